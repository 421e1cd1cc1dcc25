"""Lines into columns and pages, with each note at the foot of the column of its marker."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.pdf.make.lines import Line
from tests.pdf.make.places import Places

_FEWEST = 2  # lines of a note that stand below its marker
_MOST = 0.7  # of a column, for notes that go on from the column before


@dataclass
class Column:
    """A column: its page, its place on the page, its height, its lines and those of its notes."""

    page: int
    place: int
    height: float
    body: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


class Columns:
    """The columns of a paper. `places` is where notes and markers have come to stand.

    `heights` are those of a column on upright ("") and on turned pages, `rule` is the space between
    text and notes, both in points; `each` is the number of columns on a page. `notes` are the lines
    of each note. `turned` says of each turned page how it is turned.
    """

    def __init__(
        self, heights: dict[str, float], each: int, rule: float, notes: dict[str, list[Line]]
    ) -> None:
        self.heights, self.each, self.rule, self.note_lines = heights, each, rule, notes
        self.filled: list[Column] = []
        self.places = Places()
        self.turned: dict[int, str] = {}
        self._turn = ""
        self._carried: list[Line] = []
        self._top = 0.0  # what lines over all columns take on the page

    def fill(self, lines: list[Line]) -> list[Column]:
        """The columns with all lines in them."""
        self._next_page()
        for place, line in enumerate(lines):
            if line.kind == "break":
                self._turn = line.note
                self._next_page()
            elif line.kind == "span":
                self._top += line.gap + line.leading
                self.filled[-1].height -= line.gap + line.leading
                self.filled[-1].body.append(line)
            else:
                self._add(line, lines[place + 1 : place + 3])
        while self._carried:
            self._next()
        return self.filled

    def _add(self, line: Line, following: list[Line]) -> None:
        needed = line.gap + line.leading + self._least_notes(line)
        if line.keep:
            needed += sum(one.gap + one.leading + self._least_notes(one) for one in following)
        column = self.filled[-1]
        if self._carried or (needed > self._room(column) and column.body):
            self._next()
            column = self.filled[-1]
        column.body.append(line)
        for key in line.marks:
            self.places.markers.setdefault(key.lstrip("*"), []).append(column.page)
            self._put_notes(column, self.note_lines[key])

    def _least_notes(self, line: Line) -> float:
        """The height of the first lines of a line's notes."""
        first = [one for key in line.marks for one in self.note_lines[key][:_FEWEST]]
        return sum(one.gap + one.leading for one in first)

    def _put_notes(self, column: Column, lines: list[Line]) -> None:
        """Put a note's lines into a column as far as there is room, and carry the others over."""
        for place, line in enumerate(lines):
            if self._carried or line.gap + line.leading > self._room(column):
                self._carried += lines[place:]
                return
            self._put(column, line)

    def _put(self, column: Column, line: Line) -> None:
        column.notes.append(line)
        if line.note:
            self.places.notes[line.note.lstrip("*")] = column.page

    def _room(self, column: Column) -> float:
        """The height that is left in a column, less the space above its notes."""
        lines = [*(one for one in column.body if one.kind != "span"), *column.notes]
        return column.height - self.rule - sum(one.gap + one.leading for one in lines)

    def _next(self) -> None:
        """Go on in the next column, at whose foot the notes carried over stand first."""
        last = self.filled[-1]
        if last.place + 1 == self.each:
            self._next_page()
            return
        self.filled.append(Column(last.page, last.place + 1, self.heights[self._turn] - self._top))
        self._put_carried()

    def _next_page(self) -> None:
        page = self.filled[-1].page + 1 if self.filled else 1
        self._top = 0.0
        if self._turn:
            self.turned[page] = self._turn
        self.filled.append(Column(page, 0, self.heights[self._turn]))
        self._put_carried()

    def _put_carried(self) -> None:
        column, lines = self.filled[-1], self._carried
        self._carried = []
        used = 0.0
        for place, line in enumerate(lines):
            used += line.gap + line.leading
            if used > _MOST * column.height:
                self._carried = lines[place:]
                return
            self._put(column, line)


def by_page(columns: list[Column]) -> Iterator[tuple[int, list[Column]]]:
    """The columns of each page."""
    for page in sorted({column.page for column in columns}):
        yield page, [column for column in columns if column.page == page]
