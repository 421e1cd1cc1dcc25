"""The tables of a Word file, with the paragraphs that a page's tables give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.docx.inline import StoryBlock
from corpus.docx.markup import VAL, Element, W, is_on, number, value_of
from corpus.docx.story import Story
from corpus.docx.styles import ParagraphLook
from corpus.html.inline import Block
from corpus.html.tables import Columns, row_blocks

_MOST_NESTED = 30  # tables within tables that are read row by row
_MOST_COLUMNS = 200
_FIRST_ROW = 0x0020  # the bit of `w:tblLook` by which the first row is set apart


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: how many columns and rows it goes over, and its words."""

    columns: int
    rows: int
    found: Sequence[StoryBlock]

    def get(self, name: str, default: str) -> str:
        """An attribute, as a cell of a page has it."""
        return {"colspan": str(self.columns), "rowspan": str(self.rows)}.get(name, default)


class TableStory(Story):
    """A text whose tables are read row by row."""

    def table(self, table: Element) -> None:
        """Add the rows of a table to what was read so far."""
        if sum(1 for _ in table.iterancestors(f"{W}tbl")) >= _MOST_NESTED:
            super().table(table)
            return
        rows = list(_rows(table))
        merged = next(table.iter(f"{W}vMerge"), None) is not None
        spans = _row_spans(rows) if merged else {}
        outer = self.found
        taken = [list(self._cells(row, spans)) for row in rows]
        self.found = outer
        heads = _heads(self, table, rows, taken)
        columns = Columns(self.repeats)
        for place, cells in enumerate(taken):
            heading = place < heads
            found = _row(columns, cells, self.found, heading=heading, headed=heads > 0)
            self.found += map(StoryBlock, found)

    def _cells(self, row: Element, spans: Mapping[tuple[Element, int], int]) -> Iterator[_Cell]:
        """The cells of a row with their words."""
        for place, cell in _placed(row):
            if not _goes_on(cell):
                self.found = []
                self.blocks(cell)
                self.flush(ParagraphLook())
                yield _Cell(_width(cell), spans.get((row, place), 1), self.found)


def _row(
    columns: Columns,
    cells: Sequence[_Cell],
    above: list[StoryBlock],
    *,
    heading: bool,
    headed: bool,
) -> list[Block]:
    """The paragraphs of a row. The rows of a head are one, in the place of the last."""
    bare = [(cell, [one.block for one in cell.found]) for cell in cells]
    if len(bare) == 1 or not headed:
        only = row_blocks([blocks for _, blocks in bare], heading=False, headed=False)
        # What goes over all columns is a row, too, or else those below would lose their head.
        if headed and not heading and len(only) == 1 and only[0].text:
            return [replace(only[0], kind="table row")]
        return only
    if not heading:
        columns.begin_rows()
        return row_blocks(columns.row(bare), heading=False, headed=True)
    below = bool(above) and above[-1].block is columns.heading
    spread = columns.head(bare, below=below)
    if below:
        above.pop()
    found = row_blocks(spread, heading=True, headed=False)
    columns.heading = found[-1] if found else None
    return found


def _heads(
    story: Story, table: Element, rows: Sequence[Element], taken: Sequence[Sequence[_Cell]]
) -> int:
    """How many rows at the top of a table name its columns: those that are repeated on each page,
    else the first one where the table's style sets it apart, or it alone is bold.
    """
    marked = 0
    for row in rows:
        sign = row.find(f"{W}trPr/{W}tblHeader")
        if sign is None or not is_on(sign):
            break
        marked += 1
    if marked or len(rows) < 2 or len(taken[0]) < 2:
        return marked if marked < len(rows) else 0
    if _sets_first_row_apart(table) and story.file.styles.has_head(table):
        return 1
    return int(_is_bold(taken[0]) and not _is_bold(taken[1]))


def _sets_first_row_apart(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said.lower() in ("1", "true", "on")
    try:
        return bool(int((look.get(VAL) or "0")[:8], 16) & _FIRST_ROW)
    except ValueError:
        return False


def _is_bold(cells: Sequence[_Cell]) -> bool:
    """Whether all words of a row are bold."""
    found = [one for cell in cells for one in cell.found if one.block.text]
    return bool(found) and all(one.bold for one in found)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, but those that are deleted."""
    yield from (
        row for row in _children(table, f"{W}tr", f"{W}tc") if row.find(f"{W}trPr/{W}del") is None
    )


def _cells(row: Element) -> Iterator[Element]:
    yield from (
        cell
        for cell in _children(row, f"{W}tc", f"{W}tbl")
        if cell.find(f"{W}tcPr/{W}cellDel") is None
    )


def _children(holder: Element, name: str, end: str) -> Iterator[Element]:
    """The elements of a name within an element, also those in content controls and the like."""
    for child in holder:
        if child.tag == name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in (end, f"{W}p"):
            yield from _children(child, name, end)


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row, with the columns that they begin in."""
    place = min(number(value_of(row.find(f"{W}trPr"), "gridBefore")) or 0, _MOST_COLUMNS)
    for cell in _cells(row):
        yield place, cell
        place += _width(cell)


def _width(cell: Element) -> int:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1
    wide = number(value_of(properties, "gridSpan")) or 1
    return min(max(wide, 1), _MOST_COLUMNS)


def _goes_on(cell: Element) -> bool:
    """Whether a cell only goes on with the one above it or before it."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = properties.find(f"{W}{name}")
        if merge is not None and merge.get(VAL) != "restart":
            return True
    return False


def _row_spans(rows: Sequence[Element]) -> dict[tuple[Element, int], int]:
    """How many rows each cell goes over, by its row and the column that it begins in."""
    spans: dict[tuple[Element, int], int] = {}
    below: dict[int, int] = {}
    for row in reversed(rows):
        own: dict[int, int] = {}
        for place, cell in _placed(row):
            if _goes_on(cell):
                own[place] = 1 + below.get(place, 0)
            elif below.get(place):
                spans[row, place] = 1 + below[place]
        below = own
    return spans
