"""Letters, archival items, interviews."""

import re
from collections.abc import Set

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_body, is_name, split_authors
from corpus.citations.elements.parts import pieces_of, take_date
from corpus.citations.elements.places import is_place, take_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.titles import title_words
from corpus.citations.punctuation import YEAR_RANGE
from corpus.dates import find_dates
from corpus.english.names import ROLES
from corpus.english.works.archives import (
    ACRONYM_OF_ARCHIVE,
    DOCUMENT,
    ENTRY,
    MANUSCRIPT,
    ORAL_HISTORY,
    PRINTED_DOCUMENTS,
    SHELFMARK,
    SPOKE_WITH,
)
from corpus.english.works.kinds import (
    ARCHIVE,
    ARCHIVES,
    COLLECTION,
    HELD_BY_AUTHOR,
    HONORIFIC,
    INTERVIEW,
    KEPT_IN,
    LETTER,
    MESSAGE_FROM,
    ON_FILE,
    REPOSITORY,
)
from corpus.english.works.names import BROADCASTER, TOWN
from corpus.english.works.parts import NO_DATE, VOLUME

_FROM_AND_TO = re.compile(r"(?P<who>[A-Z][\w.’' -]{1,40}?) to [A-Z][\w.’' -]{1,40}")
_PAGES_AT_END = re.compile(r"\d{4}, (?:pp?\. ?)?\d{1,3}(?:[-–]\d{1,3})?$")
_LONGEST = 300  # characters of an archival citation
_MOST_WORDS_OF_SPEAKER = 4
_MOST_ELEMENTS = 8  # of a conversation's citation
_SHELFMARK = re.compile(r"(?:[A-Z0-9][\w./–-]*|[a-zé]{1,10}\.?(?=\s\d))(?:\s[\w./–-]+){0,4}")

# Empty brackets, an hour, and that a letter is with its reader.
_ASIDE = re.compile(r"\s?\((?:\W*|[^()]*\d{1,2}:\d\d[^()]*|on file with [^()]*)\)")


def read_personal(text: str) -> Reading | None:
    """`Jane Roe, interview with the author, Harrowmere, 3 May 2020`; one that is kept in a
    collection or was broadcast, too.
    """
    if not INTERVIEW.search(text) or quotations(text) or not find_dates(text):
        return None
    if find_imprint(text):
        return None
    dated, rest = take_date(text)
    rest = _ASIDE.sub("", rest)
    elements = [part for piece in pieces_of(rest) if (part := piece.strip(" ."))]
    place = next((n for n, part in enumerate(elements) if INTERVIEW.search(part)), None)
    if place is None or len(elements) > _MOST_ELEMENTS:
        return None
    fields: Fields = {"kind": "personal communication", **dated}
    said, behind = elements[place], elements[place + 1 :]
    if ": " in said and len(said.partition(": ")[0].split()) > _MOST_WORDS_OF_SPEAKER:
        return None  # a sentence that leads to it
    if place and is_name(elements[0]):
        fields["authors"] = split_authors(elements[0])
    between = _FROM_AND_TO.fullmatch(elements[0]) if place else None
    if between and is_name(between["who"]):
        fields["authors"] = split_authors(between["who"])
    spoke = SPOKE_WITH.search(said)
    if "authors" not in fields and spoke:
        fields["authors"] = split_authors(spoke["who"])
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
    paper = behind[0] if len(behind) == 1 else ""
    if (
        " by " in said
        and _PAGES_AT_END.search(text)
        and paper[:1].isupper()
        and not is_place(paper)
    ):
        return Reading({**fields, "kind": "newspaper", "title": said, "container": paper,
                        "locator": take_place(text)[0]})  # fmt: skip
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


