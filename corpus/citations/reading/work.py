"""The words of one citation read by whichever reader knows their form."""

import re
from collections.abc import Callable

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_body, is_name, names_before, split_authors
from corpus.citations.elements.parts import take_date, take_date_in_brackets, take_people
from corpus.citations.elements.places import take_place, whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import blanked, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.titles import surname
from corpus.citations.punctuation import HIDDEN, UNOPENED_TITLE
from corpus.citations.reading.abbreviations import series_kind
from corpus.citations.reading.archives import read_archival, read_kept, read_personal
from corpus.citations.reading.books import read_book, read_contained, title_and_names
from corpus.citations.reading.cases import read_case
from corpus.citations.reading.lists import read_listed
from corpus.citations.reading.pointers import read_pointer
from corpus.citations.reading.short_forms import (
    Known,
    read_author_year,
    read_named,
    read_short,
)
from corpus.citations.reading.statutes import read_statute
from corpus.citations.reading.titled import behind_title, bracket_behind, read_titled
from corpus.dates import find_dates
from corpus.english.citations import ACCESSED, BEHIND_TITLE
from corpus.english.works.kinds import (
    DATA_SET,
    DIRECTED,
    EPISODE,
    NETWORK,
    PARLIAMENTARY,
    PRESS,
    REPORT,
    REVIEW_OF,
    ROLE,
    STANDARD,
    THESIS,
    VIDEO,
)
from corpus.english.works.law import CASE_NAME, JUDGE, MAGAZINE, REPORTED, VERSUS
from corpus.english.works.parts import AVAILABLE, HANDLE, HEADWORD, SPEAKS_ON
from corpus.english.works.pointers import NOTE_ABOVE, SAME_PERSON, SHORT_NAME
from corpus.english.works.prose import CROSS_REFERENCE

_SAME = "Nemo"  # stands for the name of the author before
_MOST_WORDS = 90  # of a citation
_MOST_WORDS_UNREAD = 40
_MOST_WORDS_OF_SIGLA = 7
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")


