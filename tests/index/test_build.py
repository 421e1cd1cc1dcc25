"""Building: at the cost of what has changed, and never at the cost of what stands."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BadPaper
from corpus.library.shipped import SHIPPED
from corpus.library.skipped import Skipped
from corpus.passages import PassageSettings
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles
from index.errors import NotBuilt
from index.plan import from_papers
from index.report import Record, Report, read_record, write_record
from index.search.reader import open_index
from index.store.generations import Home
from tests.corpus.bad_papers import BAD, make_bad
from tests.index.conftest import Build, somebody


def _times(home: Home) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in sorted(home.folder.rglob("*"))}


def _never() -> Encoder:
    raise AssertionError("the model was loaded for nothing")


def test_the_first_build_adds_everything(build_shelf: Build, own: Home) -> None:
    report = build_shelf()
    assert report.added == ("lake", "mill")
    assert (report.changed, report.removed, report.kept) == ((), (), ())
    assert not report.unchanged
    assert report.sentences == 6
    assert report.embedded == report.sentences + report.passages
    assert report.reused == 0
    assert report.why is None
    assert open_index(own).id == report.index


def test_the_second_build_does_nothing(
    build_shelf: Build, shelf: Path, own: Home, model: ModelFiles
) -> None:
    first = build_shelf()
    before = _times(own)
    report = build(from_papers(shelf), own, model, _never)
    assert report.unchanged
    assert report.index == first.index
    assert report.kept == ("lake", "mill")
    assert (report.added, report.embedded, report.reused, report.why) == ((), 0, 0, None)
    after = _times(own)
    assert after == before


def test_an_edited_paper_is_read_again_and_only_what_is_new_is_embedded(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    file = shelf / "lake" / "paper.txt"
    file.write_text(file.read_text("utf-8").replace("six weeks", "nine weeks"), "utf-8")
    report = build_shelf()
    assert (report.changed, report.kept) == (("lake",), ("mill",))
    assert (report.added, report.removed) == ((), ())
    assert report.index != first.index
    # The sentence itself, and the one passage that holds it.
    assert report.embedded == 2
    assert report.reused == first.embedded - 2
    lake = open_index(own).documents["lake"]
    assert "nine weeks" in lake.text
    assert "six weeks" not in lake.text


def test_a_new_description_alone_reads_a_paper_again_and_embeds_nothing(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    build_shelf()
    (shelf / "mill" / "paper.toml").write_text('title = "The mill"', "utf-8")
    report = build_shelf()
    assert (report.changed, report.embedded) == (("mill",), 0)
    assert open_index(own).documents["mill"].title == "The mill"


def test_a_sentence_is_embedded_with_what_it_refers_to(
    build_shelf: Build, shelf: Path, own: Home, encoder: Encoder
) -> None:
    first, second = "The treaty of Ley was signed in 1804.", "It ended a war of nine years."
    paper = shelf / "lake" / "paper.txt"
    paper.write_text(f"{first} {second}", "utf-8")
    build_shelf()
    index = open_index(own)
    places = {index.text(index.unit(place)): place for place in index.places("sentence", "lake")}
    alone, together = encoder.encode([second, f"{first} {second}"])
    mean = (alone + together) / np.linalg.norm(alone + together)
    stored = index.vectors.at([places[first], places[second]])
    assert np.allclose(stored, [encoder.encode([first])[0], mean], atol=1e-5)
    question = encoder.encode_question("Which war did the treaty of Ley end?")
    assert stored[1] @ question > alone @ question + 0.1

    # Another sentence before it: another vector, but it is the same sentence and has not changed.
    paper.write_text(f"The pact of Oar was signed in 1804. {second}", "utf-8")
    report = build_shelf()
    assert (report.units.added, report.units.removed) == (2, 2)  # the first, and the passage
    assert report.embedded == 3


def test_a_removed_paper_is_gone(build_shelf: Build, shelf: Path, own: Home) -> None:
    build_shelf()
    shutil.rmtree(shelf / "lake")
    report = build_shelf()
    assert (report.removed, report.kept, report.embedded) == (("lake",), ("mill",), 0)
    assert list(open_index(own).documents) == ["mill"]


def test_an_added_paper_leaves_the_others_as_they_are(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    shutil.copytree(shelf / "mill", shelf / "barn")
    report = build_shelf()
    assert (report.added, report.kept) == (("barn",), ("lake", "mill"))
    # Its words are the mill's, and words are embedded only once.
    assert (report.embedded, report.reused) == (0, first.embedded)
    assert list(open_index(own).documents) == ["barn", "lake", "mill"]


def test_other_passages_are_built_with_the_vectors_that_there_are(
    build_shelf: Build, own: Home
) -> None:
    first = build_shelf()
    report = build_shelf(passages=PassageSettings(limit=32, overlap=0))
    assert report.kept == ("lake", "mill")
    assert report.index != first.index
    assert report.reused >= report.sentences
    assert report.embedded < first.embedded


def test_the_same_content_elsewhere_has_the_same_id(
    build_shelf: Build, shelf: Path, own: Home, tmp_path: Path, encoder: Encoder, model: ModelFiles
) -> None:
    here = build_shelf()
    moved = shutil.copytree(shelf, tmp_path / "other" / "shelf")
    there = Home(tmp_path / "other" / "home")
    report = build(from_papers(moved), there, model, lambda: encoder)
    assert report.index == here.index
    files, others = there.current().hashes(), own.current().hashes()
    for one in (files, others):
        del one["build.json"]  # which says when it was built
    assert files == others


def test_an_incremental_build_gives_the_index_that_a_fresh_one_would(
    build_shelf: Build, shelf: Path, own: Home, tmp_path: Path
) -> None:
    file = shelf / "lake" / "paper.txt"
    text = file.read_text("utf-8")
    file.write_text(text.replace("January", "February"), "utf-8")
    build_shelf()
    file.write_text(text, "utf-8")
    build_shelf()
    fresh = Home(tmp_path / "fresh")
    build_shelf(fresh)
    one, other = open_index(own), open_index(fresh)
    assert one.id == other.id
    assert one.documents == other.documents
    assert one.units == other.units
    everywhere = range(len(one.units))
    assert np.allclose(one.vectors.at(everywhere), other.vectors.at(everywhere), atol=1e-5)


@pytest.mark.parametrize("words", [b"", b"\x00\x01\x02\x03" * 99])
def test_a_paper_that_cannot_be_read_any_more_is_dropped_and_named(
    build_shelf: Build, shelf: Path, own: Home, words: bytes
) -> None:
    first = build_shelf()
    mill = (shelf / "mill" / "paper.txt").read_bytes()
    (shelf / "mill" / "paper.txt").write_bytes(words)
    for _ in range(2):
        report = build_shelf()
        assert [one.id for one in report.skipped] == ["mill"]
        assert report.skipped[0].file == "mill/paper.txt"
        assert report.kept == ("lake",)
    assert report.unchanged, "what is as it was is not read again"
    index = open_index(own)
    assert list(index.documents) == ["lake"]
    assert index.about is not None
    assert index.about.report.removed == ("mill",)
    assert index.about.report.skipped == report.skipped
    assert [one.id for one in index.about.documents] == ["lake"]
    (shelf / "mill" / "paper.txt").write_bytes(mill)
    again = build_shelf()
    assert (again.added, again.skipped, again.index) == (("mill",), (), first.index)


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_paper_is_skipped_and_the_others_are_built(
    shelf: Path, own: Home, model: ModelFiles, encoder: Encoder, kind: str
) -> None:
    make_bad(shelf, kind)
    for again in (False, True):
        skipped: list[Skipped] = []
        sources = from_papers(shelf, skipped=skipped)
        report = build(sources, own, model, lambda: encoder, skipped=skipped)
        assert [one.id for one in report.skipped] == ["bad"]
        assert report.unchanged == again
        assert list(open_index(own).documents) == ["lake", "mill"]


def test_where_no_paper_can_be_read_the_old_index_stays(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    before = own.current().hashes()
    for name in ("lake", "mill"):
        (shelf / name / "paper.txt").write_bytes(b"\x00\x01\x02\x03" * 99)
    with pytest.raises(BadPaper, match=r"lake.*mill"):
        build_shelf()
    assert own.current().hashes() == before
    assert open_index(own).id == first.index


def test_where_no_paper_can_be_opened_the_first_are_named(
    tmp_path: Path, model: ModelFiles
) -> None:
    for number in range(9):
        make_bad(tmp_path / "papers", "wrong description", f"bad-{number}")
    skipped: list[Skipped] = []
    sources = from_papers(tmp_path / "papers", skipped=skipped)
    with pytest.raises(BadPaper, match="And 6 more papers") as caught:
        build(sources, Home(tmp_path / "home"), model, _never, skipped=skipped)
    assert "bad-0" in caught.value.message
    assert "bad-3" not in caught.value.message


def test_a_report_of_before_papers_were_skipped_can_be_read(tmp_path: Path) -> None:
    record = Record(Report("abc", False, added=("lake",)), {})
    write_record(tmp_path / "report.json", record)
    found = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert found["report"].pop("skipped") == []
    (tmp_path / "report.json").write_text(json.dumps(found), "utf-8")
    assert read_record(tmp_path / "report.json") == record


def test_a_second_builder_at_the_same_time_is_told_so(build_shelf: Build) -> None:
    told: list[str] = []

    def step(name: str, done: int, of: int) -> None:
        if name == "embedding" and not told:
            with pytest.raises(NotBuilt) as caught:
                build_shelf()
            told.append(str(caught.value))

    report = build_shelf(step=step)
    assert "Another build is running" in told[0]
    assert "Wait for it to end" in told[0]
    assert report.added == ("lake", "mill")


def test_an_interrupted_build_leaves_the_old_index_and_can_be_done_again(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    (shelf / "mill" / "paper.txt").write_text("The mill stands.\n", "utf-8")

    def stop(name: str, done: int, of: int) -> None:
        if name == "writing" and not done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_shelf(step=stop)
    assert open_index(own).id == first.index
    report = build_shelf()
    assert report.changed == ("mill",)
    (folder,) = (own.folder / "generations").iterdir()
    assert folder.name.endswith(report.index)


def test_a_file_in_the_folders_place_is_told(
    shelf: Path, tmp_path: Path, model: ModelFiles, encoder: Encoder
) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(NotBuilt, match="cannot be written") as caught:
        build(from_papers(shelf), Home(tmp_path / "taken"), model, lambda: encoder)
    assert "permissions" in caught.value.remedy


def test_a_folder_that_may_not_be_written_is_told(
    shelf: Path, tmp_path: Path, model: ModelFiles
) -> None:
    sources = from_papers(shelf)
    with somebody(tmp_path):
        Path("closed").mkdir(mode=0o500)
        with pytest.raises(NotBuilt, match="cannot be written: Permission denied"):
            build(sources, Home(Path("closed")), model, _never)


def test_a_generation_that_cannot_be_written_leaves_the_old_index(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    first = build_shelf()
    (shelf / "mill" / "paper.txt").write_text("The mill stands.\n", "utf-8")

    def block(name: str, done: int, of: int) -> None:
        if name == "writing" and not done:  # a folder cannot be written as a file
            newest = max((own.folder / "generations").iterdir())
            (newest / "vectors.faiss").mkdir()

    with pytest.raises(NotBuilt, match="cannot be written"):
        build_shelf(step=block)
    assert open_index(own).id == first.index


def test_an_empty_shelf_is_told(tmp_path: Path, model: ModelFiles) -> None:
    (tmp_path / "papers").mkdir()
    with pytest.raises(NotBuilt, match="There are no papers to index"):
        build(from_papers(tmp_path / "papers"), Home(tmp_path / "home"), model, _never)


def test_a_missing_shelf_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadPaper, match="There is no folder of papers"):
        from_papers(tmp_path / "papers")


def test_steps_are_told_from_first_to_last(build_shelf: Build) -> None:
    steps: list[tuple[str, int, int]] = []
    report = build_shelf(step=lambda name, done, of: steps.append((name, done, of)))
    assert list(dict.fromkeys(name for name, _, _ in steps)) == ["reading", "embedding", "writing"]
    assert ("reading", 2, 2) in steps
    assert ("embedding", report.embedded, report.embedded) in steps
    assert steps[-1] == ("writing", 5, 5)


def test_no_unit_of_the_papers_is_longer_than_the_model_reads(home: Home, encoder: Encoder) -> None:
    index = open_index(home)
    spans = encoder.token_spans([index.text(unit) for unit in index.units])
    assert max(map(len, spans)) <= encoder.model.tokens


def test_an_overlong_sentence_is_indexed_in_pieces(
    build_shelf: Build, shelf: Path, own: Home
) -> None:
    long = "The cutters " + "sawed the ice, carted the ice, stacked the ice, " * 40 + "and slept.\n"
    (shelf / "mill" / "paper.txt").write_text(long, "utf-8")
    build_shelf()
    index = open_index(own)
    units = [unit for unit in index.units if (unit.document, unit.kind) == ("mill", "sentence")]
    assert len(units) > 1
    assert "".join(index.text(unit) for unit in units) == index.documents["mill"].text.strip()


def test_the_shipped_shelf_can_be_listed() -> None:
    assert "ttp-reemergence" in [source.id for source in from_papers(SHIPPED)]
