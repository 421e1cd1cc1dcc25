"""Vectors of a build under way, for the next build if this one is interrupted."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.encoding.encoder import Matrix, Model

_TABLES = """
CREATE TABLE IF NOT EXISTS model (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vectors (text_hash BLOB PRIMARY KEY, vector BLOB, seal BLOB);
"""


def _seal(text_hash: bytes, blob: bytes) -> bytes:
    return hashlib.blake2b(text_hash + blob, digest_size=8).digest()


class Salvage:
    """Vectors by the hash of what they are made of, committed to disk round by round.

    Vectors of an interrupted build are only used where they are of the same model, and each has the
    checksum that it was written with. A file that cannot be read is deleted.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    @contextmanager
    def open(cls, file: Path, model: Model) -> Iterator["Salvage"]:
        """The vectors in `file`, which is deleted at the end of the block if no error is raised.

        Raises `sqlite3.Error` where the file cannot be written.
        """
        db = _connect(file, repr(sorted(model.as_dict().items())))
        try:
            yield cls(db)
        finally:
            db.close()
        discard(file)

    def take(self, hashes: Sequence[bytes], dimensions: int) -> dict[bytes, Matrix]:
        """The vectors that the file has of these hashes, shape (dimensions,) each."""
        found = {}
        for text_hash in hashes:
            row = self._db.execute(
                "SELECT vector, seal FROM vectors WHERE text_hash = ?", (text_hash,)
            ).fetchone()
            if row and row[1] == _seal(text_hash, row[0]) and len(row[0]) == 4 * dimensions:
                found[text_hash] = np.frombuffer(row[0], dtype="<f4")
        return found

    def add(self, hashes: Sequence[bytes], vectors: Matrix) -> None:
        """Add and commit vectors, shape (len(hashes), dimensions)."""
        rows = [
            (text_hash, row.astype("<f4").tobytes())
            for text_hash, row in zip(hashes, vectors, strict=True)
        ]
        self._db.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            [(text_hash, blob, _seal(text_hash, blob)) for text_hash, blob in rows],
        )
        self._db.commit()


def _connect(file: Path, model: str) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    try:
        db.executescript(_TABLES)
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("it is inconsistent")
        if [row[0] for row in db.execute("SELECT name FROM model")] != [model]:
            db.execute("DELETE FROM vectors")
            db.execute("DELETE FROM model")
            db.execute("INSERT INTO model VALUES (?)", (model,))
            db.commit()
    except sqlite3.OperationalError:  # no disk space, or no permission
        db.close()
        raise
    except sqlite3.DatabaseError:
        db.close()
        discard(file)
        return _connect(file, model)
    return db


def discard(file: Path) -> None:
    """Delete the file of an interrupted build, if there is one."""
    for name in (file, file.with_name(file.name + "-journal")):
        name.unlink(missing_ok=True)
