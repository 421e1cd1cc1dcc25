"""The page of papers: the list, and forms to add and to remove one."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from corpus.sandbox.paper_readers import UnreadablePaper
from web.pages.templates import render
from web.server.auth import check_token, form_access
from web.server.dependencies import CurrentJobs, CurrentState, IndexOrError
from web.server.job_runner import JobRunner
from web.server.lookups import index_or_none
from web.server.papers import add_uploaded_paper, list_papers, remove_added_paper
from web.server.served_index import ServedIndex
from web.server.state import ServerState

router = APIRouter(include_in_schema=False)

Description = Annotated[str, Form(max_length=2000)]
Token = Annotated[str, Form(max_length=1000)]


def _page(
    request: Request,
    state: ServerState,
    jobs: JobRunner,
    current: ServedIndex | IbidError,
    *,
    added: str = "",
    refusal: IbidError | None = None,
    fields: tuple[str, str] = ("", ""),
) -> HTMLResponse:
    """The page; `added` is the id of a paper just added, `fields` fill title and authors again."""
    index = index_or_none(current)
    asks_token, forbidden = form_access(state.settings)
    problem = refusal
    try:
        papers = list_papers(state, index)
    except IbidError as error:
        papers, problem = [], refusal or error
    context: dict[str, Any] = {
        "papers": papers,
        "documents": index.documents if index else {},
        "job": jobs.latest,
        "added": next((one for one in papers if one.id == added), None),
        "problem": problem,
        "asks_token": asks_token,
        "forbidden": forbidden,
        "largest": state.settings.largest_paper,
        "given": fields,
        "folder": state.settings.added,
    }
    return render(request, "papers.html", context, problem)


@router.get("/papers", response_class=HTMLResponse)
def papers(
    request: Request,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    added: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The papers; with `added`, the progress of indexing the paper with this id."""
    return _page(request, state, jobs, current, added=added)


@router.post("/papers", response_class=HTMLResponse)
def add_paper(
    request: Request,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    file: Annotated[UploadFile | str, File()] = "",  # a form without a file sends an empty string
    title: Description = "",
    authors: Description = "",
    token: Token = "",
) -> Response:
    """Add a paper, and redirect to the page that shows the progress of its indexing."""
    try:
        check_token(state.settings, token.encode() if token else None)
        if isinstance(file, str) or not file.filename:
            raise UnreadablePaper(
                "No file was chosen.", "Choose a text, Markdown or HTML file, then add it."
            )
        paper, _, _ = add_uploaded_paper(state, jobs, index_or_none(current), file, title, authors)
    except IbidError as error:
        return _page(request, state, jobs, current, refusal=error, fields=(title, authors))
    return RedirectResponse(f"/papers?added={quote(paper.id)}", 303)


@router.post("/papers/{ident}/remove", response_class=HTMLResponse)
def remove_paper(
    request: Request,
    ident: str,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    token: Token = "",
) -> Response:
    """Remove an added paper."""
    try:
        check_token(state.settings, token.encode() if token else None)
        remove_added_paper(state, jobs, ident)
    except IbidError as error:
        return _page(request, state, jobs, current, refusal=error)
    return RedirectResponse("/papers", 303)
