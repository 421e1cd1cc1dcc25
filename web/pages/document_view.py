"""The document beside a conversation: which one is shown, and from which place on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from corpus.documents import Document, Page
from qa.answer import Quote
from qa.cited_note import CitedNote, cited_notes
from web.originals.images import has_images
from web.pages.conversation_view import ConversationView, OriginalPlace
from web.pages.document_layout import lay_out, lay_out_note, marker_anchor
from web.pages.document_parts import notes_in, part_at, split_document
from web.pages.original.view import OriginalLinks, OriginalView, original_view
from web.server.served_index import ServedIndex


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a page's address selects.

    `read` is the id of the document to show, at a `place` (`note-2.3` for the note with that id, or
    `s1200` for the sentence with that offset) or from a part on; `quote` is the name of the
    selected quote; `explain` is the number of the turn whose candidates are shown; `suggest` is
    whether questions are suggested.

    `view` is "original" where a page of the document's file is shown: that with the number `page`
    from 1, with the passage `[start, end)` highlighted, `zoom` percent large.
    """

    read: Annotated[str, Query(max_length=200)] = ""
    place: Annotated[str, Query(max_length=20)] = ""
    quote: Annotated[str, Query(max_length=20)] = ""
    part: int = 0
    explain: int = 0
    suggest: bool = False
    view: Annotated[str, Query(max_length=20)] = ""
    page: int = 0
    start: int = 0
    end: int = 0
    zoom: int = 0

    @property
    def original(self) -> OriginalPlace | None:
        """What is shown of the original, if that is shown."""
        if self.view != "original":
            return None
        return OriginalPlace(self.page, self.start, self.end, self.zoom)


def document_context(
    served: ServedIndex, conversation: ConversationView, options: PageOptions
) -> dict[str, Any]:
    """The template's variables for the document, in which the quotes of a turn are highlighted."""
    document = _choose_document(served, conversation, options)
    if document is None:
        return {"document": None}
    turn, quote_view = conversation.quote(options.quote)
    quotes = [one.now for one in (turn.displayed_quotes if turn else ()) if one.now is not None]
    selected = quote_view.now if quote_view else None
    offset = _offset(document, options.place, (selected, *quotes))
    context: dict[str, Any] = {
        "document": document,
        "work": served.index.works.get(document.id),
        "warnings": served.warnings(document.id),
        "highlighted_turn": conversation.turns.index(turn) + 1 if turn else 0,
        "lay_out_note": lay_out_note,
        "anchors_of": _anchors,
        "original": None,
        "has_original": has_images(document),
        "original_links": None,
    }
    if has_images(document):
        zoom = options.original.zoom if options.original else 0
        context["original_links"] = OriginalLinks(document, conversation, zoom)
    if options.original and has_images(document):
        chosen = (quote_view.name if quote_view else "", selected)
        shown = original_view(document, conversation, options.original, quotes, chosen, offset)
        return {
            **context,
            "original": shown,
            "notes": list(cited_notes(document, shown.notes)),
            "text_place": _sentence_place(document, shown),
            "anchors_of": lambda note: _anchors(note, shown.page),
        }
    parts = split_document(document)
    if 0 < options.part <= len(parts):
        part = parts[options.part - 1]
        offset = part.start
    else:
        part = part_at(document, parts, offset)
    return {
        **context,
        "blocks": lay_out(document, quotes, part, selected),
        "part": part,
        "parts": parts,
        "notes": list(cited_notes(document, notes_in(document, part, part is parts[-1]))),
        "original_place": OriginalPlace(document.page_of(offset)),
    }


def _anchors(note: CitedNote, page: Page | None = None) -> list[str]:
    """What the markers of a note are found by, or those on a page."""
    return [
        marker_anchor(note.id, place)
        for place, offset in enumerate(note.markers)
        if page is None or page.start < offset <= page.end
    ]


def _sentence_place(document: Document, shown: OriginalView) -> str:
    """The place in the text of what is shown of the original: the passage, else the page."""
    start = shown.selected.start if shown.selected else shown.page.start
    sentence = document.sentence_at(start)
    following = next((one.start for one in document.sentences if one.start >= start), start)
    return f"s{sentence.start if sentence and sentence.start >= start else following}"


def _choose_document(
    served: ServedIndex, conversation: ConversationView, options: PageOptions
) -> Document | None:
    """The document that the address names, or that of the selected quote, the one asked, that of
    the last answer, or the first.
    """
    documents = served.index.documents
    _, selected = conversation.quote(options.quote)
    of_selected = selected.now.document if selected and selected.now else ""
    of_last_answer = next(
        (
            quote.now.document
            for turn in reversed(conversation.turns)
            for quote in turn.displayed_quotes
            if quote.now
        ),
        "",
    )
    candidates = (options.read, of_selected, conversation.scope, of_last_answer, *documents)
    return next((documents[ident] for ident in candidates if ident in documents), None)


def _offset(document: Document, place: str, quotes: Iterable[Quote | None]) -> int:
    """The offset to show: that of the place, or otherwise of the document's first quote."""
    if place.startswith("note-"):
        note = document.note_with_id(place.removeprefix("note-"))
        return note.start if note else 0
    if re.fullmatch(r"s\d{1,9}", place):
        return min(int(place[1:]), max(len(document.text) - 1, 0))
    starts = (one.start for one in quotes if one is not None and one.document == document.id)
    return next(starts, 0)
