"""The page about the index: what is indexed, what the last build changed, and rebuilding it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from index.changes import Change, ChangeCounts, IndexChanges
from index.search.reader import open_changes
from index.store.generations import Home
from web.pages.templates import templates
from web.server.auth import check_token, form_access
from web.server.dependencies import AllJobs, Found, Shared
from web.server.errors import headers_of, status_of
from web.server.jobs import Jobs
from web.server.lookups import about_of
from web.server.state import Served, State

_MOST = 200  # changes, and documents, that are listed
_MOST_NAMED = 20  # documents in a line of a report

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a build changed: how much, and the first of it: sentences before passages, and what
    only moved last.
    """

    index: str
    counts: ChangeCounts
    first: tuple[Change, ...]


@lru_cache(maxsize=1)  # the page is shown again and again while a rebuild runs
def _changes(home: Home, _pointed: bytes) -> _Changes:
    report, changes = open_changes(home)
    ordered = sorted(changes, key=lambda one: (one.change == "moved", one.kind == "passage"))
    counts = IndexChanges.of(report, changes).counts
    return _Changes(report.index, counts, tuple(ordered[:_MOST]))


def _changes_of(served: Served, home: Home) -> _Changes | None:
    """What the build of the served index changed; `None` where that can no longer be told."""
    try:
        found = _changes(home, served.pointed)
    except IbidError:
        return None
    return found if found.index == served.index.id else None


def _page(
    request: Request, state: State, jobs: Jobs, found: Served | IbidError, refused: IbidError | None
) -> HTMLResponse:
    asks_token, forbidden = form_access(state.settings)
    context: dict[str, Any] = {
        "job": jobs.latest,
        "refused": refused,
        "asks_token": asks_token,
        "forbidden": forbidden,
        "most": _MOST,
        "most_named": _MOST_NAMED,
        "problem": found if isinstance(found, IbidError) else state.problem,
        "index": None,
    }
    if isinstance(found, Served):
        context["index"] = found.index
        context["about"] = about_of(found.index)
        context["changes"] = _changes_of(found, state.settings.index_home)
    status, headers = (status_of(refused), headers_of(refused)) if refused else (200, {})
    return templates.TemplateResponse(
        request, "index.html", context, status_code=status, headers=headers
    )


@router.get("/index", response_class=HTMLResponse)
def index(request: Request, state: Shared, jobs: AllJobs, found: Found) -> HTMLResponse:
    """What is indexed, how the last rebuild went, and a button for the next."""
    return _page(request, state, jobs, found, None)


@router.post("/index/rebuild", response_class=HTMLResponse)
def rebuild(
    request: Request,
    state: Shared,
    jobs: AllJobs,
    found: Found,
    token: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Begin a rebuild by a plain form, and show how it goes."""
    try:
        check_token(state.settings, token.encode() if token else None)
    except IbidError as error:
        return _page(request, state, jobs, found, error)
    jobs.start()
    return RedirectResponse("/index", 303)
