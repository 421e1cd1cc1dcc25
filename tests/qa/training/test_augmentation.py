"""Questions misspelt, cut to key words, or made false."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.training.augmentation import as_keywords, falsified, misspelt

TEXT = "In 1843 Ada Wren sold 12 mills to Otto Lind of the East Riding; in 1871 he had 900."
ASKED = "Which mills did Ada Wren sell in 1843?"


@given(st.text(), st.integers())
def test_slips_keep_the_words_and_change_each_by_a_letter_at_most(text: str, seed: int) -> None:
    before, after = text.split(), misspelt(text, Random(seed)).split()
    assert len(before) == len(after)
    for word, slipped in zip(before, after, strict=True):
        assert abs(len(word) - len(slipped)) <= 1
        assert word == slipped or (len(word) > 3 and word[0] == slipped[0])


def test_all_four_slips_are_made() -> None:
    made = {misspelt("brewery", Random(seed)) for seed in range(200)}
    assert {"brewery", "brwery", "berwery", "breewery", "browery"} <= made


@pytest.mark.parametrize(
    ("question", "keywords"),
    [
        (ASKED, "mills Ada Wren sell 1843"),
        ("What is the TTP's aim?", "TTP's aim"),
        ("Who was he?", "Who was he?"),
        ("Why slate?", "Why slate?"),
    ],
)
def test_keywords_are_the_words_that_say_something(question: str, keywords: str) -> None:
    assert as_keywords(question) == keywords


def test_a_false_question_has_another_number_or_name_of_the_text() -> None:
    made = {falsified(ASKED, TEXT, Random(seed)) for seed in range(200)}
    assert made == {
        "Which mills did Ada Wren sell in 1871?",
        "Which mills did Otto Lind sell in 1843?",
        "Which mills did East Riding sell in 1843?",
    }


def test_a_number_that_no_other_is_like_is_moved_a_little() -> None:
    made = {falsified("Were 55 mills sold?", "There were 55.", Random(seed)) for seed in range(99)}
    moved = {f"Were {55 + by} mills sold?" for by in (-3, -2, -1, 1, 2, 3, 7)}
    assert made == moved | {None}


def test_a_question_without_name_and_number_cannot_be_made_false() -> None:
    assert falsified("Who sold mills?", TEXT, Random(1)) is None
    assert falsified("Who was Ada Wren?", "Ada Wren sold mills.", Random(1)) is None
