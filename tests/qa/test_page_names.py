"""Pages by the number that is printed on them, in quotations, places and references."""

import json

import pytest

from corpus.documents import Description, Document
from corpus.pdf.reader import read_pdf_paper
from corpus.serialization import from_json, to_json
from qa.answer import Considered, Quote, make_quote, place
from qa.cited_note import cited_note
from qa.page_names import page_words
from qa.references.styles import STYLES, cited
from tests.pdf_library import FRONT, SOURCES


@pytest.fixture(scope="module")
def front() -> Document:
    """Pages i, ii, iii, 1, 2, 3, 4."""
    return read_pdf_paper((SOURCES / f"{FRONT}.pdf").read_bytes(), Description(FRONT))


def _quote(document: Document, words: str) -> Quote:
    start = document.text.index(words)
    return make_quote(document, start, start + len(words), score=1.0)


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((3, 3, "3", "3"), "page 3"),
        ((3, 4, "3", "4"), "pages 3–4"),
        ((5, 5, "412", "412"), "page 412 (page 5 of the file)"),
        ((5, 6, "412", "413"), "pages 412–413 (pages 5–6 of the file)"),
        ((2, 3, "ii", "1"), "pages ii–1 (pages 2–3 of the file)"),
        ((2, 3, "A", "A"), "page A (pages 2–3 of the file)"),
    ],
)
def test_a_page_is_called_as_it_is_printed(pages: tuple[int, int, str, str], words: str) -> None:
    assert page_words(*pages) == words


def test_a_quote_names_the_printed_page(front: Document) -> None:
    quote = _quote(front, "there were two")
    assert (quote.page, quote.last_page) == (4, 4)
    assert (quote.page_label, quote.last_page_label) == ("1", "1")
    assert place(quote, {}).startswith("page 1 (page 4 of the file) · ")


def test_references_have_the_printed_page_only(front: Document) -> None:
    border = front.pages[4].end
    quote = make_quote(front, border - 30, border + 30, score=1.0)
    written = {style: cited(style, quote, front) for style in STYLES}
    assert ", 2–3" in written["chicago"]
    assert ", 2–3" in written["text"]
    assert json.loads(written["csl-json"])[0]["locator"] == "2–3"
    for style in ("bibtex", "ris"):
        assert "pages 2–3" in written[style]
    assert not any("5–6" in one or "of the file" in one for one in written.values())


def test_a_note_has_the_label_of_its_page(front: Document) -> None:
    note = cited_note(front, front.notes[0])
    assert (note.page, note.page_label, note.page_words) == (4, "1", "page 1 (page 4 of the file)")


def test_what_was_stored_without_labels_has_the_numbers() -> None:
    quote = Quote(
        "a", "b", "paper", 0, 1, 3, 4, None, "author", None, (), answer=(), score=1.0,
        prefix="", suffix="",
    )  # fmt: skip
    stored = to_json(quote, stored=True)
    for name in ("page_label", "last_page_label"):
        del stored[name]
    read = from_json(Quote, stored)
    assert (read.page_label, read.last_page_label, read.pages) == ("3", "4", "pages 3–4")
    one = Considered("b", 0, 1, 3, None, "a", 1.0, {}, quoted=True, reason="why")
    stored = to_json(one, stored=True)
    del stored["page_label"]
    assert from_json(Considered, stored).page_words == "page 3"
