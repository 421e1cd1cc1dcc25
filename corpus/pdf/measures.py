"""The usual measures of a document: the size of its text, its line spacing, its margins."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdf.page_text import PrintedLine

# Set by hand.
_SAME_SIZE = 0.6  # points
_SAME_MARGIN = 12.0  # points: columns that begin as near to each other have the same margins
_LEAST_LINES = 3  # of a column, from which it has margins of its own
_STEP = 1.2  # of the size: the usual line spacing, where a document shows none
_MOST_STEP = 2.2  # of the size: of two lines of one paragraph


@dataclass(frozen=True)
class Measures:
    """The usual measures of a document, in points. `size` is that of most letters; `steps` is the
    usual distance of two baselines by the size of their lines.
    """

    size: float
    steps: Mapping[float, float]
    margins: Mapping[tuple[int, int], tuple[float, float]]

    @classmethod
    def of(cls, lines: Sequence[PrintedLine], widths: Sequence[float]) -> "Measures":
        """The measures of a document with these lines of text; `widths` are those of its pages."""
        letters: Counter[float] = Counter()
        for line in lines:
            letters[round(line.size, 1)] += len(line.lefts)
        size = letters.most_common(1)[0][0] if letters else 10.0
        return cls(size, _steps(lines), _margins(lines, size, widths))

    def is_small(self, line: PrintedLine) -> bool:
        """Whether a line is in smaller letters than the text."""
        return line.size < self.size - _SAME_SIZE

    def is_large(self, line: PrintedLine) -> bool:
        """Whether a line is in larger letters than the text."""
        return line.size > self.size + _SAME_SIZE

    def step(self, line: PrintedLine) -> float:
        """The usual distance from a line to the next of its paragraph."""
        return self.steps.get(round(line.size), _STEP * line.size)

    def edges(self, line: PrintedLine) -> tuple[float, float]:
        """The left and the right margin of the column of a line."""
        return self.margins.get((line.page, line.column), line.edges)

    def indent(self, line: PrintedLine) -> float:
        """How far a line is set in from the left, in ems of the text's size."""
        return (line.left - self.edges(line)[0]) / self.size

    def room(self, line: PrintedLine) -> float:
        """The room to the right of a line, in points."""
        return max(self.edges(line)[1] - line.right, 0.0)

    def fill(self, line: PrintedLine) -> float:
        """The share of the width of its column that a line fills."""
        left, right = self.edges(line)
        return (line.right - line.left) / max(right - left, 1.0)


def same_column(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether a line is below another in one column of a page."""
    same = (above.page, above.column) == (below.page, below.column)
    return same and below.baseline > above.baseline


def _steps(lines: Iterable[PrintedLine]) -> dict[float, float]:
    counts: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        if (
            same_column(above, below)
            and abs(above.size - below.size) < _SAME_SIZE
            and step < _MOST_STEP * above.size
        ):
            counts.setdefault(round(above.size), Counter())[round(step * 2) / 2] += 1
    # Of steps that are as usual, the smaller: that between paragraphs may be as frequent.
    return {
        size: min(own, key=lambda step: (-own[step], step)) for size, own in counts.items() if own
    }


def _margins(
    lines: Iterable[PrintedLine], size: float, widths: Sequence[float]
) -> dict[tuple[int, int], tuple[float, float]]:
    """The margins by (page, column). Those of a short column are those of like ones; where
    there are none, the right margin of the page is as wide as the left one.
    """
    columns: dict[tuple[int, int], list[PrintedLine]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    own = {place: _edges(found, size) for place, found in columns.items()}
    margins = {}
    full = [edges for place, edges in own.items() if len(columns[place]) >= _LEAST_LINES]
    for place, (left, right) in own.items():
        like = [edges for edges in full if abs(edges[0] - left) < _SAME_MARGIN]
        if like:
            usual = Counter(round(edges[1]) for edges in like).most_common(1)[0][0]
            right = max(right, usual) if len(columns[place]) < _LEAST_LINES else right
            if len(columns[place]) < _LEAST_LINES:
                left = min(left, Counter(round(edges[0], 1) for edges in like).most_common(1)[0][0])
        elif len(columns[place]) < _LEAST_LINES and (place[0], 1) not in columns:
            right = max(right, widths[place[0] - 1] - left)
        margins[place] = (left, right)
    return margins


def _edges(lines: Sequence[PrintedLine], size: float) -> tuple[float, float]:
    """The left edge that most lines of a column have, and the right edge that full lines reach."""
    text = [line for line in lines if abs(line.size - size) < _SAME_SIZE] or list(lines)
    lefts = Counter(round(line.left) for line in text)
    left = min(lefts, key=lambda edge: (-lefts[edge], edge))
    # A column of list items or a quotation alone has its margin where the others have it.
    if len(text) < len(lines) or lefts[left] < len(text):
        left = min(left, *(round(line.left) for line in text))
    rights = sorted(line.right for line in text)
    return float(left), rights[min(int(len(rights) * 0.9), len(rights) - 1)]
