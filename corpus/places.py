"""Where the characters of a text are on the pages of its file.

Positions are in points (1/72 inch) on the page as it is shown, turned as the file says: from its
left edge and from its top.
"""

import base64
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_UNITS = 10  # that an edge is stored in, of a point
_HIGHEST = 2**16 - 1  # of what is stored


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a line on a page; `page` counts from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A stretch of the text that is on one line of a page: the `length` characters from `start`.

    `edges` are where each character begins and the last one ends, in the direction of the script,
    packed by `pack_edges`.
    """

    start: int
    length: int
    page: int
    top: float
    bottom: float
    edges: str


def pack_edges(edges: Sequence[float]) -> str:
    """Positions from the left, in points, as base64 of 16-bit numbers of tenths of a point."""
    tenths = [int(edge * _UNITS + 0.5) for edge in edges]
    if tenths and (min(tenths) < 0 or max(tenths) > _HIGHEST):
        tenths = [min(max(edge, 0), _HIGHEST) for edge in tenths]
    packed = array("H", tenths)
    return base64.b64encode(packed.tobytes()).decode("ascii")


def unpack_edges(packed: str) -> list[float]:
    """The positions that `pack_edges` packed, in points."""
    tenths = array("H")
    tenths.frombytes(base64.b64decode(packed))
    return [number / _UNITS for number in tenths]


def rectangles(lines: Sequence[PlacedLine], start: int, end: int) -> Iterator[Rectangle]:
    """The rectangles of the characters `[start, end)` of a text, one for each part of a line.

    `lines` are in the order of their starts. White space between lines is in no rectangle.
    """
    first = max(bisect_right(lines, start, key=lambda line: line.start) - 1, 0)
    for line in lines[first:]:
        if line.start >= end:
            return
        low, high = max(start - line.start, 0), min(end - line.start, line.length)
        if low >= high:
            continue
        edges = unpack_edges(line.edges)
        left, right = min(edges[low : high + 1]), max(edges[low : high + 1])
        if left < right:
            yield Rectangle(line.page, left, line.top, right, line.bottom)


def page_at(lines: Sequence[PlacedLine], offset: int) -> int | None:
    """The page of the character at `offset`, or of the last one before it; `None` before all."""
    place = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return lines[place].page if place >= 0 else None
