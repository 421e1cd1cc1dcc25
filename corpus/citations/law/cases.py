"""Cases of courts: names, reports, neutral citations, short forms."""

import re
from dataclasses import replace

from corpus.citations.elements.law import last_date
from corpus.citations.elements.names import is_name
from corpus.citations.elements.places import is_place, whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import brackets
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.law.abbreviations import INTERNATIONAL, series_kind
from corpus.citations.law.case_names import case_title
from corpus.citations.law.continental import read_continental
from corpus.citations.law.titles import is_title
from corpus.citations.law.unreported import read_unreported
from corpus.dates import find_dates
from corpus.english.works.courts import (
    AGENCY_REPORT,
    COURT_PAPER,
    LOOSE_LEAF,
    MATTER,
    PUBLIC_DOMAIN,
    REPORT_OF_COURT,
    VOLUME_IN_BRACKETS,
)
from corpus.english.works.documents import JUDGMENT
from corpus.english.works.law import (
    CASE_NAME,
    CASE_NUMBER,
    FILING,
    NEUTRAL,
    REPORTED,
    REPORTED_AT,
    REPORTED_WITHOUT_VOLUME,
    VERSUS,
)

_PATTERNS = (
    NEUTRAL,
    PUBLIC_DOMAIN,
    REPORT_OF_COURT,
    VOLUME_IN_BRACKETS,
    LOOSE_LEAF,
    CASE_NUMBER,
    REPORTED,
    REPORTED_WITHOUT_VOLUME,
)
_OWN_NUMBERS = (NEUTRAL.regex, PUBLIC_DOMAIN.regex)  # of courts, which are of no report
_NUMBER_ALONE = re.compile(
    r"(?P<title>(?:Joined\s)?Cases?\s(?:[CTF][-‑–])?\d+/\d\d)(?:,?\s(?P<place>(?:at\s)?(?:paras?"
    r"|points?|¶)[^,()]+))?"
)
_NUMBERED = re.compile(
    r"^(?:Joined\s)?Cases?\s(?:[CTF][-‑–])?\d+(?:(?:,|\sand|\s&)\s\d+){0,9}/\d\d(?:\sPP?U?)?(?:(?:,|\sand"
    r"|\s&)\s(?:[CTF][-‑–])?\d+/\d\d)*(?:\sPP?U?)?,?\s+"
)
_MOST_WORDS = 20  # of the name of an international case
# A number before the name of a series, or one of a court's own: without it there is no report.
_MAY_BE_REPORTED = re.compile(r"[\d\])]\s[A-Z]|\d-c[rv]|\d-[A-Z]|:\d{4}:|¶")
_NO_REPORT = re.compile(r"(?:WL|(?:U\.S\. (?:App\. |Dist\. )?)?LEXIS)$")
_SHORTEST = re.compile(r"[A-Z][\w’'.&-]*(?:\s[\w’'.&-]+){0,5}")
_ON_LIST = re.compile(r"\d-?(?:cv|cr|civ|md|mc|bk)-?\d", re.IGNORECASE)  # of a court
_BLANK = re.compile(r"_{2,}")
_SLIP = re.compile(r"slip op\.,?\sat\s(?P<page>\d+(?:[-–]\d+)?)")
_ECHR = re.compile(r"\b(?:ECHR|Reports)\s(?P<year>(?:19|20)\d\d)(?:-[IVX]+)?")
_PARAGRAPH_OF_ORDER = re.compile(r"(?:at\s)?PP?\s\d+(?:[-–]\d+)?(?:\s&\sn\.\d+)?")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


