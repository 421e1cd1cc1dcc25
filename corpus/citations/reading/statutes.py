"""Statutes, codes, regulations, bills, constitutions, treaties, debates, reports of legislatures."""

import re

from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.dates import find_dates
from corpus.english.works.law import (
    ACT,
    BILL,
    CODE,
    CONSTITUTION,
    EU_LAW,
    HANSARD,
    HEARING,
    INSTRUMENT,
    LEGISLATIVE_REPORT,
    OPENED,
    PUBLIC_LAW,
    REGNAL,
    REPORTED,
    TREATY,
    TREATY_SERIES,
)
from corpus.citations.reading.abbreviations import series_kind

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")


def read_statute(text: str) -> Reading | None:
    """A statute, treaty, debate or report of a legislature; `None` for anything else."""
    for read in (_debate, _report, _treaty, _code, _numbered, _constitution, _act):
        fields = read(text)
        if fields is not None:
            return Reading({name: value for name, value in fields.items() if value})
    return None


def _dated(text: str, last: bool = True) -> Fields:
    """The fullest date of a text, the last of several."""
    dates = find_dates(text)
    if not dates:
        return {}
    longest = max(len(date.iso) for date in dates)
    full = [date for date in dates if len(date.iso) == longest]
    date = full[-1 if last else 0]
    return {"date": text[date.start : date.end], "issued": date.iso}


def _title(text: str) -> str | None:
    """A title without marks and without the date that stands behind it."""
    text = text.strip(" ,.;([")
    quoted = quotations(text)
    if quoted and quoted[0][0] == 0:
        text = text[1 : quoted[0][1] - 1]
    return text.strip(" ,") or None


def _code(text: str) -> Fields | None:
    found = CODE.search(text)
    if found is None or quotations(text):
        return None
    before = text[: found.start()].strip(" ,(")
    behind = text[found.end() :].strip(" ,.")
    place = found["place"]
    if behind and whole_place(behind):
        place = f"{place}, {behind}"
    title, own = take_place(before)[::-1]
    fields: Fields = {
        "kind": "statute", "container": found["name"].strip(), "volume": found["volume"],
        "locator": own or place, "title": title.strip(" ,") or None,
    }  # fmt: skip
    if found["year"]:
        fields |= {"date": found["year"], "issued": found["year"]}
    elif title:
        fields |= _dated(title)
    return fields


def _numbered(text: str) -> Fields | None:
    """Laws by number, of the United States and of the European Union, instruments and bills."""
    found = next(
        (m for p in (PUBLIC_LAW, INSTRUMENT, BILL, EU_LAW, REGNAL) if (m := p.search(text))), None
    )
    if found is None or len(text) > 400:
        return None
    pattern = found.re.pattern
    before, behind = text[: found.start()].strip(" ,("), text[found.end() :].strip(" ,)")
    fields: Fields = {"kind": "statute", "title": _title(before) or found[0].strip(" ,")}
    years = [year for name, year in found.groupdict().items() if name.startswith("year") and year]
    series = REPORTED.search(text, )
    if series and series_kind(series["name"]) == "statute":
        fields |= {"container": series["name"], "volume": series["volume"]}
        rest = text[series.end() :]
        pages = re.match(r"(?:,\s(\d+(?:[-–]\d+)?))", rest)
        between = text[found.end() : series.start()].strip(" ,")
        fields["locator"] = whole_place(between) or (pages[1] if pages else None)
        fields |= _dated(rest)
    else:
        bracket = re.search(r"\(([^()]*\d{4}[^()]*)\)", behind)
        fields |= _dated(bracket[1]) if bracket else {}
        rest = re.sub(r"\([^()]*\d{4}[^()]*\)|\[\d{4}\].*$", "", behind)
        fields["locator"] = take_place(f", {rest.strip(' ,')}")[0] if rest.strip(" ,") else None
    if pattern in (EU_LAW.regex, REGNAL.regex):
        fields["title"] = f"{before} {found[0]}".strip() if not before.endswith(")") else before
        if pattern == REGNAL.regex and before:
            fields["title"] = _title(before)
    if "date" not in fields:
        year = _dated(before) or ({"date": years[0], "issued": years[0]} if years and len(years[0]) == 4 else {})
        fields |= year
    return fields


