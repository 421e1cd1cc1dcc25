"""The measures by which programs are compared see what their output keeps and what it loses."""

from pathlib import Path

import pytest

from tests.pdf.compare.extract import PROGRAMS
from tests.pdf.compare.measures import measures_of
from tests.pdf.compare.output import output_of, written_by_ibid
from tests.pdf.compare.run import as_markdown, main, ours
from tests.pdf.make.source import SOURCES
from tests.pdf.score.figures import Faults, Share
from tests.pdf.score.made import document_of, parts_of
from tests.pdf.score.truth import TrueMarker, TrueNote, Truth, truths

README = SOURCES.parent / "README.md"
TRUTHS = {truth.name: truth for truth in truths(SOURCES)}
TWO = Truth(
    "two",
    Path("two.pdf"),
    1,
    notes=(
        TrueNote(1, 1, "Harbour book, folio 3.", 1, "1", whole=True),
        TrueNote(2, 1, "14 Lyle 61, 63 (1838).", 1, "2", whole=True),
    ),
    markers=(
        TrueMarker(0, 1, "The ferry was built in 1901"),
        TrueMarker(1, 1, "and it was lost in the ice"),
    ),
)
BODY = "The ferry was built in 1901{0}, and it was lost in the ice.{1}\n\n"


def kept(written: str) -> tuple[int, int]:
    """The notes and markers of `TWO` that an output has."""
    score = measures_of(output_of(written), TWO)
    notes, markers = score["notes on own line"], score["markers"]
    assert isinstance(notes, Share)
    assert isinstance(markers, Share)
    return notes.found, markers.found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("<sup>1</sup>", "<sup>2</sup>"),
        ("[^1]", "[^2]"),
        ("[1]", " [2]"),
        ("¹", "²"),
        ("(1)", "(2)"),
        ("<sup>**1**</sup>", "<sup>1,2</sup>"),
    ],
)
def test_forms_of_markers(one: str, two: str) -> None:
    notes = "[^1]: Harbour book, folio 3.\n\n[^2]: 14 Lyle 61, 63 (1838)."
    assert kept(BODY.format(one, two) + notes) == (2, 2)


def test_plain_numbers_are_no_markers() -> None:
    assert kept(BODY.format("1", "2") + "1 Harbour book, folio 3.") == (1, 0)
    assert kept(BODY.format("[^2]", "[^1]")) == (0, 0)
    assert kept("The ferry [1] was built in 1901, and it was lost [2] in the ice.") == (0, 0)


def test_a_note_begins_a_line_with_its_label() -> None:
    assert kept("> <sup>1</sup> Harbour book, folio 3.\n2. 14 Lyle 61, 63 (1838).") == (2, 0)
    assert kept("1\nHarbour book, folio 3.\n2\n14 Lyle 61, 63 (1838).") == (2, 0)
    assert kept("1Harbour book, folio 3.\n214 Lyle 61, 63 (1838).") == (1, 0)  # which is note 214?
    assert kept("1 Harbour book, folio 3. 2 14 Lyle 61, 63 (1838).") == (1, 0)
    assert kept("Harbour book, folio 3.\n14 Lyle 61, 63 (1838).") == (0, 0)


@pytest.mark.parametrize("name", sorted(TRUTHS))
def test_a_document_without_fault_keeps_everything(name: str) -> None:
    truth = TRUTHS[name]
    parts = parts_of(truth)
    score = measures_of(output_of(written_by_ibid(document_of(truth, parts))), truth)
    wrong = {figure: one.misses for figure, one in score.items() if one.misses}
    assert wrong == {}


def test_what_is_lost_between_pages() -> None:
    truth = TRUTHS["typst-report"]
    written = written_by_ibid(document_of(truth, parts_of(truth)))
    broken = written.replace("Rain brings", "\n\nWells, Meters and Trust\n\nRain brings")
    score = measures_of(output_of(broken), truth)
    unbroken, left = score["paragraphs unbroken"], score["heads and feet left"]
    assert isinstance(unbroken, Share)
    assert (unbroken.wanted - unbroken.found, left.value) == (1, 1)
    assert isinstance(score["words"], Share)
    assert score["words"].value == 1


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    compared = ours([TRUTHS["latex-law"]])
    head, rule, line = as_markdown([compared])
    assert head.startswith("| program | notes on own line | markers |")
    assert rule.count("|") == head.count("|") == line.count("|")
    assert line.startswith("| Ibid | 2")
    assert isinstance(compared.scores["latex-law"]["heads and feet left"], Faults)
    assert main([str(SOURCES / "nowhere")]) == 1
    assert "No truth" in capsys.readouterr().out


def test_the_readme_says_how_to_install_every_program() -> None:
    text = README.read_text("utf-8")
    assert [name for name in PROGRAMS if f"`{name}`" not in text] == []
