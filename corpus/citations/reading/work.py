"""The words of one citation read by whichever reader knows their form."""

import re
from collections.abc import Callable

from corpus.citations.elements.imprint import find_imprint, has_imprint
from corpus.citations.elements.names import is_name
from corpus.citations.elements.parts import (
    take_date,
    take_date_in_brackets,
    take_people,
    take_volume_word,
)
from corpus.citations.elements.places import whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.titles import author_key, title_words
from corpus.citations.law.cases import read_case
from corpus.citations.law.continental import read_article_of_year
from corpus.citations.law.statutes import read_statute
from corpus.citations.punctuation import HIDDEN, UNOPENED_TITLE
from corpus.citations.reading.archives import (
    read_archival,
    read_kept,
    read_personal,
    read_printed,
)
from corpus.citations.reading.bare_words import bare_words, without_headword
from corpus.citations.reading.book_titles import is_of_institute
from corpus.citations.reading.books import read_book, read_contained, read_possessive
from corpus.citations.reading.lists import read_listed
from corpus.citations.reading.media import read_data, read_film, read_page_of_site, read_post
from corpus.citations.reading.periodicals import (
    read_dated,
    read_magazine,
    read_newspaper,
    read_review,
)
from corpus.citations.reading.pointers import read_pointer
from corpus.citations.reading.reports import (
    read_of_institute,
    read_parliamentary,
    read_report,
    read_standard,
    read_thesis,
    read_un_document,
)
from corpus.citations.reading.short_forms import (
    Known,
    read_author_year,
    read_called,
    read_named,
    read_short,
)
from corpus.citations.reading.titled import read_titled
from corpus.citations.reading.treatises import read_treatise
from corpus.english.citations import BEHIND_TITLE
from corpus.english.works.documents import MEETING_PAPER
from corpus.english.works.kinds import (
    EPISODE,
    KEPT_IN,
    ROLE,
)
from corpus.english.works.law import (
    CASE_NAME,
    CONSTITUTION,
    LEGISLATURE,
    NOTE_TITLE,
    REPORTED,
    VERSUS,
)
from corpus.english.works.media import ONLINE, RELEASED, SPOKEN
from corpus.english.works.names import BROADCASTER, NAME_WORD
from corpus.english.works.parts import EDITION
from corpus.english.works.pointers import IBID, NOTE_ABOVE, SAME_PERSON, SAME_TO_SAME
from corpus.english.works.prose import CROSS_REFERENCE
from corpus.english.works.treaties import PLACE_FIRST

_SAME = "Nemo"  # stands for the name of the author before
_MOST_WORDS = 90  # of a citation
_MOST_WORDS_UNREAD = 40
_MOST_WORDS_OF_SIGLA = 7
_WHAT_IT_IS = re.compile(r"[a-z-]+(?:\s[a-z-]+){0,2},\s(?=[A-Z\d])")  # a press release
_VOLUME_FIRST = re.compile(r"(?:[ivxlcIVXLC]+|\d{1,3})\s?[(:.,]")
_STATION = re.compile(r"[A-Z][\w’' ]{1,24}(?:\d|Radio|One|Two|Three|Four)")
_HANDLE = re.compile(r"^(@\w+)\s\([^()]+\)$")


def _dictionary(bare: str) -> Fields:
    """`Encyclopaedia of Trade, 11th ed. (1911)`"""
    imprint = find_imprint(bare)
    if imprint:
        fields, title = take_people(imprint[2], bare[: imprint[0]])
    else:
        bracketed = take_date_in_brackets(bare)
        if not bracketed and ", last " in bare:
            dated, rest = take_date(bare)
            return {**dated, "title": rest.strip(" ,")}
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
    headword = without_headword(text)[1]
    if reading is None and headword and bare[:1].isupper() and not is_prose(bare):
        reading = Reading({})
    if reading is None:
        return None
    fields = {name: value for name, value in reading.fields.items() if value}
    if fields.get("kind") == "book" and is_of_institute(fields):
        fields["kind"] = "report"
    if address and fields.get("kind") in ("book", "report") and ONLINE.search(text):
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
    placed = PLACE_FIRST.search(bare)
    if placed and (found := _placed_first(placed, known)):
        return found
    letter = SAME_TO_SAME.search(bare)
    if letter and (read := _read(f"{_SAME} to {_SAME}{bare[letter.end() :]}", known, address)):
        return _of_same_author(read)
    same = SAME_PERSON.search(bare)
    if same:
        inner = _read(f"{_SAME}, {bare[same.end() :].strip()}", known, address)
        return _of_same_author(inner) if inner else None
    released = RELEASED.compiled.match(bare)
    if released:
        inner = _read(bare[released.end() :], known, address)
        kind = "web page" if address else "report"
        return (
            Reading({**inner.fields, "kind": kind}) if inner and inner.fields.get("title") else None
        )
    readers: tuple[Callable[[str], Reading | None], ...] = (
        read_listed,
        read_un_document,
        read_treatise,
        _law,
        read_magazine,
        read_parliamentary,
        _plain(read_kept),
        read_film,
        read_data,
        _titled,
        read_review,
        _plain(read_printed),
        read_personal,
        read_post,
        _plain(read_contained),
        read_thesis,
        read_of_institute,
        _plain(lambda text: read_dated(text, address)),
        _plain(read_book),
        _plain(lambda text: _known_work(text, known)),
        _plain(lambda text: read_archival(text, known.archives)),
        read_standard,
        _plain(read_newspaper),
        _plain(read_author_year),
        lambda text: read_page_of_site(text) if address else None,
        _plain(lambda text: _known_author(text, known)),
        _plain(read_report),
        _plain(lambda text: read_short(text, known)),
        _plain(lambda text: read_called(text, known)),
        read_possessive,
        _unread,
    )
    return next((reading for read in readers if (reading := read(bare))), None)


