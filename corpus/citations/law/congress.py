"""Documents of the United States Congress, its research service and the President."""

import re

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.law import bare_title, last_date
from corpus.citations.elements.names import is_body, is_name, split_authors
from corpus.citations.elements.parts import take_date
from corpus.citations.elements.places import is_place, place_in, take_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.english.works.congress import (
    BODY_OF_CONGRESS,
    BY_NAMES,
    CONGRESS_DOCUMENT,
    CONGRESS_NUMBERED,
    DESIGNATION,
    HEARD_IN,
    OF_CONGRESS,
    OFFICE_BEFORE,
    ORDER_OF_PRESIDENT,
    RECORD,
    REMARKS,
    SENT_TO_CONGRESS,
    VOLUME_OF_RECORD,
)
from corpus.english.works.documents import REPORT_NUMBER
from corpus.english.works.law import REPORTED

_MOST_OF_A_LIST = 4  # subjects of a committee: "on Banking, Housing, and Urban Affairs"
_BRACKETED = re.compile(r"\s?\(([^()]*\d{4})\)")
_SPEAKER = re.compile(r"\s\((?:statement|testimony|remarks)\s[^()]*\)$")


def read_congress(text: str) -> Fields | None:
    """A document of the Congress or an order of the President; `None` for anything else."""
    if OF_CONGRESS.search(text) is None:
        return None
    text = _SPEAKER.sub("", text)
    heard = HEARD_IN.search(text)
    if heard:
        found = _of_committee(text[heard.end() :])
        who = OFFICE_BEFORE.compiled.sub("", heard["who"])
        return {**found, "authors": split_authors(who)} if found else None
    return _order(text) or _record(text) or _of_committee(text) or _numbered(text)


def _order(text: str) -> Fields | None:
    """`Executive Order 12044, “Ice,” 43 Federal Register 12661, March 23, 1978`."""
    found = ORDER_OF_PRESIDENT.search(text)
    if found is None:
        return None
    quoted = quotations(text)
    behind = text[quoted[0][1] :] if quoted else text[found.end() :]
    series = REPORTED.search(behind)
    dated = last_date(behind[series.end() :] if series else behind)
    if not dated and found["day"]:
        dated = last_date(found["day"])
    rest = behind[: series.start()] if series else take_date(behind)[1]
    fields: Fields = {"kind": "statute", "title": found["name"], **dated,
                      "locator": place_in(rest) if rest.strip(" ,.()") else None}  # fmt: skip
    if quoted:
        fields |= {"title": bare_title(text[quoted[0][0] : quoted[0][1]]),
                   "unparsed": found["name"]}  # fmt: skip
    if series:
        fields |= {"container": series["name"], "volume": series["volume"]}
    return fields


def _record(text: str) -> Fields | None:
    """`Sen. Roe, “Ice,” Congressional Record, daily edition, vol. 4 (May 3, 2010), p. S12`."""
    found = RECORD.search(text)
    if found is None or REPORTED.search(text):
        return None
    before, behind = text[: found.start()], text[found.end() :]
    quoted = quotations(before)
    fields: Fields = {"kind": "debate", "container": found["name"]}
    if quoted:
        fields["title"] = bare_title(before[quoted[0][0] : quoted[0][1]])
        before = before[: quoted[0][0]]
    speaker = OFFICE_BEFORE.compiled.sub("", REMARKS.compiled.sub("", before).strip(" ,"))
    if speaker:
        if not is_name(speaker):
            return None
        fields["authors"] = split_authors(speaker)
    number = VOLUME_OF_RECORD.search(behind)
    fields["volume"] = next((n for n in number.groups() if n), None) if number else None
    if number and number["volume"]:
        behind = f"{behind[: number.start()]}{behind[number.end() :]}"
    bracket = _BRACKETED.search(behind)
    last = behind[bracket.end() :] if bracket else behind
    globe = re.search(r"\b[Ss]ess\.,?\s(\d+)(?=\s|$|\.)", behind)
    place = place_in(last.strip(" ,:")) if last.strip(" ,.:") else None
    place = re.sub(r"^pp?\.\s(?=[A-Z])", "", place) if place else None
    colon = re.search(r":\s?([HSE]?\d+(?:[-–]\w+)?)$", last.strip(" ."))
    fields["locator"] = (globe or colon or [None, place])[1]
    return {**fields, **last_date(bracket[1] if bracket else behind)}


