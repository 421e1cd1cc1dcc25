"""Statutes, codes, regulations, bills, constitutions, treaties."""

import re

from corpus.citations.elements.law import bare_title, last_date
from corpus.citations.elements.names import is_body
from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.law.codes import (
    read_act_in_full,
    read_code,
    read_collected,
    read_european,
    read_paragraph,
    read_rule,
)
from corpus.citations.law.congress import read_by_names, read_congress
from corpus.citations.law.legislatures import read_debate, read_legislative_report
from corpus.citations.law.titles import is_title
from corpus.citations.law.treaties import read_treaty
from corpus.english.works.documents import RESTATEMENT
from corpus.english.works.law import (
    ACT,
    ACT_SECTION,
    BILL,
    CONSTITUTION,
    ENCYCLOPEDIA,
    EU_LAW,
    INSTRUMENT,
    PUBLIC_LAW,
    REGNAL,
    REPORTED,
    REPORTED_AT,
)

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")


def read_statute(text: str) -> Reading | None:
    """A statute, treaty, debate or report of a legislature; `None` for anything else."""
    at = REPORTED_AT.compiled.fullmatch(text.strip(" .,")) if " at " in text else None
    kind = series_kind(at["name"]) if at else None
    if at and kind in ("statute", "debate"):  # 44 Fed. Reg. at 17,420
        return Reading({"kind": kind, "container": at["name"], "volume": at["volume"],
                        "locator": at["page"]}, "short")  # fmt: skip
    for read in (
        _encyclopedia,
        _restatement,
        read_by_names,
        read_congress,
        _register,
        read_debate,
        read_legislative_report,
        read_treaty,
        read_act_in_full,
        _numbered_law,
        read_european,
        read_collected,
        read_rule,
        read_paragraph,
        read_code,
        _numbered,
        _constitution,
        _act,
    ):
        fields = read(text)
        if fields is not None:
            return Reading({name: value for name, value in fields.items() if value})
    return None


def _encyclopedia(text: str) -> Fields | None:
    found = ENCYCLOPEDIA.search(text)
    if found is None:
        return None
    return {
        "kind": "chapter",
        "title": found["title"],
        "container": found["name"],
        "volume": found["volume"],
        "locator": found["place"],
        "date": found["year"],
        "issued": found["year"],
    }


def _restatement(text: str) -> Fields | None:
    found = RESTATEMENT.search(text)
    if found is None:
        return None
    return {"kind": "book", "title": found["title"], "locator": found["place"].strip(" ,"),
            "date": found["year"], "issued": found["year"]}  # fmt: skip


def _register(text: str) -> Fields | None:
    """`Notice of Hearing, 44 Fed. Reg. 17,418, 17,420 (Mar. 22, 1979)`; `…, 30 Stat. 118`."""
    series = REPORTED.search(text)
    if series is None or series_kind(series["name"]) != "statute" or quotations(text):
        return None
    if PUBLIC_LAW.search(text) or BILL.search(text) or series["name"].endswith((" Part", " Parts")):
        return None
    before, behind = text[: series.start()].strip(" ,"), text[series.end() :]
    title = re.sub(r",?\s(?:ch|c)\.\s\d+$", "", before)
    if title and not is_title(title):
        return None
    body, _, named = title.partition(", ")
    if named and is_body(body):
        title = named
    pages = re.match(r",\s((?:\d{1,3}(?:,\d{3})+|\d+)(?:[-–][\d,]+\d)?)", behind)
    return {
        "kind": "statute",
        "authors": (body,) if title == named and named else None,
        "title": title or None,
        "container": series["name"],
        "volume": series["volume"],
        "locator": pages[1] if pages else None,
        **(last_date(behind) or last_date(title)),
    }


def _numbered_law(text: str) -> Fields | None:
    return _numbered(text) if PUBLIC_LAW.search(text) else None


