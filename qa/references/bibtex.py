"""References in BibTeX, written by bibtexparser."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote as percent

from qa.references.csl import Item, date_parts, inverted, key_of, spoken
from qa.references.fields import in_words, one_line

_ENTRY_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "article-journal": "article",
    "article-newspaper": "article",
    "report": "techreport",
}
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


def bibtex(items: Sequence[Item], page: str | None) -> str:
    """Works as a BibTeX file; `page` is the one that is quoted, if there is one."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    entries: list[Entry] = []
    for item in items:
        kind = _ENTRY_TYPES.get(item["type"], "misc")
        parts, literal = date_parts(item)
        container = item.get("container-title") or item.get("collection-title")
        place = {"incollection": "booktitle", "article": "journal"}.get(kind, "howpublished")
        publisher = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
        known = {
            "author": _tex_names(item, "author"),
            "editor": _tex_names(item, "editor"),
            "translator": _tex_names(item, "translator"),
            "edition": _escaped(item.get("edition")),
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
                    f"quoted from {in_words(page)}" if page else "",
                )
                if part
            ),
        }
        key = key_of(item, [entry.key for entry in entries])
        fields = [Field(name, value) for name, value in known.items() if value]
        entries.append(Entry(kind, key, fields))
    return write_string(Library([*entries]))


def _escaped(text: str | None) -> str:
    return "".join(_TEX.get(letter, letter) for letter in one_line(text))


def _braced(text: str | None) -> str:
    """Words that are kept together as they are."""
    return f"{{{_escaped(text)}}}" if text else ""


def _verbatim(url: str | None) -> str:
    """An address, which BibTeX prints as it stands, without what would end its field."""
    return re.sub(r"[\s{}\\]", lambda match: percent(match[0]), one_line(url))


def _tex_names(item: Item, role: str) -> str:
    """Names joined by `and`, each with an `and` or a comma of its own protected by braces."""
    names = []
    for printed in item.get(role, ()):
        one = {part: one_line(words) for part, words in printed.items()}
        loose = any(re.search(r",|\band\b", part, re.IGNORECASE) for part in one.values())
        whole = "literal" in one or loose
        names.append(_braced(spoken(one)) if whole else _escaped(inverted(one)))
    return " and ".join(names)
