"""Letters, archival items, interviews."""

import re

from corpus.citations.elements.names import is_name, split_authors
from corpus.citations.elements.parts import take_date
from corpus.citations.elements.places import is_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.dates import find_dates
from corpus.english.works.kinds import ARCHIVE, INTERVIEW, LETTER

_REPOSITORY = re.compile(
    r"\b(?:Archives?|Archiv|Library|Record Office|Records? Cent(?:er|re)|Museum|University|Institut|College"
    r"|Collections|Historical Society|Archivo|Bibliothek|Biblioth[èe]que)\b"
)
_SHELFMARK = re.compile(r"(?:[A-Z][A-Za-z.]{0,8}\s?)?[A-Z0-9][\w.]*\d[\w./:-]*|[A-Z]{1,6}\s\d[\w/.-]*")
_COLLECTION = re.compile(r"\b(?:MSS?|Papers|Collection|Manuscripts|Records|Correspondence|Fonds|Nachlass)\b\.?")


def read_personal(text: str) -> Reading | None:
    """`Jane Roe, interview with the author, Harrowmere, 3 May 2020`."""
    if not INTERVIEW.search(text) or quotations(text) or not find_dates(text):
        return None
    dated, rest = take_date(text)
    elements = [part.strip(" .") for part in rest.split(",") if part.strip(" .")]
    if ARCHIVE.search(rest) and len(elements) > 2:
        return None
    fields: Fields = {"kind": "personal communication", **dated}
    if elements and not INTERVIEW.search(elements[0]) and is_name(elements[0]):
        fields["authors"] = split_authors(elements.pop(0))
    title = next((element for element in elements if INTERVIEW.search(element)), None)
    if title is None or len(elements) > 5:
        return None
    fields["title"] = title
    place = [element for element in elements if element != title and not is_place(element)]
    if place:
        fields["place"] = ", ".join(place)
    return Reading(fields)


def read_archival(text: str) -> Reading | None:
    """A letter or another item of an archive; `None` for anything else."""
    letter = LETTER.search(text)
    if letter is not None and letter.start() > 60:
        letter = None
    if not ARCHIVE.search(text) and letter is None:
        return None
    if len(text) > 300 or "," not in text:
        return None
    if letter and not find_dates(text) and not ARCHIVE.search(text):
        return None
    fields: Fields = {"kind": "archive"}
    rest = text
    if letter:
        writer = letter["writer"] or letter["two"]
        if writer and is_name(writer):
            fields["authors"] = split_authors(writer)
    dated, rest = take_date(rest)
    fields |= dated
    elements = [part.strip(" .") for part in re.split(r",\s|;\s|:\s(?=[A-Z])", rest) if part.strip(" .")]
    places = [e for e in elements if is_place(e) or _SHELFMARK.fullmatch(e)]
    named = [e for e in elements if e not in places]
    if letter:
        named = [e for e in named if not _of_letter(e, letter, text)]
    return _with_collection(fields, named, places, letter is not None)


def _of_letter(element: str, letter: re.Match[str], text: str) -> bool:
    """Whether an element is of the letter's writer or addressee, and not of where it is kept."""
    where = text.find(element)
    return where < letter.end() + 40 and not (_COLLECTION.search(element) or _REPOSITORY.search(element) or ARCHIVE.search(element))


def _with_collection(fields: Fields, named: list[str], places: list[str], letter: bool) -> Reading | None:
    collection = next((e for e in named if _COLLECTION.search(e)), None)
    repository = next((e for e in named if _REPOSITORY.search(e)), None)
    item = next((e for e in named if e not in (collection, repository)), None)
    if letter and not (collection or repository or named):
        return Reading({**fields, "kind": "personal communication"})
    title = collection or (item if not letter else None) or repository or (named[0] if named else None)
    if title is None:
        return None
    fields["title"] = title
    if item and not letter and item == title and repository:
        fields["container"] = repository
    if places:
        fields["locator"] = ", ".join(places)
    return Reading(fields)