def _numbered(text: str) -> Fields | None:
    """Laws by number, of the United States and of the European Union, instruments and bills."""
    found = next(
        (m for p in (PUBLIC_LAW, INSTRUMENT, BILL, EU_LAW, REGNAL) if (m := p.search(text))), None
    )
    if found is None or len(text) > 400:
        return None
    pattern = found.re.pattern
    before, behind = text[: found.start()].strip(" ,("), text[found.end() :].strip(" ,")
    if before and pattern != REGNAL.regex and not is_title(bare_title(before) or "A"):
        return None
    called = found[0].strip(" ,")
    called = called.partition(",")[0] if pattern == BILL.regex else called  # without the Congress
    fields: Fields = {"kind": "statute", "title": bare_title(before) or called}
    if bare_title(before) and pattern in (PUBLIC_LAW.regex, BILL.regex, INSTRUMENT.regex):
        fields["unparsed"] = called.partition(",")[0]
    years = [year for name, year in found.groupdict().items() if name.startswith("year") and year]
    series = REPORTED.search(text)
    if series and series_kind(series["name"]) == "statute":
        fields |= {"container": series["name"], "volume": series["volume"]}
        rest = text[series.end() :]
        pages = re.match(r"(?:,\s(\d+(?:[-–]\d+)?))", rest)
        between = text[found.end() : series.start()].strip(" ,")
        fields["locator"] = whole_place(between) or (pages[1] if pages else None)
        fields |= last_date(rest)
    else:
        bracket = re.search(r"\(([^()]*\d{4}[^()]*)\)", behind)
        fields |= last_date(bracket[1]) if bracket else {}
        rest = re.sub(r"\([^()]*\d{4}[^()]*\)|\[\d{4}\][^,]*", "", behind)
        fields["locator"] = take_place(f", {rest.strip(' ,')}")[0] if rest.strip(" ,") else None
    if pattern in (EU_LAW.regex, REGNAL.regex):
        fields["title"] = f"{before} {found[0]}".strip() if not before.endswith(")") else before
        if pattern == REGNAL.regex and before:
            fields["title"] = bare_title(before)
    if "date" not in fields:
        year = last_date(before) or (
            {"date": years[0], "issued": years[0]} if years and len(years[0]) == 4 else {}
        )
        fields |= year
    return fields


def _constitution(text: str) -> Fields | None:
    text = _LAST_BRACKET.sub("", text)
    found = CONSTITUTION.search(text)
    if found is None:
        return None
    place = found["place"] or found["place2"]
    start = found.start("place") if found["place"] else found.start("place2")
    title = text[:start].strip(" ,")
    dated = re.search(r"\s(1[5-9]\d\d|20\d\d)$", title)
    year = found["year"] or (dated[1] if dated else None)
    return {"kind": "statute", "title": title, "locator": place.strip(" ,."),
            "date": year, "issued": year}  # fmt: skip


def _act(text: str) -> Fields | None:
    sectioned = ACT_SECTION.search(text)
    if sectioned and is_title(sectioned["title"]):
        return {"kind": "statute", "title": sectioned["title"], "locator": sectioned["place"],
                "publisher": sectioned["publisher"], "date": sectioned["year"],
                "issued": sectioned["year"]}  # fmt: skip
    bare = blanked(text, quotations(text))
    found = ACT.search(bare)
    if found is None or re.search(r"[“\"]", text):
        return None
    title, behind = text[: found.end()], text[found.end() :]
    behind = re.sub(
        r"^\s\((?:(?:asp|anaw|c|ch|\d+ ?& ?\d+)[^()]*|[A-Z][A-Za-z]{1,6})\)", "", behind
    ).strip(" ,.")
    if not whole_place(behind):
        behind = _LAST_BRACKET.sub("", behind).strip(" ,.")
    title = re.sub(r"^[Tt]he ", "", title)
    if not is_title(title):
        return None
    place = whole_place(behind)
    if len(title.split()) > 16 or (behind and place is None) or not title[:1].isupper():
        return None
    return {"kind": "statute", "title": title.strip(" ,"), "locator": place,
            "date": found["year"], "issued": found["year"]}  # fmt: skip
