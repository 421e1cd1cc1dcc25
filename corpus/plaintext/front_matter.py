"""What stands before a text: title, authors, date, imprint; and the frame of an e-book."""

import re
from collections.abc import Sequence
from typing import Literal

from corpus.citations.elements.names import is_person
from corpus.dates import find_dates
from corpus.english.front_matter import (
    BARE_ILLUSTRATION,
    BYLINE,
    DECIDED,
    EBOOK_END,
    EBOOK_START,
    HONORIFIC,
    ORGANISATION,
    POSITION,
    PROCESSED,
)
from corpus.english.names import NO_PERSON
from corpus.lines import Line

FrontKind = Literal["title", "byline", "front matter"]

# Set by hand.
_MOST_AUTHORS = 12
_AND = re.compile(r"\s*(?:,\s*and\s|,\s*&\s|\sand\s|\sund\s|\set\s|\sy\s|\s&\s|\sAND\s|[,;])\s*")
# What refers from a name to a body or a note: "Roe1,2*, Lee3".
_MARK = r"(?:\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ]{1,3}|[*†‡§¶☯✉])"
_MARKS = re.compile(rf"(?<=[\w.]){_MARK}(?:,?{_MARK})*(?=[\s,;&]|$)")
_MOST_REST = 9  # words of a position or a body behind a name
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
    words = _MARKS.sub("", BYLINE.compiled.sub("", whole))
    parts = [HONORIFIC.compiled.sub("", part.strip()) for part in _AND.split(words)]
    names = [part for part in parts if part]
    if not 0 < len(names) <= _MOST_AUTHORS or not all(map(_is_name, names)):
        return ()
    return tuple(names)


def _is_name(text: str) -> bool:
    if not 2 <= len(text.split()) <= 5 or NO_PERSON.search(text):
        return False
    if ORGANISATION.search(text) or POSITION.search(text):
        return False
    named = " ".join(word.capitalize() if word.isupper() else word for word in text.split())
    return is_person(named)


def leading_names(text: str) -> int:
    """How many characters of a line are the names in front of a body or a position, as in "Jane
    Roe, School of Law"; all of them where nothing else is in it, 0 where it begins otherwise.
    """
    if names_in(text):
        return len(text)
    commas = [place for place, letter in enumerate(text) if letter == ","][:_MOST_AUTHORS]
    for comma in reversed(commas):
        rest = text[comma + 1 :].strip()
        named = BYLINE.search(text) or ORGANISATION.search(rest) or POSITION.search(rest)
        if (
            named
            and len(rest.split()) <= _MOST_REST
            and names_in(text[:comma])
            and not ORGANISATION.search(text[:comma])
        ):
            return comma
    return 0


def date_of(text: str) -> str | None:
    """The date in a line of front matter, as ISO 8601; `None` where it is that of a degree or of
    the receipt of the text, say.
    """
    decided = DECIDED.search(text)
    if decided is None and PROCESSED.search(text):
        return None
    dates = find_dates(text[decided.end() :] if decided else text) or find_dates(text)
    return max((date.iso for date in dates), key=len, default=None)
