"""What every implementation of `SearchIndex` must do, on documents that Hypothesis makes."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.library.from_records import read_records
from corpus.passages import PassageSettings, TextUnit, UnitKind, cut
from index.encoding.encoder import Matrix
from index.search.index import Index
from index.search.protocol import PAPERS, SOURCES, Hits, SearchIndex
from index.search.terms import Terms
from index.search.vectors import Vectors
from tests.index.search.scan import ScanIndex

KINDS: tuple[UnitKind, ...] = ("sentence", "passage")
WORDS = ["ice", "lake", "mill", "mills", "attack", "attacked", "the", "of", "Zürich", "1871", "🙂"]
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
SENTENCES = PHRASES.map(lambda words: f"{words}.".capitalize())
QUESTIONS = st.lists(st.sampled_from([*WORDS, "zebra", "?"]), max_size=4).map(" ".join)
COUNTS = st.integers(-1, 12)
DIMENSIONS = 4


@dataclass(frozen=True)
class Made:
    """What an index is made of. `vectors`: shape (len(units), DIMENSIONS)."""

    documents: tuple[Document, ...]
    units: tuple[TextUnit, ...]
    vectors: Matrix

    @property
    def texts(self) -> list[str]:
        held = {one.id: one.text for one in self.documents}
        return [held[unit.document][unit.start : unit.end] for unit in self.units]


def _tokens(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Four letters a token, so that long sentences are cut into pieces."""
    return [[(at, min(at + 4, len(text))) for at in range(0, len(text), 4)] for text in texts]


@st.composite
def contents(draw: st.DrawFn) -> Made:
    """Up to two papers and two sources of a few sentences; vectors of ±0.5, so that many cosines
    are equal and all are exact.
    """
    documents = []
    for kind in ("paper", "source"):
        for number in range(draw(st.integers(0, 2))):
            passages = draw(st.lists(st.lists(SENTENCES, min_size=1, max_size=4), max_size=3))
            ident = f"{kind}-{number}"
            document = read_records(ident, ident, [" ".join(passage) for passage in passages])
            documents.append(replace(document, kind=kind))
    lengths = PassageSettings(limit=20, overlap=1)
    units = [unit for one in documents for unit in cut(one, _tokens, 8, lengths)]
    units.sort(key=lambda unit: KINDS.index(unit.kind))  # each kind by document, in text order
    signs = [draw(st.integers(0, 2**DIMENSIONS - 1)) for _ in units]
    rows = [[0.5 if sign >> bit & 1 else -0.5 for bit in range(DIMENSIONS)] for sign in signs]
    vectors = np.array(rows, dtype=np.float32).reshape(len(units), DIMENSIONS)
    return Made(tuple(documents), tuple(units), vectors)


def in_memory(made: Made) -> SearchIndex:
    vectors, terms = Vectors.of(made.vectors), Terms.of(made.texts, "en")
    held = {one.id: one for one in made.documents}
    return Index("made", "none", held, made.units, lambda: vectors, lambda: terms)


