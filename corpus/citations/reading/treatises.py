"""Treatises as law cites them: the volume first, the page or the section before the year."""

import re
from dataclasses import replace

from corpus.citations.elements.names import is_name, names_before, split_authors
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.reading.books import read_book
from corpus.english.works.law import ENCYCLOPEDIA, REPORTED

_VOLUME = re.compile(r"(?P<volume>\d{1,2}[A-Z]?)\s(?=[A-Z])")
_PLACE = re.compile(r"(?:,?\sat)?\s(?P<place>\*\d+(?:[-–]\d+)?|§§?\s?[\w.:-]+(?:\[\w{1,4}\])*)$")


def read_treatise(text: str) -> Reading | None:
    """`3 Jane Roe, Roe on Easements § 14.02[3] (6th ed. 2009)`; `4 Jane Roe, Commentaries *233`;
    `1 The Records of the Company, at 21 (Ann Moss ed., 1937)`.
    """
    found = _VOLUME.match(text)
    if found is None or quotations(text) or ENCYCLOPEDIA.search(text):
        return None
    rest = text[found.end() :]
    series = REPORTED.compiled.match(text)
    if series and series_kind(series["name"]):
        return None
    pieces = rest.split(", ")
    named = len(pieces) > 1 and names_before(pieces) > 0 and is_name(pieces[0])
    reading = read_book(rest)
    if reading is None:
        return _undated(pieces, found["volume"]) if named else None
    sectioned = str(reading.fields.get("locator") or "").startswith("§")
    if not (named or sectioned or reading.fields.get("editors")) or reading.fields.get("volume"):
        return None
    return replace(reading, fields={**reading.fields, "volume": found["volume"]})


def _undated(pieces: list[str], volume: str) -> Reading | None:
    """`4 Jane Roe, Commentaries *233`"""
    count = names_before(pieces)
    words = ", ".join(pieces[count:])
    place = _PLACE.search(words)
    title = words[: place.start()].strip(" ,") if place else ""
    if place is None or not title[:1].isupper():
        return None
    fields: Fields = {"kind": "book", "authors": split_authors(", ".join(pieces[:count])),
                      "title": title, "volume": volume, "locator": place["place"]}  # fmt: skip
    return Reading(fields)
