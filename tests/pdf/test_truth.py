"""The truths of the PDF papers are whole, come from their sources, and belong to their PDFs."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from tests.pdf.make.build import MAKERS
from tests.pdf.make.places import Letters, Places, letters, page_texts
from tests.pdf.make.source import SOURCES, UNSEEN, marks, read_source
from tests.pdf.make.truth import truth_of

FOLDERS = {
    file.stem: folder for folder in (SOURCES, UNSEEN) for file in sorted(folder.glob("*.txt"))
}
PAPERS = sorted(FOLDERS)
README = Path(__file__).parent / "README.md"
FIELDS = {
    "maker", "layout", "language", "title", "authors", "date", "metadata", "outline", "pages",
    "page_labels", "file_labels", "front", "headings", "body", "notes", "markers", "powers",
    "equations", "captions", "tables", "furniture",
}  # fmt: skip
KINDS = {"paragraph", "block quotation", "list item"}
LARGEST, ALL_TOGETHER = 300_000, 3_000_000  # bytes; the second of each folder
MOST_PIECES = 4  # a paragraph may go on over this many pages, columns and floats
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")

papers = pytest.mark.parametrize("name", PAPERS)
folders = pytest.mark.parametrize("folder", [SOURCES, UNSEEN], ids=lambda one: one.name)


def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((FOLDERS[name] / f"{name}.truth.json").read_text("utf-8"))
    return truth


def _pdf(name: str) -> Path:
    return FOLDERS[name] / f"{name}.pdf"


def _latin(text: str) -> str:
    """A text without letters that run from right to left, whose order pdfium may exchange."""
    return _RIGHT_TO_LEFT.sub("", text)


def _found(name: str) -> Letters:
    return Letters([_latin(page) for page in page_texts(_pdf(name))])


@folders
def test_every_paper_has_a_source_a_pdf_and_a_truth(folder: Path) -> None:
    names = sorted(name for name in PAPERS if FOLDERS[name] == folder)
    assert len(names) >= 14
    for ending in (".pdf", ".truth.json"):
        found = sorted(file.name.removesuffix(ending) for file in folder.glob(f"*{ending}"))
        assert found == names
    assert {_truth(name)["maker"] for name in names} == set(MAKERS)


def test_no_two_papers_have_one_name() -> None:
    assert len(PAPERS) == sum(len(list(folder.glob("*.txt"))) for folder in (SOURCES, UNSEEN))


@folders
def test_the_papers_are_small(folder: Path) -> None:
    sizes = [_pdf(name).stat().st_size for name in PAPERS if FOLDERS[name] == folder]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= ALL_TOGETHER


@papers
def test_a_truth_is_whole(name: str) -> None:
    truth = _truth(name)
    assert truth.keys() == FIELDS
    assert 2 <= truth["pages"] <= 12
    assert len(truth["page_labels"]) == truth["pages"]
    assert truth["date"] is None or _DATE.fullmatch(truth["date"])
    assert {one["kind"] for one in truth["body"]} <= KINDS
    assert all(one["text"].strip() == one["text"] != "" for one in truth["body"])
    assert all(len(set(map(len, rows))) == 1 for rows in truth["tables"])


@papers
def test_notes_and_markers_belong_together(name: str) -> None:
    truth = _truth(name)
    notes = {(note["series"], note["number"]): note for note in truth["notes"]}
    assert len(notes) == len(truth["notes"])
    marked = {(mark["series"], mark["number"]) for mark in truth["markers"]}
    assert marked == set(notes)
    for mark in truth["markers"]:
        note = notes[mark["series"], mark["number"]]
        assert mark["label"] == note["label"]
        assert 1 <= mark["page"] <= note["page"] <= truth["pages"]
    for series in {series for series, _ in notes}:
        numbers = [number for one, number in notes if one == series]
        assert numbers == list(range(1, len(numbers) + 1))


@papers
def test_a_truth_comes_from_its_source(name: str) -> None:
    """All of it but the pages, which only a typesetter knows; some of them say nothing."""
    truth, paper = _truth(name), read_source(FOLDERS[name] / f"{name}.txt")
    places = Places()
    if paper.head["maker"] not in ("office", "browser"):
        for key, note in zip(paper.notes, truth["notes"], strict=True):
            places.notes[key.lstrip("*")] = note["page"]
        for (key, _), mark in zip(marks(paper), truth["markers"], strict=True):
            places.markers.setdefault(key.lstrip("*"), []).append(mark["page"])
    made = truth_of(paper, _pdf(name), places)
    assert json.loads(json.dumps(made)) == truth


@papers
def test_the_words_of_the_text_are_in_the_pdf(name: str) -> None:
    truth, found = _truth(name), _found(name)
    lettered = [mark["before"][-12:] for mark in truth["markers"] if letters(mark["label"])]
    for block in truth["body"]:
        between = sum(block["text"].count(before) for before in lettered)
        pieces = found.pieces(_latin(block["text"]))
        assert len(pieces) <= MOST_PIECES + between, pieces
    for words in [
        truth["title"], *truth["authors"], *truth["front"],
        *(one["words"] for one in truth["headings"]),
        *(one["text"] for one in truth["captions"]),
        *(one["text"] for one in truth["furniture"] if one["place"] != "references"),
        *(cell for rows in truth["tables"] for row in rows for cell in row),
    ]:  # fmt: skip
        assert letters(words) in found.text, words
    for one in truth["furniture"]:
        assert len(found.pieces(one["text"])) <= MOST_PIECES, one


@papers
def test_the_notes_are_in_the_pdf_on_their_pages(name: str) -> None:
    truth, pages = _truth(name), page_texts(_pdf(name))
    on_page = [letters(_latin(page)) for page in pages]
    found = _found(name)
    for note in truth["notes"]:
        assert letters(_latin(note["text"]))[:12] in on_page[note["page"] - 1], note
        assert len(found.pieces(_latin(note["text"]))) <= MOST_PIECES, note
    for mark in truth["markers"]:
        last_word = _latin(mark["before"]).split()[-1]
        assert letters(last_word) in on_page[mark["page"] - 1], mark


@papers
def test_page_numbers_are_printed_on_their_pages(name: str) -> None:
    truth = _truth(name)
    for label, page in zip(truth["page_labels"], page_texts(_pdf(name)), strict=True):
        assert label is None or re.search(rf"(?<!\w){label}(?!\w)", page), label


@papers
def test_what_the_file_says_of_itself_is_in_the_file(name: str) -> None:
    truth, document = _truth(name), pdfium.PdfDocument(_pdf(name))
    labels = [document.get_page_label(page) for page in range(len(document))]
    about = document.get_metadata_dict()
    outline = [letters(entry.get_title()) for entry in document.get_toc()]
    document.close()
    assert truth["file_labels"] in (labels, None)
    assert truth["metadata"] == (letters(about["Title"]) == letters(truth["title"]))
    assert truth["outline"] == bool(outline)
    if outline:
        assert {letters(one["words"]) for one in truth["headings"]} & set(outline)


@papers
def test_letters_from_right_to_left_are_in_the_pdf(name: str) -> None:
    truth = _truth(name)
    words = [one["text"] for one in [*truth["body"], *truth["notes"]]]
    wanted = Counter(letters("".join(_RIGHT_TO_LEFT.findall("".join(words)))))
    there = Counter(letters("".join(_RIGHT_TO_LEFT.findall("".join(page_texts(_pdf(name)))))))
    assert wanted == there
    assert bool(wanted) == ("right to left" in truth["layout"])


def test_the_table_of_papers_is_right() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \| \w+ \| (\d+) \| (\d+) \|", README.read_text("utf-8"), re.M
    )
    truths = [(name, _truth(name)) for name in PAPERS]
    wanted = [(name, str(one["pages"]), str(len(one["notes"]))) for name, one in truths]
    assert sorted(rows) == wanted


def test_a_wrong_text_is_not_found() -> None:
    found = Letters(
        ["The mills of the valley were driven by water.", "They stood still in August."]
    )
    assert found.pieces("driven by water. They stood still") == ["drivenbywatertheystoodstill"]
    assert len(found.pieces("The mills of the village were driven by steam")) > MOST_PIECES
    assert found.page_of_beginning("They stood still in August") == 2
    assert found.page_of_end("were driven by water.") == 1
    assert found.page_of_beginning("Nothing of the kind was ever said") is None
