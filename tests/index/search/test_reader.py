"""An opened index."""

import shutil
import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.errors import DamagedIndex, NoIndex
from index.search.index import Index
from index.search.reader import open_documents, open_index
from index.store.generations import Home
from tests.index.conftest import Build
from tests.index.unit_vectors import vector_of


def test_no_index_is_told_with_the_remedy(tmp_path: Path) -> None:
    for reading in (open_index, open_documents):
        with pytest.raises(NoIndex) as caught:
            reading(Home(tmp_path))
        assert caught.value.code == "no_index"
        assert "ibid build" in caught.value.remedy


def test_it_holds_the_papers_as_they_are_read(
    index: Index, paper: Document, second_paper: Document
) -> None:
    assert dict(index.documents) == {paper.id: paper, second_paper.id: second_paper}


def test_the_documents_can_be_read_alone(home: Home, index: Index) -> None:
    assert open_documents(home) == dict(index.documents)


def test_the_places_of_a_document_are_one_range(index: Index) -> None:
    for kind in ("sentence", "passage"):
        places = [place for place, unit in enumerate(index.units) if unit.kind == kind]
        assert list(index.places(kind)) == places
        for ident in index.documents:
            own = [place for place in places if index.units[place].document == ident]
            assert list(index.places(kind, ident)) == own
    assert list(index.places("sentence", "nobody")) == []


def test_every_unit_has_the_vector_of_its_words(index: Index, encoder: Encoder) -> None:
    contexts = []
    for place in (0, 8, 50, len(index.units) - 1):
        vector = vector_of(index, place, encoder)
        assert np.allclose(index.vectors.at([place])[0], vector, atol=1e-5)
        contexts.append(index.units[place].context is not None)
    assert True in contexts
    assert False in contexts


def test_a_sentence_is_the_nearest_to_itself(index: Index, encoder: Encoder) -> None:
    for place in list(index.places("sentence"))[::40]:
        places, cosines = index.nearest(vector_of(index, place, encoder), 1, "sentence")
        assert index.text(index.units[int(places[0])]) == index.text(index.units[place])
        assert cosines[0] > 0.999


def test_words_find_within_a_document_and_a_kind(index: Index, second_paper: Document) -> None:
    places, scores = index.by_words("sledges on the ice", 5, "passage", second_paper.id)
    assert 0 < len(places) <= 5
    assert {index.units[int(place)].kind for place in places} == {"passage"}
    assert {index.units[int(place)].document for place in places} == {second_paper.id}
    assert sorted(scores, reverse=True) == list(scores)
    assert scores[-1] > 0


@pytest.mark.parametrize("question", ["zebra", "", "the"])
def test_words_that_nobody_has_find_nothing(index: Index, question: str) -> None:
    assert index.by_words(question, 5, "sentence")[0].tolist() == []


def test_an_index_of_another_version_is_not_read(build_shelf: Build, own: Home) -> None:
    build_shelf()
    generation = own.prepare("later")
    shutil.copytree(own.current().folder, generation.folder, dirs_exist_ok=True)
    connection = sqlite3.connect(generation.store)
    connection.execute("UPDATE manifest SET value = '99' WHERE key = 'schema'")
    connection.commit()
    connection.close()
    own.switch(generation)
    for reading in (open_index, open_documents):
        with pytest.raises(DamagedIndex, match="written by another version"):
            reading(own)
    report = build_shelf()
    assert report.why == "the index was written by another version"
    assert open_index(own).id == report.index


def test_readers_always_find_an_index_while_builds_switch(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    build_shelf()
    done = threading.Event()
    failures: list[Exception] = []
    opened = 0

    def read() -> None:
        nonlocal opened
        while not done.is_set():
            try:
                open_index(own)
                opened += 1
            except Exception as error:
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(8):
            (shelf / "mill" / "paper.txt").write_text(f"The mill has {number} sails.\n", "utf-8")
            build_shelf()
    finally:
        done.set()
        reader.join()
    assert failures == []
    assert opened
