"""The page of stored conversations: listing, searching, renaming, deleting, exporting."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from qa.conversations.export import Form as ExportForm
from web.api.conversations import Words
from web.pages.templates import render
from web.server.dependencies import CurrentState, IndexOrError
from web.server.downloads import conversation_file
from web.server.lookups import index_or_none
from web.server.state import ServerState

_MOST_LISTED = 500  # conversations; not tuned: more are found by searching

router = APIRouter(include_in_schema=False)

Title = Annotated[str, Form(max_length=5000)]


def _page(
    request: Request, state: ServerState, words: str = "", refusal: IbidError | None = None
) -> HTMLResponse:
    problem, matches = refusal, []
    if state.keeps_conversations:
        try:
            matches = state.conversations.find(words)
        except IbidError as error:
            problem = error
    context: dict[str, Any] = {
        "keeps": state.keeps_conversations,
        "file": state.settings.conversations,
        "found": matches[:_MOST_LISTED],
        "more": len(matches) - _MOST_LISTED,
        "words": words,
        "problem": problem,
    }
    return render(request, "conversations.html", context, problem)


@router.get("/conversations", response_class=HTMLResponse)
def conversations(request: Request, state: CurrentState, q: Words = "") -> HTMLResponse:
    """The stored conversations; with `q`, those that contain its words."""
    return _page(request, state, q)


@router.post("/c/{ident}/rename", response_class=HTMLResponse)
def rename(request: Request, ident: str, state: CurrentState, title: Title = "") -> Response:
    """Rename a conversation."""
    try:
        state.conversations.rename(ident, title)
    except IbidError as error:
        return _page(request, state, refusal=error)
    return RedirectResponse("/conversations", 303)


@router.post("/c/{ident}/delete", response_class=HTMLResponse)
def delete(request: Request, ident: str, state: CurrentState) -> Response:
    """Delete a conversation."""
    try:
        state.conversations.delete(ident)
    except IbidError as error:
        return _page(request, state, refusal=error)
    return RedirectResponse("/conversations", 303)


@router.get("/c/{ident}/export", response_class=Response)
def export(
    request: Request,
    ident: str,
    current: IndexOrError,
    state: CurrentState,
    form: ExportForm = "markdown",
) -> Response:
    """A conversation as a file download."""
    try:
        return conversation_file(state.conversations.open(ident), form, index_or_none(current))
    except IbidError as error:
        return _page(request, state, refusal=error)
