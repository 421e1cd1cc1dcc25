"""Follow-ups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dialogue import leans_on_earlier, understand

FIRST = "When was the Harrowmere ice company founded?"


@pytest.mark.parametrize(
    "question",
    ["Why?", "And who led it?", "What about 1864?", "Who was he?", "and then?", "How many?",
     "Did they pay for that?", "What happened after this?", "Same for the mill"],
)  # fmt: skip
def test_a_question_that_leans_takes_the_one_before(question: str) -> None:
    asked = understand(question, [FIRST])
    assert asked.own == question
    assert asked.carried == FIRST
    assert asked.text == f"{question} ({FIRST})"


@pytest.mark.parametrize(
    "question",
    ["Who wrote the thesis on the Doha agreement?",
     "When did the cutters of Harrowmere go on strike?",
     "Which operations did the army launch in Swat?"],
)  # fmt: skip
def test_a_question_that_stands_alone_takes_nothing(question: str) -> None:
    asked = understand(question, [FIRST])
    assert (asked.text, asked.own, asked.carried) == (question, question, None)


@pytest.mark.parametrize("question", ["Why?", "And who led it?", FIRST, ""])
def test_without_history_a_question_is_what_it_says(question: str) -> None:
    assert understand(question).text == question
    assert understand(question).carried is None


def test_a_chain_carries_the_question_that_it_began_with() -> None:
    asked = understand("Why?", [FIRST, "And who led it?"])
    assert asked.carried == f"{FIRST} And who led it?"
    assert asked.before is not None
    assert asked.before.own == "And who led it?"


def test_a_change_of_subject_leaves_what_was_before() -> None:
    change = "Which operations did the army launch in Swat?"
    assert understand("Why?", [FIRST, change]).carried == change


def test_what_is_carried_has_a_longest() -> None:
    history = [f"And what about the mill of number {number}, then?" for number in range(20)]
    asked = understand("Why?", history)
    assert asked.carried is not None
    assert len(asked.carried) == 400
    assert asked.carried.endswith(history[-1])


def test_white_space_is_closed_up() -> None:
    assert understand("  Why \n so? ").text == "Why so?"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_any_words_are_understood_the_same_twice(question: str, history: list[str]) -> None:
    assert isinstance(leans_on_earlier(question), bool)
    asked = understand(question, history)
    assert asked == understand(question, history)
    assert asked.own == " ".join(question.split())
    assert asked.text.startswith(asked.own)
