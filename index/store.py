"""Documents, units and vectors in SQLite: the truth that all else is derived from."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from corpus.documents import (
    Aside,
    Citation,
    Document,
    Note,
    Omission,
    Page,
    Paragraph,
    Run,
    Section,
    Sentence,
)
from corpus.passages import Unit
from index.encoder import Matrix
from index.errors import DamagedIndex

SCHEMA = 1

_TABLES = """
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
    title TEXT, label TEXT NOT NULL, authors TEXT NOT NULL, language TEXT NOT NULL,
    text TEXT NOT NULL, body_end INTEGER NOT NULL, sha256 TEXT NOT NULL, encoding TEXT NOT NULL,
    warnings TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (document TEXT, start INTEGER, length INTEGER, file_start INTEGER);
CREATE TABLE omissions (document TEXT, kind TEXT, file_start INTEGER, file_end INTEGER);
CREATE TABLE pages (document TEXT, number INTEGER, start INTEGER, "end" INTEGER);
CREATE TABLE sections (document TEXT, path TEXT, start INTEGER, "end" INTEGER);
CREATE TABLE paragraphs (document TEXT, start INTEGER, "end" INTEGER, kind TEXT);
CREATE TABLE asides (document TEXT, kind TEXT, start INTEGER, "end" INTEGER, page INTEGER);
CREATE TABLE sentences (document TEXT, start INTEGER, "end" INTEGER, voice TEXT, speaker TEXT);
CREATE TABLE notes (
    document TEXT, number INTEGER, start INTEGER, "end" INTEGER, page INTEGER,
    markers TEXT NOT NULL, citations TEXT NOT NULL, commentary TEXT
);
CREATE TABLE units (
    place INTEGER PRIMARY KEY, document TEXT, kind TEXT, start INTEGER, "end" INTEGER,
    text_hash BLOB
);
CREATE TABLE vectors (text_hash BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID;
"""


@contextmanager
def _opened(file: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    mode = "rwc" if write else "ro&immutable=1"
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if write:
            raise
        raise DamagedIndex(f"{file} cannot be read: {error}.", "Run `ibid build`.") from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def write_store(
    file: Path,
    manifest: dict[str, Any],
    documents: Sequence[tuple[str, Document]],
    units: Sequence[tuple[Unit, bytes]],
    vectors: Iterable[tuple[bytes, Matrix]],
) -> None:
    """Write a new store. `documents` are (key, document); `units` (unit, hash of its text)."""
    with _opened(file, write=True) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.executescript(_TABLES)
        entries = [(key, _json(value)) for key, value in sorted(manifest.items())]
        db.executemany("INSERT INTO manifest VALUES (?, ?)", entries)
        for position, (key, document) in enumerate(documents):
            _write_document(db, position, key, document)
        rows = (
            (place, unit.document, unit.kind, unit.start, unit.end, text_hash)
            for place, (unit, text_hash) in enumerate(units)
        )
        db.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?)", rows)
        blobs = ((text_hash, vector.astype("<f4").tobytes()) for text_hash, vector in vectors)
        db.executemany("INSERT INTO vectors VALUES (?, ?)", blobs)
        db.commit()


def _write_document(db: sqlite3.Connection, position: int, key: str, document: Document) -> None:
    d = document
    row = (
        d.id, position, key, d.kind, d.title, d.label, _json(d.authors), d.language,
        d.text, d.body_end, d.sha256, d.encoding, _json(d.warnings),
    )  # fmt: skip
    db.execute(f"INSERT INTO documents VALUES ({', '.join('?' * len(row))})", row)

    def add(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        rows = [(d.id, *row) for row in rows]
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    add("runs", ((r.start, r.length, r.file_start) for r in d.runs))
    add("omissions", ((o.kind, o.file_start, o.file_end) for o in d.omissions))
    add("pages", ((p.number, p.start, p.end) for p in d.pages))
    add("sections", ((_json(s.path), s.start, s.end) for s in d.sections))
    add("paragraphs", ((p.start, p.end, p.kind) for p in d.paragraphs))
    add("asides", ((a.kind, a.start, a.end, a.page) for a in d.asides))
    add("sentences", ((s.start, s.end, s.voice, s.speaker) for s in d.sentences))
    add(
        "notes",
        (
            (n.number, n.start, n.end, n.page, _json(n.markers),
             _json([asdict(c) for c in n.citations]), n.commentary)
            for n in d.notes
        ),
    )  # fmt: skip


def read_manifest(file: Path) -> dict[str, Any]:
    with _opened(file) as db:
        return {key: json.loads(value) for key, value in db.execute("SELECT * FROM manifest")}


def read_keys(file: Path) -> dict[str, str]:
    """Document id → the key of what it was read from."""
    with _opened(file) as db:
        return dict(db.execute("SELECT id, key FROM documents ORDER BY position"))


def read_documents(file: Path, only: Sequence[str] | None = None) -> dict[str, Document]:
    """The documents by id, in order; `only` those named."""
    with _opened(file) as db:
        rows = db.execute("SELECT * FROM documents ORDER BY position").fetchall()
        return {row[0]: _read_document(db, row) for row in rows if only is None or row[0] in only}


def _read_document(db: sqlite3.Connection, row: tuple[Any, ...]) -> Document:
    (
        ident,
        _,
        _,
        kind,
        title,
        label,
        authors,
        language,
        text,
        body_end,
        sha256,
        encoding,
        warnings,
    ) = row

    def rows(table: str) -> list[tuple[Any, ...]]:
        found = db.execute(f"SELECT * FROM {table} WHERE document = ? ORDER BY rowid", (ident,))
        return [row[1:] for row in found]

    return Document(
        id=ident,
        kind=kind,
        title=title,
        label=label,
        authors=tuple(json.loads(authors)),
        language=language,
        text=text,
        body_end=body_end,
        sha256=sha256,
        encoding=encoding,
        runs=tuple(Run(*row) for row in rows("runs")),
        omissions=tuple(Omission(*row) for row in rows("omissions")),
        pages=tuple(Page(*row) for row in rows("pages")),
        sections=tuple(
            Section(tuple(json.loads(p)), start, end) for p, start, end in rows("sections")
        ),
        paragraphs=tuple(Paragraph(*row) for row in rows("paragraphs")),
        sentences=tuple(Sentence(*row) for row in rows("sentences")),
        notes=tuple(_read_note(row) for row in rows("notes")),
        asides=tuple(Aside(*row) for row in rows("asides")),
        warnings=tuple(json.loads(warnings)),
    )


def _read_note(row: tuple[Any, ...]) -> Note:
    number, start, end, page, markers, citations, commentary = row
    found = []
    for fields in json.loads(citations):
        fields["authors"] = tuple(fields["authors"])
        fields["resolved_from"] = tuple(fields["resolved_from"])
        found.append(Citation(**fields))
    return Note(number, start, end, page, tuple(json.loads(markers)), tuple(found), commentary)


def read_units(file: Path) -> list[Unit]:
    with _opened(file) as db:
        found = db.execute('SELECT document, kind, start, "end" FROM units ORDER BY place')
        return [Unit(*row) for row in found]


def read_vectors(file: Path, hashes: Iterable[bytes]) -> dict[bytes, Matrix]:
    """The vectors of those of `hashes` that the store has."""
    found: dict[bytes, Matrix] = {}
    with _opened(file) as db:
        for text_hash in hashes:
            row = db.execute(
                "SELECT vector FROM vectors WHERE text_hash = ?", (text_hash,)
            ).fetchone()
            if row:
                found[text_hash] = np.frombuffer(row[0], dtype="<f4").astype(np.float32)
    return found
