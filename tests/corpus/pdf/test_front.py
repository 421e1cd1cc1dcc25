"""What a PDF says of itself, and what of it is taken."""

from dataclasses import replace

import pytest

from corpus.documents import Document
from corpus.pdf.file import Metadata
from corpus.pdf.front import Front, completed
from tests.corpus.pdf.sheet import Sheet, prose, read

TITLE = "Ice on the Sound"


@pytest.fixture(scope="module")
def document() -> Document:
    """A document that names nothing of itself."""
    sheet = Sheet()
    sheet.column(prose(8, width=460), 72, 100)
    return replace(read(sheet.data()), title=None, authors=(), issued=None, url=None, origins=())


def test_a_title_of_the_metadata_that_is_printed_is_the_title() -> None:
    assert Front(Metadata(title=TITLE), "ICE ON\nTHE SOUND\n\nWords").title == TITLE
    assert Front(Metadata(title=TITLE), "Other words").title is None
    assert Front(Metadata(title="Ice"), "Ice on the sound").title is None
    assert Front(Metadata(), "Words").title is None


@pytest.mark.parametrize(
    ("subject", "text", "doi"),
    [
        (None, "https://doi.org/10.1234/ice.7.", "10.1234/ice.7"),
        (None, "(doi:10.1234/ice-7)", "10.1234/ice-7"),
        ("10.1234/own", "10.1234/other", "10.1234/own"),
        (None, "Version 10.12 of 1/2", None),
        (None, "10.1234/" + "x" * 300, None),
        (None, "", None),
    ],
)
def test_the_doi(subject: str | None, text: str, doi: str | None) -> None:
    assert Front(Metadata(subject=subject), text).doi == doi


def test_fields_that_are_missing_are_those_of_the_metadata(document: Document) -> None:
    metadata = Metadata(title=TITLE, author="Ann Lee", subject="doi 10.1234/ice")
    found = completed(document, Front(metadata, ""), [])
    assert (found.title, found.label, found.authors) == (TITLE, TITLE, ("Ann Lee",))
    assert found.url == "https://doi.org/10.1234/ice"
    assert dict(found.origins) == dict.fromkeys(("title", "authors", "url"), "metadata of the file")


def test_fields_of_the_first_page_and_the_description_stay(document: Document) -> None:
    own = replace(document, title="A Title", authors=("Bo Roe",), issued="1994")
    metadata = Metadata(title=TITLE, author="Ann Lee")
    found = completed(own, Front(metadata, "10.1234/ice"), ["authors"])
    assert (found.title, found.authors, found.issued) == ("A Title", ("Bo Roe",), "1994")
    assert dict(found.origins) == {
        "title": "first page",
        "authors": "description",
        "date": "first page",
        "url": "first page",
    }


def test_an_address_that_is_given_stays(document: Document) -> None:
    own = replace(document, url="https://a.example/")
    found = completed(own, Front(Metadata(), "10.1234/ice"), ["url"])
    assert (found.url, found.origins) == ("https://a.example/", (("url", "description"),))


def test_nothing_is_completed_where_nothing_is_known(document: Document) -> None:
    assert completed(document, Front(Metadata(), "Words"), []) == document