def _placed_first(placed: re.Match[str], known: Known) -> Reading | None:
    """`Article 8(2) of the Convention on Salt`, read as a law and the place in it."""
    reading = _read(f"{placed['law']}, {placed['place']}", known, False)
    if reading is None or reading.fields.get("kind") == "unread":
        return None
    title = " ".join(title_words(reading.fields.get("title")))
    law = reading.fields.get("kind") in ("statute", "treaty") or reading.pointer == "name"
    return reading if law or (reading.pointer == "short" and title in known.titles) else None


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
    if not re.search(r"\d", bare) and not VERSUS.search(bare) and not CONSTITUTION.search(bare):
        return None
    unquoted_words = blanked(bare, quotations(bare))
    noted = NOTE_TITLE.search(bare) and REPORTED.search(bare) and VERSUS.search(bare)
    if noted and (article := read_book(bare)):
        return article
    if VERSUS.search(unquoted_words) or CASE_NAME.search(bare):
        return read_case(bare) or read_statute(bare)
    reading = read_statute(bare) or (read_case(bare) if not quotations(bare) else None)
    return reading or read_article_of_year(bare)


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
    if behind.count("(") > 1 and (last := find_imprint(behind)) and has_imprint(behind[: last[0]]):
        return None  # these are two works
    same = IBID.search(behind.lstrip(" ,"))
    if same and (not before or is_name(before)):  # “Title,” ibid., 3 May 1990
        rest = behind.lstrip(" ,")[same.end() :]
        rest = rest.lstrip(" ,")
        rest = f"{_SAME} {rest}" if _VOLUME_FIRST.match(rest) else rest
        fields = read_titled(f"{bare[:end]} {rest}", start, end).fields
        fields = {n: v for n, v in fields.items() if n not in ("kind", "container", "publisher")}
        return Reading(fields, "container")
    series = EPISODE.search(before)
    if series:
        reading = read_titled(bare[start:], 0, end - start)
        station = reading.fields.get("publisher") or reading.fields.get("container")
        programme = {"kind": "video", "container": series["series"], "publisher": station}
        return Reading({**reading.fields, **programme}, None)
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
        or (before and whole_place(behind))
    )
    sent = _broadcast(bare, (start, end), before)
    if sent:
        return sent
    name, _, said = before.partition(", ")
    if SPOKEN.search(said) and is_name(name):
        reading = read_titled(f"{name}, {bare[start:]}", len(name) + 2, len(name) + 2 + end - start)
        kind = "debate" if LEGISLATURE.search(said) else "report"
        return Reading({**reading.fields, "kind": kind}, None)
    before = _HANDLE.sub(r"\1", before)
    named = not before or is_name(before) or re.fullmatch(r"@\w+", before)
    if is_prose(MEETING_PAPER.compiled.sub("", behind.lstrip(" ,(."))) or not named or not goes_on:
        return None
    lead = _HANDLE.sub(r"\1", ROLE.compiled.sub("", bare[:start].rstrip(" ,")))
    lead = f"{lead}, " if lead else ""
    reading = read_titled(lead + bare[start:], len(lead), len(lead) + end - start)
    return _unopened(reading) if bare[start] == "|" else reading


def _broadcast(bare: str, title: tuple[int, int], before: str) -> Reading | None:
    """A programme behind its station or its series: `BBC Radio 4, “Title,” 3 May 1990`."""
    start, end = title
    behind = bare[end:]
    if _STATION.fullmatch(before) and BROADCASTER.search(before):
        reading = read_titled(bare[start:], 0, end - start)
        return Reading({**reading.fields, "kind": "video", "publisher": before}, reading.pointer)
    if (
        before
        and not is_name(before)
        and BROADCASTER.search(behind)
        and NAME_WORD.search(before[-1:] and before.rsplit(maxsplit=1)[-1])
    ):
        reading = read_titled(bare[start:], 0, end - start)
        station = reading.fields.get("container") or reading.fields.get("publisher")
        return Reading(
            {**reading.fields, "kind": "video", "container": before, "publisher": station}
        )
    return None


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
