"""A reference to what is quoted or cited, as a CSL-JSON item: the data that citation styles print.

What is not known is left out, never invented: a paper without a title is called by its label, as a
description and not as a title. (CSL 1.0.2, https://docs.citationstyles.org/en/stable/.)
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from corpus.citations.works import Work
from corpus.dates import find_dates
from corpus.documents import Citation, CitationKind, Document
from corpus.english.citations import ACCESSED_ON, DEGREE, EDITORS_OF_BOOK
from corpus.english.names import NO_PERSON, PARTICLES, SURNAME_SUFFIX
from corpus.english.works.kinds import SERIES
from corpus.folding import without_accents
from qa.answer import Quote

Item = dict[str, Any]

_TYPES: Mapping[CitationKind, str] = {
    "web page": "webpage",
    "pdf": "report",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "journal": "article-journal",
    "newspaper": "article-newspaper",
    "video": "broadcast",
    "post": "post",
    "archive": "manuscript",
    "personal communication": "personal_communication",
    "report": "report",
    "case": "legal_case",
    "statute": "legislation",
    "treaty": "treaty",
    "debate": "hearing",
    "unread": "document",
    "unknown": "document",
}
# What puts out a work of these types is what it stands in.
_PUT_OUT = {"webpage", "article-journal", "article-newspaper", "broadcast", "post"}
AS_WRITTEN = {"legal_case", "legislation", "treaty", "hearing"}
_CONTAINED = _PUT_OUT | AS_WRITTEN | {"chapter"}
_PAGED = {"chapter", "article-journal"}


def name_of(printed: str) -> dict[str, str]:
    """A name in CSL: family and given names of a person, any other name as printed."""
    words = printed.split()
    if "," in printed or not 2 <= len(words) <= 5 or NO_PERSON.search(printed):
        return {"literal": " ".join(words)}
    if any(word.isupper() and len(word) > 3 for word in words):  # an acronym
        return {"literal": " ".join(words)}
    suffix = words.pop() if SURNAME_SUFFIX.search(words[-1]) and len(words) > 2 else ""
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    name = {"family": " ".join(words[first:]), "given": " ".join(words[:first])}
    return {**name, "suffix": suffix} if suffix else name


def date_of(iso: str | None) -> dict[str, Any] | None:
    """A date or an interval of years in ISO 8601, as CSL has it, as far as it is known; `None` of
    any other text.
    """
    years = re.fullmatch(r"(\d{4})/(\d{4})", iso or "")
    if years:
        return {"date-parts": [[int(years[1])], [int(years[2])]]}
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", iso or "")
    return {"date-parts": [[int(part) for part in match.groups() if part]]} if match else None


def _known(item: Mapping[str, Any]) -> Item:
    """An item without what is not known."""
    return {name: value for name, value in item.items() if value}


def item_of_paper(document: Document) -> Item:
    """A paper as a CSL-JSON item. Its id is the document's."""
    item = {
        "id": document.id,
        # An article is a preprint to CSL, and a manuscript unpublished; neither is known.
        "type": "document",
        "title": document.title,
        "author": [name_of(name) for name in document.authors],
        "publisher": document.publisher,
        "issued": date_of(document.issued),
        "URL": document.url,
        "language": document.language,
    }
    if not document.title:
        item["genre"] = document.label
    return _known(item)


def item_of_work(work: Work) -> Item:
    """A cited work as a CSL-JSON item. Its id is the work's."""
    return item_of_citation(work.citation, work.id)


def item_of_citation(citation: Citation, ident: str) -> Item:
    """What a note says of a work. A citation of which nothing was understood is its own words."""
    kind = _TYPES[citation.kind]
    volume, issue = _volume(citation)
    contained = kind in _CONTAINED
    publisher = citation.publisher
    container = citation.container
    series = container or _series(citation)
    if container is None and kind in _PUT_OUT:
        container, publisher = publisher, None
    item = {
        "id": ident,
        "type": kind,
        "title": citation.title,
        "author": [name_of(name) for name in citation.authors],
        "container-title": container if contained else None,
        "collection-title": None if contained or kind == "manuscript" else series,
        "archive": container if kind == "manuscript" else None,
        "editor": _editors(citation, kind),
        "translator": [name_of(name) for name in citation.translators],
        "edition": _edition(citation.edition),
        "publisher": publisher,
        "publisher-place": citation.place,
        "volume": volume,
        "issue": issue,
        "page": _pages(citation.locator) if kind in _PAGED else None,
        "section": citation.locator if kind in ("legislation", "treaty") else None,
        "issued": date_of(citation.issued) or _literal(citation.date),
        "accessed": _accessed(citation),
        "URL": citation.url,
    }
    if kind == "personal_communication" and citation.title:
        item["genre"] = item.pop("title")  # what it was: a discussion, an interview
    elif kind == "thesis":
        degree = DEGREE.search(citation.verbatim)
        item["genre"] = degree[0] if degree else None
    elif kind in AS_WRITTEN:  # which is cited in its own forms, whatever the style
        item["genre"] = citation.verbatim.rstrip(" .,;")
    elif not citation.title:
        words = citation.verbatim.rstrip(" .,;") if citation.kind == "unread" else citation.verbatim
        item["genre"] = citation.unparsed or (None if citation.authors else words)
    return _known(item)


