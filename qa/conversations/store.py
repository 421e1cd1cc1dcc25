"""Conversations in SQLite: every question with its answer at the time."""

import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, FieldSerializationInfo, field_serializer

from corpus.cleaning import is_visible
from corpus.dates import now
from corpus.errors import IbidError
from corpus.folding import fold
from corpus.serialization import PUBLISHED, adapter
from qa.answer import Answer, Considered
from qa.conversations.file import ConversationFile
from qa.errors import check_text

LONGEST_TITLE = 200  # characters
MOST_TURNS = 200  # of one conversation

_VERSION = 1
_SCHEMA = """
CREATE TABLE conversations (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE turns (
  conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE, number INTEGER NOT NULL,
  scope TEXT NOT NULL, asked TEXT NOT NULL, took TEXT NOT NULL, answer TEXT NOT NULL,
  words TEXT NOT NULL, PRIMARY KEY (conversation, number)
) WITHOUT ROWID;
"""


class UnknownConversation(IbidError):
    """There is no conversation with that id."""

    code = "unknown_conversation"
    category = "not_found"


class BadTitle(IbidError):
    """A title of a conversation is empty or too long."""

    code = "bad_title"
    category = "bad_input"


class FullConversation(IbidError):
    """A conversation holds the most questions that are allowed."""

    code = "full_conversation"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class Turn(Answer):
    """An answer in a conversation, as it was at the time.

    `asked` is when (UTC, ISO 8601). `scope` is what was searched: a document's id, what stands for
    a kind of documents, or nothing for all. `took` are the seconds of each step, by its name.
    """

    __pydantic_config__ = PUBLISHED

    considered: Annotated[
        tuple[Considered, ...] | None,
        Field(description="Empty where no explanation was asked for."),
    ] = None
    asked: str = field(default_factory=now)
    scope: Annotated[str, Field(serialization_alias="asked_of")] = ""
    took: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        answer: Answer,
        scope: str = "",
        took: Mapping[str, float] | None = None,
        asked: str | None = None,
    ) -> "Turn":
        """A turn from an answer; `asked` is now by default."""
        values: dict[str, Any] = {one.name: getattr(answer, one.name) for one in fields(Answer)}
        return cls(**values, asked=asked or now(), scope=scope, took=dict(took or {}))

    @field_serializer("considered")
    def _empty_for_none(
        self, considered: tuple[Considered, ...] | None, info: FieldSerializationInfo
    ) -> tuple[Considered, ...] | None:
        return considered if info.round_trip else considered or ()

    @field_serializer("scope")
    def _asked_of(self, scope: str) -> str | None:
        return scope or None

    @field_serializer("took")
    def _rounded(self, took: dict[str, float]) -> dict[str, float]:
        return {name: round(seconds, 4) for name, seconds in took.items()}


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: its turns in order, under a title. Times are UTC in ISO 8601."""

    id: str
    title: str
    begun: str
    changed: str
    turns: Annotated[tuple[Turn, ...], Field(serialization_alias="answers")]


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A conversation in a list: without its answers, with the number of its `questions`."""

    id: str
    title: str
    begun: str
    changed: str
    questions: int


