"""Reports, standards, patents, theses without quotation marks."""

import re

from corpus.citations.elements.names import is_body, is_name, names_before, split_authors
from corpus.citations.elements.parts import (
    pieces_of,
    take_date,
    take_date_in_brackets,
    take_own_date,
)
from corpus.citations.elements.places import is_place, take_place, whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.series import is_number_of_report
from corpus.citations.law.titles import is_title
from corpus.citations.punctuation import unquoted
from corpus.citations.reading.book_titles import title_and_names
from corpus.citations.reading.titled import behind_title
from corpus.english.citations import LEAD_IN, SUBJECT_LEAD
from corpus.english.works.documents import (
    INSTITUTE,
    PAPER_SERIES,
    RESOLUTION,
    RESOLUTION_FIRST,
    UN_DOCUMENT,
    YEAR_IN_TITLE,
)
from corpus.english.works.kinds import (
    DESCRIBED,
    FILED_ON,
    KEPT_IN,
    NUMBERED_REPORT,
    PARLIAMENTARY,
    PATENT_CALLED,
    REPORT,
    STANDARD,
    THESIS,
)
from corpus.english.works.law import REPORTED, TREATY_SERIES, VERSUS
from corpus.english.works.names import TOWN

_NO_YEAR_LEFT = re.compile(r"\s?\([\s,]*\)")  # in the brackets of a resolution
_EMPTY = re.compile(r"\s?\(\W*\)")


def read_parliamentary(bare: str) -> Reading | None:
    """`P.P. 1851, XXIX, Return of Wrecks, 4`, and with the title first."""
    found = PARLIAMENTARY.search(bare)
    if found is None:
        return None
    locator, behind = take_place(bare[found.end() :])
    title = (bare[: found.start()] or behind).strip(" ,")
    fields: Fields = {
        "kind": "report",
        "title": title,
        "container": found["name"],
        "volume": found["volume"],
        "date": f"{found['year']}{found['until'] or ''}",
        "issued": f"{found['year']}/{found['year'][:2]}{found['until'][1:]}" if found["until"]
        else found["year"],
        "locator": locator,
    }  # fmt: skip
    return Reading(fields)


def read_un_document(bare: str) -> Reading | None:
    """`UN General Assembly, Resolution 9/114, Ice, A/RES/9/114 (December 9, 2010), para. 3`."""
    number = UN_DOCUMENT.search(bare) if "/" in bare or "(" in bare else None
    first = RESOLUTION_FIRST.search(bare)
    if not (number or first) or TREATY_SERIES.search(bare):
        return None
    lead = LEAD_IN.compiled.match(bare) if SUBJECT_LEAD.search(bare) else None
    if bare[0].islower() or lead or is_prose(bare) or VERSUS.search(bare):
        return None
    rest = f"{bare[: number.start()]}, {bare[number.end() :]}" if number else bare
    if first:  # whose bracket is a session or a year
        rest = rest.replace(first[0], first[0].replace(" (", "\ue001").replace(")", "\ue002"), 1)
    quoted = quotations(rest)
    title = unquoted(rest[quoted[0][0] : quoted[0][1]]) if quoted else ""
    rest = rest[: quoted[0][0]] + rest[quoted[0][1] :] if quoted else rest
    dated, rest = _take_day(rest)
    rest = re.sub(r",?\s*\(\W*\)", "", rest).replace("\ue001", " (").replace("\ue002", ")")
    rest = _NO_YEAR_LEFT.sub("", rest)
    pieces = [piece.strip(" .") for piece in rest.split(", ") if piece.strip(" .")]
    places = [piece for piece in pieces if is_place(piece) or re.match(r"annex\b", piece)]
    pieces = [piece for piece in pieces if piece not in places]
    count = names_before([*pieces, title] if title else pieces) if pieces else 0
    names, words = pieces[:count], pieces[count:]
    numbers = [piece for piece in words if RESOLUTION.search(piece)]
    left = [piece for piece in words if piece not in numbers]
    before = bare[: number.start()] if number else ""
    left = [piece for piece in left if piece in before] or left
    title = title or ", ".join(left or numbers)
    if not title:
        return None
    kind = "report"
    said = [*(numbers if left or quoted else []), *([number["number"]] if number else [])]
    if number and number["number"].startswith("WT/DS"):  # of a panel, as a court gives it
        names = []
        kind = "case"
    year = re.search(r"\((\d{4})\)", number["number"] if number else first[0] if first else "")
    if not dated and year:
        dated = {"date": year[1], "issued": year[1]}
    return Reading({
        "kind": kind, "authors": split_authors(", ".join(names)), "title": title, **dated,
        "locator": ", ".join(places) or None, "unparsed": ", ".join(said),
    })  # fmt: skip


def _take_day(text: str) -> tuple[Fields, str]:
    """The fullest date of a text, in brackets or not, and the text without it."""
    dated, rest = take_date(text)
    if len(dated.get("issued") or "") < 8 and (bracketed := take_date_in_brackets(text)):
        return bracketed[0], f"{bracketed[1]}, {bracketed[2]}"
    return dated, re.sub(r"\((?:adopted|of|dated|issued)?[\s,]*\)", "", rest)


