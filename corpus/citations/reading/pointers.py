"""Pointers: Ibid., op. cit., supra, and notes named by their number."""

import re

from corpus.citations.elements.names import INITIALS, names_before, split_authors
from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.punctuation import unquoted
from corpus.dates import find_dates
from corpus.english.works.law import REPORTED_AT
from corpus.english.works.pointers import (
    IBID,
    NOTE_ABOVE,
    NUMBERED_REFERENCE,
    PLACE_CITED,
    SAME_PERSON,
    SEE_NOTE,
    SUPRA,
    WHOLE_NOTES,
    WORK_CITED,
)

_MOST_WORDS = 30  # of a pointer; a longer text that names a note is a citation of its own
_MOST_WORDS_BEFORE = 14  # author and title
_OF_NOTE = re.compile(
    r",?\s\(?(?:in\s|at\s)?(?:n\.|note|fn\.?)\s?(?P<number>\d{1,4})\)?(?=,|\.?$|\s)"
)
_SMALL = re.compile(r"(?<![\w’])[a-z]{4,}")  # of which prose has many, and titles few
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def read_pointer(text: str) -> Reading | None:
    """A pointer to a work that was cited elsewhere; `None` for anything else."""
    if len(text.split()) > _MOST_WORDS or WHOLE_NOTES.search(text):
        return None
    numbered = NUMBERED_REFERENCE.search(text)
    if numbered:
        return Reading(_with_place({}, text[numbered.end() :]), "note", int(numbered["number"]))
    return _read_ibid(text) or _read_note(text) or _read_cited(text)


def _read_ibid(text: str) -> Reading | None:
    found = IBID.search(text)
    if found is None:
        return None
    rest = text[found.end() :]
    behind = WORK_CITED.compiled.match(rest) or PLACE_CITED.compiled.match(rest)
    if behind:  # "idem, op. cit."
        rest = rest[behind.end() :]
    rest = rest.strip(" ,.:;")
    rest = rest if whole_place(rest) else _REMARK.sub("", rest).strip(" ,.:;")
    if not rest or (re.fullmatch(r"[(\[].*[)\]]", rest) and not whole_place(rest)):
        return Reading({}, "ibid")
    if rest.lower().startswith("in "):
        return None
    place = whole_place(rest)
    if place:
        return Reading({"locator": place}, "ibid")
    reported = REPORTED_AT.search(rest)
    before = rest[: reported.start()].strip(" ,") if reported else ""
    if reported:
        return Reading({"locator": whole_place(before) or reported["page"]}, "ibid")
    if SAME_PERSON.search(text) or quotations(rest) or len(rest.split()) > 8:
        return None
    locator, left = take_place(rest)
    dates = find_dates(left)
    if dates and left.strip(" ,.") == left[dates[0].start : dates[0].end] and len(dates[0].iso) > 7:
        day = {"date": left.strip(" ,."), "issued": dates[0].iso}
        return Reading({**day, "locator": locator}, "container")
    return Reading({"locator": locator, "unparsed": left.strip(" ,.") or None}, "ibid")


def _read_note(text: str) -> Reading | None:
    found = NOTE_ABOVE.search(text)
    if found is None:
        bare = SEE_NOTE.compiled.match(text)
        behind = text[bare.end() :].strip(" ,.") if bare else ""
        if bare is None or (behind and not whole_place(behind)):
            return None
        return Reading(_with_place({}, behind), "note", int(bare["number"]))
    number = next(int(n) for n in found.groups() if n)
    before, behind = text[: found.start()], text[found.end() :]
    if not _may_lead(before):
        return None
    cited = WORK_CITED.compiled.match(behind) or PLACE_CITED.compiled.match(behind)
    behind = behind[cited.end() :] if cited else behind
    before = WORK_CITED.compiled.sub("", PLACE_CITED.compiled.sub("", before))
    return Reading(_with_place(_who(before), behind), "note", number)


def _may_lead(before: str) -> bool:
    """Whether words may be the author and the title before a pointer, and no prose."""
    small = _SMALL.findall(blanked(before, quotations(before)))
    return len(before.split()) <= _MOST_WORDS_BEFORE and not is_prose(before) and len(small) < 3


def _read_cited(text: str) -> Reading | None:
    """`Holm, op. cit., p. 14`; `Quist, supra, at 3`; `loc. cit.`"""
    place_cited = PLACE_CITED.search(text)
    found = WORK_CITED.search(text) or place_cited or SUPRA.search(text)
    if found is None or not _may_lead(text[: found.start()]):
        return None
    who = _who(text[: found.start()])
    if not who and not WORK_CITED.search(text) and not place_cited:
        return None  # another place of the paper itself
    behind = text[found.end() :]
    of_note = _OF_NOTE.match(behind)
    if of_note and who and not place_cited:  # "op. cit., n. 2, p. 7"
        return Reading(_with_place(who, behind[of_note.end() :]), "note", int(of_note["number"]))
    year = re.match(r"\s*\((\d{4})\)", behind)
    fields = _with_place(who, behind[year.end() :] if year else behind)
    if year:
        fields["date"] = year[1]
    if not who:
        return Reading(fields, "ibid" if place_cited else "op. cit.")
    return Reading(fields, "short" if who.get("title") else "op. cit.")


def _with_place(fields: Fields, behind: str) -> Fields:
    behind = _REMARK.sub("", behind) if not whole_place(behind) else behind
    place = whole_place(behind) or take_place(f" {behind}")[0]
    return {**fields, "locator": place} if place else fields


def _who(text: str) -> Fields:
    """The author, and the title where there is one, before a pointer."""
    text = re.sub(r"^(?:case|statute|work|source|article|book)s?\scited$", "", text.strip(" ,.("))
    quoted = quotations(text)
    if quoted:
        start, end = quoted[0]
        return _some(split_authors(text[:start]), unquoted(text[start:end]))
    pieces = [piece for piece in text.split(", ") if piece]
    if not pieces:
        return {}
    if len(pieces) > 1 and INITIALS.fullmatch(pieces[1]):  # "Moss, A., The Bar, op. cit."
        return _some((", ".join(pieces[:2]),), ", ".join(pieces[2:]))
    count = names_before(pieces) if len(pieces) > 1 else 1
    if len(pieces) > 1 and count == 0:
        return _some((), ", ".join(pieces))
    return _some(split_authors(", ".join(pieces[:count])), ", ".join(pieces[count:]))


def _some(authors: tuple[str, ...], title: str) -> Fields:
    fields: Fields = {"authors": authors} if authors else {}
    return {**fields, "title": title} if title else fields
