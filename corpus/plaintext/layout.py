"""Page layout of a plain text: body, notes, running heads, asides.

A text made from a PDF does not mark these. Three layouts are recognised: form feeds between pages,
with footnotes on each; no form feeds, but blocks of footnotes between blank lines within the text;
and endnotes. Every line goes to exactly one part.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from corpus.english.headings import NOTES_HEADING, PAGE_NUMBER
from corpus.plaintext.lines import Line
from corpus.plaintext.note_labels import Label, ends_note, number_notes, read_label

_LONGEST_PAGE = 400  # lines, in which a marker is looked for
_MOST_LISTS = 8  # numbered lists, from the end, that are examined for the notes
_LONGEST_HEADING = 80  # characters of a heading above notes
_LONGEST_NEXT_HEADING = 60  # characters of a heading that ends a list of notes
_SHORT_LINE = 0.6  # of the widest line of the body; set by hand
_DIGITS = "0123456789"
_SUPERSCRIPTS = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class NoteLines:
    """The lines of one note, the first of which begins with its label."""

    label: Label
    lines: list[Line]


@dataclass(slots=True)
class Layout:
    """The lines of a text by the parts that they belong to. `at_end` is true of endnotes."""

    body: list[Line] = field(default_factory=list)
    notes: list[NoteLines] = field(default_factory=list)
    asides: list[list[Line]] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    heading: Line | None = None
    pages: int = 1
    at_end: bool = False


def lay_out(lines: Sequence[Line]) -> Layout:
    """The layout of a text."""
    layout = Layout()
    paged = lines[-1].page > 1 if lines else False
    rest = list(lines)
    if paged:
        rest, layout.furniture = _without_furniture(rest)
        if all(line.blank for line in rest):  # a text of repeated lines alone
            rest, layout.furniture = list(lines), []
        # An empty page behind the last form feed does not count.
        layout.pages = max((line.page for line in rest if not line.blank), default=1)
    if _take_end_notes(rest, layout):
        return layout
    if paged:
        _take_page_feet(rest, layout)
    else:
        _take_inline_feet(rest, layout)
    if not layout.notes:
        _take_unheaded_end_notes(layout)
    return layout


def _without_furniture(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page numbers and running heads, and the lines that are those."""
    furniture: set[int] = set()
    for _ in range(2):  # a running head and a page number may share an edge
        edges: list[Line] = []
        by_page: dict[int, list[Line]] = {}
        for line in lines:
            if not line.blank and line.start not in furniture:
                by_page.setdefault(line.page, []).append(line)
        for page in by_page.values():
            edges += [page[0], page[-1]] if len(page) > 1 else page
        shapes = Counter(re.sub(r"\d+", "#", line.text.strip()) for line in edges)
        enough = max(3, len(by_page) // 2)
        for line in edges:
            shape = re.sub(r"\d+", "#", line.text.strip())
            if PAGE_NUMBER.compiled.fullmatch(line.text) or shapes[shape] >= enough:
                furniture.add(line.start)
    kept = [line for line in lines if line.start not in furniture or line.blank]
    return kept, [line for line in lines if line.start in furniture and not line.blank]


def _add_notes(block: Sequence[Line], labels: dict[int, Label], layout: Layout) -> None:
    """Add the notes of a block, which begin at the lines of `labels`, to the layout."""
    starts = [*labels, len(block)]
    for (index, label), following in zip(labels.items(), starts[1:], strict=True):
        lines = [line for line in block[index:following] if not line.blank]
        layout.notes.append(NoteLines(label, lines))


def _is_notes_heading(line: Line) -> bool:
    return (
        len(line.text) < _LONGEST_HEADING
        and NOTES_HEADING.compiled.fullmatch(line.text) is not None
    )


def _take_end_notes(lines: list[Line], layout: Layout) -> bool:
    """Take the endnotes below a heading such as "Notes"; whether there are any."""
    headings = (i for i in range(len(lines) - 1, -1, -1) if _is_notes_heading(lines[i]))
    for index in islice(headings, _MOST_LISTS):
        after = next((i for i in range(index + 1, len(lines)) if not lines[i].blank), None)
        if after is None or read_label(lines[after].text) is None:
            continue
        labels = number_notes(lines[after:], None)
        if 0 not in labels:
            continue
        layout.heading = lines[index]
        _finish_end_notes(lines, index, after, labels, layout)
        return True
    return False


def _take_unheaded_end_notes(layout: Layout) -> None:
    """Take endnotes without a heading, if the body has markers of half of them."""
    body = layout.body
    tried = 0
    for index in range(len(body) - 1, 0, -1):
        label = read_label(body[index].text)
        if label is None or label.number != 1 or not body[index - 1].blank:
            continue
        tried += 1
        if tried > _MOST_LISTS:
            return
        labels = number_notes(body[index:], None)
        if 0 not in labels or len(labels) < 2:
            continue
        text = "\n".join(line.text for line in body[:index])
        marked = sum(_has_marker(text, label.number) for label in labels.values())
        if marked * 2 >= len(labels):
            lines, layout.body = body, []
            _finish_end_notes(lines, index, index, labels, layout)
        return


def _finish_end_notes(
    lines: list[Line], body_end: int, first: int, labels: dict[int, Label], layout: Layout
) -> None:
    """Take endnotes up to a heading behind the last of them, which begins another part."""
    end = len(lines)
    for index in range(first + max(labels) + 1, len(lines) - 1):
        alone = lines[index - 1].blank and lines[index + 1].blank
        if alone and _may_be_heading(lines[index].text.strip()):
            end = index
            break
    _add_notes(lines[first:end], labels, layout)
    layout.body = lines[:body_end] + lines[end:]
    layout.at_end = True


def _may_be_heading(text: str) -> bool:
    if not 0 < len(text) < _LONGEST_NEXT_HEADING:
        return False
    return text[0].isupper() and text[-1] not in ".,;:"


def _has_marker(text: str, number: int) -> bool:
    raised = str(number).translate(_SUPERSCRIPTS)
    pattern = rf"(?<=[^\s\d]){number}(?![\d%])|\[{number}\]|{raised}|[.,;:!?”\"’)]\s+{number}(?!\d)"
    return re.search(pattern, text) is not None


def _take_page_feet(lines: list[Line], layout: Layout) -> None:
    """Take the footnotes of each page of a text with form feeds."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    expected = 1
    for page in by_page.values():
        foot = len(page)
        for index in range(1, len(page)):
            label = read_label(page[index].text)
            if label is None or label.number != expected:
                continue
            above = page[index - 1]
            set_off = above.blank or set(above.text.strip()) <= set("_-–—*")
            if not set_off and not ends_note(above.text):
                continue
            if _has_marker("\n".join(line.text for line in page[:index]), expected):
                foot = index
                break
        layout.body += page[:foot]
        if foot == len(page):
            continue
        labels = number_notes(page[foot:], expected)
        _add_notes(page[foot:], labels, layout)
        expected = max(label.number for label in labels.values()) + 1


def _take_inline_feet(lines: list[Line], layout: Layout) -> None:
    """Take blocks of footnotes out of a text without form feeds; each ends a page.

    A block begins behind a blank line with the next expected note number, or behind two blank
    lines with lines of its own (an author's biography) before that number. The body above must
    have the marker.
    """
    expected = 1
    page = 1
    index = 0
    while index < len(lines):
        line = lines[index]
        begins = line.blank and index + 1 < len(lines) and not lines[index + 1].blank
        found = _foot_at(lines, index + 1, expected, layout.body) if begins else None
        layout.body.append(replace(line, page=page))
        index += 1
        if found is None:
            continue
        first, end = found
        block = [replace(line, page=page) for line in lines[first:end]]
        if first > index:
            layout.asides.append([replace(line, page=page) for line in lines[index:first]])
        labels = number_notes(block, expected)
        _add_notes(block, labels, layout)
        expected = max(label.number for label in labels.values()) + 1
        index = end
        page += any(not line.blank for line in lines[end:])
    layout.pages = page


def _foot_at(
    lines: Sequence[Line], start: int, expected: int, body: Sequence[Line]
) -> tuple[int, int] | None:
    """(First note's line, line behind the last) of a block of footnotes that begins at `start`."""
    first = _first_note(lines, start, expected)
    if first is None:
        return None
    above = "\n".join(line.text for line in body[-_LONGEST_PAGE:])
    if not _has_marker(above, expected):
        return None
    return first, _foot_end(lines, first, expected, body)


def _first_note(lines: Sequence[Line], start: int, expected: int) -> int | None:
    """The line with the label `expected` in the block at `start`: the first, or behind two blank
    lines any.
    """
    set_off = start >= 2 and lines[start - 2].blank
    for index in range(start, len(lines)):
        if lines[index].blank or (index > start and not set_off):
            return None
        label = read_label(lines[index].text)
        if label is None or label.number != expected:
            continue
        if index == start or ends_note(lines[index - 1].text):
            return index
    return None


def _foot_end(lines: Sequence[Line], first: int, expected: int, body: Sequence[Line]) -> int:
    """The line behind the footnotes that begin at `first`: a blank one, or one at which the body
    continues.
    """
    indented = lines[first].text[:1].isspace()
    last_body = next((line.text for line in reversed(body) if not line.blank), "")
    cut = not ends_note(last_body)  # the page ends within a sentence
    width = max(len(line.text) for line in body[-_LONGEST_PAGE:])
    for index in range(first + 1, len(lines)):
        text, previous = lines[index].text, lines[index - 1].text
        if lines[index].blank:
            return index
        label = read_label(text)
        if not ends_note(previous) or (label is not None and label.number > expected):
            continue
        is_indented = text[:1].isspace()
        resumes = is_indented and not indented
        resumes |= cut and text[:1].islower() and "/" not in text.split()[0]
        resumes |= cut and len(previous.rstrip()) < _SHORT_LINE * width and not is_indented
        if resumes:
            return index
    return len(lines)
