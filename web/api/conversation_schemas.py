"""What goes in and out over HTTP of conversations, and of the papers that are added."""

from typing import Literal

from pydantic import BaseModel, Field

from qa.conversations.store import LONGEST_TITLE
from web.api.index_schemas import JobOut
from web.api.schemas import AnswerOut, ErrorDetail


class ListedOut(BaseModel):
    """A conversation in a list; times are UTC in ISO 8601."""

    id: str
    title: str
    begun: str
    changed: str
    questions: int


class ConversationsOut(BaseModel):
    conversations: list[ListedOut]


class TurnOut(AnswerOut):
    """An answer as it was given: when, of what it was asked, and the seconds of each step."""

    asked: str
    asked_of: str | None
    took: dict[str, float]


class ConversationOut(BaseModel):
    id: str
    title: str
    begun: str
    changed: str
    answers: list[TurnOut]


class Renamed(BaseModel):
    title: str = Field(min_length=1, max_length=10 * LONGEST_TITLE)


class PaperOut(BaseModel):
    """A paper on the shelves; `added` where it was added in the page and can be removed there.
    `indexed` where it can be asked. `problem` tells why it cannot be read, where that is known.
    """

    id: str
    label: str
    added: bool
    indexed: bool
    problem: ErrorDetail | None = None


class PapersOut(BaseModel):
    papers: list[PaperOut]


class AddedOut(BaseModel):
    """A paper that was added, what was found in it, and the rebuild that indexes it."""

    id: str
    media: Literal["text", "html"]
    title: str | None
    authors: list[str]
    pages: int
    sentences: int
    notes: int
    warnings: list[str]
    job: JobOut
