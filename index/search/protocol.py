"""What answering needs of an index, whatever it is stored in.

An index holds documents and their units: sentences, pieces of overlong sentences, and passages.
Every unit has a place, an integer that names it as long as the index is open. Units of a kind and
document have ascending places in the order of the text. `index.search.index.Index` is the
implementation that builds write; `tests/index/search/test_conformance.py` holds for any.

Parameters that recur:

- `kind` is "sentence" or "passage".
- `within` restricts a search: the id of a document, `PAPERS`, `SOURCES`, or `None` for all
  documents. An id that the index does not hold matches nothing.
- `vector` is a float32 unit vector, shape (dimensions,), of the encoder that the index was built
  with.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, SupportsIndex

import numpy as np
import numpy.typing as npt

from corpus.citations.works import Work
from corpus.documents import Document
from corpus.passages import TextUnit, UnitKind
from index.encoding.encoder import Matrix
from index.search.metadata import About
from index.search.stems import Stems

# Values of `within` beside document ids, which have no colon: all papers, and all cited sources.
PAPERS, SOURCES = "kind:paper", "kind:source"

Places = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]


class Hits(NamedTuple):
    """Results of a search, best first; equal scores stand in the order of their places.

    `places`: shape (n,), int64. `scores`: shape (n,), float32.
    """

    places: Places
    scores: Scores


class SearchIndex(Protocol):
    """An opened index. Nothing of it changes, and it can be shared between threads.

    Parts of it may be read when they are first used; methods that do so raise `DamagedIndex` where
    what is read cannot be trusted.
    """

    @property
    def id(self) -> str:
        """A name that is the same for the same texts, model and settings."""

    @property
    def model(self) -> str:
        """The name of the encoder that the vectors are from."""

    @property
    def about(self) -> About | None:
        """How the index was built; `None` for one that is not from a build."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, papers first."""

    @property
    def works(self) -> Mapping[str, Work]:
        """The works that the documents cite, by id. The text of a work, where the index holds it,
        is the document with the same id.
        """

    @property
    def stems(self) -> Stems:
        """The stems that `by_words` and `frequency` compare texts by."""

    def documents_of(self, within: str | None = None) -> list[Document]:
        """The documents within a restriction, in order. Raises `KeyError` for an unknown id."""

    def unit(self, place: SupportsIndex) -> TextUnit:
        """The unit at a place. Raises `IndexError` where there is none."""

    def text(self, unit: TextUnit) -> str:
        """The words of a unit, verbatim."""

    def places(self, kind: UnitKind, within: str | None = None) -> Sequence[int]:
        """The places of all units of a kind, ascending."""

    def places_between(self, kind: UnitKind, document: str, start: int, end: int) -> Sequence[int]:
        """The places of a document's units that start in `[start, end)`, ascending.

        `start` and `end` are characters of the document's text. For passages, which overlap, and
        sentences alike it is the start of the unit that counts.
        """

    def nearest(
        self, vector: Matrix, count: int, kind: UnitKind, within: str | None = None
    ) -> Hits:
        """Up to `count` units with the highest cosine to a vector, from -1 to 1; exact search."""

    def cosines(self, places: Sequence[int], vector: Matrix) -> Scores:
        """The cosines of the units at `places` to a vector, shape (len(places),)."""

    def by_words(self, text: str, count: int, kind: UnitKind, within: str | None = None) -> Hits:
        """Up to `count` units with the highest BM25 score for the words of a text, above 0.

        Document frequencies and lengths are those of all units of the index, whatever `kind` and
        `within` are.
        """

    def frequency(self, stem: str, kind: UnitKind, within: str | None = None) -> int:
        """The number of units that have a stem."""
