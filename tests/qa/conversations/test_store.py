"""Conversations in a file: kept whole, found again, renamed, deleted for good."""

import os
import resource
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import qa.conversations.file
from qa.answer import Answer
from qa.answering.ask import Asker
from qa.conversations.file import (
    BadConversations,
    ConversationFile,
    ForbiddenConversations,
    LockedConversations,
    NoRoomForConversations,
)
from qa.conversations.store import (
    LONGEST_TITLE,
    MOST_TURNS,
    BadTitle,
    Conversations,
    FullConversation,
    Turn,
    UnknownConversation,
)
from qa.query.request import Request
from tests.index.conftest import somebody

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
        Turn.of(answer, "ttp-reemergence", {"searching": 0.25}),
        Turn.of(note),
        Turn.of(nothing, "kind:paper"),
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
    first = kept.add(None, Turn.of(answer, asked="2026-01-01T00:00:00+00:00"))
    other = asker.ask(Request("How many tons of ice were landed in the winter of 1854-55?"))
    second = kept.add(None, Turn.of(other, asked="2026-01-02T00:00:00+00:00"))
    assert [one.id for one in kept.find()] == [second, first]
    kept.add(first, Turn.of(answer, asked="2026-01-03T00:00:00+00:00"))
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
    ident = kept.add(None, Turn.of(answer))
    assert FOUNDED.encode() in file.read_bytes()
    kept.delete(ident)
    assert FOUNDED.encode() not in file.read_bytes()
    assert kept.find() == []
    for call in (kept.open, kept.delete, lambda one: kept.add(one, Turn.of(answer))):
        with pytest.raises(UnknownConversation):
            call(ident)


@pytest.mark.parametrize("title", ["", "  \n ", "\x00\u200b\u202e", "x" * (LONGEST_TITLE + 1)])
def test_a_title_that_is_none_changes_nothing(
    kept: Conversations, answer: Answer, title: str
) -> None:
    ident = kept.add(None, Turn.of(answer))
    with pytest.raises(BadTitle):
        kept.rename(ident, title)
    assert kept.open(ident).title == FOUNDED


def test_a_full_conversation_takes_no_more_and_loses_nothing(
    kept: Conversations, answer: Answer
) -> None:
    ident = kept.add(None, Turn.of(answer))
    for _ in range(MOST_TURNS - 1):
        kept.add(ident, Turn.of(answer))
    with pytest.raises(FullConversation):
        kept.add(ident, Turn.of(answer))
    assert len(kept.open(ident).turns) == MOST_TURNS


def test_many_may_write_at_once(kept: Conversations, answer: Answer, tmp_path: Path) -> None:
    ident = kept.add(None, Turn.of(answer))
    others = [Conversations(tmp_path / "new" / "conversations.sqlite") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: one.add(ident, Turn.of(answer)), others * 3))
    assert len(kept.open(ident).turns) == 25


def test_only_the_owner_may_read_the_file(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    kept.add(None, Turn.of(answer))
    mode = (tmp_path / "new" / "conversations.sqlite").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_file_that_is_none_is_told_and_left_as_it_is(tmp_path: Path, answer: Answer) -> None:
    file = tmp_path / "conversations.sqlite"
    file.write_bytes(b"these are no conversations" * 100)
    for call in (Conversations(file).find, lambda: Conversations(file).add(None, Turn.of(answer))):
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
    ident = kept.add(None, Turn.of(answer))
    file = tmp_path / "new" / "conversations.sqlite"
    with sqlite3.connect(file) as database:
        database.execute("UPDATE turns SET answer = '{}'")
    with pytest.raises(BadConversations, match="another version"):
        kept.open(ident)
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(BadConversations, match="another version"):
        kept.find()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that others can reach, which pytest's own are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def _calls(kept: Conversations, ident: str, answer: Answer) -> dict[str, Callable[[], object]]:
    """Everything that can be done with conversations."""
    return {
        "find": kept.find,
        "open": lambda: kept.open(ident),
        "add": lambda: kept.add(None, Turn.of(answer)),
        "go on": lambda: kept.add(ident, Turn.of(answer)),
        "rename": lambda: kept.rename(ident, "Another"),
        "delete": lambda: kept.delete(ident),
    }


def _fails(call: Callable[[], object], kind: type[BadConversations]) -> BadConversations:
    with pytest.raises(kind) as caught:
        call()
    damaged = "is damaged" in caught.value.message
    # Conversations that are in good order are not to be moved away.
    assert ("move it away" in caught.value.remedy) == damaged
    return caught.value


READS = ("find", "open")


def test_nothing_is_made_where_nothing_is_kept(tmp_path: Path, answer: Answer) -> None:
    kept = Conversations(tmp_path / "new" / "conversations.sqlite")
    calls = _calls(kept, "nowhere", answer)
    assert kept.find() == []
    for name in ("open", "rename", "delete"):
        with pytest.raises(UnknownConversation):
            calls[name]()
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "conversations.sqlite"
    file.touch()
    assert Conversations(file).find() == []
    assert file.read_bytes() == b""


@pytest.mark.parametrize(
    ("lock", "locked"), [("EXCLUSIVE", {*READS, "add"}), ("IMMEDIATE", {"add"})]
)
def test_who_writes_is_waited_for_briefly_and_then_named(
    kept: Conversations,
    answer: Answer,
    tmp_path: Path,
    lock: str,
    locked: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert qa.conversations.file._WAIT <= 1
    monkeypatch.setattr(qa.conversations.file, "_WAIT", 0.01)
    ident = kept.add(None, Turn.of(answer))
    calls = _calls(kept, ident, answer)
    with closing(sqlite3.connect(tmp_path / "new" / "conversations.sqlite")) as other:
        other.execute(f"BEGIN {lock}")
        for name, call in calls.items():
            if name in READS and name not in locked:
                call()
            else:
                told = _fails(call, LockedConversations)
                assert "another process has locked" in told.message
                assert "Try again" in told.remedy
    assert len(kept.open(ident).turns) == 1
    for call in calls.values():
        call()


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o500), (0o600, 0o500)])
def test_on_a_disk_that_may_only_be_read_conversations_are_read(
    answer: Answer, public: Path, file_mode: int, folder_mode: int
) -> None:
    with somebody(public):
        file = public / "conversations.sqlite"
        kept = Conversations(file)
        ident = kept.add(None, Turn.of(answer))
        file.chmod(file_mode)
        public.chmod(folder_mode)
        before = file.read_bytes()
        for name, call in _calls(kept, ident, answer).items():
            if name in READS:
                call()
            else:
                told = _fails(call, ForbiddenConversations)
                assert "cannot be written" in told.message
                assert str(file) in told.remedy
        assert file.read_bytes() == before
        assert list(public.iterdir()) == [file]
        public.chmod(0o700)


