"""The paragraphs above a text: title, byline and other front matter, by their print."""

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.lines import Line, Vocabulary
from corpus.pdf.headings import Look, is_heading, letters, look_of
from corpus.pdf.measures import Measures
from corpus.pdf.paragraphs.groups import MOST_SHORT, SIZES, Group, Printed
from corpus.plaintext.first_page import read_first_page
from corpus.plaintext.front_lines import kind_of, opens

# Set by hand.
_LONG_LINES = 3  # of running text
_FILLED = 0.6  # share of a column that a line of running text fills
_MOST_FRONT_GROUPS = 40  # at the start, among which a title that is known is looked for
_LARGER = 1.15  # of the size of the text: a title


def with_front(groups: list[Group], printed: Printed, words: Vocabulary) -> list[Group]:
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
        Group(own, [printed.at(line) for line in own], kind=kind, apart=True)
        for own, kind in page.parts
    ]
    rest = lines[page.end :]
    after = rest[0].start if rest else None
    left = [] if after is None else [g for g in groups[:end] if g.lines[-1].start >= after]
    for group in left:
        group.lines = [line for line in group.lines if line.start >= (after or 0)]
        group.printed = [printed.at(line) for line in group.lines]
    return [*front, *left, *groups[end:]]


def _named_lines(groups: Sequence[Group], title: str | None) -> list[Line]:
    """The lines of a title that is known, where they are printed by themselves."""
    key = letters(title or "")
    lines = [line for group in groups[:_MOST_FRONT_GROUPS] for line in group.lines]
    for first in range(len(lines) if key else 0):
        joined = ""
        for last in range(first, min(first + MOST_SHORT, len(lines))):
            joined += letters(lines[last].text)
            if joined == key:
                return lines[first : last + 1]
            if not key.startswith(joined):
                break
    return []


def _title_lines(groups: Sequence[Group], measures: Measures) -> list[Line]:
    """The lines of the title: those in the largest letters of the first page."""
    first = groups[0].lines[0].page if groups else 0
    found = [
        group
        for group in groups
        if group.lines[0].page == first
        and group.kind is None
        and group.printed[0].size >= _LARGER * measures.size
        and len(group.lines) <= MOST_SHORT
        and sum(letter.isalpha() for letter in group.text) > _LONG_LINES
    ]
    if not found:
        return []
    largest = max(group.printed[0].size for group in found)
    lines: list[Line] = []
    last: Group | None = None
    for group in groups:
        same = group in found and group.printed[0].size > largest - SIZES
        if same and (last is None or last is groups[groups.index(group) - 1]):
            lines += group.lines
            last = group
    return lines


def _front_end(groups: Sequence[Group], title: Sequence[Line], printed: Printed) -> int:
    """The place of the first paragraph of the text itself, or of the heading above it."""
    known = {line.start for line in title}
    begin = max((n + 1 for n, g in enumerate(groups) if g.lines[0].start in known), default=0)
    place = begin
    while place < len(groups) and not _is_text(groups[place], printed.measures):
        place += 1
    if place == len(groups):
        return begin  # no running text: nothing is known to be before it
    short = [group for group in groups[place:] if len(group.lines) <= MOST_SHORT]
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


def _is_text(group: Group, measures: Measures) -> bool:
    """Whether a paragraph is running text."""
    if group.kind is not None and group.kind != "front matter":
        return True
    long = sum(measures.fill(line) > _FILLED for line in group.printed)
    large = any(measures.is_large(line) for line in group.printed)
    return not large and long >= 2 and len(group.text.split()) > 3 * _LONG_LINES


def _is_display(group: Group, printed: Printed, looks: Mapping[Look, int], *, named: bool) -> bool:
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
