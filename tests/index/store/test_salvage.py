"""Vectors of a build that was killed are taken by the next, where they can be trusted."""

import dataclasses
import sqlite3
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Encoder, Matrix, Model
from index.store.generations import Home
from index.store.salvage import Salvage, discard
from tests.index.conftest import Build

MODEL = Model("name", "sha", "float32", 3, 256)
HASHES = [number.to_bytes(32, "big") for number in range(400)]
VECTORS: Matrix = np.random.default_rng(3).normal(size=(400, 3)).astype(np.float32)


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a build leaves that ends in the midst of it."""
    file = tmp_path / "embedding.sqlite"
    with suppress(KeyboardInterrupt), Salvage.open(file, MODEL) as salvage:
        salvage.add(HASHES, VECTORS)
        raise KeyboardInterrupt
    return file


def _taken(file: Path, model: Model = MODEL) -> dict[bytes, Matrix]:
    with Salvage.open(file, model) as salvage:
        return salvage.take([*HASHES, b"?" * 32], 3)


def test_what_was_left_is_taken_to_the_bit(left: Path) -> None:
    found = _taken(left)
    assert list(found) == HASHES
    assert all(np.array_equal(found[one], row) for one, row in zip(HASHES, VECTORS, strict=True))


def test_it_is_gone_after_a_build_that_ends_well(left: Path) -> None:
    _taken(left)
    assert not left.exists()


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(MODEL, name="other"),
        dataclasses.replace(MODEL, sha256="other"),
        dataclasses.replace(MODEL, precision="float16"),
        dataclasses.replace(MODEL, tokens=512),
    ],
)
def test_vectors_of_another_model_are_not_taken(left: Path, other: Model) -> None:
    assert _taken(left, other) == {}


def test_a_vector_that_is_not_as_it_was_written_is_not_taken(left: Path) -> None:
    connection = sqlite3.connect(left)
    connection.execute("UPDATE vectors SET vector = ? WHERE text_hash = ?", (b"\0" * 12, HASHES[7]))
    connection.commit()
    connection.close()
    assert HASHES[7] not in _taken(left)


@pytest.mark.parametrize("at", [0, 20, 5000, 9000])
def test_a_damaged_file_is_thrown_away(left: Path, at: int) -> None:
    data = bytearray(left.read_bytes())
    data[at : at + 400] = b"\xa5" * 400
    left.write_bytes(data)
    found = _taken(left)
    assert all(np.array_equal(found[one], VECTORS[HASHES.index(one)]) for one in found)


def test_nothing_to_discard_is_no_error(tmp_path: Path) -> None:
    discard(tmp_path / "nothing")


def test_a_build_takes_up_what_one_before_it_has_embedded(
    build_shelf: Build, shelf: Path, own: Home, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    rounds = encoder.rounds

    def stop(name: str, done: int, of: int) -> None:
        if name == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_shelf(step=stop)
    assert own.salvage.exists()
    (shelf / "mill" / "paper.txt").write_text("The mill turns.\n", "utf-8")

    def counted(texts: list[str], in_context: list[str | None]) -> object:
        read.extend(texts)
        return rounds(texts, in_context)

    monkeypatch.setattr(encoder, "rounds", counted)
    report = build_shelf()
    assert read == ["The mill turns."]
    assert report.embedded == 1
    assert not own.salvage.exists()
