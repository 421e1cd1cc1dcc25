"""White letters on white paper are not read; those on something dark are."""

import pytest

from corpus.pdf.characters.hidden import without_hidden
from corpus.pdf.characters.words import read_words
from tests.corpus.pdf.sheet import Sheet, page_of, texts


def visible(data: bytes) -> list[str]:
    with page_of(data) as page:
        return texts(without_hidden(page, read_words(page)))


def test_white_letters_on_white_paper_are_left_out() -> None:
    sheet = Sheet()
    sheet.put("seen", 72, 100)
    sheet.put("hidden", 72, 120, grey=1.0)
    assert visible(sheet.data()) == ["seen"]


@pytest.mark.parametrize(("grey", "found"), [(0.0, ["bar"]), (0.6, ["bar"]), (1.0, [])])
def test_white_letters_on_a_bar(grey: float, found: list[str]) -> None:
    sheet = Sheet()
    sheet.box(60, 85, 300, 110, grey)
    sheet.put("bar", 72, 100, grey=1.0)
    assert visible(sheet.data()) == found


def test_white_letters_beside_a_dark_bar_are_left_out() -> None:
    sheet = Sheet()
    sheet.box(60, 85, 300, 110)
    sheet.put("beside", 320, 100, grey=1.0)
    sheet.put("below", 72, 130, grey=1.0)
    sheet.put("black", 72, 160)
    assert visible(sheet.data()) == ["black"]


def test_an_outline_hides_nothing() -> None:
    sheet = Sheet()
    sheet.canvas.rect(60, sheet.height - 110, 240, 25, stroke=1, fill=0)
    sheet.put("framed", 72, 100, grey=1.0)
    assert visible(sheet.data()) == []


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_bar_on_a_page_that_is_turned(rotate: int) -> None:
    """By the file, or by the reader as its letters run up."""
    for asked in (0, rotate):
        sheet = Sheet(400, 300)
        up = 1 if rotate == 90 else -1
        sheet.box(80, 100, 110, 250)
        sheet.put("bar", 100 if up == 1 else 90, 240 if up == 1 else 110, grey=1.0, turn=rotate)
        sheet.put("hidden", 200, 240 if up == 1 else 110, grey=1.0, turn=rotate)
        sheet.put("black letters", 300, 240 if up == 1 else 110, turn=rotate)
        sheet.end_page(asked)
        assert visible(sheet.data()) == ["bar", "black", "letters"]
