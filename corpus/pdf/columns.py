"""The columns of a page, in the order in which they are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.characters.words import Word

# Set by hand.
_LEAST_LINES = 5  # of a column
_LEAST_WIDTH = 0.2  # of the page's text: a column's line, and the margin in which no gutter is
_LEAST_GUTTER = 0.7  # of a line's size
_FULL = 0.7  # of a column's width
_LEAST_FULL = 0.5  # share of lines that fill a column
_MOST_CROSSING = 0.6  # lines over a gutter, of those beside it
_WIDE_GAP = 1.5  # of a line's size: between cells or columns
_NEARER = 1.3  # by which a heading is nearer to what is below it
_MOST_COLUMNS = 4


@dataclass(slots=True)
class Column:
    """Lines below each other, from top to bottom, with the edges of their text."""

    lines: list[PdfLine]
    left: float
    right: float


def reading_order(lines: Sequence[PdfLine], most: int = _MOST_COLUMNS) -> list[Column]:
    """The columns of a page. Lines that cross a gutter divide those above from those below."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gutter = _gutter(lines, left, right) if most > 1 else None
    if gutter is None:
        return [Column(list(lines), left, right)]
    columns: list[Column] = []
    for band, divided in _bands(lines, gutter):
        if not divided:
            columns.append(Column(band, left, right))
            continue
        for side in (0, 1):
            part = [part for line in band if (part := _part(line, gutter, side))]
            columns.extend(reading_order(part, most - 1))
    return columns


def _bands(lines: Sequence[PdfLine], gutter: float) -> list[tuple[list[PdfLine], bool]]:
    """The lines from top to bottom in bands: those across the gutter, and those beside it (`True`).

    A line on one side alone is of the band across the gutter above it as long as there is nothing
    on the other side, and of that below it where it stands nearer to that than to what is above it.
    """
    bands: list[tuple[list[PdfLine], bool]] = []
    place = 0
    while place < len(lines):
        across = place
        while across < len(lines) and _crosses(lines[across], gutter):
            across += 1
        end = across
        while end < len(lines) and not _crosses(lines[end], gutter):
            end += 1
        beside = list(lines[across:end])
        sides = [_sides(line, gutter) for line in beside]
        other = [n for n, own in enumerate(sides) if own[1]]
        first = other[0] if other else len(beside)
        if across > place or not other:
            place_of_first = beside[first].baseline if other else float("inf")
            lead = [
                n for n in range(first) if beside[n].baseline < place_of_first - _level(beside[n])
            ]
            count = len(lead) if across > place else 0
            if not other:
                count = len(beside)
            bands.append(([*lines[place:across], *beside[:count]], False))
            beside = beside[count:]
        trailing = _heading_of_next(beside, lines[end : end + 1], gutter)
        kept = beside[: len(beside) - trailing]
        if kept:
            bands.append((kept, True))
        if trailing:
            bands.append((beside[len(kept) :], False))
        place = end
    return bands


def _level(line: PdfLine) -> float:
    """How far above another line one is that is not beside it, in points."""
    return 0.5 * line.size


def _sides(line: PdfLine, gutter: float) -> tuple[bool, bool]:
    """Whether a line has words on the left, and on the right, of the gutter."""
    return line.left < gutter, any(word.left >= gutter for word in line.words)


def _heading_of_next(beside: Sequence[PdfLine], following: Sequence[PdfLine], gutter: float) -> int:
    """How many of the last lines on the left belong to a line across the gutter below them: one or
    none.
    """
    if len(beside) < 2 or not following or _sides(beside[-1], gutter)[1]:
        return 0
    above = beside[-1].baseline - beside[-2].baseline
    below = following[0].baseline - beside[-1].baseline
    return int(below * _NEARER < above)


def pieces(line: PdfLine) -> list[list[Word]]:
    """The words of a line divided at wide gaps."""
    found = [[line.words[0]]]
    end = line.words[0].right
    for word in line.words[1:]:
        if word.left - end > _WIDE_GAP * line.size:
            found.append([])
        found[-1].append(word)
        end = max(end, word.right)
    return found


def _gutter(lines: Sequence[PdfLine], left: float, right: float) -> float | None:
    """The middle of the gutter between two columns; `None` where there is one column."""
    width = right - left
    spans = [
        (piece[0].left, max(word.right for word in piece))
        for line in lines
        for piece in pieces(line)
    ]
    wide = [span for span in spans if span[1] - span[0] >= _LEAST_WIDTH * width]
    ends = sorted({span[1] for span in wide})
    best: tuple[int, float, float] | None = None
    for end in ends:
        if not left + _LEAST_WIDTH * width < end < right - _LEAST_WIDTH * width:
            continue
        begin = min((low for low, _ in wide if low > end), default=None)
        if begin is None or begin - end < _LEAST_GUTTER * lines[0].size:
            continue
        middle = (end + begin) / 2
        before = sum(high <= end for _, high in wide)
        behind = sum(low >= begin for low, _ in wide)
        over = sum(low < middle < high for low, high in wide)
        if min(before, behind) < _LEAST_LINES or over > _MOST_CROSSING * (before + behind):
            continue
        sides = ([s for s in spans if s[1] <= middle], [s for s in spans if s[0] >= middle])
        if not any(map(_is_filled, sides)):
            continue
        found = (min(before, behind) - over, begin - end, middle)
        best = max(best, found) if best else found
    return best[2] if best else None


def _is_filled(spans: Sequence[tuple[float, float]]) -> bool:
    """Whether most lines fill the width of their column, as in a text and not in a table."""
    left, right = min(low for low, _ in spans), max(high for _, high in spans)
    full = sum(high - low >= _FULL * (right - left) for low, high in spans)
    return full >= _LEAST_FULL * len(spans)


def _crosses(line: PdfLine, gutter: float) -> bool:
    """Whether a line goes on over a gutter."""
    before = max((word.right for word in line.words if word.left < gutter), default=None)
    behind = min((word.left for word in line.words if word.left >= gutter), default=None)
    if before is None or behind is None:
        return before is not None and before > gutter
    return before > gutter or behind - before < _LEAST_GUTTER * line.size


def _part(line: PdfLine, gutter: float, side: int) -> PdfLine | None:
    words = [word for word in line.words if (word.left >= gutter) == bool(side)]
    return line_of(words) if words else None
