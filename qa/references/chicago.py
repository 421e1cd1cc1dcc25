"""Full notes of the Chicago Manual of Style (17th edition), printed by citeproc-py.

`chicago-note.csl` is a style of our own after the manual.
"""

import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from qa.references.csl import AS_WRITTEN, Item, spoken

_STYLE = Path(__file__).with_name("chicago-note.csl")
_ITALIC = {"book", "report"}
# citeproc-py keeps what it is printing in the style itself.
_PRINTING = Lock()


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(_STYLE), validate=False)


def chicago_note(item: Item, page: str | None = None) -> str:
    """A full note of the Chicago Manual of Style, its first citation of a work."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    if item["type"] in AS_WRITTEN and "genre" in item:
        return f"{item['genre']}{f', {page}' if page else ''}."
    source = CiteProcJSON([_prepared(item)])
    place = {"locator": Locator("page", page)} if page else {}
    citation = Citation([CitationItem("it", **place)])
    with _PRINTING:
        printed = CitationStylesBibliography(_style(), source, formatter.plain)
        printed.register(citation)
        note = str(printed.cite(citation, lambda _: None))
    if behind := _behind_title(item):  # which is no part of the title, whose capitals it gets
        note = re.sub(re.escape(behind), lambda _: behind, note, flags=re.IGNORECASE)
    if " vs. " in item.get("title", ""):
        note = note.replace(" Vs. ", " vs. ")
    # American points stand within the quotation marks, of which citeproc-py knows nothing.
    return re.sub(r"(’?”)([,.])", r"\2\1", note)


def _prepared(item: Item) -> Item:
    """An item as `chicago-note.csl` expects it."""
    prepared = {"language": "en", **item, "id": "it"}
    # A report that names no publisher is cited as the page where it is.
    if prepared["type"] == "report" and not prepared.get("publisher"):
        prepared["type"] = "webpage"
    if prepared["type"] == "book":
        prepared |= _edited(prepared)
    # A description that is all there is of a work stands in front.
    if "genre" in prepared and not prepared.get("title") and not prepared.get("author"):
        prepared["author"] = [{"literal": prepared.pop("genre")}]
    # Quotation marks within a title that stands in quotation marks are single.
    if "title" in prepared and prepared["type"] not in _ITALIC:
        prepared["title"] = prepared["title"].translate({ord("“"): "‘", ord("”"): "’"})
    return prepared


def _edited(item: Item) -> Item:
    """Editors in the author's place, where there is none, and the translator and the edition behind
    the title.
    """
    found: Item = {}
    editors = [spoken(name) for name in item.get("editor", ())]
    if editors and not item.get("author"):
        *first, last = editors
        names = f"{', '.join(first)} and {last}" if first else last
        found["author"] = [{"literal": f"{names}, ed{'s' if first else ''}."}]
    behind = _behind_title(item)
    if item.get("title") and behind:
        found["title"] = f"{item['title']}, {behind}"
    return found


def _behind_title(item: Item) -> str:
    """The translator and the edition of a book, as they stand behind its title."""
    translators = " and ".join(spoken(name) for name in item.get("translator", ()))
    edition = str(item.get("edition", ""))
    parts = [f"trans. {translators}"] if translators else []
    parts += [f"{_ordinal(edition)} ed."] if edition else []
    return ", ".join(parts)


def _ordinal(edition: str) -> str:
    """`2` → `2nd`; words stay as they are."""
    if not edition.isdigit():
        return edition
    teens = edition[-2:] in ("11", "12", "13")
    return edition + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th"))
