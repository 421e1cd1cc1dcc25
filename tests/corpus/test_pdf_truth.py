"""The reader of PDF papers keeps the floors of its score on papers of which the truth is known.

`python -m tests.corpus.pdf_truth tests/pdf/papers --show` says what is missing, and `--pin` writes
the floors: how much may be missing.
"""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import Description, Document
from corpus.extract import UnreadableSource
from corpus.pdf.reader import read_pdf_paper
from tests.corpus.pdf_truth import FLOORS, main, score_folder
from tests.pdf.make.source import SOURCES
from tests.pdf.score.figures import Score, Share, total
from tests.pdf.score.paper import Result
from tests.pdf.score.places import score_places
from tests.pdf.score.report import missing

NAME = "latex-law"


@pytest.fixture(scope="module")
def results() -> Sequence[Result]:
    return score_folder(SOURCES)


@pytest.fixture(scope="module")
def sums(results: Sequence[Result]) -> Score:
    return total([one.score for one in results])


def floors() -> dict[str, int]:
    return tomllib.loads(FLOORS.read_text("utf-8"))


def test_every_paper_is_read(results: Sequence[Result]) -> None:
    assert {one.name for one in results} == {file.stem for file in SOURCES.glob("*.pdf")}
    assert [one.unread for one in results if one.unread] == []


def test_every_figure_has_a_floor(sums: Score) -> None:
    assert set(floors()) == set(sums)


@pytest.mark.parametrize("name", sorted(floors()))
def test_a_figure_keeps_its_floor(name: str, sums: Score) -> None:
    assert missing(sums[name]) <= floors()[name]


def read(name: str = NAME) -> Document:
    return read_pdf_paper((SOURCES / f"{name}.pdf").read_bytes(), Description(name))


def places(document: Document, name: str = NAME) -> Share:
    figure = score_places(document, SOURCES / f"{name}.pdf")["places"]
    assert isinstance(figure, Share)
    return figure


def test_rectangles_that_are_elsewhere_are_noticed() -> None:
    document = read()
    assert places(document).value > 0.9
    lower = [replace(one, top=one.top + 9, bottom=one.bottom + 9) for one in document.places]
    assert places(replace(document, places=tuple(lower))).value < 0.1
    below = [replace(one, top=one.top + 900, bottom=one.bottom + 900) for one in document.places]
    assert places(replace(document, places=tuple(below))).found == 0
    other = [replace(one, page=one.page % 4 + 1) for one in document.places]
    assert places(replace(document, places=tuple(other))).value < 0.1
    beyond = [replace(one, page=one.page + 4) for one in document.places]
    assert places(replace(document, places=tuple(beyond))).found == 0
    assert "has no rectangle" in places(replace(document, places=document.places[:9])).misses[-1]
    assert score_places(replace(document, places=()), SOURCES / f"{NAME}.pdf") == {}


def test_a_paper_that_is_not_read_has_nothing_right() -> None:
    def refuse(data: bytes, about: Description, name: str) -> Document:
        raise UnreadableSource(f"{name} is damaged.", "Get it once more.")

    (result,) = score_folder(SOURCES, [NAME], refuse)
    assert result.unread == f"{NAME}.pdf is damaged."
    assert result.score["notes"] == replace_misses(Share(0, 21), result.score["notes"])
    assert str(result.score["words"]).startswith("0/")

    def fail(data: bytes, about: Description, name: str) -> Document:
        raise IndexError("list index out of range")

    (result,) = score_folder(SOURCES, [NAME], fail)
    assert (result.unread or "").startswith("IndexError at test_pdf_truth.py:")


def replace_misses(figure: Share, other: object) -> Share:
    assert isinstance(other, Share)
    return replace(figure, misses=other.misses)


def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.corpus.pdf_truth.FLOORS", tmp_path / "floors.toml")
    figures = tmp_path / "figures.json"
    assert main([str(SOURCES), NAME, "--show", "--json", str(figures), "--pin"]) == 0
    shown = capsys.readouterr().out
    assert NAME in shown
    assert f"\n== {NAME}\n" in shown
    said = json.loads(figures.read_text("utf-8"))
    assert said["papers"][NAME]["notes"] == said["total"]["notes"]
    assert said["total"]["notes"][1] == 21
    pinned = tomllib.loads((tmp_path / "floors.toml").read_text("utf-8"))
    assert set(pinned) == set(said["total"])
    assert pinned["notes"] == 0
    assert main([str(SOURCES), "nowhere"]) == 1
    assert main([str(tmp_path)]) == 1
    assert "No truth of nowhere" in capsys.readouterr().out
