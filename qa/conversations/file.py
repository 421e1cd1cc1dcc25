"""The SQLite file of conversations: transactions, and errors with their remedies."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import ClassVar

from corpus.errors import Category, IbidError

_WAIT = 1.0  # seconds to wait for another process, while a person waits for the page
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
# SQLite's primary result codes by their cause. A full disk is "full"; a quota or a limit is an
# error of input and output.
_LOCKED_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_FORBIDDEN_CODES = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_CANTOPEN,
)
_WRITE_CODES = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
)
_DAMAGED_CODES = (
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_ERROR,  # its tables are missing
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_FORMAT,
)


class BadConversations(IbidError):
    """The file of conversations cannot be read or written: it is damaged, or another version of
    Ibid wrote it, or it is one of the errors below.
    """

    code = "bad_conversations"
    category: ClassVar[Category] = "unavailable"


class LockedConversations(BadConversations):
    """Another process has locked the file of conversations."""

    code = "conversations_locked"
    category = "busy"


class NoRoomForConversations(BadConversations):
    """There is no room on the disk, or within a quota, to write the file of conversations."""

    code = "conversations_no_room"


class ForbiddenConversations(BadConversations):
    """The file of conversations, its folder or its disk may not be read or written."""

    code = "conversations_forbidden"


class ConversationFile:
    """A file of SQLite with a schema, whose statements are divided by semicolons, and its version.

    Reading neither locks nor creates nor changes the file, and works on a read-only disk. Raises
    `BadConversations` where the file cannot be read or written.
    """

    def __init__(self, file: Path, schema: str, version: int) -> None:
        self._file, self._schema, self._version = file, schema, version

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection | None]:
        """A snapshot of the file; `None` where there is no file yet."""
        with self._explained("read"):
            if not self._exists():
                yield None
                return
            with closing(self._to_read()) as database:
                (version,) = database.execute("PRAGMA user_version").fetchone()
                self._check(version)
                # A file without a version was created and never written.
                yield database if version else None

    def _to_read(self) -> sqlite3.Connection:
        """A read transaction."""
        try:
            return self._begun("ro", "BEGIN")
        except sqlite3.OperationalError as error:
            # A process that was killed while writing left a partial transaction. It must be rolled
            # back first, which writes.
            if _primary(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            return self._begun("rw", "BEGIN")

    @contextmanager
    def write(self, *, new: bool = True) -> Iterator[sqlite3.Connection | None]:
        """A write transaction. A missing file is created, readable by its owner alone, unless `new`
        is false: then the result is `None`.
        """
        with self._explained("written"):
            if not self._exists() and not new:
                yield None
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(self._begun("rw", "BEGIN IMMEDIATE")) as database:
                (version,) = database.execute("PRAGMA user_version").fetchone()
                self._check(version)
                if not version:
                    for statement in filter(str.strip, self._schema.split(";")):
                        database.execute(statement)
                    database.execute(f"PRAGMA user_version = {self._version}")
                yield database
                database.execute("COMMIT")

    def _begun(self, mode: str, begin: str) -> sqlite3.Connection:
        """A connection in a mode of SQLite's, with a transaction."""
        address = f"{self._file.absolute().as_uri()}?mode={mode}"
        database = sqlite3.connect(address, timeout=_WAIT, isolation_level=None, uri=True)
        try:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA secure_delete = ON")  # overwrites deleted content
            database.execute(begin)
            database.execute("PRAGMA user_version")  # the first read takes the lock
        except BaseException:
            database.close()
            raise
        return database

    def _exists(self) -> bool:
        """Whether the file exists. Raises `BadConversations` where it is not a regular file."""
        try:
            status = self._file.stat()
        except FileNotFoundError:
            return False
        if not S_ISREG(status.st_mode):
            raise BadConversations(
                f"{self._file}, where conversations are kept, is not a regular file.",
                "Move it away, or let IBID_HOME name another folder.",
            )
        return True

    def _check(self, version: int) -> None:
        if version not in (0, self._version):
            raise self.other_version("The file of conversations")

    @contextmanager
    def _explained(self, what: str) -> Iterator[None]:
        """Convert errors of SQLite and the system to errors with a remedy."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._error(error, what) from error

    def _error(self, error: Exception, what: str) -> BadConversations:
        """The error of a file that could not be `what`: read or written."""
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        code = getattr(error, "sqlite_errorcode", None)
        primary, number = _primary(error), getattr(error, "errno", None)
        if primary in _LOCKED_CODES:
            return LockedConversations(
                f"The conversations cannot be {what} now: another process has locked their file.",
                "Try again in a moment. If it lasts, end what holds the file: another server, a "
                f"backup, or a program that has {self._file} open.",
            )
        if primary == sqlite3.SQLITE_FULL or code in _WRITE_CODES or number in _NO_ROOM:
            return NoRoomForConversations(
                f"The conversations cannot be {what}: there is no room ({reason}).",
                f"Make room on the disk that holds {self._file}, or raise its quota. What was kept "
                "before is still there.",
            )
        if primary in _FORBIDDEN_CODES or number in _FORBIDDEN:
            return ForbiddenConversations(
                f"The conversations cannot be {what}: {reason}.",
                f"Let the user that Ibid runs as read and write {self._file} and its folder; the "
                "file itself is not at fault.",
            )
        if primary in _DAMAGED_CODES or (isinstance(error, sqlite3.Error) and code is None):
            return BadConversations(
                f"The file of conversations is damaged: {reason}.",
                f"Copy {self._file} to keep it, then move it away: Ibid begins a new one. SQLite's "
                "command `.recover` may rescue what the old one holds.",
            )
        return BadConversations(
            f"The conversations cannot be {what}: {reason}.",
            f"See that {self._file} is a file on a disk that works, and try again.",
        )

    def other_version(self, what: str) -> BadConversations:
        """The error of a file or record that another version of Ibid wrote."""
        return BadConversations(
            f"{what} was written by another version of Ibid.",
            f"Use that version, or let IBID_HOME name another folder; {self._file} is left as it "
            "is.",
        )


def _primary(error: Exception) -> int | None:
    """SQLite's primary result code of an error; `None` for any other error."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