def _series(citation: Citation) -> str | None:
    """The series of a book or report, which has no field of its own."""
    return citation.unparsed if citation.unparsed and SERIES.search(citation.unparsed) else None


def _edition(printed: str | None) -> str | None:
    """An edition: its number, or the words for it."""
    number = re.fullmatch(r"(\d+)(?:st|nd|rd|th|d|e|\.ª)?", printed or "")
    return number[1] if number else printed


def _editors(citation: Citation, kind: str) -> list[dict[str, str]]:
    """Who edited a work or what a chapter stands in. Of citations that were read without editors,
    those of a chapter are told where the note names persons.
    """
    if citation.editors or kind != "chapter":
        return [name_of(name) for name in citation.editors]
    match = EDITORS_OF_BOOK.search(citation.verbatim)
    names = re.split(r",?\s+(?:and|&)\s+|,\s+", match[1]) if match else []
    parted = [name_of(name) for name in names]
    return parted if all("family" in name for name in parted) else []


def _accessed(citation: Citation) -> dict[str, Any] | None:
    """When the note says that its author saw the work."""
    match = ACCESSED_ON.search(citation.verbatim)
    dates = find_dates(citation.verbatim[match.end() :]) if match else []
    return date_of(dates[0].iso) if dates and dates[0].start == 0 else None


def _literal(date: str | None) -> dict[str, Any] | None:
    return {"literal": date} if date else None


def _pages(locator: str | None) -> str | None:
    """The pages of a locator without the word for them."""
    return re.sub(r"^(?:pp?|pages?)\.?\s*", "", locator, flags=re.IGNORECASE) if locator else None


def _volume(citation: Citation) -> tuple[str | None, str | None]:
    """The volume and the issue. Older indexes hold both in the volume: `12:3`, `vol. 12, no. 3`."""
    printed = citation.volume or ""
    if citation.issue or not printed:
        return citation.volume, citation.issue
    numbers = re.findall(r"\d+", printed)
    if not numbers:
        return printed, None
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def item_of_quote(quote: Quote, document: Document, work: Work | None) -> Item:
    """What a quote stands in: the paper, or of a cited source the `work`, as it is cited; what the
    source's own text says of its title and authors fills in what the note does not say.
    """
    if quote.kind == "paper" or work is None:
        return item_of_paper(document)
    item = item_of_work(work)
    if not item.get("title") and document.title:
        item = {**item, "title": document.title}
        item.pop("genre", None)
    if not item.get("author") and document.authors:
        item["author"] = [name_of(name) for name in document.authors]
    return item


def spoken(name: Mapping[str, str]) -> str:
    """A name in speaking order: the given names first."""
    parts = (name.get("given"), name.get("family"), name.get("suffix"), name.get("literal"))
    return " ".join(part for part in parts if part)


def inverted(name: Mapping[str, str]) -> str:
    """A name as lists have it: the family's name first."""
    if "literal" in name:
        return name["literal"]
    return ", ".join(part for part in (name["family"], name.get("suffix"), name["given"]) if part)


def date_parts(item: Item, which: str = "issued") -> tuple[list[int], str | None]:
    """The parts of a date, or the words for it."""
    date = item.get(which, {})
    return list(date.get("date-parts", [[]])[0]), date.get("literal")


def key_of(item: Item, used: Iterable[str]) -> str:
    """A citation key that is not among `used`: the first author, the year, and the first long word
    of the title.
    """
    who = next((one.get("family") or one["literal"] for one in item.get("author", ())), "")
    year = date_parts(item)[0][:1]
    words = re.findall(r"[^\W\d_]{4,}", item.get("title") or item.get("genre") or "")
    parts = [who, *map(str, year), *words[:1]]
    key = re.sub(r"[^A-Za-z0-9]+", "", without_accents("".join(parts)).lower()) or "work"
    keys, number, free = set(used), 1, key
    while free in keys:
        number += 1
        free = f"{key}-{number}"
    return free
