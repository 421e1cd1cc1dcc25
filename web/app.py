"""The application: API, page and static files behind one guard."""

from importlib.metadata import version

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from qa.settings import Settings
from web import api, errors, pages
from web.guard import Guard
from web.state import State


def create_app(chosen: Settings) -> FastAPI:
    """The server's application. An index is opened at the first request that needs it."""
    app = FastAPI(
        title="Ibid",
        version=version("ibid"),
        description="Answers questions about a research paper in the paper's own words.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.ibid = State(chosen)
    errors.install(app)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=pages.HERE / "static"), name="static")
    app.add_middleware(Guard, hosts=(chosen.host, *chosen.hosts))
    return app
