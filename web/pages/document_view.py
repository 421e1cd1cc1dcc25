"""The document beside a conversation: which one is shown, and from which place on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from corpus.documents import Document
from qa.answer import Quote
from qa.cited_note import cited_notes
from web.pages.conversation_view import ConversationView
from web.pages.document_layout import lay_out, lay_out_note, marker_anchor
from web.pages.document_parts import notes_in, part_at, split_document
from web.server.served_index import ServedIndex


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a page's address selects.

    `read` is the id of the document to show, at a `place` (`note-2.3` for the note with that id, or
    `s1200` for the sentence with that offset) or from a part on; `quote` is the name of the
    selected quote; `explain` is the number of the turn whose candidates are shown; `suggest` is
    whether questions are suggested.
    """

    read: Annotated[str, Query(max_length=200)] = ""
    place: Annotated[str, Query(max_length=20)] = ""
    quote: Annotated[str, Query(max_length=20)] = ""
    part: int = 0
    explain: int = 0
    suggest: bool = False


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
    parts = split_document(document)
    if 0 < options.part <= len(parts):
        part = parts[options.part - 1]
    else:
        part = part_at(document, parts, _offset(document, options.place, (selected, *quotes)))
    notes = notes_in(document, part, part is parts[-1])
    return {
        "document": document,
        "work": served.index.works.get(document.id),
        "warnings": served.warnings(document.id),
        "blocks": lay_out(document, quotes, part, selected),
        "part": part,
        "parts": parts,
        "notes": list(cited_notes(document, notes)),
        "highlighted_turn": conversation.turns.index(turn) + 1 if turn else 0,
        "lay_out_note": lay_out_note,
        "marker_anchor": marker_anchor,
    }


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
