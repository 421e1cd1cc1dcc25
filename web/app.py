"""The application: API, pages and static files behind the guard."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

import web.api.ask
import web.api.conversations
import web.api.index
import web.api.originals
import web.api.papers
import web.api.references
import web.api.sources
import web.pages.ask
import web.pages.conversations
import web.pages.index
import web.pages.notes
import web.pages.papers
import web.pages.site
import web.pages.sources
from qa.settings import Settings
from web.http.guard import Guard
from web.http.rules import LARGEST_FORM, Rules, Token
from web.pages.templates import WEB
from web.server import errors
from web.server.auth import check_token
from web.server.dependencies import require_token
from web.server.job_runner import JobRunner
from web.server.openapi import describe_errors
from web.server.papers import largest_paper_size
from web.server.state import ServerState
from web.server.watching import ReportJob, rebuild_on_changes

_ROUTERS = (
    web.api.ask.router,
    web.api.index.router,
    web.api.sources.router,
    web.api.references.router,
    web.api.originals.router,
    web.api.papers.router,
    web.api.conversations.router,
    web.pages.site.router,
    web.pages.ask.router,
    web.pages.conversations.router,
    web.pages.papers.router,
    web.pages.notes.router,
    web.pages.index.router,
    web.pages.sources.router,
)
_SMALLEST_COMPRESSED = 1000  # bytes; not tuned: less fits into one packet
_MOST_FIELDS = 20  # of a form; the largest form has five
_STOP_TIMEOUT = 5.0  # seconds that each background thread may take to stop


def create_app(settings: Settings, report_job: ReportJob | None = None) -> FastAPI:
    """The application of the server. The index is opened by the first request that needs it.

    With `report_job`, papers and sources are watched and the index is rebuilt when they change;
    `report_job` is called with these rebuilds, see `rebuild_on_changes`.
    """
    state = ServerState(settings)
    jobs = JobRunner(settings, state.reload)
    stop = threading.Event()
    app = _Application(
        title="Ibid",
        version=version("ibid"),
        description="Answers questions about a research paper in the paper's own words.",
        docs_url=None,
        redoc_url=None,
        lifespan=lambda _: _background_threads(state, jobs, stop, report_job),
        form_limits={"max_fields": _MOST_FIELDS, "max_files": 1, "max_part_size": LARGEST_FORM},
    )
    app.needs_token = settings.token is not None
    app.rules = _rules(state)
    app.state.ibid = state
    app.state.jobs = jobs
    app.state.stop = stop
    errors.install(app)
    for router in _ROUTERS:
        app.include_router(router)
    app.mount("/static", _CheckedFiles(directory=WEB / "static"), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_COMPRESSED)
    return app


class _CheckedFiles(StaticFiles):
    """Static files that a browser checks for changes before it uses a copy of its own: scripts
    import each other, and those of two versions may not fit.
    """

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response


class _Application(FastAPI):
    """FastAPI with the guard as the outermost middleware, which error responses pass, too."""

    rules: Rules
    needs_token: bool

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            describe_errors(super().openapi(), needs_token=self.needs_token)
        return super().openapi()

    def build_middleware_stack(self) -> ASGIApp:
        return Guard(super().build_middleware_stack(), self.rules)


@asynccontextmanager
async def _background_threads(
    state: ServerState, jobs: JobRunner, stop: threading.Event, report_job: ReportJob | None
) -> AsyncIterator[None]:
    """Run the background threads while the server runs; then stop them and any rebuild."""
    stop.clear()
    tasks = [partial(state.follow_pointer, stop)]
    if report_job is not None:
        folders = state.settings.watched
        tasks.append(partial(rebuild_on_changes, folders, jobs, report_job, stop))
    threads = [threading.Thread(target=task, daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        await asyncio.to_thread(jobs.stop)
        for thread in threads:
            await asyncio.to_thread(thread.join, _STOP_TIMEOUT)


def _rules(state: ServerState) -> Rules:
    """The rules of the guard."""
    settings, largest = state.settings, largest_paper_size(state)
    token = Token(
        wanted=_needs_token,
        check=partial(check_token, settings),
        status=lambda error: (errors.status_of(error), errors.headers_of(error)),
        forms=("/papers",),
    )
    # The form gets more, so that its page can show that a paper is too large.
    files = {"/papers": 4 * largest, "/api/papers": largest}
    return Rules((settings.host, *settings.hosts), files, token)


def _needs_token(method: str, path: str) -> bool:
    """Whether an operation of the API needs the token."""
    return any(
        method in (route.methods or ()) and route.path_regex.match(path)
        for router in _ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
        and any(one.dependency is require_token for one in route.dependencies)
    )
