"""Pandoc's simple, multiline and grid tables, as a rule of markdown-it.

Columns are those of the dashes below the head, or of the crosses of a grid. What is within a cell
is read as words, as in the tables with bars. https://pandoc.org/MANUAL.html#tables
"""

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

Row = Sequence[str]

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_RULE = re.compile(r" {0,3}-{3,} *")
_GRID = re.compile(r" {0,3}\+(?:[-=:]+\+)+ *")
_PART_OF_RULE = re.compile(r"\+[-=:]+\+")
_MOST_LINES = 400  # of a table
_MOST_HEAD_LINES = 10


def pandoc_tables(parser: MarkdownIt) -> None:
    """Add the rule to a parser."""
    parser.block.ruler.before("table", "pandoc_tables", _read)


def _read(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read the table that begins with a line; `False` where none does."""
    if state.level or not _may_begin(state, first, last):
        return False
    near = [_line(state, n) for n in range(first, min(last, first + _MOST_HEAD_LINES + 1))]
    if not _GRID.fullmatch(near[0]) and not any(map(_is_columns, near)):
        return False
    lines = [_line(state, n) for n in range(first, min(last, first + _MOST_LINES))]
    found = _grid(lines) if _GRID.fullmatch(lines[0]) else _ruled(lines)
    if found is None:
        return False
    head, rows, size = found
    if not silent:
        _write(state, head, rows, first, first + size)
        state.line = first + size
    return True


def _may_begin(state: StateBlock, first: int, last: int) -> bool:
    """Whether a line, or the one below it, has nothing but dashes or crosses."""
    line = _line(state, first)
    if _COLUMNS.fullmatch(line) or _RULE.fullmatch(line) or _GRID.fullmatch(line):
        return True
    return first + 1 < last and _COLUMNS.fullmatch(_line(state, first + 1)) is not None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]].expandtabs(4).rstrip()


Table = tuple[Row, list[Row], int]  # its head, empty where it has none; its rows; its lines


def _ruled(lines: Sequence[str]) -> Table | None:
    """A simple table, or one with cells of several lines."""
    framed = _RULE.fullmatch(lines[0]) is not None
    begin = 1 if framed else 0
    limit = begin + _MOST_HEAD_LINES if framed else 2
    at = next((n for n in range(begin, min(limit, len(lines))) if _is_columns(lines[n])), None)
    if at is None or not all(line.strip() for line in lines[begin:at]):
        return None
    starts = [match.start() for match in re.finditer("-+", lines[at])]
    headless = at == 0
    if headless or framed:
        size = _closed(lines, at, framed=framed)
        if size is None:
            return None
        own = lines[at + 1 : size - 1]
    else:
        size = next((n for n in range(at + 1, len(lines)) if not lines[n].strip()), len(lines))
        own = lines[at + 1 : size]
        if own and _is_columns(own[-1]):  # dashes below it, too
            own = own[:-1]
    spaced = any(not line.strip() for line in own)
    rows = _rows(own, starts, spaced=spaced or framed)
    if not rows:
        return None
    head = _joined([_cut(line, starts) for line in lines[begin:at]])
    return head, rows, size


def _is_columns(line: str) -> bool:
    return _COLUMNS.fullmatch(line) is not None


def _closed(lines: Sequence[str], at: int, *, framed: bool) -> int | None:
    """How many lines a table has that ends with a rule, or with dashes as in its first line."""
    for number in range(at + 1, len(lines)):
        ends = _RULE.fullmatch(lines[number]) if framed else lines[number] == lines[at]
        after = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if ends and not after:
            return number + 1
    return None


def _rows(lines: Sequence[str], starts: Sequence[int], *, spaced: bool) -> list[Row]:
    """The rows: of a line each, or with blank lines between them."""
    if not spaced:
        return [_cut(line, starts) for line in lines]
    rows: list[list[Row]] = [[]]
    for line in lines:
        if line.strip():
            rows[-1].append(_cut(line, starts))
        elif rows[-1]:
            rows.append([])
    return [_joined(row) for row in rows if row]


def _cut(line: str, starts: Sequence[int]) -> Row:
    """The cells of a line. The first begins with the line."""
    ends = [*starts[1:], len(line)]
    return [line[low:high].strip() for low, high in zip([0, *starts[1:]], ends, strict=True)]


def _joined(lines: Iterable[Row]) -> Row:
    """One row of the cells of several lines."""
    return ["\n".join(filter(None, cells)) for cells in zip(*lines, strict=False)]


def _grid(lines: Sequence[str]) -> Table | None:
    """A table drawn with crosses and bars. What goes over several rows is in the first of them."""
    size = next((n for n, line in enumerate(lines) if line.lstrip()[:1] not in ("+", "|")), None)
    own = lines if size is None else lines[:size]
    edges = sorted({match.start() for line in own if _GRID.fullmatch(line)
                    for match in re.finditer(r"\+", line)})  # fmt: skip
    if len(own) < 3 or not _GRID.fullmatch(own[-1]):
        return None
    head: Row = []
    rows: list[Row] = []
    current: list[Row] = []
    for line in own[1:]:
        if not _GRID.fullmatch(line) and not _PART_OF_RULE.search(line):
            current.append(_cells(line, edges))
            continue
        row = _joined(current)
        if "=" in line and not rows and not head:
            head = row
        elif row:
            rows.append(row)
        # What a rule leaves open goes on below it.
        current = [] if _GRID.fullmatch(line) else [_cells(_PART_OF_RULE.sub(_blank, line), edges)]
    return (head, rows, len(own)) if rows else None


def _blank(match: re.Match[str]) -> str:
    return f"|{' ' * (len(match.group()) - 2)}|"


def _cells(line: str, edges: Sequence[int]) -> Row:
    """The cells of a line between the edges of the columns; one that goes over several is the first
    of them, and the others are empty.
    """
    cells: list[str] = []
    begin = edges[0] + 1
    wide = 0  # columns without an edge so far
    for edge in edges[1:]:
        if line[edge : edge + 1] not in ("|", "+", ""):
            wide += 1
            continue
        cells += [line[begin:edge].strip(), *[""] * wide]
        begin, wide = edge + 1, 0
    return cells + [""] * wide


def _write(state: StateBlock, head: Row, rows: Sequence[Row], first: int, end: int) -> None:
    """Add the tokens of a table."""
    token = state.push("table_open", "table", 1)
    token.map = [first, end]
    if any(head):
        state.push("thead_open", "thead", 1)
        _write_row(state, head, "th", first)
        state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for row in rows:
        _write_row(state, row, "td", first)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)


def _write_row(state: StateBlock, row: Row, tag: str, line: int) -> None:
    state.push("tr_open", "tr", 1)
    for cell in row:
        state.push(f"{tag}_open", tag, 1)
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = cell, [], [line, line + 1]
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
