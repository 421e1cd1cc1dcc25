"""Nearest vectors: what brute force finds, in the same order."""

from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Matrix
from index.search.vectors import Vectors


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    rows = np.random.default_rng(5).normal(size=(700, 24)).astype(np.float32)
    unit: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


@pytest.fixture(scope="module")
def halves() -> Matrix:
    """Unit vectors of ±0.5 only: every product is exact, and a great many are equal."""
    signs = np.random.default_rng(6).integers(0, 2, (400, 4)) - 0.5
    return signs.astype(np.float32)


def _brute(matrix: Matrix, query: Matrix, count: int, within: range) -> list[int]:
    cosines = matrix[within.start : within.stop] @ query
    order = np.lexsort((np.arange(len(cosines)), -cosines))[:count]
    return [within.start + int(place) for place in order]


@pytest.mark.parametrize("within", [range(700), range(100, 350), range(699, 700), range(0, 3)])
@pytest.mark.parametrize("count", [1, 10, 200])
def test_search_finds_what_brute_force_finds(matrix: Matrix, count: int, within: range) -> None:
    vectors = Vectors.of(matrix)
    for query in matrix[:10]:
        places, cosines = vectors.search(query, count, within)
        assert places.tolist() == _brute(matrix, query, count, within)
        assert np.allclose(cosines, matrix[places] @ query, atol=1e-5)


@pytest.mark.parametrize("within", [range(400), range(90, 310)])
@pytest.mark.parametrize("count", [1, 2, 7, 30, 399])
def test_equal_cosines_stand_in_the_order_of_their_places(
    halves: Matrix, count: int, within: range
) -> None:
    vectors = Vectors.of(halves)
    for query in halves[:16]:
        places, _ = vectors.search(query, count, within)
        assert places.tolist() == _brute(halves, query, count, within)


@pytest.mark.parametrize(("count", "within"), [(0, range(700)), (5, range(0)), (-1, range(9))])
def test_nothing_asked_for_finds_nothing(matrix: Matrix, count: int, within: range) -> None:
    places, cosines = Vectors.of(matrix).search(matrix[0], count, within)
    assert len(places) == len(cosines) == 0


def test_saved_and_loaded_it_is_the_same(matrix: Matrix, tmp_path: Path) -> None:
    vectors = Vectors.of(matrix)
    vectors.save(tmp_path / "one")
    loaded = Vectors.load(tmp_path / "one")
    assert (len(loaded), loaded.dimensions) == (700, 24)
    assert np.array_equal(loaded.at(range(700)), matrix)
    loaded.save(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    found, again = (v.search(matrix[3], 9, range(50, 600)) for v in (vectors, loaded))
    assert np.array_equal(found[0], again[0])
    assert np.array_equal(found[1], again[1])


def test_an_index_of_nothing_can_be_saved_and_searched(tmp_path: Path) -> None:
    Vectors.of(np.zeros((0, 24), dtype=np.float32)).save(tmp_path / "none")
    loaded = Vectors.load(tmp_path / "none")
    assert len(loaded) == 0
    assert loaded.search(np.ones(24, dtype=np.float32), 3, range(0))[0].tolist() == []
