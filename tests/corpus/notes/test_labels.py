"""The numbers that notes begin with."""

import pytest

from corpus.lines import split_lines
from corpus.notes.labels import ends_note, number_notes, read_label


@pytest.mark.parametrize(
    ("text", "number", "style", "printed"),
    [
        ("1 Ann Lee", 1, "plain", "1"),
        ("  12  Ibid.", 12, "plain", "12"),
        ("3“A Title”", 3, "plain", "3"),
        ("4. Ann Lee", 4, "dot", "4."),
        ("4) Ann Lee", 4, "dot", "4)"),
        ("[5] Ann Lee", 5, "bracket", "[5]"),
        ("[5]Ann Lee", 5, "bracket", "[5]"),
        ("(6) Ann Lee", 6, "round", "(6)"),
        ("⁷⁸ Ann Lee", 78, "raised", "⁷⁸"),
    ],
)
def test_a_label_is_read(text: str, number: int, style: str, printed: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.number, label.style) == (number, style)
    assert text[label.start : label.end] == printed


@pytest.mark.parametrize(
    "text",
    ["", "Ann 1", "0 None", "007 Bond", "٠ none", "12345 x", "1", "[1]", "1.5 km", "3rd of May"],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("the end.", True),
        ("“the end”  ", True),
        ("the end.”)", True),
        ("https://a.example/b", True),
        ("a.example/b-", True),
        ("Bringing Peace to Afghanistan”,", False),
        ("and then", False),
        ("", False),
        ("a.example/b then", False),
    ],
)
def test_a_note_ends_only_at_a_stop_a_quote_or_an_address(line: str, ends: bool) -> None:
    assert ends_note(line) is ends


def _numbers(text: str, first: int | None = None) -> list[int]:
    return [label.number for label in number_notes(split_lines(text), first).values()]


def test_a_line_that_begins_with_a_number_goes_on_where_no_note_ended() -> None:
    text = "1 “A Declaration”,\n2 February 2020, https://a.example.\n2 Ann Lee, Book.\n3 Ibid."
    assert _numbers(text, 1) == [1, 2, 3]


def test_a_number_out_of_the_row_does_not_begin_a_note() -> None:
    assert _numbers("1 One.\n2 Two.\n1999 was a year.\n3 Three.\n4 Four.") == [1, 2, 3, 4]


def test_a_gap_and_notes_out_of_order_are_kept() -> None:
    assert _numbers("[1] One.\n[2] Two.\n[4] Four.\n[5] Five.") == [1, 2, 4, 5]
    assert _numbers("[2] Two.\n[3] Three.\n[1] One.") == [2, 3, 1]


def test_a_number_twice_in_a_row_begins_two_notes() -> None:
    assert _numbers("[1] One.\n[2] Two.\n[2] Two again.\n[3] Three.") == [1, 2, 2, 3]


def test_one_list_has_one_style() -> None:
    assert _numbers("[1] One.\n2 pounds a head.\n[2] Two.\n[3] Three.") == [1, 2, 3]


def test_no_lines_hold_no_notes() -> None:
    assert _numbers("") == []
    assert _numbers("no label\n\nnone", 1) == []
