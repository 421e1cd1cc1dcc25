"""Documents as rows of SQLite tables."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

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
    with_note_ids,
)
from corpus.places import PlacedLine
from corpus.serialization import adapter

Row = tuple[Any, ...]
_Citations = tuple[Citation, ...]

TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL, reader TEXT NOT NULL,
    file TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, label TEXT NOT NULL, authors TEXT NOT NULL,
    language TEXT NOT NULL, text TEXT NOT NULL, body_end INTEGER NOT NULL, sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL, warnings TEXT NOT NULL, publisher TEXT, issued TEXT, url TEXT,
    origins TEXT NOT NULL DEFAULT '[]'
);
"""

# The columns of notes that schema 5 added.
NOTE_IDENTITY = {"label": "TEXT", "series": "INTEGER", "id": "TEXT", "unsure": "TEXT"}
# The columns of pages that schema 6 added.
PAGE_SIZE = {
    "label": "TEXT",
    "width": "REAL",
    "height": "REAL",
    "turn": "INTEGER NOT NULL DEFAULT 0",
}

PLACES = "places"  # the table that schema 6 added

# The parts of a document: a table each, in the order of `n`.
_PARTS = {
    "runs": "start INTEGER, length INTEGER, file_start INTEGER",
    "omissions": "kind TEXT, file_start INTEGER, file_end INTEGER",
    "pages": (
        'number INTEGER, start INTEGER, "end" INTEGER, '
        + ", ".join(f"{name} {kind}" for name, kind in PAGE_SIZE.items())
    ),
    "sections": 'path TEXT, start INTEGER, "end" INTEGER',
    "paragraphs": 'start INTEGER, "end" INTEGER, kind TEXT',
    "asides": 'kind TEXT, start INTEGER, "end" INTEGER, page INTEGER',
    "sentences": 'start INTEGER, "end" INTEGER, voice TEXT, speaker TEXT',
    PLACES: (
        "start INTEGER, length INTEGER, page INTEGER, top REAL, bottom REAL, edges TEXT NOT NULL"
    ),
    "notes": (
        'number INTEGER, start INTEGER, "end" INTEGER, page INTEGER, markers TEXT NOT NULL, '
        "citations TEXT NOT NULL, commentary TEXT, "
        + ", ".join(f"{name} {kind}" for name, kind in NOTE_IDENTITY.items())
    ),
}


def table_of(part: str) -> str:
    """The statement that creates the table of a part of documents."""
    return (
        f"CREATE TABLE {part} (document TEXT NOT NULL, n INTEGER NOT NULL, {_PARTS[part]}, "
        "PRIMARY KEY (document, n)) WITHOUT ROWID;\n"
    )


TABLES += "".join(map(table_of, _PARTS))


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def insert_document(
    db: sqlite3.Connection, d: Document, position: int, key: str, reader: str, file: str
) -> None:
    """Insert a document. Raises `sqlite3.IntegrityError` where one has its id."""
    row = (
        d.id, position, key, reader, file, d.kind, d.title, d.label, as_json(d.authors),
        d.language, d.text, d.body_end, d.sha256, d.encoding, as_json(d.warnings), d.publisher,
        d.issued, d.url, as_json(d.origins),
    )  # fmt: skip
    db.execute(f"INSERT INTO documents VALUES ({', '.join('?' * len(row))})", row)
    for name, rows in _parts_of(d).items():
        numbered = [(d.id, n, *row) for n, row in enumerate(rows)]
        if numbered:
            marks = ", ".join("?" * len(numbered[0]))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", numbered)


