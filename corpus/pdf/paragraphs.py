"""Paragraphs of a printed text: lines put together by spacing, indent, size and room."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corpus.documents import ParagraphKind
from corpus.english.headings import CONTENTS_HEADING
from corpus.lines import Line, Vocabulary, join
from corpus.pdf.headings import Look, Outline, is_heading, letters, levels, look_of, run_in
from corpus.pdf.measures import Measures, same_column
from corpus.pdf.page_text import PrintedLine
from corpus.plaintext.first_page import read_first_page
from corpus.plaintext.front_lines import kind_of, opens
from corpus.plaintext.paragraphs import Draft, own_kind
from corpus.plaintext.tables import find_tables

# Shares of the text's size (ems) or of the line spacing, set by hand.
_APART = 1.25  # of the usual step, from which two lines are of two paragraphs
_LEAST_INDENT = 0.7
_MOST_FIRST_INDENT = 4.5  # of the first line of a paragraph
_SAME_INDENT = 0.35
_LEAST_ROOM = 0.4  # more than the next word takes, so that a line ends its paragraph
_SIZES = 0.5  # points between the sizes of lines of one paragraph
_CLOSED = re.compile(r"[.!?:…][”\"’'»)\]]*(?:\s?[\[(]?[\d*†‡§,]{1,6}[\])]?|[⁰¹²³⁴⁵⁶⁷⁸⁹,]+)?\s*$")
_ITEM = re.compile(
    r"\s*(?P<label>[-•*–·▪‣◦●○■□]|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)\]])\s+(?=\S)"
)
_ENTRY = re.compile(r"(?:\.\s?){3,}|(?:\s|^)(?:\d{1,4}|[ivxl]{1,7})\s*$")
_WORD = re.compile(r"[^\W\d_]{3}")
_BULLETS = "-•*–·▪‣◦●○■□"
_LONG_LINES = 3  # of running text
_FILLED = 0.6  # share of a column that a line of running text fills
_MOST_TITLE_LINES = 6
_MOST_FRONT_GROUPS = 40  # at the start, among which a title that is known is looked for
_LARGER = 1.15  # of the size of the text: a title


@dataclass(slots=True)
class _Group:
    """The lines of a paragraph. `apart` is whether more than the usual space is above it."""

    lines: list[Line]
    printed: list[PrintedLine]
    apart: bool = False
    kind: ParagraphKind | None = None
    level: int | None = None
    is_run_in: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass
class Printed:
    """How the lines of a text are printed, by their file offsets, with what is usual. `title` is
    that of the description or the metadata, if it is printed.
    """

    lines: Mapping[int, PrintedLine]
    measures: Measures
    outline: Outline = field(default_factory=Outline)
    title: str | None = None

    def at(self, line: Line) -> PrintedLine:
        """How a line is printed, or the one that it is a part of."""
        found = self.lines.get(line.start)
        return found or self._parts[bisect_right(self._starts, line.start) - 1]

    @cached_property
    def _parts(self) -> list[PrintedLine]:
        return list(self.lines.values())

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.lines)


def split_printed(lines: Sequence[Line], printed: Printed, words: Vocabulary) -> list[Draft]:
    """The paragraphs of the body in order. A table or caption that stands within a sentence
    follows the paragraph.
    """
    body = [line for line in lines if not line.blank]
    groups = _Grouping(body, printed).groups()
    groups = _with_front(groups, printed, words)
    _set_contents(groups)
    _set_kinds(groups, printed)
    groups = _with_run_ins(groups)
    groups = _merged(groups)
    _set_levels(groups, printed)
    return [Draft(group.kind or "prose", join(group.lines, words), group.level) for group in groups]


class _Grouping:
    """The division of lines into paragraphs."""

    def __init__(self, lines: Sequence[Line], printed: Printed) -> None:
        self.lines = lines
        self.printed = [printed.at(line) for line in lines]
        self.measures = printed.measures
        self.items: list[str] = []  # labels of the list so far

    def groups(self) -> list[_Group]:
        tables = {table.first: table for table in find_tables(self.lines)}
        groups: list[_Group] = []
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

    def _group(self, first: int, end: int, kind: ParagraphKind | None = None) -> _Group:
        lines, printed = list(self.lines[first:end]), self.printed[first:end]
        apart = first == 0 or self._is_apart(first)
        if kind is None:
            kind = own_kind(lines[0])
        return _Group(lines, printed, apart, kind)

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
        if abs(above.size - below.size) > _SIZES or _is_whole(above, before) != _is_whole(
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
            return _CLOSED.search(before) is not None and self._has_room(place)
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
        closed = _CLOSED.search(before) is not None
        first = current[0]
        item = _ITEM.match(self.lines[first].text)
        if _ITEM.match(text) and (closed or item is not None or before.rstrip()[-1] in ",;"):
            return True
        # A clause of a list may end with a semicolon.
        ended = (closed or before.rstrip().endswith(";")) and self._has_room(place)
        if item is not None and len(current) and self._is_hanging(first, item.end(), below):
            return ended and not same_column(above, below) and text.lstrip()[0].isupper()
        further = self.measures.indent(below) - self.measures.indent(above)
        if not same_column(above, below):
            if self._is_first_line(place) and not self._is_set_in(current):
                return True
            if abs(further) > _LEAST_INDENT and len(current) > 1 and self._is_set_in(current):
                return True
            return ended
        if further > _LEAST_INDENT:
            hangs = (
                len(current) == 1
                and not closed
                and place + 1 < len(self.lines)
                and abs(self.printed[place + 1].left - below.left) < _SAME_INDENT * below.size
            )
            return not hangs and not self._continues_hanging(current, place)
        if further < -_LEAST_INDENT:
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
        if self.measures.indent(above) > _LEAST_INDENT:
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
        if not _LEAST_INDENT <= indent <= _MOST_FIRST_INDENT or place + 1 >= len(self.lines):
            return False
        line, following = self.printed[place], self.printed[place + 1]
        return same_column(line, following) and self.measures.indent(following) < indent - 0.5

    def _is_set_in(self, current: Sequence[int]) -> bool:
        """Whether the lines of a paragraph, but for the first, are set in."""
        return all(
            self.measures.indent(self.printed[n]) > _LEAST_INDENT for n in (current[1:] or current)
        )

    def _is_hanging(self, first: int, label_end: int, below: PrintedLine) -> bool:
        """Whether a line begins where the words of a list item do."""
        line = self.printed[first]
        words = line.lefts[min(label_end, len(line.lefts) - 1)]
        shift = below.edges[0] - line.edges[0]
        return abs(below.left - shift - words) < _SAME_INDENT * line.size

    def _continues_hanging(self, current: Sequence[int], place: int) -> bool:
        """Whether a line continues a paragraph of which the first line begins further left."""
        if len(current) < 2:
            return False
        first, second = self.printed[current[0]], self.printed[current[1]]
        return (
            second.left - first.left > _LEAST_INDENT * first.size
            and abs(self.printed[place].left - second.left) < _SAME_INDENT * first.size
        )


def _is_whole(line: PrintedLine, text: str) -> bool:
    """Whether a line is bold as a whole."""
    return line.is_bold and line.lead >= len(text.rstrip())


def _is_whole_italic(line: PrintedLine, text: str) -> bool:
    """Whether a line is italic as a whole."""
    return line.is_italic and line.lead >= len(text.rstrip())


def _with_front(groups: list[_Group], printed: Printed, words: Vocabulary) -> list[_Group]:
    """The paragraphs, those of the first page as what they are."""
    title = _named_lines(groups, printed.title) or _title_lines(groups, printed.measures)
    end = _front_end(groups, title, printed)
    lines: list[Line] = []
    for group in groups[:end]:
        if lines:
            lines.append(Line(group.lines[0].start - 1, "", group.lines[0].page))
        lines += group.lines
    page = read_first_page(lines, words, {line.start for line in title})
    if not page.parts:
        return groups
    front = [
        _Group(own, [printed.at(line) for line in own], kind=kind, apart=True)
        for own, kind in page.parts
    ]
    rest = lines[page.end :]
    after = rest[0].start if rest else None
    left = [] if after is None else [g for g in groups[:end] if g.lines[-1].start >= after]
    for group in left:
        group.lines = [line for line in group.lines if line.start >= (after or 0)]
        group.printed = [printed.at(line) for line in group.lines]
    return [*front, *left, *groups[end:]]


def _named_lines(groups: Sequence[_Group], title: str | None) -> list[Line]:
    """The lines of a title that is known, where they are printed by themselves."""
    key = letters(title or "")
    lines = [line for group in groups[:_MOST_FRONT_GROUPS] for line in group.lines]
    for first in range(len(lines) if key else 0):
        joined = ""
        for last in range(first, min(first + _MOST_TITLE_LINES, len(lines))):
            joined += letters(lines[last].text)
            if joined == key:
                return lines[first : last + 1]
            if not key.startswith(joined):
                break
    return []


def _title_lines(groups: Sequence[_Group], measures: Measures) -> list[Line]:
    """The lines of the title: those in the largest letters of the first page."""
    first = groups[0].lines[0].page if groups else 0
    found = [
        group
        for group in groups
        if group.lines[0].page == first
        and group.kind is None
        and group.printed[0].size >= _LARGER * measures.size
        and len(group.lines) <= _MOST_TITLE_LINES
        and sum(letter.isalpha() for letter in group.text) > _LONG_LINES
    ]
    if not found:
        return []
    largest = max(group.printed[0].size for group in found)
    lines: list[Line] = []
    last: _Group | None = None
    for group in groups:
        same = group in found and group.printed[0].size > largest - _SIZES
        if same and (last is None or last is groups[groups.index(group) - 1]):
            lines += group.lines
            last = group
    return lines


def _front_end(groups: Sequence[_Group], title: Sequence[Line], printed: Printed) -> int:
    """The place of the first paragraph of the text itself, or of the heading above it."""
    known = {line.start for line in title}
    begin = max((n + 1 for n, g in enumerate(groups) if g.lines[0].start in known), default=0)
    place = begin
    while place < len(groups) and not _is_text(groups[place], printed.measures):
        place += 1
    if place == len(groups):
        return begin  # no running text: nothing is known to be before it
    short = [group for group in groups[place:] if len(group.lines) <= _MOST_TITLE_LINES]
    looks = Counter(look_of(group.printed, group.text) for group in short)
    least = begin if known else max(begin, 1)
    named = [kind_of(group.text) in ("by", "name") for group in groups[:place]]
    while place - 1 >= least and _is_display(
        groups[place - 1], printed, looks, named=any(named[begin : place - 1])
    ):
        place -= 1
        if not known and not opens(groups[place].text):
            above = groups[place - 1]
            if not look_of(above.printed, above.text).is_bold:
                return place + 1  # it is the title, which is printed as headings are
            break
    return place


def _is_text(group: _Group, measures: Measures) -> bool:
    """Whether a paragraph is running text."""
    if group.kind is not None and group.kind != "front matter":
        return True
    long = sum(measures.fill(line) > _FILLED for line in group.printed)
    large = any(measures.is_large(line) for line in group.printed)
    return not large and long >= 2 and len(group.text.split()) > 3 * _LONG_LINES


def _is_display(group: _Group, printed: Printed, looks: Mapping[Look, int], *, named: bool) -> bool:
    """Whether a paragraph is a heading of the text, and not of what stands above it: it is printed
    as a later one is, or is known by its words. `named` is whether an author is named above it.
    """
    if opens(group.text) or printed.outline.level(group.text) is not None:
        return True
    look = look_of(group.printed, group.text)
    if not looks.get(look):
        return False
    kind = kind_of(group.text)
    if kind in ("by", "date", "masthead") or (kind == "name" and not named):
        return False
    return is_heading(group.printed, group.text, printed.measures, printed.outline, apart=True)


def _set_contents(groups: Sequence[_Group]) -> None:
    """Set a table of contents apart: paragraphs below its heading whose lines are headings of the
    text, or end with page numbers.
    """
    wanted = CONTENTS_HEADING.compiled
    place = next((n for n, g in enumerate(groups) if wanted.fullmatch(g.text)), len(groups))
    last = {letters(group.text): n for n, group in enumerate(groups) if len(group.lines) <= 2}
    for n, group in enumerate(groups[place + 1 :], place + 1):
        listed = (
            _ENTRY.search(line.text) or last.get(letters(line.text), 0) > n for line in group.lines
        )
        if not all(listed):
            return
        group.kind = "front matter"


def _set_kinds(groups: Sequence[_Group], printed: Printed) -> None:
    """Say what each paragraph is that is not known yet."""
    measures = printed.measures
    first_indent = _usual_first_indent(groups, measures)
    before: _Group | None = None
    for index, group in enumerate(groups):
        if group.kind is not None:
            before = group if group.kind not in ("table row", "caption") else before
            continue
        if not _WORD.search(group.text):
            group.kind = "caption"  # an equation, or letters of a figure: no sentence
            continue
        text = group.text
        last = index + 1 == len(groups)
        is_item = _ITEM.match(text) is not None
        if (
            not last
            and is_heading(group.printed, text, measures, printed.outline, apart=group.apart)
            and (not is_item or _is_marked_out(group, measures))
        ):
            group.kind = "heading"
        elif not is_item and (
            _is_quotation(group, before, measures, first_indent)
            or _is_small_quotation(groups, index, before, measures)
        ):
            group.kind = "block quotation"
        else:
            group.kind = "prose"
        before = group


def _is_marked_out(group: _Group, measures: Measures) -> bool:
    """Whether what begins with a number or letter is printed otherwise than an item of a list."""
    if group.text.lstrip()[0] in _BULLETS:
        return False
    look = look_of(group.printed, group.text)
    special = look.is_bold or look.is_capital or look.is_italic
    return special or measures.is_large(group.printed[0]) or "." not in group.text.strip()[1:]


def _usual_first_indent(groups: Sequence[_Group], measures: Measures) -> float:
    """The usual indent of the first line of a paragraph, in ems; 0 without."""
    found: Counter[float] = Counter()
    for group in groups:
        if len(group.printed) > 1:
            first, second = (measures.indent(line) for line in group.printed[:2])
            if second < _LEAST_INDENT <= first <= _MOST_FIRST_INDENT:
                found[round(first, 1)] += 1
    return found.most_common(1)[0][0] if found else 0.0


def _is_small_quotation(
    groups: Sequence[_Group], index: int, before: _Group | None, measures: Measures
) -> bool:
    """Whether a paragraph within the text is in smaller letters, as a quotation may be."""
    group = groups[index]
    if before is None or before.kind not in ("prose", "block quotation") or not group.apart:
        return False
    if not all(map(measures.is_small, group.printed)) or len(group.printed) < 2:
        return False
    behind = groups[index + 1] if index + 1 < len(groups) else None
    above = not measures.is_small(before.printed[-1]) or before.kind == "block quotation"
    return above and behind is not None and same_column(group.printed[-1], behind.printed[0])


def _is_quotation(
    group: _Group, before: _Group | None, measures: Measures, first_indent: float
) -> bool:
    """Whether a paragraph is set in as a quotation is."""
    if before is None or before.kind not in ("prose", "block quotation"):
        return False
    indents = [measures.indent(line) for line in group.printed]
    base = min(indents[1:] or indents)
    if base < _LEAST_INDENT or indents[0] < base - _LEAST_INDENT:
        return False
    introduced = before.text.rstrip().endswith(":") or before.kind == "block quotation"
    if group.text.rstrip().endswith(";") or before.text.rstrip().endswith(";"):
        return False  # the clauses of a list
    small = measures.is_small(group.printed[0])
    if len(indents) == 1:
        usual = abs(indents[0] - first_indent) < _SAME_INDENT
        return (introduced and group.apart) or (small and group.apart and not usual)
    item = _ITEM.match(before.text)
    if item is not None and not introduced:
        words = before.printed[0].lefts[min(item.end(), len(before.printed[0].lefts) - 1)]
        if abs(group.printed[-1].left - words) < 0.6 * measures.size:
            return False  # a further paragraph of a list item
    return introduced or small or base > 1.0


def _with_run_ins(groups: Sequence[_Group]) -> list[_Group]:
    """The paragraphs; headings within first lines are paragraphs of their own."""
    lengths = [
        run_in(group.printed[0], group.lines[0].text)
        if group.kind == "prose" and group.text[0] not in _BULLETS
        else 0
        for group in groups
    ]
    if sum(map(bool, lengths)) < 2:
        return list(groups)
    found: list[_Group] = []
    for group, length in zip(groups, lengths, strict=True):
        if not length:
            found.append(group)
            continue
        line = group.lines[0]
        head = Line(line.start, line.text[:length], line.page)
        rest = Line(line.start + length, line.text[length:], line.page)
        own = group.printed[0]
        found.append(_Group([head], [own], group.apart, "heading", is_run_in=True))
        found.append(_Group([rest, *group.lines[1:]], group.printed, False, "prose"))
    return found


def _merged(groups: Sequence[_Group]) -> list[_Group]:
    """The paragraphs; one within which tables, captions or notes stand goes on before them."""
    merged: list[_Group] = []
    prose = -1
    for group in groups:
        if group.kind == "prose" and 0 <= prose < len(merged) - 1:
            last = merged[prose].text
            begins = group.lines[0].text.strip()[0]
            if not _CLOSED.search(last) and (begins.islower() or last.rstrip()[-1] not in ":;"):
                merged[prose].lines += group.lines
                merged[prose].printed += group.printed
                continue
        merged.append(group)
        if group.kind in ("prose", "block quotation"):
            prose = len(merged) - 1 if group.kind == "prose" else -1
        elif group.kind not in ("table row", "table heading", "caption"):
            prose = -1
        elif prose >= 0 and not _WORD.search(group.text):
            within = same_column(merged[prose].printed[-1], group.printed[0])
            prose = -1 if within else prose  # behind an equation a paragraph begins
    return merged


def _set_levels(groups: Sequence[_Group], printed: Printed) -> None:
    """Rank the headings."""
    headings = [group for group in groups if group.kind == "heading"]
    looks = [
        replace(look_of(group.printed, group.text), is_run_in=group.is_run_in) for group in headings
    ]
    ranks = levels(looks, [group.text for group in headings], printed.outline)
    for group, rank in zip(headings, ranks, strict=True):
        group.level = rank
