"""The page of conversations: listed, searched, renamed, deleted, exported, by plain forms."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from qa.conversations.export import Form as Written
from web.api.conversations import Words
from web.pages.templates import templates
from web.server.dependencies import Found, Shared
from web.server.downloads import file_of
from web.server.errors import headers_of, status_of
from web.server.lookups import index_of
from web.server.state import State

_MOST = 500  # conversations that are listed

router = APIRouter(include_in_schema=False)

Title = Annotated[str, Form(max_length=5000)]


def _page(
    request: Request, state: State, words: str = "", refused: IbidError | None = None
) -> HTMLResponse:
    problem, found = refused, []
    if state.conversations is not None:
        try:
            found = state.kept.find(words)
        except IbidError as error:
            problem = error
    context: dict[str, Any] = {
        "keeps": state.conversations is not None,
        "file": state.settings.conversations,
        "found": found[:_MOST],
        "more": len(found) - _MOST,
        "words": words,
        "problem": problem,
    }
    status, headers = (status_of(problem), headers_of(problem)) if problem else (200, {})
    return templates.TemplateResponse(
        request, "conversations.html", context, status_code=status, headers=headers
    )


@router.get("/conversations", response_class=HTMLResponse)
def conversations(request: Request, state: Shared, q: Words = "") -> HTMLResponse:
    """The conversations that are kept; with `q`, those that hold its words."""
    return _page(request, state, q)


@router.post("/c/{ident}/rename", response_class=HTMLResponse)
def rename(request: Request, ident: str, state: Shared, title: Title = "") -> Response:
    """Give a conversation another title."""
    try:
        state.kept.rename(ident, title)
    except IbidError as error:
        return _page(request, state, refused=error)
    return RedirectResponse("/conversations", 303)


@router.post("/c/{ident}/delete", response_class=HTMLResponse)
def delete(request: Request, ident: str, state: Shared) -> Response:
    """Delete a conversation."""
    try:
        state.kept.delete(ident)
    except IbidError as error:
        return _page(request, state, refused=error)
    return RedirectResponse("/conversations", 303)


@router.get("/c/{ident}/export", response_class=Response)
def export(
    request: Request, ident: str, found: Found, state: Shared, form: Written = "markdown"
) -> Response:
    """A conversation as a file to be saved."""
    try:
        return file_of(state.kept.open(ident), form, index_of(found))
    except IbidError as error:
        return _page(request, state, refused=error)
