"""Opening an index: all of it, a part, or what is known about it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.documents import Document
from corpus.passages import PassageSettings
from corpus.serialization import from_json
from index.changes import Change, read_changes
from index.encoding.encoder import Model
from index.errors import DamagedIndex
from index.report import Report, read_record
from index.search.index import Index
from index.search.metadata import About, IndexedFile
from index.search.terms import Terms
from index.search.vectors import Vectors
from index.store.database import READABLE, read_documents, read_entries, read_manifest, read_units
from index.store.generations import Generation, Home


def _check_schema(generation: Generation) -> dict[str, Any]:
    manifest = read_manifest(generation.store)
    if manifest.get("schema") not in READABLE:
        raise DamagedIndex("The index was written by another version.", "Run `ibid build`.")
    return manifest


def _open(generation: Generation, *, checked: bool = False) -> Index:
    """An index over a generation; `checked` where every file of it was checked already."""

    def check(*paths: Path) -> None:
        if not checked:
            generation.check(*paths)

    def vectors() -> Vectors:
        check(generation.vectors)
        return Vectors.load(generation.vectors)

    def terms() -> Terms:
        check(generation.terms)
        return Terms.load(generation.terms)

    check(generation.store, generation.report)
    manifest = _check_schema(generation)

    return Index(
        id=generation.id,
        model=str(manifest["encoder"]["name"]),
        documents=read_documents(generation.store),
        units=read_units(generation.store),
        load_vectors=vectors,
        load_terms=terms,
        about=_about(generation, manifest),
    )


def _about(generation: Generation, manifest: Mapping[str, Any]) -> About:
    record = read_record(generation.report)
    return About(
        encoder=from_json(Model, manifest["encoder"]),
        passage_settings=from_json(PassageSettings, manifest["passages"]),
        report=record.report,
        documents=tuple(
            IndexedFile(entry.id, entry.file, record.since.get(entry.id))
            for entry in read_entries(generation.store).values()
        ),
    )


@contextmanager
def borrow_index(home: Home) -> Iterator[Index]:
    """The index in `home`, for use within the block: its vectors and terms are read, and checked,
    when they are first used, and may be deleted after the block.

    Raises `NoIndex`, or `DamagedIndex` where what is read cannot be trusted.
    """
    with home.reading(whole=False) as generation:
        yield _open(generation)


def open_index(home: Home, *, whole: bool = True) -> Index:
    """The index in `home`, read completely. With `whole` every file is checked, otherwise those
    that are read. Raises `NoIndex`, or `DamagedIndex` where it cannot be trusted.
    """
    with home.reading(whole=whole) as generation:
        index = _open(generation, checked=whole)
        index.load()  # now: later the generation may be dropped
        return index


def open_documents(home: Home) -> dict[str, Document]:
    """The indexed documents, by id, and nothing else. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store)
        _check_schema(generation)
        return read_documents(generation.store)


def open_about(home: Home) -> About:
    """How the index was built; its texts are not read. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store, generation.report)
        return _about(generation, _check_schema(generation))


def verify_index(home: Home) -> int:
    """Check every file of the index; returns their number. Raises as `open_index` does."""
    with home.reading() as generation:
        _check_schema(generation)
        return len(generation.written)


def open_changes(home: Home) -> tuple[Report, list[Change]]:
    """The report and the changes of the build that made the index. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store, generation.report, generation.changes)
        about = _about(generation, _check_schema(generation))
        return about.report, list(read_changes(generation.changes))
