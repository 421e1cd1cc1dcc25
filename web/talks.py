"""The JSON API of conversations: listed, searched, read, renamed, deleted, exported."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from index.reader import Index
from qa.conversations import Conversation
from qa.transcript import ENDINGS, MEDIA, Form, conversation_json, transcript
from web.dependencies import Found, Shared
from web.schemas import Error
from web.state import Served
from web.talkschemas import ConversationOut, ConversationsOut, Renamed

_LONGEST = 200  # characters that are searched for

Words = Annotated[str, Query(max_length=_LONGEST)]

router = APIRouter(
    prefix="/api/conversations",
    responses={404: {"model": Error}},
)


def file_of(conversation: Conversation, form: Form, index: Index | None) -> Response:
    """A conversation as a file to be saved."""
    name = f"conversation-{conversation.begun[:10]}-{conversation.id}.{ENDINGS[form]}"
    return Response(
        transcript(conversation, index.documents if index else {}, form),
        media_type=MEDIA[form],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def index_of(found: object) -> Index | None:
    """The index that answers now, if one does."""
    return found.index if isinstance(found, Served) else None


@router.get("", response_model=ConversationsOut, operation_id="conversations")
def conversations(state: Shared, q: Words = "") -> dict[str, Any]:
    """The conversations that are kept, changed last first; with `q`, those that hold its words."""
    return {"conversations": [asdict(one) for one in state.kept.find(q)]}


@router.get("/{ident}", response_model=ConversationOut, operation_id="conversation")
def conversation(ident: str, state: Shared) -> dict[str, Any]:
    """A conversation whole: its answers as they were given. `ibid check` takes it."""
    return conversation_json(state.kept.open(ident))


@router.get(
    "/{ident}/export",
    response_class=Response,
    operation_id="export",
    responses={200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}}},
)
def export(ident: str, found: Found, state: Shared, form: Form = "markdown") -> Response:
    """A conversation as a file: Markdown, HTML or JSON, with every quote's place."""
    return file_of(state.kept.open(ident), form, index_of(found))


@router.patch("/{ident}", response_model=ConversationOut, operation_id="rename")
def rename(ident: str, body: Renamed, state: Shared) -> dict[str, Any]:
    """Give a conversation another title."""
    state.kept.rename(ident, body.title)
    return conversation_json(state.kept.open(ident))


@router.delete("/{ident}", status_code=204, operation_id="delete_conversation")
def delete(ident: str, state: Shared) -> None:
    """Delete a conversation; it is gone for good."""
    state.kept.delete(ident)
