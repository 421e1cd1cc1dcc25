"""However the texts came to be as they are, the index is that of a fresh build."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.library.papers import READER
from corpus.passages import PassageSettings
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles, find_model
from index.encoding.selection import open_encoder
from index.errors import NotBuilt
from index.plan import Text, from_papers
from index.search.index import Index
from index.search.metadata import IndexedFile
from index.search.reader import open_changes, open_index
from index.store.generations import Home
from tests.index.conftest import Build
from tests.index.unit_vectors import vector_of

SENTENCES = ["The lake froze.", "The ice was cut.", "Nobody was hurt!", "He was paid by the ton."]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
SHELVES = st.dictionaries(st.sampled_from(["barn", "lake", "mill"]), TEXTS, min_size=1)


def _fill(shelf: Path, texts: dict[str, str]) -> None:
    shutil.rmtree(shelf, ignore_errors=True)
    for name, text in texts.items():
        (shelf / name).mkdir(parents=True)
        (shelf / name / "paper.txt").write_text(text, "utf-8")


def _same(one: Index, other: Index) -> None:
    assert one.id == other.id
    assert list(one.documents.items()) == list(other.documents.items())
    assert one.units == other.units
    everywhere = range(len(one.units))
    assert np.allclose(one.vectors.at(everywhere), other.vectors.at(everywhere), atol=1e-5)
    assert np.allclose(one.terms.scores("lake ice"), other.terms.scores("lake ice"))


@settings(max_examples=12)
@given(shelves=st.lists(SHELVES, min_size=2, max_size=4))
def test_any_row_of_edits_gives_the_index_of_a_fresh_build(
    encoder: Encoder,
    model: ModelFiles,
    tmp_path_factory: pytest.TempPathFactory,
    shelves: list[dict[str, str]],
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    before: dict[str, str] = {}
    known: set[tuple[str, str | None]] = set()
    for number, texts in enumerate(shelves):
        _fill(folder / "shelf", texts)
        sources = from_papers(folder / "shelf")
        report = build(sources, Home(folder / "home"), model, lambda: encoder)
        fresh = Home(folder / f"fresh {number}")
        build(sources, fresh, model, lambda: encoder)
        _same(open_index(Home(folder / "home")), open_index(fresh))
        assert report.unchanged == (texts == before)
        if not report.unchanged:
            assert set(report.removed) == before.keys() - texts.keys()
            assert set(report.added) == texts.keys() - before.keys()
            assert set(report.changed) == {
                name for name in texts.keys() & before.keys() if texts[name] != before[name]
            }
            index = open_index(fresh)
            needed = {unit.embedded_in(texts[unit.document]) for unit in index.units}
            assert report.embedded == len(needed - known)
            known = needed
        before = texts


def _refuse() -> Encoder:
    raise AssertionError("the model was loaded for nothing")


def test_a_removed_paper_needs_no_model(
    build_shelf: Build, shelf: Path, own: Home, model: ModelFiles
) -> None:
    build_shelf()
    shutil.rmtree(shelf / "lake")
    report = build(from_papers(shelf), own, model, _refuse)
    assert (report.removed, report.kept) == (("lake",), ("mill",))
    assert report.units.added == report.units.moved == 0
    assert report.units.kept == report.sentences + report.passages


def test_an_unchanged_paper_is_not_read_again(
    build_shelf: Build, shelf: Path, own: Home, model: ModelFiles, encoder: Encoder
) -> None:
    build_shelf()
    (shelf / "barn").mkdir()
    (shelf / "barn" / "paper.txt").write_text("The barn stands by the road.\n", "utf-8")

    def unread(source: Text) -> Text:
        if source.id == "barn":
            return source

        def read() -> Document:
            raise AssertionError(f"{source.id} was read again")

        return Text(source.id, source.key, read, source.file)

    report = build([unread(one) for one in from_papers(shelf)], own, model, lambda: encoder)
    assert (report.added, report.kept) == (("barn",), ("lake", "mill"))


def test_other_passages_are_cut_from_what_was_read_and_the_report_says_why(
    build_shelf: Build,
) -> None:
    first = build_shelf()
    report = build_shelf(passages=PassageSettings(limit=16, overlap=0))
    assert report.why == "passages are cut otherwise: limit 200 → 16, overlap 1 → 0"
    assert report.kept == ("lake", "mill")
    assert report.reused >= first.sentences


def test_another_precision_embeds_again_and_says_why(
    shelf: Path, own: Home, tmp_path: Path, encoder: Encoder, build_shelf: Build
) -> None:
    first = build_shelf()
    half = find_model(precision="float16")
    report = build(from_papers(shelf), own, half, lambda: open_encoder(half))
    assert report.why == "the precision changed: float32 → float16"
    assert (report.kept, report.embedded) == (("lake", "mill"), first.embedded)
    index = open_index(own)
    for place in index.places("sentence"):
        places, cosines = index.nearest(vector_of(index, place, encoder), 1, "sentence")
        assert int(places[0]) == place
        assert cosines[0] > 0.999
    sizes = [file.stat().st_size for file in (own.current().vectors,)]
    assert sizes[0] < 0.6 * 4 * 384 * len(index.units)


def test_another_model_embeds_again_and_says_why(
    build_shelf: Build, shelf: Path, own: Home, model: ModelFiles, tmp_path: Path
) -> None:
    first = build_shelf()
    other = find_model(str(shutil.copytree(model.folder, tmp_path / "model")))
    report = build(from_papers(shelf), own, other, lambda: open_encoder(other))
    assert report.why == f"the model changed: ibid-MiniLM-L6 → {tmp_path / 'model'}"
    assert (report.kept, report.embedded) == (("lake", "mill"), first.embedded)


def test_another_reader_reads_again_and_says_why(
    build_shelf: Build, shelf: Path, own: Home, model: ModelFiles, encoder: Encoder
) -> None:
    build_shelf()

    def later(source: Text) -> Text:
        return Text(source.id, f"{source.key} later", source.read, source.file, "text-99")

    report = build([later(one) for one in from_papers(shelf)], own, model, lambda: encoder)
    assert report.why == f"texts are read otherwise: {READER} → text-99"
    assert (report.changed, report.embedded) == (("lake", "mill"), 0)


def test_the_report_is_kept_beside_the_index_and_says_since_when(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    (shelf / "mill" / "paper.txt").write_text("The mill turns.\n", "utf-8")
    second = build_shelf()
    about = open_index(own).about
    assert about is not None
    assert (about.report.index, about.report.previous) == (second.index, first.index)
    assert about.documents == (
        IndexedFile("lake", "lake/paper.txt", first.built),
        IndexedFile("mill", "mill/paper.txt", second.built),
    )
    report, changes = open_changes(own)
    assert report == about.report
    assert ("appeared", "The mill turns.") in {(one.change, one.text) for one in changes}
    gone = {one.text for one in changes if one.change == "vanished" and one.kind == "sentence"}
    assert len(gone) == 2
    assert {one.before[0] for one in changes if one.before} == {"mill"}
    assert report.units.removed == sum(one.change == "vanished" for one in changes)


def test_a_generation_that_does_not_hold_together_is_not_switched_to(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    (shelf / "mill" / "paper.txt").write_text("The mill turns.\n", "utf-8")
    stale = own.current().vectors.read_bytes()

    def spoil(name: str, done: int, of: int) -> None:
        if (name, done) == ("writing", 2):
            (max(own.generations.iterdir()) / "vectors.faiss").write_bytes(stale)

    with pytest.raises(NotBuilt, match="does not hold together"):
        build_shelf(step=spoil)
    assert open_index(own).id == first.index


def test_a_generation_that_is_read_is_dropped_once_it_is_not(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    build_shelf()
    with own.reading() as held:
        (shelf / "mill" / "paper.txt").write_text("The mill turns.\n", "utf-8")
        second = build_shelf()
        assert held.hashes()  # every file is still there
        assert len(list(own.generations.iterdir())) == 2
    assert build_shelf().unchanged
    (left,) = own.generations.iterdir()
    assert left.name.endswith(second.index)
