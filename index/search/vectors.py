"""Exact nearest-neighbour search: a flat FAISS index of unit vectors by inner product."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from index.encoding.encoder import Matrix
from index.encoding.models import Precision
from index.search.protocol import Hits


@cache
def _faiss() -> Any:
    """FAISS, imported where vectors are first used."""
    import faiss

    return faiss


class Vectors:
    """Unit vectors by place, from 0."""

    def __init__(self, flat: Any) -> None:
        self._flat = flat

    @classmethod
    def of(cls, matrix: Matrix, precision: Precision = "float32") -> "Vectors":
        """The rows of `matrix`, shape (count, dimensions), stored in a precision."""
        faiss = _faiss()
        flat: Any
        if precision == "float16":
            flat = faiss.IndexScalarQuantizer(
                matrix.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
            )
        else:
            flat = faiss.IndexFlatIP(matrix.shape[1])
        flat.add(np.ascontiguousarray(matrix))
        return cls(flat)

    @classmethod
    def load(cls, file: Path) -> "Vectors":
        """Read what `save` wrote. Check the file's hash first: FAISS does not check it."""
        return cls(_faiss().deserialize_index(np.memmap(file, dtype=np.uint8, mode="r")))

    def save(self, file: Path) -> None:
        """Write the vectors to a file. Raises `OSError`."""
        file.write_bytes(_faiss().serialize_index(self._flat).data)

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def dimensions(self) -> int:
        return int(self._flat.d)

    def search(self, query: Matrix, count: int, within: range) -> Hits:
        """The `count` vectors within a range of places that are nearest to `query`, shape
        (dimensions,), and their cosines. Equal cosines are in the order of their places.
        """
        count = min(count, len(within))
        if count <= 0:
            return Hits(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        taken = min(count + 1, len(within))
        places, cosines = self._nearest(query, taken, within)
        # Where the last cosines are equal, FAISS may have preferred a later place to an earlier.
        while taken < len(within) and cosines[-1] == cosines[count - 1]:
            taken = min(2 * taken, len(within))
            places, cosines = self._nearest(query, taken, within)
        return Hits(places[:count], cosines[:count])

    def _nearest(self, query: Matrix, count: int, within: range) -> Hits:
        faiss = _faiss()
        # FAISS's copy of OpenMP keeps this number for each calling thread, not for the process. A
        # single query is searched by one thread; others would only spin while they wait for it,
        # which on two cores takes three times the processor time with 20,000 vectors.
        faiss.omp_set_num_threads(1)
        selector = faiss.IDSelectorRange(within.start, within.stop)
        chosen = faiss.SearchParameters()
        chosen.sel = selector  # the name keeps it alive: FAISS holds no reference
        cosines, places = self._flat.search(query.reshape(1, -1), count, params=chosen)
        order = np.lexsort((places[0], -cosines[0]))
        return Hits(places[0][order], cosines[0][order])

    def at(self, places: Sequence[int]) -> Matrix:
        """The vectors at `places`, shape (len(places), dimensions)."""
        found: Matrix = self._flat.reconstruct_batch(np.asarray(places, dtype=np.int64))
        return found
