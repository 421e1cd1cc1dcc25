"""Numbers of lines in the margin, as transcripts and statutes have them."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.pdf.characters.lines import PdfLine, line_of

# Set by hand.
_LEAST = 6  # numbers on a page, and on two pages of three
_SAME_EDGE = 6.0  # points between the right edges of two of them
_GAP = 0.6  # of the size, to the text
_STEPS = (1, 5)  # from a number to the next


def without_line_numbers(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The lines of pages without the numbers of lines in their left margins."""
    counted = [_counted(lines) for lines in pages]
    numbered = sum(bool(found) for found in counted)
    written = sum(bool(lines) for lines in pages)
    if 3 * numbered < written:
        return [list(lines) for lines in pages]
    return [
        [left for n, line in enumerate(lines) if (left := _rest(line, n in found)) is not None]
        for lines, found in zip(pages, counted, strict=True)
    ]


def _rest(line: PdfLine, is_numbered: bool) -> PdfLine | None:
    """A line without its number; `None` where nothing is left."""
    if not is_numbered:
        return line
    return line_of(line.words[1:]) if len(line.words) > 1 else None


def _counted(lines: Sequence[PdfLine]) -> set[int]:
    """The places of the lines of a page that begin with a number of their row."""
    found = [(n, int(line.words[0].text)) for n, line in enumerate(lines) if _begins(line)]
    rows: list[list[tuple[int, int]]] = []
    for place, number in found:
        last = rows[-1][-1] if rows else None
        if last and number - last[1] in _STEPS and _is_below(lines[last[0]], lines[place]):
            rows[-1].append((place, number))
        else:
            rows.append([(place, number)])
    row = max(rows, key=len, default=[])
    steps = {after - before for (_, before), (_, after) in pairwise(row)}
    if len(row) < _LEAST or len(steps) != 1:
        return set()
    if steps == {1} and row[-1][0] - row[0][0] != len(row) - 1:
        return set()  # a list, whose items have several lines
    return {place for place, _ in row}


def _begins(line: PdfLine) -> bool:
    """Whether a line begins with a number apart from its text, or is one."""
    first = line.words[0]
    if not first.text.isdecimal() or first.is_raised:
        return False
    return len(line.words) == 1 or line.words[1].left - first.right > _GAP * line.size


def _is_below(above: PdfLine, below: PdfLine) -> bool:
    """Whether two numbers are under each other."""
    return abs(above.words[0].right - below.words[0].right) < _SAME_EDGE
