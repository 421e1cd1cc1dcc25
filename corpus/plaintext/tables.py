"""Tables in plain text: lines whose words stand in columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line

# Set by hand.
_LEAST_CELLS = 3  # of a row by which a table is recognised
_LEAST_ROWS = 2
_MOSTLY = 0.5  # share of a row's cells behind the first that are numbers, from which it is no head
_CELL_GAP = re.compile(r"\s(?:\s{2,}|(?<=\t)\t*)")  # three blanks and more, or tabs
_NUMBER = re.compile(
    r"[(<>~]?[-–−+]?[$€£]?\d[\d.,:/ ]*\s?(?:%|[A-Za-z]{1,3})?\)?|[-–—.…]+|n/?a", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Table:
    """The lines `[first, end)` are a table, of which those before `body` are its head."""

    first: int
    body: int
    end: int


def find_tables(lines: Sequence[Line]) -> list[Table]:
    """The tables, in order."""
    tables = []
    place = 0
    while place < len(lines):
        end = place
        wide = 0
        while end < len(lines) and (count := len(_cells(lines[end]))) > 1:
            end += 1
            wide += count >= _LEAST_CELLS
        if wide >= _LEAST_ROWS and wide * 2 >= end - place:
            tables.append(Table(place, _body(lines, place, end), end))
        place = max(end, place + 1)
    return tables


def _cells(line: Line) -> list[str]:
    if line.blank:
        return []
    return [line.words] if line.plain else _CELL_GAP.split(line.words)


def _body(lines: Sequence[Line], first: int, end: int) -> int:
    """The place of the first row that is not of the head: the first with numbers, or else the
    second.
    """
    for place in range(first, end):
        cells = _cells(lines[place])[1:]
        numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
        years = sum(re.fullmatch(r"(?:1[5-9]|20)\d\d", cell) is not None for cell in cells)
        if numbers - years >= _MOSTLY * len(cells):
            return place
    return first + 1
