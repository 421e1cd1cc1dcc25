"""References to quotes and works in each style: text, Chicago notes, BibTeX, RIS, CSL-JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from corpus.citations.works import Work
from corpus.documents import Document
from qa.answer import Quote
from qa.cited_note import notes_words
from qa.page_names import page_range
from qa.references.bibtex import bibtex
from qa.references.chicago import chicago_note
from qa.references.csl import Item, item_of_quote
from qa.references.ris import ris

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


def cited(
    style: Style,
    quote: Quote,
    document: Document,
    work: Work | None = None,
    papers: Mapping[str, Document] | None = None,
) -> str:
    """A reference to a quote from a document, which may be the text of a cited `work`: with its
    page as it is printed, where the document has several or the page has a number of its own, and
    as text with its notes, or those that cite its source. The papers that cite it are called by
    their labels, as far as they are in `papers`.
    """
    item = item_of_quote(quote, document, work)
    pages = page_range(quote.page_label, quote.last_page_label)
    is_numbered = len(document.pages) > 1 or quote.page_label != str(quote.page)
    page = pages if is_numbered else None
    if style == "text":
        note = chicago_note(item, page)
        speaker = f"{quote.speaker}, quoted in " if quote.speaker else "Quoted in "
        said = speaker if quote.voice == "quoted" else ""
        behind = _behind(quote, work, papers or {})
        return f"“{quote.text}”\n{said}{note}{f' [{behind}]' if behind else ''}\n"
    if style == "chicago":
        return chicago_note(item, page) + "\n"
    return bibliography(style, [item], page)


def _behind(quote: Quote, work: Work | None, papers: Mapping[str, Document]) -> str:
    """The notes on a quote; of a cited source, those that cite it, and in which paper."""
    if work is not None:
        places = []
        for place in work.cited_by:
            paper = papers.get(place.document)
            places.append(
                f"{notes_words(place.note_names)} of {paper.label if paper else place.document}"
            )
        return f"cited in {'; '.join(places)}" if places else ""
    if not quote.notes:
        return ""
    notes = notes_words(quote.note_names)
    return f"in {notes}" if quote.voice == "note" else notes


def bibliography(style: Style, items: Sequence[Item], page: str | None = None) -> str:
    """Works in a style, one below the other. `page` is the one that is quoted."""
    if style in ("text", "chicago"):
        return "".join(f"{chicago_note(item, page)}\n" for item in items)
    if style == "csl-json":
        # That it is a page need not be said, and the format has no word for it.
        located = [{**item, "locator": page} if page else item for item in items]
        return json.dumps(located, ensure_ascii=False, indent=1) + "\n"
    return bibtex(items, page) if style == "bibtex" else ris(items, page)
