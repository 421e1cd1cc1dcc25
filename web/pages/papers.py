"""The page of papers: the list, and forms to add some and to remove one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from corpus.library.added import BadDescription
from corpus.sandbox.file_kinds import KIND_NAMES
from corpus.sandbox.paper_readers import UnreadablePaper
from qa.papers import FoundPaper
from web.pages.templates import render
from web.server.auth import check_token, form_access
from web.server.dependencies import CurrentJobs, CurrentState, IndexOrError
from web.server.job_runner import JobRunner
from web.server.lookups import index_or_none
from web.server.papers import add_uploaded_paper, file_name, list_papers, remove_added_paper
from web.server.served_index import ServedIndex
from web.server.state import ServerState

router = APIRouter(include_in_schema=False)

_MOST_FILES = 100  # of one form, and papers that an address names as added
_ID = Annotated[str, Query(max_length=200)]

Description = Annotated[str, Form(max_length=2000)]
Token = Annotated[str, Form(max_length=1000)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an uploaded file: what was found in it, or why it was not added."""

    file: str
    found: FoundPaper | None = None
    error: IbidError | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What has just been done: `added` are the ids of papers just added, `outcomes` what became of
    several files of which some could not be added, `fields` fill title and authors again.
    """

    added: Sequence[str] = ()
    outcomes: Sequence[Outcome] = ()
    refusal: IbidError | None = None
    fields: tuple[str, str] = ("", "")


def _page(
    request: Request,
    state: ServerState,
    jobs: JobRunner,
    current: ServedIndex | IbidError,
    shown: _Shown | None = None,
) -> HTMLResponse:
    """The page, with what has just been done."""
    shown = shown or _Shown()
    index = index_or_none(current)
    asks_token, forbidden = form_access(state.settings)
    problem = shown.refusal
    try:
        papers = list_papers(state, index)
    except IbidError as error:
        papers, problem = [], shown.refusal or error
    context: dict[str, Any] = {
        "papers": papers,
        "documents": index.documents if index else {},
        "job": jobs.latest,
        "added": [one for one in papers if one.id in shown.added],
        "outcomes": shown.outcomes,
        "problem": problem,
        "asks_token": asks_token,
        "forbidden": forbidden,
        "largest": state.settings,
        "given": shown.fields,
        "folder": state.settings.added,
        "kind_names": KIND_NAMES,
    }
    return render(request, "papers.html", context, problem)


@router.get("/papers", response_class=HTMLResponse)
def papers(
    request: Request,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    added: Annotated[list[_ID], Query(default_factory=list, max_length=_MOST_FILES)],
) -> HTMLResponse:
    """The papers; with `added`, the progress of indexing the papers with these ids."""
    return _page(request, state, jobs, current, _Shown(added=added))


@router.post("/papers", response_class=HTMLResponse, form_limits={"max_files": _MOST_FILES})
def add_papers(
    request: Request,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    # A form without a file sends an empty string.
    file: Annotated[list[UploadFile | str], File(default_factory=list, max_length=_MOST_FILES)],
    title: Description = "",
    authors: Description = "",
    token: Token = "",
) -> Response:
    """Add papers. Where all were added, redirect to the page that shows the progress of their
    indexing; otherwise show what became of each file.
    """
    files = [one for one in file if not isinstance(one, str) and one.filename]
    try:
        check_token(state.settings, token.encode() if token else None)
        _check_files(files, title, authors)
    except IbidError as error:
        return _page(request, state, jobs, current, _Shown(refusal=error, fields=(title, authors)))
    outcomes = []
    for one in files:
        try:
            found = add_uploaded_paper(state, index_or_none(current), one, title, authors)
            outcomes.append(Outcome(file_name(one), found))
        except IbidError as error:
            outcomes.append(Outcome(file_name(one), error=error))
    added = [one.found.id for one in outcomes if one.found is not None]
    errors = [one.error for one in outcomes if one.error is not None]
    if added:
        jobs.start(after_change=True)
    if not errors:
        return RedirectResponse(f"/papers?{urlencode([('added', one) for one in added])}", 303)
    if len(files) == 1:
        return _page(
            request, state, jobs, current, _Shown(refusal=errors[0], fields=(title, authors))
        )
    return _page(request, state, jobs, current, _Shown(outcomes=outcomes))


def _check_files(files: Sequence[UploadFile], title: str, authors: str) -> None:
    """Raise an error where there is no file, or a description for several."""
    if not files:
        raise UnreadablePaper(
            "No file was chosen.", "Choose PDF, DOCX, HTML, Markdown or text files, then add them."
        )
    if len(files) > 1 and (title.strip() or authors.strip()):
        raise BadDescription(
            "A title and authors are those of one paper, and several files were chosen.",
            "Leave both empty, so that they are read from the files, or add the files one by one.",
        )


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
        return _page(request, state, jobs, current, _Shown(refusal=error))
    return RedirectResponse("/papers", 303)
