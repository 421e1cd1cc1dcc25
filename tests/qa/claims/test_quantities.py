"""Numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.claims.quantities import find_quantities

FOUND = {
    "433 people were killed and seventeen injured": [(433, ""), (17, "")],
    "surged by 51% after that": [(51, "percent")],
    "56 per cent more": [(56, "percent")],
    "fell 2.5 percentage points": [(2.5, "percent")],
    "more than 60.000 deaths": [(60000, "")],
    "80,000 troops": [(80000, "")],
    "US$7 billion worth of weapons": [(7e9, "money")],
    "two million crowns": [(2e6, "money")],
    "forty-two soldiers": [(42, "")],
    "on 2 February 2020 and in 2021": [],
    "between 2000-2019": [],
    "9/11, F-16s and No1": [],
    "one of them": [],
    "the twenty-first century": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_numbers_are_found_with_their_units(text: str) -> None:
    found = find_quantities(text)
    assert [(one.value, one.unit) for one in found] == FOUND[text]


def test_what_is_counted_is_said() -> None:
    (one,) = find_quantities("some 433 other people were killed")
    assert one.counted[0] == "people"
    assert one.bound == "about"


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("51%", "51 per cent", True),
        ("51%", "51 people", False),
        ("51%", "56%", False),
        ("more than 450 people", "470 people", True),
        ("more than 450 people", "420 people", False),
        ("more than 450 people", "over 420 people", False),
        ("more than 450 people", "at least 450 people", True),
        ("nearly 450 people", "440 people", True),
        ("nearly 450 people", "470 people", False),
        ("about 90 men", "eighty-five men", True),
        ("90 men", "eighty men", False),
        ("60.000 men", "60,000 men", True),
    ],
)
def test_numbers_are_compared_as_they_are_meant(one: str, other: str, equal: bool) -> None:
    (first,), (second,) = find_quantities(one), find_quantities(other)
    assert first.equals(second) == second.equals(first) == equal


@given(st.text(max_size=120))
def test_numbers_stand_in_order_in_any_text(text: str) -> None:
    place = 0
    for one in find_quantities(text):
        assert place <= one.start < one.end <= len(text)
        place = one.end
        assert one.equals(one)
