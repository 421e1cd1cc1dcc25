"""FAISS vectors and BM25 terms, derived from the store of a generation and verified."""

from collections.abc import Sequence

import numpy as np

from index.errors import DamagedIndex
from index.search.terms import Terms
from index.search.vectors import Vectors
from index.store.database import (
    Placed,
    check_whole,
    read_languages,
    read_manifest,
    read_matrix,
    read_placed,
    read_texts,
)
from index.store.generations import Generation

_SLICE = 8192  # vectors compared at a time


def _language(languages: set[str]) -> str:
    """The language to stem in: that of all documents, or English where they differ."""
    return languages.pop() if len(languages) == 1 else "en"


def derive(generation: Generation, placed: Sequence[Placed]) -> None:
    """Write the vectors and terms of units, in their order."""
    precision = read_manifest(generation.store)["precision"]
    Vectors.of(read_matrix(generation.store, placed), precision).save(generation.vectors)
    texts = read_texts(generation.store)
    units = [one.unit for one in placed]
    words = [texts[unit.document][unit.start : unit.end] for unit in units]
    Terms.of(words, _language(read_languages(generation.store))).save(generation.terms)


def verify(generation: Generation) -> None:
    """Read back the vectors and terms. Raises `DamagedIndex` where they do not match the store."""
    check_whole(generation.store)
    placed = read_placed(generation.store)
    matrix = read_matrix(generation.store, placed)
    vectors = Vectors.load(generation.vectors)
    terms = Terms.load(generation.terms)
    same = len(vectors) == len(terms) == len(placed)
    for start in range(0, len(placed) if same else 0, _SLICE):
        rows = range(start, min(start + _SLICE, len(placed)))
        same = same and np.array_equal(vectors.at(rows), matrix[rows.start : rows.stop])
    if not same:
        raise DamagedIndex(f"{generation.folder} does not hold together.", "Run `ibid build`.")
