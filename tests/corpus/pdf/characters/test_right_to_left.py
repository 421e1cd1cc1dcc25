"""Hebrew and Arabic words and lines, mixed with Latin letters and numbers."""

import pytest

from corpus.pdf.characters.lines import group_lines
from corpus.pdf.characters.right_to_left import in_reading_order
from corpus.pdf.characters.words import Word
from tests.corpus.pdf.sheet import in_script, page_words, texts, word

SHALOM, OLAM = "שלום", "עולם"
BOOK = "كتاب"


def shown(*parts: str) -> list[Word]:
    """Words side by side as they are seen from left to right; the letters of Hebrew and Arabic ones
    have their places from right to left, as pdfium gives them.
    """
    found, left = [], 72.0
    for part in parts:
        one = word(part, left)
        if "\u0590" <= part[0] <= "\u06ff":
            one.lefts.reverse()
        found.append(one)
        left = max(one.right, one.lefts[0] + 5) + 2.5
    return found


def test_words_of_latin_letters_stay_as_they_are() -> None:
    words = shown("The", "ferry", "1901")
    assert in_reading_order(words) == words


@pytest.mark.parametrize("script", [SHALOM, BOOK])
def test_a_word_is_read_from_right_to_left(script: str) -> None:
    (found,) = in_reading_order(shown(script))
    assert (found.text, found.is_right_to_left) == (script, True)
    assert found.lefts == sorted(found.lefts, reverse=True)
    assert len(found.lefts) == len(script)


def test_the_words_of_a_line_are_read_from_right_to_left() -> None:
    assert texts(in_reading_order(shown(OLAM, SHALOM))) == [SHALOM, OLAM]


def test_latin_words_and_numbers_within_such_a_line_keep_their_order() -> None:
    found = in_reading_order(shown(OLAM, "Old", "Bay", SHALOM))
    assert texts(found) == [SHALOM, "Old", "Bay", OLAM]
    assert texts(in_reading_order(shown(OLAM, "1901", SHALOM))) == [SHALOM, "1901", OLAM]
    assert texts(in_reading_order(shown(OLAM, "12", "34", SHALOM))) == [SHALOM, "12", "34", OLAM]


def test_such_words_within_a_latin_line_are_read_from_right_to_left() -> None:
    found = in_reading_order(shown("He", "said", OLAM, SHALOM, "and", "then", "went", "away"))
    assert texts(found) == ["He", "said", SHALOM, OLAM, "and", "then", "went", "away"]
    assert [one.is_right_to_left for one in found] == [False] * 2 + [True] * 2 + [False] * 4


def test_a_sign_between_both_is_of_the_direction_of_the_line() -> None:
    found = in_reading_order(shown("He", "went", "and", OLAM, "–", "away"))
    assert texts(found) == ["He", "went", "and", OLAM, "–", "away"]


def test_brackets_around_such_a_word_are_mirrored() -> None:
    """In the file is the glyph as it is seen, which opens to the right."""
    found = in_reading_order(shown(OLAM, "(", SHALOM, ")"))
    assert "".join(texts(found)) == f"({SHALOM}){OLAM}"


def test_no_letter_is_lost_or_doubled() -> None:
    words = shown("a", OLAM, "12", ".", SHALOM, "b", BOOK, "-", "c")
    found = in_reading_order(words)
    assert sorted("".join(texts(found))) == sorted("".join(texts(words)))
    assert all(len(one.lefts) == len(one.text) for one in found)


@pytest.mark.parametrize("script", [f"{SHALOM} {OLAM}", f"{BOOK} {BOOK[:3]}"])
def test_a_line_of_a_file(script: str) -> None:
    """Printed from left to right as it is seen: the last letter first."""
    (line,) = group_lines(page_words(in_script(script[::-1])).words)
    found = in_reading_order(line.words)
    assert texts(found) == script.split()
    assert all(one.is_right_to_left for one in found)
    right = 100 + 10 * len(script)
    assert found[0].lefts[0] == pytest.approx(right - 10, abs=0.1)
