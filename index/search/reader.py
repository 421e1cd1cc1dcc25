"""An opened index: documents, and their units found by meaning and by words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from pydantic import computed_field

from corpus.citations.works import Work, works_of
from corpus.documents import Document
from corpus.passages import PassageSettings, TextUnit, UnitKind
from corpus.serialization import from_json
from index.changes import Change, read_changes
from index.encoding.encoder import Matrix, Model
from index.errors import DamagedIndex
from index.report import Report, read_record
from index.search.terms import Scores, Terms
from index.search.vectors import Places, Vectors
from index.store.database import SCHEMA, read_documents, read_entries, read_manifest, read_units
from index.store.generations import Generation, Home

# Where a document's id may stand: all papers, or all cited sources. No id has a colon.
PAPERS, SOURCES = "kind:paper", "kind:source"

Part = TypeVar("Part", Vectors, Terms)


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """The file of an indexed document, and since when the document is as it is (ISO 8601, UTC)."""

    id: str
    file: str
    since: str | None


@dataclass(frozen=True, slots=True)
class About:
    """How an index was made: the model, the passage settings, the build, and the files."""

    encoder: Model
    passage_settings: PassageSettings
    report: Report
    documents: tuple[IndexedFile, ...]

    @computed_field
    @property
    def index(self) -> str:
        """The index's id."""
        return self.report.index

    @computed_field
    @property
    def built(self) -> str | None:
        """When the index was built (ISO 8601, UTC)."""
        return self.report.built

    def file(self, ident: str) -> IndexedFile:
        """The file of a document. Raises `KeyError` where it is not in the index."""
        for one in self.documents:
            if one.id == ident:
                return one
        raise KeyError(ident)


@dataclass(frozen=True)
class Index:
    """One generation of an index. Nothing of it changes once it is opened.

    `load_vectors` and `load_terms` are called when the vectors or terms are first used.
    """

    id: str
    model: str
    documents: Mapping[str, Document]
    units: Sequence[TextUnit]
    load_vectors: Callable[[], Vectors]
    load_terms: Callable[[], Terms]
    about: About | None = None

    @cached_property
    def vectors(self) -> Vectors:
        """The units' vectors, in the units' order. Raises `DamagedIndex`."""
        return self._complete(self.load_vectors())

    @cached_property
    def terms(self) -> Terms:
        """The units' words, in the units' order. Raises `DamagedIndex`."""
        return self._complete(self.load_terms())

    def _complete(self, part: Part) -> Part:
        if len(part) != len(self.units):
            raise DamagedIndex("The parts of the index do not fit together.", "Run `ibid build`.")
        return part

    @cached_property
    def _ranges(self) -> dict[tuple[UnitKind, str | None], range]:
        """Places of the units of each kind: of one document, of the documents of one kind, or
        (under `None`) of all.
        """
        ranges: dict[tuple[UnitKind, str | None], range] = {}
        for place, unit in enumerate(self.units):
            kind = f"kind:{self.documents[unit.document].kind}"
            for key in ((unit.kind, unit.document), (unit.kind, kind), (unit.kind, None)):
                first = ranges[key].start if key in ranges else place
                ranges[key] = range(first, place + 1)
        return ranges

    def places(self, kind: UnitKind, within: str | None = None) -> range:
        """The places of all units of a kind: of the document named, of `PAPERS` or `SOURCES`, or of
        all documents. Papers stand before sources, so each of these is one range.
        """
        return self._ranges.get((kind, within), range(0))

    def documents_of(self, within: str | None = None) -> list[Document]:
        """The documents meant by `within`, as in `places`. Raises `KeyError` for no document."""
        if within in (None, PAPERS, SOURCES):
            every = self.documents.values()
            return [one for one in every if within in (None, f"kind:{one.kind}")]
        return [self.documents[within]]

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """The works that the papers cite, by id; the text of one that is held is the document with
        the same id.
        """
        return {work.id: work for work in works_of(self.documents.values())}

    def text(self, unit: TextUnit) -> str:
        return self.documents[unit.document].text[unit.start : unit.end]

    def by_meaning(
        self, query: Matrix, count: int, kind: UnitKind, within: str | None = None
    ) -> tuple[Places, Matrix]:
        """The `count` units nearest to a question's vector: (places, cosines), best first."""
        return self.vectors.search(query, count, self.places(kind, within))

    def by_words(
        self, question: str, count: int, kind: UnitKind, within: str | None = None
    ) -> tuple[Places, Scores]:
        """The `count` units that share most with a question's words: (places, BM25 scores)."""
        places = self.places(kind, within)
        scores = self.terms.scores(question)[places.start : places.stop]
        found = np.flatnonzero(scores > 0)
        if len(found) > count:
            least = np.partition(scores[found], len(found) - count)[len(found) - count]
            found = found[scores[found] >= least]  # of equals the earlier ones are taken below
        order = found[np.lexsort((found, -scores[found]))][:count]
        return order.astype(np.int64) + places.start, scores[order]


