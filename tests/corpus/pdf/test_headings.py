"""Headings by size, weight, capitals, italics, number and outline, and their ranks."""

from array import array
from typing import Any

import pytest

from corpus.pdf.file import Entry
from corpus.pdf.headings import Look, Outline, is_heading, letters, levels, look_of, run_in
from corpus.pdf.measures import Measures
from corpus.pdf.page_text import PrintedLine

MEASURES = Measures(10.0, {10: 12.0}, {(1, 0): (72.0, 500.0)})


def printed(
    text: str,
    size: float = 10,
    left: float = 72,
    *,
    bold: bool = False,
    italic: bool = False,
    small: bool = False,
    lead: int | None = None,
) -> PrintedLine:
    """A line as it is printed, in letters half as wide as high. `lead` is by default all of it
    where it is bold or italic.
    """  # fmt: skip
    lefts = array("f", [left + size / 2 * n for n in range(len(text) + 1)])
    if lead is None:
        lead = len(text) if bold or italic else 0
    return PrintedLine(0, 1, 0, (72, 500), 100, size, lefts, bold, italic, small, None, lead)


def check(text: str, size: float = 10, *, apart: bool = True, outline: Outline | None = None,
          left: float = 72, **look: bool) -> bool:  # fmt: skip
    line = printed(text, size, left, **look)
    return is_heading([line], text, MEASURES, outline or Outline(), apart=apart)


@pytest.mark.parametrize(
    "text", ["The Ferry", "The ferry of Odden", "2 The Ferry", "“Ice” of Odden"]
)
def test_larger_letters_are_a_heading(text: str) -> None:
    assert check(text, 13)
    assert not check(text, 10) or text[0].isdigit()


def test_bold_letters_are_a_heading() -> None:
    assert check("The Ferry", bold=True)
    assert check("The Ferry", bold=True, apart=False)
    assert check("The ferry:", bold=True)
    assert not check("The ferry was late.", bold=True, apart=False)


def test_capitals_that_stand_apart_are_a_heading() -> None:
    assert check("THE FERRY OF ODDEN")
    assert check("The Ferry", small=True)
    assert not check("THE FERRY OF ODDEN", apart=False)
    assert not check("THE FERRY OF ODDEN WAS LATE.")


def test_italics_that_stand_apart_are_a_heading() -> None:
    assert check("The ferry of Odden", italic=True)
    assert not check("The ferry of Odden", italic=True, apart=False)
    assert not check("The ferry of Odden was late.", italic=True)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("1 The Ferry", True), ("2.1 The Mail of Odden", True), ("IV. The Ice", True),
        ("B. The Harbour", True), ("1 the ferry", False), ("1 The ferry was late.", False),
        ("1 The Ferry;", False), ("1901 The Ferry", False),
        ("3 The ferry of the island was late and nobody had a letter that year", False),
    ],
)  # fmt: skip
def test_a_number_before_a_short_line_that_stands_apart(text: str, is_one: bool) -> None:
    assert check(text) == is_one
    assert not check(text, apart=False)


def test_what_the_outline_has_is_a_heading() -> None:
    outline = Outline.of([Entry(2, "1.2 The ferry was late", 3)])
    assert check("The ferry was late", outline=outline, apart=False)
    assert check("1.2 The Ferry Was Late", outline=outline, apart=False)
    assert not check("The mail was late", outline=outline)
    assert outline.level("THE FERRY WAS LATE") == 2


@pytest.mark.parametrize(
    ("text", "size", "look"),
    [
        pytest.param("The ferry was late and the mail was, too", 10, {}, id="text"),
        pytest.param("word " * 31, 13, {}, id="too many words"),
        pytest.param("12 + 7", 13, {"bold": True}, id="no words"),
        pytest.param("The ferry of Odden,", 13, {"bold": True}, id="a comma at its end"),
        pytest.param("the ferry", 13, {}, id="a small letter at its beginning"),
        pytest.param("“The ferry was late”", 13, {}, id="a quoted sentence"),
        pytest.param("The ferry of the island was late.", 13, {}, id="a sentence in large letters"),
    ],
)
def test_others_are_no_headings(text: str, size: float, look: dict[str, Any]) -> None:
    assert not check(text, size, **look)


def test_a_signature_at_the_right_margin_is_no_heading() -> None:
    assert not check("ANN LEE", left=465)
    assert check("ANN LEE", left=72)


