"""Discrepancies of a claim and a passage: numbers, dates and names that differ or are missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import computed_field

from corpus.dates import FoundDate, find_dates
from corpus.english.units import COMMON_NAME_WORDS, NOT_NAMES
from corpus.similarity import has_similar_word
from qa.claims.quantities import Quantity, find_quantities
from qa.names.matcher import Names
from qa.query.answer_types import find_kind

DiscrepancyKind = Literal["number", "date", "name"]

_FEW = 10  # a count up to this, without a unit, is not missed in a passage
_ORDER = 0.5  # largest difference of two numbers, relative to the larger, that are compared
_ENOUGH = 0.5  # share of a name's words that identify it
_SAME_NAME = 82  # similarity, of 100, of two spellings of a word


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A detail of a claim that the passage contradicts or lacks. `paper` is the claim's, verbatim;
    `source` is the passage's in its place, or `None` where it has nothing of the kind.
    """

    kind: DiscrepancyKind
    paper: str
    source: str | None

    @computed_field
    @property
    def words(self) -> str:
        """The discrepancy in words."""
        if self.source is None:
            return f"the paper says {self.paper}, which this passage does not"
        return f"the paper says {self.paper}, this passage says {self.source}"


def discrepancies(
    claim: str, passage: str, around: str = "", names: Iterable[Names] = ()
) -> list[Discrepancy]:
    """The discrepancies of a claim and a passage, in the order of the claim.

    A detail that is in the text `around` the passage (neighbours, headings) is not missing.
    `names` group the spellings of a name.
    """
    spots = [
        *_of_numbers(claim, passage, around),
        *_of_dates(claim, passage, around),
        *_of_names(claim, passage, around, tuple(names)),
    ]
    return list(dict.fromkeys(one for _, one in sorted(spots, key=lambda spot: spot[0])))


def _of_numbers(claim: str, passage: str, around: str) -> Iterable[tuple[int, Discrepancy]]:
    claimed, there = find_quantities(claim), find_quantities(passage)
    near = find_quantities(around)
    free = [q for q in there if not any(q.equals(one) for one in claimed)]
    for quantity in claimed:
        if any(quantity.equals(other) for other in (*there, *near)):
            continue
        alike = [other for other in free if quantity.alike(other)] or _alone(quantity, free)
        other = min(alike, key=lambda one: _distance(quantity, one), default=None)
        if other is None and abs(quantity.value) <= _FEW and not quantity.unit:
            continue  # two of something are often not counted
        said = passage[other.start : other.end] if other else None
        yield quantity.start, Discrepancy("number", claim[quantity.start : quantity.end], said)


def _alone(quantity: Quantity, free: Sequence[Quantity]) -> list[Quantity]:
    """The only number that is in the passage and not in the claim, if it is of similar size."""
    near = [one for one in free if one.unit == quantity.unit and _distance(quantity, one) < _ORDER]
    return near if len(free) == 1 else []


def _distance(one: Quantity, other: Quantity) -> float:
    return abs(one.value - other.value) / max(abs(one.value), abs(other.value), 1e-9)


def _of_dates(claim: str, passage: str, around: str) -> Iterable[tuple[int, Discrepancy]]:
    claimed, there, near = find_dates(claim), find_dates(passage), find_dates(around)
    free = [date for date in there if not any(_agree(date, one) for one in claimed)]
    for date in claimed:
        if any(_agree(date, other) for other in (*there, *near)):
            continue
        alike = [other for other in free if len(other.iso) == len(date.iso)] or free
        other = min(alike, key=lambda one: _apart(date, one), default=None)
        said = passage[other.start : other.end] if other else None
        yield date.start, Discrepancy("date", claim[date.start : date.end], said)


def _agree(one: FoundDate, other: FoundDate) -> bool:
    """Whether two dates may be the same: one may be less precise."""
    return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)


def _apart(one: FoundDate, other: FoundDate) -> int:
    """Roughly how many days lie between two dates."""

    def days(date: FoundDate) -> int:
        year, month, day = ([int(part) for part in date.iso.split("-")] + [6, 15])[:3]
        return 365 * year + 30 * month + day

    return abs(days(one) - days(other))


def _of_names(
    claim: str, passage: str, around: str, names: Sequence[Names]
) -> Iterable[tuple[int, Discrepancy]]:
    there = [passage[low:high] for low, high in find_kind("person", passage)]
    for low, high in find_kind("person", claim):
        name = claim[low:high]
        if not _is_name(name, at_start=low == 0):
            continue
        forms = [name, *(form for one in names for form in one.forms(name))]
        if any(_has_name(form, passage) or _has_name(form, around) for form in forms):
            continue
        yield low, Discrepancy("name", name, _in_its_place(name, claim, there))


def _is_name(name: str, *, at_start: bool) -> bool:
    words = re.findall(r"[^\W\d_][\w’'-]*", name)
    if not words or all(word in COMMON_NAME_WORDS or word in NOT_NAMES for word in words):
        return False
    # The first word of a sentence has a capital in any case.
    return not (at_start and len(words) == 1 and not words[0].isupper())


def _has_name(name: str, text: str) -> bool:
    """Whether a text has a name: half of its distinctive words, in similar spelling."""
    words = [word for word in _words(name) if word not in COMMON_NAME_WORDS] or _words(name)
    there = set(_words(text))
    return sum(_any_alike(word, there) for word in words) >= _ENOUGH * len(words)


def _words(text: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", word) for word in re.findall(r"\w[\w’']*", text.lower())]


def _any_alike(word: str, there: set[str]) -> bool:
    if word in there:
        return True
    if len(word) < 4:
        return False
    stem = word[: max(len(word) - 2, 4)]  # Brazil, Brazilian
    if any(other.startswith(stem) for other in there):
        return True
    return has_similar_word(word, there, _SAME_NAME)


def _in_its_place(name: str, claim: str, there: Sequence[str]) -> str | None:
    """A name of the passage that shares a word with this one and differs in the others, such as
    another operation or president; `None` where there is none.
    """
    mine = _words(name)
    if len(mine) < 2:
        return None
    for other in there:
        theirs = _words(other)
        shared = set(mine) & set(theirs)
        if shared and len(theirs) > 1 and not _has_name(other, claim):
            return other
    return None
