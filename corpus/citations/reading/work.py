"""The words of one citation read by whichever reader knows their form."""

import re
from collections.abc import Callable
from functools import lru_cache

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_name
from corpus.citations.elements.parts import take_date_in_brackets, take_people, take_volume_word
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.short_names import without_short_names
from corpus.citations.elements.titles import author_key, title_words
from corpus.citations.punctuation import HIDDEN, UNOPENED_TITLE
from corpus.citations.reading.archives import read_archival, read_kept, read_personal
from corpus.citations.reading.books import read_book, read_contained
from corpus.citations.reading.cases import read_case
from corpus.citations.reading.lists import read_listed
from corpus.citations.reading.media import read_data, read_film, read_page_of_site, read_post
from corpus.citations.reading.periodicals import read_magazine, read_newspaper, read_review
from corpus.citations.reading.pointers import read_pointer
from corpus.citations.reading.reports import (
    read_parliamentary,
    read_report,
    read_standard,
    read_thesis,
    read_un_document,
)
from corpus.citations.reading.short_forms import (
    Known,
    read_author_year,
    read_named,
    read_short,
)
from corpus.citations.reading.statutes import read_statute
from corpus.citations.reading.titled import read_titled
from corpus.dates import find_dates
from corpus.english.citations import ACCESSED, BEHIND_TITLE
from corpus.english.works.documents import CODIFIED
from corpus.english.works.kinds import (
    EPISODE,
    KEPT_IN,
    ROLE,
)
from corpus.english.works.law import CASE_NAME, JUDGE, NOTE_TITLE, REPORTED, VERSUS
from corpus.english.works.media import FORMAT_READ, ONLINE
from corpus.english.works.parts import AVAILABLE, EDITION, HANDLE, HEADWORD, SPEAKS_ON
from corpus.english.works.pointers import IBID, NOTE_ABOVE, SAME_PERSON
from corpus.english.works.prose import CROSS_REFERENCE

_SAME = "Nemo"  # stands for the name of the author before
_MOST_WORDS = 90  # of a citation
_MOST_WORDS_UNREAD = 40
_MOST_WORDS_OF_SIGLA = 7
_WHAT_IT_IS = re.compile(r"[a-z-]+(?:\s[a-z-]+){0,2},\s(?=[A-Z\d])")  # a press release
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")


@lru_cache(maxsize=64)  # a note of one citation is asked for as a whole, and as that
def bare_words(text: str) -> str:
    """The words of a citation without its address, the date of access and short names."""
    text = HANDLE.compiled.sub("", _without_headword(text)[0])
    parts = [AVAILABLE.compiled.sub("", part) for part in re.split(f"[<(]?{HIDDEN}+[>)]?", text)]
    joined = " ".join(part for part in parts if part.strip(" .,"))
    joined = ACCESSED.compiled.sub("", without_short_names(joined))
    joined = FORMAT_READ.compiled.sub("", joined.rstrip(" .,;"))
    found = _LAST_BRACKET.search(joined.rstrip(" .,;"))
    if found and (
        SPEAKS_ON.search(found[1])
        or CODIFIED.search(found[1])
        or (JUDGE.search(found[1]) and not find_dates(found[1]))
    ):
        joined = joined[: found.start()]
    return (
        re.sub(r"\s+,", ",", re.sub(r"\s{2,}", " ", joined)).strip(" ,;").removesuffix(".").strip()
    )


def _without_headword(text: str) -> tuple[str, str | None]:
    """A citation of a dictionary without the word that is looked up, and the word."""
    found = HEADWORD.search(text)
    if found is None:
        return text, None
    return text[: found.start()] + text[found.end() :], found["word"].strip("“”‘’'\"., ")


def _dictionary(bare: str) -> Fields:
    """`Encyclopaedia of Trade, 11th ed. (1911)`"""
    imprint = find_imprint(bare)
    if imprint:
        fields, title = take_people(imprint[2], bare[: imprint[0]])
    else:
        bracketed = take_date_in_brackets(bare)
        fields, title = take_people(
            bracketed[0] if bracketed else {}, bracketed[1] if bracketed else bare
        )
    fields, title = take_volume_word(fields, title)
    return {**fields, "title": title.strip(" ,")}


def read_work(text: str, known: Known) -> Reading | None:
    """A citation from its words, with addresses masked; `None` where they are prose."""
    bare = bare_words(text)
    if len(bare.split()) > _MOST_WORDS:
        return None
    address = HIDDEN in text
    if not bare:
        return Reading({"kind": "web page"}) if address else None
    reading = _read(bare, known, address)
    headword = _without_headword(text)[1]
    if reading is None and headword and bare[:1].isupper() and not is_prose(bare):
        reading = Reading({})
    if reading is None:
        return None
    fields = {name: value for name, value in reading.fields.items() if value}
    if address and fields.get("kind") == "book" and ONLINE.search(text):
        fields["kind"] = "web page"
    if headword:
        fields["locator"] = headword
        edition = EDITION.compiled.fullmatch(f"{fields.get('title', '')}.")
        if edition or (
            reading.pointer is None and (not fields.get("publisher") or "title" not in fields)
        ):
            reading = Reading({})
            fields = {
                **_dictionary(bare),
                "locator": headword,
                "kind": "unknown" if address else "book",
            }
    return Reading(
        fields,
        None if address and reading.pointer in ("short", "op. cit.") else reading.pointer,
        reading.note,
        reading.same_author,
    )


