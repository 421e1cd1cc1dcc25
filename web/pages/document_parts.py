"""The parts that a long document is shown in."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Document, Note

# Characters of a part; not tuned: some 30 pages, which browsers lay out at once.
_PART_LENGTH = 80_000


@dataclass(frozen=True, slots=True)
class Part:
    """`[start, end)` of a document's text, in whole paragraphs; `number` counts from 1."""

    number: int
    start: int
    end: int


def split_document(document: Document) -> list[Part]:
    """The parts of a document; most documents have one."""
    starts = [0]
    for paragraph in document.paragraphs:
        if paragraph.kind != "note" and paragraph.start - starts[-1] >= _PART_LENGTH:
            starts.append(paragraph.start)
    ends = [*starts[1:], len(document.text)]
    return [
        Part(number, start, end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def part_at(document: Document, parts: Sequence[Part], offset: int) -> Part:
    """The part that shows a place of the text; a note is shown with its first marker."""
    note = document.note_at(offset)
    place = offset if note is None else note.marker
    if place is None:
        return parts[-1]
    return next((part for part in parts if place < part.end), parts[-1])


def notes_in(document: Document, part: Part, last: bool) -> list[Note]:
    """The notes that a part shows: those whose marker is in it.

    The `last` part also shows notes whose marker is behind its end, or that have none.
    """
    return [
        note
        for note in document.notes
        if any(
            part.start <= place < part.end or (last and place >= part.end) for place in note.markers
        )
        or (last and not note.markers)
    ]