def test_headings_of_several_lines() -> None:
    lines = [printed("The Ferry of Odden", 14), printed("and the Mail", 14)]
    text = "The Ferry of Odden and the Mail"
    assert is_heading(lines, text, MEASURES, Outline(), apart=True)
    mixed = [*lines, printed("was late")]
    assert not is_heading(mixed, f"{text} was late", MEASURES, Outline(), apart=True)
    assert not is_heading(lines * 3, text, MEASURES, Outline(), apart=True)


def test_how_a_paragraph_is_printed() -> None:
    assert look_of([printed("The Ferry", 13.1)], "The Ferry") == Look(13.0, False, False, False)
    assert look_of([printed("ICE", bold=True)], "ICE") == Look(10.0, True, True, False)
    assert look_of([printed("Ice", italic=True)], "Ice") == Look(10.0, False, False, True)
    assert look_of([printed("Ice", small=True)], "Ice").is_capital
    mixed = [printed("Ice", bold=True), printed("and mail")]
    assert not look_of(mixed, "Ice and mail").is_bold


@pytest.mark.parametrize(
    ("text", "lead", "length"),
    [
        ("The Ferry. It was late that year", 10, 10),
        ("The Ferry: it was late", 10, 10),
        ("The Ferry — it was late", 11, 11),
        ("The Ferry it was late", 9, 0),
        ("the ferry. It was late", 10, 0),
        ("The Ferry.", 10, 0),
        ("It was late", 0, 0),
        ("Word " * 13 + "end. It was late", 69, 0),
    ],
)
def test_headings_within_the_first_line(text: str, lead: int, length: int) -> None:
    assert run_in(printed(text, bold=True, lead=lead), text) == length


@pytest.mark.parametrize(
    ("text", "found"),
    [("1.2 The Ferry", "theferry"), ("IV. THE ICE", "theice"), ("Ice & Mail!", "icemail"),
     ("2.", "2"), ("", "")],
)  # fmt: skip
def test_letters_of_a_title(text: str, found: str) -> None:
    assert letters(text) == found


def ranks(*headings: tuple[Look, str], outline: Outline | None = None) -> list[int]:
    return levels(
        [look for look, _ in headings], [text for _, text in headings], outline or Outline()
    )


LARGE, BOLD = Look(14, False, False, False), Look(10, True, False, False)
ITALIC, CAPITAL = Look(10, False, False, True), Look(10, False, True, False)
RUN_IN = Look(10, True, False, False, is_run_in=True)


def test_ranks_by_print() -> None:
    """By size, then weight, then capitals; italics below upright letters, run-in ones last."""
    found = ranks((RUN_IN, "A."), (ITALIC, "B"), (LARGE, "C"), (BOLD, "D"), (LARGE, "E"))
    assert found == [4, 3, 1, 2, 1]
    assert ranks((CAPITAL, "ICE"), (BOLD, "Mail")) == [1, 2]


def test_ranks_by_numbers() -> None:
    found = ranks((BOLD, "1 Ice"), (BOLD, "1.1 Mail"), (BOLD, "1.1.1 Bell"), (BOLD, "2 Rope"))
    assert found == [1, 2, 3, 1]


def test_one_kind_of_number_has_one_rank() -> None:
    found = ranks((LARGE, "I. Ice"), (BOLD, "A. Mail"), (BOLD, "B. Bell"), (BOLD, "II. Rope"),
                  (LARGE, "III. Bay"))  # fmt: skip
    assert found == [1, 2, 2, 1, 1]


def test_ranks_by_an_outline_that_has_most() -> None:
    outline = Outline.of([Entry(1, "Ice", 1), Entry(3, "Mail", 2)])
    assert ranks((BOLD, "Ice"), (BOLD, "Mail"), outline=outline) == [1, 3]


def test_an_outline_that_has_all_is_right_though_numbers_of_one_kind_have_other_ranks() -> None:
    outline = Outline.of([Entry(1, "Ice", 1), Entry(1, "Mail", 2), Entry(2, "Bell", 2)])
    found = ranks((BOLD, "I. Ice"), (BOLD, "II. Mail"), (BOLD, "I. Bell"), outline=outline)
    assert found == [1, 1, 2]


def test_an_outline_of_few_says_no_more_than_the_rank_of_their_look() -> None:
    outline = Outline.of([Entry(2, "Ice", 1)])
    assert ranks((BOLD, "Ice"), (BOLD, "Mail"), (BOLD, "Bell"), outline=outline) == [2, 2, 2]


def test_no_headings_have_no_ranks() -> None:
    assert ranks() == []
