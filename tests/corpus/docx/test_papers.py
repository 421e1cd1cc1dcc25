"""Word files that LibreOffice has made of papers whose truth is known: words, notes, markers."""

import json
from typing import Any

import pytest

from corpus.documents import Description
from corpus.docx.paper import read_docx_paper
from corpus.docx.source import read_docx
from corpus.from_extract import web_paper_document
from corpus.html.paper import WebPaper
from tests.corpus.docx.build import OF_PDF, PAPERS
from tests.corpus.docx.views import numbered, shown
from tests.pdf.make.source import SOURCES

of_pdf = pytest.mark.parametrize("name", OF_PDF)
# What the maker of papers sets as a paragraph of a kind that Word has no style for here.
_KINDS = {"paragraph": "prose", "list item": "prose", "block quotation": "block quotation"}
_FIRST_PAGE = 300  # characters
_BEFORE = 40  # characters of a truth's text before a marker


def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SOURCES / f"{name}.truth.json").read_text("utf-8"))
    return truth


def _read(name: str) -> WebPaper:
    return read_docx_paper((PAPERS / f"{name}.docx").read_bytes(), name)


def _spaced(text: str) -> str:
    """A text with single spaces for all spaces."""
    return " ".join(text.split())


def _words(paper: WebPaper, *kinds: str) -> list[str]:
    return [
        _spaced(paper.text[one.start : one.end]) for one in paper.paragraphs if one.kind in kinds
    ]


@of_pdf
def test_all_notes_have_their_words_labels_and_series(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    found = sorted((n.series, n.number, n.label, _spaced(n.text)) for n in paper.notes)
    wanted = [(n["series"], n["number"], n["label"], _spaced(n["text"])) for n in truth["notes"]]
    assert found == sorted(wanted)


@of_pdf
def test_all_markers_stand_behind_the_words_that_they_stand_behind(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    found = [
        (offset, note.series, note.number, note.label)
        for note in paper.notes
        for offset in note.markers
    ]
    assert len(found) == len(truth["markers"])
    for mark in truth["markers"]:
        before = _spaced(mark["before"])
        there = [
            offset
            for offset, *key in found
            if key == [mark["series"], mark["number"], mark["label"]]
            and _spaced(paper.text[max(offset - _BEFORE - 5, 0) : offset]).endswith(before)
        ]
        assert len(there) == 1, mark


@of_pdf
def test_the_body_is_all_there_in_order_and_nothing_else(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    wanted = [_spaced(f"{one['label'] or ''} {one['text']}") for one in truth["body"]]
    captions = [_spaced(one["text"]) for one in truth["captions"]]
    equations = [_spaced(one) for one in truth["equations"]]
    found = [
        one
        for one in _words(paper, "prose", "block quotation")
        if one not in equations and not any(one.endswith(caption) for caption in captions)
    ]
    assert found == wanted
    for one in truth["body"]:
        text = _spaced(f"{one['label'] or ''} {one['text']}")
        assert text in _words(paper, _KINDS[one["kind"]])


@of_pdf
def test_headings_have_their_words_and_levels(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    wanted = [
        f"{one['number']}. {one['words']}" if one["number"] else one["words"]
        for one in truth["headings"]
    ]
    assert _words(paper, "heading") == [_spaced(one) for one in wanted]
    assert list(paper.levels) == [one["level"] for one in truth["headings"]]


@of_pdf
def test_the_first_page_is_told_apart(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    assert paper.title == truth["title"]
    assert list(paper.authors) == truth["authors"]
    if truth["date"] and truth["date"][:4] in paper.text[:_FIRST_PAGE]:
        assert (paper.date or "").startswith(truth["date"])
    assert paper.language == truth["language"]
    assert not paper.warnings


@of_pdf
def test_heads_and_feet_are_in_no_sentence(name: str) -> None:
    truth, paper = _truth(name), _read(name)
    document = web_paper_document(paper, Description(name, language=truth["language"]))
    sentences = [_spaced(document.text[one.start : one.end]) for one in document.sentences]
    for one in truth["furniture"]:
        assert not any(sentence == _spaced(one["text"]) for sentence in sentences)
    assert len(document.notes) == len(truth["notes"])


@of_pdf
def test_a_source_is_read_as_a_paper_is(name: str) -> None:
    paper = _read(name)
    source = read_docx((PAPERS / f"{name}.docx").read_bytes(), name)
    assert source.paragraphs is not None
    assert source.text.startswith(paper.text)
    notes = [source.text[one.start : one.end] for one in source.paragraphs if one.kind == "note"]
    assert notes == [note.text for note in paper.notes]
    assert source.headline == paper.title


def test_a_file_with_all_that_word_processors_have() -> None:
    paper = _read("mixed")
    assert shown(paper) == [
        ("title", "The Salt Pans of Odden{*}"),
        ("front matter", "Work and wages on the coast, 1702–1760"),
        ("byline", "Ann Moss"),
        ("front matter", "12 June 2025"),
        ("heading", "The pans{i}"),
        (
            "prose",
            "The pans of Odden were built in 1702{1} and stood for fifty years.{2,ii} As note 1 "
            "says, nobody rebuilt them.",
        ),
        (
            "block quotation",
            "We took up the irons, and we left the roof to those who wanted it.{3}",
        ),
        ("block quotation", "There was no salt to be had that winter."),
        ("heading", "The wages"),
        (
            "prose",
            "The men were paid by the bushel. The women were paid by the day, and they carried the "
            "coal.",
        ),
        ("prose", "A remark in a box."),
        ("prose", "The masters took a third."),
        ("prose", "The Crown took a tenth."),
        ("caption", "Table 1. Wages in pence"),
        ("table heading", "Year | Wage | Wage"),
        ("table row", "1702 | men | 9{4}"),
        ("table row", "1702 | women | 4"),
        ("prose", "No other wages are known."),
    ]
    assert numbered(paper) == [
        (3, 1, "*"), (1, 1, "1"), (1, 2, "2"), (1, 3, "3"), (1, 4, "4"), (2, 1, "i"), (2, 2, "ii"),
    ]  # fmt: skip
    assert (paper.authors, paper.date, paper.levels) == (("Ann Moss",), "2025-06-12", (1, 2))
    linked = paper.notes[1]
    assert [(linked.text[low:high], url) for low, high, url in linked.links] == [
        ("the copy of the archive", "https://salt.example/roe")
    ]
    assert paper.left_out == (("hidden text", "unseen words"),)
    assert len(paper.warnings) == 2  # on tracked changes and on the hidden text


def test_the_files_are_small() -> None:
    assert len(list(PAPERS.glob("*.docx"))) >= 3
    assert max(file.stat().st_size for file in PAPERS.iterdir()) < 40_000
