"""What kind of thing a question asks for, and where such things stand in a sentence.

English only: in other languages a question asks for nothing in particular.
"""

import re
from typing import Literal

from corpus.dates import find_dates

AnswerType = Literal["number", "date", "person", "place", "reason"]

_ASKS: tuple[tuple[AnswerType, str], ...] = (
    ("number", r"\bhow (?:many|much|often|old|long|far|large|big|tall|high|deep|wide|heavy|fast)\b"
               r"|\bwhat (?:number|percentage|percent|share|proportion|amount|fraction|age)\b"
               r"|\b(?:number|percentage|death toll|count|total) of\b"),
    ("date", r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century)\b|\bsince when\b"),
    ("person", r"\bwho(?:m|se)?\b|\bwhich (?:person|man|woman|leader|president|author)\b"),
    ("place", r"\bwhere\b|\b(?:which|what) (?:country|countries|city|town|place|province|region"
              r"|area|state)\b"),
    ("reason", r"\bwhy\b|\bwhat (?:caused|reason|was the reason|made)\b|\bhow come\b|\breasons?\b"),
)  # fmt: skip
_NUMBER = re.compile(
    r"[£$€]?\d[\d.,]*(?:\s?%)?(?:\s(?:per cent|percent|million|billion|thousand))?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|once|several|many)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*\.?|[A-Z]{2,})(?:\s+(?:(?:of|the|al|bin|von|van|de|and)\s+)*[A-Z][\w’'-]*\.?)*"
)
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|from|near|into|to|of|across|through|over|within|inside)\s+(?:the\s+)?$", re.I
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|in order to|so that|as a result of|for fear of"
    r"|therefore|thus|to(?!\s+(?:the|an?|this|that|these|those|its?|his|her|their|our|him|them"
    r"|us|whom?|which|(?-i:[A-Z])|\d)))\b",
    re.IGNORECASE,
)
_STARTERS = frozenset(
    """
    the a an in on at this these it however but and moreover furthermore according after before
    during since by as although while when some many thus therefore indeed meanwhile first second
    for from if he she they we
    """.split()
)
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


def asked_kind(question: str) -> AnswerType | None:
    """The kind of thing that a question asks for, or `None` where it does not show."""
    found = [
        (match.start(), kind)
        for kind, pattern in _ASKS
        if (match := re.search(pattern, question, re.IGNORECASE))
    ]
    return min(found)[1] if found else None


def find_kind(kind: AnswerType, sentence: str) -> list[tuple[int, int]]:
    """Spans of `sentence` that are of a kind, in order."""
    if kind == "date":
        return [(date.start, date.end) for date in find_dates(sentence)]
    if kind == "number":
        dates = find_dates(sentence)
        numbers = [match.span() for match in _NUMBER.finditer(sentence)]
        trimmed = [(low, low + len(sentence[low:high].rstrip(".,"))) for low, high in numbers]
        return [
            (low, high)
            for low, high in trimmed
            if high > low and not any(date.start <= low < date.end for date in dates)
        ]
    if kind == "reason":
        since = {date.start for date in find_dates(sentence)}
        starts = [
            match.start()
            for match in _REASON.finditer(sentence)
            if match.end() + 1 not in since  # "since 2017" tells when, not why
        ]
        return [(start, len(sentence.rstrip(' .”"'))) for start in starts[:1]]
    names = []
    dated = {place for date in find_dates(sentence) for place in range(date.start, date.end)}
    for match in _NAME.finditer(sentence):
        low, high = match.span()
        first = sentence[low:high].split(maxsplit=1)[0]
        if first.lower() in _STARTERS:
            low += len(first)
            low += len(sentence[low:high]) - len(sentence[low:high].lstrip())
        if low >= high or (kind == "place" and not _PLACE_LEAD.search(sentence, 0, low)):
            continue
        # Months and weekdays begin with capitals too.
        if low in dated or set(re.findall(r"\w+", sentence[low:high].lower())) <= _CALENDAR:
            continue
        names.append((low, low + len(sentence[low:high].rstrip(".,"))))
    return names
