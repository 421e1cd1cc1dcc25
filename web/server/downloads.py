"""Conversations as file downloads."""

from fastapi import Response

from index.search.protocol import SearchIndex
from qa.conversations.export import ENDINGS, MEDIA, Form, transcript
from qa.conversations.store import Conversation


def conversation_file(
    conversation: Conversation, form: Form, index: SearchIndex | None
) -> Response:
    """A conversation as a file in a format; the documents of `index` give the quotes' labels."""
    name = f"conversation-{conversation.begun[:10]}-{conversation.id}.{ENDINGS[form]}"
    return Response(
        transcript(conversation, index.documents if index else {}, form),
        media_type=MEDIA[form],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
