"""References as lists of works have them: surnames first, elements parted by stops.

Chicago's bibliography, APA, Harvard and Vancouver.
"""

import re

from corpus.citations.elements.imprint import find_open_imprint, read_imprint
from corpus.citations.elements.inverted import (
    AND,
    GIVEN,
    INITIALS,
    INVERTED,
    NAME_PART,
    SURNAME,
)
from corpus.citations.elements.names import is_body, split_authors
from corpus.citations.elements.parts import (
    bare_edition,
    pieces_of,
    take_date,
    take_people,
    take_volume,
)
from corpus.citations.elements.places import place_in, take_place, whole_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.punctuation import unquoted
from corpus.citations.reading.book_titles import is_report
from corpus.citations.reading.titled import behind_title, read_titled
from corpus.english.works.archives import DOCUMENT
from corpus.english.works.documents import NUMBER_IN_BRACKETS
from corpus.english.works.kinds import PRESS, PUBLISHER_WORD, REPORT, THESIS
from corpus.english.works.law import JOURNAL_WORD
from corpus.english.works.media import PROGRAM
from corpus.english.works.names import PRINTING_TOWN, STATE_BEHIND, TOWN

# Moss, A., & Pike, J. (1990).   Moss, A. and Pike, J. (1990)   Moss, Ada (1990)
_APA = re.compile(
    rf"^(?P<names>{INVERTED}(?:{AND}(?:\.{{3}}\s)?(?:{INVERTED}"
    rf"|{INITIALS}\s?{SURNAME})){{0,20}}(?:,?\s+et "
    rf"al\.)?|{SURNAME},\s{GIVEN})"
    r"(?P<role>\s*\((?:[Ee]ds?|[Tt]rans)\.?\))?[.,]?\s*\(?(?P<date>(?:1[4-9]"
    r"|20)\d\d[a-z]?(?:,\s[A-Z][a-z]+(?:\s\d{1,2})?)?|n\.d\.|in press|forthcoming)\)?[.,:]?\s+"
)
_BODY_APA = re.compile(
    r"^(?P<names>(?:(?:[A-Z]\.){2,3}\s)?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^.()“”\"]{2,80}?)\.?\s\((?P<date>(?:1[4"
    r"-9]"
    r"|20)\d\d[a-z]?(?:,\s[A-Z][a-z]+(?:\s\d{1,2})?)?|n\.d\.)\)[.,:]?\s+(?=[“‘\"'A-ZÀ-Þ])"
)
# MOSS, A. and PIKE, J.
_SHOUTED = re.compile(
    rf"^(?P<names>[A-ZÀ-Ž’'-]{{3,}},\s{INITIALS}(?:{AND}[A-ZÀ-Ž’'-]{{3,}},\s{INITIALS}){{1,8}})"
    r"(?<=\.)\s?(?=[A-ZÀ-Ž])"
)
# Port Authority. 1990. Tide tables.
_BODY_YEAR = re.compile(
    r"^(?P<names>(?:(?:[A-Z]\.){2,3}\s)?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^.()“”\"]{1,80}?)\.\s(?P<date>(?:1[4-9]"
    r"|20)\d\d[a-z]?)\.\s+(?=[“‘\"A-ZÀ-Þ])"
)
# Port Authority. Tide tables.
_BODY = re.compile(r"^(?P<names>[A-ZÀ-Ž][^.()“”\"]{3,80}?)\.\s+(?=[“\"‘A-Z])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# Reinforced walls. Inventor: A. Moss. Int. Cl.: E02D. Oslo: Patentstyret, 1999, NO 199881. Claim 3
_PATENT = re.compile(
    r"(?P<title>[^.]{3,200})\.\sInventors?:\s(?P<who>[^:;]{3,120}?)\.\s"
    r"(?:Int\.\sCl\.?:?\s[^.;]{2,30}\.\s)?"
    r"(?P<town>[A-ZÀ-Þ][^:.]{2,30}):\s(?P<publisher>[^,.]{2,80}),\s(?P<year>(?:1[89]|20)\d\d),\s"
    r"(?P<number>[A-Z]{2}\s?[A-Z\d][\d /-]{3,20}[A-Z]?\d?)"
    r"(?:\.\s(?P<place>[Cc]laims?\s\d[^.]{0,20}))?"
)
_TITLE_AND_YEAR = re.compile(r"(?P<title>[^.?!]{3,200})\.\s(?P<year>(?:1[5-9]|20)\d\d)")
_THESIS_IN_BRACKETS = re.compile(
    r"\s\[(?:[\w’'. ]{1,20}\s)?(?:dissertation|thesis)\]$", re.IGNORECASE
)
_INITIAL_AT_END = re.compile(r",\s(?:[A-ZÀ-Þ]\.[\s-]?){0,3}[A-ZÀ-Þ]$")
_OF_BODIES = (_BODY_APA, _BODY_YEAR, _BODY)
# Moss A, Pike J. Silt and sand.
_VANCOUVER = re.compile(
    rf"^(?P<names>{SURNAME}\s[A-Z]{{1,3}}(?:,\s{SURNAME}\s[A-Z]{{1,3}}){{0,20}}(?:,\s"
    rf"et\sal)?)(?P<role>,\seditors?|,\seds?)?\.\s+"
)
_BY_VANCOUVER = re.compile(r"\b\d{4}(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\d|;\s\d{4}(?:[.;:]|$)")
# Moss, Ada.   Moss, Ada, and Jon Pike.   Moss, Ada, ed.
_CHICAGO = re.compile(
    rf"^(?P<names>{SURNAME},\s(?:(?:[A-ZÀ-Þ]\.[\s-]?){{0,3}}[A-ZÀ-Þ](?=\.\s)"
    rf"|{GIVEN})(?:(?:,\sand\s|\sand\s"
    rf"|,\s){NAME_PART}(?:\s{NAME_PART}){{1,3}}){{0,8}})"
    r"(?P<role>,\s(?:eds?|trans))?\.\s+(?=[“\"‘A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ])"
)
_JOURNAL = re.compile(
    r"^(?P<container>[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^.;:()]{1,120}?)[.,]?\s(?:(?P<date>(?:1[5-9]"
    r"|20)\d\d)(?P<month>\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?\s?;\s?)?"
    r"(?P<volume>(?!(?:1[5-9]|20)\d\d\b)\d{1,4})(?:\s?\((?P<issue>[\w–-]{1,12})\))?(?:\s?[:,]\s?("
    r"?:pp?\.\s?)?"
    r"(?P<place>[eE]?\d[\w–-]*))?(?:[.,]|$)"
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[\w)\]’”\"?!]{2})|(?<=\.\)))[.?!]\s+(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ“\"]|\d{1,2}(?:st|nd|rd|th)\s"
    r"|(?:1[5-9]|20)\d\d\.?$)|(?<=[?!])\s+(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ])"
)
_IN_BOOK = re.compile(
    r"^[Ii]n:?\s+(?:(?P<editors>.+?)(?:\s?\((?:[Ee]ds?\.?|Hrsg\.)\),?"
    r"|,\seditors?\.)\s+)?(?P<book>.+?)"
    r"(?:\s?\((?:(?P<edition>[^()]*ed\.),?\s)?(?P<pages>pp?\.\s?[\d–-]+)\))?(?:\.\s+(?P<rest>.+))?$"
)

