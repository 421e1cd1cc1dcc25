"""The ledger: what was tried for each cited work, and the texts that were got.

<folder>/ledger.sqlite    every attempt, never changed once written; the text of every file
<folder>/files/<sha256>   the files as they came
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
_PATIENCE = 30  # seconds that another writer is waited for
_COLUMNS = [field.name for field in fields(Attempt)]
_TABLES = f"""
CREATE TABLE attempts (n INTEGER PRIMARY KEY, {", ".join(_COLUMNS)});
CREATE INDEX attempts_work ON attempts (work, n);
CREATE TABLE texts (sha256 TEXT PRIMARY KEY, extractor TEXT NOT NULL, extract TEXT NOT NULL);
CREATE TABLE runs (n INTEGER PRIMARY KEY, begun TEXT NOT NULL, ended TEXT);
CREATE TABLE papers (id TEXT PRIMARY KEY, key TEXT NOT NULL, works TEXT NOT NULL);
PRAGMA user_version = {_SCHEMA};
"""


class BadLedger(IbidError):
    """The ledger cannot be read or written."""

    code = "bad_ledger"
    category = "unavailable"


@dataclass(frozen=True)
class Ledger:
    """The ledger in `folder`, which need not exist yet. Safe to share between threads: every call
    opens the database for itself.
    """

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "ledger.sqlite"

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            cause = getattr(error, "strerror", None) or error
            raise BadLedger(
                f"The ledger of sources in {self.folder} cannot be used: {cause}.",
                "Mend the permissions or free some room; should it be damaged, move it away, and "
                "fetch the sources again.",
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; the ledger is made where there is none."""
        with self._told():
            self.folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=_PATIENCE)) as db, db:
                db.execute("BEGIN IMMEDIATE")
                if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                    for statement in _TABLES.split(";\n"):
                        db.execute(statement)
                yield db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The database, or `None` where there is none yet."""
        with self._told():
            if not self.file.is_file():
                yield None
                return
            address = f"{self.file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as db:
                yield db

    def attempts(self) -> dict[str, list[Attempt]]:
        """All that was tried, by work, oldest first."""
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
        """What became of each of these works."""
        attempts = self.attempts()
        return [source_of(work, attempts.get(work.id, ())) for work in works]

    def add(
        self, attempt: Attempt, data: bytes | None = None, extract: Extract | None = None
    ) -> None:
        """Write down an attempt, with the file and the text that it brought."""
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
        """Keep a file under its hash: whole, or not at all."""
        file = self.path(hashlib.sha256(data).hexdigest())
        with self._told():
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
        """Where a file that was got is kept."""
        return self.folder / "files" / sha256

    def load(self, sha256: str) -> bytes:
        """A file as it came. Raises `BadLedger` where it is not as it was written."""
        with self._told():
            data = self.path(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BadLedger(
                f"{self.path(sha256)} is not as it was written.",
                "Remove it, and fetch or add the source again.",
            )
        return data

    def _put_text(self, db: sqlite3.Connection, sha256: str, extract: Extract) -> None:
        row = (sha256, EXTRACTOR, json.dumps(to_json(extract, stored=True), ensure_ascii=True))
        db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", row)

    def put_text(self, sha256: str, extract: Extract) -> None:
        """Keep the text of a file that is kept already."""
        with self._writing() as db:
            self._put_text(db, sha256, extract)

    def text(self, sha256: str) -> tuple[str, Extract] | None:
        """What was taken from a file, and by which version of what takes it."""
        with self._reading() as db:
            if db is None:
                return None
            asked = "SELECT extractor, extract FROM texts WHERE sha256 = ?"
            found = db.execute(asked, (sha256,)).fetchone()
        return (found[0], from_json(Extract, json.loads(found[1]))) if found else None

    def begin_run(self, *, again: bool = False) -> tuple[int, frozenset[str]]:
        """A run to write attempts under, and the works it has done: the last one goes on where it
        was broken off, unless a new one is to begin `again`.
        """
        with self._writing() as db:
            last = db.execute("SELECT n, ended FROM runs ORDER BY n DESC LIMIT 1").fetchone()
            if last and last[1] is None and not again:
                rows = db.execute("SELECT DISTINCT work FROM attempts WHERE run = ?", (last[0],))
                return last[0], frozenset(row[0] for row in rows)
            made = db.execute("INSERT INTO runs (begun) VALUES (?)", (now(),))
            return int(made.lastrowid or 0), frozenset()

    def end_run(self, run: int) -> None:
        with self._writing() as db:
            db.execute("UPDATE runs SET ended = ? WHERE n = ?", (now(), run))

    def works(self, paper: str, key: str, read: Callable[[], list[Work]]) -> list[Work]:
        """The works of a paper, remembered as long as its `key` is the same."""
        with self._reading() as db:
            if db is not None:
                asked = "SELECT works FROM papers WHERE id = ? AND key = ?"
                found = db.execute(asked, (paper, key)).fetchone()
                if found:
                    return from_json(list[Work], json.loads(found[0]))
        works = read()
        if self.file.is_file():
            with suppress(BadLedger), self._writing() as db:  # it may be there to be read only
                db.execute(
                    "INSERT OR REPLACE INTO papers VALUES (?, ?, ?)",
                    (paper, key, json.dumps(to_json(works, stored=True), ensure_ascii=False)),
                )
        return works


def _attempt(row: Sequence[Any]) -> Attempt:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["differences"] = tuple(json.loads(values["differences"]))
    return Attempt(**values)
