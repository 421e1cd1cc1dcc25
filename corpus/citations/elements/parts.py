"""Parts that a citation may hold anywhere: editors, translators, editions, dates, volumes."""

import re
from itertools import pairwise

from corpus.citations.elements.names import split_authors
from corpus.citations.elements.quotes import blanked, brackets, quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.punctuation import FILLER, YEAR_RANGE
from corpus.dates import find_dates
from corpus.english.works.parts import (
    DATE_LEAD,
    EDITED_BY,
    EDITION,
    EDITION_WORD,
    ISSUE,
    SEASON,
    TRANSLATED_BY,
    VOLUME,
    VOLUMES,
)

_VOLUME_AT_END = re.compile(
    r"(?:^|[\s,])(?P<volume>\d{1,4}|[IVXLC]{1,8}|[ivxlc]{1,8})"
    r"(?:(?:\s?[:./]|(?<=[IVXLCivxlc])[,.])\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)"
    r"|\s?\((?P<issue2>\d{1,4}(?:[-–/]\d{1,4})?)\))?[,.:]?\s*$"
)
_EDITED_TOO = re.compile(r"\b(?:and|&) ed(?:\.|ited)\s")  # by who translated a work
_RANGE_BEFORE = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\s[A-Z][a-z]{2,8}"
    r"|[A-Z][a-z]{2,8}(?:\s\d{1,2})?)\s?[–—/-]\s?$"
)
_COMMA = re.compile(
    r",\s(?!(?:Inc|Ltd|LLC|LLP|Corp|Co|plc|GmbH|Jr|Sr)\b\.?(?:,|$)|(?:[A-Z]{2}"
    r"|D\.C\.?|Calif\.|Mass\.|Conn\.)(?:,|$))"
)
_DATE_IN_BRACKETS = re.compile(r"[^()]*(?:1[4-9]|20)\d\d[^()]*")


def bare_edition(words: str) -> str:
    """An edition without the word: `2nd ed.` → `2nd`."""
    return EDITION_WORD.compiled.sub("", words).strip(" ,.")


def without(text: str, start: int, end: int) -> str:
    """A text without a stretch of it, parted by a comma there."""
    before, behind = text[:start].rstrip(" ,"), text[end:].lstrip(" ,")
    return f"{before}, {behind}" if before and behind else before + behind


def pieces_of(text: str) -> list[str]:
    """The pieces of a text between commas that stand in no brackets and no quotation marks, with
    "Inc." and the like joined to the name before.
    """
    bare = blanked(blanked(text, quotations(text), FILLER), brackets(text), FILLER)
    cuts = [0, *(match.end() for match in _COMMA.finditer(bare)), len(text) + 2]
    pieces = [text[low : high - 2].strip(" ,") for low, high in pairwise(cuts)]
    return [piece for piece in pieces if piece]


def take_people(fields: Fields, text: str) -> tuple[Fields, str]:
    """Editors and translators named behind a title, and the edition; the text without them."""
    for name, pattern in (("editors", EDITED_BY), ("translators", TRANSLATED_BY)):
        found = pattern.search(text)
        if found:
            what = found.groupdict().get("what") or ""
            people = split_authors(found["who"])
            fields = {**fields, name: people}
            if "trans" in what.lower():
                fields["translators"] = people
            elif name == "translators" and _EDITED_TOO.search(found[0]):
                fields["editors"] = people
            text = without(text, found.start(), found.end())
    edition = EDITION.search(text)
    if edition:
        fields = {**fields, "edition": bare_edition(edition[0])}
        text = without(text, edition.start(), edition.end())
    return fields, VOLUMES.compiled.sub("", text)


def interval(years: str) -> str:
    """A range of years as an interval of ISO 8601: `1951–58` → `1951/1958`."""
    first, last = re.findall(r"\d+", years)[:2]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def take_volume_word(fields: Fields, text: str) -> tuple[Fields, str]:
    """`vol. 2` anywhere in a text."""
    found = VOLUME.search(text)
    if found is None:
        return fields, text
    return {**fields, "volume": found["volume"]}, without(text, found.start(), found.end())


def take_date(text: str) -> tuple[Fields, str]:
    """The last of the fullest dates in a text, or a season or a range of years, and the rest."""
    season = SEASON.search(text)
    if season:
        fields = {"date": season[0], "issued": season["year"][:4]}
        return fields, without(text, season.start(), season.end())
    dates = find_dates(text)
    years = YEAR_RANGE.search(text)
    if years and (not dates or max(len(date.iso) for date in dates) == 4):
        return {"date": years[0], "issued": interval(years[0])}, without(text, *years.span())
    if dates:
        date = max(dates, key=lambda found: (len(found.iso), found.start))
        fields = {"date": text[date.start : date.end], "issued": date.iso}
        first = _RANGE_BEFORE.search(text, 0, date.start) if date.start else None
        if first and len(date.iso) > 4:  # "4–6 May 1987", "May–June 1987"
            fields = {"date": text[first.start() : date.end], "issued": date.iso[:-3]}
            return fields, without(text, first.start(), date.end)
        said = DATE_LEAD.search(text[: date.start])
        return fields, without(text, said.start() if said else date.start, date.end)
    return {}, text


def take_own_date(text: str) -> tuple[Fields, str]:
    """The date of a text and the text without it; a year within a piece is of a title."""
    dated, rest = take_date(text)
    if len(dated.get("issued") or "") != 4 or dated["date"] in (
        p.strip(" ()") for p in pieces_of(text)
    ):
        return dated, rest
    last = pieces_of(text)[-1].strip(" .)")
    ends = last.endswith(dated["date"]) and len(last.split()) < 3
    ends = ends or f"({dated['date']})" in text
    return (dated, rest) if ends else ({}, text)


def take_date_in_brackets(text: str) -> tuple[Fields, str, str] | None:
    """The date in the first brackets that hold nothing else, and the text before and behind."""
    for start, end in brackets(text):
        inside = text[start + 1 : end - 1]
        if not _DATE_IN_BRACKETS.fullmatch(inside) or len(inside) > 40:
            continue
        fields, left = take_date(inside)
        left = left.strip(" ,.")
        issue = ISSUE.search(left)
        if fields and (not left or issue or re.fullmatch(r"[A-Za-z/–-]+", left)):
            date = inside if not issue else fields["date"]
            found = {**fields, "date": date.strip()}
            if issue:
                found["issue"] = issue["issue"]
            return found, text[:start], text[end:]
    return None


def take_volume(text: str) -> tuple[Fields, str]:
    """The volume and issue that a journal's name ends with, and the name."""
    fields: Fields = {}
    issue = ISSUE.search(text)
    if issue:
        fields["issue"] = issue["issue"]
        text = without(text, issue.start(), issue.end())
    word = VOLUME.search(text)
    if word:
        fields["volume"] = word["volume"]
        return fields, without(text, word.start(), word.end()).strip(" ,:")
    found = _VOLUME_AT_END.search(text)
    if found and text[: found.start()].strip():
        fields["volume"] = found["volume"]
        if found["issue"] or found["issue2"]:
            fields["issue"] = found["issue"] or found["issue2"]
        text = text[: found.start()]
    return fields, text.strip(" ,:")