_ISO_JOURNAL = re.compile(
    r"^(?P<container>[A-ZÀ-Ž][^.;:()]{1,120})\.\s(?P<date>(?:1[5-9]|20)\d\d),\s(?P<volume>\d{1,4})"
    r"(?:\((?P<issue>[\w–-]{1,12})\))?,\s(?:pp?\.\s)?(?P<place>[eE]?\d[\w–-]*)"
)
_QUOTED = re.compile("[‘“„«]")  # a title, which is no part of names


def read_listed(text: str) -> Reading | None:
    """A reference in the form of a list of works; `None` for anything else."""
    if "Inventor" in text and (patent := _PATENT.fullmatch(text)):
        return Reading({
            "kind": "report", "title": patent["title"], "authors": split_authors(patent["who"]),
            "place": patent["town"], "publisher": patent["publisher"], "date": patent["year"],
            "issued": patent["year"], "locator": patent["place"], "unparsed": patent["number"],
        })  # fmt: skip
    for pattern in (_APA, _BODY_APA, _BODY_YEAR, _SHOUTED, _CHICAGO, _VANCOUVER, _BODY):
        found = pattern.match(text)
        if found is None or _QUOTED.search(found["names"]):
            continue
        if pattern in _OF_BODIES and not (is_body(found["names"]) or _is_shouted(found["names"])):
            continue
        if text.startswith("in ", found.end()) and pattern is _APA:
            continue
        if pattern in _OF_BODIES and DOCUMENT.search(found["names"]):
            continue
        if pattern is _BODY and not re.search(r"\b(?:1[5-9]|20)\d\d\b", text):
            continue
        if pattern is _APA and not _is_dated(found):
            continue
        if pattern is _VANCOUVER and not _BY_VANCOUVER.search(text):
            continue
        fields = _names(found, pattern in _OF_BODIES)
        date = found.groupdict().get("date")
        if date and date[:1].isdigit():
            year, _, day = re.sub(r"(?<=\d)[a-z]\b", "", date).partition(", ")
            dated, _ = take_date(f"{day}, {year}" if day else year)
            fields |= {"date": date, "issued": dated.get("issued")}
        rest = _behind_names(text[found.end() :].strip())
        if rest and len(fields.get("issued") or "") > 7 and rest.get("kind") == "book":
            rest = _of_day(rest)
        if rest is None or not str(rest.get("title") or "0")[0].isalpha():
            continue
        if not (fields.get("date") or rest.get("date") or rest.get("container")):
            continue
        if rest.get("kind") == "book" and is_report(rest["title"], {**rest, **fields}):
            rest["kind"] = "report"
        return Reading({n: v for n, v in {**rest, **fields}.items() if v})
    return None


