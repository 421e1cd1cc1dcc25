"""An opened index: documents, and their units found by meaning and by words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from corpus.documents import Document
from corpus.passages import Unit, UnitKind
from index.encoder import Matrix
from index.errors import DamagedIndex
from index.generations import Generation, Home
from index.store import SCHEMA, read_documents, read_manifest, read_units
from index.terms import Scores, Terms
from index.vectors import Places, Vectors

T = TypeVar("T")


@dataclass(frozen=True)
class Index:
    """One generation of an index, in memory. Nothing of it changes once it is opened."""

    id: str
    model: str
    documents: Mapping[str, Document]
    units: Sequence[Unit]
    vectors: Vectors
    terms: Terms

    @cached_property
    def _ranges(self) -> dict[tuple[UnitKind, str | None], range]:
        """Places of the units of each kind: of one document, or (under `None`) of all."""
        ranges: dict[tuple[UnitKind, str | None], range] = {}
        for place, unit in enumerate(self.units):
            for key in ((unit.kind, unit.document), (unit.kind, None)):
                first = ranges[key].start if key in ranges else place
                ranges[key] = range(first, place + 1)
        return ranges

    def places(self, kind: UnitKind, document: str | None = None) -> range:
        """The places of all units of a kind, within one document if it is named."""
        return self._ranges.get((kind, document), range(0))

    def text(self, unit: Unit) -> str:
        return self.documents[unit.document].text[unit.start : unit.end]

    def by_meaning(
        self, query: Matrix, count: int, kind: UnitKind, document: str | None = None
    ) -> tuple[Places, Matrix]:
        """The `count` units nearest to a question's vector: (places, cosines), best first."""
        return self.vectors.search(query, count, self.places(kind, document))

    def by_words(
        self, question: str, count: int, kind: UnitKind, document: str | None = None
    ) -> tuple[Places, Scores]:
        """The `count` units that share most with a question's words: (places, BM25 scores)."""
        within = self.places(kind, document)
        scores = self.terms.scores(question)[within.start : within.stop]
        order = np.lexsort((np.arange(len(scores)), -scores))[:count]
        order = order[scores[order] > 0]
        return order.astype(np.int64) + within.start, scores[order]


def _check_schema(manifest: Mapping[str, object]) -> None:
    if manifest.get("schema") != SCHEMA:
        raise DamagedIndex("The index was written by another version.", "Run `ibid build`.")


def _open(generation: Generation) -> Index:
    manifest = read_manifest(generation.store)
    _check_schema(manifest)
    units = read_units(generation.store)
    vectors = Vectors.load(generation.vectors)
    if len(vectors) != len(units):
        raise DamagedIndex(
            f"The index holds {len(units)} units and {len(vectors)} vectors.", "Run `ibid build`."
        )
    return Index(
        id=generation.id,
        model=str(manifest["encoder"]["name"]),
        documents=read_documents(generation.store),
        units=units,
        vectors=vectors,
        terms=Terms.load(generation.terms),
    )


def open_index(home: Home) -> Index:
    """The index in `home`. Raises `NoIndex`, or `DamagedIndex` where it cannot be trusted."""
    return _standing(home, _open)


def open_documents(home: Home) -> dict[str, Document]:
    """The indexed documents alone, by id. Raises as `open_index` does."""

    def read(generation: Generation) -> dict[str, Document]:
        _check_schema(read_manifest(generation.store))
        return read_documents(generation.store)

    return _standing(home, read)


def _standing(home: Home, read: Callable[[Generation], T]) -> T:
    """What `read` makes of the generation that stands.

    A build may switch to another while one is being read, and drop the files of this one; then
    it is the other that is read.
    """
    while True:
        pointed = home.pointed()
        try:
            return read(home.current())
        except (DamagedIndex, OSError):
            if home.pointed() == pointed:
                raise
