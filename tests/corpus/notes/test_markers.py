"""Note numbers in the text, told from its other numbers."""

import pytest

from corpus.notes.markers import Mark, Pages, find_markers


def _find(text: str, count: int, page: int | None = None) -> list[tuple[str, tuple[int, ...]]]:
    notes = dict.fromkeys(range(1, count + 1), page)
    marks = find_markers([text], notes, Pages([[(0, 1)]]))
    return [(text[mark.start - 4 : mark.start], mark.numbers) for mark in marks]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("He came.1 She went.", "ame."),
        ("in Swat1 and in Wana", "Swat"),
        ("in 2009,1 in 2014", "009,"),
        ("in 2022.1 Then", "022."),
        ("“victory”.1 So", "ry”."),
        ("the Pakistan (TTP)1 in", "TTP)"),
        ("was over. 1 But then", "er. "),
        ("the end.1", "end."),
    ],
)
def test_bare_digits_behind_words_and_stops_are_markers(text: str, before: str) -> None:
    assert _find(text, 1) == [(before, (1,))]


@pytest.mark.parametrize(
    "text",
    [
        "more than 1.000 deaths",
        "on 1/11 2001 and",
        "with the group claiming 1. In these",
        "while 1 was injured",
        "by 1% and 1°",
        "Asia Report No. 1, February",
        "about £1 and $1",
        "the 1st of May",
        "post-1 and 1-2",
        "on p. 1 of it",
        "1 begins the text",
    ],
)
def test_other_numbers_are_no_markers(text: str) -> None:
    assert _find(text, 1) == []


def test_markers_rise_so_a_number_out_of_the_row_is_none() -> None:
    text = "One.1 Two.2 He of the G1 was born in Swat1 and died.3"
    assert [numbers for _, numbers in _find(text, 3)] == [(1,), (2,), (3,)]


def test_of_two_places_the_one_on_the_notes_own_page_is_taken() -> None:
    blocks = ["A word.1 More.", "Another.1 End."]
    pages = Pages([[(0, 1)], [(0, 2)]])
    assert find_markers(blocks, {1: 2}, pages) == [Mark(1, 8, 9, (1,))]
    assert find_markers(blocks, {1: 1}, pages) == [Mark(0, 7, 8, (1,))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("He came.[1] She went [2], so", [(1,), (2,)]),
        ("He came.[1, 2] So", [(1, 2)]),
        ("He came.[1–3] So", [(1, 2, 3)]),
        ("He came.[1, 1] So", [(1,)]),
        ("He came.¹ She went.²", [(1,), (2,)]),
        ("He came.¹,²", [(1, 2)]),
        ("He came.^1 She went.^{2}", [(1,), (2,)]),
    ],
)
def test_plain_marks_are_read_with_their_lists(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [found for _, found in _find(text, 3)] == numbers


def test_brackets_that_name_no_note_stay() -> None:
    assert _find("in that year [1843] he came.[1] Or [sic].", 1) == [("ame.", (1,))]


def test_without_notes_there_are_no_markers() -> None:
    assert find_markers(["He came.[1]"], {}, Pages([[]])) == []


def test_a_place_before_the_first_page_start_is_on_page_one() -> None:
    pages = Pages([[(5, 2), (9, 3)], []])
    assert [pages.at(0, place) for place in (0, 5, 8, 9, 50)] == [1, 2, 2, 3, 3]
    assert pages.at(1, 3) == 1
