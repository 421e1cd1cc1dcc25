"""The page about the index: what is indexed, what the last build changed, and rebuilding."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from index.changes import Change, ChangeCounts, IndexChanges
from index.search.reader import open_changes
from index.store.generations import Home
from web.pages.templates import render
from web.server.auth import check_token, form_access
from web.server.dependencies import CurrentJobs, CurrentState, IndexOrError
from web.server.job_runner import JobRunner
from web.server.lookups import about_index
from web.server.served_index import ServedIndex
from web.server.state import ServerState

_MOST_LISTED = 200  # changes, and documents
_MOST_NAMED = 20  # documents in a line of a report

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Changes:
    """The changes of a build: the counts, and the first ones.

    Sentences come before passages, and what was only moved comes last.
    """

    index: str
    counts: ChangeCounts
    first: tuple[Change, ...]


@lru_cache(maxsize=1)  # the page is loaded repeatedly while a rebuild runs
def _read_changes(home: Home, _pointer: bytes) -> _Changes:
    report, changes = open_changes(home)
    ordered = sorted(changes, key=lambda one: (one.change == "moved", one.kind == "passage"))
    counts = IndexChanges.of(report, changes).counts
    return _Changes(report.index, counts, tuple(ordered[:_MOST_LISTED]))


def _changes_of(served: ServedIndex, home: Home) -> _Changes | None:
    """The changes of the build of the served index; `None` where they are no longer known."""
    try:
        changes = _read_changes(home, served.pointer)
    except IbidError:
        return None
    return changes if changes.index == served.index.id else None


def _page(
    request: Request,
    state: ServerState,
    jobs: JobRunner,
    current: ServedIndex | IbidError,
    refusal: IbidError | None = None,
) -> HTMLResponse:
    asks_token, forbidden = form_access(state.settings)
    context: dict[str, Any] = {
        "job": jobs.latest,
        "refused": refusal,
        "asks_token": asks_token,
        "forbidden": forbidden,
        "most": _MOST_LISTED,
        "most_named": _MOST_NAMED,
        "problem": current if isinstance(current, IbidError) else state.problem,
        "index": None,
    }
    if isinstance(current, ServedIndex):
        context["index"] = current.index
        context["about"] = about_index(current.index)
        context["changes"] = _changes_of(current, state.settings.index_home)
    return render(request, "index.html", context, refusal)


@router.get("/index", response_class=HTMLResponse)
def index(
    request: Request, state: CurrentState, jobs: CurrentJobs, current: IndexOrError
) -> HTMLResponse:
    """What is indexed, the last rebuild, and a button for the next one."""
    return _page(request, state, jobs, current)


@router.post("/index/rebuild", response_class=HTMLResponse)
def rebuild(
    request: Request,
    state: CurrentState,
    jobs: CurrentJobs,
    current: IndexOrError,
    token: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Start a rebuild, and redirect to the page that shows its progress."""
    try:
        check_token(state.settings, token.encode() if token else None)
    except IbidError as error:
        return _page(request, state, jobs, current, error)
    jobs.start()
    return RedirectResponse("/index", 303)