def _of_day(rest: Fields) -> Fields:
    """What seems to be put out by a publisher on a day is of a newspaper or a site."""
    name = rest.get("publisher")
    kind = "newspaper" if name and PRESS.search(name) else "unknown"
    return {**rest, "publisher": None, "container": name, "kind": kind}


def _is_shouted(names: str) -> bool:
    """Whether names are those of a body in capitals, as `CITY OF PORTO`."""
    return names.isupper() and len(names.split()) > 2 and "," not in names


def _is_dated(found: re.Match[str]) -> bool:
    """Whether the date stands in brackets or behind a stop, and is no part of a title."""
    between = found[0][found.end("names") - found.start() : found.start("date") - found.start()]
    return "(" in between or "." in between or found["names"].rstrip().endswith(".")


def _names(found: re.Match[str], body: bool) -> Fields:
    names = re.sub(r",?\s+et al\.?$", "", found["names"])
    if _INITIAL_AT_END.search(names) and _is_stop(found):
        names += "."
    role = found.groupdict().get("role") or ""
    field = "editors" if "d" in role.lower() and "ed" in role.lower() else "authors"
    if body:
        return {field: (names.strip(),)}
    return {field: inverted_names(names)}


def _is_stop(found: re.Match[str]) -> bool:
    """Whether a stop follows the names, which is that of the last initial."""
    return found.string[found.end("names") : found.end("names") + 1] == "."


def inverted_names(names: str) -> tuple[str, ...]:
    """`Moss, A., & Pike, J.` → each name as printed; only the first may be inverted."""
    pairs = re.findall(rf"{INVERTED}", names)
    if pairs and len(re.sub(rf"{INVERTED}|{AND}|\.{{3}}|\s", "", names)) == 0:
        return tuple(pair.strip() for pair in pairs)
    if re.match(rf"{SURNAME}\s[A-Z]{{1,3}}(?:,|$)", names):
        return tuple(part.strip() for part in names.split(","))
    first = re.match(rf"{SURNAME},\s{GIVEN}(?=,|\sand\s|$)", names)
    if first is None:
        return split_authors(names)
    return (first[0].strip(), *split_authors(names[first.end() :]))


