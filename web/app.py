"""The application: API, pages and static files behind one guard."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from qa.settings import Settings
from web import (
    adding,
    api,
    citing,
    conversation,
    errors,
    indexing,
    indexpage,
    notespage,
    pages,
    paperspage,
    sourcepage,
    sourcing,
    talks,
    talkspage,
)
from web.guard import Guard
from web.jobs import Jobs
from web.state import State
from web.watching import Tell, follow

_ROOMS = (
    api, indexing, sourcing, citing, adding, talks,
    pages, conversation, talkspage, paperspage, notespage, indexpage, sourcepage,
)  # fmt: skip
_WORTH_PACKING = 1000  # bytes
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

    app = FastAPI(
        title="Ibid",
        version=version("ibid"),
        description="Answers questions about a research paper in the paper's own words.",
        docs_url=None,
        redoc_url=None,
        lifespan=alive,
    )
    app.state.ibid = state
    app.state.jobs = jobs
    app.state.stop = stop
    errors.install(app)
    for room in _ROOMS:
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=pages.HERE / "static"), name="static")
    # To a form what is too large is told on its page, unless it is much too large.
    largest = adding.largest(state)
    files = {"/papers": 4 * largest, "/api/papers": largest}
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING)
    app.add_middleware(Guard, hosts=(chosen.host, *chosen.hosts), files=files)
    return app
