"""References in RIS, written by rispy."""

import re
from collections.abc import Sequence
from typing import Any

from qa.references.csl import Item, date_parts
from qa.references.fields import in_words, one_line

_TYPES = {
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
    "legal_case": "CASE",
    "legislation": "STAT",
    "treaty": "LEGAL",
    "hearing": "HEAR",
}


def ris(items: Sequence[Item], page: str | None) -> str:
    """Works as a RIS file; `page` is the one that is quoted, if there is one."""
    import rispy

    written = str(rispy.dumps([_entry(item, page) for item in items]))
    # The format knows nothing of the numbers that rispy writes before entries.
    return re.sub(r"^\d+\.\n", "", written, flags=re.MULTILINE)


def _entry(item: Item, page: str | None) -> dict[str, Any]:
    parts, literal = date_parts(item)
    first, _, last = item.get("page", "").partition("–" if "–" in item.get("page", "") else "-")
    notes = [one_line(item.get("genre")), f"Quoted from {in_words(page)}" if page else ""]
    container = item.get("container-title") or item.get("collection-title")
    known = {
        "type_of_reference": _TYPES.get(item["type"], "GEN"),
        "authors": _names(item, "author"),
        "title": one_line(item.get("title")),
        "secondary_authors": _names(item, "editor"),
        "translated_author": "; ".join(_names(item, "translator")),
        "edition": one_line(item.get("edition")),
        "section": one_line(item.get("section")),
        "secondary_title": one_line(container or item.get("archive")),
        "publisher": one_line(item.get("publisher")),
        "place_published": one_line(item.get("publisher-place")),
        "volume": one_line(item.get("volume")),
        "number": one_line(item.get("issue")),
        "year": str(parts[0]) if parts else one_line(literal),
        "date": "/".join(f"{part:02}" for part in parts) if len(parts) > 1 else "",
        "access_date": "/".join(f"{part:02}" for part in date_parts(item, "accessed")[0]),
        "start_page": one_line(first),
        "end_page": one_line(last),
        "urls": [one_line(item["URL"])] if "URL" in item else [],
        "language": one_line(item.get("language")),
        "notes": [note for note in notes if note],
    }
    return {name: value for name, value in known.items() if value}


def _names(item: Item, role: str) -> list[str]:
    order = ("literal", "family", "given", "suffix")
    return [
        ", ".join(one_line(one[part]) for part in order if one.get(part))
        for one in item.get(role, ())
    ]
