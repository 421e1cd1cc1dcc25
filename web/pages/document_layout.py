"""A document laid out for reading: paragraphs, sentences, highlights, note markers, page marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.documents import Document, Note, Page, Paragraph, Sentence
from corpus.notes.names import note_names
from qa.answer import Quote
from qa.page_names import page_words
from web.pages.document_parts import Part


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, words that answer, a note's label, or the number of the page that begins here.

    Of a note, `note` is the id, `name` what it is called, and `anchor` what the marker is found by:
    the id, with the number of the marker behind it where it is not the note's first. Of a page,
    `text` is what is printed on it, `name` what it is called, and `page` its number in the file.
    """

    kind: Literal["words", "answer", "note", "page"]
    text: str
    note: str = ""
    name: str = ""
    anchor: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or the space between two.

    `start` and `end` are the sentence's offsets, of which the first is its id on the page; `None`
    and 0 for space. `highlighted` is whether it is part of a quote of the answer, `now` whether
    that quote is the selected one.
    """

    start: int | None
    highlighted: bool
    now: bool
    pieces: tuple[Piece, ...]
    end: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; `level` is the depth of a heading's section, otherwise 0."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0


def lay_out(
    document: Document,
    quotes: Iterable[Quote] = (),
    part: Part | None = None,
    selected: Quote | None = None,
) -> list[Block]:
    """The paragraphs of a document's body, or of a part of it, in order.

    The sentences of `quotes` are highlighted, those of the `selected` quote more strongly.
    """
    layout = _Layout(document, [one for one in quotes if one.document == document.id], selected)
    return [
        layout.block(paragraph)
        for paragraph in document.paragraphs
        if _is_shown(document, paragraph, part)
    ]


def lay_out_page(
    document: Document, page: Page, quotes: Iterable[Quote] = (), selected: Quote | None = None
) -> list[Block]:
    """The paragraphs of one page, cut where the page ends; highlighted as by `lay_out`."""
    layout = _Layout(document, [one for one in quotes if one.document == document.id], selected)
    blocks = []
    for paragraph in document.paragraphs:
        if paragraph.kind == "aside":
            if document.page_of(paragraph.start) == page.number:
                blocks.append(layout.block(paragraph))
        elif paragraph.kind != "note" and paragraph.start < page.end and page.start < paragraph.end:
            blocks.append(layout.block(paragraph, page))
    return blocks


def lay_out_note(document: Document, note: Note) -> list[tuple[int, str]]:
    """A note's text by sentence, each with its offset, so that each can be linked to."""
    sentences = document.sentences_between(note.start, note.end)
    starts = [note.start, *(s.start for s in sentences if note.start < s.start < note.end)]
    ends = [*starts[1:], note.end]
    return [(start, document.text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _is_shown(document: Document, paragraph: Paragraph, part: Part | None) -> bool:
    """Whether a paragraph is shown as text of the body: notes are listed separately."""
    if part is not None and not part.start <= paragraph.start < part.end:
        return False
    in_body = paragraph.start < document.body_end or paragraph.kind == "aside"
    return paragraph.kind != "note" and in_body


def _spans(paragraph: Paragraph, sentences: Sequence[Sentence]) -> list[tuple[int, int, bool]]:
    """The paragraph divided into (start, end, whether it is a sentence)."""
    spans = []
    place = paragraph.start
    for sentence in sentences:
        if sentence.start > place:
            spans.append((place, sentence.start, False))
        spans.append((sentence.start, sentence.end, True))
        place = sentence.end
    if place < paragraph.end:
        spans.append((place, paragraph.end, False))
    return spans


def _marks(document: Document) -> dict[int, list[Piece]]:
    """The page marks and note markers by their offset."""
    marks: dict[int, list[Piece]] = {}
    for page in document.pages[1:]:
        if page.start < document.body_end:
            label = page.label or str(page.number)
            called = page_words(page.number, page.number, label, label)
            piece = Piece("page", label, name=called, page=page.number)
            marks.setdefault(page.start, []).append(piece)
    names = note_names(document)
    for note in document.notes:
        for place, marker in enumerate(note.markers):
            anchor = marker_anchor(note.id, place)
            piece = Piece("note", note.label, note.id, names[note.id], anchor)
            marks.setdefault(marker, []).append(piece)
    return marks


def marker_anchor(note: str, place: int) -> str:
    """What a marker is found by: the id of its note, and its place among the markers, from 0."""
    return f"{note}-m{place + 1}" if place else note


class _Layout:
    """Lays out one document paragraph by paragraph, each mark once."""

    def __init__(self, document: Document, quotes: Sequence[Quote], selected: Quote | None) -> None:
        self._document = document
        self._quotes = [(quote.start, quote.end) for quote in quotes]
        self._answers = [
            (quote.start + start, quote.start + end)
            for quote in quotes
            for start, end in quote.answer
        ]
        of_document = selected is not None and selected.document == document.id
        self._selected = [(selected.start, selected.end)] if selected and of_document else []
        self._marks = _marks(document)

    def block(self, paragraph: Paragraph, page: Page | None = None) -> Block:
        """A paragraph, or what of it is on a page."""
        document = self._document
        sentences = document.sentences_between(paragraph.start, paragraph.end)
        spans = _spans(paragraph, sentences)
        if page is not None:
            self._marks.pop(page.start, None)  # it stands on the page before
            cut = [(max(s, page.start), min(e, page.end), is_sent) for s, e, is_sent in spans]
            spans = [(start, end, is_sent) for start, end, is_sent in cut if start < end]
        lines = [
            Line(
                start if is_sentence else None,
                is_sentence and _overlaps(start, end, self._quotes),
                is_sentence and _overlaps(start, end, self._selected),
                self._pieces(start, end),
                end if is_sentence else 0,
            )
            for start, end, is_sentence in spans
        ]
        level = len(document.section_of(paragraph.start)) if paragraph.kind == "heading" else 0
        return Block(paragraph.kind, tuple(lines), level)

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """`[start, end)` of the text, cut at marks and at the edges of what answers."""
        cuts = {start, end, *(place for place in self._marks if start <= place <= end)}
        cuts |= {edge for span in self._answers for edge in span if start < edge < end}
        places = sorted(cuts)
        pieces: list[Piece] = []
        for low, high in zip(places, [*places[1:], end], strict=True):
            pieces += self._marks.pop(low, [])
            if low < high:
                answers = any(first <= low and high <= last for first, last in self._answers)
                text = self._document.text[low:high]
                pieces.append(Piece("answer" if answers else "words", text))
        return tuple(pieces)


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(low < end and start < high for low, high in spans)
