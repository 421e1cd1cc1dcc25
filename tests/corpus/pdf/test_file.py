"""The pages of a file, their sizes and labels, its metadata and its outline."""

import pytest

from corpus.extract import UnreadableSource
from corpus.pdf.file import Entry, Metadata, labels_of, metadata_of, opened, outline_of, size_of
from tests.corpus.pdf.sheet import Sheet
from tests.pdf.raw import file_of, text


def three_pages() -> Sheet:
    """Three pages, of which the second is landscape and the third is turned."""
    sheet = Sheet(612, 792)
    sheet.canvas.bookmarkPage("one")
    sheet.canvas.addOutlineEntry("1 The Ferry", "one", 0)
    sheet.put("one", 72, 100)
    sheet.end_page()
    sheet.canvas.setPageSize((792, 612))
    sheet.canvas.bookmarkPage("two")
    sheet.canvas.addOutlineEntry(" 1.1  The Mail ", "two", 1)
    sheet.put("two", 72, 100)
    sheet.end_page()
    sheet.canvas.setPageSize((612, 792))
    sheet.put("three", 72, 100)
    sheet.end_page(90)
    return sheet


def test_pages_have_the_sizes_that_they_are_shown_in() -> None:
    with opened(three_pages().data(), "x") as file:
        assert [size_of(file, n) for n in range(3)] == [(612, 792), (792, 612), (792, 612)]
        assert size_of(file, 9) == (0, 0)


def test_the_outline_has_levels_and_pages() -> None:
    with opened(three_pages().data(), "x") as file:
        assert outline_of(file) == [Entry(1, "1 The Ferry", 1), Entry(2, "1.1 The Mail", 2)]
    with opened(file_of(text("words")), "x") as file:
        assert outline_of(file) == []


def test_labels_of_pages() -> None:
    ranges = b"/PageLabels << /Nums [0 << /S /r /St 3 >> 1 << /S /D /St 7 /P (A-) >>] >>"
    with opened(file_of(text("one"), text("two"), text("three"), catalogue=ranges), "x") as file:
        assert labels_of(file) == ["iii", "A-7", "A-8"]
    with opened(file_of(text("one"), text("two")), "x") as file:
        assert labels_of(file) == [None, None]


@pytest.mark.parametrize(
    ("created", "date"),
    [(b"D:19940503120000Z", "1994-05-03"), (b"D:1994", "1994"), (b"D:199405", "1994-05"),
     (b"May 1994", None), (b"", None)],
)  # fmt: skip
def test_metadata(created: bytes, date: str | None) -> None:
    info = b"<< /Title ( Ice  on the Sound ) /Author (Ann Lee) /Subject (Ice) /CreationDate (%b) >>"
    data = file_of(text("words"), more={50: info % created}, trailer=b"/Info 50 0 R")
    with opened(data, "x") as file:
        assert metadata_of(file) == Metadata("Ice on the Sound", "Ann Lee", "Ice", date)


def test_a_file_without_metadata_has_none() -> None:
    with opened(file_of(text("words")), "x") as file:
        assert metadata_of(file) == Metadata()


@pytest.mark.parametrize("data", [b"", b" \n", b"%PDF-1.7\n%%EOF", b"no file of this kind"])
def test_what_cannot_be_opened_is_an_error_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.pdf is ") as caught, opened(data, "a.pdf"):
        pass
    assert caught.value.remedy
