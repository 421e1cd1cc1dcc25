"""Pages as plain text: indents as spaces, gaps as blank lines, superscripts as raised digits.

So the same code reads notes and markers as in a text file. Each character keeps its place.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from corpus.notes.labels import DIGITS, LETTERS, RAISED_DIGITS, RAISED_LETTERS
from corpus.pdf.characters.lines import PdfLine
from corpus.pdf.characters.right_to_left import in_reading_order
from corpus.pdf.characters.words import Word
from corpus.pdf.columns import Column

_RAISED = str.maketrans(DIGITS + LETTERS, RAISED_DIGITS + RAISED_LETTERS)
_PLAIN = str.maketrans(RAISED_LETTERS, LETTERS)
_REFERENCE = re.compile(rf"(?<=[^\W\d_]{{4}})([ᵃᵇᶜᵈᵉᶠᵍʰ])(?![{RAISED_LETTERS}\w])")
_LONGEST_RAISED = 12  # characters of a word that is written as raised
# Shares of a line's size, set by hand.
_SPACE = 0.12
_CELL_GAP = 1.3
_COLUMN = 0.5  # the width of a space of an indent
_ASCENT, _DESCENT = 0.8, 0.25  # of the letters, above and below the baseline
_BLANK = 1.4  # of the usual step between lines, from which a blank line stands between two
_OTHER_SIZE = 0.8  # points
_STEP = 1.2  # of the size: the usual step, where a column shows none
_CELL_SPACES = "   "


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the text that begins at offset `start`, and how it is printed: on the page with
    this number, in the column with this number on it, whose text is between the `edges`, at this
    `baseline`, in points. `lefts` are the left edges of its characters, and the right edge of the
    last; those of white space before the words are that of the first word. `lead` is the number of
    characters with which it begins in bold or italic letters: all of them where the whole line is.
    `beside` is the left edge of a drop capital before it.
    """

    start: int
    page: int
    column: int
    edges: tuple[float, float]
    baseline: float
    size: float
    lefts: "array[float]"
    is_bold: bool = False
    is_italic: bool = False
    is_small_capital: bool = False
    beside: float | None = None
    lead: int = 0

    @property
    def left(self) -> float:
        """The left edge, that of the drop capital beside it included."""
        return min(self.lefts) if self.beside is None else self.beside

    @property
    def right(self) -> float:
        return max(self.lefts)  # of words from right to left it is not the last

    @property
    def top(self) -> float:
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + _DESCENT * self.size


@dataclass
class PageText:
    """The text under construction, and its lines."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[PrintedLine] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def line(self, start: int) -> str:
        """The line that begins at an offset."""
        return self.text[start : self.text.find("\n", start)]

    @cached_property
    def text(self) -> str:
        """The whole text, once it is written."""
        return "".join(self.pieces)


def write_page(into: PageText, columns: Sequence[Column], page: int, body_size: float) -> None:
    """Add the columns of a page. Pages are divided by form feeds."""
    if page > 1:
        into.add("\f")
    for number, column in enumerate(columns):
        step = _usual_step(column.lines, body_size)
        last: PdfLine | None = None
        for line in column.lines:
            if last is not None and _is_apart(last, line, step, body_size):
                into.add("\n")
            last = line
            _write_line(into, line, column, (page, number), body_size)
        into.add("\n")


def _write_line(
    into: PageText, line: PdfLine, column: Column, place: tuple[int, int], body_size: float
) -> None:
    """Write a line of a column at its place: its page, and its column there."""
    left = line.left if line.words[0].beside is None else line.words[0].beside
    indent = max(round((left - column.left) / (_COLUMN * body_size)), 0)
    text = " " * indent
    lefts = array("f", [line.left] * indent)
    last: Word | None = None
    for word in in_reading_order(line.words):
        between = _between(last, word, line.size)
        letters = word.text
        if word.is_raised and len(letters) <= _LONGEST_RAISED:
            letters = letters.translate(_RAISED)
        if last is not None:
            lefts.extend([_end(last)] * len(between))
        lefts.extend(_starts(word))
        text += between + letters
        last = word
    lefts.append(_end(last) if last is not None else line.right)
    into.lines.append(
        PrintedLine(
            start=into.length,
            page=place[0],
            column=place[1],
            edges=(column.left, column.right),
            baseline=line.baseline,
            size=line.size,
            lefts=lefts,
            is_bold=line.is_mostly(lambda style: style.is_bold),
            is_italic=line.is_mostly(lambda style: style.is_italic),
            is_small_capital=line.is_mostly(lambda style: style.is_small_capital),
            beside=line.words[0].beside,
            lead=indent + _lead(line),
        )
    )
    into.add(text + "\n")


def _starts(word: Word) -> Sequence[float]:
    """The edges at which the letters of a word begin, in the direction in which it runs."""
    return [word.right, *word.lefts[:-1]] if word.is_right_to_left else word.lefts


def _end(word: Word) -> float:
    """The edge at which a word ends, in the direction in which it runs."""
    return word.lefts[-1] if word.is_right_to_left else word.right


def _lead(line: PdfLine) -> int:
    """The characters with which a line begins in the emphasis of its first letter; 0 where that has
    none.
    """
    first = line.words[0].style
    if not (first.is_bold or first.is_italic):
        return 0
    count = 0
    last: Word | None = None
    for word in line.words:
        between = len(_between(last, word, line.size))
        if not word.is_raised and (
            (word.style.is_bold, word.style.is_italic) != (first.is_bold, first.is_italic)
        ):
            break
        count += between + len(word.text)
        last = word
    return count


def _between(last: Word | None, word: Word, size: float) -> str:
    """The white space between two words of a line."""
    if last is None:
        return ""
    gap = max(word.left - last.right, last.lefts[-1] - word.right)
    if gap > _CELL_GAP * size:
        return _CELL_SPACES
    if word.is_raised and not last.is_raised:
        return ""  # a marker, which some programs set a little apart
    if word.is_shifted or last.is_shifted:
        return " " if gap > _SPACE * size else ""
    return " " if word.is_spaced or gap > _SPACE * size else ""


def printed(text: str) -> str:
    """A text of pages with its raised letters as they are printed. Raised digits stay raised, as
    10² is not 102, and so do letters behind names, which refer to a note or a body.
    """
    kept = _REFERENCE.split(text)
    return "".join(part if n % 2 else part.translate(_PLAIN) for n, part in enumerate(kept))


def _usual_step(lines: Sequence[PdfLine], body_size: float) -> float:
    """The usual distance between the baselines of two lines of the body."""
    steps = Counter(
        round(below.baseline - above.baseline, 1)
        for above, below in pairwise(lines)
        if abs(above.size - body_size) < 1 and abs(below.size - body_size) < 1
    )
    return steps.most_common(1)[0][0] if steps else _STEP * body_size


def _is_apart(above: PdfLine, below: PdfLine, step: float, body_size: float) -> bool:
    """Whether more than the usual space is between two lines."""
    if abs(above.size - below.size) > _OTHER_SIZE:
        return True
    size = max(above.size, below.size)
    usual = step if abs(size - body_size) < 1 else _STEP * size
    return below.baseline - above.baseline > _BLANK * max(usual, 1.05 * size)


def body_size(pages: Iterable[Sequence[PdfLine]]) -> float:
    """The size of most characters of a document, in points."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            for word in line.words:
                sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
