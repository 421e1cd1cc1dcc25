"""Debates and hearings of parliaments, and the reports of the United States Congress."""

import re

from corpus.citations.elements.law import bare_title, last_date
from corpus.citations.elements.names import is_person, split_authors
from corpus.citations.elements.parts import take_volume_word
from corpus.citations.elements.places import take_place, without_volume
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.law.abbreviations import series_kind
from corpus.english.works.codes import PAGE_OF_RECORD, PRINTED_SERIES, RECORD_OF_HOUSE
from corpus.english.works.congress import OFFICE_BEFORE, SPOKEN_BEFORE
from corpus.english.works.law import HANSARD, HEARING, LEGISLATIVE_REPORT, REPORTED

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")


def read_debate(text: str) -> Fields | None:
    """A debate or a hearing; `None` for anything else."""
    printed = PRINTED_SERIES.search(text)
    if printed:
        kind = "case" if "Reports" in printed["name"] else "debate"
        return {"kind": kind, "container": printed["name"], "volume": printed["volume"],
                "locator": printed["place"], **last_date(printed["year"])}  # fmt: skip
    record = RECORD_OF_HOUSE.search(text)
    if record and not quotations(text):
        return _record(record["name"], text[record.end() :])
    hansard, hearing = HANSARD.search(text), HEARING.search(text)
    quoted = quotations(text)
    if quoted and (hansard is None or hansard.start() > 0):
        return None
    if hansard is None:
        return (_congress(text) or _hearing(text)) if hearing else None
    fields = {"kind": "debate", "container": hansard[0], **_place_of_debate(text)}
    if quoted:
        fields["title"] = bare_title(text[quoted[0][0] : quoted[0][1]])
    speaker = OFFICE_BEFORE.compiled.sub("", text[: hansard.start()].strip(" ,"))
    if text[: hansard.start()].endswith(", ") and " " in speaker and is_person(speaker):
        fields["authors"] = (speaker,)
    return fields


def _record(name: str, behind: str) -> Fields | None:
    """The day, the volume and the page of what a house printed: `Deutscher Bundestag,
    Stenographische Berichte, 5. Wahlperiode, 12. Mai 1966, S. 44 (B)`.
    """
    page, dated = PAGE_OF_RECORD.search(behind), last_date(behind)
    if page is None or not dated:
        return None
    volume, _ = take_volume_word({}, behind)
    return {"kind": "debate", "container": name, "locator": page["place"], **volume, **dated}


def _congress(text: str) -> Fields | None:
    """`41 Cong. Rec. 2120 (1907)`; `Cong. Globe, 39th Cong., 1st Sess. 1118 (1866)`."""
    series = REPORTED.search(text)
    if series and series_kind(series["name"]) == "debate":
        before, behind = text[: series.start()].strip(" ,"), text[series.end() :]
        if before.endswith(" and") or re.search(r"\(\d{4}\)", before):
            return None  # of two works
        pages = re.match(r",\s(\d+(?:[-–]\d+)?)", behind)
        return {
            "kind": "debate",
            "title": before or None,
            "container": series["name"],
            "volume": series["volume"],
            "locator": pages[1] if pages else series["page"],
            **last_date(behind),
        }
    globe = re.match(r"Cong\. Globe, (\d+\w\w Cong\., \d\w\w Sess\.) (\d+)", text)
    if globe is None:
        return None
    found: Fields = {"kind": "debate", "container": "Cong. Globe", "locator": globe[2]}
    return {**found, **last_date(text)}


def _place_of_debate(text: str) -> Fields:
    """The volume, the columns and the date of a debate."""
    bare = text
    while _LAST_BRACKET.search(bare):
        bare = _LAST_BRACKET.sub("", bare)
    locator, rest = take_place(bare)
    number, locator = without_volume(locator)
    rest += text[len(bare) :]
    numbered = re.search(r"ser\.,\s(\d+)\s\(", text)
    volume = re.search(
        r"\b(?:vol\.?|[Vv]olume)\s(\d+)|\b(?<!\d )(\d{1,4})(?=\s(?:Parl|H\.?[CL]\.?\sDeb))", rest
    )
    if numbered:
        number = numbered[1]
    elif volume:
        number = volume[1] or volume[2]
    return {"locator": locator, "volume": number, **last_date(rest)}


def _hearing(text: str) -> Fields:
    fields: Fields = {"kind": "debate", **last_date(text)}
    spoken = SPOKEN_BEFORE.search(text)
    if spoken:
        who = OFFICE_BEFORE.compiled.sub("", spoken["who"] or spoken["who2"])
        place, rest = take_place(text)
        said = re.sub(r",\s\d+\w{2}\sCong.*$", "", rest)
        said = said.partition(f", {fields.get('date')}")[0]
        title = said[spoken.end("who2") :] if spoken["who2"] else said
        return {**fields, "authors": split_authors(who), "title": title.strip(" ,("),
                "locator": place}  # fmt: skip
    cut = re.search(r",\s\d+(?:st|nd|rd|th|d)\sCong\.", text)
    fields["title"] = (
        bare_title(text[: cut.start()]) if cut else bare_title(re.sub(r"\([^()]*\)?.*$", "", text))
    )
    if not cut and fields.get("date") and fields["title"]:
        fields["title"] = fields["title"].partition(f", {fields['date']}")[0]
    if cut:
        page = re.match(r"\s(\d+(?:[-–]\d+)?(?:,\s\d+(?:[-–]\d+)?)*)", text[cut.end() :])
        fields["locator"] = page[1] if page else None
    return fields


def read_legislative_report(text: str) -> Fields | None:
    found = LEGISLATIVE_REPORT.search(text)
    if found is None:
        return None
    before, behind = text[: found.start()].strip(" ,"), text[found.end() :]
    page = r"\d+(?:[-–]\d+)?(?:\sn\.\d+)?"
    place = re.search(rf",\s(?P<part>pt\.\s\w+,\sat\s{page})|\sat\s(?P<page>{page})", behind)
    locator = (place["part"] or place["page"]) if place else None
    return {"kind": "report", "title": bare_title(before) or found["name"],
            "locator": locator, **last_date(behind)}  # fmt: skip
