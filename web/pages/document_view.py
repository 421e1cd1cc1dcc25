"""A document laid out for reading: paragraphs, sentences, lit words, note markers, page marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.documents import Document, Note, Paragraph, Sentence, Spanned
from qa.answer import Quote

_PART = 80_000  # characters that are shown at once


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, a note's number, or the number of the page that begins here."""

    kind: Literal["words", "answer", "note", "page"]
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence (or the space between two); `start` names it, `lit` if a quote holds it, `now` if
    it is the one that is looked at.
    """

    start: int | None
    lit: bool
    now: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    lines: tuple[Line, ...]
    level: int = 0


def _edges(paragraph: Paragraph, sentences: Sequence[Sentence]) -> list[tuple[int, int, bool]]:
    """The paragraph in stretches: (start, end, whether it is a sentence)."""
    edges = []
    place = paragraph.start
    for sentence in sentences:
        if sentence.start > place:
            edges.append((place, sentence.start, False))
        edges.append((sentence.start, sentence.end, True))
        place = sentence.end
    if place < paragraph.end:
        edges.append((place, paragraph.end, False))
    return edges


@dataclass(frozen=True, slots=True)
class Part:
    """`[start, end)` of a document's text, whole paragraphs: as much as is shown at once."""

    number: int
    start: int
    end: int


def parts_of(document: Document) -> list[Part]:
    """A document in parts; most have only one."""
    bounds = [0]
    for paragraph in document.paragraphs:
        if paragraph.kind != "note" and paragraph.start - bounds[-1] >= _PART:
            bounds.append(paragraph.start)
    ends = [*bounds[1:], len(document.text)]
    return [Part(n, *span) for n, span in enumerate(zip(bounds, ends, strict=True), 1)]


def part_at(document: Document, parts: Sequence[Part], offset: int) -> Part:
    """The part in which a place of the text is shown; a note is, where its first marker stands."""
    note = document.note_at(offset)
    place = offset if note is None else note.marker
    if place is None:
        return parts[-1]
    return next((part for part in parts if place < part.end), parts[-1])


def notes_in(document: Document, part: Part, last: bool) -> list[Note]:
    """The notes that a part shows: those marked in it; the last, those marked nowhere, too."""
    return [
        note
        for note in document.notes
        if any(
            part.start <= place < part.end or (last and place >= part.end) for place in note.markers
        )
        or (last and not note.markers)
    ]


def lay_out(
    document: Document,
    quotes: Iterable[Quote] = (),
    part: Part | None = None,
    now: Quote | None = None,
) -> list[Block]:
    """The body and the asides, or the part of them, in order; the words of `quotes` are lit, and
    those of the one that is looked at `now` more than the others.
    """
    own = [quote for quote in quotes if quote.document == document.id]
    lit = [(quote.start, quote.end) for quote in own]
    seen = (now.start, now.end) if now and now.document == document.id else (-1, -1)
    answers = [(q.start + low, q.start + high) for q in own for low, high in q.answer]
    marks: dict[int, list[Piece]] = {}
    for page in document.pages[1:]:
        if page.start < document.body_end:
            marks.setdefault(page.start, []).append(Piece("page", str(page.number)))
    for note in document.notes:
        for marker in note.markers:
            marks.setdefault(marker, []).append(Piece("note", str(note.number)))
    shown: set[int] = set()

    def pieces(start: int, end: int) -> tuple[Piece, ...]:
        cuts = {start, end, *(place for place in marks if start <= place <= end)}
        cuts |= {edge for span in answers for edge in span if start < edge < end}
        found: list[Piece] = []
        places = sorted(cuts)
        for low, high in zip(places, [*places[1:], end], strict=True):
            if low in marks and low not in shown:
                shown.add(low)
                found += marks[low]
            if low < high:
                answering = any(a <= low and high <= b for a, b in answers)
                found.append(Piece("answer" if answering else "words", document.text[low:high]))
        return tuple(found)

    blocks = []
    for paragraph in document.paragraphs:
        if part is not None and not part.start <= paragraph.start < part.end:
            continue
        if paragraph.kind == "note" or (
            paragraph.start >= document.body_end and paragraph.kind != "aside"
        ):
            continue
        lines = []
        sentences = document.sentences_between(paragraph.start, paragraph.end)
        for start, end, whole in _edges(paragraph, sentences):
            is_lit = whole and any(low < end and start < high for low, high in lit)
            is_now = whole and seen[0] < end and start < seen[1]
            lines.append(Line(start if whole else None, is_lit, is_now, pieces(start, end)))
        level = len(document.section_of(paragraph.start)) if paragraph.kind == "heading" else 0
        blocks.append(Block(paragraph.kind, tuple(lines), level))
    return blocks


def lay_out_note(document: Document, note: Spanned) -> list[tuple[int, str]]:
    """A note's words by sentence, each with its start, so that every one can be linked to."""
    within = document.sentences_between(note.start, note.end)
    starts = [note.start, *(s.start for s in within if note.start < s.start < note.end)]
    ends = [*starts[1:], note.end]
    return [(low, document.text[low:high]) for low, high in zip(starts, ends, strict=True)]
