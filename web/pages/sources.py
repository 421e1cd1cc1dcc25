"""The pages about the cited sources: the ledger, and what the works say of a note's claim."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from corpus.errors import IbidError
from qa.answer import cited_note
from qa.claims.verdicts import MEANING
from qa.source_summary import counts, size_words, where_from
from web.pages.templates import templates
from web.server.dependencies import Found, Shared
from web.server.errors import status_of
from web.server.lookups import became_of, one_note, sources_of
from web.server.state import Served, State

router = APIRouter(include_in_schema=False)


def _failed(request: Request, error: IbidError, template: str) -> HTMLResponse:
    context: dict[str, Any] = {"problem": error}
    return templates.TemplateResponse(request, template, context, status_code=status_of(error))


@router.get("/sources", response_class=HTMLResponse)
def ledger(
    request: Request,
    found: Found,
    state: Shared,
    document: str = "",
    of: Annotated[str, Query(alias="state", max_length=50)] = "",
) -> HTMLResponse:
    """Every cited work, or those in a state, and what became of it."""
    if isinstance(found, IbidError):
        return _failed(request, found, "sources.html")
    try:
        sources = sources_of(found, state, document or None)
    except IbidError as error:
        return _failed(request, error, "sources.html")
    context: dict[str, Any] = {
        "problem": None,
        "sources": [one for one in sources if of in ("", one.state)],
        "only": of,
        "states": counts(sources),
        "indexed": found.index.documents,
        "where_from": where_from,
        "size_words": size_words,
    }
    return templates.TemplateResponse(request, "sources.html", context)


@router.get("/support", response_class=HTMLResponse)
def support(
    request: Request, found: Found, state: Shared, note: int, document: str = ""
) -> HTMLResponse:
    """What the works that a note cites say of its claim."""
    if isinstance(found, IbidError):
        return _failed(request, found, "support.html")
    try:
        return _support(request, found, state, note, document)
    except IbidError as error:
        return _failed(request, error, "support.html")


def _support(
    request: Request, found: Served, state: State, number: int, document: str
) -> HTMLResponse:
    paper, note = one_note(found, number, document or None)
    ledger = {one.id: one for one in sources_of(found, state, paper.id)}
    context: dict[str, Any] = {
        "problem": None,
        "cited": cited_note(paper, note),
        "became": became_of(found, state),
        "paper": paper,
        "support": found.supporter.note(paper, note, ledger),
        "documents": found.index.documents,
        "meaning": MEANING,
    }
    return templates.TemplateResponse(request, "support.html", context)
