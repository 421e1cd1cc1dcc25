"""Headings of a printed text: by size, weight, capitals, place, and the outline of the file."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.notes.roman import roman_value
from corpus.pdf.file import Entry
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PrintedLine

_NUMBER = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?|(?P<roman>[IVX]{1,5})\.|(?P<letter>[A-Z])\.)\s+(?=\S)"
)
_WORD = re.compile(r"^[^(]*[^\W\d_]{3}")
_LEAST_IN_OUTLINE = 0.8  # share of the headings that an outline has, if it says their ranks
_LONGEST = 220  # characters
_MOST_LINES = 4
_MOST_WORDS = 30
_SMALL_CAPITALS = 1.35  # by which capitals look larger than small letters of their size
_LONGEST_NUMBERED = 0.7  # of the width of the column
_MOST_CAPITALS = 20  # words of a heading in capitals at the size of the text
_LEAST_SENTENCE = 6  # words
_MOST_RUN_IN = 12  # words of a heading within a line
_LEAST_RUN_IN = 2  # of them in a text
_NOT_LAST = (",", ";", "–", "—", "-")
_BEFORE_TEXT = re.compile(r"[.:?!—–]\W*$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a heading is printed, from which its rank is concluded."""

    size: float
    is_bold: bool
    is_capital: bool
    is_italic: bool
    is_run_in: bool = False


@dataclass(frozen=True)
class Outline:
    """The titles of a file's outline, by their letters and page."""

    levels: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Outline":
        """The outline with the entries of a file."""
        return cls({letters(entry.title): entry.level for entry in entries})

    def level(self, text: str) -> int | None:
        """The level of a heading; `None` where the outline does not have it."""
        return self.levels.get(letters(text))


def letters(text: str) -> str:
    """The letters of a text, without its case and a number before it."""
    bare = _NUMBER.sub("", text.strip(), count=1) or text
    return "".join(one for one in bare.casefold() if one.isalnum())


def look_of(lines: Sequence[PrintedLine], text: str) -> Look:
    """How a paragraph is printed."""
    first = lines[0]
    cased = [one for one in text if one.isalpha() and one.lower() != one.upper()]
    capital = sum(one.isupper() for one in cased) > 0.9 * len(cased) if cased else False
    return Look(
        round(first.size * 2) / 2,
        all(line.is_bold for line in lines),
        capital or all(line.is_small_capital for line in lines),
        all(line.is_italic and line.lead >= len(line.lefts) - 2 for line in lines),
    )


def is_heading(
    lines: Sequence[PrintedLine],
    text: str,
    measures: Measures,
    outline: Outline,
    *,
    apart: bool,
) -> bool:
    """Whether a paragraph is printed as a heading; `apart` is whether more than the usual space is
    above it.
    """
    words = text.split()
    if len(lines) > _MOST_LINES or len(text) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if not _WORD.search(text) or text.rstrip().endswith(_NOT_LAST):
        return False
    if outline.level(text) is not None:
        return True
    if _is_signature(lines[0], measures) or _is_pulled(lines, text):
        return False
    if apart and len(lines) == 1 and _is_numbered(lines[0], text, measures):
        return True
    look = look_of(lines, text)
    if not (words[0][0].isupper() or not words[0][0].isalpha() or look.is_bold):
        return False
    if all(measures.is_large(line) for line in lines):
        return True
    closed = text.rstrip()[-1] in ".:" and not _NUMBER.fullmatch(text)
    if look.is_bold:
        return apart or not closed
    if closed:
        return False
    if look.is_capital and len(words) <= _MOST_CAPITALS:
        return apart
    return look.is_italic and apart and len(lines) <= 2


def _is_signature(line: PrintedLine, measures: Measures) -> bool:
    """Whether a line stands at the right margin."""
    left, right = measures.edges(line)
    return line.left - left > (right - left) / 2 and measures.room(line) < line.size


