"""Books: names, a title without quotation marks, and an imprint."""

import re

from corpus.citations.elements.imprint import (
    find_imprint,
    find_open_imprint,
    has_imprint,
    take_comma_imprint,
)
from corpus.citations.elements.inverted import before_colon
from corpus.citations.elements.names import (
    is_body,
    is_name,
    is_person,
    names_before,
    split_authors,
)
from corpus.citations.elements.parts import take_people, take_volume_word
from corpus.citations.elements.places import place_in, take_place, whole_place, without_volume
from corpus.citations.elements.quotes import brackets, quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.series import is_number_of_report
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.law.titles import is_title
from corpus.citations.reading.book_titles import is_report, title_and_names
from corpus.citations.reading.titled import behind_title, volume_of_set
from corpus.dates import find_dates
from corpus.english.works.codes import CODE
from corpus.english.works.documents import (
    COMMITTEE_PRINT,
    NUMBERED_PAPER,
)
from corpus.english.works.kinds import LETTER, RESEARCH_BODY, THESIS
from corpus.english.works.law import COMMAND_PAPER, NOTE_TITLE, REPORTED
from corpus.english.works.media import BY_AUTHOR, RELEASE
from corpus.english.works.parts import EDITION, VOLUMES
from corpus.english.works.titles import (
    CONTINENTAL,
    EDITED_COMMENTARY,
    INTRODUCTION,
    POSSESSIVE,
)

_PAGE_BEFORE = re.compile(
    r"^(?P<title>.*(?:[^\s,\d§¶]|\w(?=,?\sat\s)))(?<!\sat)(?:,?\sat)?\s(?P<place>(?:(?:§§?|¶¶?)\s?"
    r"[\d.:-]+(?:\(\w\))*(?:\[\w{1,4}\])*(?:\scmt\.\s\w+)?"
    r"|\d{1,4}(?:[-–]\d{1,4})?)(?:,\s\d{1,4}(?:[-–]\d{1,4})?)*(?:\snn?\.\s?\d+)?(?:\s&\s(?:n|tbl"
    r"|fig|app)s?\.\s?\w+)?)$"
)
_SECTION_AT_END = re.compile(r",?\s(?P<place>(?:§§?|¶¶?)\s?\d[\d.:-]*|(?:chs?|pts?)\.)$")
_CONGRESS = re.compile(r",\s\d{1,3}\w{1,2}\sCong\.,(?:\s\d\w{1,2}\s[Ss]ess\.,)?")
_NUMBER_BEHIND = re.compile(r",\s(?P<place>nos?\.\s\d[\d–-]*)\.?")
_NUMBER_IN_TITLE = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\bNo\.\s\d+")
_WRITER_BEHIND = re.compile(r"\s\((?P<who>[A-Z][^()\d]+)\)$")
_COLLECTION = re.compile(r",\s(?:coll(?:ection|\.)|col\.)\s[«“\"][^»”\"]{2,80}[»”\"]")
_INVERTED_BOOK = re.compile(
    r"(?P<names>[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[A-ZÀ-Þ]\.)?),\s(?P<title>[^,\s]+\s.+)"
)
_CUT_TITLE = re.compile(r",[”\"]\s")
_NOBODY = "Nemo"  # stands for names while the rest is read
_CHAPTER = re.compile(r",\s+(?:in|dans|en):?\s+(?=[A-Z«“]|(?:ders|dies)\.)")


def read_book(text: str) -> Reading | None:
    """A book, or a chapter whose title has no quotation marks; `None` where there is no imprint."""
    imprint = find_imprint(text)
    if imprint:
        start, end, fields = imprint
        if not fields.keys() & {"place", "publisher"} and (found := _read_with_page_before(text)):
            return found
        return _read(text[:start], fields, text[end:])
    bracketed = _read_with_page_before(text)
    if bracketed:
        return bracketed
    opened = find_open_imprint(text)
    behind = text[opened.end() :].strip(" .:") if opened else ""
    ends = not behind.startswith(",") or whole_place(behind) is not None
    if opened and ends and opened.start("place") > 0 and opened["publisher"]:
        fields = {"place": opened["place"], "date": opened["date"], "issued": opened["year"],
                  "publisher": opened["publisher"].strip()}  # fmt: skip
        return _read(text[: opened.start("place")], fields, text[opened.end() :])
    return _read_comma_book(text)


