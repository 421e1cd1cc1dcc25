"""Debates and hearings of parliaments, and the reports of the United States Congress."""

import re

from corpus.citations.elements.law import bare_title, last_date
from corpus.citations.elements.places import take_place, without_volume
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.reading.abbreviations import series_kind
from corpus.english.works.law import HANSARD, HEARING, LEGISLATIVE_REPORT, REPORTED

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")


def read_debate(text: str) -> Fields | None:
    hansard, hearing = HANSARD.search(text), HEARING.search(text)
    quoted = quotations(text)
    if quoted and (hansard is None or hansard.start() > 0):
        return None
    if hansard is None and hearing is None:
        return None
    series = REPORTED.search(text)
    if series and series_kind(series["name"]) == "debate":
        before = text[: series.start()].strip(" ,")
        pages = re.match(r",\s(\d+(?:[-–]\d+)?)", text[series.end() :])
        return {"kind": "debate", "title": before or None, "container": series["name"],
                "volume": series["volume"], "locator": pages[1] if pages else series["page"],
                **last_date(text[series.end() :])}  # fmt: skip
    globe = re.match(r"Cong\. Globe, (\d+\w\w Cong\., \d\w\w Sess\.) (\d+)", text)
    if globe:
        return {
            "kind": "debate",
            "container": "Cong. Globe",
            "locator": globe[2],
            **last_date(text),
        }
    if hearing and not hansard:
        return _hearing(text)
    bare = text
    while _LAST_BRACKET.search(bare):
        bare = _LAST_BRACKET.sub("", bare)
    locator, rest = take_place(bare)
    number, locator = without_volume(locator)
    rest += text[len(bare) :]
    fields: Fields = {"kind": "debate", "locator": locator, **last_date(rest)}
    volume = re.search(
        r"\b(?:vol\.?|[Vv]olume)\s(\d+)|\b(?<!\d )(\d{1,4})(?=\s(?:Parl|H\.?[CL]\.?\sDeb))", rest
    )
    fields["volume"] = (volume[1] or volume[2]) if volume else number
    numbered = re.search(r"ser\.,\s(\d+)\s\(", text)
    if numbered:
        fields["volume"] = numbered[1]
    fields["container"] = hansard[0] if hansard else None
    if quoted:
        fields["title"] = bare_title(text[quoted[0][0] : quoted[0][1]])
    return fields


def _hearing(text: str) -> Fields:
    fields: Fields = {"kind": "debate", **last_date(text)}
    cut = re.search(r",\s\d+(?:st|nd|rd|th|d)\sCong\.", text)
    fields["title"] = (
        bare_title(text[: cut.start()]) if cut else bare_title(re.sub(r"\([^()]*\)?.*$", "", text))
    )
    if cut:
        page = re.match(r"\s(\d+(?:[-–]\d+)?)", text[cut.end() :])
        fields["locator"] = page[1] if page else None
    return fields


def read_legislative_report(text: str) -> Fields | None:
    found = LEGISLATIVE_REPORT.search(text)
    if found is None:
        return None
    before, behind = text[: found.start()].strip(" ,"), text[found.end() :]
    place = re.search(r"(?:,\s(?:pt\.\s\d+,\s)?at\s|\sat\s)(\d+(?:[-–]\d+)?(?:\sn\.\d+)?)", behind)
    return {"kind": "report", "title": bare_title(before) or found["name"],
            "locator": place[1] if place else None, **last_date(behind)}  # fmt: skip
