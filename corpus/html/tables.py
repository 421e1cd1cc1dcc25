"""The rows of a page's tables as paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from corpus.documents import ParagraphKind
from corpus.html.inline import Block

_BETWEEN = " | "
_LONGEST_CELL = 300  # characters; a longer cell is text, and its table only a layout
_LONGEST_ROW = 2000  # characters of a row under a heading row
_MOST_COLUMNS = 60  # that a heading may go over
_MOST_ROWS = 200  # that a cell may go over
_MOST_REPEATED = 100_000  # characters of a page
_CELLS = ("td", "th")
_PRESENTATIONS = ("presentation", "none")


def is_heading_row(row: HtmlElement) -> bool:
    """Whether a row names the columns of its table: it stands in the head, or it is the first one
    and has nothing but heading cells; or the second, where the first has some that are wider.
    """
    table = next(row.iterancestors("table"), None)
    if table is None or table.get("role") in _PRESENTATIONS:
        return False
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    if not _has_headings(row):
        return False
    first_rows = list(islice(table.iter("tr"), 2))
    if len(first_rows) > 1 and first_rows[1] is row:  # headings below some that are wider
        return _has_headings(first_rows[0]) and any(
            _span(cell, name) > 1
            for cell in first_rows[0]
            for name in ("colspan", "rowspan")
            if cell.tag in _CELLS
        )
    return len(first_rows) > 1 and first_rows[0] is row


def _has_headings(row: HtmlElement) -> bool:
    cells = [cell for cell in row if cell.tag in _CELLS]
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


@dataclass(slots=True)
class Repeats:
    """How many characters of cells may still be said again on a page."""

    left: int = _MOST_REPEATED

    def again(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks without their markers; none where too much was said again."""
        size = sum(len(block.text) for block in blocks)
        if size > min(self.left, _LONGEST_CELL):
            return []
        self.left -= size
        return [replace(block, marks=()) for block in blocks]


class Columns:
    """The columns of one table from row to row: what its cells that go over several rows or columns
    say in each, and what is above them.

    A cell over several rows is said again in each of them, and so is a heading in each of its
    columns; a marker counts once.
    """

    def __init__(self, repeats: Repeats) -> None:
        self.heading: Block | None = None  # of the rows of headings so far
        self._repeats = repeats
        self._open: dict[int, tuple[int, Sequence[Block]]] = {}  # column → (rows left, words)
        self._heads: list[list[Block]] = []

    def row(self, cells: Sequence[tuple[HtmlElement, Sequence[Block]]]) -> list[list[Block]]:
        """The words of a row below headings, by the columns. `cells` are its own, in order."""
        found: list[list[Block]] = []
        for cell, blocks in cells:
            self._fill(found)
            width = max(min(_span(cell, "colspan"), len(self._heads) - len(found)), 1)
            rows = min(_span(cell, "rowspan"), _MOST_ROWS)
            for place in range(width):
                if rows > 1:
                    self._open[len(found)] = (rows - 1, [] if place else blocks)
                found.append([] if place else list(blocks))
        self._fill(found)
        return found

    def head(
        self, cells: Sequence[tuple[HtmlElement, Sequence[Block]]], *, below: bool
    ) -> list[list[Block]]:
        """The words of the columns of a row of headings, and of those above it where it is `below`
        another.
        """
        if not below:
            self._open, self._heads = {}, []
        found: list[list[Block]] = []
        for cell, blocks in cells:
            self._fill(found)
            rows = min(_span(cell, "rowspan"), _MOST_ROWS)
            for place in range(min(_span(cell, "colspan"), _MOST_COLUMNS)):
                if rows > 1:
                    self._open[len(found)] = (rows - 1, [])
                found.append(self._repeats.again(blocks) if place else list(blocks))
        self._fill(found)
        above = [*self._heads, *([[]] * len(found))]
        self._heads = [[*above[place], *own] for place, own in enumerate(found)]
        return self._heads

    def begin_rows(self) -> None:
        """Forget the headings that would go on below the head."""
        if self.heading is not None:
            self._open, self.heading = {}, None

    def _fill(self, found: list[list[Block]]) -> None:
        """Add what goes on from the rows above, from the next column on."""
        while (going := self._open.pop(len(found), None)) is not None:
            left, blocks = going
            if left > 1:
                self._open[len(found)] = (left - 1, blocks)
            found.append(self._repeats.again(blocks))


def _span(cell: HtmlElement, name: str) -> int:
    """How many rows or columns a cell goes over."""
    value = cell.get(name, "1").strip()
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1


def row_blocks(cells: Sequence[Sequence[Block]], *, heading: bool, headed: bool) -> list[Block]:
    """The paragraphs of a row with these blocks in its cells: one, with bars between the cells, or
    the blocks themselves where the table is only a layout. `headed` is whether a heading row stands
    above it; empty cells then keep their places.
    """
    bare = [[block for block in cell if block.text] for cell in cells]
    rest = [block for cell in cells for block in cell if not block.text]
    if _is_layout(bare, named=heading or headed):
        return [block for cell in cells for block in cell]
    filled = [cell for cell in bare if cell]
    if not filled:
        return rest
    kind: ParagraphKind = "prose"
    named = (heading or headed) and len(bare) > 1
    if len(filled) > 1 or named:
        kind = "table heading" if heading else "table row"
    shown = bare if named else filled
    return [_joined(shown, kind), *rest]


def _is_layout(cells: Sequence[Sequence[Block]], *, named: bool) -> bool:
    blocks = [block for cell in cells for block in cell]
    if any(block.kind.startswith("table") for block in blocks):
        return True
    if named:
        return sum(len(block.text) for block in blocks) > _LONGEST_ROW
    return any(
        len(cell) > 1 or any(len(block.text) > _LONGEST_CELL or block.level for block in cell)
        for cell in cells
    )


def _joined(cells: Iterable[Sequence[Block]], kind: ParagraphKind) -> Block:
    """One block of the blocks of cells."""
    text = ""
    marks: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []
    for place, cell in enumerate(cells):
        if place:
            text += _BETWEEN.lstrip() if text.endswith(" ") else _BETWEEN
        for number, block in enumerate(cell):
            text += " " if number else ""
            start = len(text)
            text += block.text.replace("\n", " ")
            marks += [(start + offset, note) for offset, note in block.marks]
            links += [(start + low, start + high, url) for low, high, url in block.links]
    # Bars of empty cells at the edges are no words, but keep the columns apart.
    lead = len(text) - len(text.lstrip())
    return Block(
        text.strip(),
        kind,
        0,
        tuple((max(offset - lead, 0), note) for offset, note in marks),
        tuple((low - lead, high - lead, url) for low, high, url in links),
    )
