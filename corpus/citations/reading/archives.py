"""Letters, archival items, interviews."""

import re

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_body, is_name, split_authors
from corpus.citations.elements.parts import pieces_of, take_date
from corpus.citations.elements.places import is_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.punctuation import YEAR_RANGE
from corpus.dates import find_dates
from corpus.english.names import ROLES
from corpus.english.works.kinds import (
    ARCHIVE,
    ARCHIVES,
    BROADCASTER,
    COLLECTION,
    HONORIFIC,
    INTERVIEW,
    KEPT_IN,
    LETTER,
    MESSAGE_FROM,
    ON_FILE,
    ORAL_HISTORY,
    REPOSITORY,
    TOWN,
)
from corpus.english.works.parts import NO_DATE

_LONGEST = 300  # characters of an archival citation
_MOST_ELEMENTS = 8  # of a conversation's citation
_SHELFMARK = re.compile(r"[A-Z0-9][\w./-]*(?:\s[\w./-]+){0,4}")


def read_personal(text: str) -> Reading | None:
    """`Jane Roe, interview with the author, Harrowmere, 3 May 2020`; one that is kept in a
    collection or was broadcast, too.
    """
    if not INTERVIEW.search(text) or quotations(text) or not find_dates(text):
        return None
    if find_imprint(text):
        return None
    dated, rest = take_date(text)
    rest = re.sub(r"\s?\(\W*\)", "", rest)
    elements = [part for piece in pieces_of(rest) if (part := piece.strip(" ."))]
    place = next((n for n, part in enumerate(elements) if INTERVIEW.search(part)), None)
    if place is None or len(elements) > _MOST_ELEMENTS:
        return None
    fields: Fields = {"kind": "personal communication", **dated}
    said, behind = elements[place], elements[place + 1 :]
    if place and is_name(elements[0]):
        fields["authors"] = split_authors(elements[0])
    speaker = MESSAGE_FROM.search(said)
    if "authors" not in fields and speaker:
        name = HONORIFIC.compiled.sub("", speaker["who"] or speaker["with"])
        fields |= {"authors": split_authors(name)} if is_name(name) else {}
    kept = next((e for e in behind if COLLECTION.search(e) or ORAL_HISTORY.search(e)), None)
    if kept:
        places = [e for e in behind if is_place(e) or (KEPT_IN.search(e) and e != kept)]
        return Reading({**fields, "kind": "archive", "title": kept, "locator": ", ".join(places)})
    if ARCHIVE.search(rest) and len(elements) > 2:
        return None
    network = next((n for n, e in enumerate(behind) if BROADCASTER.search(e)), None)
    if network is not None:
        return Reading({**fields, "kind": "video", "publisher": behind[network],
                        "container": ", ".join(behind[:network])})  # fmt: skip
    return Reading({**fields, "title": said, "place": _where([*elements[:place][1:], *behind])})


def _where(elements: list[str]) -> str | None:
    """The town, and the state behind it, in which a conversation took place."""
    for place, element in enumerate(elements):
        if element.startswith("in ") and element[3:4].isupper():
            return ", ".join([element[3:], *elements[place + 1 :]])
    towns = [e for e in elements if TOWN.search(e) and not is_place(e) and not _is_role(e)]
    return ", ".join(towns[-2:]) or None


def _is_role(element: str) -> bool:
    """Whether an element says what somebody was: `Director`, `Tide Board`."""
    return is_body(element) or any(word in ROLES for word in element.split())


def read_kept(text: str) -> Reading | None:
    """A titled item of a collection: `“The Lock,” 8 May 1938, folder 7, Lock Records`."""
    quoted = quotations(text)
    if not quoted or not (find_dates(text) or NO_DATE.search(text)):
        return None
    elements = [
        e.strip(" .(),")
        for e in re.split(r",\s", text[quoted[0][1] :] + "," + text[: quoted[0][0]])
    ]
    kept = any(COLLECTION.search(e) for e in elements) or any(ARCHIVES.search(e) for e in elements)
    return read_archival(text) if kept and any(KEPT_IN.search(e) for e in elements) else None


