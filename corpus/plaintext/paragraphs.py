"""Paragraphs of the body: prose, headings, block quotations, title and byline."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import ParagraphKind
from corpus.english.front_matter import CAPTION, ILLUSTRATION, KEYWORDS
from corpus.english.headings import AND, BYLINE_START
from corpus.lines import Block, Line, Vocabulary, join
from corpus.notes.marker_forms import has_leaders
from corpus.notes.roman import roman_value
from corpus.plaintext.first_page import FirstPage, letters, read_first_page
from corpus.plaintext.tables import find_tables

_CLOSED = re.compile(r"[.!?:…][”\"’'»)\]]*(?:\s?\[?\d{1,4}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*$")
_INTRODUCES = re.compile(r":(?:\s?\[\d{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*$")
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*|[IVX]+)[.)]?\s+(?=\S)")
_MARKED = re.compile(
    r"(?:\s?\[\d[\d\s,;–-]*\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\{?\d+\}?|(?<=[.,;:!?…”\"’)])\s?\d{1,4})$"
)
_LONGEST_HEADING = 16  # words
_NOT_LAST = '.,;:!?…-”"'  # letters with which a heading does not end
_LONGEST_TITLE = 12  # lines
# Set by hand.
_FULL = 0.85  # of the usual width: a line as long does not end a paragraph
_QUOTATION_INDENT = 3  # columns from the margin
_FIRST_LINE_INDENT = 2  # columns from the margin
_UNWRAPPED = 160  # characters of the middle line, from which each is a paragraph
_SHORT = 80  # characters of a line that may be a heading in such a text
_CENTRED = 8  # columns from the margin
_LONGEST_CENTRED = 0.8  # of the usual width
_ITEM = re.compile(r"\s*(?P<label>[-•*–·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_LONGEST_NUMBERED_HEADING = 0.7  # of the usual width
# First letters of captions and key words, by which most lines are known to be neither.
_OWN_STARTS = frozenset(
    ("tab", "fig", "box", "pla", "cha", "map", "exh", "ill", "key", "jel", "ind")
)
_LEAST_LINES = 6  # of a page, from which it has a margin of its own
_MOST_FRONT_GROUPS = 6  # at the start of a text, among which title and byline are looked for


@dataclass(slots=True)
class Draft:
    """A paragraph with its markers. `level` is the rank of a heading from 1, where its print shows
    it.
    """

    kind: ParagraphKind
    block: Block
    level: int | None = None


@dataclass(slots=True)
class _Group:
    """Lines between blank lines; `indented` where all are indented as a block quotation is. `kind`
    is that of tables and captions, which is known already.
    """

    lines: list[Line]
    indented: bool = False
    kind: ParagraphKind | None = None


def _with_margins(lines: Sequence[Line]) -> list[Line]:
    """The lines with their indents from the usual margin of their page, which may shift."""
    by_page: dict[int, list[int]] = {}
    for line in lines:
        if not line.blank:
            by_page.setdefault(line.page, []).append(line.indent)
    usual = _most_common([indent for own in by_page.values() for indent in own])
    margins = {
        page: _most_common(own) if len(own) >= _LEAST_LINES else usual
        for page, own in by_page.items()
    }
    shifts = {page: margins.get(page, usual) for page in {line.page for line in lines}}
    if not any(shifts.values()):
        return list(lines)
    return [line.on(line.page, shifts[line.page]) for line in lines]


def _most_common(indents: Sequence[int]) -> int:
    """The indent that most lines have, of equal ones the first; 0 without lines."""
    return Counter(indents).most_common(1)[0][0] if indents else 0


def _last_letter(text: str) -> str:
    """The last character of `text`, a marker aside."""
    return (_MARKED.sub("", text) or text)[-1]


def _is_numbered_heading(line: Line, width: int) -> bool:
    text = line.text.strip()
    match = _NUMBERED.match(text)
    if (
        match is None
        or len(text) > _LONGEST_NUMBERED_HEADING * width
        or _last_letter(text) in ".,;:"
    ):
        return False
    rest = text[match.end() :]
    return rest[0].isupper() and len(rest.split()) <= _LONGEST_HEADING


def _groups(lines: Sequence[Line], width: int) -> list[_Group]:
    """The lines split at blank lines, tables, headings, list items and indented first lines."""
    tables = {table.first: table for table in find_tables(lines)}
    groups: list[_Group] = []
    prose: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        table = tables.get(place)
        kind = own_kind(line)
        if table is not None:
            groups += _prose_groups(prose, width)
            groups.append(_Group(list(lines[table.first : table.body]), kind="table heading"))
            groups += [_Group([row], kind="table row") for row in lines[table.body : table.end]]
        elif kind is not None and (kind != "caption" or not prose or prose[-1].blank):
            end = place + 1
            if kind == "caption":  # it may have several lines
                while end < len(lines) and not lines[end].blank and end not in tables:
                    end += 1
            groups += _prose_groups(prose, width)
            groups.append(_Group(list(lines[place:end]), kind=kind))
            prose = []
            place = end
            continue
        else:
            prose.append(line)
            place += 1
            continue
        prose = []
        place = table.end
    return groups + _prose_groups(prose, width)


def own_kind(line: Line) -> ParagraphKind | None:
    """The kind of a line that is a paragraph of its own whatever is around it."""
    if line.blank:
        return None
    if has_leaders(line.text):
        return "front matter"
    if line.words[:3].lower() not in _OWN_STARTS and line.words[0] != "[":
        return None
    if KEYWORDS.search(line.text):
        return "front matter"
    if CAPTION.search(line.text) or ILLUSTRATION.search(line.text):
        return "caption"
    return None


def _prose_groups(lines: Sequence[Line], width: int) -> list[_Group]:
    """The lines between tables and captions split at blank lines, headings, list items and indented
    first lines.
    """
    groups: list[_Group] = []
    current: list[Line] = []
    items: list[str] = []  # the labels of the list so far
    centred = -2  # the place of the last line that is a centred heading

    def close() -> None:
        if current:
            indented = all(line.indent >= _QUOTATION_INDENT for line in current)
            groups.append(_Group(current.copy(), indented))
            current.clear()

    for index, line in enumerate(lines):
        if line.blank:
            close()
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if not current and (_is_numbered_heading(line, width) or _is_tight(line, following)):
            current.append(line)
            close()
            continue
        if _is_centred_heading(line, following, width):
            joined = index > 0 and lines[index - 1].text and centred == index - 1
            if joined and min(len(line.text.strip()), len(lines[index - 1].text.strip())) > 4:
                groups[-1].lines.append(line)
            else:
                close()
                groups.append(_Group([line], True))
            centred = index
            continue
        item = _ITEM.match(line.text)
        if item is not None and follows_item(items, item["label"]):
            if current and (items or _CLOSED.search(current[-1].text)):
                close()
                items.append(item["label"])
            elif not current:
                items = [*items, item["label"]]
        elif not current and line.indent <= 0 and not line.text.strip()[0].islower():
            items = []
        if current:
            is_indented = line.indent >= _FIRST_LINE_INDENT
            alone = following is None or following.blank or following.indent < line.indent
            quotation = _QUOTATION_INDENT
            changes = (line.indent >= quotation) != (current[-1].indent >= quotation)
            begins = is_indented and (alone or changes)
            if (begins or (changes and len(current) > 1)) and _CLOSED.search(current[-1].text):
                close()
        current.append(line)
        if width > _UNWRAPPED and (len(line.text.strip()) < _SHORT or _CLOSED.search(line.text)):
            close()
    close()
    return groups


def _is_tight(line: Line, following: Line | None) -> bool:
    """Whether a line is a heading directly above a paragraph that is all on one line."""
    if following is None or len(following.text) < _UNWRAPPED:
        return False
    text = line.text.strip()
    return len(text) < _SHORT and text[0].isupper() and _last_letter(text) not in _NOT_LAST


def follows_item(items: Sequence[str], label: str) -> bool:
    """Whether a label begins a list or is the next of it: a bullet, the next number or letter."""
    if not label.strip("().").isalnum():
        return True
    value = _item_value(label)
    if not items:
        return value == 1
    return value == _item_value(items[-1]) + 1 or value == 1


def _item_value(label: str) -> int:
    text = label.strip("().")
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text.lower() not in "ivx":
        return ord(text.lower()) - ord("a") + 1
    return roman_value(text)


def _is_centred_heading(line: Line, following: Line | None, width: int) -> bool:
    """Whether a line is set in so far that it is a heading, though no blank line sets it off."""
    if line.indent < _CENTRED:
        return False
    text = line.text.strip()
    if len(text) > _LONGEST_CENTRED * width:
        return False
    if not text[0].isupper() or _last_letter(text) in '.,;:!?…”"' or following is None:
        return False
    return following.blank or following.indent != line.indent


def _is_heading(group: _Group, following: _Group | None, width: int) -> bool:
    if len(group.lines) > 2 or following is None:
        return False
    text = " ".join(line.text.strip() for line in group.lines)
    if len(text.split()) > _LONGEST_HEADING:
        return False
    if not any(letter.isalpha() for letter in text) or text[0].islower():
        return False
    if _last_letter(text) in '.,;:!…-”"' or len(text) > 1.2 * width:
        return False
    first = _NUMBERED.sub("", text, count=1)[:1] if text[0].isdigit() else text[0]
    if not first.isupper() and not first.isdigit() and first not in '“"‘':
        return False
    return len(text) < _FULL * width or len(group.lines) == 2


def _continues(before: _Group, after: _Group, width: int, *, floats: bool) -> bool:
    """Whether a paragraph that a page end, or tables and captions (`floats`), cut goes on."""
    last, first = before.lines[-1], after.lines[0]
    in_item = _ITEM.match(before.lines[0].text) is not None
    if not floats and (
        last.page == first.page or (before.indented != after.indented and not in_item)
    ):
        return False
    goes_on = first.text.strip()[0].islower()
    if _ITEM.match(first.text) and not goes_on:
        return False
    if _CLOSED.search(last.text) is None:
        return goes_on or not floats
    # A full last line may end a sentence by chance; a short one ends the paragraph.
    return not floats and len(last.text.strip()) >= _FULL * width and goes_on


def split_paragraphs(
    lines: Sequence[Line], words: Vocabulary, front: Sequence[str | None] = ()
) -> list[Draft]:
    """The paragraphs of the body in order. `front` are the title (or `None`) and the authors.

    A table or caption that stands within a sentence follows the paragraph.
    """
    widths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    width = widths[int(len(widths) * 0.8)] if widths else 0
    unwrapped = bool(widths) and widths[len(widths) // 2] > _UNWRAPPED
    own = _with_margins(lines)
    page = read_first_page(own, words)
    if any(front) and not page.is_titled(front[0] or ""):
        page = FirstPage()  # what was given counts
    groups = _all_groups(own, page, _UNWRAPPED + 1 if unwrapped else min(width, _UNWRAPPED))
    repeated = page.repeated()
    if not page.parts:
        groups[:1] = _split_title(groups[:1], front[0] if front else None)
    known = {_words(part) for part in front if part}
    title = next((part for part in front[:1] if part), None)
    merged: list[tuple[_Group, ParagraphKind]] = []
    prose = -1  # the place of the last paragraph that only tables and captions follow
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        text = " ".join(line.text.strip() for line in group.lines)
        plain = _words(text) if known and index < _MOST_FRONT_GROUPS else ""
        kind: ParagraphKind = "prose"
        if group.kind is not None:
            merged.append((group, group.kind))
            continue
        floats = prose >= 0 and prose < len(merged) - 1
        if index < _MOST_FRONT_GROUPS and _is_front(plain, known):
            kind = "title" if title and plain == _words(title) else "byline"
        elif prose >= 0 and _continues(merged[prose][0], group, width, floats=floats):
            merged[prose][0].lines.extend(group.lines)
            continue
        elif _is_heading(group, following, width):
            kind = "front matter" if letters(text) in repeated else "heading"
        elif (
            prose >= 0
            and prose == len(merged) - 1
            and (_is_block_quotation(merged[prose], group, text))
        ):
            kind = "block quotation"
        merged.append((group, kind))
        prose = -1 if kind in ("heading", "front matter") else len(merged) - 1
    return [Draft(kind, join(group.lines, words)) for group, kind in merged]


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _split_title(first: list[_Group], title: str | None) -> list[_Group]:
    """The first group split behind the title, where the authors follow it directly."""
    if not first or not title:
        return first
    lines = first[0].lines
    for count in range(1, min(len(lines), _LONGEST_TITLE)):
        if _words(" ".join(line.text for line in lines[:count])) == _words(title):
            return [_Group(lines[:count]), _Group(lines[count:])]
    return first


def _all_groups(lines: Sequence[Line], page: FirstPage, width: int) -> list[_Group]:
    """The groups of a text: those of its first page, of which the kinds are known, and the rest."""
    groups: list[_Group] = []
    for own, kind in page.parts:
        groups += _groups(own, width) if kind is None else [_Group(own, kind=kind)]
    return groups + _groups(lines[page.end :], width)


def _is_front(plain: str, known: set[str]) -> bool:
    """Whether a paragraph is the title or the byline. `known` are the title and the authors."""
    if not plain or not known:
        return False
    if plain in known:
        return True
    rest = BYLINE_START.compiled.sub("", plain)
    for name in sorted(known, key=len, reverse=True):
        rest = rest.replace(name, "")
    return rest != plain and not AND.compiled.sub("", rest).strip()


def _is_block_quotation(before: tuple[_Group, ParagraphKind], group: _Group, text: str) -> bool:
    """Whether a group is indented, or follows a colon without quotation marks, and is no list."""
    introduced = _INTRODUCES.search(before[0].lines[-1].text) and before[1] == "prose"
    listed = re.match(r"(?:[-•*–]|\(?\w[.)])\s", text) is not None
    if group.indented and before[1] in ("prose", "block quotation"):
        return not listed and len(text.split()) > 8
    if not introduced or listed or text[0] in '“"«':
        return False
    return len(text.split()) > 15
