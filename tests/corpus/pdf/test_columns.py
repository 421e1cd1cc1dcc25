"""The columns of a page in the order in which they are read."""

from collections.abc import Iterable, Sequence

import pytest

from corpus.pdf.characters.lines import PdfLine, group_lines
from corpus.pdf.characters.words import Word
from corpus.pdf.columns import Column, pieces, reading_order
from tests.corpus.pdf.sheet import Sheet, line, line_texts, page_words, prose, row, word

# Columns of 36 letters of 5 points, with spaces: about 190 points wide, and a gutter of 40.
LEFT, RIGHT = 72.0, 302.0
A = [f"the ferry of the island was late a{n}" for n in range(9)]
B = [f"and nobody had a letter that year b{n}" for n in range(9)]
WIDE = "a line that goes over both of the columns and over the gutter between them, as a title has"


def column(found: Sequence[str], left: float, top: float = 100, step: float = 12,
           size: float = 10) -> list[Word]:  # fmt: skip
    return [one for n, text in enumerate(found) for one in row(text, left, top + step * n, size)]


def read(*words: Iterable[Word]) -> list[list[str]]:
    """The texts of the columns of a page."""
    return [line_texts(one.lines) for one in columns(*words)]


def columns(*words: Iterable[Word]) -> list[Column]:
    return reading_order(group_lines([one for own in words for one in own]))


def test_one_column_is_one() -> None:
    (found,) = columns(column(A, LEFT))
    assert line_texts(found.lines) == A
    assert (found.left, found.right) == (LEFT, max(one.right for one in found.lines))


def test_no_lines_have_no_columns() -> None:
    assert reading_order([]) == []


def test_two_columns_are_read_after_each_other() -> None:
    first, second = columns(column(A, LEFT), column(B, RIGHT))
    assert (line_texts(first.lines), line_texts(second.lines)) == (A, B)
    assert (first.left, second.left) == (LEFT, RIGHT)
    assert first.right < RIGHT


def test_two_columns_whose_baselines_differ() -> None:
    assert read(column(A, LEFT), column(B, RIGHT, 105)) == [A, B]


def test_a_title_across_is_read_before_and_a_foot_across_behind() -> None:
    found = read(row(WIDE, LEFT, 70), column(A, LEFT), column(B, RIGHT), row(WIDE, LEFT, 230))
    assert found == [[WIDE], A, B, [WIDE]]


def test_a_short_title_above_the_left_column_is_read_first() -> None:
    found = read(row("A Title", LEFT, 60, 18), column(A, LEFT), column(B, RIGHT))
    assert [text for own in found for text in own] == ["A Title", *A, *B]


def test_what_is_above_a_line_across_is_read_before_what_is_below_it() -> None:
    found = read(
        column(A[:5], LEFT), column(B[:5], RIGHT),
        row(WIDE, LEFT, 180),
        column(A[5:], LEFT, 210), column(B[5:], RIGHT, 210),
    )  # fmt: skip
    assert found == [A[:5], B[:5], [WIDE], A[5:], B[5:]]


def test_three_columns_are_read_after_each_other() -> None:
    narrow = [[f"the ferry was late {name}{n}" for n in range(8)] for name in "abc"]
    found = read(*(column(own, 72 + 150 * n) for n, own in enumerate(narrow)))
    assert found == narrow


def test_four_columns_are_read_after_each_other() -> None:
    narrow = [[f"the ferry came {name}{n}" for n in range(8)] for name in "abcd"]
    found = read(*(column(own, 40 + 130 * n) for n, own in enumerate(narrow)))
    assert found == narrow


def test_a_sidebar_of_other_lines_is_a_column() -> None:
    side = [f"in short words s{n}" for n in range(6)]
    wide = [f"the ferry of the island was late and nobody had a letter w{n}" for n in range(12)]
    found = read(column(wide, LEFT), column(side, 400, 101, 9, 7))
    assert found == [wide, side]


@pytest.mark.parametrize("short", [5, 7])
def test_columns_of_different_length(short: int) -> None:
    assert read(column(A, LEFT), column(B[:short], RIGHT)) == [A, B[:short]]
    assert read(column(A[:short], LEFT), column(B, RIGHT)) == [A[:short], B]


def test_footnotes_in_two_columns_under_one_column() -> None:
    text = [f"{WIDE} {n}" for n in range(6)]
    one = ["1 Harbour book of the island, folio.", "2 The same book at another folio.", "3 Lee, p."]
    two = ["4 Letters of the master of the mail.", "5 The same letters, in the year.", "6 Roe, p."]
    found = read(column(text, LEFT), column(one, LEFT, 200, 10, 8), column(two, RIGHT, 200, 10, 8))
    assert found == [text, one, two]


def test_a_table_is_no_columns() -> None:
    rows = [
        one
        for n in range(8)
        for left, text in ((LEFT, f"Year {n}"), (220, "12"), (300, "4.5"), (380, "none"))
        for one in row(text, left, 100 + 12 * n)
    ]
    assert len(columns(rows)) == 1


def test_a_table_whose_cells_have_words_is_no_columns() -> None:
    """Cells of one or two lines, in rows of different height."""
    tops = [100, 124, 136, 172, 184, 220]
    ends = ["was closed", "was open in the winter of that long year", "was not yet built then"]
    rows = [
        one
        for n, top in enumerate(tops)
        for text, left in (("the old harbour", LEFT), (ends[n % 3], 250))
        for one in row(text, left, top)
    ]
    assert len(columns(rows)) == 1


def test_wide_spaces_in_justified_lines_are_no_gutter() -> None:
    words = "the ferry of the island was late and nobody had a letter".split()
    rows = [" ".join(words[: n % 5 + 2]) + "   " + " ".join(words[n % 5 + 2 :]) for n in range(10)]
    (found,) = columns(column(rows, LEFT))
    assert line_texts(found.lines) == [" ".join(text.split()) for text in rows]


def test_a_superscript_in_the_gutter_stays_with_its_word() -> None:
    words = column(A, LEFT)
    mark = word("7", words[-1].right, words[-1].baseline - 3.5, 6.5)
    found = read(words, [mark], column(B, RIGHT))
    assert found == [[*A[:-1], f"{A[-1]} 7"], B]


def test_no_word_is_lost_where_columns_meet_lines_across() -> None:
    words = [*row(WIDE, LEFT, 70), *column(A, LEFT), *column(B, RIGHT, 106),
             *row("alone on the right", RIGHT, 250), *row(WIDE, LEFT, 270)]  # fmt: skip
    found = [one for own in columns(words) for each in own.lines for one in each.words]
    assert sorted(map(id, found)) == sorted(map(id, words))


def test_pieces_of_a_line_are_divided_at_wide_gaps() -> None:
    found = pieces(line("12        ICE ON THE SOUND        Lee").words, 15)
    assert [" ".join(one.text for one in own) for own in found] == ["12", "ICE ON THE SOUND", "Lee"]
    assert len(pieces(line("ICE ON THE SOUND").words, 15)) == 1


def test_two_columns_of_a_file() -> None:
    sheet = Sheet()
    sheet.put("A Title Across Both Columns of the Page and Far Beyond the Gutter", 72, 80, 15)
    one, two = prose(20, 0, 220), prose(20, 40, 220)
    sheet.column(one, 72, 110)
    sheet.column(two, 320, 110)
    lines: list[PdfLine] = group_lines(page_words(sheet.data()).words)
    found = [line_texts(own.lines) for own in reading_order(lines)]
    assert found[1:] == [one, two]
    assert len(found[0]) == 1
