"""Judgments of courts of the Continent, which are called by court, day and number."""

import re

from corpus.citations.elements.law import last_date
from corpus.citations.elements.names import names_before, split_authors
from corpus.citations.elements.places import is_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.dates import find_dates
from corpus.english.works.courts import (
    CONTINENTAL_COURT,
    CONTINENTAL_DAY,
    CONTINENTAL_REPORT,
    JUDGMENT_NUMBER,
    JUDGMENT_WORD,
    REPORT_OF_YEAR,
)

_MONTHS = {
    name: month
    for month, names in enumerate(
        ("jan", "feb fév fev", "mär mars mar", "apr avr", "mai", "jun juin", "jul juil", "aug aoû",
         "sep", "okt oct", "nov", "dez déc dec"), 1)
    for name in names.split()
}  # fmt: skip


def read_continental(text: str) -> Reading | None:
    """`BVerfGE 7, 198 (205)`; `BGH, Urt. v. 3.5.2001 – VII ZR 12/00, NJW 2001, 1234 (1236)`;
    `CE, 28 mai 1954, Barel, Rec. p. 308`.
    """
    found = CONTINENTAL_REPORT.search(text)
    if found:
        locator = found["place"] or found["place2"] or (found["rest"] or "").strip(" ,") or None
        return Reading({
            "kind": "case", "title": found["called"] or found["title"], "container": found["name"],
            "volume": found["volume"], "locator": locator,
        })  # fmt: skip
    found = CONTINENTAL_COURT.search(text)
    return _of_court(found["court"], found["behind"]) if found else None


def _of_court(court: str, behind: str) -> Reading | None:
    fields: Fields = {"kind": "case"}
    printed = REPORT_OF_YEAR.search(behind)
    rest = behind
    if printed:
        place = printed["place"] or printed["place2"]
        fields |= {"container": printed["name"], "date": printed["year"],
                   "issued": printed["year"], "locator": place}  # fmt: skip
        rest = behind[: printed.start()]
        fields["locator"] = place or _place(behind[printed.end() :].split(", "))
    day = CONTINENTAL_DAY.search(rest)
    if day or find_dates(rest):
        fields |= of_day(day) if day else last_date(rest)
    elif printed is None:
        return None
    pieces = [p.strip(" .") for p in re.split(r",\s|\s[–-]\s", rest) if p.strip(" .")]
    named = [
        piece for piece in pieces
        if not (JUDGMENT_WORD.search(piece) or JUDGMENT_NUMBER.search(piece) or is_place(piece)
                or CONTINENTAL_DAY.search(piece) or find_dates(piece))
    ]  # fmt: skip
    number = next((m["number"] for piece in pieces if (m := JUDGMENT_NUMBER.search(piece))), None)
    fields["title"] = named[0] if named else ", ".join(part for part in (court, number) if part)
    if not named and number is None and printed:
        fields["title"] = f"{court}, {printed['name']} {printed['year']}, {printed['page']}"
    fields.setdefault("locator", _place(pieces))
    return Reading(fields)


def of_day(found: re.Match[str]) -> Fields:
    """The date of a day in figures or with the name of a month: `3.5.2001`, `28 mai 1954`."""
    name = (found["name"] or "").lower()
    month = int(found["month"] or 0) or _MONTHS.get(name[:4]) or _MONTHS[name[:3]]
    return {"date": found[0], "issued": f"{found['year']}-{month:02}-{int(found['day']):02}"}


def read_article_of_year(text: str) -> Reading | None:
    """`Anna Keller, Das Recht am Eis, JZ 2001, 44 (46)`, as German lawyers cite articles."""
    found = REPORT_OF_YEAR.search(text)
    if found is None or not found["year"] or quotations(text):
        return None
    pieces = re.sub(r",\sin:?$", "", text[: found.start()]).split(", ")
    count = names_before(pieces) if len(pieces) > 1 else 0
    if not count:
        return None
    return Reading({
        "kind": "journal", "authors": split_authors(", ".join(pieces[:count])),
        "title": ", ".join(pieces[count:]), "container": found["name"], "date": found["year"],
        "issued": found["year"], "locator": found["place"] or found["place2"],
    })  # fmt: skip


def _place(pieces: list[str]) -> str | None:
    return next((piece.strip(" .") for piece in pieces if is_place(piece)), None)