def read_archival(text: str) -> Reading | None:
    """A letter or another item of an archive; `None` for anything else."""
    letter = LETTER.search(text)
    letter = letter if letter and letter.start() < _LONGEST // 5 else None
    if (
        len(text) > _LONGEST
        or "," not in text
        or not (ARCHIVE.search(text) or letter or _is_kept(text))
    ):
        return None
    if not re.search(r"\d", text) or (letter and not find_dates(text) and not ARCHIVE.search(text)):
        return None
    fields: Fields = {"kind": "archive"}
    writer = (letter["writer"] or letter["two"] or letter["whose"]) if letter else None
    if writer and is_name(writer):
        fields["authors"] = split_authors(writer)
    dated, rest = take_date(text)
    fields |= dated
    if letter and not _names_archive(text, letter):
        kept = ON_FILE.search(text)
        if kept:
            return Reading({**fields, "title": kept["where"]})
        return Reading({**fields, "kind": "personal communication"}, "short")
    quoted = quotations(rest)
    wrote = rest[: quoted[0][0]].strip(" ,") if quoted and not letter else ""
    if wrote and is_name(wrote) and not (ARCHIVE.search(wrote) or REPOSITORY.search(wrote)):
        fields["authors"] = split_authors(wrote)
        rest, quoted = rest[quoted[0][0] :], [(0, quoted[-1][1] - quoted[0][0])]
    if quoted:
        rest = rest[: quoted[0][0]] + "," + rest[quoted[-1][1] :]
    ranged = YEAR_RANGE.search(text) if not letter else None
    if ranged and ranged[0] == dated.get("date") and "," not in text[: ranged.start()].rstrip(" ,"):
        fields["title"] = text[: ranged.end()]
    behind = rest
    if letter and len(rest) > letter.end():
        behind = f"{rest[: letter.start()]}, {rest[letter.end() :]}"
    elements = [_bare(part) for part in re.split(r",\s|;\s|:\s(?=[A-Z])", behind)]
    return _with_collection(fields, [e for e in elements if e], letter is not None)


def _bare(element: str) -> str:
    """An element without brackets of which it holds only one."""
    element = element.strip(" .")
    return element if element.count("(") == element.count(")") else element.strip(" .()")


def _is_in_box(words: str) -> bool:
    pieces = ON_FILE.compiled.sub("", words).split(",")
    return any(KEPT_IN.search(piece) for piece in pieces)


def _names_archive(text: str, letter: re.Match[str]) -> bool:
    """Whether the words around a letter's writer and addressee say where it is kept."""
    around = (text[: letter.start()], text[letter.end() :])
    return any(
        ARCHIVE.search(words) or COLLECTION.search(words) or _is_in_box(words) for words in around
    )


def _is_kept(text: str) -> bool:
    """Whether a text is a repository and a shelfmark."""
    first, *others = text.split(", ")
    return (
        REPOSITORY.search(first) is not None and len(others) > 0 and all(map(_is_shelfmark, others))
    )


def _with_collection(fields: Fields, elements: list[str], letter: bool) -> Reading | None:
    """The collection, or else the item, or else the repository is the title; what is neither is the
    place in it.
    """
    collection = next((e for e in elements if COLLECTION.search(e) and not is_place(e)), None)
    repository = next((e for e in elements if e != collection and REPOSITORY.search(e)), None)
    places = [e for e in elements if e not in (collection, repository) and _is_shelfmark(e)]
    items = [
        e for e in elements if e not in (collection, repository, *places) and len(e.split()) > 1
    ]
    item = items[0] if items and not letter else None
    if item and repository == elements[0] and re.search(r"\d", item):
        item = None  # a further part of the place
    if not (letter or repository or fields.get("date") or re.search(r"[A-Za-z]", " ".join(places))):
        return None  # a printed work may be called so
    title = collection or item or repository
    if title is None and places and not letter and not is_place(places[0]):
        title, places = places[0], places[1:]
    if title is None:
        return None
    fields.setdefault("title", title)
    if item and item == title and repository and elements.index(item) < elements.index(repository):
        kept = elements.index(repository)
        shelf = [e for e in elements[kept + 1 :] if e in places and not is_place(e)]
        fields["container"] = ", ".join([repository, *shelf])
        places = [e for e in places if e not in shelf]
    if places:
        fields["locator"] = ", ".join(places)
    return Reading(fields)


def _is_shelfmark(element: str) -> bool:
    """Whether an element is a shelfmark, a box, a leaf: what has a number and few words."""
    if is_place(element):
        return True
    return re.search(r"\d", element) is not None and _SHELFMARK.fullmatch(element) is not None
