"""The usual size, line spacing and margins of a document."""

from array import array

import pytest

from corpus.pdf.measures import Measures, same_column
from corpus.pdf.page_text import PrintedLine


def at(baseline: float, left: float = 72, right: float = 500, size: float = 10, page: int = 1,
       column: int = 0, letters: int = 60) -> PrintedLine:  # fmt: skip
    """A line of so many letters between two edges."""
    step = (right - left) / letters
    lefts = array("f", [left + step * n for n in range(letters + 1)])
    return PrintedLine(0, page, column, (72, 500), baseline, size, lefts)


TEXT = [at(100 + 12 * n) for n in range(10)]


def test_the_size_is_that_of_most_letters() -> None:
    measures = Measures.of([*TEXT, *(at(300 + 9 * n, size=8, letters=20) for n in range(9))], [612])
    assert measures.size == 10
    assert [measures.is_small(at(0, size=size)) for size in (8, 9.5, 10, 12)] == [1, 0, 0, 0]
    assert [measures.is_large(at(0, size=size)) for size in (8, 10, 10.5, 12)] == [0, 0, 0, 1]


def test_a_document_without_lines_has_measures() -> None:
    measures = Measures.of([], [])
    assert measures.size == 10
    assert measures.step(at(0, size=8)) == pytest.approx(9.6)
    assert measures.edges(at(0)) == (72, 500)


def test_the_spacing_is_the_usual_one_of_lines_of_a_size() -> None:
    small = [at(400 + 9 * n, size=8) for n in range(4)]
    measures = Measures.of([*TEXT, at(250), *small], [612])
    assert (measures.step(TEXT[0]), measures.step(small[0])) == (12, 9)
    assert measures.step(at(0, size=14)) == pytest.approx(1.2 * 14)


def test_of_steps_that_are_as_usual_the_smaller_is_taken() -> None:
    assert Measures.of([at(100), at(112), at(130), at(142), at(160)], [612]).step(at(0)) == 12


def test_steps_over_columns_are_none() -> None:
    lines = [at(100), at(112), at(100, column=1), at(112, column=1), at(100, page=2)]
    assert Measures.of(lines, [612, 612]).steps == {10: 12}


def test_margins_are_those_that_most_lines_begin_and_full_lines_end_at() -> None:
    lines = [*TEXT, at(220, 90), at(232, right=300), at(244, right=505)]
    measures = Measures.of(lines, [612])
    assert measures.edges(lines[0]) == (72, 500)
    assert measures.indent(at(0, 90)) == pytest.approx(1.8)
    assert measures.room(at(0, right=450)) == 50
    assert measures.room(at(0, right=505)) == 0
    assert measures.fill(at(0, right=286)) == pytest.approx(0.5)


def test_lines_that_end_early_do_not_move_the_right_margin() -> None:
    """Nor does one that ends beyond the others."""
    early = [at(300 + 12 * n, right=380) for n in range(6)]
    measures = Measures.of([*TEXT, *early, at(220, right=530)], [612])
    assert measures.edges(TEXT[0]) == (72, 500)


def test_columns_have_margins_of_their_own() -> None:
    right = [at(100 + 12 * n, 320, 540, column=1) for n in range(6)]
    left = [at(100 + 12 * n, 72, 290) for n in range(6)]
    measures = Measures.of([*left, *right], [612])
    assert (measures.edges(left[0]), measures.edges(right[0])) == ((72, 290), (320, 540))


def test_a_short_column_has_the_margins_of_like_ones() -> None:
    short = at(100, 90, 200, page=2)
    measures = Measures.of([*TEXT, short], [612, 612])
    assert measures.edges(short) == (90, 612 - 90)
    near = at(100, 80, 200, page=2)
    measures = Measures.of([*TEXT, near], [612, 612])
    assert measures.edges(near) == (72, 500)


def test_a_short_document_has_a_right_margin_as_wide_as_the_left() -> None:
    line = at(100, 72, 200)
    assert Measures.of([line], [612]).edges(line) == (72, 540)


def test_a_line_is_below_another_of_its_own_column() -> None:
    assert same_column(at(100), at(112))
    assert not same_column(at(112), at(100))
    assert not same_column(at(100), at(112, column=1))
    assert not same_column(at(100), at(112, page=2))