class Conversations:
    """The conversations in a file, for use by several threads and processes.

    Every method raises `BadConversations` where the file cannot be read or written. Reading neither
    locks nor creates nor changes the file, and works on a read-only disk.
    """

    def __init__(self, file: Path) -> None:
        self._file = ConversationFile(file, _SCHEMA, _VERSION)

    def add(self, ident: str | None, turn: Turn) -> str:
        """Add a turn to a conversation, or to a new one where `ident` is `None`; returns the id.

        Raises `UnknownConversation`, and `FullConversation` where it holds `MOST_TURNS`.
        """
        # All work that needs no database is done before the file is locked.
        texts = (quote.text for quote in (*turn.quotes, *turn.near))
        words = fold(" ".join((turn.question, *texts)))
        answer = adapter(Answer).dump_json(turn, round_trip=True).decode()
        took = json.dumps(turn.took)
        with self._file.write() as database:
            assert database is not None  # it creates the file
            if ident is None:
                ident = secrets.token_urlsafe(9)
                title = _shortened(turn.question)
                row = (ident, title, turn.asked, turn.asked, fold(title))
                database.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", row)
            else:
                _one(database, ident)
            (held,) = database.execute(
                "SELECT count(*) FROM turns WHERE conversation = ?", (ident,)
            ).fetchone()
            if held >= MOST_TURNS:
                raise FullConversation(
                    f"A conversation holds {MOST_TURNS} questions at most.", "Begin a new one."
                )
            database.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?)",
                (ident, held + 1, turn.scope, turn.asked, took, answer, words),
            )
            database.execute(
                "UPDATE conversations SET changed = ? WHERE id = ?", (turn.asked, ident)
            )
        return ident

    def open(self, ident: str) -> Conversation:
        """The conversation with an id. Raises `UnknownConversation`."""
        with self._file.read() as database:
            if database is None:
                raise _unknown()
            title, begun, changed = _one(database, ident)
            rows = database.execute(
                "SELECT answer, scope, took, asked FROM turns WHERE conversation = ? "
                "ORDER BY number",
                (ident,),
            ).fetchall()
        try:
            turns = tuple(
                Turn.of(
                    adapter(Answer).validate_json(answer),
                    scope,
                    adapter(dict[str, float]).validate_json(took),
                    asked,
                )
                for answer, scope, took, asked in rows
            )
        except ValueError as error:
            raise self._file.other_version("An answer of this conversation") from error
        return Conversation(ident, title, begun, changed, turns)

    def find(self, words: str = "") -> list[ConversationSummary]:
        """The conversations, latest change first; with `words`, those whose title, questions or
        quotes contain each of them.
        """
        wanted = fold(words).split()
        held = " AND ".join(
            "(instr(c.words, ?) OR EXISTS (SELECT 1 FROM turns t WHERE t.conversation = c.id "
            "AND instr(t.words, ?)))"
            for _ in wanted
        )
        with self._file.read() as database:
            if database is None:
                return []
            rows = database.execute(
                "SELECT c.id, c.title, c.begun, c.changed, (SELECT count(*) FROM turns t WHERE "
                f"t.conversation = c.id) FROM conversations c WHERE {held or 'TRUE'} "
                "ORDER BY c.changed DESC, c.rowid DESC",
                [word for word in wanted for _ in range(2)],
            ).fetchall()
        return [ConversationSummary(*row) for row in rows]

    def rename(self, ident: str, title: str) -> None:
        """Give a conversation another title.

        Raises `UnknownConversation`, `BadTitle` where the title has no visible character or is too
        long, and `BadQuestion` where it is not text.
        """
        check_text(title)
        title = " ".join(title.split())
        if not is_visible(title) or len(title) > LONGEST_TITLE:
            raise BadTitle(
                f"A title of {len(title)} characters cannot be given."
                if is_visible(title)
                else "A title without any letter or sign cannot be given.",
                f"Take 1 to {LONGEST_TITLE} characters.",
            )
        with self._file.write(new=False) as database:
            if database is None:
                raise _unknown()
            _one(database, ident)
            database.execute(
                "UPDATE conversations SET title = ?, words = ? WHERE id = ?",
                (title, fold(title), ident),
            )

    def delete(self, ident: str) -> None:
        """Delete a conversation from the disk. Raises `UnknownConversation`."""
        with self._file.write(new=False) as database:
            if database is None:
                raise _unknown()
            _one(database, ident)
            database.execute("DELETE FROM conversations WHERE id = ?", (ident,))


def _unknown() -> UnknownConversation:
    return UnknownConversation(
        "There is no such conversation.", "It may have been deleted; all are under /conversations."
    )


def _one(database: sqlite3.Connection, ident: str) -> tuple[str, str, str]:
    """Title, begun and changed of a conversation. Raises `UnknownConversation`."""
    row: tuple[str, str, str] | None = database.execute(
        "SELECT title, begun, changed FROM conversations WHERE id = ?", (ident,)
    ).fetchone()
    if row is None:
        raise _unknown()
    return row


def _shortened(question: str) -> str:
    words = " ".join(question.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"
