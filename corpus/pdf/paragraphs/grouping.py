"""The division of printed lines into paragraphs."""

from collections.abc import Sequence

from corpus.documents import ParagraphKind
from corpus.lines import Line
from corpus.pdf.measures import same_column
from corpus.pdf.page_text import PrintedLine
from corpus.pdf.paragraphs.groups import (
    CLOSED,
    ITEM,
    LEAST_INDENT,
    MOST_FIRST_INDENT,
    SAME_INDENT,
    SIZES,
    Group,
    Printed,
)
from corpus.plaintext.paragraphs import own_kind
from corpus.plaintext.tables import find_tables

# Set by hand.
_APART = 1.25  # of the usual step, from which two lines are of two paragraphs
_LEAST_ROOM = 0.4  # ems more than the next word takes, so that a line ends its paragraph


class Grouping:
    """The division of lines into paragraphs."""

    def __init__(self, lines: Sequence[Line], printed: Printed) -> None:
        self.lines = lines
        self.printed = [printed.at(line) for line in lines]
        self.measures = printed.measures
        self.items: list[str] = []  # labels of the list so far

    def groups(self) -> list[Group]:
        tables = {table.first: table for table in find_tables(self.lines)}
        groups: list[Group] = []
        current: list[int] = []
        place = 0

        def close() -> None:
            if current:
                groups.append(self._group(current[0], current[-1] + 1))
                current.clear()

        while place < len(self.lines):
            table = tables.get(place)
            if table is not None:
                close()
                if table.first < table.body:
                    groups.append(self._group(table.first, table.body, "table heading"))
                groups += [self._group(n, n + 1, "table row") for n in range(table.body, table.end)]
                place = table.end
                continue
            if current and self._breaks(current, place):
                close()
            current.append(place)
            place += 1
        close()
        return groups

    def _group(self, first: int, end: int, kind: ParagraphKind | None = None) -> Group:
        lines, printed = list(self.lines[first:end]), self.printed[first:end]
        apart = first == 0 or self._is_apart(first)
        if kind is None:
            kind = own_kind(lines[0])
        return Group(lines, printed, apart, kind)

    def _is_apart(self, place: int) -> bool:
        """Whether more than the usual space is above a line."""
        above, below = self.printed[place - 1], self.printed[place]
        if not same_column(above, below):
            return True
        return below.baseline - above.baseline > _APART * self.measures.step(below)

    def _breaks(self, current: Sequence[int], place: int) -> bool:
        """Whether a paragraph ends before the line at `place`."""
        above, below = self.printed[place - 1], self.printed[place]
        before, text = self.lines[place - 1].text, self.lines[place].text
        if abs(above.size - below.size) > SIZES or _is_whole(above, before) != _is_whole(
            below, text
        ):
            return True
        if same_column(above, below) and self._is_apart(place):
            return True
        if self._ends_italic(current, place):
            return True
        if self.measures.is_large(below) and not self.measures.is_large(above):
            return True
        is_display = self.measures.is_large(below) or _is_whole(below, text)
        if is_display and same_column(above, below):
            return False
        if own_kind(self.lines[current[0]]) == "caption" and same_column(above, below):
            return CLOSED.search(before) is not None and self._has_room(place)
        kind = own_kind(self.lines[place])
        if kind == "front matter" or (kind == "caption" and not same_column(above, below)):
            return True
        return self._begins(current, place)

    def _ends_italic(self, current: Sequence[int], place: int) -> bool:
        """Whether the lines so far are a heading in italics."""
        below = self.printed[place]
        return (
            len(current) <= 2
            and all(_is_whole_italic(self.printed[n], self.lines[n].text) for n in current)
            and not _is_whole_italic(below, self.lines[place].text)
            and (current[0] == 0 or self._is_apart(current[0]))
            and self._has_room(place)
        )

    def _begins(self, current: Sequence[int], place: int) -> bool:
        """Whether a line of the size of those before begins a paragraph."""
        above, below = self.printed[place - 1], self.printed[place]
        before, text = self.lines[place - 1].text, self.lines[place].text
        closed = CLOSED.search(before) is not None
        first = current[0]
        item = ITEM.match(self.lines[first].text)
        if ITEM.match(text) and (closed or item is not None or before.rstrip()[-1] in ",;"):
            return True
        # A clause of a list may end with a semicolon.
        ended = (closed or before.rstrip().endswith(";")) and self._has_room(place)
        if item is not None and len(current) and self._is_hanging(first, item.end(), below):
            return ended and not same_column(above, below) and text.lstrip()[0].isupper()
        further = self.measures.indent(below) - self.measures.indent(above)
        if not same_column(above, below):
            if self._is_first_line(place) and not self._is_set_in(current):
                return True
            if abs(further) > LEAST_INDENT and len(current) > 1 and self._is_set_in(current):
                return True
            return ended
        if further > LEAST_INDENT:
            hangs = (
                len(current) == 1
                and not closed
                and place + 1 < len(self.lines)
                and abs(self.printed[place + 1].left - below.left) < SAME_INDENT * below.size
            )
            return not hangs and not self._continues_hanging(current, place)
        if further < -LEAST_INDENT:
            return ended or len(current) > 1
        return ended

    def _has_room(self, place: int) -> bool:
        """Whether the first word of a line had room on the line before."""
        above, below = self.printed[place - 1], self.printed[place]
        text = self.lines[place].text
        start = len(text) - len(text.lstrip())
        end = text.find(" ", start)
        end = len(text) if end < 0 else end
        width = below.lefts[min(end, len(below.lefts) - 1)] - below.lefts[start]
        right = self.measures.edges(above)[1]
        if self.measures.indent(above) > LEAST_INDENT:
            right = self._local_right(place - 1)
        return right - above.right > width + (0.25 + _LEAST_ROOM) * above.size

    def _local_right(self, place: int) -> float:
        """The right edge of the lines around one that begin where it does."""
        line = self.printed[place]
        around = self.printed[max(place - 4, 0) : place + 5]
        return max(
            other.right
            for other in around
            if (other.page, other.column) == (line.page, line.column)
            and abs(other.left - line.left) < line.size
        )

    def _is_first_line(self, place: int) -> bool:
        """Whether a line is set in, and the next one of its column is not."""
        indent = self.measures.indent(self.printed[place])
        if not LEAST_INDENT <= indent <= MOST_FIRST_INDENT or place + 1 >= len(self.lines):
            return False
        line, following = self.printed[place], self.printed[place + 1]
        return same_column(line, following) and self.measures.indent(following) < indent - 0.5

    def _is_set_in(self, current: Sequence[int]) -> bool:
        """Whether the lines of a paragraph, but for the first, are set in."""
        return all(
            self.measures.indent(self.printed[n]) > LEAST_INDENT for n in (current[1:] or current)
        )

    def _is_hanging(self, first: int, label_end: int, below: PrintedLine) -> bool:
        """Whether a line begins where the words of a list item do."""
        line = self.printed[first]
        words = line.lefts[min(label_end, len(line.lefts) - 1)]
        shift = below.edges[0] - line.edges[0]
        return abs(below.left - shift - words) < SAME_INDENT * line.size

    def _continues_hanging(self, current: Sequence[int], place: int) -> bool:
        """Whether a line continues a paragraph of which the first line begins further left."""
        if len(current) < 2:
            return False
        first, second = self.printed[current[0]], self.printed[current[1]]
        return (
            second.left - first.left > LEAST_INDENT * first.size
            and abs(self.printed[place].left - second.left) < SAME_INDENT * first.size
        )


def _is_whole(line: PrintedLine, text: str) -> bool:
    """Whether a line is bold as a whole."""
    return line.is_bold and line.lead >= len(text.rstrip())


def _is_whole_italic(line: PrintedLine, text: str) -> bool:
    """Whether a line is italic as a whole."""
    return line.is_italic and line.lead >= len(text.rstrip())
