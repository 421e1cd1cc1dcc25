"""The words of a note into the works it cites: authors, title, where, when, which page, address.

Notes in the humanities follow no grammar, only manners (Chicago's and Oxford's are known here).
So nothing is forced: what finds no field stays in `unparsed`, and what is no citation at all
is commentary.
"""

import re
from dataclasses import dataclass, replace

from corpus.citations.note_split import (
    ARCHIVE,
    IBID,
    IMPRINT,
    NAME,
    OP_CIT,
    PAGES,
    SEE_NOTE,
    TALK,
    TITLE,
    UNOPENED,
    commentary_length,
    items,
    mask,
)
from corpus.citations.urls import Address, find_addresses
from corpus.citations.work_types import PRESS, THESIS, kind_of
from corpus.dates import find_dates
from corpus.documents import Citation

_JOURNAL = re.compile(
    r"(?P<volume>\b\d{1,4}\s*[:.]\s*\d{1,3})\s*\((?P<year>[^()]*\d{4})\)"
    r"|(?:\bvol(?:ume)?\.?\s*\d+|\b\d{1,4}(?=,\s*no))(?:,?\s*(?:no|issue|nr)\.?\s*\d+)?"
    r"(?:\s*\((?P<year2>[^()]*\d{4})\))?"
    r"|\b(?P<bare>\d{1,4})\s*\((?P<year3>[^()]*\d{4})\)",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"[,(\s]*\b(?:last )?(?:accessed|retrieved|viewed|visited)\b[^),;]*\)?", re.I
)
_EDITED = re.compile(r"^,?\s*in:?\s+", re.I)
_EDITORS = re.compile(r",\s*(?:eds?\.|edited by)\s+[^(]+$")
_YEARS = re.compile(r"\b1[5-9]\d\d\s?[-–]\s?(?:1[5-9]|20)?\d\d\b|\b20\d\d\s?[-–]\s?\d{2,4}\b")
_FILM = re.compile(r"video|film|recording|documentary", re.I)
_SERIES = re.compile(r"\b(?:No|Nr)\.\s*\d+$|\b(?:report|paper|brief(?:ing)?|series)\b.*\d", re.I)


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation as read, with how it points back, if it does.

    `points` is "ibid", "short", "op. cit." or "note"; `note` the number a "note" names.
    """

    citation: Citation
    points: str | None = None
    note: int | None = None


def read_note(text: str) -> tuple[list[Reference], str | None]:
    """What a note cites, in order, and its commentary (verbatim) or `None`."""
    addresses = find_addresses(text)
    hidden = mask(text, addresses)
    references: list[Reference] = []
    commentary: list[str] = []
    for start, end in items(hidden):
        lead = commentary_length(hidden[start:end])
        if lead:
            commentary.append(text[start : start + lead].strip())
            start += lead
        if start >= end:
            continue
        inside = [
            Address(address.start - start, address.end - start, address.url)
            for address in addresses
            if start <= address.start < end
        ]
        references.append(_read_item(text[start:end], hidden[start:end], inside))
    return references, " ".join(commentary) or None


def split_authors(text: str) -> tuple[str, ...]:
    """`A. B. Smith, Jane Roe and Li Wei` → the three names, as printed."""
    parts = re.split(r"\s*(?:,\s*and\s|,\s*&\s|\sand\s|\s&\s|,)\s*", text.strip(" ,:;"))
    parts = [re.sub(r"\s*\((?:eds?|trans)\.?\)$", "", part) for part in parts]
    return tuple(part.strip() for part in parts if part.strip() and part not in ("eds.", "ed."))


def _read_item(text: str, hidden: str, addresses: list[Address]) -> Reference:
    url = addresses[0].url if addresses else None
    base = Citation(verbatim=text.strip(), kind="unknown", url=url)
    rest = hidden.replace("\ue000", " ").rstrip(" .,")
    if IBID.match(hidden):
        locator = _locator(IBID.sub("", rest))
        return Reference(replace(base, locator=locator), "ibid")
    see = SEE_NOTE.search(hidden)
    op_cit = OP_CIT.search(hidden)
    if see and not TITLE.search(hidden) and (op_cit or len(hidden.split()) <= 8):
        behind = hidden[max(see.end(), op_cit.end() if op_cit else 0) :].rstrip(" .")
        names = split_authors(hidden[: see.start()]) if op_cit is None else ()
        return Reference(
            replace(base, locator=_locator(behind), authors=names), "note", int(see["number"])
        )
    if op_cit:
        authors = split_authors(hidden[: op_cit.start()])
        return Reference(
            replace(base, authors=authors, locator=_locator(rest[op_cit.end() :])), "op. cit."
        )
    rest = _ACCESSED.sub("", rest).rstrip(" .,")
    title = TITLE.search(rest) or UNOPENED.search(rest)
    citation = _read_titled(base, rest, title) if title else _read_untitled(base, rest)
    citation = replace(citation, kind=kind_of(citation, rest, title is not None))
    if citation.publisher is not None and THESIS.search(citation.publisher):
        parts = [part for part in citation.publisher.split(", ") if not THESIS.search(part)]
        citation = replace(citation, publisher=", ".join(parts) or None)
    short = (
        citation.url is None
        and citation.date is None
        and citation.title is not None
        and bool(citation.authors)
    )
    return Reference(citation, "short" if short else None)


def _locator(text: str) -> str | None:
    match = PAGES.search(text)
    return match["pages"].strip() if match else None


def _take_date(citation: Citation, text: str) -> tuple[Citation, str]:
    """The last full date in `text`, taken out of it."""
    dates = find_dates(text)
    if not dates:
        return citation, text
    date = max(dates, key=lambda found: (len(found.iso), found.start))
    dated = replace(citation, date=text[date.start : date.end], issued=date.iso)
    return dated, f"{text[: date.start]},{text[date.end :]}"


def _read_titled(base: Citation, rest: str, title: re.Match[str]) -> Citation:
    """A work whose title stands in quotation marks."""
    unopened = title.group()[0] not in "“\"‘'"
    name = title.group()[0 if title.group()[0].isalnum() else 1 : -1].strip().rstrip(",")
    citation = replace(base, authors=split_authors(rest[: title.start()]), title=name)
    if unopened:
        citation = replace(citation, unsure="the title's opening quotation mark is not in the note")
    after = rest[title.end() :].strip(" ,.")
    edited = _EDITED.match(rest[title.end() :])
    imprint = IMPRINT.search(after)
    if imprint:
        container = _EDITED.sub("", _EDITORS.sub("", after[: imprint.start()])).strip(" ,")
        return replace(
            citation,
            container=container or None,
            publisher=imprint["publisher"].strip(),
            place=imprint["place"],
            date=imprint["year"],
            issued=imprint["year"][-4:],
            locator=_locator(after[imprint.end() :]),
        )
    journal = _JOURNAL.search(after)
    volume = None
    if journal:
        years = (journal["year"], journal["year2"], journal["year3"])
        year = next((found for found in years if found), None)
        volume = re.sub(r"\s*\([^()]*\)$", "", journal.group())
        citation = replace(
            citation,
            volume=volume.strip(),
            date=year,
            issued=find_dates(year)[0].iso if year and find_dates(year) else None,
        )
        locator = _locator(after[journal.end() :])
        tail = after[journal.end() :]
        if locator:
            tail = tail[: tail.rfind(locator)]
        citation = replace(citation, locator=locator)
        after = f"{after[: journal.start()]},{tail}"
    if citation.date is None:
        citation, after = _take_date(citation, after)
    if citation.locator is None:
        locator = _locator(after)
        if (locator and not citation.url) or (locator and citation.date):
            citation = replace(citation, locator=locator)
            after = after[: after.rfind(locator)]
    parts = [_part(part) for part in after.split(",")]
    parts = [part for part in parts if part]
    spoken = next((place for place, part in enumerate(parts) if _FILM.fullmatch(part)), None)
    if spoken is not None:
        unplaced = ", ".join(parts[spoken:])
        citation, parts = replace(citation, kind="video", unparsed=unplaced), parts[:spoken]
    if THESIS.search(rest):
        parts = [part for part in parts if not THESIS.search(part)]
        return replace(citation, publisher=", ".join(parts) or None)
    if edited:
        return replace(citation, container=_EDITED.sub("", ", ".join(parts)) or None)
    if not parts:
        return citation
    if volume or PRESS.search(parts[0]) or _SERIES.search(parts[0]):
        return replace(citation, container=parts[0], publisher=", ".join(parts[1:]) or None)
    return replace(citation, publisher=", ".join(parts))


def _part(text: str) -> str:
    """One element between commas, without stops and without a bracket that has no partner."""
    text = text.strip(" .:")
    return text if text.count("(") == text.count(")") else text.strip("()")


def _read_archive(base: Citation, rest: str) -> Citation:
    """`Minute Book, 1861-1869, City Archives, MS 14/3, fol. 22`: the item, then where it lies."""
    parts = [part.strip() for part in rest.split(",")]
    held = next((place for place, part in enumerate(parts) if place and ARCHIVE.search(part)), 0)
    locator = _locator(rest)
    where = ", ".join(part for part in parts[held:] if part != locator)
    dates, years = find_dates(rest), _YEARS.search(rest)
    date = years.group() if years else rest[dates[0].start : dates[0].end] if dates else None
    return replace(
        base,
        title=", ".join(parts[:held]) or rest.strip(" .,"),
        container=where if held else None,
        date=date,
        issued=dates[0].iso if dates and not years else None,
        locator=locator,
    )


def _read_untitled(base: Citation, rest: str) -> Citation:
    """A book, a conversation, an archive's item, a short form, or something unknown."""
    imprint = IMPRINT.search(rest)
    if imprint:
        before, publisher = rest[: imprint.start()].strip(" ,"), imprint["publisher"].strip()
        authors, title = _name_and_title(before)
        if before.startswith(f"{publisher}, "):  # an office that publishes its own work
            authors, title = (publisher,), before.removeprefix(f"{publisher}, ")
        head, _, series = (title or "").rpartition(", ")
        if not (head and _SERIES.search(series)):
            head, series = title or "", ""
        return replace(
            base,
            authors=authors,
            title=head or None,
            container=series or None,
            publisher=publisher,
            place=imprint["place"],
            date=imprint["year"],
            issued=imprint["year"][-4:],
            locator=_locator(rest[imprint.end() :]),
        )
    if TALK.search(rest) or base.url:
        citation, rest = _take_date(base, rest)
        parts = [part.strip(" .") for part in rest.split(",") if part.strip(" .")]
        if not parts:
            return citation
        authors = ()
        if NAME.fullmatch(parts[0]):
            authors, parts = split_authors(parts[0]), parts[1:]
        if base.url and not TALK.search(rest):
            left = ", ".join(parts) or None
            return replace(citation, authors=authors, unparsed=left)
        what = next((part for part in parts if TALK.search(part)), None)
        where = ", ".join(part for part in parts if part is not what) or None
        return replace(citation, authors=authors, title=what, place=where)
    if ARCHIVE.search(rest):
        return _read_archive(base, rest)
    locator = _locator(rest)
    body = rest[: rest.rfind(locator)].strip(" ,") if locator else rest
    authors, title = _name_and_title(body)
    if authors and title:
        return replace(base, authors=authors, title=title, locator=locator)
    return replace(base, unparsed=base.verbatim)


def _name_and_title(text: str) -> tuple[tuple[str, ...], str | None]:
    """`Pervez Musharraf, In the Line of Fire` → the names, then the title; names may be none."""
    parts = text.split(", ")
    names: list[str] = []
    for part in parts[:-1]:
        pieces = re.split(r"\s(?:and|&)\s", re.sub(r"\s*\(eds?\.\)$", "", part))
        if not all(NAME.fullmatch(piece.strip()) for piece in pieces):
            break
        names.append(part)
        if len(names) == 3:
            break
    title = ", ".join(parts[len(names) :]).strip(" ,") or None
    return split_authors(", ".join(names)), title
