"""The rows of a page's tables as paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.html import HtmlElement

from corpus.documents import ParagraphKind
from corpus.html.inline import Block

_BETWEEN = " | "
_LONGEST_CELL = 300  # characters; a longer cell is text, and its table only a layout
_LONGEST_ROW = 2000  # characters of a row under a heading row
_CELLS = ("td", "th")
_PRESENTATIONS = ("presentation", "none")


def is_heading_row(row: HtmlElement) -> bool:
    """Whether a row names the columns of its table: it stands in the head, or it is the first one
    and has nothing but heading cells.
    """
    table = next(row.iterancestors("table"), None)
    if table is None or table.get("role") in _PRESENTATIONS:
        return False
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or any(cell.tag == "td" for cell in cells):
        return False
    first_rows = list(islice(table.iter("tr"), 2))
    return len(first_rows) > 1 and first_rows[0] is row


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
