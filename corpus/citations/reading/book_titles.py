"""What stands before the imprint of a book: names, the title, the series."""

import re

from corpus.citations.elements.inverted import before_colon
from corpus.citations.elements.names import (
    is_body,
    is_name,
    names_before,
    split_authors,
    without_role,
)
from corpus.citations.elements.parts import pieces_of, take_people, take_volume_word
from corpus.citations.elements.reference import Fields
from corpus.citations.elements.series import take_series
from corpus.citations.reading.titled import book_around
from corpus.english.works.documents import (
    BOOK_OF_BODY,
    CALLED_REPORT,
    INSTITUTE,
    PREPARED_FOR,
)
from corpus.english.works.kinds import OF_BODIES, REPORT, RESEARCH_BODY, STANDARD
from corpus.english.works.law import COMMAND_PAPER
from corpus.english.works.media import INTRODUCED, UNSIGNED
from corpus.english.works.parts import EDITOR_BEHIND, TRANSLATOR_BEHIND
from corpus.english.works.titles import (
    CONTINENTAL,
    SERIES_IN_BRACKETS,
    TITLE_OF_VOLUME,
    TRANSLATED_TITLE,
    VERSION,
    VOLUME_OF,
)

_YEARS_AT_START = re.compile(r"\d{4}[–-]\d{2,4}(?:,|$)")
_NOBODY = "Nemo"  # stands for names while the rest is read
_VOLUME_AT_END = re.compile(r",\s(?P<volume>[IVX]{1,5}|[ivx]{1,4})$")
_CHAPTER = re.compile(r",\s+(?:in|dans|en):?\s+(?=[A-Z«“]|(?:ders|dies)\.)")


def is_report(before: str, around: Fields) -> bool:
    """Whether a book is a report: of a series of them, or so called by the body that made it."""
    series = around.get("unparsed") or ""
    if REPORT.search(series) or STANDARD.search(series) or COMMAND_PAPER.search(before):
        return True
    title = str(around.get("title") or "")
    if CALLED_REPORT.search(title):
        return True
    names = around.get("authors") or ("",)
    shouted = names[0].isupper() and len(names[0].split()) > 2 and "," not in names[0]
    if not (is_body(names[0]) or shouted or RESEARCH_BODY.search(names[0])):
        return False
    handbook = around.get("edition") or BOOK_OF_BODY.search(title)
    return not handbook or bool(REPORT.search(title) or OF_BODIES.search(title))


def is_of_institute(fields: Fields) -> bool:
    """Whether a work was put out by a body that puts out reports, or by the body that wrote it."""
    publisher = str(fields.get("publisher") or "")
    title = str(fields.get("title") or "")
    if not publisher or fields.get("edition") or fields.get("translators"):
        return False
    if BOOK_OF_BODY.search(title):
        return False
    return INSTITUTE.search(publisher) is not None or publisher in fields.get("authors", ())


def title_and_names(before: str) -> Fields:
    """The names, the title, the series and those who had a part in a book, from the words before
    its imprint.
    """
    chapter = _CHAPTER.search(before)
    if chapter and names_before(before[: chapter.start()].split(", ") or [""]):
        around = book_around(before[chapter.end() :])
        head = before[: chapter.start()].strip(" ,").split(", ")
        count = names_before(head)
        return {**around, "kind": "chapter", "title": ", ".join(head[count:]),
                "authors": split_authors(", ".join(head[:count]))}  # fmt: skip
    turned = before_colon(before)
    if turned:
        names_, edited, rest = turned
        found = title_and_names(f"{_NOBODY}, {rest}")
        return {**found, "authors": (), "editors" if edited else "authors": names_}
    colon = before.find(": ")
    if (
        colon > 0
        and is_name(before[:colon])
        and ", " not in before[:colon]
        and not is_body(before[:colon])
        and len(before[:colon].split()) > 1
        and CONTINENTAL.search(before)
    ):
        before = f"{before[:colon]}, {before[colon + 2 :]}"
    before = INTRODUCED.compiled.sub("", before)
    written = PREPARED_FOR.search(before)
    before = before[: written.start()] if written else before
    fields, before = take_people({"kind": "report"} if written else {}, before.strip(" ,."))
    of_set = VOLUME_OF.search(before)
    if of_set:
        fields |= {"volume": of_set["volume"], "unparsed": of_set["set"]}
        before = before[: of_set.start()] + before[of_set.end() :]
    titled = TITLE_OF_VOLUME.search(before)
    if titled:
        fields["unparsed"] = titled["title"].strip(" ,")
        before = before[: titled.start("title")].rstrip(" ,:")
    series = SERIES_IN_BRACKETS.search(before)
    if series:
        fields |= {"unparsed": series["series"]}
        before = before[: series.start()] + before[series.end() :]
    fields, before = take_volume_word(fields, before)
    command = COMMAND_PAPER.search(before)
    if command and command.start() > 3 and command.end() == len(before.strip(" ,.")):
        before, fields["unparsed"] = before[: command.start()].strip(" ,"), command[0]
    names, title = _part(pieces_of(before))
    fields, title = _trimmed(fields, title)
    if names and _YEARS_AT_START.match(title):
        names, title = "", f"{names}, {title}"  # the years are of the title
    if names and not UNSIGNED.search(names.strip("[] ")):
        role = _role(names)
        if role == "authors" or not fields.get(role):
            fields[role] = split_authors(names)
    return {**fields, "title": title.strip(" ,.")}


def _trimmed(fields: Fields, title: str) -> tuple[Fields, str]:
    """A title without the series, the volume, the version and the translation behind it."""
    fields, title = take_series(fields, title)
    title = TRANSLATED_TITLE.compiled.sub("", title)
    volume = _VOLUME_AT_END.search(title)
    if volume and not fields.get("volume"):  # Ice, II
        fields, title = {**fields, "volume": volume["volume"]}, title[: volume.start()]
    title = re.sub(r"\s?\[\d{4}\]$", "", title)
    version = VERSION.search(title)
    if version:
        title, fields["kind"] = title[: version.start()], "web page"
    command = COMMAND_PAPER.search(title)
    if command and command.start() > 3 and command.end() == len(title):
        title, fields["unparsed"] = title[: command.start()].strip(" ,"), command[0]
    return fields, title


def _part(pieces: list[str]) -> tuple[str, str]:
    count = names_before(pieces)
    return ", ".join(pieces[:count]), ", ".join(pieces[count:])


def _role(names: str) -> str:
    """Whether names before a title are those of authors, editors or translators."""
    if EDITOR_BEHIND.search(f"{names},") and without_role(names) != names.strip(" ,"):
        return "editors"
    return "translators" if TRANSLATOR_BEHIND.search(names) else "authors"
