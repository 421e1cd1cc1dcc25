"""What stands before a text: title, authors, date, imprint; and the frame of an e-book."""

import re
from collections.abc import Sequence
from typing import Literal

from corpus.citations.elements.names import is_person
from corpus.dates import find_dates
from corpus.english.front_matter import (
    BARE_ILLUSTRATION,
    BYLINE,
    EBOOK_END,
    EBOOK_START,
)
from corpus.english.headings import NOTES_HEADING, PART_HEADING, PARTS, WORKS_HEADING
from corpus.english.names import NO_PERSON
from corpus.lines import Line

FrontKind = Literal["title", "byline", "front matter"]

# Set by hand.
_MOST_LINES = 4  # of a title
_MOST_WORDS = 30
_MOST_GROUPS = 10  # before the text
_MOST_AUTHORS = 12
_CENTRED = 4  # columns from the margin
_AND = re.compile(r"\s*(?:,\s*and\s|,\s*&\s|\sand\s|\s&\s|\sAND\s|[,;])\s*")
_MARKS = re.compile(r"[*†‡§¶\d⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
_BEHIND_MARK = re.compile(r"(?<=[.!?”\"])(?:\[\d{1,4}\]|\d{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+)$")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+\S")
_SENTENCE = re.compile(r"[a-z0-9)][.!?][”\"’]?$")
_ORNAMENT = re.compile(r"\s*[*_\-–—=~#•·.⎯─━═](?:\s*[*_\-–—=~#•·.⎯─━═])*\s*")


def outside_book(lines: Sequence[Line]) -> set[int]:
    """The places of the lines before and behind the text of an e-book, the frame included."""
    if not any(line.text.startswith("***") for line in lines):
        return set()
    begin = next((n for n, line in enumerate(lines) if EBOOK_START.search(line.text)), -1)
    end = next((n for n, line in enumerate(lines) if EBOOK_END.search(line.text)), len(lines))
    if not any(not line.blank for line in lines[begin + 1 : end]):
        return set()
    return {*range(begin + 1), *range(end, len(lines))}


def is_ornament(text: str) -> bool:
    """Whether a line has no words: a rule, stars between sections, the place of a picture."""
    words = text.strip()
    if not words or words[0].isalnum():
        return False
    if words[0] == "[":
        return BARE_ILLUSTRATION.search(text) is not None
    return len(words) > 1 and _ORNAMENT.fullmatch(text) is not None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a byline, as printed; none where other words are in it."""
    whole = " ".join(text.split())
    if whole.lower().startswith("edited"):
        return ()
    words = BYLINE.compiled.sub("", whole)
    names = [_MARKS.sub("", part).strip() for part in _AND.split(words) if part.strip()]
    if not 0 < len(names) <= _MOST_AUTHORS or not all(map(_is_name, names)):
        return ()
    return tuple(names)


def _is_name(text: str) -> bool:
    if not 2 <= len(text.split()) <= 5 or NO_PERSON.search(text):
        return False
    named = " ".join(word.capitalize() if word.isupper() else word for word in text.split())
    return is_person(named)


def title_lines(lines: Sequence[Line]) -> int:
    """How many of the first lines are the title, where the authors follow it directly; else 0."""
    for count in range(1, min(len(lines), _MOST_LINES)):
        if names_in(" ".join(line.text for line in lines[count:])):
            return count
    return 0


def front_kinds(groups: Sequence[Sequence[Line]]) -> list[FrontKind]:
    """The kinds of the first groups of lines of a text: title, byline and other front matter; none
    where the text has no title.

    A title is followed by authors, or by a heading that opens a text, or is centred or in capitals.
    """
    texts = [" ".join(line.text.strip() for line in group) for group in groups[:_MOST_GROUPS]]
    if not texts or not _may_be_title(groups[0], texts[0]):
        return []
    kinds: list[FrontKind] = ["title"]
    after_by = False
    for text in texts[1:]:
        is_by = after_by or bool(BYLINE.search(text)) or text.strip().lower() == "by"
        if (is_by or "byline" not in kinds) and (names_in(text) or text.strip().lower() == "by"):
            kinds.append("byline")
            after_by = text.strip().lower() == "by"
            continue
        if _opens(text) or not _is_front(text):
            break
        kinds.append("front matter")
    sure = "byline" in kinds or _stands_out(groups[0], texts[0])
    opened = len(kinds) < len(texts) and _opens(texts[len(kinds)])
    return kinds if sure or opened else []


def _may_be_title(group: Sequence[Line], text: str) -> bool:
    if len(group) > _MOST_LINES or not 1 < len(text.split()) <= _MOST_WORDS or _opens(text):
        return False
    if not text[0].isupper() and not text[0].isdigit() and text[0] not in "“\"‘'":
        return False
    words = _BEHIND_MARK.sub("", text)
    return _SENTENCE.search(words) is None and words[-1] not in ",;:"


def _opens(text: str) -> bool:
    """Whether a heading opens a part of a text, and is no title."""
    known = (NOTES_HEADING, WORKS_HEADING, PART_HEADING)
    if any(one.compiled.match(text) for one in known) or _NUMBERED.match(text):
        return True
    return text.strip().lower() == "contents" or any(
        pattern.search(text) for pattern in PARTS.values()
    )


def _is_front(text: str) -> bool:
    """Whether lines are of the front matter: centred or short, and dated or of an institution."""
    if len(text.split()) > _MOST_WORDS or _SENTENCE.search(text):
        return False
    named = any(letter.isdigit() for letter in text) or NO_PERSON.search(text) is not None
    return named or text.isupper()


def _stands_out(group: Sequence[Line], text: str) -> bool:
    return text.isupper() or all(line.indent >= _CENTRED for line in group)


def date_of(text: str) -> str | None:
    """The date in a line of front matter, as ISO 8601."""
    dates = find_dates(text)
    return max((date.iso for date in dates), key=len, default=None)
