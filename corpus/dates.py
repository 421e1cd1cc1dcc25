"""Dates in running text as ISO 8601, and the time now."""

from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.english.calendar import DATE_FORMS, MONTH_NUMBERS


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`text[start:end]` is the date as printed; `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """The dates in `text`, in order, each in its most complete reading."""
    found: list[FoundDate] = []
    for form in DATE_FORMS:
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            parts = match.groupdict()
            iso = parts["year"]
            month = parts.get("month")
            if month:
                number = int(month) if month.isdigit() else MONTH_NUMBERS[month[:3].lower()]
                iso += f"-{number:02d}"
                if parts.get("day"):
                    iso += f"-{int(parts['day']):02d}"
            found.append(FoundDate(match.start(), match.end(), iso))
    return sorted(found, key=lambda date: date.start)


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
