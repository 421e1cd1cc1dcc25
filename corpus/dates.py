"""Dates in running text as ISO 8601, and the time now."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.english.calendar import (
    DATE_FORMS,
    FOREIGN_DATE,
    FOREIGN_MONTH_NUMBERS,
    MONTH_NUMBERS,
)

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")  # which every form of a date has
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`text[start:end]` is the date as printed; `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """The dates in `text`, in order, each in its most complete reading."""
    found: list[FoundDate] = []
    if _YEAR.search(text) is None:
        return found
    for form in (*DATE_FORMS[:2], FOREIGN_DATE, *DATE_FORMS[2:]):
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            parts = match.groupdict()
            iso = parts["year"]
            month = parts.get("month")
            if month:
                number = int(month) if month.isdigit() else _number_of(month.lower())
                iso += f"-{number:02d}"
                if parts.get("day"):
                    iso += f"-{int(parts['day']):02d}"
            found.append(FoundDate(match.start(), match.end(), iso))
    return sorted(found, key=lambda one: one.start)


def _number_of(month: str) -> int:
    """The number of a month by its name in small letters."""
    for known in (MONTH_NUMBERS, FOREIGN_MONTH_NUMBERS):
        if number := known.get(month[:4]) or known.get(month[:3]):
            return number
    return FOREIGN_MONTH_NUMBERS[month]


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that the calendar has, as ISO 8601 writes it."""
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])  # of a year or a month, the first day
    except ValueError:
        return False
    return True


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
