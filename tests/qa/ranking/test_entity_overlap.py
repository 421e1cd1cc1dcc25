"""What a question names, and whether it stands near a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ranking.entity_overlap import coverage, named_in
from tests.qa.texts import document

MADE = document(
    [
        [
            "Croft left Hull in 1843.",
            "He was sold to Edmund Sayle.",
            "Nobody saw it.",
            "The Pakistani envoy came.",
        ],
        ["Later he died."],
    ]
)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("When did Croft leave Hull?", ["Croft", "Hull"]),
        ("who left in 1843", ["1843"]),
        ("Croft's mill", ["Croft"]),
        ("What did Sayle’s men do on 3 May?", ["Sayle", "3", "May"]),
        ("Hull was left when?", ["Hull"]),
        ("Is TTP a party?", ["TTP"]),
        ("The Hague?", ["Hague"]),
        ("why was it sold", []),
        ("", []),
    ],
)
def test_names_years_and_numbers_are_named(question: str, named: list[str]) -> None:
    assert named_in(question) == named


@pytest.mark.parametrize(
    ("named", "place", "share"),
    [
        ([], 0, 1.0),
        (["Croft", "1843"], 0, 1.0),
        (["Croft", "1843"], 1, 1.0),  # beside it
        (["Croft", "1843"], 2, 0.0),
        (["Croft", "Sayle"], 2, 0.5),
        (["1844"], 0, 0.0),
        (["Pakistan"], 3, 1.0),  # by what the word begins with
        (["akistani"], 3, 0.0),
        (["Part"], 4, 1.0),  # the heading above
        (["Part"], 0, 0.0),
        (["CROFT"], 0, 1.0),
    ],
)
def test_the_share_that_stands_near_a_sentence(named: list[str], place: int, share: float) -> None:
    assert coverage(named, MADE, MADE.sentences[place]) == share


@given(st.text(max_size=80))
def test_any_question_names_words_of_its_own(question: str) -> None:
    named = named_in(question)
    assert all(word and word in question for word in named)
    for sentence in MADE.sentences:
        assert 0 <= coverage(named, MADE, sentence) <= 1
