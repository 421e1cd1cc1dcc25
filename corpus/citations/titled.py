"""Works whose title stands in quotation marks: articles, chapters, theses, films."""

import re
from dataclasses import replace

from corpus.citations.fields import (
    read_locator,
    split_authors,
    split_elements,
    take_date,
    with_imprint,
)
from corpus.citations.punctuation import IMPRINT
from corpus.dates import find_dates
from corpus.documents import Citation
from corpus.english.citations import CONTAINED_IN, EDITORS, JOURNAL_VOLUME, SERIES
from corpus.english.work_types import FILM, PRESS, THESIS

_QUOTATION_MARKS = "“\"‘'"


def read_titled(base: Citation, text: str, title: re.Match[str]) -> Citation:
    """A work from `text`, in which `title` is the match of the title. `base` has what is known."""
    citation = _with_title(base, text, title)
    behind = text[title.end() :]
    rest = behind.strip(" ,.")
    imprint = IMPRINT.search(rest)
    if imprint:
        return _read_chapter(citation, rest, imprint)
    citation, rest = _take_journal(citation, rest)
    if citation.date is None:
        citation, rest = take_date(citation, rest)
    if citation.locator is None:
        citation, rest = _take_locator(citation, rest)
    citation, elements = _take_film(citation, split_elements(rest))
    if THESIS.search(text):
        elements = [element for element in elements if not THESIS.search(element)]
        return replace(citation, publisher=", ".join(elements) or None)
    if CONTAINED_IN.search(behind):
        container = CONTAINED_IN.compiled.sub("", ", ".join(elements))
        return replace(citation, container=container or None)
    return _with_elements(citation, elements)


def _with_title(base: Citation, text: str, title: re.Match[str]) -> Citation:
    """The authors before the title, and the title without its quotation marks."""
    quoted = title.group()
    name = quoted[0 if quoted[0].isalnum() else 1 : -1].strip().rstrip(",")
    citation = replace(base, authors=split_authors(text[: title.start()]), title=name)
    if quoted[0] in _QUOTATION_MARKS:
        return citation
    return replace(citation, unsure="the title's opening quotation mark is not in the note")


def _read_chapter(citation: Citation, rest: str, imprint: re.Match[str]) -> Citation:
    """The book that holds the work, without its editors, and the book's imprint."""
    book = EDITORS.compiled.sub("", rest[: imprint.start()])
    container = CONTAINED_IN.compiled.sub("", book).strip(" ,")
    return replace(
        with_imprint(citation, imprint, rest[imprint.end() :]), container=container or None
    )


def _take_journal(citation: Citation, rest: str) -> tuple[Citation, str]:
    """A journal's volume, year and pages, and `rest` without them."""
    journal = JOURNAL_VOLUME.search(rest)
    if journal is None:
        return citation, rest
    years = (journal["year"], journal["year2"], journal["year3"])
    year = next((found for found in years if found), None)
    dates = find_dates(year) if year else []
    behind = rest[journal.end() :]
    locator = read_locator(behind)
    citation = replace(
        citation,
        volume=re.sub(r"\s*\([^()]*\)$", "", journal.group()).strip(),
        date=year,
        issued=dates[0].iso if dates else None,
        locator=locator,
    )
    if locator:
        behind = behind[: behind.rfind(locator)]
    return citation, f"{rest[: journal.start()]},{behind}"


def _take_locator(citation: Citation, rest: str) -> tuple[Citation, str]:
    """The pages, and `rest` without them. Of a web page without a date a number at the end is
    hardly a page.
    """
    locator = read_locator(rest)
    if not locator or (citation.url and not citation.date):
        return citation, rest
    return replace(citation, locator=locator), rest[: rest.rfind(locator)]


def _take_film(citation: Citation, elements: list[str]) -> tuple[Citation, list[str]]:
    """That the work is a film, and the elements before the word that says so."""
    for place, element in enumerate(elements):
        if FILM.compiled.fullmatch(element):
            unparsed = ", ".join(elements[place:])
            return replace(citation, kind="video", unparsed=unparsed), elements[:place]
    return citation, elements


def _with_elements(citation: Citation, elements: list[str]) -> Citation:
    """What is left: a journal, newspaper or series and its publisher, or a publisher alone."""
    if not elements:
        return citation
    first, *others = elements
    if citation.volume or PRESS.search(first) or SERIES.search(first):
        return replace(citation, container=first, publisher=", ".join(others) or None)
    return replace(citation, publisher=", ".join(elements))
