"""Dates and titles in citations of law."""

from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.dates import find_dates


def last_date(text: str, last: bool = True) -> Fields:
    """The fullest date of a text, the last of several."""
    dates = find_dates(text)
    if not dates:
        return {}
    longest = max(len(date.iso) for date in dates)
    full = [date for date in dates if len(date.iso) == longest]
    date = full[-1 if last else 0]
    return {"date": text[date.start : date.end], "issued": date.iso}


def bare_title(text: str) -> str | None:
    """A title without marks and without the date that stands behind it."""
    text = text.strip(" ,.;([")
    quoted = quotations(text)
    if quoted and quoted[0][0] == 0:
        text = text[1 : quoted[0][1] - 1]
    return text.strip(" ,") or None
