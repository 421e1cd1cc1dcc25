"""Works without a title in quotation marks: books, conversations, archival items, short forms."""

import re
from dataclasses import replace

from corpus.citations.fields import (
    read_locator,
    read_names_and_title,
    split_authors,
    take_date,
    with_imprint,
)
from corpus.citations.punctuation import IMPRINT, YEAR_RANGE
from corpus.dates import find_dates
from corpus.documents import Citation
from corpus.english.citations import NAME, SERIES
from corpus.english.work_types import ARCHIVE, CONVERSATION


def read_untitled(base: Citation, text: str) -> Citation:
    """A work from `text`. `base` has what is known; what is not understood stays in `unparsed`."""
    imprint = IMPRINT.search(text)
    if imprint:
        return _read_book(base, text, imprint)
    if CONVERSATION.search(text):
        return _read_conversation(base, text)
    if base.url:
        return _read_web_page(base, text)
    if ARCHIVE.search(text):
        return _read_archival_item(base, text)
    return _read_short_form(base, text)


def _read_book(base: Citation, text: str, imprint: re.Match[str]) -> Citation:
    """Authors, title and perhaps a series before the imprint."""
    before, publisher = text[: imprint.start()].strip(" ,"), imprint["publisher"].strip()
    authors, title = read_names_and_title(before)
    if before.startswith(f"{publisher}, "):  # an institution that publishes its own work
        authors, title = (publisher,), before.removeprefix(f"{publisher}, ")
    name, _, series = (title or "").rpartition(", ")
    if not (name and SERIES.search(series)):
        name, series = title or "", ""
    citation = with_imprint(base, imprint, text[imprint.end() :])
    return replace(citation, authors=authors, title=name or None, container=series or None)


def _take_person(citation: Citation, text: str) -> tuple[Citation, list[str]]:
    """Date and person, and the elements behind them."""
    citation, text = take_date(citation, text)
    elements = [part.strip(" .") for part in text.split(",") if part.strip(" .")]
    if elements and NAME.compiled.fullmatch(elements[0]):
        return replace(citation, authors=split_authors(elements[0])), elements[1:]
    return citation, elements


def _read_conversation(base: Citation, text: str) -> Citation:
    """`Jane Roe, interview with the author, Harrowmere, 3 May 2020`."""
    citation, elements = _take_person(base, text)
    title = next((element for element in elements if CONVERSATION.search(element)), None)
    place = ", ".join(element for element in elements if element is not title)
    return replace(citation, title=title, place=place or None)


def _read_web_page(base: Citation, text: str) -> Citation:
    citation, elements = _take_person(base, text)
    return replace(citation, unparsed=", ".join(elements) or None)


def _read_archival_item(base: Citation, text: str) -> Citation:
    """`Minute Book, 1861-1869, City Archives, MS 14/3, fol. 22`: the item, then the archive."""
    parts = [part.strip() for part in text.split(",")]
    archive = next((place for place, part in enumerate(parts) if place and ARCHIVE.search(part)), 0)
    locator = read_locator(text)
    container = ", ".join(part for part in parts[archive:] if part != locator)
    dates, years = find_dates(text), YEAR_RANGE.search(text)
    date = years.group() if years else text[dates[0].start : dates[0].end] if dates else None
    return replace(
        base,
        title=", ".join(parts[:archive]) or text.strip(" .,"),
        container=container if archive else None,
        date=date,
        issued=dates[0].iso if dates and not years else None,
        locator=locator,
    )


def _read_short_form(base: Citation, text: str) -> Citation:
    """`Roe, The Ice Trade, 12`."""
    locator = read_locator(text)
    body = text[: text.rfind(locator)].strip(" ,") if locator else text
    authors, title = read_names_and_title(body)
    if authors and title:
        return replace(base, authors=authors, title=title, locator=locator)
    return replace(base, unparsed=base.verbatim)