def _constitution(text: str) -> Fields | None:
    found = CONSTITUTION.search(text)
    if found is None:
        return None
    place = found["place"] or found["place2"]
    start = found.start("place") if found["place"] else found.start("place2")
    return {"kind": "statute", "title": text[:start].strip(" ,"), "locator": place.strip(" ,.")}


def _act(text: str) -> Fields | None:
    bare = blanked(text, quotations(text))
    found = ACT.search(bare)
    if found is None or re.search(r"[“\"]", text):
        return None
    title, behind = text[: found.end()], text[found.end() :]
    behind = _LAST_BRACKET.sub("", behind).strip(" ,.")
    place = whole_place(behind)
    if len(title.split()) > 16 or (behind and place is None) or not title[:1].isupper():
        return None
    return {"kind": "statute", "title": title.strip(" ,"), "locator": place,
            "date": found["year"], "issued": found["year"]}  # fmt: skip


def _treaty(text: str) -> Fields | None:
    series = TREATY_SERIES.search(text)
    named = TREATY.search(text)
    if named is None or quotations(text[: named.start()]):
        return None
    opened = OPENED.search(text)
    head_end = min([m.start() for m in (series, opened) if m] or [len(text)])
    dates = [date for date in find_dates(text) if date.start > named.start()]
    if series is None and opened is None:
        return None
    title_end = min([head_end, *(date.start for date in dates if date.start > named.end())])
    title = re.sub(r"\s*[(\[]$", "", text[:title_end]).strip(" ,([")
    fields: Fields = {"kind": "treaty", "title": _title(title)}
    if series:
        fields |= {"container": series["name"].strip(), "volume": series["volume"]}
        behind = re.sub(r"\([^()]*\)", "", text[series.end() :]).strip(" ,.")
        fields["locator"] = whole_place(behind)
    if not fields.get("locator"):
        between = text[title_end:head_end].strip(" ,")
        place = take_place(text[: head_end].strip(" ,"))[0]
        fields["locator"] = place if place and not place.isdigit() else whole_place(between)
        if fields["locator"] and fields["title"]:
            fields["title"] = str(fields["title"]).replace(f", {fields['locator']}", "")
    if dates:
        first = dates[0]
        fields |= {"date": text[first.start : first.end], "issued": first.iso}
    return fields


def _debate(text: str) -> Fields | None:
    hansard, hearing = HANSARD.search(text), HEARING.search(text)
    if quotations(text) or (hansard is None and hearing is None):
        return None
    series = REPORTED.search(text)
    if series and series_kind(series["name"]) == "debate":
        before = text[: series.start()].strip(" ,")
        pages = re.match(r",\s(\d+(?:[-–]\d+)?)", text[series.end() :])
        return {"kind": "debate", "title": before or None, "container": series["name"],
                "volume": series["volume"], "locator": pages[1] if pages else None,
                **_dated(text[series.end() :])}  # fmt: skip
    if hearing and not hansard:
        return _hearing(text)
    locator, rest = take_place(text)
    fields: Fields = {"kind": "debate", "locator": locator, **_dated(rest)}
    volume = re.search(r"\b(?:vol\.?|[Vv]olume)\s(\d+)|\b(?<!\d )(\d{1,4})(?=\s(?:Parl|H\.?[CL]\.?\sDeb))", rest)
    if volume:
        fields["volume"] = volume[1] or volume[2]
    fields["container"] = hansard[0] if hansard else None
    return fields


def _hearing(text: str) -> Fields:
    fields: Fields = {"kind": "debate", **_dated(text)}
    cut = re.search(r",\s\d+(?:st|nd|rd|th|d)\sCong\.", text)
    fields["title"] = _title(text[: cut.start()]) if cut else _title(re.sub(r"\([^()]*\)?.*$", "", text))
    if cut:
        page = re.match(r"\s(\d+(?:[-–]\d+)?)", text[cut.end() :])
        fields["locator"] = page[1] if page else None
    return fields


def _report(text: str) -> Fields | None:
    found = LEGISLATIVE_REPORT.search(text)
    if found is None:
        return None
    before, behind = text[: found.start()].strip(" ,"), text[found.end() :]
    place = re.search(r"(?:,\s(?:pt\.\s\d+,\s)?at\s|\sat\s)(\d+(?:[-–]\d+)?(?:\sn\.\d+)?)", behind)
    return {"kind": "report", "title": _title(before) or found["name"],
            "locator": place[1] if place else None, **_dated(behind)}  # fmt: skip
