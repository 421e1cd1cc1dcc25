"""What lies over the image of a page: lights on passages, the words, and links at note markers.

Positions are in points from the left edge and the top of the page as it is shown.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.documents import Document, Page
from corpus.notes.names import note_names
from corpus.places import Rectangle, unpack_edges
from qa.answer import Quote

LightKind = Literal["quote", "current", "answer"]

# Shares of a line's height, set by hand on pages of several programs.
_BASELINE = 0.78
_MARKER_WIDTH = 0.4  # of a character of a marker
_NARROWEST_MARKER = 0.6
_MARKER_HEIGHT = 0.85
_RAISED = 0.2


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
    behind: dict[int, float] = {}  # where the area of the last marker at an offset ends
    for offset, place in document.marks:
        if not page.start < offset <= page.end and not _may_be_on(document, page, offset):
            continue
        before = next(iter(document.rectangles(offset - 1, offset)), None)
        if before is None or before.page != page.number:
            continue
        note = document.notes[place]
        area = _area(document, offset, before, len(note.label), behind.get(offset))
        leftwards = area[0] < before.left
        behind[offset] = area[0] if leftwards else area[0] + area[2]
        yield MarkerArea(note.id, names[note.id], *(round(value, 1) for value in area))


def _may_be_on(document: Document, page: Page, offset: int) -> bool:
    """Whether the character before a marker behind the body is on a page."""
    return offset > document.body_end and document.page_of(offset - 1) == page.number


def _area(
    document: Document, offset: int, before: Rectangle, characters: int, edge: float | None
) -> tuple[float, float, float, float]:
    """(left, top, width, height) of a marker of so many characters behind the character `before`,
    or behind the `edge` of another marker there.
    """
    height = before.bottom - before.top
    width = max(_NARROWEST_MARKER, _MARKER_WIDTH * characters) * height
    top = max(before.top - _RAISED * height, 0.0)
    if _runs_leftwards(document.text, offset):
        left = (before.left if edge is None else edge) - width
    else:
        left = before.right if edge is None else edge
    return left, top, width, _MARKER_HEIGHT * height


def _runs_leftwards(text: str, offset: int) -> bool:
    """Whether the last letter before an offset is one of a script from right to left."""
    for letter in reversed(text[max(offset - 40, 0) : offset]):
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _size(low: float, high: float) -> float:
    return round(high - low, 1)
