"""Works whose title stands in quotation marks: articles, chapters, theses, films, pages."""

import re

from corpus.citations.elements.imprint import find_imprint, find_open_imprint, take_comma_imprint
from corpus.citations.elements.names import (
    are_surnames,
    is_body,
    is_name,
    split_authors,
    without_role,
)
from corpus.citations.elements.parts import (
    pieces_of,
    take_date,
    take_date_in_brackets,
    take_people,
    take_volume,
)
from corpus.citations.elements.places import place_in, take_place, whole_place
from corpus.citations.elements.quotes import brackets
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.punctuation import unquoted
from corpus.citations.reading.containers import container_of
from corpus.dates import find_dates
from corpus.english.citations import ASIDE, CONTAINED_IN
from corpus.english.works.documents import NUMBERED_PAPER, PAPER_SERIES
from corpus.english.works.kinds import (
    NUMBERED_REPORT,
    NUMBERED_SERIES,
    REPORT,
    THESIS,
    VIDEO,
)
from corpus.english.works.law import REPORTED, REPORTED_WITHOUT_VOLUME
from corpus.english.works.media import BY_AUTHOR, RUNNING_TIME, UNSIGNED, UPLOADED
from corpus.english.works.names import TOWN
from corpus.english.works.parts import EDITOR_BEHIND, ISSUE, NO_DATE
from corpus.english.works.pointers import SAME_PERSON
from corpus.english.works.titles import CHAPTER_IN, CHAPTER_OF_MLA, IN_POSSESSION, TITLE_OF_VOLUME

_DATED_IN_PLACE = re.compile(
    r"(?P<name>(?:[A-Z][^()“”,]{1,60})?)\s?\((?P<within>[A-Z][^():;]{1,60}?),\s(?P<date>[^(),]*\d"
    r"[^()]*)\)(?P<behind>[^()]*)"
)
_PAPER_OF_YEAR = re.compile(
    r"(?P<series>(?:[A-Z][\w.]*\s){1,5}Paper\s(?P<year>(?:19|20)\d\d)[a-z])\s"
    r"\((?P<place>[A-Z][^:(),]{2,30}):\s(?P<publisher>[A-Z][^:()]{2,80})\)"
)
_PAGES_OF_VOLUME = re.compile(r"\s(?P<volume>\d{1,4}):\s(?P<place>\d{1,5}[-–]\d{1,5})$")
# A book in which an article stands, as law reviews print it: `THE BAR 140, 151`.
_PAGED_BOOK = re.compile(r"(?P<title>.*[^\s,\d])\s\d{1,4}(?:,\s(?P<place>\d[\d, –-]*))?")
_NUMBER_OF_SERIES = re.compile(r"^[^,]+,?\s(?:[Nn]o\.?|[Nn]r\.?)\s?\d[\d/–-]*$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_VOLUME_BEHIND = re.compile(r",\s(?P<volume>[IVX]{1,5}),\s(?=\d|pp?\.|§|ch)")
_FIRST_PRINTED = re.compile(r"^,?\s*(?:1[4-9]\d\d|20\d\d),\s(?=in\s)")
_SURNAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[A-ZÀ-Þ]\.)*")
_VOLUME_OF_SET = re.compile(
    r",?\s(?:vol\.\s)?(?P<volume>[ivxlc]+|[IVXLC]+|\d{1,2})(?::\s[^()]{3,80})?\s\((?P<year>(?:1[5"
    r"-9]|20)\d\d)\)"
)
_HAS_VOLUME = re.compile(
    r"\s[ivxlc]+\s*$|\s\d{1,4}\s*(?:[:.(,/]|$)|\s[IVXLC]+/\d|\b[Vv]ol\b"
    r"|\b[Nn]o\.\s?\d"
)


def read_titled(text: str, start: int, end: int) -> Reading:
    """A work whose title is `text[start:end]`, with its marks; names stand before it."""
    fields: Fields = {"title": unquoted(text[start:end])}
    before = re.sub(r"[’']s$", "", text[:start].strip(" ,:"))
    if before and not UNSIGNED.search(before):
        authors = (before,) if _SURNAME_FIRST.fullmatch(before) else split_authors(before)
        role = (
            "editors"
            if EDITOR_BEHIND.search(before) and without_role(before) != before
            else "authors"
        )
        fields[role if "et al" not in before or role == "editors" else "authors"] = authors
    behind = text[end:].strip(" ,.;")
    if not behind:
        return Reading(fields, "short")
    if _YEAR.fullmatch(behind):
        return Reading({**fields, "date": behind, "issued": behind})
    place = whole_place(behind)
    if place:
        return Reading({**fields, "locator": place}, "short")
    return Reading(_known({**fields, **behind_title(behind, is_body(before))}))


