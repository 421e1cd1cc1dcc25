"""The kind of thing that a question asks for, and the things of a kind in a sentence.

By the tables of `corpus.english`: a question in another language has no kind.
"""

import re

from corpus.dates import find_dates
from corpus.english.names import BEFORE_PLACE, MONTHS_AND_DAYS, NAME, NAME_OPENERS
from corpus.english.questions import ANSWER_TYPES, NUMBER, REASON, AnswerType


def asked_kind(question: str) -> AnswerType | None:
    """The kind of thing that a question asks for, or `None` where it does not show."""
    found = [
        (match.start(), kind)
        for kind, patterns in ANSWER_TYPES.items()
        for pattern in patterns
        if (match := pattern.search(question))
    ]
    return min(found)[1] if found else None


def find_kind(kind: AnswerType, sentence: str) -> list[tuple[int, int]]:
    """The `[start, end)` of the things of a kind in a sentence, in order."""
    if kind == "date":
        return [(date.start, date.end) for date in find_dates(sentence)]
    if kind == "number":
        return _numbers(sentence)
    if kind == "reason":
        return _reasons(sentence)
    return _names(sentence, places=kind == "place")


def _numbers(sentence: str) -> list[tuple[int, int]]:
    """The numbers of a sentence that are no part of a date."""
    dates = find_dates(sentence)
    numbers = [match.span() for match in NUMBER.finditer(sentence)]
    trimmed = [(low, low + len(sentence[low:high].rstrip(".,"))) for low, high in numbers]
    return [
        (low, high)
        for low, high in trimmed
        if high > low and not any(date.start <= low < date.end for date in dates)
    ]


def _reasons(sentence: str) -> list[tuple[int, int]]:
    """The rest of a sentence from the first word that gives a reason; at most one."""
    dates = {date.start for date in find_dates(sentence)}
    starts = [
        match.start()
        for match in REASON.finditer(sentence)
        if match.end() + 1 not in dates  # "since 2017" says when, not why
    ]
    return [(start, len(sentence.rstrip(' .”"'))) for start in starts[:1]]


def _names(sentence: str, *, places: bool) -> list[tuple[int, int]]:
    """The names of a sentence; where `places`, only those that may be of a place."""
    dated = {place for date in find_dates(sentence) for place in range(date.start, date.end)}
    names = []
    for match in NAME.finditer(sentence):
        low, high = match.span()
        first = sentence[low:high].split(maxsplit=1)[0]
        if first in NAME_OPENERS:
            low += len(first)
            low += len(sentence[low:high]) - len(sentence[low:high].lstrip())
        if low >= high or (places and not BEFORE_PLACE.compiled.search(sentence, 0, low)):
            continue
        # Months and weekdays begin with capitals too.
        words = re.findall(r"\w+", sentence[low:high])
        if low in dated or all(word in MONTHS_AND_DAYS for word in words):
            continue
        names.append((low, low + len(sentence[low:high].rstrip(".,"))))
    return names
