"""What the lines above a text are by themselves: mastheads, bodies, dates, names, or words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.dates import find_dates
from corpus.english.front_matter import (
    BYLINE,
    CODE,
    DATED,
    DATELINE,
    FRONT_NOTICE,
    JOINT,
    KICKER,
    MASTHEAD,
    MEMO_LABEL,
    NOT_NAMED,
    OPENS_BYLINE,
    ORGANISATION,
    PERIODICAL,
    POSITION,
    POSTED_BY,
    PROCESSED,
    SMALL_IN_BODY,
    UNFINISHED,
)
from corpus.english.headings import NOTES_HEADING, PART_HEADING, PARTS, WORKS_HEADING
from corpus.lines import Line, Vocabulary
from corpus.plaintext.front_matter import is_ornament, leading_names, names_in

SegmentKind = Literal["plain", "masthead", "body", "date", "by", "name", "prose"]

# Set by hand.
_LEAST_TEXT = 160  # characters of a line that is a paragraph
_LEAST_TEXT_WORDS = 7  # of the first line of a paragraph
_LEAST_SENTENCE_WORDS = 6
_LEAST_BLOCK_WORDS = 15  # of a paragraph of several lines
_MOST_BLOCK_LINES = 6  # of it that are looked at
_LEAST_LINE = 45  # characters of each
_LONG_WORD = 4  # letters of a word that has a capital in a title
_MOST_BODY_WORDS = 9
_MOST_BEHIND_BODY = 2  # words behind "Bank" or "School"
_LEAST_ITEMS = 3  # of a menu
_MOST_PLACE_WORDS = 6  # around a date
_COLUMNS = re.compile(r"\s{4,}|\t+|\s+[|·•]\s+|\s{2,}\)")
_SENTENCE = re.compile(r"[a-z0-9)\]][.!?:][”\"’]?(?:\[?\d{1,4}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+)?$")
_WITHIN = re.compile(r"[a-z)”]{2}[.?!]”?(?:\[?\d{1,4}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s+[A-Z“]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d+)*|[IVX]+)[.)]?\s+\S|[IVX]+\.?$")
_ITEMS = re.compile(r"\s{2,}|\s*[|·•»]\s*")
_BEHIND_MARK = re.compile(r"(?<=[.!?”\"])(?:\[\d{1,4}\]|\d{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+)$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A line, or the part of one between columns: `is_behind` where others are before it. `block`
    counts the blocks between blank lines; `column` is where it begins.
    """

    line: Line
    kind: SegmentKind
    block: int
    is_behind: bool = False
    column: int = 0

    @property
    def text(self) -> str:
        return self.line.text

    def goes_on_in(self, other: "Segment") -> bool:
        """Whether a title that has this line has the next one, too, whatever that is by itself."""
        begins = other.text.strip()[:1]
        return begins.islower() or UNFINISHED.search(self.text.rstrip()) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it has many words, most of them in small letters."""
        words = self.text.split()
        return len(words) >= _LEAST_TEXT_WORDS and _is_small(words)

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def may_begin_title(self) -> bool:
        first = self.text.strip()[:1]
        return first.isupper() or first.isdigit() or first in "“\"‘'"

    @property
    def may_end_title(self) -> bool:
        words = _BEHIND_MARK.sub("", self.text.strip())
        ends = _SENTENCE.search(words) is not None or words.endswith((",", ";"))
        return not ends or words.endswith("?")


def opens(text: str) -> bool:
    """Whether a heading opens a part of a text, and is no title."""
    words = text.strip()
    if kind_of(text) in ("date", "masthead"):
        return False
    known = (NOTES_HEADING, WORKS_HEADING, PART_HEADING)
    if any(one.compiled.match(words) for one in known) or _NUMBERED.match(words):
        return True
    return words.lower() == "contents" or any(pattern.search(words) for pattern in PARTS.values())


def starts_text(lines: Sequence[Line], place: int) -> bool:
    """Whether the line at `place` is the first of a paragraph of running text."""
    text = lines[place].text.strip()
    words = text.split()
    if len(text) >= _LEAST_TEXT or (DATELINE.search(text) and len(words) >= _LEAST_TEXT_WORDS):
        return True
    masthead = MASTHEAD.search(text)
    if MEMO_LABEL.search(text) or (masthead is not None and masthead.start() <= 1):
        return False
    if len(words) >= _LEAST_SENTENCE_WORDS and _is_small(words) and _SENTENCE.search(text):
        return True
    if len(words) < _LEAST_TEXT_WORDS:
        return False
    if text[0].islower() and _is_small(words):
        return True
    block = [text]
    for line in lines[place + 1 : place + _MOST_BLOCK_LINES]:
        if line.blank:
            break
        block.append(line.text.strip())
    whole = " ".join(block)
    if not _is_small(words) and (len(block) < _MOST_BLOCK_LINES or not _is_small(whole.split())):
        return False
    if len(block) == _MOST_BLOCK_LINES and min(map(len, block)) >= _LEAST_LINE:
        return True  # so many long lines are no front matter
    ended = _SENTENCE.search(whole) is not None or _WITHIN.search(whole) is not None
    return len(whole.split()) >= _LEAST_BLOCK_WORDS and ended


def _is_small(words: Sequence[str]) -> bool:
    """Whether most of the longer words are in small letters, as in a sentence."""
    longer = [word for word in words if len(word) >= _LONG_WORD and word[0].isalpha()]
    small = sum(word[0].islower() for word in longer)
    return 2 * small >= len(longer)


def segments(lines: Sequence[Line], words: Vocabulary) -> list[Segment]:
    """The lines, cut at columns, with what each is."""
    found: list[Segment] = []
    block = 0
    notice = -1  # the block of a notice
    for place, line in enumerate(lines):
        if line.blank or is_ornament(line.text):
            block += bool(found) and found[-1].block == block
            continue
        if FRONT_NOTICE.search(line.text) and not MASTHEAD.search(line.text):
            notice = block
        if notice == block:
            found.append(Segment(line, "prose", block))
            if line.text.rstrip().endswith(".") and not _goes_on(lines, place):
                notice = -1
            continue
        for part, is_behind in _cut(line):
            kind = kind_of(part.text)
            if kind == "name" and _is_of_words(part.text, words):
                kind = "plain"
            column = part.start - line.start if is_behind else line.indent + line.margin
            found.append(Segment(part, kind, block, is_behind, column))
    return found


def _is_of_words(text: str, words: Vocabulary) -> bool:
    """Whether what looks like a name has only words that the text has in small letters, too."""
    parts = [part for part in re.findall(r"[^\W\d_]+", text) if len(part) > 1]
    return bool(parts) and all(map(words.has_small, parts))


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    return place + 1 < len(lines) and not lines[place + 1].blank and starts_text(lines, place + 1)


def _cut(line: Line) -> list[tuple[Line, bool]]:
    """The parts of a line between columns, behind a label, around a byline, and behind names."""
    text = line.text
    begin = len(text) - len(text.lstrip())
    if _is_menu(text.strip()):
        return [(line, False)]
    cuts = [match.span() for match in _COLUMNS.finditer(text, begin) if match.end() < len(text)]
    label = MEMO_LABEL.search(text)
    posted = POSTED_BY.search(text)
    if label is not None and not cuts:
        cuts = [(label.end(), label.end())]
    elif posted is not None and posted["date"].strip():
        by = posted.start("date") + len(posted["date"].rstrip())
        cuts = [(by, by)]
    starts = [0, *(high for _, high in cuts)]
    ends = [*(low for low, _ in cuts), len(text)]
    found: list[tuple[Line, bool]] = []
    for low, high in zip(starts, ends, strict=True):
        size = leading_names(text[low:high])
        middle = low + size if 0 < size < len(text[low:high].rstrip()) else high
        for start, end in ((low, middle), (middle, high)):
            if text[start:end].strip():
                part = replace(line, start=line.start + start, text=text[start:end])
                found.append((part, start > 0))
    return found


def kind_of(text: str) -> SegmentKind:
    """What a line, or a part of one, is by itself."""
    words = text.strip()
    if not any(letter.isalnum() for letter in words) or CODE.search(words):
        return "masthead" if not find_dates(words) else "date"
    if OPENS_BYLINE.search(words):
        return "by"
    if BYLINE.search(words) and names_in(words):
        return "by"
    if PROCESSED.search(words):
        return "masthead"
    if _is_date(words):
        return "date"
    if (
        MASTHEAD.search(words)
        or KICKER.search(words)
        or MEMO_LABEL.search(words)
        or _is_menu(words)
    ):
        return "masthead"
    count = len(words.split())
    if PERIODICAL.search(words) or (count <= _MOST_BODY_WORDS and is_body(words)):
        return "body"
    if POSITION.search(words) and count <= _MOST_BODY_WORDS:
        return "body"
    return "name" if names_in(words) and not NOT_NAMED.search(words) else "plain"


def _is_menu(words: str) -> bool:
    """Whether a line is a row of short items, as in the menu of a site."""
    items = [item for item in _ITEMS.split(words) if item]
    if not all(any(letter.isalpha() for letter in item) for item in items):
        return False
    return len(items) >= _LEAST_ITEMS and all(len(item.split()) <= 2 for item in items)


def is_body(words: str) -> bool:
    """Whether a line is the name of a body: the word that says so stands before "of" or "for", at
    the end or nearly so.
    """
    if re.search(r"[:?]", words):
        return False
    head = JOINT.compiled.split(words, maxsplit=1)[0]
    named = list(ORGANISATION.finditer(head))
    if not named or len(head[named[-1].end() :].partition(",")[0].split()) > _MOST_BEHIND_BODY:
        return False
    return all(
        word[0].isupper() or not word[0].isalpha() or word in SMALL_IN_BODY
        for word in words.split()
    )


def _is_date(words: str) -> bool:
    """Whether a line has a date, and little else: a place, or "Published"."""
    dates = find_dates(words)
    if not dates:
        return False
    date = max(dates, key=lambda one: one.end - one.start)
    around = f"{words[: date.start]} {words[date.end :]}".strip()
    if DATED.compiled.match(words[: date.start]):
        return len(around.split()) <= _MOST_PLACE_WORDS + 2
    return (
        len(around.split()) <= _MOST_PLACE_WORDS
        and len(date.iso) > 4
        and words[: date.start].rstrip().endswith((",", "."))
    )


def memo_values(found: Sequence[Segment]) -> Mapping[str, list[int]]:
    """The places of what stands behind each label of a memorandum, in small letters."""
    values: dict[str, list[int]] = {}
    current: str | None = None
    for place, one in enumerate(found):
        match = MEMO_LABEL.search(one.text)
        if match is not None and not one.is_behind:
            current = match["label"].lower()
            values.setdefault(current, [])
        elif current is not None:
            if not one.is_behind and one.block != found[place - 1].block:
                break
            values[current].append(place)
    return values
