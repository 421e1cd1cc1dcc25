"""Words put together to lines, with their superscripts."""

import pytest

from corpus.pdf.characters.lines import group_lines, line_of
from corpus.pdf.characters.words import Word
from tests.corpus.pdf.sheet import Sheet, line, line_texts, page_words, row, word


def raised(text: str, left: float, baseline: float = 96.5, size: float = 6.5) -> Word:
    return word(text, left, baseline, size, spaced=False)


def test_lines_are_from_top_to_bottom_and_their_words_from_left_to_right() -> None:
    second, first = row("the mail", 72, 112), row("ferry of Odden", 72, 100)
    lines = group_lines([*second, first[2], first[0], first[1]])
    assert line_texts(lines) == ["ferry of Odden", "the mail"]
    assert [one.baseline for one in lines] == [100, 112]
    assert (lines[0].left, lines[0].right) == (first[0].left, first[2].right)


def test_words_of_two_columns_on_one_baseline_are_one_line() -> None:
    assert line_texts(group_lines([*row("left side"), *row("right side", 320)])) == [
        "left side right side"
    ]


def test_words_that_are_printed_a_little_lower_are_of_the_same_line() -> None:
    assert line_texts(group_lines([word("one"), word("two", 100, 101), word("three", 130)])) == [
        "one two three"
    ]


def test_a_line_has_the_size_and_the_baseline_of_most_of_its_letters() -> None:
    found = line_of([word("X", 60, 99, 14), *row("the usual letters", 72)])
    assert (found.size, found.baseline) == (10, 100)


def test_a_line_is_mostly_bold_where_more_than_half_of_its_letters_are() -> None:
    bold = line_of([*row("seven le", bold=True), *row("three", 120)])
    assert bold.is_mostly(lambda style: style.is_bold)
    half = line_of([*row("three", bold=True), *row("seven", 120)])
    assert not half.is_mostly(lambda style: style.is_bold)


@pytest.mark.parametrize("mark", ["1", "12", "*", "a", "1,2"])
def test_small_letters_above_the_baseline_are_superscripts_of_their_line(mark: str) -> None:
    host = row("the mail was late", 72)
    lines = group_lines([*host, raised(mark, host[-1].right)])
    assert line_texts(lines) == [f"the mail was late {mark}"]
    assert [one.is_raised for one in lines[0].words] == [False, False, False, False, True]
    assert (lines[0].size, lines[0].baseline) == (10, 100)


def test_a_superscript_at_the_beginning_of_a_line_is_of_that_line_and_not_of_the_one_above() -> (
    None
):
    above, below = row("the mail was late", 72, 100), row("Harbour book", 80, 112)
    lines = group_lines([*above, raised("1", 76, 108.5), *below])
    assert line_texts(lines) == ["the mail was late", "1 Harbour book"]
    assert lines[1].words[0].is_raised


def test_superscripts_follow_each_other() -> None:
    """Though the last ones are far from the word."""
    host = row("late", 72)
    marks = [raised("12,", host[0].right + 10 * n) for n in range(4)]
    (line,) = group_lines([*host, *marks])
    assert [one.is_raised for one in line.words] == [False, True, True, True, True]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(word("1", 200, 96.5, 6.5), id="far away"),
        pytest.param(word("1", 92, 89, 6.5), id="too high"),
        pytest.param(word("1", 92, 96.5, 10), id="as large"),
        pytest.param(word("2", 92, 102, 6.5), id="lowered"),
    ],
)
def test_others_are_no_superscripts(other: Word) -> None:
    lines = group_lines([*row("late"), other])
    assert not any(one.is_raised for found in lines for one in found.words)


def test_small_letters_of_a_line_of_their_own_above_another_are_no_superscripts() -> None:
    """Lines in small letters above one in large letters, as above a title."""
    small, title = row("a report of the harbour", 72, 80, 7), row("ICE ON THE SOUND", 72, 100, 18)
    lines = group_lines([*small, *title])
    assert line_texts(lines) == ["a report of the harbour", "ICE ON THE SOUND"]


def test_superscripts_of_a_file() -> None:
    sheet = Sheet()
    right = sheet.put("The ferry was late.", 72, 100)
    sheet.raise_("12", right, 100)
    sheet.put("The mail was late.³ So it was.", 72, 112)
    lines = group_lines(page_words(sheet.data()).words)
    assert line_texts(lines) == ["The ferry was late. 12", "The mail was late. ³ So it was."]
    marks = [one.text for found in lines for one in found.words if one.is_raised]
    assert marks == ["12", "³"]


def test_no_words_make_no_lines() -> None:
    assert group_lines([]) == []


def test_lines_are_told_apart_though_their_words_are_the_same() -> None:
    assert line("the same") != line("the same")