def read_standard(bare: str) -> Reading | None:
    """`NSI 118-3:1999, cl. 4.1`; `U.S. Patent No. 99,104,881 col. 3 l. 12 (filed June 2, 2010)`."""
    called = PATENT_CALLED.search(bare)
    if called:  # by the last digits of its number
        fields = {
            "title": f"{called['digits']} Patent",
            "locator": whole_place(called["place"] or ""),
        }
        return Reading(fields, "short")
    bracket = FILED_ON.search(bare)
    whole = bare[: bracket.start()] if bracket else bare
    locator, rest = take_place(whole)
    patent = STANDARD.search(whole)
    if patent and patent["title2"]:  # whose number has commas, as pages have
        locator, rest = None, whole
    named, _, number = rest.rpartition(", ")
    if named and (numbered := STANDARD.search(number)) and numbered["title"] and is_title(named):
        year = numbered["year"] or numbered["year2"]
        return Reading({"kind": "report", "title": named, "locator": locator, "date": year,
                        "issued": year, "unparsed": number})  # fmt: skip
    found = STANDARD.search(rest)
    if found is None or REPORTED.search(bare):
        return None
    dated, _ = take_date(bracket[1] or bracket[2]) if bracket else ({}, "")
    title, year = found["title"] or found["title2"], found["year"] or found["year2"]
    if locator is None and found["title2"]:
        locator = whole_place(rest[found.end() :])
    if year:
        dated = {"date": year, "issued": year}
    return Reading({"kind": "report", "title": title, "locator": locator, **dated}, "short")


def read_report(bare: str) -> Reading | None:
    """`GAO, Combatting Illegal Dredging, GAO-23-105643, May 2023, p. 11`; `CRS Report R114, Ice, by
    Roe`; `Roe, Ice, Working Paper 12, Tide Institute, Oslo, May 2023`.
    """
    if quotations(bare):
        return None
    locator, rest = take_place(bare)
    dated, rest = take_own_date(rest)
    rest = _EMPTY.sub("", rest)
    pieces = [piece for part in pieces_of(rest) if (piece := _balanced(part))]
    numbers = [piece for piece in pieces if is_number_of_report(piece) or is_numbered(piece)]
    by = next((piece for piece in pieces if piece[:3] == "by " and is_name(piece[3:])), None)
    first = pieces[0] if pieces else ""
    body = is_body(first) and (" " in first or first.isupper())
    titled = YEAR_IN_TITLE.search(pieces[1]) if body and len(pieces) > 1 else None
    if not (numbers or REPORT.search(bare) or body) or not (dated or numbers or by or titled):
        return None
    left = [piece for piece in pieces if piece not in numbers and piece != by]
    count = names_before(left) if len(left) > 1 and first not in numbers else 0
    if len(left) <= count or not (count or by or first in numbers):
        return None
    names, (title, *others) = ", ".join(left[:count]), left[count:]
    further = [piece for piece in others if re.search(r"\d", piece)]
    numbers += further
    others = [piece for piece in others if piece not in further]
    series = [
        p
        for p in numbers
        if p not in further and not (is_number_of_report(p) or PAPER_SERIES.search(p))
    ]
    fields: Fields = {
        "kind": "report", "authors": split_authors(names), "title": title, **dated,
        "locator": locator, "container": ", ".join(series),
        "unparsed": ", ".join(piece for piece in numbers if piece not in series),
    }  # fmt: skip
    if by:
        fields |= {"authors": split_authors(by[3:]), "publisher": names or None}
    if not re.search(r"[a-z]{3}", title):
        return None
    return Reading({**fields, **_put_out(others)})


def read_of_institute(bare: str) -> Reading | None:
    """`Roe, Lights Out: Tariffs and the Grid, Sahel Energy Forum, Accra, November 2018, p. 8`; with
    a subtitle also without an author.
    """
    if INSTITUTE.search(bare) is None or quotations(bare) or is_prose(bare):
        return None
    locator, rest = take_place(bare)
    dated, rest = take_own_date(rest)
    pieces = pieces_of(rest)
    town = pieces.pop() if len(pieces) > 2 and _is_town(pieces[-1]) else None
    body = pieces.pop() if len(pieces) > 1 else ""
    if not dated or not (is_body(body) and INSTITUTE.search(body)) or KEPT_IN.search(body):
        return None
    count = names_before(pieces) if len(pieces) > 1 else 0
    title = pieces[count:]
    if len(title) != 1 or ": " not in title[0] or DESCRIBED.search(title[0]):
        return None
    return Reading({
        "kind": "report", "authors": split_authors(", ".join(pieces[:count])), "title": title[0],
        "publisher": body, "place": town, "locator": locator, **dated,
    })  # fmt: skip


def _is_town(piece: str) -> bool:
    return TOWN.search(piece) is not None and not is_body(piece)


def is_numbered(piece: str) -> bool:
    """Whether a piece is the name of a series of reports with a number, such as `Asia Report No.
    320`.
    """
    return re.search(r"\d", piece) is not None and (
        NUMBERED_REPORT.search(piece) is not None or PAPER_SERIES.search(piece) is not None
    )


def _put_out(others: list[str]) -> Fields:
    """Who put a report out, and where, from the pieces behind its title."""
    others = [piece for piece in others if piece[:1].isupper()]
    where, colon, firm = others[-1].partition(": ") if others else ("", "", "")
    if colon and TOWN.search(where):
        return {"place": where, "publisher": ", ".join([*others[:-1], firm])}
    town = others.pop() if others and TOWN.search(others[-1]) and not is_body(others[-1]) else None
    fields: Fields = {"place": town} if town else {}
    return {**fields, "publisher": ", ".join(others)} if others else fields


def _balanced(piece: str) -> str:
    """A piece without brackets of which it holds only one."""
    piece = piece.strip(" .")
    return piece if piece.count("(") == piece.count(")") else piece.strip(" .()")


def read_thesis(bare: str) -> Reading | None:
    """`Roe, Ice, M.A. thesis, University of Snow, 2006, chap. 3`."""
    found = THESIS.search(bare)
    if found is None or quotations(bare) or is_prose(bare):
        return None
    around = title_and_names(bare[: found.start()].strip(" ,("))
    if not around.get("authors") or not around.get("title"):
        return None
    return Reading({**around, **behind_title(bare[found.start() :].strip(" ,("), False)})
