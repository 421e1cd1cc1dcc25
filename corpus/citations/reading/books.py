"""Books: names, a title without quotation marks, and an imprint."""

import re

from corpus.citations.elements.imprint import find_imprint, find_open_imprint
from corpus.citations.elements.names import is_body, names_before, split_authors, without_role
from corpus.citations.elements.parts import take_people, take_volume_word
from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.quotes import brackets, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.reading.titled import book_around
from corpus.dates import find_dates
from corpus.english.works.kinds import REPORT, SERIES, THESIS
from corpus.english.works.law import REPORTED
from corpus.english.works.parts import EDITION, EDITOR_BEHIND, TRANSLATOR_BEHIND

_PAGE_BEFORE = re.compile(
    r"^(?P<title>.*[^\s,\d])\s(?P<place>(?:§§?\s?[\d.:]+|\d{1,4}(?:[-–]\d{1,4})?)(?:,\s\d{1,4}(?:[-–]\d{1,4})?)*)$"
)
_CHAPTER = re.compile(r",\s+in:?\s+(?=[A-Z])")


def read_book(text: str) -> Reading | None:
    """A book, or a chapter whose title has no quotation marks; `None` where there is no imprint."""
    imprint = find_imprint(text)
    if imprint:
        start, end, fields = imprint
        return _read(text[:start], fields, text[end:])
    bracketed = _read_with_page_before(text)
    if bracketed:
        return bracketed
    opened = find_open_imprint(text)
    if opened and opened.start("place") > 0 and (opened["publisher"] or opened.start("place") > 8):
        fields = {"place": opened["place"], "date": opened["date"], "issued": opened["year"]}
        if opened["publisher"]:
            fields["publisher"] = opened["publisher"].strip()
        before = text[: opened.start("place")]
        if "," in before or "." in before or opened["publisher"]:
            return _read(before, fields, text[opened.end() :])
    return None


def _read(before: str, fields: Fields, behind: str) -> Reading | None:
    around = title_and_names(before)
    if not around.get("title"):
        return None
    fields = {"kind": "book", **fields, **around}
    fields["locator"] = whole_place(behind) or take_place(f" {behind}")[0] or around.get("locator")
    if THESIS.search(before):
        fields["kind"] = "thesis"
    elif REPORT.search(around.get("container") or "") or (
        REPORT.search(before) and is_body(before.split(", ")[0])
    ):
        fields["kind"] = "report"
    return Reading({name: value for name, value in fields.items() if value})


def title_and_names(before: str) -> Fields:
    """The names, the title, the series and those who had a part in a book, from the words before
    its imprint.
    """
    chapter = _CHAPTER.search(before)
    if chapter and names_before(before[: chapter.start()].split(", ") or [""]):
        around = book_around(before[chapter.end() :])
        head = before[: chapter.start()].strip(" ,").split(", ")
        count = names_before(head)
        return {**around, "kind": "chapter", "title": ", ".join(head[count:]),
                "authors": split_authors(", ".join(head[:count]))}  # fmt: skip
    fields, before = take_people({}, before.strip(" ,."))
    fields, before = take_volume_word(fields, before)
    pieces = before.strip(" ,").split(", ")
    names, title = _part(pieces)
    name, _, series = title.rpartition(", ")
    if name and SERIES.search(series):
        title, fields["container"] = name, series
    if names:
        role = _role(names)
        if role == "authors" or not fields.get(role):
            fields[role] = split_authors(names)
    return {**fields, "title": title.strip(" ,.")}


def _part(pieces: list[str]) -> tuple[str, str]:
    count = names_before(pieces)
    return ", ".join(pieces[:count]), ", ".join(pieces[count:])


def _role(names: str) -> str:
    """Whether names before a title are those of authors, editors or translators."""
    if EDITOR_BEHIND.search(f"{names},") and without_role(names) != names.strip(" ,"):
        return "editors"
    return "translators" if TRANSLATOR_BEHIND.search(names) else "authors"


def _read_with_page_before(text: str) -> Reading | None:
    """`Alma Quist, The Quiet Covenant 118 (2d ed. 1931)`, as law reviews cite books and journals."""
    spans = [span for span in brackets(text) if find_dates(text[span[0] : span[1]])]
    if not spans or quotations(text):
        return None
    start, end = spans[-1]
    inside = text[start + 1 : end - 1]
    dates = find_dates(inside)
    fields: Fields = {"date": inside[dates[-1].start : dates[-1].end], "issued": dates[-1].iso}
    left = inside[: dates[-1].start].strip(" ,")
    if left:
        people, rest = take_people({}, f"{left}, ")
        role = re.fullmatch(r"(?P<who>[^,]+?),? (?:ed|eds|trans)\.", rest.strip(" ,"))
        if role:
            people["translators" if "trans" in rest else "editors"] = split_authors(role["who"])
        elif rest.strip(" ,") and not EDITION.search(left):
            return None
        fields |= people
    before = text[:start].strip(" ,")
    journal = REPORTED.search(before)
    if journal and journal.start() > 0:
        return _journal(before, journal, fields)
    found = _PAGE_BEFORE.match(before)
    bare = found["title"] if found else before
    pieces = bare.split(", ")
    count = names_before(pieces)
    if (found is None and set(fields) <= {"date", "issued"}) or count == 0:
        return None
    around = title_and_names(bare)
    locator = found["place"] if found else whole_place(text[end:])
    return Reading({"kind": "book", **fields, **around, "locator": locator})


def _journal(before: str, journal: re.Match[str], fields: Fields) -> Reading | None:
    """`Alma Quist, The Quiet Covenant, 44 Harv. L. Rev. 112, 118`."""
    head = before[: journal.start()].strip(" ,").split(", ")
    count = names_before(head) if len(head) > 1 else 0
    title = ", ".join(head[count:]).strip(" ,")
    if not title:
        return None
    return Reading({
        "kind": "journal", "authors": split_authors(", ".join(head[:count])), "title": title,
        "container": journal["name"], "volume": journal["volume"],
        "locator": whole_place(before[journal.end() :]), **fields,
    })  # fmt: skip
