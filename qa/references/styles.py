"""References as people cite: words with where they stand, Chicago’s notes, BibTeX, RIS, CSL-JSON.

Chicago notes are printed by citeproc-py from `chicago-note.csl`, a style of our own after the
manual's 17th edition; BibTeX is written by bibtexparser, RIS by rispy.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal, get_args
from urllib.parse import quote as percent

from corpus.citations.works import Work
from corpus.documents import Document
from qa.answer import Quote
from qa.references.csl import Item, date_parts, inverted, item_of_quote, key_of, spoken

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

_CHICAGO = Path(__file__).with_name("chicago-note.csl")
_ITALIC = {"book", "report"}
# citeproc-py keeps what it is printing in the style itself.
_PRINTING = Lock()
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
}


def cited(
    style: Style,
    quote: Quote,
    document: Document,
    work: Work | None = None,
    papers: Mapping[str, Document] | None = None,
) -> str:
    """A reference to a quote from a document, which may be the text of a cited `work`: with its
    page, where the document has several, and as text with its notes, or those that cite its source.
    The papers that cite it are called by their labels, as far as they are in `papers`.
    """
    item = item_of_quote(quote, document, work)
    page = _pages(quote) if len(document.pages) > 1 else None
    if style == "text":
        note = chicago(item, page)
        speaker = f"{quote.speaker}, quoted in " if quote.speaker else "Quoted in "
        said = speaker if quote.voice == "quoted" else ""
        behind = _behind(quote, work, papers or {})
        return f"“{quote.text}”\n{said}{note}{f' [{behind}]' if behind else ''}\n"
    if style == "chicago":
        return chicago(item, page) + "\n"
    return bibliography(style, [item], page)


def _behind(quote: Quote, work: Work | None, papers: Mapping[str, Document]) -> str:
    """The notes on a quote; of a cited source, those that cite it, and in which paper."""
    if work is not None:
        places = []
        for place in work.cited_by:
            paper = papers.get(place.document)
            places.append(f"{_notes(place.notes)} of {paper.label if paper else place.document}")
        return f"cited in {'; '.join(places)}" if places else ""
    if not quote.notes:
        return ""
    return f"in {_notes(quote.notes)}" if quote.voice == "note" else _notes(quote.notes)


def _notes(numbers: Sequence[int]) -> str:
    return f"note{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _pages(quote: Quote) -> str:
    last = f"–{quote.last_page}" if quote.last_page != quote.page else ""
    return f"{quote.page}{last}"


def bibliography(style: Style, items: Sequence[Item], page: str | None = None) -> str:
    """Works in a style, one below the other. `page` is the one that is quoted."""
    if style in ("text", "chicago"):
        return "".join(f"{chicago(item, page)}\n" for item in items)
    if style == "csl-json":
        # That it is a page need not be said, and the format has no word for it.
        located = [{**item, "locator": page} if page else item for item in items]
        return json.dumps(located, ensure_ascii=False, indent=1) + "\n"
    written = _bibtex if style == "bibtex" else _ris
    return written(items, page)


@cache
def _chicago_style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(_CHICAGO), validate=False)


def chicago(item: Item, page: str | None = None) -> str:
    """A full note of the Chicago Manual of Style, its first citation of a work."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON([_for_chicago(item)])
    place = {"locator": Locator("page", page)} if page else {}
    citation = Citation([CitationItem("it", **place)])
    with _PRINTING:
        printed = CitationStylesBibliography(_chicago_style(), source, formatter.plain)
        printed.register(citation)
        note = str(printed.cite(citation, lambda _: None))
    if " vs. " in item.get("title", ""):
        note = note.replace(" Vs. ", " vs. ")
    # American points stand within the quotation marks, of which citeproc-py knows nothing.
    return re.sub(r"(’?”)([,.])", r"\2\1", note)


def _for_chicago(item: Item) -> Item:
    """An item as `chicago-note.csl` expects it."""
    prepared = {"language": "en", **item, "id": "it"}
    # A report that names no publisher is cited as the page where it is.
    if prepared["type"] == "report" and not prepared.get("publisher"):
        prepared["type"] = "webpage"
    # A description that is all there is of a work stands in front.
    if "genre" in prepared and not prepared.get("title") and not prepared.get("author"):
        prepared["author"] = [{"literal": prepared.pop("genre")}]
    # Quotation marks within a title that stands in quotation marks are single.
    if "title" in prepared and prepared["type"] not in _ITALIC:
        prepared["title"] = prepared["title"].translate({ord("“"): "‘", ord("”"): "’"})
    return prepared


def _on(page: str) -> str:
    return f"page{'s' if '–' in page else ''} {page}"


