"""Sections of a text by the numbers of its headings."""

import pytest

from corpus.plaintext.sections import heading_levels, sections_of


@pytest.mark.parametrize(
    ("text", "level"),
    [("Night", 1), ("2. Night", 1), ("2.1 Night", 2), ("2.1.3. Night", 3), ("IV. Night", 1)],
)
def test_a_heading_has_a_level(text: str, level: int) -> None:
    assert heading_levels([text]) == [level]


def test_headings_without_numbers_are_below_those_of_their_chapter() -> None:
    levels = {
        "Abstract": 1,
        "1. The Weir": 1,
        "1.1 Its Gates": 2,
        "Purpose": 3,
        "1.2 Its Keeper": 2,
        "Pay": 3,
        "2. The Mill": 1,
        "2.1 Its Wheel": 2,
        "Purpose ": 3,
        "2.2 Its Stones": 2,
        "References": 1,
    }
    assert heading_levels([heading.strip() for heading in levels]) == list(levels.values())


def test_headings_without_numbers_are_those_of_chapters_where_numbers_begin_anew() -> None:
    headings = ["The Weir", "1. Gates", "2. Locks", "The Mill", "1. Wheels", "2. Stones"]
    assert heading_levels(headings) == [1] * 6


def test_what_comes_again_within_chapters_is_within_the_last_one_too() -> None:
    headings = ["1.1 Gates", "Purpose", "1.2 Locks", "Purpose", "2.1 Wheels", "Purpose", "Sources"]
    assert heading_levels(headings) == [2, 3, 2, 3, 2, 3, 1]


def test_sections_have_the_path_of_their_headings() -> None:
    headings = [(4, "1. Weir"), (20, "1.1 Gates"), (40, "Purpose"), (60, "1.2 Locks")]
    assert [(one.path, one.start, one.end) for one in sections_of(headings, 80)] == [
        ((), 0, 4),
        (("1. Weir",), 4, 20),
        (("1. Weir", "1.1 Gates"), 20, 40),
        (("1. Weir", "1.1 Gates", "Purpose"), 40, 60),
        (("1. Weir", "1.2 Locks"), 60, 80),
    ]