def _known(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value}


def behind_title(behind: str, of_body: bool) -> Fields:
    """The fields of what stands behind a title."""
    thesis = THESIS.search(behind)
    if thesis:
        return _thesis(behind, thesis)
    paper = _PAPER_OF_YEAR.match(behind)
    if paper:  # Discussion Paper 2014a (Accra: Centre for Payments)
        return {"kind": "report", "unparsed": paper["series"], "date": paper["year"],
                "issued": paper["year"], "place": paper["place"],
                "publisher": paper["publisher"],
                "locator": place_in(behind[paper.end() :])}  # fmt: skip
    law = _law_journal(behind)
    if law:
        return law
    chapter = CHAPTER_IN.search(behind)
    if chapter:
        fields = behind_title(f"in {behind[chapter.end() :]}", of_body)
        return {**fields, "locator": fields.get("locator") or chapter["place"]}
    held = IN_POSSESSION.search(behind)
    if held:
        return {**behind_title(behind[: held.start()], of_body), "kind": "archive"}
    numbered = _PAPER_OF_YEAR.fullmatch(behind)
    if numbered:
        return {"kind": "report", "date": numbered["date"], "issued": numbered["date"][:4],
                "unparsed": numbered["series"], "place": numbered["place"],
                "publisher": numbered["publisher"],
                "locator": place_in(numbered["behind"])}  # fmt: skip
    listed = CHAPTER_OF_MLA.search(behind)
    if listed:
        return _mla_chapter(listed, behind[listed.end() :])
    behind = _FIRST_PRINTED.sub("", behind)
    contained = CONTAINED_IN.search(behind)
    rest = CONTAINED_IN.compiled.sub("", behind) if contained else behind
    daily = None if contained else _DATED_IN_PLACE.fullmatch(rest)
    if daily and (printed := _of_day(daily)):
        return printed
    imprint = find_imprint(rest)
    if imprint:
        return _chapter(rest, imprint, contained is not None)
    opened = find_open_imprint(rest)
    if opened and opened["publisher"] and not take_date_in_brackets(rest):
        return _open_chapter(rest, opened)
    if contained and not take_date_in_brackets(rest):
        locator, before = take_place(rest)
        found = take_comma_imprint(before.strip(" ,"))
        if found:
            return {"kind": "chapter", **found[0], **book_around(found[1]), "locator": locator}
    return _periodical(rest, contained is not None, of_body)


def _mla_chapter(found: re.Match[str], behind: str) -> Fields:
    translator = found["translator"]
    return {
        "kind": "chapter", "container": found["book"], "publisher": found["publisher"],
        "editors": split_authors(found["editors"]), "date": found["year"],
        "translators": split_authors(translator) if translator else (),
        "issued": found["year"], "locator": place_in(behind),
    }  # fmt: skip


def _thesis(behind: str, thesis: re.Match[str]) -> Fields:
    inner = next(((s, e) for s, e in brackets(behind) if s <= thesis.start() < e), (0, len(behind)))
    inside = (
        behind[inner[0] : inner[1]].strip("()") if inner[0] or inner[1] < len(behind) else behind
    )
    outside = behind[inner[1] :] if inner[1] < len(behind) else ""
    locator, inside = take_place(inside) if not outside else (place_in(outside), inside)
    dated, inside = take_date(inside)
    if locator is None:
        locator, inside = take_place(inside)
    inside = THESIS.compiled.sub("", inside)
    parts = [part.strip(" .,:()") for part in inside.split(",") if part.strip(" .,:()")]
    named = "Diss." in thesis[0] and len(parts) == 1 and not is_body(parts[0])
    where = "place" if named and TOWN.search(parts[0]) else "publisher"  # Diss. Kiel
    return {"kind": "thesis", where: ", ".join(parts), **dated, "locator": locator}


