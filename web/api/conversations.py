"""The JSON API of conversations: listed, searched, read, renamed, deleted, exported."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from qa.conversations.export import MEDIA, Form, conversation_json
from web.api.conversation_schemas import ConversationOut, ConversationsOut, Renamed
from web.api.schemas import Error
from web.server.dependencies import CurrentState, IndexOrError
from web.server.downloads import conversation_file
from web.server.lookups import index_or_none

_LONGEST = 200  # characters that are searched for

Words = Annotated[str, Query(max_length=_LONGEST)]

router = APIRouter(
    prefix="/api/conversations",
    responses={404: {"model": Error}},
)


@router.get("", response_model=ConversationsOut, operation_id="conversations")
def conversations(state: CurrentState, q: Words = "") -> dict[str, Any]:
    """The conversations that are kept, changed last first; with `q`, those that hold its words."""
    return {"conversations": [asdict(one) for one in state.conversations.find(q)]}


@router.get("/{ident}", response_model=ConversationOut, operation_id="conversation")
def conversation(ident: str, state: CurrentState) -> dict[str, Any]:
    """A conversation whole: its answers as they were given. `ibid check` takes it."""
    return conversation_json(state.conversations.open(ident))


@router.get(
    "/{ident}/export",
    response_class=Response,
    operation_id="export",
    responses={200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}}},
)
def export(
    ident: str, found: IndexOrError, state: CurrentState, form: Form = "markdown"
) -> Response:
    """A conversation as a file: Markdown, HTML or JSON, with every quote's place."""
    return conversation_file(state.conversations.open(ident), form, index_or_none(found))


@router.patch("/{ident}", response_model=ConversationOut, operation_id="rename")
def rename(ident: str, body: Renamed, state: CurrentState) -> dict[str, Any]:
    """Give a conversation another title."""
    state.conversations.rename(ident, body.title)
    return conversation_json(state.conversations.open(ident))


@router.delete("/{ident}", status_code=204, operation_id="delete_conversation")
def delete(ident: str, state: CurrentState) -> None:
    """Delete a conversation; it is gone for good."""
    state.conversations.delete(ident)