def saved(made: Made) -> SearchIndex:
    """As a build writes it and a reader reads it, vectors in half precision."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "vectors", Path(folder) / "terms"
        Vectors.of(made.vectors, "float16").save(files[0])
        Terms.of(made.texts, "en").save(files[1])
        held = {one.id: one for one in made.documents}
        index = Index("made", "none", held, made.units, lambda: Vectors.load(files[0]),
                      lambda: Terms.load(files[1]))  # fmt: skip
        index.load()
    return index


def scanned(made: Made) -> SearchIndex:
    return ScanIndex(made.documents, made.units, made.vectors)


IMPLEMENTATIONS = [in_memory, saved, scanned]
Make = Callable[[Made], SearchIndex]
every_implementation = pytest.mark.parametrize("make", IMPLEMENTATIONS)
some_examples = settings(max_examples=50)


def _scopes(made: Made) -> list[str | None]:
    return [None, PAPERS, SOURCES, "nobody", *(one.id for one in made.documents)]


def _held(made: Made, kind: UnitKind, within: str | None) -> list[TextUnit]:
    """The units of a kind within a restriction, in the order of their places."""
    kinds = {one.id: f"kind:{one.kind}" for one in made.documents}
    return [
        unit
        for unit in made.units
        if unit.kind == kind and within in (None, unit.document, kinds[unit.document])
    ]


def _check_hits(
    index: SearchIndex, hits: Hits, expected: dict[TextUnit, float], count: int
) -> None:
    """Whether `hits` are the `count` best of the units expected, by their expected scores."""
    assert hits.places.dtype == np.int64
    assert hits.scores.dtype == np.float32
    units = [index.unit(place) for place in hits.places]
    assert len(units) == len(hits.scores) == min(max(count, 0), len(expected))
    assert len(set(hits.places.tolist())) == len(units)
    assert hits.scores.tolist() == pytest.approx([expected[unit] for unit in units], abs=1e-5)
    pairs = list(zip((-hits.scores).tolist(), hits.places.tolist(), strict=True))
    assert pairs == sorted(pairs)
    least = min(hits.scores.tolist(), default=np.inf)
    left_out = [score for unit, score in expected.items() if unit not in units]
    assert not units or all(score <= least + 1e-5 for score in left_out)


@every_implementation
@some_examples
@given(made=contents())
def test_places_name_the_units_of_a_kind_and_scope_in_order(make: Make, made: Made) -> None:
    index = make(made)
    for kind in KINDS:
        for within in _scopes(made):
            places = list(index.places(kind, within))
            assert places == sorted(set(places))
            assert [index.unit(place) for place in places] == _held(made, kind, within)
            numpy_places = np.array(places, dtype=np.int64)
            assert [index.unit(place) for place in numpy_places] == _held(made, kind, within)


@every_implementation
@some_examples
@given(made=contents(), span=st.tuples(st.integers(0, 120), st.integers(0, 120)))
def test_places_between_are_those_of_units_that_start_there(
    make: Make, made: Made, span: tuple[int, int]
) -> None:
    index = make(made)
    start, end = span
    for kind in KINDS:
        for document in ("nobody", *(one.id for one in made.documents)):
            found = [index.unit(place) for place in index.places_between(kind, document, *span)]
            held = _held(made, kind, document)
            assert found == [unit for unit in held if start <= unit.start < end]


@every_implementation
@some_examples
@given(made=contents())
def test_documents_are_held_as_they_are(make: Make, made: Made) -> None:
    index = make(made)
    assert list(index.documents.values()) == list(made.documents)
    assert [index.text(unit) for unit in made.units] == made.texts
    for within in (None, PAPERS, SOURCES):
        wanted = [one for one in made.documents if within in (None, f"kind:{one.kind}")]
        assert index.documents_of(within) == wanted
    for one in made.documents:
        assert index.documents_of(one.id) == [one]
    with pytest.raises(KeyError):
        index.documents_of("nobody")
    assert not index.works
    assert index.about is None


@every_implementation
@some_examples
@given(made=contents(), sign=st.integers(0, 2**DIMENSIONS - 1), count=COUNTS)
def test_nearest_is_an_exact_search(make: Make, made: Made, sign: int, count: int) -> None:
    index = make(made)
    vector = np.array([0.5 if sign >> bit & 1 else -0.5 for bit in range(DIMENSIONS)], np.float32)
    cosines = dict(zip(made.units, (made.vectors @ vector).tolist(), strict=True))
    for kind in KINDS:
        for within in _scopes(made):
            wanted = {unit: cosines[unit] for unit in _held(made, kind, within)}
            hits = index.nearest(vector, count, kind, within)
            _check_hits(index, hits, wanted, count)
            # The cosines are exact, so the order is too.
            ordered = sorted(wanted, key=lambda unit: -wanted[unit])
            units = [index.unit(place) for place in hits.places]
            assert units == ordered[: max(count, 0)]


@every_implementation
@some_examples
@given(made=contents())
def test_cosines_are_those_of_the_units_at_places(make: Make, made: Made) -> None:
    index = make(made)
    vector = np.array([0.6, 0.0, -0.8, 0.0], dtype=np.float32)
    expected = dict(zip(made.units, (made.vectors @ vector).tolist(), strict=True))
    places = [*index.places("passage"), *index.places("sentence")][::-1]
    cosines = index.cosines(places, vector)
    assert cosines.shape == (len(places),)
    assert cosines.dtype == np.float32
    assert cosines.tolist() == pytest.approx([expected[index.unit(place)] for place in places])


@every_implementation
@some_examples
@given(made=contents(), question=QUESTIONS, count=COUNTS)
def test_words_are_scored_by_bm25(make: Make, made: Made, question: str, count: int) -> None:
    index, reference = make(made), scanned(made)
    for kind in KINDS:
        for within in _scopes(made):
            every = reference.by_words(question, len(made.units), kind, within)
            units = [reference.unit(place) for place in every.places]
            expected = dict(zip(units, every.scores.tolist(), strict=True))
            _check_hits(index, index.by_words(question, count, kind, within), expected, count)


@every_implementation
@some_examples
@given(made=contents(), word=st.sampled_from([*WORDS, "zebra"]))
def test_frequency_counts_the_units_with_a_stem(make: Make, made: Made, word: str) -> None:
    index = make(made)
    for stem in index.stems.of([word])[0]:
        for kind in KINDS:
            for within in _scopes(made):
                texts = [index.text(unit) for unit in _held(made, kind, within)]
                having = sum(stem in stems for stems in index.stems.of(texts))
                assert index.frequency(stem, kind, within) == having


@every_implementation
def test_a_place_that_no_unit_has_is_refused(make: Make) -> None:
    document = read_records("one", "One", ["The lake froze."])
    unit = TextUnit("one", "sentence", 0, 15)
    index = make(Made((document,), (unit,), np.full((1, 4), 0.5, np.float32)))
    (place,) = index.places("sentence")
    assert index.unit(place) == unit
    with pytest.raises(IndexError):
        index.unit(place + 1)


@every_implementation
def test_an_index_of_nothing_finds_nothing(make: Make) -> None:
    index = make(Made((), (), np.zeros((0, DIMENSIONS), np.float32)))
    vector = np.full(DIMENSIONS, 0.5, np.float32)
    assert not index.documents
    for kind in KINDS:
        assert list(index.places(kind)) == []
        assert index.nearest(vector, 3, kind).places.tolist() == []
        assert index.by_words("lake", 3, kind).places.tolist() == []
        assert index.frequency("lake", kind) == 0
    assert index.cosines([], vector).shape == (0,)