def bare_words(text: str) -> str:
    """The words of a citation without its address, the date of access and short names."""
    text = HANDLE.compiled.sub("", _without_headword(text)[0])
    parts = [AVAILABLE.compiled.sub("", part) for part in re.split(f"[<(]?{HIDDEN}+[>)]?", text)]
    joined = " ".join(part for part in parts if part.strip(" .,"))
    joined = ACCESSED.compiled.sub("", SHORT_NAME.compiled.sub("", joined))
    found = _LAST_BRACKET.search(joined.rstrip(" .,;"))
    if found and (
        SPEAKS_ON.search(found[1]) or (JUDGE.search(found[1]) and not find_dates(found[1]))
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
    bracketed = take_date_in_brackets(bare)
    fields, title = take_people(
        bracketed[0] if bracketed else {}, bracketed[1] if bracketed else bare
    )
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
    if reading is None:
        return None
    fields = {name: value for name, value in reading.fields.items() if value}
    headword = _without_headword(text)[1]
    if headword:
        fields["locator"] = headword
        if reading.pointer is None and (not fields.get("publisher") or "title" not in fields):
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
        if inner is None:
            return None
        fields = {n: v for n, v in inner.fields.items() if n != "authors" or _SAME not in v}
        editors = fields.get("editors")
        if editors and _SAME in editors:
            fields.pop("editors")
        return Reading(fields, inner.pointer, None, True)
    readers: tuple[Callable[[str], Reading | None], ...] = (
        read_listed, _law, _magazine, _parliamentary, _plain(read_kept), _film, _data, _titled, _review, read_personal, _plain(read_contained), _thesis, _plain(read_book), _plain(read_archival),
        _post, _standard, _plain(_newspaper), _plain(read_author_year),
        lambda text: _page_of_site(text) if address else None,
        _plain(lambda text: _known_author(text, known)), _plain(_report),
        _plain(lambda text: read_short(text, known)), _unread,
    )  # fmt: skip
    return next((reading for read in readers if (reading := read(bare))), None)


def _known_author(bare: str, known: Known) -> Reading | None:
    """A short form of an author who was cited before, or was given a name."""
    reading = read_short(bare, known)
    if reading is None or not reading.fields.get("authors"):
        return None
    key = surname(reading.fields["authors"][0])
    return reading if key in known.surnames or key in known.names else None


def _plain(read: Callable[[str], Reading | None]) -> Callable[[str], Reading | None]:
    """A reader that is not tried on prose."""
    return lambda text: None if is_prose(text) else read(text)


def _law(bare: str) -> Reading | None:
    if not re.search(r"\d", bare) and not VERSUS.search(bare):
        return None
    unquoted_words = blanked(bare, quotations(bare))
    if VERSUS.search(unquoted_words) or CASE_NAME.search(bare):
        return read_case(bare) or read_statute(bare)
    return read_statute(bare) or (read_case(bare) if not quotations(bare) else None)


def _titled(bare: str) -> Reading | None:
    """A work whose title stands in quotation marks behind names or nothing."""
    quoted = quotations(bare)
    if not quoted:
        unopened = UNOPENED_TITLE.search(bare)
        if unopened is None:
            return None
        reading = read_titled(bare, *unopened.span())
        unsure = "the title's opening quotation mark is not in the note"
        return Reading({**reading.fields, "unsure": unsure}, reading.pointer)
    start, end = quoted[0]
    before, behind = bare[:start].strip(" ,:"), bare[end:]
    if behind.startswith(":") or before.endswith((", in", " in")):
        return None
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
    goes_on = not behind.lstrip()[:1].islower() or BEHIND_TITLE.compiled.match(behind.lstrip())
    if is_prose(behind) or (before and not is_name(before)) or not goes_on:
        return None
    lead = ROLE.compiled.sub("", bare[:start].rstrip(" ,"))
    lead = f"{lead}, " if lead else ""
    reading = read_titled(lead + bare[start:], len(lead), len(lead) + end - start)
    if bare[start] == "|":
        unsure = "the title's opening quotation mark is not in the note"
        return Reading({**reading.fields, "unsure": unsure}, reading.pointer)
    return reading


def _magazine(bare: str) -> Reading | None:
    """`Roe, A Survey of Fees, Penmoor L. Persp., Spring 1988, at 14, 17`."""
    found = MAGAZINE.search(bare)
    if found is None or quotations(bare) or series_kind(found["name"]) != "journal":
        return None
    pieces = found["before"].split(", ")
    count = names_before(pieces)
    dated, _ = take_date(found["date"])
    return Reading({
        "kind": "journal", "authors": split_authors(", ".join(pieces[:count])), **dated,
        "title": ", ".join(pieces[count:]), "container": found["name"], "locator": found["place"],
    })  # fmt: skip


def _parliamentary(bare: str) -> Reading | None:
    """`P.P. 1851, XXIX, Return of Wrecks, 4`, and with the title first."""
    found = PARLIAMENTARY.search(bare)
    if found is None:
        return None
    locator, behind = take_place(bare[found.end() :])
    title = (bare[: found.start()] or behind).strip(" ,")
    fields: Fields = {"kind": "report", "title": title, "container": found["name"], "volume": found["volume"],
                      "date": found["year"], "issued": found["year"], "locator": locator}  # fmt: skip
    return Reading(fields)


def _film(bare: str) -> Reading | None:
    """`The Keeper, directed by Ines Vardy (London: Shoreline, 1962), DVD, 0:41:10`."""
    found = DIRECTED.search(bare)
    if found is None or quotations(bare):
        return None
    imprint = find_imprint(bare)
    locator, rest = take_place(bare)
    dated, rest = take_date(rest[found.end() :])
    fields: Fields = {
        "kind": "video",
        "title": bare[: found.start()].strip(" ,"),
        "locator": locator,
        **dated,
    }
    if found["director"]:
        fields["authors"] = split_authors(found["director"])
    if imprint:
        fields |= imprint[2]
    elif rest.strip(" ,."):
        fields["publisher"] = rest.strip(" ,.").split(", ")[0]
    return Reading(fields)


def _data(bare: str) -> Reading | None:
    """`Port Authority, Tide Heights, 1901–1950 (data set, version 2), Data Archive, 2014`."""
    found = DATA_SET.search(bare)
    if found is None or quotations(bare):
        return None
    pieces = bare[: found.start()].strip(" ,").split(", ")
    count = names_before(pieces)
    dated, rest = take_date(bare[found.end() :])
    return Reading({
        "kind": "web page", "authors": split_authors(", ".join(pieces[:count])), **dated,
        "title": ", ".join(pieces[count:]), "container": rest.strip(" ,.") or None,
    })  # fmt: skip


def _thesis(bare: str) -> Reading | None:
    """`Roe, Ice, M.A. thesis, University of Snow, 2006, chap. 3`."""
    found = THESIS.search(bare)
    if found is None or quotations(bare) or is_prose(bare):
        return None
    around = title_and_names(bare[: found.start()].strip(" ,("))
    if not around.get("authors") or not around.get("title"):
        return None
    return Reading({**around, **behind_title(bare[found.start() :].strip(" ,("), False)})


def _review(bare: str) -> Reading | None:
    """`Jon Pike, review of The Bar, by Ada Moss, Journal of Ports 3 (1980): 9`."""
    found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of [^“”\"]{3,200}?), in\s", bare)
    found = found or re.match(
        r"^(?P<names>[^“”\"]{0,100}?),?\s*(?P<title>[Rr]eview of .{3,200}?, by "
        r"[^,]{3,80}(?:, eds?\.)?),\s",
        bare,
    )
    if found is None:
        found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of .{3,200}?, by [^,]{3,80}),\s", bare)
    if found is None or (found["names"] and not is_name(found["names"])):
        return None
    quoted = f"{found['names']}, " if found["names"] else ""
    text = f"{quoted}“{found['title'].replace('“', '‘').replace('”', '’')}” {bare[found.end() :]}"
    start = len(quoted)
    reading = read_titled(text, start, start + len(found["title"]) + 2)
    assert REVIEW_OF.search(found["title"])
    return Reading({**reading.fields, "title": found["title"]})


