"""The ledger: all attempts to get cited works, and the texts that they brought.

<folder>/ledger.sqlite    every attempt, never changed once written; the text of every file
<folder>/files/<sha256>   the files, unchanged
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from corpus.citations.works import Work
from corpus.dates import now
from corpus.errors import IbidError
from corpus.extract import EXTRACTOR, Extract
from corpus.serialization import from_json, to_json
from corpus.sources.attempts import Attempt, Source, source_of

_SCHEMA = 1
_LOCK_TIMEOUT = 30  # seconds that another writer is waited for
_COLUMNS = [field.name for field in fields(Attempt)]
_TABLES = f"""
CREATE TABLE attempts (n INTEGER PRIMARY KEY, {", ".join(_COLUMNS)});
CREATE INDEX attempts_work ON attempts (work, n);
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, extractor TEXT NOT NULL, extract TEXT NOT NULL);
CREATE TABLE runs (n INTEGER PRIMARY KEY, begun TEXT NOT NULL, ended TEXT);
CREATE TABLE papers (id TEXT PRIMARY KEY, key TEXT NOT NULL, works TEXT NOT NULL);
PRAGMA user_version = {_SCHEMA};
"""


def _hash_of(ident: str) -> str:
    """The hash at the end of a work's id: of its address, if it has one."""
    return ident.rpartition("-")[2]


class BadLedger(IbidError):
    """The ledger cannot be read or written."""

    code = "bad_ledger"
    category = "unavailable"


@dataclass(frozen=True)
class Ledger:
    """The ledger in `folder`, which need not exist yet. Safe to share between threads: every call
    opens the database anew. Every method raises `BadLedger` where it cannot be used.
    """

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "ledger.sqlite"

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the errors of files and SQLite into `BadLedger`."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            cause = getattr(error, "strerror", None) or error
            raise BadLedger(
                f"The ledger of sources in {self.folder} cannot be used: {cause}.",
                "Correct the permissions or free disk space; if it is damaged, move it away, and "
                "fetch the sources again.",
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; the ledger is created where there is none."""
        with self._errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=_LOCK_TIMEOUT)) as db, db:
                db.execute("BEGIN IMMEDIATE")
                if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                    for statement in _TABLES.split(";\n"):
                        db.execute(statement)
                yield db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The database, or `None` where there is none yet."""
        with self._errors():
            if not self.file.is_file():
                yield None
                return
            address = f"{self.file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True, timeout=_LOCK_TIMEOUT)) as db:
                yield db

    def attempts(self) -> dict[str, list[Attempt]]:
        """All attempts by the id of their work, oldest first."""
        found: dict[str, list[Attempt]] = {}
        with self._reading() as db:
            rows = (
                db.execute(f"SELECT {', '.join(_COLUMNS)} FROM attempts ORDER BY n") if db else ()
            )
            for row in rows:
                attempt = _attempt(row)
                found.setdefault(attempt.work, []).append(attempt)
        return found

    def sources(self, works: Sequence[Work]) -> list[Source]:
        """The state of each of these works. What was tried for a work that had another name then,
        because its note was read otherwise, counts too where its address is the same.
        """
        attempts = self.attempts()
        by_hash: dict[str, list[Attempt]] = {}
        for ident, tried in attempts.items():
            by_hash.setdefault(_hash_of(ident), []).extend(tried)

        def tried_for(work: Work) -> Sequence[Attempt]:
            if work.id in attempts or not work.url:
                return attempts.get(work.id, ())
            return by_hash.get(_hash_of(work.id), ())

        return [source_of(work, tried_for(work)) for work in works]

    def add(
        self, attempt: Attempt, data: bytes | None = None, extract: Extract | None = None
    ) -> None:
        """Store an attempt, with the file and the text that it brought."""
        if data is not None:
            self._keep(data)
        values = {**asdict(attempt), "differences": json.dumps(attempt.differences)}
        with self._writing() as db:
            if extract is not None and attempt.sha256 is not None:
                self._put_text(db, attempt.sha256, extract)
            marks = ", ".join("?" * len(_COLUMNS))
            names = ", ".join(_COLUMNS)
            row = [values[name] for name in _COLUMNS]
            db.execute(f"INSERT INTO attempts ({names}) VALUES ({marks})", row)

    def _keep(self, data: bytes) -> None:
        """Store a file under its hash: whole, or not at all."""
        file = self.path(hashlib.sha256(data).hexdigest())
        with self._errors():
            if file.is_file() and file.stat().st_size == len(data):
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
            try:
                with draft.open("wb") as opened:
                    opened.write(data)
                    opened.flush()
                    os.fsync(opened.fileno())
                draft.replace(file)
            finally:
                draft.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """The path of a stored file."""
        return self.folder / "files" / sha256

    def load(self, sha256: str) -> bytes:
        """The bytes of a stored file. Raises `BadLedger` where they have changed."""
        with self._errors():
            data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BadLedger(
                f"{self.path(sha256)} has changed since it was written.",
                "Remove it, and fetch or add the source again.",
            )
        return data

    def _put_text(self, db: sqlite3.Connection, sha256: str, extract: Extract) -> None:
        row = (sha256, EXTRACTOR, json.dumps(to_json(extract, stored=True), ensure_ascii=True))
        db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", row)

    def put_text(self, sha256: str, extract: Extract) -> None:
        """Store the text of a file that is stored already."""
        with self._writing() as db:
            self._put_text(db, sha256, extract)

    def text(self, sha256: str) -> tuple[str, Extract] | None:
        """The version of the extractor and the extract of a file, or `None` where there is none."""
        with self._reading() as db:
            if db is None:
                return None
            query = "SELECT extractor, extract FROM texts WHERE sha256 = ?"
            found = db.execute(query, (sha256,)).fetchone()
        return (found[0], from_json(Extract, json.loads(found[1]))) if found else None

    def begin_run(self, *, again: bool = False) -> tuple[int, frozenset[str]]:
        """The number of a run to store attempts under, and the ids of the works that it has done.

        An interrupted run is resumed, unless a new one is to begin `again`.
        """
        with self._writing() as db:
            last = db.execute("SELECT n, ended FROM runs ORDER BY n DESC LIMIT 1").fetchone()
            if last and last[1] is None and not again:
                rows = db.execute("SELECT DISTINCT work FROM attempts WHERE run = ?", (last[0],))
                return last[0], frozenset(row[0] for row in rows)
            made = db.execute("INSERT INTO runs (begun) VALUES (?)", (now(),))
            return int(made.lastrowid or 0), frozenset()

    def end_run(self, run: int) -> None:
        """Mark a run as complete."""
        with self._writing() as db:
            db.execute("UPDATE runs SET ended = ? WHERE n = ?", (now(), run))

    def works(self, paper: str, key: str, read: Callable[[], list[Work]]) -> list[Work]:
        """The works of a paper: those stored under its `key`, or else those that `read` gives."""
        with self._reading() as db:
            if db is not None:
                query = "SELECT works FROM papers WHERE id = ? AND key = ?"
                found = db.execute(query, (paper, key)).fetchone()
                if found:
                    return from_json(list[Work], json.loads(found[0]))
        works = read()
        if self.file.is_file():
            with suppress(BadLedger), self._writing() as db:  # the ledger may be read-only
                db.execute(
                    "INSERT OR REPLACE INTO papers VALUES (?, ?, ?)",
                    (paper, key, json.dumps(to_json(works, stored=True), ensure_ascii=False)),
                )
        return works


def _attempt(row: Sequence[Any]) -> Attempt:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["differences"] = tuple(json.loads(values["differences"]))
    return Attempt(**values)