def _behind_names(rest: str) -> Fields | None:
    quoted = quotations(rest)
    if quoted and quoted[0][0] == 0:
        start, end = quoted[0]
        behind = rest[end:].strip(" .,")
        if not behind:
            return {"title": unquoted(rest[start:end])}
        book = _IN_BOOK.match(behind)
        if book and book["editors"] and book["rest"]:
            return {"title": unquoted(rest[start:end]), **_in_book(book)}
        return read_titled(f"{rest[start:end]}, {behind}", 0, end - start).fields
    dated = _TITLE_AND_YEAR.fullmatch(rest.rstrip(" ."))
    if dated:
        return {"kind": "book", "title": dated["title"], "date": dated["year"],
                "issued": dated["year"]}  # fmt: skip
    cut = _SENTENCE_END.search(rest)
    if cut and "?" in rest[: cut.end()][-3:]:  # a subtitle may stand behind a question
        later = _SENTENCE_END.search(rest, cut.end())
        subtitle = rest[cut.end() : later.start()] if later else ""
        if len(re.findall(r"(?<![\w’-])[a-z]{3,}", subtitle)) > 1 and "," not in subtitle:
            cut = later
    title = rest[: cut.start() + (rest[cut.start()] in "?!")] if cut else rest.rstrip(" .")
    tail = rest[cut.end() :].strip() if cut else ""
    title, inside = _without_brackets(title)
    numbered = NUMBER_IN_BRACKETS.search(title)
    if numbered:
        title = title[: numbered.start()].strip()
        inside |= {"unparsed": numbered["number"]}
    if not tail and not cut and (found := _behind_commas(title)):
        return {**found, **inside}
    if not tail:
        return {"title": title, "kind": "report" if numbered else "book", **inside}
    said = _THESIS_IN_BRACKETS.search(title)
    if said:
        return {**_tail(tail), "title": title[: said.start()], "kind": "thesis"}
    if THESIS.search(tail):
        return {"title": title, **inside, **behind_title(re.sub(r"\.\s", ", ", tail), False)}
    fields = {"title": title, **inside, **_tail(tail)}
    return {**fields, "kind": "report"} if numbered and fields.get("kind") == "book" else fields


def _behind_commas(text: str) -> Fields | None:
    """`Ice, 3rd edn, Saltmarsh Press, Oslo, p. 4`, as Harvard's manner has it; `None` for any other
    text.
    """
    locator, text = take_place(text)
    fields, text = take_people({}, text)
    pieces = pieces_of(text)
    if len(pieces) < 2:
        return None
    *title, last = pieces
    place, colon, publisher = last.partition(": ")
    if colon and TOWN.search(place):
        fields |= {"place": place, "publisher": publisher}
    elif len(title) > 1 and PUBLISHER_WORD.search(title[-1]) and TOWN.search(last):
        fields |= {"publisher": title.pop(), "place": last}
    elif len(title) > 1 and TOWN.search(title[-1]) and PUBLISHER_WORD.search(last):
        fields |= {"place": title.pop(), "publisher": last}
    elif len(title) > 1 and (PRINTING_TOWN.compiled.fullmatch(last) or STATE_BEHIND.search(last)):
        fields |= {"publisher": title.pop(), "place": last}
    elif PUBLISHER_WORD.search(last):
        fields |= {"publisher": last}
    else:
        return None
    return {**fields, "title": ", ".join(title), "kind": "book", "locator": locator}


def _without_brackets(title: str) -> tuple[str, Fields]:
    """A title without the edition or the pages in brackets behind it."""
    found = re.search(r"\s?\(([^()]*(?:ed\.|edn|[Vv]ol\.|pp?\.|[Tt]rans\.)[^()]*)\)$", title)
    if found is None:
        return title.strip(" ."), {}
    fields, _ = take_people({}, found[1])
    return title[: found.start()].strip(), fields


def _tail(tail: str) -> Fields:
    """Where a work appeared: a book, a journal, a publisher."""
    book = _IN_BOOK.match(tail)
    if book:
        return _in_book(book)
    if PROGRAM.search(tail):
        return {"kind": "web page", **take_date(tail)[0]}
    journal = _ISO_JOURNAL.match(tail)
    fields: Fields
    if journal:
        fields = {name: journal[name] for name in ("container", "date", "volume", "issue")}
        return {**fields, "kind": "journal", "issued": journal["date"], "locator": journal["place"]}
    journal = _JOURNAL.match(tail)
    if journal and journal["container"]:
        fields = {name: journal[name] for name in ("container", "volume", "issue")}
        fields |= {"kind": "journal", "locator": journal["place"]}
        if journal["date"]:
            words = journal["date"] + (journal["month"] or "")
            turned, _ = take_date(f"{(journal['month'] or '').strip()} {journal['date']}")
            fields |= {"date": words, "issued": turned["issued"]}
        behind = place_in(tail[journal.end() :])
        return {**fields, "locator": behind} if behind else fields
    fields, tail = take_people({}, tail)
    tail = tail.strip(" .,")
    opened = find_open_imprint(tail)
    if opened and not opened["publisher"] and PUBLISHER_WORD.search(opened["place"]):
        fields |= {"publisher": opened["place"], "kind": "book", "date": opened["date"],
                   "issued": opened["year"]}  # fmt: skip
        return {**fields, "locator": place_in(tail[opened.end() :])}
    if opened:
        fields |= {"place": opened["place"], "publisher": opened["publisher"], "kind": "book",
                   "date": opened["date"], "issued": opened["year"]}  # fmt: skip
        return {**fields, "locator": place_in(tail[opened.end() :])}
    return {**fields, **_publisher(tail)}


