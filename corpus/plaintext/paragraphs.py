"""Paragraphs of the body: prose, headings, block quotations, title and byline."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import ParagraphKind
from corpus.english.headings import AND, BYLINE_START
from corpus.plaintext.lines import Block, Line, Vocabulary, join

_CLOSED = re.compile(r"[.!?:…][”\"’'»)\]]*(?:\s?\[?\d{1,4}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*$")
_INTRODUCES = re.compile(r":(?:\s?\[\d{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s*$")
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*|[IVX]+)[.)]?\s+(?=\S)")
_MARKED = re.compile(
    r"(?:\s?\[\d[\d\s,;–-]*\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\{?\d+\}?|(?<=[.,;:!?…”\"’)])\s?\d{1,4})$"
)
_LONGEST_HEADING = 16  # words
_LONGEST_TITLE = 12  # lines
# Set by hand.
_FULL = 0.85  # of the usual width: a line as long does not end a paragraph
_QUOTATION_INDENT = 3  # columns from the margin
_FIRST_LINE_INDENT = 2  # columns from the margin
_LONGEST_NUMBERED_HEADING = 0.7  # of the usual width
_MOST_FRONT_GROUPS = 6  # at the start of a text, among which title and byline are looked for


@dataclass(slots=True)
class Draft:
    """A paragraph with its markers."""

    kind: ParagraphKind
    block: Block


@dataclass(slots=True)
class _Group:
    """Lines between blank lines; `indented` where all are indented as a block quotation is."""

    lines: list[Line]
    indented: bool = False


def heading_level(text: str) -> int:
    """1 for a heading without a number or with one part, 2 for `2.1`, and so on."""
    match = _NUMBERED.match(text)
    if match is None or not match["number"][0].isdigit():
        return 1
    return match["number"].count(".") + 1


def _margin(lines: Sequence[Line]) -> int:
    counts = Counter(line.indent for line in lines if not line.blank)
    return counts.most_common(1)[0][0] if counts else 0


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


def _groups(lines: Sequence[Line], margin: int, width: int) -> list[_Group]:
    """The lines split at blank lines, numbered headings and indented first lines."""
    groups: list[_Group] = []
    current: list[Line] = []

    def close() -> None:
        if current:
            indented = all(line.indent >= margin + _QUOTATION_INDENT for line in current)
            groups.append(_Group(current.copy(), indented))
            current.clear()

    for index, line in enumerate(lines):
        if line.blank:
            close()
            continue
        if not current and _is_numbered_heading(line, width):
            current.append(line)
            close()
            continue
        if current:
            is_indented = line.indent >= margin + _FIRST_LINE_INDENT
            following = lines[index + 1] if index + 1 < len(lines) else None
            alone = following is None or following.blank or following.indent < line.indent
            closed = _CLOSED.search(current[-1].text) is not None
            quotation = margin + _QUOTATION_INDENT
            changes = (line.indent >= quotation) != (current[-1].indent >= quotation)
            begins = is_indented and (alone or changes)
            if closed and (begins or (changes and len(current) > 1)):
                close()
        current.append(line)
    close()
    return groups


def _is_heading(group: _Group, following: _Group | None, width: int) -> bool:
    text = " ".join(line.text.strip() for line in group.lines)
    if len(group.lines) > 2 or len(text.split()) > _LONGEST_HEADING or following is None:
        return False
    if not any(letter.isalpha() for letter in text) or text[0].islower():
        return False
    if _last_letter(text) in '.,;:!…-”"' or len(text) > 1.2 * width:
        return False
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in '“"‘':
        return False
    return len(text) < _FULL * width or len(group.lines) == 2


def _continues(before: _Group, after: _Group, width: int) -> bool:
    """Whether a paragraph that a page end cuts continues with `after`."""
    if before.lines[-1].page == after.lines[0].page or before.indented != after.indented:
        return False
    last = before.lines[-1].text
    if _CLOSED.search(last) is None:
        return True
    # A full last line may end a sentence by chance; a short one ends the paragraph.
    return len(last.strip()) >= _FULL * width and after.lines[0].text.strip()[0].islower()


def split_paragraphs(
    lines: Sequence[Line], words: Vocabulary, front: Sequence[str | None] = ()
) -> list[Draft]:
    """The paragraphs of the body in order. `front` are the title (or `None`) and the authors."""
    widths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    width = widths[int(len(widths) * 0.8)] if widths else 0
    groups = _groups(lines, _margin(lines), width)
    groups[:1] = _split_title(groups[:1], front[0] if front else None)
    known = {_words(part) for part in front if part}
    title = next((part for part in front[:1] if part), None)
    merged: list[tuple[_Group, ParagraphKind]] = []
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        text = " ".join(line.text.strip() for line in group.lines)
        plain = _words(text)
        kind: ParagraphKind = "prose"
        if index < _MOST_FRONT_GROUPS and _is_front(plain, known):
            kind = "title" if title and plain == _words(title) else "byline"
        elif merged and merged[-1][1] != "heading" and _continues(merged[-1][0], group, width):
            merged[-1][0].lines.extend(group.lines)
            continue
        elif _is_heading(group, following, width):
            kind = "heading"
        elif merged and _is_block_quotation(merged[-1], group, text):
            kind = "block quotation"
        merged.append((group, kind))
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
