"""Newspapers, magazines and reviews."""

import re

from corpus.citations.elements.names import is_name, names_before, split_authors
from corpus.citations.elements.parts import take_date
from corpus.citations.elements.places import take_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Reading
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.reading.containers import bracket_behind
from corpus.citations.reading.titled import read_titled
from corpus.dates import find_dates
from corpus.english.works.kinds import (
    PRESS,
)
from corpus.english.works.law import MAGAZINE
from corpus.english.works.media import UNSIGNED


def read_magazine(bare: str) -> Reading | None:
    """`Roe, A Survey of Fees, Penmoor L. Persp., Spring 1988, at 14, 17`."""
    found = MAGAZINE.search(bare)
    if found is None or quotations(bare):
        return None
    of_day = len(take_date(found["date"])[0].get("issued") or "") > 7
    news = PRESS.search(found["name"].title()) is not None or of_day
    if not news and series_kind(found["name"]) != "journal":
        return None
    before = found["before"].split(", ")
    pieces = before[1:] if len(before) > 1 and UNSIGNED.search(before[0]) else before
    count = names_before(pieces)
    dated, _ = take_date(found["date"])
    return Reading({
        "kind": "newspaper" if news else "journal", **dated,
        "authors": split_authors(", ".join(pieces[:count])),
        "title": ", ".join(pieces[count:]), "container": found["name"],
        "locator": found["place"] or (found["page"] if news else None),
    })  # fmt: skip


def read_review(bare: str) -> Reading | None:
    """`Jon Pike, review of The Bar, by Ada Moss, Journal of Ports 3 (1980): 9`."""
    found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of [^“”\"]{3,200}?), in\s", bare)
    found = found or re.match(
        r"^(?P<names>[^“”\"]{0,100}?),?\s*(?P<title>[Rr]eview of .{3,200}?, by "
        r"[^,]{3,80}(?:, eds?\.)?),\s",
        bare,
    )
    if found is None:
        found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of .{3,200}?, by [^,]{3,80}),\s", bare)
    if found is None or (found["names"] and not is_name(found["names"])):
        return None
    quoted = f"{found['names']}, " if found["names"] else ""
    text = f"{quoted}“{found['title'].replace('“', '‘').replace('”', '’')}” {bare[found.end() :]}"
    start = len(quoted)
    reading = read_titled(text, start, start + len(found["title"]) + 2)
    return Reading({**reading.fields, "title": found["title"]})


def read_newspaper(bare: str) -> Reading | None:
    """`Teign Gazette, May 4, 1908, 3`."""
    locator, rest = take_place(bare)
    dates = [date for date in find_dates(rest) if len(date.iso) > 4]
    if len(dates) != 1:
        return None
    container = rest[: dates[0].start].strip(" ,")
    behind = rest[dates[0].end :].strip(" ,.()")
    acronym = re.fullmatch(r"[A-Z]{2,6}", container) is not None and dates[0].start > 0
    if behind or not container or "," in container:
        return None
    if not PRESS.search(container) and not (acronym and len(dates[0].iso) > 7):
        return None
    container, bracket = bracket_behind(container)
    return Reading(
        {
            "kind": "newspaper",
            "container": container,
            "locator": locator,
            **bracket,
            "date": rest[dates[0].start : dates[0].end],
            "issued": dates[0].iso,
        }
    )