def _law_journal(behind: str) -> Fields | None:
    """`44 Harv. L. Rev. 112, 118 (1931)`; `(1990) 12 OJLS 34, 36`; `[1990] CLJ 34`."""
    found = REPORTED.compiled.match(behind) or REPORTED_WITHOUT_VOLUME.compiled.match(behind)
    if found is None:
        return None
    groups = found.groupdict()
    rest = behind[found.end() :]
    bracket = take_date_in_brackets(rest)
    dated: Fields = {"date": groups["year"], "issued": groups["year"]} if groups.get("year") else {}
    if bracket:
        dated, rest = {**dated, **bracket[0]}, bracket[1] or bracket[2]
    elif not dated:
        dated, rest = take_date(rest)
    kind = "statute" if series_kind(found["name"]) == "statute" else "journal"
    return {
        "kind": kind,
        "container": found["name"],
        "volume": groups.get("volume"),
        "issue": groups.get("issue"),
        "locator": whole_place(rest),
        **dated,
    }


def _of_day(found: re.Match[str]) -> Fields | None:
    """`The Daily Ice (London, 9 February 2017) 4`; `(Ice Watch, 4 May 2020)`."""
    dates = find_dates(found["date"])
    name, within = found["name"].strip(" ,"), found["within"]
    if len(dates) != 1 or len(dates[0].iso) < 8 or REPORT.search(within) or VIDEO.search(within):
        return None
    fields: Fields = {"date": found["date"], "issued": dates[0].iso}
    fields["locator"] = place_in(found["behind"])
    if name:
        return {**fields, "kind": "newspaper", "container": name, "place": within}
    return {**fields, "container": within}


def _chapter(rest: str, imprint: tuple[int, int, Fields], contained: bool) -> Fields:
    start, end, fields = imprint
    own, behind = volume_of_set(rest[end:])
    fields = {"kind": "chapter", **fields, **own}
    fields["locator"] = place_in(behind)
    series = rest[:start].strip(" ,.")
    if not contained and (
        (NUMBERED_SERIES.search(series) and "," not in series) or _NUMBER_OF_SERIES.search(series)
    ):
        return {**fields, "kind": "report", "unparsed": series}
    around = book_around(series)
    paged = _PAGED_BOOK.fullmatch(around.get("container") or "")
    if (paged and fields.get("editors")) or (paged and around.get("editors")):
        around |= {"container": paged["title"], "locator": paged["place"]}
    return {**fields, **{name: value for name, value in around.items() if value}}


def volume_of_set(behind: str) -> tuple[Fields, str]:
    """The volume of a set and its own year, which stand behind the imprint of the set: `, ii
    (1989), pp. 14–20`.
    """
    found = _VOLUME_OF_SET.match(behind)
    alone = _VOLUME_BEHIND.match(behind)
    if alone:
        return {"volume": alone["volume"]}, behind[alone.end() :]
    if found is None:
        return {}, behind
    own: Fields = {"volume": found["volume"], "date": found["year"], "issued": found["year"]}
    return own, behind[found.end() :]


def _open_chapter(rest: str, opened: re.Match[str]) -> Fields:
    fields = {"kind": "chapter", "place": opened["place"], "publisher": opened["publisher"].strip(),
              "date": opened["date"], "issued": opened["year"]}  # fmt: skip
    fields["locator"] = place_in(rest[opened.end() :])
    return {**fields, **book_around(rest[: opened.start("place")])}


def book_around(before: str) -> Fields:
    """The title and the editors of the book that holds a chapter, from the words before its
    imprint.
    """
    fields, before = take_people({}, before.strip(" ,."))
    locator, book = take_place(before)
    if locator and re.match(r"pp?\.|S\.|ch|\d{1,4}[-–]\d{1,4}$", locator):
        fields["locator"], before = locator, book
    role = EDITOR_BEHIND.search(before)
    if role and (is_name(before[: role.start()]) or SAME_PERSON.search(before)):
        fields["editors"] = split_authors(before[: role.start()])
        before = before[role.end() :]
    else:
        pieces = before.strip(" ,").split(", ")
        of_body = is_body(pieces[0]) and " " in pieces[0] and " and " not in pieces[0]
        of_body = of_body or _is_author_of_book(pieces[0])
        if len(pieces) > 1 and not fields.get("editors") and of_body:
            before = ", ".join(pieces[1:])
        elif len(pieces) > 1 and not fields.get("editors") and are_surnames(pieces[0]):
            fields["editors"] = split_authors(pieces[0])
            before = ", ".join(pieces[1:])
    titled = TITLE_OF_VOLUME.search(before.strip(" ,."))
    if titled:  # vol. 3, The Early Modern World
        fields["unparsed"] = titled["title"].strip(" ,")
        before = before.strip(" ,.")[: titled.start("title")].rstrip(" ,:")
    volume, before = _volume_of_book(BY_AUTHOR.compiled.sub("", before.strip(" ,.")))
    return {**fields, **volume, "container": before.strip(" ,.") or None}