def _post(bare: str) -> Reading | None:
    """`@tarnferry, Instagram post, 1 September 2020`."""
    found = NETWORK.search(bare)
    if found is None or not find_dates(bare):
        return None
    dated, _ = take_date(bare)
    return Reading(
        {"kind": "post", "authors": (found["who"],), "container": found["where"], **dated}
    )


def _standard(bare: str) -> Reading | None:
    """`NSI 118-3:1999, cl. 4.1`; `U.S. Patent No. 99,104,881 col. 3 l. 12 (filed June 2, 2010)`."""
    bracket = re.search(r"\s\((?:filed|issued|published)?\s?([^()]*\d{4})\)$", bare)
    locator, rest = take_place(bare[: bracket.start()] if bracket else bare)
    found = STANDARD.search(rest)
    if found is None or REPORTED.search(bare):
        return None
    dated, _ = take_date(bracket[1]) if bracket else ({}, "")
    title, year = found["title"] or found["title2"], found["year"] or found["year2"]
    if locator is None and found["title2"]:
        locator = whole_place(rest[found.end() :])
    if year:
        dated = {"date": year, "issued": year}
    return Reading({"kind": "report", "title": title, "locator": locator, **dated}, "short")


def _newspaper(bare: str) -> Reading | None:
    """`Teign Gazette, May 4, 1908, 3`."""
    locator, rest = take_place(bare)
    dates = [date for date in find_dates(rest) if len(date.iso) > 4]
    if len(dates) != 1:
        return None
    container = rest[: dates[0].start].strip(" ,")
    behind = rest[dates[0].end :].strip(" ,.()")
    if behind or not container or not PRESS.search(container) or "," in container:
        return None
    container, bracket = bracket_behind(container)
    return Reading({"kind": "newspaper", "container": container, "locator": locator, **bracket,
                    "date": rest[dates[0].start : dates[0].end], "issued": dates[0].iso})  # fmt: skip


def _report(bare: str) -> Reading | None:
    """`GAO, Combatting Illegal Dredging, GAO-23-105643, May 2023, p. 11`."""
    if quotations(bare) or not (REPORT.search(bare) or is_body(bare.split(", ", maxsplit=1)[0])):
        return None
    locator, rest = take_place(bare)
    dated, rest = take_date(rest)
    pieces = [piece.strip(" .()") for piece in rest.split(", ") if piece.strip(" .()")]
    count = names_before(pieces)
    if not dated or len(pieces) <= count or count == 0:
        return None
    title, *others = pieces[count:]
    numbers = [piece for piece in others if re.search(r"\d", piece)]
    fields: Fields = {
        "kind": "report", "authors": split_authors(", ".join(pieces[:count])), "title": title,
        "container": ", ".join(numbers), "locator": locator, **dated,
        "publisher": ", ".join(piece for piece in others if piece not in numbers),
    }  # fmt: skip
    return Reading(fields)


def _page_of_site(bare: str) -> Reading | None:
    """What is known of a page without a title in quotation marks."""
    if is_prose(bare) or REPORT.search(bare):
        return None
    dated, rest = take_date(bare)
    elements = [part.strip(" .") for part in rest.split(",") if part.strip(" .")]
    fields: Fields = dict(dated)
    if elements and is_name(elements[0]):
        fields["authors"] = split_authors(elements.pop(0))
    if len(elements) > 1 and VIDEO.search(elements[1]):
        fields |= {"kind": "video", "title": elements.pop(0)}
    version = re.match(r"(?P<title>[A-Z].*?),? (?:v\.|version) [\d.]+", ", ".join(elements))
    if version:
        return Reading({**fields, "kind": "web page", "title": version["title"]})
    if elements:
        fields["unparsed"] = ", ".join(elements)
    return Reading(fields)


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
