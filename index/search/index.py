"""An index in memory: documents, vectors in FAISS and word scores of BM25."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import index
from typing import SupportsIndex, TypeVar

import numpy as np

from corpus.citations.works import Work, works_of
from corpus.documents import Document
from corpus.passages import TextUnit, UnitKind
from index.encoding.encoder import Matrix
from index.errors import DamagedIndex
from index.search.metadata import About
from index.search.protocol import PAPERS, SOURCES, Hits, Scores
from index.search.stems import Stems
from index.search.terms import Terms
from index.search.vectors import Vectors

Part = TypeVar("Part", Vectors, Terms)
_Ranges = Mapping[tuple[UnitKind, str | None], range]


class Index:
    """One generation of an index: an implementation of `SearchIndex`.

    `units` are in the order of their places: sentences, then passages, each by document, papers
    first. `load_vectors` and `load_terms` are called once each, when vectors or words are first
    searched or `load` is called. So commands that search neither read neither.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        model: str,
        documents: Mapping[str, Document],
        units: Sequence[TextUnit],
        load_vectors: Callable[[], Vectors],
        load_terms: Callable[[], Terms],
        about: About | None = None,
    ) -> None:
        self.id = id
        self.model = model
        self.documents = documents
        self.units = units
        self.about = about
        self._load_vectors = load_vectors
        self._load_terms = load_terms
        # Read or derived when they are first used. Two threads may do so at once, alike.
        self._vectors: Vectors | None = None
        self._terms: Terms | None = None
        self._ranges: _Ranges | None = None
        self._works: Mapping[str, Work] | None = None

    def load(self) -> None:
        """Read vectors and words now. Raises `DamagedIndex`."""
        _ = self.vectors, self.terms

    @property
    def vectors(self) -> Vectors:
        """The units' vectors, by place. Raises `DamagedIndex`."""
        if self._vectors is None:
            self._vectors = self._complete(self._load_vectors())
        return self._vectors

    @property
    def terms(self) -> Terms:
        """The units' words, by place. Raises `DamagedIndex`."""
        if self._terms is None:
            self._terms = self._complete(self._load_terms())
        return self._terms

    def _complete(self, part: Part) -> Part:
        if len(part) != len(self.units):
            raise DamagedIndex("The parts of the index do not fit together.", "Run `ibid build`.")
        return part

    @property
    def works(self) -> Mapping[str, Work]:
        if self._works is None:
            self._works = {work.id: work for work in works_of(self.documents.values())}
        return self._works

    @property
    def stems(self) -> Stems:
        return self.terms.stems

    def documents_of(self, within: str | None = None) -> list[Document]:
        if within in (None, PAPERS, SOURCES):
            every = self.documents.values()
            return [one for one in every if within in (None, f"kind:{one.kind}")]
        return [self.documents[within]]

    def unit(self, place: SupportsIndex) -> TextUnit:
        return self.units[index(place)]

    def text(self, unit: TextUnit) -> str:
        return self.documents[unit.document].text[unit.start : unit.end]

    def places(self, kind: UnitKind, within: str | None = None) -> range:
        if self._ranges is None:
            self._ranges = self._ranges_of_units()
        return self._ranges.get((kind, within), range(0))

    def _ranges_of_units(self) -> _Ranges:
        """The places of each kind and document, kind and `PAPERS` or `SOURCES`, and kind and
        `None`. Papers stand before sources, so each of these is one range.
        """
        ranges: dict[tuple[UnitKind, str | None], range] = {}
        for place, unit in enumerate(self.units):
            kind = f"kind:{self.documents[unit.document].kind}"
            for key in ((unit.kind, unit.document), (unit.kind, kind), (unit.kind, None)):
                first = ranges[key].start if key in ranges else place
                ranges[key] = range(first, place + 1)
        return ranges

    def places_between(self, kind: UnitKind, document: str, start: int, end: int) -> range:
        within = self.places(kind, document)
        first, behind = (
            bisect_left(within, offset, key=lambda place: self.units[place].start)
            for offset in (start, end)
        )
        return within[first:behind]

    def nearest(
        self, vector: Matrix, count: int, kind: UnitKind, within: str | None = None
    ) -> Hits:
        return self.vectors.search(vector, count, self.places(kind, within))

    def cosines(self, places: Sequence[int], vector: Matrix) -> Scores:
        if len(places) == 0:
            return np.empty(0, dtype=np.float32)
        cosines: Scores = self.vectors.at(places) @ vector
        return cosines

    def by_words(self, text: str, count: int, kind: UnitKind, within: str | None = None) -> Hits:
        places = self.places(kind, within)
        scores = self.terms.scores(text)[places.start : places.stop]
        found = np.flatnonzero(scores > 0)
        count = max(count, 0)
        if len(found) > count > 0:
            least = np.partition(scores[found], len(found) - count)[len(found) - count]
            found = found[scores[found] >= least]  # of equal scores the first are kept below
        order = found[np.lexsort((found, -scores[found]))][:count]
        return Hits(order.astype(np.int64) + places.start, scores[order])

    def frequency(self, stem: str, kind: UnitKind, within: str | None = None) -> int:
        return self.terms.frequency(stem, self.places(kind, within))