def _is_author_of_book(piece: str) -> bool:
    return re.match(r"(?:[A-Z]\.\s?)+[A-Z]\w+$", piece) is not None


def _volume_of_book(before: str) -> tuple[Fields, str]:
    found = re.search(r",?\s*\b(?:[Vv]ol(?:\.|ume)|Bd\.|t\.)\s(\d+|[IVX]+)", before)
    if found is None:
        return {}, before
    return {"volume": found[1]}, before[: found.start()] + before[found.end() :]


def _numbered_paper(rest: str) -> Fields | None:
    """`Centre for Ice, Working Paper 2012/4, 2012`, whose number is no date."""
    numbered = NUMBERED_PAPER.search(rest)
    behind = rest[numbered.end() :].strip(" ,") if numbered else ""
    if numbered is None or not find_dates(behind):
        return None
    locator, name = take_place(f"{rest[: numbered.start()]}, {behind}")
    dated, name = take_date(name)
    if locator is None:
        locator, name = take_place(name)
    named = not PAPER_SERIES.search(numbered["number"])  # "Asia Report No. 320"
    series: Fields = (
        {"container": numbered["number"]} if named else {"unparsed": numbered["number"]}
    )
    others = pieces_of(name)
    town = others.pop() if len(others) > 1 and TOWN.search(others[-1]) else None
    kind: Fields = {} if named else {"kind": "report"}
    return {**dated, **series, **kind, "locator": locator, "place": town,
            "publisher": ", ".join(others) or None}  # fmt: skip


def _periodical(rest: str, contained: bool, of_body: bool) -> Fields:
    """A journal, a newspaper, a series, a site: what is left behind a title without an imprint."""
    fields, rest = take_people({}, rest) if contained or "ed" in rest else ({}, rest)
    rest = ASIDE.compiled.sub("", rest).strip(" ,")
    bracketed = take_date_in_brackets(rest)
    later = take_date(bracketed[2])[0].get("issued", "") if bracketed else ""
    paper = None if contained or bracketed else _numbered_paper(rest)
    if paper:
        return {**paper, **fields}
    uploaded = UPLOADED.search(rest)
    if uploaded:
        fields["authors"] = (uploaded["who"].strip(),)
        rest = rest[: uploaded.start()] + rest[uploaded.end() :]
    if VIDEO.search(rest):
        rest = RUNNING_TIME.compiled.sub("", rest)
    paged = _PAGES_OF_VOLUME.search(rest)
    if paged:
        rest = rest[: paged.end("volume")] + ", " + paged["place"]
    if bracketed and len(bracketed[0]["issued"]) < len(later):
        bracketed = None  # a number of the paper, such as COM(2008) 433
    if bracketed:
        dated, name, behind = bracketed
        fields |= dated
        issue = ISSUE.compiled.match(behind.lstrip(" ,"))
        if issue:
            fields["issue"] = issue["issue"]
            behind = behind.lstrip(" ,")[issue.end() :]
        fields["locator"] = place_in(behind)
        if not name.strip(" ,"):  # the date stands before the journal's name
            locator, name = take_place(behind)
            fields["locator"] = locator
    else:
        locator, name = take_place(rest)
        dated, name = take_date(name)
        if locator is None and dated:
            locator, name = take_place(name)
        fields |= {**dated, "locator": locator}
    has_volume = _HAS_VOLUME.search(f"{name} ") and not NUMBERED_REPORT.search(name)
    volume, name = take_volume(name) if has_volume else ({}, name)
    fields |= volume
    coming = NO_DATE.search(name)
    if coming and coming[0].startswith(("forthcoming", "in press")):
        fields["kind"] = "journal"
    name = re.sub(r"\s*[(\[]\s*[)\]]", "", NO_DATE.compiled.sub("", name))
    found = container_of(name, fields, contained, of_body)
    return {**fields, **{n: v for n, v in found.items() if v}}
