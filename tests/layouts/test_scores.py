"""The reader of plain text on documents in many layouts: scores may not fall below floors."""

import json
from pathlib import Path

import pytest

from tests.layouts.score import HERE, MEASURES, Score, documents, main, read, score

NAMES = documents()
WHOLE = ("notes", "labels", "markers")
FLOORS = {
    "series": 0.99,  # of one page, whose note * is of the series of its numbers to the truth
    "headings": 1.0, "lists": 0.98, "sentences": 0.98, "absent": 0.95, "title": 1.0,
    "authors": 0.71,
}  # fmt: skip
MORE = {"notes": 1.0, "markers": 0.98, "sentences": 0.9, "title": 1.0}  # of rarer layouts


def _scores(folder: Path, names: list[str]) -> dict[str, Score]:
    return {name: score(*read(name, folder)) for name in names}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return _scores(HERE, NAMES)


@pytest.fixture(scope="module")
def total(scores: dict[str, Score]) -> Score:
    result = Score()
    for one in scores.values():
        result.add(one)
    return result


@pytest.mark.parametrize("name", NAMES)
def test_all_notes_and_markers_of_a_document_are_found_and_no_others(
    name: str, scores: dict[str, Score]
) -> None:
    found = scores[name]
    told = "\n".join(found.misses)
    for measure in WHOLE:
        assert found.right[measure] == found.wanted[measure], told
    for measure in ("notes", "markers"):
        assert found.found[measure] == found.right[measure], told


@pytest.mark.parametrize("measure", FLOORS)
def test_a_measure_is_not_below_its_floor(
    measure: str, total: Score, scores: dict[str, Score]
) -> None:
    told = "\n".join(miss for one in scores.values() for miss in one.misses)
    assert total.wanted[measure] > 0
    assert total.recall(measure) >= FLOORS[measure], told


def test_no_author_is_invented(total: Score) -> None:
    assert total.found["authors"] - total.right["authors"] <= 2


def test_rarer_layouts_do_not_fall() -> None:
    total = Score()
    for one in _scores(HERE / "more", documents(HERE / "more")).values():
        total.add(one)
    for measure, least in MORE.items():
        assert total.recall(measure) >= least


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with one small document and its truth."""
    (tmp_path / "one.txt").write_text(
        "A Night at the Weir\n\nBy Ann Lee\n\nIt rose in the night.[1] It fell.\n\n"
        "Year    Wheat    Rye\n1790    12       9\n1791    14       8\n\n[1] Weir Book, 3.\n"
    )
    truth = {
        "title": "A night at the weir",
        "authors": ["Ann Lee"],
        "headings": [],
        "notes": [
            {
                "label": "1",
                "number": 1,
                "series": 1,
                "starts": "Weir",
                "ends": "Book, 3.",
                "markers": ["It rose in the night."],
            }
        ],
        "lists": [],
        "absent": ["1790", "[1]"],
        "sentences": ["It rose in the night.", "It fell."],
    }
    (tmp_path / "one.truth.json").write_text(json.dumps(truth))
    return tmp_path


def test_a_folder_of_its_own_is_scored(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--folder", str(small), "--misses"])
    printed = capsys.readouterr().out
    assert [line.split()[0] for line in printed.splitlines()[1:]] == ["one", "in"]
    found = _scores(small, documents(small))["one"]
    assert found.misses == []
    for measure in MEASURES:
        assert found.recall(measure) == 1
    assert found.wanted["absent"] == 2  # a row of the table may be quoted


def test_each_measure_can_be_missed(small: Path) -> None:
    file = small / "one.txt"
    file.write_text(
        "Another Night\n\nBy Bea Roe\n\nIt rose[1] in the night of 1790. It fell down.\n\n"
        "[1] Mill Book.\n"
    )
    found = _scores(small, ["one"])["one"]
    for measure in ("notes", "labels", "markers", "sentences", "absent", "title", "authors"):
        assert found.recall(measure) < 1, measure
    assert "author too many: ('Bea Roe',)" in found.misses