def _read_comma_book(text: str) -> Reading | None:
    """`Roe, Ice, Oslo, Havn, 1999, p. 3`, as on the Continent; `Roe, Ice, Bristol, 1921`."""
    locator, rest = take_place(VOLUMES.compiled.sub("", _COLLECTION.sub("", text)))
    volume: Fields = {}
    found = take_comma_imprint(rest)
    if found is None and locator:
        pieces = rest.split(", ")  # the volume may stand behind the year
        volume, _ = take_volume_word({}, pieces[-1]) if len(pieces) > 2 else ({}, "")
        found = take_comma_imprint(", ".join(pieces[:-1])) if volume else None
    if found is None or is_number_of_report(found[0].get("publisher") or ""):
        return None
    words = found[1]
    if quotations(words):
        return None
    around = _inverted_book(words) or title_and_names(words)
    if not (around.get("authors") or around.get("editors")) or not around.get("title"):
        return None
    in_place, locator = without_volume(locator)
    number = around.get("volume") or volume.get("volume") or in_place
    kind = "report" if is_report(found[1], around) else "book"
    return Reading({**around, "kind": kind, **found[0], "volume": number, "locator": locator})


def read_possessive(text: str) -> Reading | None:
    """`Roe’s Hist. of Ice, vol. iii. p. 271, ed. 1731`, as older works cite books."""
    found = POSSESSIVE.search(text) if "’s " in text or "'s " in text else None
    if found is None:
        return None
    fields: Fields = {"kind": "book", "authors": (found["who"],), "title": found["title"],
                      "date": found["year"], "issued": found["year"],
                      "locator": found["place"].split(" ")[-1]}  # fmt: skip
    fields |= {"volume": found["volume"].split(" ")[-1]} if found["volume"] else {}
    return Reading({name: value for name, value in fields.items() if value})


def _inverted_book(words: str) -> Fields | None:
    """`Roe, Jane, Ice and Snow`, before an imprint between commas."""
    found = _INVERTED_BOOK.fullmatch(words)
    if found is None or is_body(found["names"]):
        return None
    return {**title_and_names(f"{_NOBODY}, {found['title']}"), "authors": (found["names"],)}


def read_contained(text: str) -> Reading | None:
    """A chapter or an article without quotation marks: `Roe, Ice, in: Snow 12 (1998)`."""
    named = INTRODUCTION.search(text)
    if named and is_name(named["names"]):
        fields = behind_title(f"in {text[named.end() :]}", False)
        return _contained(split_authors(named["names"]), named["title"], fields)
    found = _CHAPTER.search(text)
    if found is None or quotations(text[: found.start()]):
        return None
    words = text[: found.start()].strip(" ,")
    turned = before_colon(words)
    if turned:
        fields = behind_title(f"in {text[found.end() :]}", False)
        return _contained(turned[0], turned[2], fields)
    if CONTINENTAL.search(text) and is_name(words.partition(": ")[0]):
        words = words.replace(": ", ", ", 1)
    words = re.sub(r"\s\((?:1[4-9]|20)\d\d\)$", "", words)  # when it was first printed
    head = words.split(", ")
    count = names_before(head)
    if (
        len(head) == 1
        and is_person(words)
        and (part := _part_of_commentary(words, text[found.end() :]))
    ):
        return part
    if not count:
        return _letter_in(head, text[found.end() :])
    fields = behind_title(f"in {text[found.end() :]}", False)
    return _contained(split_authors(", ".join(head[:count])), ", ".join(head[count:]), fields)