def _publisher(tail: str) -> Fields:
    """`London: Verso, p. 3`; `Exe Press; 1991`; `Gazette, p. 3`."""
    locator, rest = take_place(tail)
    vancouver = re.match(
        r"(?:(?P<place>[^:;]+):\s)?(?P<publisher>[^;]+);\s(?P<year>\d{4})"
        r"(?P<month>\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?(?![a-z])",
        rest,
    )
    if vancouver:
        year, month = vancouver["year"], vancouver["month"] or ""
        turned, _ = take_date(f"{month.strip()} {year}")
        behind = place_in(tail[vancouver.end() :])
        return {"kind": "book", "place": vancouver["place"], "publisher": vancouver["publisher"],
                "date": year + month, "issued": turned["issued"], "locator": behind}  # fmt: skip
    if _YEAR.fullmatch(rest.strip(" .")):
        return {"kind": "book", "date": rest.strip(" ."), "issued": rest.strip(" ."),
                "locator": locator}  # fmt: skip
    place, colon, publisher = rest.strip(" .").partition(": ")
    if colon:
        return {
            "kind": "book",
            "place": place,
            "publisher": publisher.strip(" .,"),
            "locator": locator,
        }
    volume, name = take_volume(rest)
    if volume and not _YEAR.fullmatch(volume.get("volume", "")):
        return {"kind": "journal", "container": name, "locator": locator, **volume}
    if JOURNAL_WORD.search(rest) and not PUBLISHER_WORD.search(rest):
        return {"kind": "journal", "container": rest.strip(" .,"), "locator": locator}
    if PRESS.search(rest) and locator:
        return {"kind": "newspaper", "container": rest.strip(" .,"), "locator": locator}
    kind = "report" if REPORT.search(rest) else "book"
    return {"kind": kind, "publisher": rest.strip(" .,"), "locator": locator}


def _in_book(book: re.Match[str]) -> Fields:
    fields: Fields = {"kind": "chapter", "container": book["book"].strip(" ,.")}
    if book["editors"]:
        vancouver = re.match(rf"{SURNAME}\s[A-Z]{{1,3}}(?:,|$)", book["editors"])
        fields["editors"] = (
            inverted_names(book["editors"]) if vancouver else split_authors(book["editors"])
        )
    if book["edition"]:
        fields["edition"] = bare_edition(book["edition"])
    if book["pages"]:
        fields["locator"] = whole_place(book["pages"]) or book["pages"]
    rest = book["rest"] or ""
    if not book["editors"]:
        people, container = take_people({}, fields["container"])
        fields |= {**people, "container": container.strip(" ,")}
    printed = _publisher(rest) if re.search(r";\s\d{4}", rest) else {}
    if printed:
        return {**fields, **{n: v for n, v in printed.items() if v and n != "kind"}}
    opened = find_open_imprint(rest)
    if opened:
        return {
            **fields,
            "place": opened["place"],
            "publisher": opened["publisher"],
            "date": opened["date"],
            "issued": opened["year"],
            **({"locator": place} if (place := place_in(rest[opened.end() :])) else {}),
        }
    place, colon, publisher = rest.strip(" .").partition(": ")
    if colon:
        locator, publisher = take_place(publisher)
        return {**fields, "place": place, "publisher": publisher,
                **({"locator": locator} if locator else {})}  # fmt: skip
    imprint = read_imprint(rest) if rest else None
    return {**fields, **(imprint or ({"publisher": rest.strip(" .")} if rest else {}))}
