"""The application: API, pages and static files behind one guard."""

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

from qa.settings import Settings
from web.api import ask, conversations, index, papers, references, sources
from web.pages import ask as ask_page
from web.pages import conversations as conversations_page
from web.pages import index as index_page
from web.pages import notes as notes_page
from web.pages import papers as papers_page
from web.pages import sources as sources_page
from web.pages import templates
from web.server import errors
from web.server.auth import check_token
from web.server.guard import LARGEST_FORM, Guard, Rules, Token
from web.server.jobs import Jobs
from web.server.papers import largest as largest_paper
from web.server.state import State
from web.server.watching import Tell, follow

_ROUTERS = tuple(
    module.router
    for module in (
        *(ask, index, sources, references, papers, conversations),
        *(templates, ask_page, conversations_page, papers_page),
        *(notes_page, index_page, sources_page),
    )
)
_WORTH_PACKING = 1000  # bytes
_MOST_FIELDS = 20  # of a form; the largest of ours has four
_AT_LAST = 5.0  # seconds that a thread is waited for when the server stops


def create_app(chosen: Settings, watch: Tell | None = None) -> FastAPI:
    """The server's application. An index is opened at the first request that needs it.

    With `watch` the index is rebuilt whenever papers or sources change, and `watch` is told of it.
    """
    state = State(chosen)
    jobs = Jobs(chosen, state.reload)
    stop = threading.Event()

    @asynccontextmanager
    async def alive(_: FastAPI) -> AsyncIterator[None]:
        stop.clear()
        works = [partial(state.follow, stop)]
        if watch is not None:
            works.append(partial(follow, chosen.watched, jobs, watch, stop))
        threads = [threading.Thread(target=work, daemon=True) for work in works]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            await asyncio.to_thread(jobs.stop)
            for thread in threads:
                await asyncio.to_thread(thread.join, _AT_LAST)

    app = _Application(
        title="Ibid",
        version=version("ibid"),
        description="Answers questions about a research paper in the paper's own words.",
        docs_url=None,
        redoc_url=None,
        lifespan=alive,
        form_limits={"max_fields": _MOST_FIELDS, "max_files": 1, "max_part_size": LARGEST_FORM},
    )
    app.needs_token = chosen.token is not None
    app.rules = _rules(chosen, largest_paper(state))
    app.state.ibid = state
    app.state.jobs = jobs
    app.state.stop = stop
    errors.install(app)
    for router in _ROUTERS:
        app.include_router(router)
    app.mount("/static", _CheckedFiles(directory=templates.WEB / "static"), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING)
    return app


def _rules(chosen: Settings, largest: int) -> Rules:
    """What the guard goes by; `largest` are the bytes of a paper that may be added."""
    token = Token(
        wanted=_wants_token,
        check=partial(check_token, chosen),
        status=lambda error: (errors.status_of(error), errors.headers_of(error)),
        forms=("/papers",),
    )
    # A form is told on its page that a paper is too large, unless it is much too large.
    files = {"/papers": 4 * largest, "/api/papers": largest}
    return Rules((chosen.host, *chosen.hosts), files, token)


def _wants_token(method: str, path: str) -> bool:
    """Whether an endpoint of the API wants the token for a method."""
    return any(
        method in (route.methods or ()) and route.path_regex.match(path)
        for router in _ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
        and any(one.dependency is index.may_change for one in route.dependencies)
    )


class _CheckedFiles(StaticFiles):
    """Static files that a browser checks for changes before it uses a copy of its own: scripts
    import each other, and those of two versions may not fit.
    """

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response


class _Application(FastAPI):
    """An application with the guard outside of everything, so that errors pass it, too."""

    rules: Rules
    needs_token: bool

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            errors.describe_errors(super().openapi(), needs_token=self.needs_token)
        return super().openapi()

    def build_middleware_stack(self) -> ASGIApp:
        return Guard(super().build_middleware_stack(), self.rules)
