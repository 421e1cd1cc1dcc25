"""A long book is read in a process with limits, and none of its notes is lost."""

import re

import pytest

from corpus.documents import Description, Document
from corpus.pdf.reader import read_pdf_paper
from tests.pdf.book import BookNote, book
from tests.pdf.hostile.child import read_all

PAGES = 500
SECONDS_A_PAGE = 0.15  # three times what it takes on a slow core
MEBIBYTES = 700


def read(data: bytes) -> Document:
    return read_pdf_paper(data, Description("book"))


def check(document: Document, notes: list[BookNote]) -> None:
    found = {note.number: note for note in document.notes}
    assert len(document.notes) == len(found) == len(notes)
    for wanted in notes:
        note = found[wanted.number]
        assert document.note_text(note) == wanted.text
        assert note.page == wanted.page
        assert [document.text[:place].endswith(wanted.before) for place in note.markers] == [True]


def test_a_short_book_has_all_its_notes_where_they_belong() -> None:
    data, notes = book(12)
    document = read(data)
    check(document, notes)
    body = document.text[: document.body_end]
    assert len(re.findall(r"In voyage \d+ the", body)) == 12 * 30
    assert "A History of the Ferries" not in body.removeprefix(document.title or "")


@pytest.mark.slow
def test_a_long_book_is_read_within_the_limits_of_the_sandbox() -> None:
    data, notes = book(PAGES)
    found = read_all([data])
    assert found.status == 0
    (reading,) = found.files
    assert reading.message is None
    assert reading.error is None
    assert (reading.pages, reading.notes) == (PAGES, len(notes))
    assert reading.seconds < SECONDS_A_PAGE * PAGES
    assert found.peak is None or found.peak < MEBIBYTES


@pytest.mark.slow
def test_no_note_of_a_long_book_is_lost_or_elsewhere() -> None:
    data, notes = book(150, notes=4)
    check(read(data), notes)
