"""Numbers of lines in the margin are taken out; items, years and sums are not."""

from collections.abc import Sequence

import pytest

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.line_numbers import without_line_numbers
from tests.corpus.pdf.sheet import LETTER, line_texts, lines, prose, row, word

TEXT = prose(25)


def numbered(numbers: Sequence[int | None], gap: float = 20) -> list[PdfLine]:
    """Lines with numbers before them that end at one edge; none before some."""
    found = []
    for n, number in enumerate(numbers):
        words = row(TEXT[n], 60 + gap, 100 + 12 * n)
        if number is not None:
            label = str(number)
            words.insert(0, word(label, 60 - LETTER * 10 * len(label), 100 + 12 * n))
        found.append(line_of(words))
    return found


def read(*pages: Sequence[PdfLine]) -> list[list[str]]:
    return [line_texts(own) for own in without_line_numbers(pages)]


def test_numbers_of_all_lines_are_taken_out() -> None:
    assert read(numbered(range(1, 13))) == [TEXT[:12]]


def test_numbers_of_each_fifth_line_are_taken_out() -> None:
    numbers = [n if n % 5 == 0 else None for n in range(1, 31)][:25]
    six = [*numbers, None, None, None, None, 30]
    page = [line_of(row("x y", 80, 100 + 12 * n)) for n in range(30)]
    for n, number in enumerate(six):
        if number:
            page[n] = line_of([word(str(number), 50, 100 + 12 * n), *page[n].words])
    assert read(page) == [["x y"] * 30]


def test_numbers_go_on_or_begin_anew_on_the_next_page() -> None:
    assert read(numbered(range(1, 11)), numbered(range(11, 21))) == [TEXT[:10], TEXT[:10]]
    assert read(numbered(range(1, 11)), numbered(range(1, 11))) == [TEXT[:10], TEXT[:10]]


def test_a_number_beside_no_text_is_left_out_as_a_line() -> None:
    page = numbered(range(1, 9))
    page[3] = line_of(page[3].words[:1])
    assert read(page) == [[*TEXT[:3], *TEXT[4:8]]]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(range(1, 6), id="too few"),
        pytest.param([1, None, 2, None, 3, None, 4, None, 5, None, 6, 7], id="items of a list"),
        pytest.param([1901, 1903, 1908, 1909, 1915, 1920, 1921], id="years"),
        pytest.param([1, 2, 3, 8, 9, 10, 15, 16, 17], id="rows that are not one"),
        pytest.param([1, 2, 3, 4, 9, 14, 15, 16], id="steps that differ"),
    ],
)
def test_other_numbers_stay(numbers: Sequence[int | None]) -> None:
    page = numbered(numbers)
    assert read(page) == [line_texts(page)]


def test_numbers_that_begin_their_lines_without_a_gap_stay() -> None:
    page = lines([f"{n} {TEXT[n]}" for n in range(1, 10)])
    assert read(page) == [line_texts(page)]


def test_numbers_at_other_edges_stay() -> None:
    page = [line_of([word(str(n), 40 + 9 * n, 100 + 12 * n), *row("x y", 200, 100 + 12 * n)])
            for n in range(1, 10)]  # fmt: skip
    assert read(page) == [line_texts(page)]


def test_a_document_in_which_few_pages_have_them_keeps_them() -> None:
    """Such as a table of numbers on one page of many."""
    others = [lines(prose(8, n)) for n in range(4)]
    pages = [numbered(range(1, 11)), *others]
    assert read(*pages) == [line_texts(own) for own in pages]


def test_pages_without_lines_are_no_fault() -> None:
    assert read([], numbered(range(1, 11)), []) == [[], TEXT[:10], []]