def read_case(text: str) -> Reading | None:
    """A case, or a short form of one; `None` for anything else."""
    if "__" in text:  # a page that is not printed yet
        found = read_case(_BLANK.sub("0", text))
        if found is None:
            return None
        slip = _SLIP.search(text)
        return replace(found, fields={**found.fields, "locator": slip["page"] if slip else None})
    filing = FILING.search(text)
    if filing and (found := _filing(text, filing)):
        return found
    if COURT_PAPER.search(text) and not VERSUS.search(text):
        return Reading({"kind": "unread"})
    if filing:
        return None
    continental = read_continental(text)
    if continental:
        return continental
    alone = _NUMBER_ALONE.fullmatch(text)
    if alone:
        place = whole_place(alone["place"] or "")
        return Reading({"kind": "case", "title": alone["title"], "locator": place}, "short")
    numbered = _NUMBERED.match(text)
    text = text[numbered.end() :] if numbered else text
    named = VERSUS.search(text) or CASE_NAME.search(text) or numbered
    if not named and _MAY_BE_REPORTED.search(text) is None:
        return None
    at = REPORTED_AT.search(text)
    if at and (series_kind(at["name"]) in ("case", None) or AGENCY_REPORT.search(at["name"])):
        before = text[: at.start()].strip(" ,")
        full = VERSUS.search(before) and len(before.split()) < _MOST_WORDS and not is_prose(before)
        if not before or _SHORTEST.fullmatch(before) or full:
            fields = {"title": before or None, "container": at["name"], "volume": at["volume"]}
            return Reading({**fields, "locator": at["page"], "kind": "case"}, "short")
    return _reported_case(text, is_named=bool(named))


def _reported_case(text: str, *, is_named: bool) -> Reading | None:
    """A case by its report; `is_named` is whether its name has parties, or looks like a case's."""
    first = _first(text)
    if first is None:
        return read_unreported(text) if is_named else None
    journal = first.re.pattern == REPORTED.regex and series_kind(first["name"]) == "journal"
    if journal and not AGENCY_REPORT.search(first["name"]):
        return None  # an article on a case
    fields = _reported(text, first)
    before = text[: first.start()].strip(" ,(")
    own = first.re.pattern in _OWN_NUMBERS
    by_one = not is_named and _by_one_party(before, first, fields)
    series = fields.get("container") or ""
    dated = bool(fields.get("date")) and not first.groupdict().get("open")
    in_report = not dated and len(series) > 2 and series_kind(series) == "case"
    listed = not fields.get("date") and _ON_LIST.search(first[0]) is not None
    short = (
        not is_named
        and (own or in_report or listed)
        and _SHORTEST.fullmatch(before)
        and is_name(before)
    )
    if not (is_named or by_one or short or (first.re.pattern == NEUTRAL.regex)):
        return None
    title = case_title(before)
    if title is None or is_prose(title):
        return None
    undated = by_one and not fields.get("date") and not before.startswith("The ")
    whole = not undated and (is_named or by_one or title.startswith("The "))
    return Reading({**fields, "title": title, "kind": "case"}, None if whole else "short")


def _by_one_party(before: str, first: re.Match[str], fields: Fields) -> bool:
    """Whether a case is called by one party, or by its matter: a ship, what an agency reports."""
    name = fields.get("container")
    if not before or name is None:
        return False
    agency = AGENCY_REPORT.search(name) is not None or first.re.pattern == LOOSE_LEAF.regex
    if not agency and series_kind(name) != "case":
        return False
    if INTERNATIONAL.match(name.replace(".", "")):
        return is_title(JUDGMENT.compiled.sub("", before)) and len(before.split()) < _MOST_WORDS
    ship = before.startswith("The ") and _is_title(_LAST_BRACKET.sub("", before))
    return ship or MATTER.search(before) is not None or (agency and is_name(before))


def _filing(text: str, filing: re.Match[str]) -> Reading | None:
    """A paper filed with a court, by the name of the case."""
    case = read_case(text[filing.end() :])
    if case is None or not case.fields.get("title"):
        return None
    fields = {name: case.fields.get(name) for name in ("title", "date", "issued", "kind")}
    said = filing["filing"].strip()
    return Reading({**fields, "locator": filing["place"], "unparsed": said})


def _is_title(before: str) -> bool:
    return 0 < len(before.split()) < 14 and "," not in before and before[:1].isupper()