def _is_pulled(lines: Sequence[PrintedLine], text: str) -> bool:
    """Whether a paragraph is a sentence that is printed large: what is quoted from the text, or the
    lines below a title.
    """
    words = text.strip()
    quoted = words[0] in '“"‘«' and words[-1] in '”"’»'
    bold = all(line.is_bold for line in lines)
    return quoted or (words[-1] == "." and not bold and len(words.split()) >= _LEAST_SENTENCE)


def _is_numbered(line: PrintedLine, text: str, measures: Measures) -> bool:
    """Whether a line is short and begins with the number of a heading."""
    match = _NUMBER.match(text)
    if match is None or measures.fill(line) > _LONGEST_NUMBERED or text.rstrip()[-1] in ".:;,":
        return False
    return text[match.end()].isupper()


def run_in(line: PrintedLine, text: str) -> int:
    """The length of the heading with which the first line of a paragraph begins, in bold or italic
    letters and with a stop at its end; 0 without.
    """
    lead = text[: line.lead]
    if not lead.strip() or len(lead) >= len(text.rstrip()) or len(lead.split()) > _MOST_RUN_IN:
        return 0
    first = lead.strip()[0]
    if not (first.isupper() or first.isdigit()) or not _BEFORE_TEXT.search(lead):
        return 0
    return len(lead.rstrip())


def levels(looks: Sequence[Look], texts: Sequence[str], outline: Outline) -> list[int]:
    """The ranks of headings, from 1: by the outline, by their numbers, else by their print."""
    known = [outline.level(text) for text in texts]
    listed: dict[Look, Counter[int]] = {}
    for look, level in zip(looks, known, strict=True):
        if level:
            listed.setdefault(look, Counter())[level] += 1
    if sum(map(bool, known)) < _LEAST_IN_OUTLINE * len(texts):
        known = [None] * len(texts)
    depths = [_depth(text) for text in texts]
    if texts and all(known):
        return [level or 1 for level in known]
    order = sorted(set(looks), key=_weight, reverse=True)
    numbered: dict[Look, Counter[int]] = {}
    for look, depth in zip(looks, depths, strict=True):
        if depth > 1:
            numbered.setdefault(look, Counter())[depth] += 1
    ranks: dict[Look, int] = {}
    rank = 0
    for look in order:
        own = listed.get(look) or numbered.get(look)
        rank = own.most_common(1)[0][0] if own else rank + 1
        ranks[look] = rank
    found = [
        level or (depth if depth > 1 or look in numbered else 0) or ranks[look]
        for level, depth, look in zip(known, depths, looks, strict=True)
    ]
    return _alike(found, texts)


def _alike(ranks: Sequence[int], texts: Sequence[str]) -> list[int]:
    """The ranks, where those with one kind of number, such as "IV." or "B.", have the same."""
    by_kind: dict[str, Counter[int]] = {}
    kinds = [_kind_of_number(text) for text in texts]
    for rank, kind in zip(ranks, kinds, strict=True):
        if kind:
            by_kind.setdefault(kind, Counter())[rank] += 1
    return [
        by_kind[kind].most_common(1)[0][0] if kind else rank
        for rank, kind in zip(ranks, kinds, strict=True)
    ]


def _kind_of_number(text: str) -> str | None:
    """The kind of a number of one part before a heading; `None` without one."""
    match = _NUMBER.match(text)
    if match is None or (match["number"] and "." in match["number"]):
        return None
    return match.lastgroup


def _weight(look: Look) -> tuple[bool, float, bool, bool, bool]:
    size = look.size * (_SMALL_CAPITALS if look.is_capital and not look.is_italic else 1.0)
    return (not look.is_run_in, size, look.is_bold, look.is_capital, not look.is_italic)


def _depth(text: str) -> int:
    """The number of parts of the number before a heading; 0 without one."""
    match = _NUMBER.match(text)
    if match is None:
        return 0
    if match["number"]:
        return match["number"].count(".") + 1
    return 1 if match["roman"] and roman_value(match["roman"].lower()) else 0
