"""The pages about cited sources: their list, and how they support a note's claim."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from corpus.documents import Document, Note
from corpus.errors import IbidError
from qa.cited_note import cited_note
from qa.claims.verdicts import MEANING
from qa.quotations.saved_answers import LONGEST_ID
from qa.source_summary import counts, size_words, where_from
from web.pages.templates import render
from web.server.dependencies import CurrentState, IndexOrError
from web.server.lookups import (
    cited_sources,
    find_note,
    sources_by_citation,
)
from web.server.served_index import ServedIndex
from web.server.state import ServerState

router = APIRouter(include_in_schema=False)


@router.get("/sources", response_class=HTMLResponse)
def sources(
    request: Request,
    current: IndexOrError,
    state: CurrentState,
    document: str = "",
    source_state: Annotated[str, Query(alias="state", max_length=50)] = "",
) -> HTMLResponse:
    """The cited works, all or those in a state."""
    try:
        if isinstance(current, IbidError):
            raise current
        cited = cited_sources(current, state, document or None)
    except IbidError as error:
        return render(request, "sources.html", {"problem": error}, error)
    context: dict[str, Any] = {
        "problem": None,
        "sources": [one for one in cited if source_state in ("", one.state)],
        "only": source_state,
        "states": counts(cited),
        "indexed": current.index.documents,
        "where_from": where_from,
        "size_words": size_words,
    }
    return render(request, "sources.html", context)


@router.get("/support", response_class=HTMLResponse)
def support(
    request: Request,
    current: IndexOrError,
    state: CurrentState,
    note: Annotated[str, Query(max_length=LONGEST_ID)] = "",
    document: str = "",
    ident: Annotated[str, Query(alias="id", max_length=LONGEST_ID)] = "",
) -> HTMLResponse:
    """The passages of the cited works that support a note's claim best. `note` is the number, label
    or id of the note, `id` its id.
    """
    try:
        if isinstance(current, IbidError):
            raise current
        paper, found = find_note(current, note or None, document or None, ident or None)
        context = _support(current, state, paper, found)
    except IbidError as error:
        return render(request, "support.html", {"problem": error}, error)
    return render(request, "support.html", context)


def _support(
    served: ServedIndex, state: ServerState, paper: Document, note: Note
) -> dict[str, Any]:
    """The template's variables. Raises as `cited_sources` does."""
    by_work = {one.id: one for one in cited_sources(served, state, paper.id)}
    return {
        "problem": None,
        "cited": cited_note(paper, note),
        "source_of": sources_by_citation(served, state),
        "paper": paper,
        "support": served.supporter.note(paper, note, by_work),
        "documents": served.index.documents,
        "meaning": MEANING,
    }
