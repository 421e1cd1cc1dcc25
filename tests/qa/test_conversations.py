"""Conversations in a file: kept whole, found again, renamed, deleted for good."""

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa.answer import Answer
from qa.ask import Asker
from qa.conversations import (
    LONGEST_TITLE,
    MOST_TURNS,
    BadConversations,
    BadTitle,
    Conversations,
    FullConversation,
    Turn,
    UnknownConversation,
)
from qa.request import Request

FOUNDED = "When was Tehrik-e-Taliban Pakistan founded?"


@pytest.fixture(scope="module")
def answer(asker: Asker) -> Answer:
    return asker.ask(Request(FOUNDED, explain=True))


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "new" / "conversations.sqlite")


def test_what_is_kept_is_given_back_whole(
    kept: Conversations, answer: Answer, asker: Asker
) -> None:
    note = asker.ask(Request("What does note 6 cite?"))
    nothing = asker.ask(Request("How do I bake bread?"))
    turns = [
        Turn(answer, "ttp-reemergence", {"searching": 0.25}),
        Turn(note),
        Turn(nothing, "kind:paper"),
    ]
    ident = kept.add(None, turns[0])
    for turn in turns[1:]:
        assert kept.add(ident, turn) == ident
    found = kept.open(ident)
    assert list(found.turns) == turns
    assert (found.title, found.begun) == (FOUNDED, turns[0].asked)
    assert found.changed == turns[2].asked


def test_conversations_are_listed_last_changed_first_and_found_by_words(
    kept: Conversations, answer: Answer, asker: Asker
) -> None:
    first = kept.add(None, Turn(answer, asked="2026-01-01T00:00:00+00:00"))
    other = asker.ask(Request("How many tons of ice were landed in the winter of 1854-55?"))
    second = kept.add(None, Turn(other, asked="2026-01-02T00:00:00+00:00"))
    assert [one.id for one in kept.find()] == [second, first]
    kept.add(first, Turn(answer, asked="2026-01-03T00:00:00+00:00"))
    assert [(one.id, one.questions) for one in kept.find()] == [(first, 2), (second, 1)]
    # In the question, in a quote, in both, in any case and without accents; in none.
    for words in ("FOUNDED", "federally administered"[:7], "pákistan 2007", "  "):
        assert first in [one.id for one in kept.find(words)], words
    assert [one.id for one in kept.find("winter ICE")] == [second]
    assert kept.find("winter pakistan") == []
    assert kept.find("%") == []
    kept.rename(second, "  Of  ice ")
    assert [one.title for one in kept.find("of ice")] == ["Of ice"]


def test_what_is_deleted_is_not_on_the_disk(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "conversations.sqlite"
    ident = kept.add(None, Turn(answer))
    assert FOUNDED.encode() in file.read_bytes()
    kept.delete(ident)
    assert FOUNDED.encode() not in file.read_bytes()
    assert kept.find() == []
    for call in (kept.open, kept.delete, lambda one: kept.add(one, Turn(answer))):
        with pytest.raises(UnknownConversation):
            call(ident)


@pytest.mark.parametrize("title", ["", "  \n ", "x" * (LONGEST_TITLE + 1)])
def test_a_title_that_is_none_changes_nothing(
    kept: Conversations, answer: Answer, title: str
) -> None:
    ident = kept.add(None, Turn(answer))
    with pytest.raises(BadTitle):
        kept.rename(ident, title)
    assert kept.open(ident).title == FOUNDED


def test_a_full_conversation_takes_no_more_and_loses_nothing(
    kept: Conversations, answer: Answer
) -> None:
    ident = kept.add(None, Turn(answer))
    for _ in range(MOST_TURNS - 1):
        kept.add(ident, Turn(answer))
    with pytest.raises(FullConversation):
        kept.add(ident, Turn(answer))
    assert len(kept.open(ident).turns) == MOST_TURNS


def test_many_may_write_at_once(kept: Conversations, answer: Answer, tmp_path: Path) -> None:
    ident = kept.add(None, Turn(answer))
    others = [Conversations(tmp_path / "new" / "conversations.sqlite") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: one.add(ident, Turn(answer)), others * 3))
    assert len(kept.open(ident).turns) == 25


def test_only_the_owner_may_read_the_file(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    kept.add(None, Turn(answer))
    mode = (tmp_path / "new" / "conversations.sqlite").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_file_that_is_none_is_told_and_left_as_it_is(tmp_path: Path, answer: Answer) -> None:
    file = tmp_path / "conversations.sqlite"
    file.write_bytes(b"these are no conversations" * 100)
    for call in (Conversations(file).find, lambda: Conversations(file).add(None, Turn(answer))):
        with pytest.raises(BadConversations) as told:
            call()
        assert str(file) in told.value.remedy
    assert file.read_bytes() == b"these are no conversations" * 100
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(BadConversations):
        Conversations(folder).find()


def test_what_another_version_wrote_is_told(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    ident = kept.add(None, Turn(answer))
    file = tmp_path / "new" / "conversations.sqlite"
    with sqlite3.connect(file) as database:
        database.execute("UPDATE turns SET answer = '{}'")
    with pytest.raises(BadConversations, match="another version"):
        kept.open(ident)
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(BadConversations, match="another version"):
        kept.find()
