"""Which notes hold a datum of the works that they cite, such as an author or a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.citations.urls import find_addresses
from corpus.dates import find_dates
from corpus.documents import Citation, Document, Note
from corpus.english.citations import (
    ACCESSED,
    EDITED,
    EDITION,
    IDENTIFIER,
    PAGE_MARK,
    TRANSLATED,
)
from corpus.english.intents.data import Datum
from corpus.english.tables import Pattern
from corpus.notes.names import note_names
from qa.errors import listed
from qa.query.dependence import content_words

# "unsure": the note has words that were read as no field, which may be the datum.
Holding = Literal["held", "unsure", "missing"]

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "author": ("authors",),
    "title": ("title",),
    "date": ("issued", "date"),
    "journal": ("container",),
    "publisher": ("publisher", "container"),
    "place": ("place",),
    "where": ("container", "publisher", "place", "url"),
    "volume": ("volume",),
    "page": ("locator",),
    "address": ("url",),
}
# What has no field of its own is looked for in a citation's words.
_WORDS: Mapping[str, Pattern] = {
    "accessed": ACCESSED,
    "translator": TRANSLATED,
    "editor": EDITED,
    "edition": EDITION,
    "identifier": IDENTIFIER,
}
# What may stand in words that were read as no field.
_MAY_BE_UNREAD = {"author", "title", "journal", "publisher", "place", "where", "volume"}
_OF_ONE_CITATION = {"page", "accessed"}  # not of the work, wherever else it is cited
_MOST_NUMBERS = 8  # of notes that are named in a message
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a note holds a datum, and the spans of the note's words that are it, if it does.

    There are no spans where the note has it from an earlier note, as an Ibid. has.
    """

    holding: Holding
    spans: tuple[tuple[int, int], ...] = ()


def held_in(document: Document, note: Note, datum: Datum, about: str = "") -> Held:
    """Whether a note holds a datum of a work that it cites. Of several works those are meant that
    have most words of `about`.
    """
    text = document.note_text(note)
    if not note.citations:
        # Who wrote "a letter from a carter" and what it is called are not read, but may be said.
        said = datum.name in ("author", "title") or _in_words(text, datum.name)
        return Held("unsure" if said else "missing")
    meant = _meant(note.citations, about)
    found = [(one, *_of_citation(document, one, datum.name)) for one in meant]
    best = min((holding for _, holding, _ in found), key=("held", "unsure", "missing").index)
    spans = [
        (place, place + len(value))
        for citation, holding, values in found
        if holding == "held"
        for value in values
        if (place := _place(text, value, citation)) >= 0
    ]
    return Held(best, tuple(_disjoint(sorted(spans))))


def _place(text: str, value: str, citation: Citation) -> int:
    """Where a note has a value of a citation, whole words of it; -1 where it has it nowhere. A
    number, such as that of a volume, is sought behind the container or the title.
    """
    first = 0
    if value.isdecimal():
        for before in (citation.container, citation.title):
            if before and before in text:
                first = text.index(before) + len(before)
                break
    whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
    match = whole.search(text, first) or whole.search(text)
    return match.start() if match else text.find(value)


def _disjoint(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    end = 0
    for low, high in spans:
        if low >= end and high > low:
            yield low, high
            end = high


def _meant(citations: Sequence[Citation], about: str) -> Sequence[Citation]:
    """The citations with most words of `about`; all where none has any."""
    wanted = {word.casefold() for word in content_words(about)}
    shared = [
        len(wanted & {word.casefold() for word in content_words(" ".join(_said(one)))})
        for one in citations
    ]
    most = max(shared)
    return [one for one, share in zip(citations, shared, strict=True) if share == most]


def _said(citation: Citation) -> list[str]:
    return [citation.verbatim, *citation.authors, citation.title or "", citation.kind]


def _of_citation(document: Document, citation: Citation, name: str) -> tuple[Holding, list[str]]:
    """Whether a citation holds a datum, and its values as printed."""
    same = [citation]
    if name not in _OF_ONE_CITATION and citation.work is not None:
        same += [
            other
            for note in document.notes
            for other in note.citations
            if other.work == citation.work and other is not citation
        ]
    values = [value for one in same for value in _values(one, name)]
    if values:
        return "held", values
    unread = citation.unparsed or (citation.kind in ("unknown", "unread") and not citation.title)
    if name in _MAY_BE_UNREAD and unread and not _points_back(citation):
        return "unsure", []
    return ("unsure" if _in_words(citation.verbatim, name) else "missing"), []


def _points_back(citation: Citation) -> bool:
    """Whether a citation only repeats another, which could not be found."""
    return citation.unsure is not None and citation.unparsed is None


def _values(citation: Citation, name: str) -> list[str]:
    """The values of a datum in a citation, as printed."""
    if name in _WORDS:
        return [match[0].strip(" ,()") for match in _WORDS[name].finditer(citation.verbatim)]
    year = citation.locator is not None and citation.date is None
    year = year and _YEAR.fullmatch(citation.locator or "") is not None
    if year and name in ("page", "date"):  # "Roe, The Ice Trade, 1895": a year, not a page
        return [citation.locator or ""] if name == "date" else []
    values: list[str] = []
    for field in _FIELDS.get(name, ()):
        value = getattr(citation, field)
        values += value if isinstance(value, tuple) else [value] if value else []
    return values


def _in_words(text: str, name: str) -> bool:
    """Whether words that were not read as a field may hold a datum."""
    if name in _WORDS:
        return _WORDS[name].search(text) is not None
    if name == "date":
        return bool(find_dates(ACCESSED.compiled.sub(" ", text)))
    if name == "page":
        return PAGE_MARK.search(text) is not None
    return name in ("address", "where") and bool(find_addresses(text))


def missing_message(notes: Sequence[tuple[Document, Note]], datum: Datum, *, several: bool) -> str:
    """A sentence that these notes do not hold a datum; `several`: documents are named."""
    by_label: dict[str, list[str]] = {}
    names: dict[str, Mapping[str, str]] = {}
    for document, note in notes:
        if document.id not in names:
            names[document.id] = note_names(document)
        by_label.setdefault(document.label, []).append(names[document.id][note.id])
    parts = []
    for label, numbers in by_label.items():
        words = f"{'note' if len(numbers) == 1 else 'notes'} {_and(numbers)}"
        parts.append(f"{words} of {label}" if several else words)
    verb = "does" if len(notes) == 1 else "do"
    said = listed(parts, mark="; ")
    return f"{said[0].upper()}{said[1:]} {verb} not say {datum.note}."


def _and(numbers: Sequence[str]) -> str:
    if len(numbers) > _MOST_NUMBERS:
        numbers = [*numbers[: _MOST_NUMBERS - 1], f"{len(numbers) - _MOST_NUMBERS + 1} more"]
    return " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
