"""Documents through SQLite and back."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Document
from corpus.passages import TextUnit
from index.encoding.encoder import Matrix
from index.errors import DamagedIndex
from index.store.database import (
    Draft,
    Entry,
    Placed,
    check_whole,
    read_documents,
    read_entries,
    read_languages,
    read_manifest,
    read_matrix,
    read_placed,
    read_texts,
    read_units,
)

MANIFEST = {
    "schema": 2,
    "model": ["name", "Ä"],
    "encoder": {"precision": "float32", "dimensions": 4},
}


def _hash(number: int) -> bytes:
    return bytes([number]) * 32


def _vector(number: int) -> Matrix:
    return np.full((1, 4), number / 7, dtype=np.float32)


def _placed(document: str, *numbers: int) -> list[Placed]:
    """A passage and two sentences; the hashes of their texts are made of the numbers."""
    units = [TextUnit(document, "passage", 0, 9), TextUnit(document, "sentence", 0, 5),
             TextUnit(document, "sentence", 6, 9)]  # fmt: skip
    return [
        Placed(unit, _hash(number), _hash(number))
        for unit, number in zip(units, numbers, strict=True)
    ]


def _fill(draft: Draft, *documents: Document) -> None:
    for position, document in enumerate(documents):
        entry = Entry(document.id, f"key {position}", "reader", f"{document.id}/paper.txt")
        draft.put(entry, document, position)
        draft.cut(document.id, _placed(document.id, 1, 2 + position, 4 + position))


@pytest.fixture
def file(tmp_path: Path, paper: Document, second_paper: Document) -> Path:
    """A store of both papers, in a folder whose name is not easy."""
    folder = tmp_path / "100% of #1? é"
    folder.mkdir()
    with Draft.open(folder / "store.sqlite", "float32") as draft:
        _fill(draft, second_paper, paper)
        for number in range(1, 8):
            draft.add_vectors([_hash(number)], _vector(number))
        draft.finish(MANIFEST)
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


def test_what_a_reference_needs_comes_back(tmp_path: Path, paper: Document) -> None:
    told = dataclasses.replace(paper, publisher="Pier", issued="2021-03", url="https://a.example/x")
    with Draft.open(tmp_path / "store.sqlite", "float32") as draft:
        draft.put(Entry(told.id, "key", "reader", "file"), told, 0)
        draft.finish(MANIFEST)
    assert read_documents(tmp_path / "store.sqlite") == {paper.id: told}


def test_only_the_documents_named_are_read(file: Path, paper: Document) -> None:
    assert list(read_documents(file, [paper.id, "nobody"])) == [paper.id]
    assert read_documents(file, []) == {}


def test_everything_else_comes_back_too(
    file: Path, paper: Document, second_paper: Document
) -> None:
    counts = {"sentences": 4, "passages": 2}
    assert read_manifest(file) == {**MANIFEST, "counts": counts}
    assert read_entries(file)[paper.id] == Entry(
        paper.id, "key 1", "reader", f"{paper.id}/paper.txt"
    )
    assert read_texts(file) == {second_paper.id: second_paper.text, paper.id: paper.text}
    assert read_texts(file, [paper.id]) == {paper.id: paper.text}
    assert read_languages(file) == {"en"}
    check_whole(file)


def test_a_context_comes_back_and_counts_for_the_vector_alone(
    tmp_path: Path, paper: Document
) -> None:
    words = paper.text[6:9]
    alone = Placed.of(TextUnit(paper.id, "sentence", 6, 9), paper.text)
    placed = Placed.of(TextUnit(paper.id, "sentence", 6, 9, (0, 5)), paper.text)
    assert alone.vector_hash == alone.text_hash == placed.text_hash != placed.vector_hash
    with Draft.open(tmp_path / "store.sqlite", "float32") as draft:
        draft.put(Entry(paper.id, "key", "reader", "file"), paper, 0)
        draft.cut(paper.id, [placed])
        texts = {placed.vector_hash: (words, f"{paper.text[:5]} {words}")}
        assert draft.without_vector() == texts
        draft.add_vectors([placed.vector_hash], _vector(1))
        assert draft.without_vector() == {}
        draft.finish(MANIFEST)
    (found,) = read_placed(tmp_path / "store.sqlite")
    assert (found, found.unit.context) == (placed, (0, 5))
    assert np.array_equal(read_matrix(tmp_path / "store.sqlite", [found]), _vector(1))


def test_units_stand_by_kind_then_document_then_order(
    file: Path, paper: Document, second_paper: Document
) -> None:
    placed = read_placed(file)
    assert [one.unit for one in placed] == read_units(file)
    assert [(one.unit.document, one.unit.kind, one.unit.start) for one in placed] == [
        (second_paper.id, "sentence", 0),
        (second_paper.id, "sentence", 6),
        (paper.id, "sentence", 0),
        (paper.id, "sentence", 6),
        (second_paper.id, "passage", 0),
        (paper.id, "passage", 0),
    ]
    expected = np.concatenate([_vector(number) for number in (2, 4, 3, 5, 1, 1)])
    assert np.array_equal(read_matrix(file, placed), expected)


def test_vectors_of_texts_that_are_gone_go_too(file: Path) -> None:
    with pytest.raises(DamagedIndex, match="lacks vectors"):
        read_matrix(file, _placed("a", 1, 6, 7))


def test_a_draft_of_a_copy_leaves_the_first_as_it_is(
    file: Path, tmp_path: Path, paper: Document, second_paper: Document
) -> None:
    before = file.read_bytes()
    with Draft.open(tmp_path / "next", "float32", file) as draft:
        draft.drop(second_paper.id)
        draft.place(paper.id, 0, "elsewhere.txt")
        assert draft.without_vector() == {}
        draft.cut(paper.id, _placed(paper.id, 1, 3, 9))
        assert draft.without_vector() == {_hash(9): (paper.text[6:9], None)}
        draft.add_vectors([_hash(9)], _vector(9))
        assert draft.finish(MANIFEST) == {"sentences": 2, "passages": 1}
    assert file.read_bytes() == before
    assert list(read_documents(tmp_path / "next")) == [paper.id]
    assert read_entries(tmp_path / "next")[paper.id].file == "elsewhere.txt"
    placed = read_placed(tmp_path / "next")
    expected = np.concatenate([_vector(number) for number in (3, 9, 1)])
    assert np.array_equal(read_matrix(tmp_path / "next", placed), expected)


def test_a_document_put_again_takes_the_place_of_the_first(file: Path, paper: Document) -> None:
    with Draft.open(file.with_name("next"), "float32", file) as draft:
        other = dataclasses.replace(paper, notes=(), title="Other")
        draft.put(Entry(paper.id, "new", "reader", ""), other, 1)
        draft.finish(MANIFEST)
    assert read_documents(file.with_name("next"))[paper.id] == other
    assert {unit.document for unit in read_units(file.with_name("next"))} != {paper.id}


def test_a_store_that_lost_most_of_its_documents_is_packed(
    tmp_path: Path, paper: Document, second_paper: Document
) -> None:
    with Draft.open(tmp_path / "both", "float32") as draft:
        _fill(draft, paper, second_paper)
    with Draft.open(tmp_path / "one", "float32", tmp_path / "both") as draft:
        draft.drop(paper.id)
    with Draft.open(tmp_path / "fresh", "float32") as draft:
        _fill(draft, second_paper)
    assert (tmp_path / "one").stat().st_size == (tmp_path / "fresh").stat().st_size


def test_half_precision_halves_the_vectors(tmp_path: Path) -> None:
    vector = np.asarray([[1 / 3, 0.5, -0.25, 2e-5]], dtype=np.float32)
    with Draft.open(tmp_path / "half", "float16") as draft:
        draft.add_vectors([_hash(1)], vector)
        draft.cut("a", _placed("a", 1, 1, 1))
        encoder = {"precision": "float16", "dimensions": 4}
        draft.finish({**MANIFEST, "encoder": encoder})
    found = read_matrix(tmp_path / "half", _placed("a", 1, 1, 1)[:1])
    assert np.array_equal(found, vector.astype(np.float16).astype(np.float32))


def test_the_same_contents_give_the_same_bytes(tmp_path: Path, paper: Document) -> None:
    for name in ("one", "two"):
        with Draft.open(tmp_path / name, "float32") as draft:
            _fill(draft, paper)
            draft.finish(MANIFEST)
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
    for read in (read_manifest, read_entries, read_documents, read_units):
        with pytest.raises(DamagedIndex) as caught:
            read(file)
        assert "ibid build" in caught.value.remedy
