"""Other names that a text gives for one thing: "the Carters, also known as the Grey Sledges"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.english.names import (
    ALIAS_IN_BRACKETS,
    ALSO_KNOWN,
    BEFORE_PART,
    BEHIND_NAMES,
    ROLES,
    SENTENCE_OPENERS,
)
from qa.names.acronyms import is_acronym, letters
from qa.names.tokens import MOST_TOKENS, capital, find_tokens, find_units, fold, joined, sound

_SHORT_IN_BRACKETS = re.compile(r"\s?\(\s?(?P<short>[^\W\d_][\w.&-]{1,9})\s?\)")
_CLOSES = re.compile(r"[”\"’'*_]?\s?(?:[,;:.?!()\]–—]|$)|[”\"’'*_]?\s(?P<word>[a-z]+)\b")
_LONGEST = 300  # characters before an alias in which the name that it is of is looked for
_LEAST_LETTERS = 4  # of a word that two names share, so that it says that they are one


@dataclass(frozen=True, slots=True)
class OtherName:
    """Two names of one thing, both verbatim."""

    name: str
    other: str


def find_other_names(sentence: str, plain: frozenset[str] = frozenset()) -> Iterator[OtherName]:
    """The names that a sentence joins in words. `plain` as in `find_units`."""
    for pattern in (ALSO_KNOWN, ALIAS_IN_BRACKETS):
        for match in pattern.finditer(sentence):
            name = _ending(_before(sentence, match.start()), plain)
            other = _beginning(sentence[match.end() :])
            if name and other and _may_be_one(name, other):
                yield OtherName(name, other)


def find_shortened(sentence: str, plain: frozenset[str] = frozenset()) -> Iterator[OtherName]:
    """Names with an acronym in brackets behind them, which need not be made of their letters:
    "the Pakistani Taliban (TTP)". `name` is the acronym.
    """
    for match in _SHORT_IN_BRACKETS.finditer(sentence):
        short = match["short"]
        name = _ending(_before(sentence, match.start()), plain)
        if is_acronym(short) and name and " " in name:
            yield OtherName(short, name)


def shares_word(one: str, other: str) -> bool:
    """Whether two names have a word in common, as "Pakistani" and "Pakistan"."""
    return any(_alike(a, b) for a in one.split() for b in re.split(r"[\s-]+", other))


def _alike(one: str, other: str) -> bool:
    first, second = sound(fold(one)), sound(fold(other))
    short, long = sorted((first, second), key=len)
    return len(short) >= _LEAST_LETTERS and long.startswith(short)


def _before(sentence: str, end: int) -> str:
    """The words before `end`, of a long sentence only the last ones."""
    low = max(end - _LONGEST, 0)
    return sentence[sentence.find(" ", low, end) + 1 if low else 0 : end]


def _ending(text: str, plain: frozenset[str]) -> str | None:
    """The name that a text ends with, perhaps before an acronym in brackets."""
    text = re.sub(r"\([^()\s]{2,10}\)\s*$", "", text).rstrip(" ,“”\"‘’'*_")
    units = list(find_units(text, plain))
    if not units:
        return None
    tokens = units[-1].tokens
    if text[tokens[-1].stop :].strip(" .”\"’'"):
        return None
    start = tokens[0].start
    # "Sky UK Limited" and "Carters' Union" are several runs of capitals and one name.
    for unit in reversed(units[:-1]):
        if text[unit.tokens[-1].stop : start] not in (" ", "' ", "’ "):
            break
        start = unit.tokens[0].start
    lead = text[:start].split()
    if lead and lead[-1].lower() in ("the", "a", "an"):
        lead.pop()
    # In "the east of Ireland, also known as the Pale" and "In Swat, also known as …" it is not the
    # last name that is called so.
    if lead and lead[-1].lower() in BEFORE_PART:
        return None
    return text[start : tokens[-1].end]


def _beginning(text: str) -> str | None:
    """The name that a text begins with, if it ends where the name does."""
    tokens = find_tokens(text[:200])
    if not tokens or tokens[0].start > 0:
        return None
    end = 1
    while end < len(tokens) and end < MOST_TOKENS and joined(text, tokens[end - 1], tokens[end]):
        if not capital(tokens[end]) and tokens[end].text not in (
            "of",
            "the",
            "and",
            "for",
            "i",
            "e",
        ):
            break
        end += 1
    while end > 1 and not capital(tokens[end - 1]):
        end -= 1
    name = text[tokens[0].start : tokens[end - 1].end]
    # Before another noun the words are only a part of the name: "MAPK phosphatases".
    closes = _CLOSES.match(text, tokens[end - 1].stop)
    ends = closes is not None and (closes["word"] is None or closes["word"] in BEHIND_NAMES)
    return name if ends else None


def _may_be_one(name: str, other: str) -> bool:
    """Whether two phrases may be names of one thing: no office, no acronym's letters alone."""
    first = fold(other.split(maxsplit=1)[0])
    if first in ROLES or first in SENTENCE_OPENERS:
        return False
    return letters(name) != letters(other) and len(name) > 2 and len(other) > 2
