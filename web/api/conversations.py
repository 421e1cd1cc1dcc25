"""The JSON API of conversations: list, search, read, rename, delete, export."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from corpus.errors import ErrorBody
from qa.conversations.export import MEDIA, Form
from qa.conversations.store import Conversation
from web.api.schemas import ConversationList, Renamed
from web.server.dependencies import CurrentState, IndexOrError
from web.server.downloads import conversation_file
from web.server.lookups import index_or_none

_LONGEST = 200  # characters of a search

Words = Annotated[str, Query(max_length=_LONGEST)]

router = APIRouter(
    prefix="/api/conversations",
    responses={404: {"model": ErrorBody}},
)


@router.get("", operation_id="conversations")
def conversations(state: CurrentState, q: Words = "") -> ConversationList:
    """The stored conversations, latest change first; with `q`, those that contain its words."""
    return ConversationList(state.conversations.find(q))


@router.get("/{ident}", operation_id="conversation")
def conversation(ident: str, state: CurrentState) -> Conversation:
    """A whole conversation: its answers as they were. `ibid check` reads it."""
    return state.conversations.open(ident)


@router.get(
    "/{ident}/export",
    response_class=Response,
    operation_id="export",
    responses={200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}}},
)
def export(
    ident: str, found: IndexOrError, state: CurrentState, form: Form = "markdown"
) -> Response:
    """A conversation as a file: Markdown, HTML or JSON, with the place of every quote."""
    return conversation_file(state.conversations.open(ident), form, index_or_none(found))


@router.patch("/{ident}", operation_id="rename")
def rename(ident: str, body: Renamed, state: CurrentState) -> Conversation:
    """Give a conversation another title."""
    state.conversations.rename(ident, body.title)
    return state.conversations.open(ident)


@router.delete("/{ident}", status_code=204, operation_id="delete_conversation")
def delete(ident: str, state: CurrentState) -> None:
    """Delete a conversation for good."""
    state.conversations.delete(ident)