def _bibtex(items: Sequence[Item], page: str | None) -> str:
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    entries: list[Entry] = []
    for item in items:
        kind = _BIBTEX.get(item["type"], "misc")
        parts, literal = date_parts(item)
        container = item.get("container-title") or item.get("collection-title")
        place = {"incollection": "booktitle", "article": "journal"}.get(kind, "howpublished")
        publisher = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
        known = {
            "author": _tex_names(item, "author"),
            "editor": _tex_names(item, "editor"),
            "title": _braced(item.get("title")),  # so that its capitals are kept
            place: _escaped(container or item.get("archive")),
            publisher: _escaped(item.get("publisher")),
            "address": _escaped(item.get("publisher-place")),
            "volume": _escaped(item.get("volume")),
            "number": _escaped(item.get("issue")),
            "year": str(parts[0]) if parts else _escaped(literal),
            "month": str(parts[1]) if len(parts) > 1 else "",
            "day": str(parts[2]) if len(parts) > 2 else "",
            "pages": re.sub(r"[–-]+", "--", _escaped(item.get("page"))),
            "type": _escaped(item.get("genre")) if kind == "phdthesis" else "",
            "url": _verbatim(item.get("URL")),
            "urldate": "-".join(f"{part:02}" for part in date_parts(item, "accessed")[0]),
            "note": "; ".join(
                part
                for part in (
                    _escaped(item.get("genre")) if kind != "phdthesis" else "",
                    f"quoted from {_on(page)}" if page else "",
                )
                if part
            ),
        }
        key = key_of(item, [entry.key for entry in entries])
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
    return "".join(_TEX.get(letter, letter) for letter in _line(text))


def _braced(text: str | None) -> str:
    """Words that are kept together as they are."""
    return f"{{{_escaped(text)}}}" if text else ""


def _verbatim(url: str | None) -> str:
    """An address, which BibTeX prints as it stands, without what would end its field."""
    return re.sub(r"[\s{}\\]", lambda match: percent(match[0]), _line(url))


def _tex_names(item: Item, role: str) -> str:
    """Names joined by `and`, each with an `and` or a comma of its own protected by braces."""
    names = []
    for one in item.get(role, ()):
        loose = any(re.search(r",|\band\b", part, re.IGNORECASE) for part in one.values())
        whole = "literal" in one or loose
        names.append(_braced(spoken(one)) if whole else _escaped(inverted(one)))
    return " and ".join(names)


def _ris(items: Sequence[Item], page: str | None) -> str:
    import rispy

    written = str(rispy.dumps([_ris_entry(item, page) for item in items]))
    # The format knows nothing of the numbers that rispy writes before entries.
    return re.sub(r"^\d+\.\n", "", written, flags=re.MULTILINE)


def _ris_entry(item: Item, page: str | None) -> dict[str, Any]:
    parts, literal = date_parts(item)
    first, _, last = item.get("page", "").partition("–" if "–" in item.get("page", "") else "-")
    notes = [_line(item.get("genre")), f"Quoted from {_on(page)}" if page else ""]
    container = item.get("container-title") or item.get("collection-title")
    known = {
        "type_of_reference": _RIS.get(item["type"], "GEN"),
        "authors": _ris_names(item, "author"),
        "title": _line(item.get("title")),
        "secondary_authors": _ris_names(item, "editor"),
        "secondary_title": _line(container or item.get("archive")),
        "publisher": _line(item.get("publisher")),
        "place_published": _line(item.get("publisher-place")),
        "volume": _line(item.get("volume")),
        "number": _line(item.get("issue")),
        "year": str(parts[0]) if parts else _line(literal),
        "date": "/".join(f"{part:02}" for part in parts) if len(parts) > 1 else "",
        "access_date": "/".join(f"{part:02}" for part in date_parts(item, "accessed")[0]),
        "start_page": _line(first),
        "end_page": _line(last),
        "urls": [_line(item["URL"])] if "URL" in item else [],
        "language": _line(item.get("language")),
        "notes": [note for note in notes if note],
    }
    return {name: value for name, value in known.items() if value}


def _ris_names(item: Item, role: str) -> list[str]:
    order = ("literal", "family", "given", "suffix")
    return [
        ", ".join(_line(one[part]) for part in order if one.get(part)) for one in item.get(role, ())
    ]


def _line(text: str | None) -> str:
    """Words in a line, which is where a field of RIS ends. What joins letters, or keeps them apart,
    is left between them.
    """
    ends = ("Cc", "Zl", "Zp")
    words = "".join(" " if unicodedata.category(c) in ends else c for c in text or "")
    return " ".join(words.split())
