"""Documents, units and vectors in SQLite, from which FAISS and BM25 are derived.

A store is written once, as a `Draft`, and only read after that. Units have no numbers of their own
but an order, in which FAISS and BM25 hold them too: sentences, then passages, each by document.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.documents import Document
from corpus.passages import TextUnit
from index.encoding.encoder import Matrix
from index.encoding.models import Precision
from index.errors import DamagedIndex
from index.store.rows import (
    NOTE_IDENTITY,
    PAGE_SIZE,
    PLACES,
    TABLES,
    as_json,
    delete_document,
    has_table,
    insert_document,
    select_documents,
    table_of,
)

SCHEMA = 6
WITH_CONTEXT = 4  # the first schema whose vectors are made with the context of a sentence
# Until the next build, the notes of the first two have no id, and the pages of the first three no
# size.
READABLE = (3, WITH_CONTEXT, 5, SCHEMA)

_UNITS = """
CREATE TABLE units (
    document TEXT NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, context_start INTEGER, context_end INTEGER, text_hash BLOB NOT NULL,
    vector_hash BLOB NOT NULL, PRIMARY KEY (document, kind, n)
) WITHOUT ROWID;
CREATE TABLE vectors (vector_hash BLOB PRIMARY KEY, vector BLOB NOT NULL);
"""
_TABLES = f"""
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{TABLES}
{_UNITS}"""
_PAGE = 8192  # bytes; in pages of 4096 a vector of 384 numbers wastes half as much again
_FREE = 0.2  # share of a file that may lie free before it is packed
_CACHE = 64 * 1024  # KiB of the file that a build holds in memory
_ORDER = "ORDER BY units.kind = 'passage', documents.position, units.n"
_STORED = {"float32": "<f4", "float16": "<f2"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document was read from; `key`, `reader` and `file` are those of `index.plan.Text`."""

    id: str
    key: str
    reader: str
    file: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit, the SHA-256 of its text, and that of all that its vector is made of: the same, but
    where the unit is embedded with its context too.
    """

    unit: TextUnit
    text_hash: bytes
    vector_hash: bytes

    @classmethod
    def of(cls, unit: TextUnit, text: str) -> "Placed":
        """A unit of a document with this text."""
        words, in_context = unit.embedded_in(text)
        text_hash = hashlib.sha256(words.encode()).digest()
        if in_context is None:
            return cls(unit, text_hash, text_hash)
        return cls(unit, text_hash, hashlib.sha256(text_hash + in_context.encode()).digest())


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    try:
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True)
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise DamagedIndex(f"{file} cannot be read: {error}.", "Run `ibid build`.") from error


def read_manifest(file: Path) -> dict[str, Any]:
    """The manifest: schema, model, settings and counts."""
    with _opened(file) as db:
        return {key: json.loads(value) for key, value in db.execute("SELECT * FROM manifest")}


def read_entries(file: Path) -> dict[str, Entry]:
    """What each document was read from, by document id, in order."""
    with _opened(file) as db:
        rows = db.execute("SELECT id, key, reader, file FROM documents ORDER BY position")
        return {row[0]: Entry(*row) for row in rows}


def read_languages(file: Path) -> set[str]:
    """The languages of the documents, as language tags."""
    with _opened(file) as db:
        return {row[0] for row in db.execute("SELECT DISTINCT language FROM documents")}


def read_documents(file: Path, only: Sequence[str] | None = None) -> dict[str, Document]:
    """The documents by id, in order; `only` those named."""
    with _opened(file) as db:
        return {document.id: document for document in select_documents(db, only)}


def read_placed(file: Path) -> list[Placed]:
    """All units in their order, with the hashes of their texts."""
    with _opened(file) as db:
        return _placed(db)


def read_units(file: Path) -> list[TextUnit]:
    """All units in their order."""
    return [placed.unit for placed in read_placed(file)]


def read_texts(file: Path, only: Sequence[str] | None = None) -> dict[str, str]:
    """The text of each document, or of those named."""
    with _opened(file) as db:
        return _texts(db, only)


def read_matrix(file: Path, placed: Sequence[Placed]) -> Matrix:
    """The vectors of units, shape (len(placed), dimensions). Raises `DamagedIndex` where the store
    lacks one.
    """
    with _opened(file) as db:
        manifest = dict(db.execute("SELECT * FROM manifest"))
        encoder = json.loads(manifest["encoder"])
        rows: dict[bytes, int] = {}
        blobs: list[bytes] = []
        for vector_hash, blob in db.execute("SELECT vector_hash, vector FROM vectors"):
            rows[vector_hash] = len(blobs)
            blobs.append(blob)
    stored = np.frombuffer(b"".join(blobs), dtype=_STORED[encoder["precision"]])
    try:
        held = stored.reshape(len(blobs), encoder["dimensions"])
        found: Matrix = held[[rows[one.vector_hash] for one in placed]].astype(np.float32)
    except (KeyError, ValueError) as error:
        raise DamagedIndex(f"{file} lacks vectors of its passages.", "Run `ibid build`.") from error
    return found


def check_whole(file: Path) -> None:
    """Check a file as SQLite does. Raises `DamagedIndex` where it is inconsistent."""
    with _opened(file) as db:
        found = [row[0] for row in db.execute("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise DamagedIndex(f"{file} is inconsistent: {found[0]}.", "Run `ibid build`.")


def _placed(db: sqlite3.Connection) -> list[Placed]:
    added = "context_start, context_end, text_hash, vector_hash"
    if _is_older(db):
        added = "NULL, NULL, text_hash, text_hash"
    rows = db.execute(
        f'SELECT units.document, units.kind, units.start, units."end", {added} '
        f"FROM units JOIN documents ON documents.id = units.document {_ORDER}"
    )
    return [Placed(_unit(row), *row[6:]) for row in rows]


def _is_older(db: sqlite3.Connection) -> bool:
    """Whether a store has units of schema 3, which can be read."""
    return "vector_hash" not in _columns(db, "units")


def _columns(db: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA table_info({table})")}


def _upgrade(db: sqlite3.Connection) -> None:
    """Give a store of an older schema the tables and columns of this one."""
    if _is_older(db):
        db.executescript(f"DROP TABLE units; DROP TABLE vectors; {_UNITS}")
    lacking = [name for name in NOTE_IDENTITY if name not in _columns(db, "notes")]
    for name in lacking:
        db.execute(f"ALTER TABLE notes ADD COLUMN {name} {NOTE_IDENTITY[name]}")
    if not has_table(db, PLACES):
        for name, kind in PAGE_SIZE.items():
            db.execute(f"ALTER TABLE pages ADD COLUMN {name} {kind}")
        db.execute(table_of(PLACES))
        db.execute("ALTER TABLE documents ADD COLUMN origins TEXT NOT NULL DEFAULT '[]'")


def _unit(row: Sequence[Any]) -> TextUnit:
    """The unit in the columns document, kind, start, end, context_start, context_end."""
    context = None if row[4] is None else (row[4], row[5])
    return TextUnit(row[0], row[1], row[2], row[3], context)


def _texts(db: sqlite3.Connection, only: Sequence[str] | None) -> dict[str, str]:
    if only is None:
        return dict(db.execute("SELECT id, text FROM documents ORDER BY position"))
    found = "SELECT id, text FROM documents WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.execute(found, (json.dumps(list(only)),)))


class Draft:
    """A store that is being written, empty at first or a copy of the previous store.

    Nothing is safe on disk until the draft is closed and its generation switched to.
    """

    def __init__(self, db: sqlite3.Connection, precision: Precision) -> None:
        self._db, self._precision = db, precision

    @classmethod
    @contextmanager
    def open(
        cls, file: Path, precision: Precision, before: Path | None = None
    ) -> Iterator["Draft"]:
        """A new store at `file`, a copy of the store `before` if there is one (of an older one
        without its units and vectors); committed and closed at the end of the block. Raises
        `sqlite3.Error` or `OSError` where it cannot be written.
        """
        if before is not None:
            shutil.copyfile(before, file)
        db = sqlite3.connect(file)
        try:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")  # it is synced whole before it is pointed at
            db.execute(f"PRAGMA cache_size = -{_CACHE}")
            if before is None:
                db.execute(f"PRAGMA page_size = {_PAGE}")
                db.executescript(_TABLES)
            else:
                _upgrade(db)
            yield cls(db, precision)
            db.commit()
            free, pages = (
                db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("freelist_count", "page_count")
            )
            if free > _FREE * pages:
                db.execute("VACUUM")
        finally:
            db.close()

    def drop(self, ident: str) -> None:
        """Remove a document and exactly its units."""
        delete_document(self._db, ident)
        self.cut(ident, ())

    def put(self, entry: Entry, document: Document, position: int) -> None:
        """Add a document, in place of the one with the same id."""
        self.drop(document.id)
        insert_document(
            self._db, document, position, key=entry.key, reader=entry.reader, file=entry.file
        )

    def place(self, ident: str, position: int, file: str) -> None:
        """Set the position and the file of a document that is kept."""
        self._db.execute(
            "UPDATE documents SET position = ?, file = ? WHERE id = ?", (position, file, ident)
        )

    def documents(self, only: Sequence[str]) -> Iterator[Document]:
        """The documents with these ids, in order."""
        return select_documents(self._db, only)

    def cut(self, ident: str, placed: Sequence[Placed]) -> None:
        """Replace the units of a document, in order."""
        self._db.execute("DELETE FROM units WHERE document = ?", (ident,))
        rows = [
            (
                *(one.unit.document, one.unit.kind, n, one.unit.start, one.unit.end),
                *(one.unit.context or (None, None)),
                *(one.text_hash, one.vector_hash),
            )
            for n, one in enumerate(placed)
        ]
        self._db.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def forget_vectors(self) -> None:
        """Remove all vectors."""
        self._db.execute("DELETE FROM vectors")

    def without_vector(self) -> dict[bytes, tuple[str, str | None]]:
        """The texts of units that have no vector yet, each alone and in its context, if it has one,
        by the hash of the vector.
        """
        rows = self._db.execute(
            'SELECT document, kind, start, "end", context_start, context_end, vector_hash '
            "FROM units "
            "WHERE vector_hash NOT IN (SELECT vector_hash FROM vectors) ORDER BY document, kind, n"
        ).fetchall()
        texts = _texts(self._db, sorted({row[0] for row in rows}))
        return {row[6]: _unit(row).embedded_in(texts[row[0]]) for row in rows}

    def add_vectors(self, hashes: Iterable[bytes], vectors: Matrix) -> None:
        """Add vectors by their hashes, shape (number of hashes, dimensions)."""
        stored = vectors.astype(_STORED[self._precision])
        rows = ((one, row.tobytes()) for one, row in zip(hashes, stored, strict=True))
        self._db.executemany("INSERT INTO vectors VALUES (?, ?)", rows)

    def finish(self, manifest: Mapping[str, Any]) -> dict[str, int]:
        """Remove the vectors of texts that no unit has any more, and write the manifest.

        Returns the number of "sentences" and "passages", which are added to the manifest.
        """
        self._db.execute(
            "DELETE FROM vectors WHERE vector_hash NOT IN (SELECT vector_hash FROM units)"
        )
        counted = dict(self._db.execute("SELECT kind, count(*) FROM units GROUP BY kind"))
        counts = {f"{kind}s": counted.get(kind, 0) for kind in ("sentence", "passage")}
        entries = sorted({**manifest, "counts": counts}.items())
        self._db.execute("DELETE FROM manifest")
        self._db.executemany(
            "INSERT INTO manifest VALUES (?, ?)", [(key, as_json(value)) for key, value in entries]
        )
        return counts
