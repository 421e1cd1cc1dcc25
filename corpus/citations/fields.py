"""Single fields of a citation, read from its words: names, page, date, imprint, elements."""

import re
from dataclasses import replace

from corpus.dates import find_dates
from corpus.documents import Citation
from corpus.english.citations import (
    EDITOR,
    EDITOR_OR_TRANSLATOR,
    NAME,
    NAME_SEPARATOR,
    PAGES,
    TWO_NAMES,
)

_MOST_NAMES = 3  # before a title without quotation marks; more are taken for the title's words


def split_authors(text: str) -> tuple[str, ...]:
    """`A. B. Smith, Jane Roe and Li Wei` → the three names, as printed."""
    parts = NAME_SEPARATOR.compiled.split(text.strip(" ,:;"))
    parts = [EDITOR_OR_TRANSLATOR.compiled.sub("", part) for part in parts]
    return tuple(part.strip() for part in parts if part.strip() and part not in ("eds.", "ed."))


def read_locator(text: str) -> str | None:
    """The pages that a citation ends with, as printed, or `None`."""
    match = PAGES.search(text)
    return match["pages"].strip() if match else None


def take_date(citation: Citation, text: str) -> tuple[Citation, str]:
    """The citation with the last of the fullest dates in `text`, and `text` without that date."""
    dates = find_dates(text)
    if not dates:
        return citation, text
    date = max(dates, key=lambda found: (len(found.iso), found.start))
    dated = replace(citation, date=text[date.start : date.end], issued=date.iso)
    return dated, f"{text[: date.start]},{text[date.end :]}"


def with_imprint(citation: Citation, imprint: re.Match[str], behind: str) -> Citation:
    """The citation with the fields of a match of `IMPRINT`, and the pages in the text `behind`."""
    return replace(
        citation,
        publisher=imprint["publisher"].strip(),
        place=imprint["place"],
        date=imprint["year"],
        issued=imprint["year"][-4:],
        locator=read_locator(behind),
    )


def split_elements(text: str) -> list[str]:
    """The elements between commas, without stops and without brackets that have no partner."""
    parts = (part.strip(" .:") for part in text.split(","))
    whole = (part if part.count("(") == part.count(")") else part.strip("()") for part in parts)
    return [part for part in whole if part]


def read_names_and_title(text: str) -> tuple[tuple[str, ...], str | None]:
    """`Jane Roe, The Ice Trade` → the names, of which there may be none, then the title."""
    parts = text.split(", ")
    names: list[str] = []
    for part in parts[:-1]:
        people = TWO_NAMES.compiled.split(EDITOR.compiled.sub("", part))
        if not all(NAME.compiled.fullmatch(person.strip()) for person in people):
            break
        names.append(part)
        if len(names) == _MOST_NAMES:
            break
    title = ", ".join(parts[len(names) :]).strip(" ,") or None
    return split_authors(", ".join(names)), title
