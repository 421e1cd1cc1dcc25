"""The page of all notes and the works they cite: sorted, filtered, linked to where they stand."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from corpus.documents import Citation, Document
from corpus.errors import IbidError
from corpus.sources.attempts import STATES, Source
from qa.answer import CitedNote, cited_note, describe
from web.pages.templates import templates
from web.server.dependencies import Found, Shared
from web.server.errors import status_of
from web.server.lookups import became_of, one_document
from web.server.state import Served

_MOST = 200  # rows on a page

router = APIRouter(include_in_schema=False)

Word = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Row:
    """A note and one of the works that it cites, with what became of that; a note that cites none
    is a row of its own.
    """

    paper: Document
    cited: CitedNote
    citation: Citation | None
    source: Source | None

    @property
    def words(self) -> str:
        """Everything that is seen of it, to be searched in."""
        parts = [self.cited.text, str(self.cited.number)]
        if self.citation is not None:
            parts += [describe(self.citation), self.citation.kind]
        if self.source is not None:
            parts += [self.source.state, self.source.reason or ""]
        return " ".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the notes is to be seen, and in which order."""

    document: Word = ""
    q: Word = ""
    kind: Word = ""
    state: Word = ""
    sort: Word = "note"
    down: bool = False
    page: int = 1

    def at(self, **changed: object) -> str:
        """The address of the page with something changed."""
        known = asdict(replace(self, page=1)) | changed
        told = {name: str(value) for name, value in known.items() if value != _DEFAULTS[name]}
        return f"/notes?{urlencode(told)}" if told else "/notes"


_DEFAULTS = asdict(Wish())

_Key = Callable[[Row], str | int | None]


def _of_citation(field: Callable[[Citation], str | None]) -> _Key:
    def key(row: Row) -> str | None:
        return (field(row.citation) or "").casefold() or None if row.citation else None

    return key


# By what rows are sorted. What is not known comes last, whichever way.
_ORDERS: dict[str, _Key] = {
    "note": lambda row: row.cited.number,
    "author": _of_citation(lambda one: one.authors[0].split()[-1] if one.authors else None),
    "title": _of_citation(lambda one: one.title),
    "date": _of_citation(lambda one: one.issued or one.date),
    "kind": _of_citation(lambda one: one.kind),
    "state": lambda row: row.source.state if row.source else None,
}


def _rows(papers: Iterable[Document], became: dict[tuple[str, int], Source]) -> list[Row]:
    rows = []
    for paper in papers:
        for note in paper.notes:
            cited = cited_note(paper, note)
            for citation in note.citations or (None,):
                work = citation.work if citation else None
                source = became.get((paper.id, work)) if work is not None else None
                rows.append(Row(paper, cited, citation, source))
    return rows


def wanted(rows: Iterable[Row], wish: Wish) -> list[Row]:
    """The rows that are wished for, in the order wished for; equal ones as they were."""
    words = wish.q.casefold().split()
    found = [
        row
        for row in rows
        if all(word in row.words for word in words)
        and (not wish.kind or (row.citation.kind if row.citation else "none") == wish.kind)
        and (not wish.state or (row.source.state if row.source else "none") == wish.state)
    ]
    key = _ORDERS.get(wish.sort, _ORDERS["note"])
    known = [row for row in found if key(row) is not None]
    rest = [row for row in found if key(row) is None]
    known.sort(key=lambda row: key(row) or "", reverse=wish.down)
    return known + rest


@router.get("/notes", response_class=HTMLResponse)
def notes(
    request: Request, found: Found, state: Shared, wish: Annotated[Wish, Depends(Wish)]
) -> HTMLResponse:
    """All notes of the papers, or of one, each with its works and what became of them."""
    context: dict[str, Any] = {"wish": wish, "problem": None, "rows": [], "papers": []}
    status = 200
    try:
        if isinstance(found, IbidError):
            raise found
        context |= _listed(found, became_of(found, state), wish)
    except IbidError as error:
        context["problem"], status = error, status_of(error)
    return templates.TemplateResponse(request, "notes.html", context, status_code=status)


def _listed(served: Served, became: dict[tuple[str, int], Source], wish: Wish) -> dict[str, Any]:
    """Raises `UnknownDocument`."""
    held = served.index.documents
    papers = [one for one in held.values() if one.notes]
    chosen = [one_document(served, wish.document)] if wish.document else papers
    rows = _rows(chosen, became)
    found = wanted(rows, wish)
    pages = max(-(-len(found) // _MOST), 1)
    at = min(max(wish.page, 1), pages)
    states = {row.source.state for row in rows if row.source}
    return {
        "papers": papers,
        "documents": held,
        "rows": found[_MOST * (at - 1) : _MOST * at],
        "of": len(found),
        "all": len(rows),
        "at": at,
        "pages": pages,
        "orders": list(_ORDERS),
        "kinds": sorted({row.citation.kind for row in rows if row.citation}),
        "states": [one for one in STATES if one in states],
    }