def _parts_of(d: Document) -> dict[str, Iterable[Row]]:
    return {
        "runs": ((r.start, r.length, r.file_start) for r in d.runs),
        "omissions": ((o.kind, o.file_start, o.file_end) for o in d.omissions),
        "pages": (
            (p.number, p.start, p.end, p.label, p.width, p.height, p.turn) for p in d.pages
        ),
        "sections": ((as_json(s.path), s.start, s.end) for s in d.sections),
        "paragraphs": ((p.start, p.end, p.kind) for p in d.paragraphs),
        "asides": ((a.kind, a.start, a.end, a.page) for a in d.asides),
        "sentences": ((s.start, s.end, s.voice, s.speaker) for s in d.sentences),
        PLACES: ((p.start, p.length, p.page, p.top, p.bottom, p.edges) for p in d.places),
        "notes": (
            (n.number, n.start, n.end, n.page, as_json(n.markers),
             as_json(adapter(_Citations).dump_python(n.citations, mode="json")), n.commentary,
             n.label, n.series, n.id, n.unsure)
            for n in d.notes
        ),
    }  # fmt: skip


def delete_document(db: sqlite3.Connection, ident: str) -> None:
    db.execute("DELETE FROM documents WHERE id = ?", (ident,))
    for name in _PARTS:
        db.execute(f"DELETE FROM {name} WHERE document = ?", (ident,))


def has_table(db: sqlite3.Connection, name: str) -> bool:
    found = db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
    return found.fetchone() is not None


def select_documents(
    db: sqlite3.Connection, only: Sequence[str] | None = None
) -> Iterator[Document]:
    """The documents, in order; `only` those named."""
    wanted = "" if only is None else " WHERE {} IN (SELECT value FROM json_each(?))"
    given = () if only is None else (json.dumps(list(only)),)
    # One pass over each table, whose rows are ordered by document and number.
    parts: dict[str, dict[str, list[Row]]] = {}
    for name in _PARTS:
        if name == PLACES and not has_table(db, PLACES):  # of a store of an older schema
            parts[name] = {}
            continue
        rows = db.execute(
            f"SELECT * FROM {name}{wanted.format('document')} ORDER BY document, n", given
        )
        parts[name] = {
            ident: [row[2:] for row in group]
            for ident, group in groupby(rows, key=lambda row: str(row[0]))
        }
    found = db.execute(f"SELECT * FROM documents{wanted.format('id')} ORDER BY position", given)
    for row in found:
        yield _document(row, {name: held.get(row[0], []) for name, held in parts.items()})


def _document(row: Row, parts: dict[str, list[Row]]) -> Document:
    (
        ident, _position, _key, _reader, _file, kind, title, label, authors,
        language, text, body_end, sha256, encoding, warnings, publisher, issued, url,
        *origins,  # which schema 6 added
    ) = row  # fmt: skip
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
        runs=tuple(Run(*part) for part in parts["runs"]),
        omissions=tuple(Omission(*part) for part in parts["omissions"]),
        pages=tuple(Page(*part) for part in parts["pages"]),
        sections=tuple(
            Section(tuple(json.loads(path)), start, end) for path, start, end in parts["sections"]
        ),
        paragraphs=tuple(Paragraph(*part) for part in parts["paragraphs"]),
        sentences=tuple(Sentence(*part) for part in parts["sentences"]),
        notes=_notes(parts["notes"]),
        asides=tuple(Aside(*part) for part in parts["asides"]),
        warnings=tuple(json.loads(warnings)),
        publisher=publisher,
        issued=issued,
        url=url,
        places=tuple(PlacedLine(*part) for part in parts[PLACES]),
        origins=tuple(
            (name, origin) for name, origin in json.loads(origins[0] if origins else "[]")
        ),
    )


def _notes(rows: Iterable[Row]) -> tuple[Note, ...]:
    """The notes of a document. Those of earlier schemas have no label, series and id."""
    notes = tuple(_note(row) for row in rows)
    return notes if len({note.id for note in notes}) == len(notes) else with_note_ids(notes)


def _note(row: Row) -> Note:
    number, start, end, page, markers, citations, commentary, *identity = row
    label, series, ident, unsure = identity or (None,) * len(NOTE_IDENTITY)
    return Note(
        number=number,
        start=start,
        end=end,
        page=page,
        markers=tuple(json.loads(markers)),
        citations=adapter(_Citations).validate_json(citations),
        commentary=commentary,
        label=label or "",
        series=series or 1,
        id=ident or "",
        unsure=unsure,
    )