def _of_committee(text: str) -> Fields | None:
    """`U.S. Congress, House Committee on Ways, Who Pays?, hearings, 94th Cong., …, p. 4`."""
    found = CONGRESS_NUMBERED.search(text)
    if found is None:
        return None
    pieces = text[: found.start()].split(", ")
    count = _bodies(pieces)
    rest = pieces[count:]
    said = next((n for n, one in enumerate(rest) if DESIGNATION.search(one)), len(rest))
    title = ", ".join(rest[:said]).strip(" ,")
    if not count or not title or is_prose(title):
        return None
    named = " ".join((*rest[said:], title)).lower()
    fields: Fields = {
        "kind": "debate" if "hearing" in named else "report",
        "authors": (", ".join(pieces[:count]),),
        "title": bare_title(title),
    }
    behind = text[found.end() :]
    number = CONGRESS_DOCUMENT.search(behind)
    fields["unparsed"] = number["name"] if number else None
    imprint = find_imprint(behind)
    if imprint:
        start, end, printed = imprint
        day = last_date(behind[:start])
        return {**fields, **printed, **day, "locator": place_in(behind[end:])}
    behind = behind.replace(number["name"], "") if number else behind
    return {**fields, **last_date(behind), "locator": take_place(behind)[0]}


def _bodies(pieces: list[str]) -> int:
    """How many pieces between commas name the Congress, its houses and committees."""
    count = 0
    while count < len(pieces) and BODY_OF_CONGRESS.search(pieces[count]):
        subjects = " on " in pieces[count]
        count += 1
        for end in range(count, min(len(pieces), count + _MOST_OF_A_LIST)) if subjects else ():
            if pieces[end].startswith("and "):
                count = end + 1
                break
            if len(pieces[end].split()) > 2:
                break
    return count


def _numbered(text: str) -> Fields | None:
    """`H.Rept. 94-1234, p. 4`; `House Ex. Doc. 9, 46th Cong., 2d sess., 17`."""
    found = CONGRESS_DOCUMENT.search(text)
    if found is None or quotations(text):
        return None
    before = text[: found.start()].strip(" ,")
    if before and (len(before.split()) > 14 or is_prose(before)):
        return None
    behind = text[found.end() :]
    bracket = _BRACKETED.search(behind)
    dated = last_date(bracket[1] if bracket else behind)
    rest = behind.replace(bracket[0], ",") if bracket else behind
    if dated:
        rest = rest.replace(str(dated["date"]), "")
    rest = re.sub(r",\s\d+\w\w?\sCong(?:\.|ress)(?:,\s\d\w{1,2}\s[Ss]ess(?:\.|ion))?", "", rest)
    pieces = [piece.strip(" .") for piece in rest.split(",") if piece.strip(" .")]
    places = [re.sub(r"^at\s", "", piece) for piece in pieces if is_place(piece)]
    if len(places) != len(pieces):
        return None
    body, _, named = before.partition(", ")
    of_body = bool(named) and (is_body(body) or bool(SENT_TO_CONGRESS.search(named)))
    part = ", at " if re.search(r"pt\.\s\w+,\sat\s", rest) else ", "
    return {"kind": "report", "title": bare_title(named if of_body else before) or found["name"],
            "authors": (body,) if of_body else None, "unparsed": found["name"] if before else None,
            "locator": part.join(places) or None, **dated}  # fmt: skip


def read_by_names(text: str) -> Fields | None:
    """`CRS Report R49913, Ice: Issues, by Ann Moss and Jon Pike, p. 4`: the number of a report, its
    title, and by whom it is.
    """
    found = BY_NAMES.search(text) if "by " in text else None
    if found is None or quotations(text) or not is_name(_bare(found["names"])):
        return None
    pieces = text[: found.start()].split(", ")
    behind = text[found.end() :].strip(" ,")
    numbered = REPORT_NUMBER.search(pieces[0]) is not None and len(pieces) > 1
    later = [one for one in behind.split(", ") if REPORT_NUMBER.search(one)]
    if not (numbered or later):
        return None
    locator, rest = take_place(f", {behind}") if behind else (None, "")
    dated, _ = take_date(rest)
    number = pieces.pop(0) if numbered else later[0]
    put_out = pieces.pop(0) if len(pieces) > 1 and is_body(pieces[0]) else None
    return {
        "kind": "report", "title": ", ".join(pieces), **dated, "locator": locator,
        "authors": split_authors(_bare(found["names"])), "publisher": put_out, "unparsed": number,
    }  # fmt: skip


def _bare(names: str) -> str:
    """Names without the word for those who are not named."""
    return re.sub(r",?\s(?:et al\.?|and others)$", "", names.strip(" ,"))
