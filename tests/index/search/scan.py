"""A second implementation of `SearchIndex`, as plain as can be: every method scans all units."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import index
from typing import SupportsIndex

import numpy as np
import numpy.typing as npt

from corpus.citations.works import Work, works_of
from corpus.documents import Document
from corpus.passages import TextUnit, UnitKind
from index.encoding.encoder import Matrix
from index.search.protocol import PAPERS, SOURCES, Hits, Scores
from index.search.stems import Stems

K1, B = 1.2, 0.75  # of BM25, as `Terms` has them
FIRST, STEP = 7, 3  # places are 7, 10, 13, …: nothing may depend on their being 0, 1, 2, …


class ScanIndex:
    """Documents, their units and the units' vectors, shape (len(units), dimensions).

    Units are searched by their cosine, and by BM25 as Lucene computes it: for each stem of the
    question, ln(1 + (N - n + 0.5) / (n + 0.5)) * f / (f + K1 * (1 - B + B * length / mean length)),
    where n of N units have the stem, and this one f times.
    """

    id = "scan"
    about = None

    def __init__(
        self,
        documents: Sequence[Document],
        units: Sequence[TextUnit],
        vectors: Matrix,
        language: str = "en",
        model: str = "none",
    ) -> None:
        self.documents: Mapping[str, Document] = {one.id: one for one in documents}
        self.model = model
        self.stems = Stems(language)
        self._units = list(units)
        self._vectors = vectors
        self._stemmed = [Counter(self.stems.of([self.text(unit)])[0]) for unit in units]

    @property
    def works(self) -> Mapping[str, Work]:
        return {work.id: work for work in works_of(self.documents.values())}

    def documents_of(self, within: str | None = None) -> list[Document]:
        if within in (None, PAPERS, SOURCES):
            return [one for one in self.documents.values() if self._is_within(one.id, within)]
        return [self.documents[within]]

    def _is_within(self, document: str, within: str | None) -> bool:
        kind = self.documents[document].kind
        return within in (None, document, {"paper": PAPERS, "source": SOURCES}[kind])

    def unit(self, place: SupportsIndex) -> TextUnit:
        number, rest = divmod(index(place) - FIRST, STEP)
        if rest or not 0 <= number < len(self._units):
            raise IndexError(place)
        return self._units[number]

    def text(self, unit: TextUnit) -> str:
        return self.documents[unit.document].text[unit.start : unit.end]

    def places(self, kind: UnitKind, within: str | None = None) -> list[int]:
        return [
            FIRST + STEP * number
            for number, unit in enumerate(self._units)
            if unit.kind == kind and self._is_within(unit.document, within)
        ]

    def places_between(self, kind: UnitKind, document: str, start: int, end: int) -> list[int]:
        places = self.places(kind, document)
        return [place for place in places if start <= self.unit(place).start < end]

    def nearest(
        self, vector: Matrix, count: int, kind: UnitKind, within: str | None = None
    ) -> Hits:
        places = self.places(kind, within)
        return _best(places, self.cosines(places, vector), count)

    def cosines(self, places: Sequence[int], vector: Matrix) -> Scores:
        rows = [(place - FIRST) // STEP for place in places]
        cosines = [float(self._vectors[row].astype(np.float64) @ vector) for row in rows]
        return np.array(cosines, dtype=np.float32)

    def by_words(self, text: str, count: int, kind: UnitKind, within: str | None = None) -> Hits:
        stems = sorted(set(self.stems.of([text])[0]))
        places = self.places(kind, within)
        scores = [self._bm25(stems, (place - FIRST) // STEP) for place in places]
        shared = [(place, score) for place, score in zip(places, scores, strict=True) if score > 0]
        return _best(
            [place for place, _ in shared],
            np.array([score for _, score in shared], dtype=np.float32),
            count,
        )

    def _bm25(self, stems: Sequence[str], row: int) -> float:
        own = self._stemmed[row]
        mean = sum(unit.total() for unit in self._stemmed) / len(self._stemmed)
        score = 0.0
        for stem in stems:
            if own[stem]:
                having = sum(stem in unit for unit in self._stemmed)
                rarity = math.log(1 + (len(self._stemmed) - having + 0.5) / (having + 0.5))
                length = K1 * (1 - B + B * own.total() / mean)
                score += rarity * own[stem] / (own[stem] + length)
        return score

    def frequency(self, stem: str, kind: UnitKind, within: str | None = None) -> int:
        rows = [(place - FIRST) // STEP for place in self.places(kind, within)]
        return sum(stem in self._stemmed[row] for row in rows)


def _best(places: Sequence[int], scores: npt.NDArray[np.float32], count: int) -> Hits:
    order = sorted(range(len(places)), key=lambda n: (-scores[n], places[n]))[: max(count, 0)]
    return Hits(np.array([places[n] for n in order], dtype=np.int64), scores[order])
