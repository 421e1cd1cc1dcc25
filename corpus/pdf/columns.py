"""The columns of a page, in the order in which they are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.characters.words import Word

# Set by hand.
_LEAST_LINES = 5  # of a column
_FEWEST_LINES = 3  # of a column of a block that is set apart
_BLOCK_SPACE = 1.6  # of the size, between the baselines of lines that are set apart
_OTHER_SIZE = 0.6  # points
_LEAST_WIDTH = 0.15  # of the page's text: a column
_LEAST_GUTTER = 0.7  # of a line's size
_FULL = 0.65  # of a column's width
_LEAST_FULL = 0.5  # share of lines that fill a column
_SAME_STEP = 2  # half points, by which the distances of lines of a text may differ
_LEAST_REGULAR = 0.45  # share of the distances that are as usual
_PART_GAP = 0.8  # of a gutter's width: the least space between parts of a line
_LEAST_WORDS = 3  # of a line of a column
_MOST_CROSSING = 0.6  # lines over a gutter, of those beside it
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
    gutter = _gutter(lines, left, right, _LEAST_LINES) if most > 1 else None
    if gutter is None:
        return _blocks(lines, most) or [Column(list(lines), left, right)]
    columns: list[Column] = []
    for band, divided in _bands(lines, gutter):
        if not divided:
            columns.extend(_blocks(band, most) or [Column(band, left, right)])
            continue
        for side in (0, 1):
            part = [part for line in band if (part := _part(line, gutter, side))]
            columns.extend(reading_order(part, most - 1))
    return columns


def _blocks(lines: Sequence[PdfLine], most: int) -> list[Column]:
    """The columns of lines without a gutter, where some that are set apart have one of their own;
    none where they have not.
    """
    if most <= 1:
        return []
    found: list[tuple[list[PdfLine], float | None]] = []
    for block in _apart(lines):
        left, right = min(line.left for line in block), max(line.right for line in block)
        gutter = _gutter(block, left, right, _FEWEST_LINES)
        if gutter is None and found and found[-1][1] is None:
            found[-1][0].extend(block)
        else:
            found.append((block, gutter))
    if all(gutter is None for _, gutter in found):
        return []
    edges = min(line.left for line in lines), max(line.right for line in lines)
    columns: list[Column] = []
    for block, gutter in found:
        if gutter is None:
            columns.append(Column(block, *edges))
        for side in (0, 1) if gutter is not None else ():
            part = [part for line in block if (part := _part(line, gutter or 0.0, side))]
            columns.extend(reading_order(part, 1))
    return columns


def _apart(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Lines divided where more space than usual is between two, or their size changes."""
    blocks = [[lines[0]]]
    for above, below in pairwise(lines):
        size = max(above.size, below.size)
        space = below.baseline - above.baseline
        if space > _BLOCK_SPACE * size or abs(above.size - below.size) > _OTHER_SIZE:
            blocks.append([])
        blocks[-1].append(below)
    return blocks


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


def pieces(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """The words of a line, from left to right, divided where a space is wider than a gap."""
    found = [[words[0]]]
    end = words[0].right
    for word in words[1:]:
        if word.left - end > gap:
            found.append([])
        found[-1].append(word)
        end = max(end, word.right)
    return found


def _span(words: Sequence[Word]) -> tuple[float, float]:
    """The left and the right edge of words from left to right."""
    return words[0].left, max(word.right for word in words)


def _gutter(lines: Sequence[PdfLine], left: float, right: float, fewest: int) -> float | None:
    """The middle of the gutter between two columns, each of which has `fewest` lines or more;
    `None` where there is one column. Gutters are the parts of the width that fewest lines cover.
    """
    width, size = right - left, lines[0].size
    covered = _cover(lines, left, right)
    most = int(_MOST_CROSSING * len(lines))
    low, high = int(_LEAST_WIDTH * width), int((1 - _LEAST_WIDTH) * width)
    for level in sorted({count for count in covered[low:high] if count <= most}):
        best: tuple[int, float] | None = None
        for begin, end in _valleys(covered, level, low, high):
            if end - begin < _LEAST_GUTTER * size:
                continue
            middle = left + (begin + end) / 2
            count = _beside(lines, middle, _PART_GAP * (end - begin), fewest)
            if count and (best is None or count > best[0]):
                best = (count, middle)
        if best is not None:
            return best[1]
    return None


def _cover(lines: Sequence[PdfLine], left: float, right: float) -> list[int]:
    """How many lines cover each point of the width. Spaces within words of a line are covered,
    where they are no wider than is usual.
    """
    changes = [0] * (int(right - left) + 3)
    for line in lines:
        for begin, end in map(_span, pieces(line.words, _LEAST_GUTTER * line.size)):
            changes[max(int(begin - left + 0.5), 0)] += 1
            changes[max(int(end - left + 0.5), 0)] -= 1
    return list(accumulate(changes))


def _valleys(covered: Sequence[int], level: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """(Begin, end) of the parts of the width that no more than `level` lines cover."""
    begin = None
    for place in range(low, high + 1):
        if place < len(covered) and covered[place] <= level:
            begin = place if begin is None else begin
        elif begin is not None:
            yield begin, place
            begin = None
    if begin is not None:
        yield begin, high + 1


def _beside(lines: Sequence[PdfLine], gutter: float, gap: float, fewest: int) -> int:
    """How many lines are beside a gutter more than over it; 0 where it is none between columns.
    Spaces wider than `gap` are between the parts of a line.
    """
    words: tuple[list[int], list[int]] = ([], [])  # of lines, without numbers
    spans: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    baselines: tuple[list[float], list[float]] = ([], [])
    over = 0
    for line in lines:
        if _crosses(line, gutter):
            over += 1
            continue
        for side in (False, True):
            own = [word for word in line.words if (word.left >= gutter) == side]
            if own:
                is_note = own[0].is_raised and own[0].text.isdecimal()
                words[side].append(_LEAST_WORDS if is_note else sum(map(_has_letters, own)))
                parts = pieces(own, gap)
                spans[side].append(_span(parts[0] if side else parts[-1]))
                baselines[side].append(line.baseline)
    fewer = min(map(len, words))
    if fewer < fewest or over > _MOST_CROSSING * sum(map(len, words)):
        return 0
    if not all(map(_is_text, words)):
        return 0
    if not all(map(_is_filled, spans)) and not all(map(_is_regular, baselines)):
        return 0  # a table with words in its cells
    return max(2 * fewer - over, 1)


def _is_regular(baselines: Sequence[float]) -> bool:
    """Whether most lines follow each other at one distance, as in a text and not in a table."""
    steps = Counter(round(2 * (below - above)) for above, below in pairwise(baselines))
    if not steps:
        return False
    usual = max(steps, key=lambda step: (steps[step], -step))
    same = sum(count for step, count in steps.items() if abs(step - usual) <= _SAME_STEP)
    return same >= _LEAST_REGULAR * sum(steps.values())


def _is_filled(spans: Sequence[tuple[float, float]]) -> bool:
    """Whether most lines fill the width of their column, as in a text and not in a table."""
    left, right = min(low for low, _ in spans), max(high for _, high in spans)
    full = sum(high - low >= _FULL * (right - left) for low, high in spans)
    return full >= _LEAST_FULL * len(spans)


def _has_letters(word: Word) -> bool:
    """Whether a word has letters, and is no number."""
    return sum(letter.isalpha() for letter in word.text) > 1


def _is_text(words: Sequence[int]) -> bool:
    """Whether parts of lines have so many words as those of a text, and more than cells have."""
    return 2 * sum(count >= _LEAST_WORDS for count in words) >= len(words)


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
