"""The page of all notes and the works they cite."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from corpus.errors import IbidError
from corpus.sources.attempts import STATES
from web.pages.note_table import SORT_KEYS, TableOptions, note_rows, select_rows
from web.pages.templates import render
from web.server.dependencies import CurrentState, IndexOrError
from web.server.lookups import find_document, sources_by_citation
from web.server.served_index import ServedIndex
from web.server.state import ServerState

_PAGE_LENGTH = 200  # rows

router = APIRouter(include_in_schema=False)


@router.get("/notes", response_class=HTMLResponse)
def notes(
    request: Request,
    current: IndexOrError,
    state: CurrentState,
    options: Annotated[TableOptions, Depends(TableOptions)],
) -> HTMLResponse:
    """The notes of all papers, or of one, each with its works and their sources."""
    problem: IbidError | None = None
    context: dict[str, Any] = {"rows": [], "papers": []}
    try:
        if isinstance(current, IbidError):
            raise current
        context = _table(current, state, options)
    except IbidError as error:
        problem = error
    return render(
        request, "notes.html", {**context, "filters": options, "problem": problem}, problem
    )


def _table(served: ServedIndex, state: ServerState, options: TableOptions) -> dict[str, Any]:
    """The template's variables for the table. Raises `UnknownDocument`."""
    documents = served.index.documents
    papers = [one for one in documents.values() if one.notes]
    chosen = [find_document(served, options.document)] if options.document else papers
    rows = note_rows(chosen, sources_by_citation(served, state))
    matches = select_rows(rows, options)
    pages = max(-(-len(matches) // _PAGE_LENGTH), 1)
    page = min(max(options.page, 1), pages)
    states = {row.state for row in rows if row.source}
    return {
        "papers": papers,
        "documents": documents,
        "rows": matches[_PAGE_LENGTH * (page - 1) : _PAGE_LENGTH * page],
        "of": len(matches),
        "all": len(rows),
        "at": page,
        "pages": pages,
        "orders": list(SORT_KEYS),
        "kinds": sorted({row.kind for row in rows if row.citation}),
        "states": [one for one in STATES if one in states],
    }
