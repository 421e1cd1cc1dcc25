"""Dates as notes print them, and the same in ISO 8601 as far as they go."""

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY}\s+{_MONTH}(?:\s+(?P=day))?,?\s+{_YEAR}\b",  # 2 February 2020; 28 April 28, 2022
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"(?<![\d:/.-]){_YEAR}(?![\d/-])",
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`text[start:end]` is the date as printed; `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """The dates in `text`, in order; the most complete reading of each."""
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            parts = match.groupdict()
            iso = parts["year"]
            month = parts.get("month")
            if month:
                number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
                iso += f"-{number:02d}"
                if parts.get("day"):
                    iso += f"-{int(parts['day']):02d}"
            found.append(FoundDate(match.start(), match.end(), iso))
    return sorted(found, key=lambda date: date.start)