def read_archival(text: str, archives: Set[str] = frozenset()) -> Reading | None:
    """A letter or another item of an archive; `None` for anything else. `archives` are the names
    that the notes before have given to archives.
    """
    letter = LETTER.search(text)
    kept = ARCHIVE.search(text) or _is_kept(text, archives)
    letter = letter if letter and (kept or letter.start() < _LONGEST // 5) else None
    bare = "," not in text and not (letter and find_dates(text))
    if len(text) > _LONGEST or bare:
        return None
    if not (kept or letter) or not re.search(r"\d", text):
        return None
    dated, rest = take_date(text)
    if letter and not dated and not kept:
        return None
    fields: Fields = {"kind": "archive", **dated}
    if letter and (writer := _writer(letter, text)):
        fields["authors"] = split_authors(writer) if is_name(writer) else (writer,)
    if letter and not _names_archive(text, letter, archives):
        on_file = ON_FILE.search(text)
        if on_file and not HELD_BY_AUTHOR.search(on_file["where"]):
            return Reading({**fields, "title": on_file["where"]})
        return Reading({**fields, "kind": "personal communication"}, "short")
    quoted = quotations(rest)
    wrote = rest[: quoted[0][0]].strip(" ,") if quoted and not letter else ""
    if wrote and is_name(wrote) and not (ARCHIVE.search(wrote) or REPOSITORY.search(wrote)):
        if not DOCUMENT.search(wrote):
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
    parts = re.split(r",\s|;\s|:\s(?=[A-Z])", NO_DATE.compiled.sub("", behind))
    elements = [element for part in parts if (element := _bare(part))]
    return _with_collection(fields, elements, letter is not None, archives)


def _writer(letter: re.Match[str], text: str) -> str | None:
    """Who wrote a letter: a person, or an office such as `Chief Constable of Teign`."""
    writer = letter["writer"] or letter["two"] or letter["whose"]
    before = text[: letter.start()].strip(" ,")
    if not writer and before and is_name(before) and not is_body(before):
        return before
    if not writer or is_name(writer):
        return writer
    return writer if letter["two"] and not DOCUMENT.search(writer) else None


def read_printed(text: str) -> Reading | None:
    """A document in a printed collection: `Roe to Moss, 4 May 1938, Documents on Ice, vol. 2, no.
    77`.
    """
    if not VOLUME.search(text) or quotations(text):
        return None
    day = next((date for date in find_dates(text) if len(date.iso) > 4), None)
    found = PRINTED_DOCUMENTS.search(text[day.end :].strip(" ,")) if day else None
    head = text[: day.start].strip(" ,") if day else ""
    if day is None or found is None or not head[:1].isupper():
        return None
    letter = LETTER.search(f"{head}, {text[day.start :]}")
    writer = _writer(letter, text) if letter and letter.start() == 0 else None
    authors = split_authors(writer) if writer and is_name(writer) else ()
    return Reading({
        "kind": "chapter", "authors": authors or ((writer,) if writer else ()), "title": head,
        "date": text[day.start : day.end], "issued": day.iso, "container": found["name"],
        "volume": found["volume"], "locator": found["place"],
    })  # fmt: skip


def _bare(element: str) -> str:
    """An element without brackets of which it holds only one, or that are empty."""
    element = re.sub(r"\s?[(\[]\s*[)\]]", "", element).strip(" .")
    element = re.sub(r"^in\s(?=[A-Z])|\s\([A-Z]{2,8}\)$", "", element)
    return element if element.count("(") == element.count(")") else element.strip(" .()")


def _is_in_box(words: str) -> bool:
    pieces = ON_FILE.compiled.sub("", words).split(",")
    return any(KEPT_IN.search(piece) for piece in pieces)


def _names_archive(text: str, letter: re.Match[str], archives: Set[str]) -> bool:
    """Whether the words around a letter's writer and addressee say where it is kept."""
    around = (text[: letter.start()], text[letter.end() :])
    return any(
        ARCHIVE.search(words)
        or any(COLLECTION.search(piece) for piece in words.split(", "))
        or _is_in_box(words)
        or _is_kept(words, archives)
        for words in around
    )


def _is_kept(text: str, archives: Set[str]) -> bool:
    """Whether a text begins with a repository and a shelfmark, or with an archive that was named
    before.
    """
    first, *others = text.strip(" ,").split(", ")
    if not others:
        return False
    if archives and any(" ".join(title_words(one)) in archives for one in (first, others[-1])):
        return True
    if len(others) > 1 and REPOSITORY.search(others[-1]) and not find_imprint(text):
        return any(KEPT_IN.search(other) and is_place(other) for other in others[:-1])
    if REPOSITORY.search(first) is not None:
        behind = others[1:] if len(others) > 1 and TOWN.search(others[0]) else others
        return all(map(_is_shelfmark, behind))
    if not ACRONYM_OF_ARCHIVE.search(first):
        return False
    return SHELFMARK.search(others[0]) is not None and not is_place(f"p. {others[0]}")


def _with_collection(
    fields: Fields, elements: list[str], letter: bool, archives: Set[str]
) -> Reading | None:
    """The collection, or else the volume, or else the repository is the title; what is neither is
    the place in it. A document of a day gives its title only where nothing else does.
    """
    collection = next((e for e in elements if COLLECTION.search(e) and not is_place(e)), None)
    repository = _repository(elements, collection, archives)
    places = [e for e in elements if e not in (collection, repository) and _is_part(e)]
    items = [e for e in elements if e not in (collection, repository, *places)]
    items = [e for e in items if not ENTRY.compiled.fullmatch(e)]
    if len(items) > 1 and not letter and _is_writer(items[0], items[1]):
        fields["authors"] = split_authors(items.pop(0))
    volume = next((e for e in items if MANUSCRIPT.search(e)), None)
    item = next((e for e in items if len(e.split()) > 1), None) if not letter else None
    if item and repository == elements[0] and re.search(r"\d", item):
        item = None  # a further part of the place
    if not (letter or repository or fields.get("date") or re.search(r"[A-Za-z]", " ".join(places))):
        return None  # a printed work may be called so
    of_day = len(fields.get("issued") or "") in (7, 10)
    title = collection or (None if letter else volume)
    title = title or (repository if of_day else None) or item or repository
    if title is None and places and not is_place(places[0]):
        title, places = places[0], places[1:]
    if title is None:
        return None
    if "title" in fields and repository in elements[1:]:  # a volume of years, which it holds
        shelf = [
            e for e in elements[elements.index(repository) :] if e in places and not is_place(e)
        ]
        places = [e for e in places if e not in shelf]
        fields["container"] = ", ".join([repository, *shelf])
    return Reading({"title": title, **fields, "locator": ", ".join(places) or None})


def _repository(elements: list[str], collection: str | None, archives: Set[str]) -> str | None:
    named = (e for e in elements if " ".join(title_words(e)) in archives)
    found = next((e for e in elements if e != collection and REPOSITORY.search(e)), None)
    found = next(named, found)
    return found or (elements[0] if _is_kept(", ".join(elements), archives) else None)


def _is_part(element: str) -> bool:
    """Whether an element is a part of a shelfmark: what has a number, or a department alone."""
    if SHELFMARK.search(element):
        return True
    return _is_shelfmark(element) or (
        is_body(element) and " " not in element and not element.isupper()
    )


def _is_writer(name: str, item: str) -> bool:
    """Whether a name stands before what somebody wrote: `Jane Roe, Diary`."""
    person = is_name(name) and not is_body(name) and len(name.split()) > 1
    written = MANUSCRIPT.search(item) or DOCUMENT.search(item) or item[:1].islower()
    return person and bool(written)


def _is_shelfmark(element: str) -> bool:
    """Whether an element is a shelfmark, a box, a leaf: what has a number and few words."""
    if is_place(element):
        return True
    if MANUSCRIPT.search(element):
        return False
    return re.search(r"\d", element) is not None and _SHELFMARK.fullmatch(element) is not None
