"""Large first letters are part of the first line beside them."""

import pytest

from corpus.pdf.characters.drop_capitals import lower_drop_capitals
from corpus.pdf.characters.lines import group_lines
from corpus.pdf.characters.words import Word
from tests.corpus.pdf.sheet import Sheet, line_texts, page_words, row, word


def beside(letter: str, first: str, below: int = 2, size: float = 30) -> list[Word]:
    """A drop capital whose foot is on the last baseline beside it, and the lines."""
    capital = word(letter, 72, 100 + 12 * below, size)
    left = capital.right + 2
    words = [capital, *row(first, left, 100 + 2)]
    for n in range(1, below + 1):
        words += row("and the ice was on the sound", left, 102 + 12 * n - 2 * (n == below))
    return [*words, *row("until the harbour was open again", 72, 102 + 12 * (below + 1))]


@pytest.mark.parametrize("letter", ["T", "“T", "W"])
def test_a_drop_capital_begins_the_first_line_beside_it(letter: str) -> None:
    words = beside(letter, "he ferry was late")
    lower_drop_capitals(words)
    capital, following = words[0], words[1]
    assert (capital.baseline, capital.size) == (102, 10)
    assert following.is_spaced is False
    assert following.left == capital.right
    assert [one.beside for one in words if one.text == "and"] == [72, 72]
    assert [one.beside for one in words if one.text == "until"] == [None]


@pytest.mark.parametrize(
    ("letter", "rest", "is_part"),
    [("A", "ferry", False), ("A", "fter", True), ("I", "n", True), ("I", "went", False),
     ("S", "ome", True), ("T", "1901", False)],
)  # fmt: skip
def test_a_letter_that_is_a_word_stays_one(letter: str, rest: str, is_part: bool) -> None:
    words = beside(letter, f"{rest} was late")
    lower_drop_capitals(words)
    assert words[1].is_spaced is not is_part


def test_a_large_letter_beside_one_line_is_none() -> None:
    words = [word("T", 72, 100, 30), *row("he ferry was late", 90, 100), *row("text " * 9, 72, 140)]
    lower_drop_capitals(words)
    assert (words[0].size, words[0].baseline) == (30, 100)


def test_a_large_word_is_none() -> None:
    words = beside("ABCD", "he ferry was late")
    lower_drop_capitals(words)
    assert words[0].size == 30


def test_a_large_number_is_none() -> None:
    words = beside("1", "he ferry was late")
    lower_drop_capitals(words)
    assert words[0].size == 30


def test_no_words_are_no_fault() -> None:
    words: list[Word] = []
    lower_drop_capitals(words)
    assert words == []


def test_a_drop_capital_of_a_file() -> None:
    sheet = Sheet()
    sheet.put("W", 72, 124, 34)
    sheet.column(["hen the ferry was late", "the mail was late", "too, and so it was"], 106, 100)
    sheet.column(["that nobody had a letter in that winter."], 72, 136)
    lines = group_lines(page_words(sheet.data()).words)
    assert line_texts(lines)[0] == "W hen the ferry was late"
    assert lines[0].words[1].is_spaced is False
    assert [line.words[0].beside is not None for line in lines] == [False, True, True, False]
