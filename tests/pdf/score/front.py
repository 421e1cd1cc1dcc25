"""Title, authors, date and page labels of a document, compared with the true ones."""

from typing import Any

from corpus.documents import Document
from tests.pdf.score.figures import Faults, Score, Share
from tests.pdf.score.letters import key


def score_front(document: Document, facts: dict[str, Any]) -> Score:
    """The figures on what a paper says of itself."""
    title, date = Share(), Share()
    wanted = facts["title"]
    title.count(key(document.title or "") == key(wanted), f"{wanted!r} is {document.title!r}")
    date.count(document.issued == facts["date"], f"{facts['date']} is {document.issued}")
    return {
        "title": title,
        **_authors(document, facts),
        "date": date,
        "page count": _pages(document, facts),
        **_labels(document, facts),
    }


def _authors(document: Document, facts: dict[str, Any]) -> Score:
    share = Share()
    found = {key(name): name for name in document.authors}
    for name in facts["authors"]:
        share.count(key(name) in found, f"{name!r} is not in {list(document.authors)}")
    true = {key(name) for name in facts["authors"]}
    more = [repr(name) for letters, name in found.items() if letters not in true]
    return {"authors": share, "authors invented": Faults.of(more)}


def _pages(document: Document, facts: dict[str, Any]) -> Share:
    share = Share()
    last = max((page.number for page in document.pages), default=0)
    share.count(last == facts["pages"], f"{facts['pages']} pages, the last is {last}")
    return share


def _labels(document: Document, facts: dict[str, Any]) -> Score:
    """The numbers printed on the pages."""
    share = Share()
    found = {page.number: page.label for page in document.pages}
    for number, label in enumerate(facts["page_labels"], start=1):
        share.count(
            found.get(number) == label, f"p. {number} is {label!r}, not {found.get(number)!r}"
        )
    return {"page labels": share}
