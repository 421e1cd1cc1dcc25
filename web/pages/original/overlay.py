"""What lies over the image of a page: lights on passages, the words, and links at note markers.

Positions are in points from the left edge and the top of the page as it is shown.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from corpus.documents import Document, Note, Page
from corpus.notes.names import note_names
from corpus.places import Rectangle, unpack_edges
from qa.answer import Quote

LightKind = Literal["quote", "current", "answer"]

# Shares of a line's height, set by hand on pages of several programs.
_BASELINE = 0.78
_MARKER_WIDTH = 0.4  # of a character of a marker
_NARROWEST_MARKER = 0.6
_RAISED = 0.15
_SPACE = 0.2  # between two words
_LEAST_GAP, _MOST_GAP = 0.25, 8.0


@dataclass(frozen=True, slots=True)
class Light:
    """A rectangle of a passage: a `quote`, the `current` one, or the words in it that `answer`."""

    kind: LightKind
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """A stretch of a line with its words, which are as wide and as high as in the image."""

    text: str
    left: float
    baseline: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MarkerArea:
    """The area of a note's marker, right behind the character that the marker follows."""

    note: str
    name: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over the image of one page."""

    lights: tuple[Light, ...]
    words: tuple[PlacedWords, ...]
    markers: tuple[MarkerArea, ...]


def overlay_of(
    document: Document, page: Page, quotes: Sequence[Quote], selected: Quote | None
) -> Overlay:
    """The overlay of a page. The `quotes` of the document are lit, the `selected` one more."""
    lights = [
        *(
            light
            for one in quotes
            for light in _lights(document, page, "quote", one.start, one.end)
        ),
        *(_selected_lights(document, page, selected) if selected else ()),
    ]
    words = tuple(_words(document, page))
    return Overlay(tuple(lights), words, tuple(_markers(document, page)))


def _selected_lights(document: Document, page: Page, quote: Quote) -> Iterable[Light]:
    yield from _lights(document, page, "current", quote.start, quote.end)
    for low, high in quote.answer:
        yield from _lights(document, page, "answer", quote.start + low, quote.start + high)


def _lights(
    document: Document, page: Page, kind: LightKind, start: int, end: int
) -> Iterable[Light]:
    for one in document.rectangles(start, end):
        if one.page == page.number:
            yield Light(
                kind, one.left, one.top, _size(one.left, one.right), _size(one.top, one.bottom)
            )


def _words(document: Document, page: Page) -> Iterable[PlacedWords]:
    for line in document.places:
        if line.page != page.number:
            continue
        edges = unpack_edges(line.edges)
        left, width = min(edges), _size(min(edges), max(edges))
        text = document.text[line.start : line.start + line.length]
        if width > 0 and text.strip():
            height = _size(line.top, line.bottom)
            baseline = round(line.top + _BASELINE * height, 1)
            yield PlacedWords(text, left, baseline, width, height)


def _markers(document: Document, page: Page) -> Iterable[MarkerArea]:
    names = note_names(document)
    for offset, group in groupby(document.marks, key=lambda mark: mark[0]):
        if not page.start < offset <= page.end and not _is_behind_body(document, page, offset):
            continue
        before = next(iter(document.rectangles(offset - 1, offset)), None)
        if before is None or before.page != page.number:
            continue
        notes = [document.notes[place] for _, place in group]
        for note, area in zip(notes, _areas(document, offset, before, notes), strict=True):
            yield MarkerArea(note.id, names[note.id], *(round(value, 1) for value in area))


def _is_behind_body(document: Document, page: Page, offset: int) -> bool:
    """Whether a marker is in a text behind the body, such as an aside, on a page."""
    return offset > document.body_end and document.page_of(offset - 1) == page.number


def _areas(
    document: Document, offset: int, before: Rectangle, notes: Sequence[Note]
) -> Iterable[tuple[float, float, float, float]]:
    """(left, top, width, height) of the markers of notes side by side behind the character
    `before`: up to the word behind them, where that is on the same line.
    """
    height = before.bottom - before.top
    top = max(before.top - _RAISED * height, 0.0)
    leftwards = _runs_leftwards(document.text, offset)
    gap = _gap_behind(document, offset, before, leftwards)
    edge = before.left if leftwards else before.right
    for note in notes:
        width = max(_NARROWEST_MARKER, _MARKER_WIDTH * len(note.label)) * height
        if gap is not None:
            width = gap / len(notes)
        yield (edge - width if leftwards else edge), top, width, before.bottom - top
        edge += -width if leftwards else width


def _gap_behind(
    document: Document, offset: int, before: Rectangle, leftwards: bool
) -> float | None:
    """The points between the character `before` a marker and the word behind it, without the space
    before that; `None` where that is on another line, or stands where the markers would.
    """
    height = before.bottom - before.top
    behind = next(
        (
            at
            for at in range(offset, min(offset + 3, len(document.text)))
            if document.text[at] > " "
        ),
        None,
    )
    after = next(iter(document.rectangles(behind, behind + 1)), None) if behind else None
    if behind is None or after is None or after.page != before.page:
        return None
    if min(after.bottom, before.bottom) - max(after.top, before.top) < height / 2:
        return None
    gap = before.left - after.right if leftwards else after.left - before.right
    gap -= _SPACE * height if behind > offset else 0
    return gap if _LEAST_GAP * height < gap < _MOST_GAP * height else None


def _runs_leftwards(text: str, offset: int) -> bool:
    """Whether the last letter before an offset is one of a script from right to left."""
    for letter in reversed(text[max(offset - 40, 0) : offset]):
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _size(low: float, high: float) -> float:
    return round(high - low, 1)