def _contained(authors: tuple[str, ...], title: str, fields: Fields) -> Reading | None:
    if not fields.get("container") or not (fields.get("date") or fields.get("locator")):
        return None
    if any(
        re.fullmatch(r"(?:ders|dies)\.?|idem|eadem", name) for name in fields.get("editors", ())
    ):
        fields["editors"] = authors
    container = BY_AUTHOR.compiled.sub("", str(fields["container"]).strip('«»“”" '))
    first, _, rest = container.partition(", ")
    if rest and first.endswith((" (Hrsg.)", " (Hg.)")) and is_name(first):
        fields["editors"], container = split_authors(first), rest
    elif rest and len(first.split()) > 1 and is_name(first) and not is_body(first):
        container = rest  # whose book it is
    volume, place = without_volume(fields.get("locator"))
    if fields.get("kind") == "chapter":
        fields |= {"volume": fields.get("volume") or volume, "locator": place}
    return Reading(
        {"kind": "chapter", **fields, "container": container, "authors": authors, "title": title}
    )


def _part_of_commentary(writer: str, rest: str) -> Reading | None:
    """What one writer says in a commentary of several: `Keller, in: Roth/Stein (Hrsg.), Kommentar
    zum Eisrecht, 5. Aufl. 2003, § 12 Rn. 7`.
    """
    found = EDITED_COMMENTARY.search(rest)
    if found is None:
        return None
    return Reading({
        "kind": "chapter", "authors": (writer,), "container": found["title"],
        "editors": split_authors(found["editors"]), "date": found["year"],
        "issued": found["year"], "edition": (found["edition"] or "").rstrip(".") or None,
        "locator": whole_place(found["place"]) or found["place"],
    })  # fmt: skip


def _letter_in(head: list[str], rest: str) -> Reading | None:
    """A letter in a printed edition."""
    letter = LETTER.search(", ".join(head))
    if letter is None or not letter["two"]:
        return None
    fields = behind_title(f"in {rest}", False)
    return _contained(split_authors(letter["two"]), head[0], fields)


def _read(before: str, fields: Fields, behind: str) -> Reading | None:
    if has_imprint(before):
        return None  # these are two works
    around = title_and_names(before)
    title = around.get("title")
    if not title or title[0].islower() or ("§" in title and CODE.search(title)):
        return None
    if _CUT_TITLE.search(around["title"]):
        return None  # the title of a piece, and more behind it
    own, behind = volume_of_set(behind)
    fields = {"kind": "book", **fields, **around, **own}
    numbered = _NUMBER_BEHIND.fullmatch(behind)
    volume, place = without_volume(
        (numbered and numbered["place"]) or place_in(behind) or around.get("locator")
    )
    fields |= {"locator": place, "volume": volume or fields.get("volume")}
    paged = _PAGE_BEFORE.match(fields["title"]) if fields.get("unparsed") and not place else None
    if paged and fields["kind"] == "report" and ", " not in paged["place"]:  # as law reviews do
        fields |= {"title": paged["title"], "locator": paged["place"]}
    if THESIS.search(before):
        fields["kind"] = "thesis"
    elif is_report(before, around) or _puts_out_reports(fields):
        fields["kind"] = "report"
    return Reading({name: value for name, value in fields.items() if value})


def _puts_out_reports(fields: Fields) -> bool:
    """Whether the publisher of a book is a body that puts out its own reports."""
    publisher = fields.get("publisher") or ""
    own = publisher in fields.get("authors", ()) and " " in publisher
    return fields["kind"] == "book" and (own or bool(RESEARCH_BODY.search(publisher)))