def _read(bare: str, known: Known, address: bool) -> Reading | None:
    reading = read_pointer(bare) or read_named(bare, known.names)
    if reading:
        return reading
    same = SAME_PERSON.search(bare)
    if same:
        inner = _read(f"{_SAME}, {bare[same.end() :].strip()}", known, address)
        return _of_same_author(inner) if inner else None
    readers: tuple[Callable[[str], Reading | None], ...] = (
        read_listed,
        read_un_document,
        _law,
        read_magazine,
        read_parliamentary,
        _plain(read_kept),
        read_film,
        read_data,
        _titled,
        read_review,
        read_personal,
        read_post,
        _plain(read_contained),
        read_thesis,
        _plain(read_book),
        _plain(lambda text: _known_work(text, known)),
        _plain(read_archival),
        read_standard,
        _plain(read_newspaper),
        _plain(read_author_year),
        lambda text: read_page_of_site(text) if address else None,
        _plain(lambda text: _known_author(text, known)),
        _plain(read_report),
        _plain(lambda text: read_short(text, known)),
        _unread,
    )
    return next((reading for read in readers if (reading := read(bare))), None)


def _of_same_author(inner: Reading) -> Reading:
    """A reading without the name that stood for the author before."""
    people = ("authors", "editors")
    fields = {n: v for n, v in inner.fields.items() if n not in people or _SAME not in v}
    return Reading(fields, inner.pointer, None, True)


def _known_author(bare: str, known: Known) -> Reading | None:
    """A short form of an author who was cited before, or was given a name."""
    reading = read_short(bare, known)
    if reading is None or not reading.fields.get("authors"):
        return None
    key = author_key(reading.fields["authors"][0])
    return reading if key in known.surnames or key in known.names else None


def _known_work(bare: str, known: Known) -> Reading | None:
    """A short form of a known author, if it has one, with a title that begins one cited before."""
    reading = read_short(bare, known)
    fields = reading.fields if reading else {}
    people = (*fields.get("authors", ()), *fields.get("editors", ()))
    if " ".join(title_words(fields.get("title"))) not in known.titles or not fields.get("title"):
        return None
    if KEPT_IN.search(fields.get("locator") or ""):
        return None  # an item of an archive, of which others were cited
    return reading if all(author_key(name) in known.surnames for name in people) else None


def _plain(read: Callable[[str], Reading | None]) -> Callable[[str], Reading | None]:
    """A reader that is not tried on prose."""
    return lambda text: None if is_prose(text) else read(text)


def _law(bare: str) -> Reading | None:
    if not re.search(r"\d", bare) and not VERSUS.search(bare):
        return None
    unquoted_words = blanked(bare, quotations(bare))
    noted = NOTE_TITLE.search(bare) and REPORTED.search(bare) and VERSUS.search(bare)
    if noted and (article := read_book(bare)):
        return article
    if VERSUS.search(unquoted_words) or CASE_NAME.search(bare):
        return read_case(bare) or read_statute(bare)
    return read_statute(bare) or (read_case(bare) if not quotations(bare) else None)


def _titled(bare: str) -> Reading | None:
    """A work whose title stands in quotation marks behind names or nothing."""
    quoted = quotations(bare)
    if not quoted:
        unopened = UNOPENED_TITLE.search(bare)
        return _unopened(read_titled(bare, *unopened.span())) if unopened else None
    start, end = quoted[0]
    before, behind = bare[:start].strip(" ,:"), bare[end:]
    if bare[:start].rstrip().endswith(":") and not behind.strip(" .") and " " in bare[start:end]:
        return None  # what somebody says
    if behind.startswith(":") or before.endswith((", in", " in")):
        return None
    same = IBID.search(behind.lstrip(" ,"))
    if same and (not before or is_name(before)):  # “Title,” ibid., 3 May 1990
        rest = behind.lstrip(" ,")[same.end() :]
        fields = read_titled(f"{bare[:end]} {rest.lstrip(' ,')}", start, end).fields
        fields = {n: v for n, v in fields.items() if n not in ("kind", "container", "publisher")}
        return Reading(fields, "container")
    series = EPISODE.search(before)
    if series:
        reading = read_titled(bare[start:], 0, end - start)
        return Reading({**reading.fields, "kind": "video", "container": series["series"]}, None)
    before = ROLE.compiled.sub("", before)
    if (
        bare[start] in "‘'"
        and re.search(r"[a-z]$", bare[:start].rstrip())
        and not before.endswith((",", ":"))
        and len(before.split()) > 4
    ):
        return None
    goes_on = (
        not behind.lstrip()[:1].islower()
        or BEHIND_TITLE.compiled.match(behind.lstrip())
        or _WHAT_IT_IS.match(behind.lstrip())
    )
    named = not before or is_name(before) or re.fullmatch(r"@\w+", before)
    if is_prose(behind) or not named or not goes_on:
        return None
    lead = ROLE.compiled.sub("", bare[:start].rstrip(" ,"))
    lead = f"{lead}, " if lead else ""
    reading = read_titled(lead + bare[start:], len(lead), len(lead) + end - start)
    return _unopened(reading) if bare[start] == "|" else reading


def _unopened(reading: Reading) -> Reading:
    unsure = "the title's opening quotation mark is not in the note"
    return Reading({**reading.fields, "unsure": unsure}, reading.pointer)


def _unread(bare: str) -> Reading | None:
    """Words that are no prose and look like a citation of some form that is not known."""
    count = len(bare.split())
    if CROSS_REFERENCE.search(bare):
        return None
    if is_prose(bare) or not 2 <= count <= _MOST_WORDS_UNREAD or not bare[:1].isupper():
        return None
    looks = (
        NOTE_ABOVE.search(bare)
        or REPORTED.search(bare)
        or (
            re.search(r"\d", bare)
            and ("," in bare or count <= _MOST_WORDS_OF_SIGLA)
            and len(re.findall(r"(?<![\w’])[a-z]{4,}", bare)) <= (3 if "," in bare else 0)
        )
    )
    return Reading({"kind": "unread"}) if looks else None
