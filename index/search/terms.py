"""BM25 over stemmed words.

bm25s computes the score of every word in every unit when an index is built. A query only adds up
those of its words, so that searching needs neither bm25s nor SciPy, which bm25s imports.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.search.protocol import Scores
from index.search.stems import Stems


@dataclass(frozen=True, slots=True)
class _Columns:
    """The scores of every word, in columns: those of the word with number n are
    `scores[starts[n] : starts[n + 1]]`, of the units at the same places of `places`.
    """

    numbers: Mapping[str, int]
    scores: Scores
    places: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]

    def column(self, stem: str) -> slice | None:
        number = self.numbers.get(stem)
        return None if number is None else slice(self.starts[number], self.starts[number + 1])


# Lucene's values, not tuned: how soon a word's frequency saturates, and how much the length of a
# unit counts, 0 to 1.
_K1, _B = 1.2, 0.75

# The names of bm25s.
_FILES = {
    "scores": "data.csc.index.npy",
    "places": "indices.csc.index.npy",
    "starts": "indptr.csc.index.npy",
}
_NUMBERS = "vocab.index.json"


class Terms:
    """BM25 scores of all units, by word."""

    def __init__(
        self, columns: _Columns | None, stems: Stems, count: int, retriever: Any = None
    ) -> None:
        self._columns, self.stems, self._count = columns, stems, count
        self._retriever = retriever  # only of terms that can be saved

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "Terms":
        """The terms of units with these texts, in their order."""
        import bm25s

        stems = Stems(language)
        words = stems.of(texts)
        if not any(words):
            return cls(None, stems, len(texts))
        retriever = bm25s.BM25(k1=_K1, b=_B)
        retriever.index(words, show_progress=False)
        found = retriever.scores
        columns = _Columns(retriever.vocab_dict, found["data"], found["indices"], found["indptr"])
        return cls(columns, stems, len(texts), retriever)

    def __len__(self) -> int:
        return self._count

    def save(self, folder: Path) -> None:
        """Write terms made by `of` to a new folder. Raises `OSError`."""
        folder.mkdir()
        about = {
            "language": self.stems.language,
            "count": self._count,
            "empty": self._columns is None,
            "stop_words": sorted(self.stems.stop),
        }
        (folder / "terms.json").write_text(json.dumps(about), "utf-8")
        if self._retriever is not None:
            self._retriever.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "Terms":
        """Read the terms that `save` wrote. Check the files' hashes first."""
        about = json.loads((folder / "terms.json").read_text("utf-8"))
        stems = Stems(about["language"], about.get("stop_words"))
        if about["empty"]:
            return cls(None, stems, about["count"])
        arrays = {name: np.load(folder / file) for name, file in _FILES.items()}
        numbers = json.loads((folder / _NUMBERS).read_text("utf-8"))
        return cls(_Columns(numbers, **arrays), stems, about["count"])

    def frequency(self, stem: str, within: range) -> int:
        """The number of units at the places `within` that have a stem."""
        column = self._columns.column(stem) if self._columns else None
        if self._columns is None or column is None:
            return 0
        places = self._columns.places[column]
        return int(np.count_nonzero((places >= within.start) & (places < within.stop)))

    def scores(self, question: str) -> Scores:
        """The BM25 score of each unit, shape (count,); 0 where it shares no word."""
        found = np.zeros(self._count, dtype=np.float32)
        if self._columns is None:
            return found
        for stem in sorted(set(self.stems.of([question])[0])):
            column = self._columns.column(stem)
            if column is not None:
                found[self._columns.places[column]] += self._columns.scores[column]
        return found