def _first(text: str) -> re.Match[str] | None:
    """The first report or number of a case that is no part of its name."""
    found = [match for pattern in _PATTERNS if (match := pattern.search(text))]
    found = [match for match in found if match.start() > 0 or match.re.pattern != REPORTED.regex]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def _reported(text: str, first: re.Match[str]) -> Fields:
    """What stands behind the name of a case: report, pages, court and year."""
    groups = first.groupdict()
    fields: Fields = {}
    report = first
    later = [
        m
        for p in (REPORTED, REPORTED_WITHOUT_VOLUME)
        if (m := p.compiled.search(text, first.end()))
    ]
    if "name" not in groups and later:
        report = min(later, key=lambda match: match.start())
    found = report.groupdict()
    date = next(
        (groups[name] for name in ("year", "year2", "year3") if groups.get(name)), None
    ) or found.get("year")
    if (
        found.get("name")
        and (series_kind(found["name"]) in ("case", None) or AGENCY_REPORT.search(found["name"]))
        and not _NO_REPORT.match(found["name"])
    ):
        fields["container"] = found["name"].strip()
        volume = found.get("volume")
        if volume and len(volume) == 4 and not date:
            date = volume
        elif volume and len(volume) < 4:
            fields["volume"] = volume
    locator, dated = _behind(text, report.end())
    if first is not report and not locator:
        locator, _ = _behind(text[: report.start()], first.end())
    between = text[: first.start()]
    if not dated and not date:
        days = [one for one in find_dates(between) if len(one.iso) > 7]
        years = _ECHR.search(text)
        dated = last_date(between) if days else {}
        date = years["year"] if years else None
    if locator is None and "," in between:
        own = [piece for piece in between.split(", ")[1:] if is_place(piece) and piece[0] in "§¶p"]
        locator = own[0] if own else None
    if dated:
        fields |= dated
    elif date:
        fields |= {"date": date, "issued": date}
    return {**fields, "locator": locator} if locator else fields


def _behind(text: str, place: int) -> tuple[str | None, Fields]:
    """The pages cited behind a report's first page, and the date in the brackets with the court."""
    rest = text[place:]
    spans = brackets(rest)
    dated: Fields = {}
    for start, end in spans:
        dates = find_dates(rest[start:end])
        if dates and rest[start] == "(":
            last = dates[-1]
            dated = {"date": rest[start + last.start : start + last.end], "issued": last.iso}
            break
    if not dated and (days := [date for date in find_dates(rest) if len(date.iso) > 7]):
        dated = {"date": rest[days[-1].start : days[-1].end], "issued": days[-1].iso}
    first = next((start for start, _ in spans if rest[start] == "("), len(rest))
    bracketed = re.match(r"\s(\[\d+\](?:\s?[-–]\s?\[\d+\])?)", rest)
    opinion = re.search(r",\s(?:paras?|points?|¶¶?|§§?)\.?\s[\d–-]+$", rest)
    locator = bracketed[1] if bracketed else _pages(rest[:first])
    if locator is None and opinion:
        locator = opinion[0].strip(" ,")
    if locator is None:
        tail = rest[spans[0][1] :] if spans and rest[spans[0][0]] == "(" else rest
        tail = tail.strip(" ,.")
        while tail and not whole_place(tail) and _LAST_BRACKET.search(tail):
            tail = _LAST_BRACKET.sub("", tail).strip(" ,.")
        locator = whole_place(tail)
    return locator, dated


def _pages(rest: str) -> str | None:
    """The pages right behind a first page, up to a parallel report."""
    pages: list[str] = []
    for piece in rest.lstrip(" ,").split(", ") if rest.strip(" ,.") else []:
        bare = piece.strip(" ,.")
        if not bare:
            continue
        if REPORTED.compiled.fullmatch(bare) and not pages:
            continue
        bare = bare.removeprefix("slip op. ")
        if bare == "slip op" or (JUDGMENT.search(f", {bare}") and not pages):
            continue
        if _PARAGRAPH_OF_ORDER.fullmatch(bare):
            return bare.removeprefix("at ")
        if not is_place(bare) and not re.fullmatch(r"(?:at\s)?\[\d+\](?:[-–]\[\d+\])?", bare):
            break
        pages.append(bare)
    return whole_place(", ".join(pages)) if pages else None
