"""The page of papers: the shelves, a form to add one, and how its reading and indexing goes."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from corpus.sandbox.incoming import UnreadablePaper
from web.api.papers import Told
from web.pages.templates import templates
from web.server.auth import check_token, form_access
from web.server.dependencies import AllJobs, Found, Shared
from web.server.errors import headers_of, status_of
from web.server.jobs import Jobs
from web.server.lookups import index_of
from web.server.papers import add, remove, shelved
from web.server.state import Served, State

router = APIRouter(include_in_schema=False)

Token = Annotated[str, Form(max_length=1000)]


def _page(
    request: Request,
    state: State,
    jobs: Jobs,
    found: Served | IbidError,
    added: str = "",
    refused: IbidError | None = None,
    given: tuple[str, str] = ("", ""),
) -> HTMLResponse:
    index = index_of(found)
    asks_token, forbidden = form_access(state.settings)
    problem = refused
    try:
        papers = shelved(state, index)
    except IbidError as error:
        papers, problem = [], refused or error
    context: dict[str, Any] = {
        "papers": papers,
        "documents": index.documents if index else {},
        "job": jobs.latest,
        "added": next((one for one in papers if one.id == added), None),
        "problem": problem,
        "asks_token": asks_token,
        "forbidden": forbidden,
        "largest": state.settings.largest_paper,
        "given": given,
        "folder": state.settings.added,
    }
    status, headers = (status_of(problem), headers_of(problem)) if problem else (200, {})
    return templates.TemplateResponse(
        request, "papers.html", context, status_code=status, headers=headers
    )


@router.get("/papers", response_class=HTMLResponse)
def papers(
    request: Request,
    state: Shared,
    jobs: AllJobs,
    found: Found,
    added: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The shelves; with `added`, how far the paper of this id is."""
    return _page(request, state, jobs, found, added)


@router.post("/papers", response_class=HTMLResponse)
def add_one(
    request: Request,
    state: Shared,
    jobs: AllJobs,
    found: Found,
    file: Annotated[UploadFile | str, File()] = "",  # a form without a file sends no words
    title: Told = "",
    authors: Told = "",
    token: Token = "",
) -> Response:
    """Add a paper by a plain form, and show how its indexing goes."""
    try:
        check_token(state.settings, token.encode() if token else None)
        if isinstance(file, str) or not file.filename:
            raise UnreadablePaper("No file was chosen.", "Choose a text or HTML file, then add it.")
        paper, _, _ = add(state, jobs, index_of(found), file, title, authors)
    except IbidError as error:
        return _page(request, state, jobs, found, refused=error, given=(title, authors))
    return RedirectResponse(f"/papers?added={quote(paper.id)}", 303)


@router.post("/papers/{ident}/remove", response_class=HTMLResponse)
def remove_one(
    request: Request, ident: str, state: Shared, jobs: AllJobs, found: Found, token: Token = ""
) -> Response:
    """Remove an added paper by a plain form."""
    try:
        check_token(state.settings, token.encode() if token else None)
        remove(state, jobs, ident)
    except IbidError as error:
        return _page(request, state, jobs, found, refused=error)
    return RedirectResponse("/papers", 303)
