"""Roman numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.notes.roman import roman_value, written


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("xl", 40), ("XCIX", 99), ("mcmlxxxiv", 1984)],
)
def test_a_numeral_has_a_value(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value
    assert written(value) == numeral.lower()


@pytest.mark.parametrize(
    "text", ["", "iiii", "Iv", "vx", "ic", "iix", "a", "mill", "1", "i v", "ⅳ"]
)
def test_other_letters_are_no_numeral(text: str) -> None:
    assert roman_value(text) == 0


@given(st.integers(min_value=1, max_value=3999))
def test_each_number_is_read_as_it_is_written(value: int) -> None:
    assert roman_value(written(value)) == roman_value(written(value).upper()) == value


def test_a_long_row_of_letters_is_no_numeral() -> None:
    assert roman_value("m" * 100_000) == 0
