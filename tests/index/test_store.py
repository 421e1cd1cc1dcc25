"""Documents through SQLite and back."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Document
from corpus.passages import Unit
from index.errors import DamagedIndex
from index.store import (
    read_documents,
    read_keys,
    read_manifest,
    read_units,
    read_vectors,
    write_store,
)

UNITS = [Unit("a", "sentence", 0, 5), Unit("a", "sentence", 6, 9), Unit("a", "passage", 0, 9)]
MANIFEST = {"schema": 1, "model": ["name", "Ä"], "counts": {"sentences": 2}}


@pytest.fixture
def file(tmp_path: Path, paper: Document, second_paper: Document) -> Path:
    """A store of both papers, in a folder whose name is not easy."""
    folder = tmp_path / "100% of #1? é"
    folder.mkdir()
    vectors = [(bytes([n]) * 32, np.full(4, n / 7, dtype=np.float32)) for n in range(3)]
    units = [(unit, bytes([n]) * 32) for n, unit in enumerate(UNITS)]
    documents = [("key 2", second_paper), ("key 1", paper)]
    write_store(folder / "store.sqlite", MANIFEST, documents, units, vectors)
    return folder / "store.sqlite"


def test_a_document_comes_back_equal_in_every_field(
    file: Path, paper: Document, second_paper: Document
) -> None:
    found = read_documents(file)
    assert list(found) == [second_paper.id, paper.id]
    for given in (paper, second_paper):
        back = found[given.id]
        for field in dataclasses.fields(Document):
            assert getattr(back, field.name) == getattr(given, field.name), field.name
        assert back == given


def test_only_the_documents_named_are_read(file: Path, paper: Document) -> None:
    assert list(read_documents(file, [paper.id, "nobody"])) == [paper.id]
    assert read_documents(file, []) == {}


def test_everything_else_comes_back_too(file: Path, paper: Document) -> None:
    assert read_manifest(file) == MANIFEST
    assert read_keys(file)[paper.id] == "key 1"
    assert read_units(file) == UNITS
    found = read_vectors(file, [b"\x02" * 32, b"\x09" * 32])
    assert list(found) == [b"\x02" * 32]
    assert np.array_equal(found[b"\x02" * 32], np.full(4, 2 / 7, dtype=np.float32))


def test_the_same_contents_give_the_same_bytes(file: Path, tmp_path: Path, paper: Document) -> None:
    for name in ("one", "two"):
        write_store(tmp_path / name, MANIFEST, [("key", paper)], [], [])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_reading_leaves_the_folder_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    read_documents(file)
    assert file.read_bytes() == before
    assert [child.name for child in file.parent.iterdir()] == ["store.sqlite"]


@pytest.mark.parametrize("damage", ["garbage", "empty", "cut", "missing", "folder"])
def test_a_damaged_file_is_told_with_the_remedy(file: Path, damage: str) -> None:
    data = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage != "missing":
        file.write_bytes(
            {"garbage": b"no database " * 500, "empty": b"", "cut": data[:5000]}[damage]
        )
    for read in (read_manifest, read_keys, read_documents, read_units):
        with pytest.raises(DamagedIndex) as caught:
            read(file)
        assert "ibid build" in caught.value.remedy