def _check_schema(generation: Generation) -> dict[str, Any]:
    manifest = read_manifest(generation.store)
    if manifest.get("schema") != SCHEMA:
        raise DamagedIndex("The index was written by another version.", "Run `ibid build`.")
    return manifest


def _open(generation: Generation, *, checked: bool = False) -> Index:
    """`checked` says that every file is as it was written already."""

    def check(*paths: Path) -> None:
        if not checked:
            generation.check(*paths)

    def vectors() -> Vectors:
        check(generation.vectors)
        return Vectors.load(generation.vectors)

    def terms() -> Terms:
        check(generation.terms)
        return Terms.load(generation.terms)

    check(generation.store, generation.report)
    manifest = _check_schema(generation)

    return Index(
        id=generation.id,
        model=str(manifest["encoder"]["name"]),
        documents=read_documents(generation.store),
        units=read_units(generation.store),
        load_vectors=vectors,
        load_terms=terms,
        about=_about(generation, manifest),
    )


def _about(generation: Generation, manifest: Mapping[str, Any]) -> About:
    record = read_record(generation.report)
    return About(
        encoder=from_json(Model, manifest["encoder"]),
        passage_settings=from_json(PassageSettings, manifest["passages"]),
        report=record.report,
        documents=tuple(
            IndexedFile(entry.id, entry.file, record.since.get(entry.id))
            for entry in read_entries(generation.store).values()
        ),
    )


@contextmanager
def borrow_index(home: Home) -> Iterator[Index]:
    """The index in `home`, whose vectors and terms are read, and checked, when they are first
    used: within the block, for after it they may be gone.

    Raises `NoIndex`, or `DamagedIndex` where what is read cannot be trusted.
    """
    with home.reading(whole=False) as generation:
        yield _open(generation)


def open_index(home: Home, *, whole: bool = True) -> Index:
    """The index in `home`, with all that answers need. With `whole` every file is checked, else
    those that are read. Raises `NoIndex`, or `DamagedIndex` where it cannot be trusted.
    """
    with home.reading(whole=whole) as generation:
        index = _open(generation, checked=whole)
        _ = index.vectors, index.terms  # read now: later the generation may be dropped
        return index


def open_documents(home: Home) -> dict[str, Document]:
    """The indexed documents alone, by id. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store)
        _check_schema(generation)
        return read_documents(generation.store)


def open_about(home: Home) -> About:
    """What is known of the index without reading its texts. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store, generation.report)
        return _about(generation, _check_schema(generation))


def verify_index(home: Home) -> int:
    """Check every file of the index; gives how many there are. Raises as `open_index` does."""
    with home.reading() as generation:
        _check_schema(generation)
        return len(generation.written)


def open_changes(home: Home) -> tuple[Report, list[Change]]:
    """What the build that made the index changed in it. Raises as `open_index` does."""
    with home.reading(whole=False) as generation:
        generation.check(generation.store, generation.report, generation.changes)
        about = _about(generation, _check_schema(generation))
        return about.report, list(read_changes(generation.changes))