def _read_with_page_before(text: str) -> Reading | None:
    """`Alma Quist, The Quiet Covenant 118 (2d ed. 1931)`, as law reviews cite books."""
    spans = [span for span in brackets(text) if find_dates(text[span[0] : span[1]])]
    if not spans or quotations(text):
        return None
    start, end = spans[-1]
    inside = text[start + 1 : end - 1]
    dates = find_dates(inside)
    fields: Fields = {"date": inside[dates[-1].start : dates[-1].end], "issued": dates[-1].iso}
    left = inside[: dates[-1].start].strip(" ,")
    if left:
        people, rest = take_people({}, f"{left}, ")
        role = re.fullmatch(r"(?P<who>[^,]+?),? (?:ed|eds|trans)\.", rest.strip(" ,"))
        if role:
            people["translators" if "trans" in rest else "editors"] = split_authors(role["who"])
        elif COMMITTEE_PRINT.search(left):
            fields["kind"] = "report"
            text = text[:start].replace(_congress_of(text[:start]), ",") + text[start:]
            start, end = next(span for span in brackets(text) if left in text[slice(*span)])
        elif RELEASE.search(left):
            rest = ""
        elif rest.strip(" ,") and not EDITION.search(left):
            return None
        fields |= people
    before = text[:start].strip(" ,")
    if paper := _command_paper(before):
        return Reading({**fields, **paper, "locator": whole_place(text[end:])})
    numbered = NUMBERED_PAPER.search(before)
    if numbered and numbered.end() == len(before):  # Sampling of Railcars, Directive 9914.2 (1988)
        fields |= {"kind": "report", "unparsed": numbered["number"]}
        before = before[: numbered.start()]
    writer = _WRITER_BEHIND.search(before)
    if writer and is_name(writer["who"]):  # The Federalist No. 4, at 12 (Ann Moss)
        fields["authors"] = split_authors(writer["who"])
        before = before[: writer.start()]
    journal = REPORTED.search(before)
    if journal and series_kind(journal["name"]) == "statute":
        return None
    if journal and journal.start() > 0:
        return _journal(before, journal, fields)
    found = _PAGE_BEFORE.match(before)
    bare, own = _without_page(before, found)
    pieces = bare.split(", ")
    count = names_before(pieces)
    if count == 0 and not (found and is_title_alone(bare)):
        return None
    around = title_and_names(bare)
    locator = whole_place(text[end:])
    if found and locator and re.fullmatch(r"\d{1,4}", found["place"]):
        around["volume"] = found["place"]
    locator = locator or own
    kind = fields.get("kind") or around.get("kind") or "book"
    kind = "report" if kind != "web page" and is_report(bare, around) else kind
    fields["kind"] = around["kind"] = kind
    return Reading({"kind": kind, **fields, **around, "locator": locator})


def _without_page(before: str, found: re.Match[str] | None) -> tuple[str, str | None]:
    """The words before a page, and the page with the section or the chapter before it: `Wharves
    § 88, at 301`; `Wharves ch. 6`.
    """
    if found is None:
        return before, None
    section = _SECTION_AT_END.search(found["title"])
    if section is None:
        return found["title"], found["place"]
    return before[: section.start()], before[section.start("place") :]


def _command_paper(before: str) -> Fields | None:
    """`White Paper on Ice, Cm 12`, before the year."""
    command = COMMAND_PAPER.search(before)
    if command is None or command.end() < len(before) or command.start() <= len("Cm."):
        return None
    title = before[: command.start()].strip(" ,(")
    if not is_title_alone(title):
        return None
    return {**title_and_names(title), "kind": "report", "unparsed": command[0]}


def _congress_of(before: str) -> str:
    """The Congress and the session between the committee and the title, with the commas."""
    found = _CONGRESS.search(before)
    return found[0] if found else ",,"  # which stands nowhere


def is_title_alone(text: str) -> bool:
    """Whether a text is the title of a work without an author, such as a dictionary."""
    bare = _NUMBER_IN_TITLE.sub("", text)
    if LETTER.search(text):
        return False
    return len(text.split()) > 1 and is_title(text) and not re.search(r"\d", bare)


def _journal(before: str, journal: re.Match[str], fields: Fields) -> Reading | None:
    """`Alma Quist, The Quiet Covenant, 44 Harv. L. Rev. 112, 118`."""
    words = before[: journal.start()].strip(" ,")
    head = words.split(", ")
    count = names_before(head) if len(head) > 1 and not NOTE_TITLE.search(words) else 0
    title = NOTE_TITLE.compiled.sub("", f"{', '.join(head[count:])}").strip(" ,")
    if not title:
        return None
    return Reading({
        "kind": "journal", "authors": split_authors(", ".join(head[:count])), "title": title,
        "container": journal["name"], "volume": journal["volume"], "issue": journal["issue"],
        "locator": whole_place(before[journal.end() :]), **fields,
    })  # fmt: skip