def test_what_may_not_be_read_is_told(answer: Answer, public: Path) -> None:
    with somebody(public):
        file = public / "conversations.sqlite"
        kept = Conversations(file)
        ident = kept.add(None, Turn.of(answer))
        file.chmod(0)
        for call in _calls(kept, ident, answer).values():
            _fails(call, ForbiddenConversations)


def test_without_room_what_was_kept_is_still_there(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    ident = kept.add(None, Turn.of(answer))
    size = (tmp_path / "new" / "conversations.sqlite").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        told = _fails(lambda: kept.add(ident, Turn.of(answer)), NoRoomForConversations)
        assert "Make room" in told.remedy
        assert len(kept.open(ident).turns) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    kept.add(ident, Turn.of(answer))
    assert len(kept.open(ident).turns) == 2


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    file = ConversationFile(
        tmp_path / "conversations.sqlite", "CREATE TABLE numbers (number BLOB)", 1
    )

    def fill() -> None:
        with file.write() as database:
            assert database is not None
            database.execute("PRAGMA max_page_count = 2")
            database.execute("INSERT INTO numbers VALUES (zeroblob(100000))")

    _fails(fill, NoRoomForConversations)
    with file.read() as database:
        assert database is None


def test_half_a_file_is_told_to_be_damaged_and_left_as_it_is(
    kept: Conversations, answer: Answer, tmp_path: Path
) -> None:
    ident = kept.add(None, Turn.of(answer))
    file = tmp_path / "new" / "conversations.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    for name in ("open", "go on"):
        told = _fails(_calls(kept, ident, answer)[name], BadConversations)
        assert "is damaged" in told.message
        assert f"Copy {file}" in told.remedy
    assert file.read_bytes() == whole[: len(whole) // 2]
    with sqlite3.connect(tmp_path / "other.sqlite") as database:
        database.execute("PRAGMA user_version = 1")
    _fails(Conversations(tmp_path / "other.sqlite").find, BadConversations)


def test_what_is_no_file_is_not_opened(tmp_path: Path, answer: Answer) -> None:
    pipe = tmp_path / "conversations.sqlite"
    os.mkfifo(pipe)
    for call in _calls(Conversations(pipe), "x", answer).values():
        with pytest.raises(BadConversations, match="is not a regular file"):
            call()


def _killed(answer: Answer, folder: Path) -> tuple[Conversations, str]:
    """A file as it is when a process is killed in the middle of writing it, and what it held."""
    file = folder / "before.sqlite"
    kept = Conversations(file)
    ident = kept.add(None, Turn.of(answer))
    journal = Path(f"{file}-journal")
    left = folder / "conversations.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_size = 1")  # pages are written before the end
        writing.execute("BEGIN")
        writing.execute("UPDATE conversations SET title = 'half'")
        writing.execute("UPDATE turns SET words = ? || words", ("x" * 100_000,))
        shutil.copy(file, left)
        shutil.copy(journal, f"{left}-journal")
    assert b"half" in left.read_bytes()
    return Conversations(left), ident


def test_what_was_half_written_is_taken_back_by_who_reads(answer: Answer, public: Path) -> None:
    kept, ident = _killed(answer, public)
    assert kept.open(ident).title == FOUNDED
    assert [one.title for one in kept.find()] == [FOUNDED]


def test_where_it_cannot_be_taken_back_nothing_half_is_read(answer: Answer, public: Path) -> None:
    with somebody(public):
        kept, _ = _killed(answer, public)
        public.chmod(0o500)
        (public / "conversations.sqlite").chmod(0o400)
        _fails(kept.find, ForbiddenConversations)
        public.chmod(0o700)
        (public / "conversations.sqlite").chmod(0o600)
        assert [one.title for one in kept.find()] == [FOUNDED]
