"""Follow-ups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.query import followups
from qa.query.dependence import content_words, needs_earlier
from qa.query.followups import Understood, understand

FIRST = "When was the Harrowmere ice company founded?"


@pytest.mark.parametrize(
    "question",
    ["Why?", "And who led it?", "What about 1864?", "Who was he?", "and then?", "How many?",
     "Did they pay for that?", "What happened after this?", "Same for the mill"],
)  # fmt: skip
def test_a_dependent_question_carries_the_one_before(question: str) -> None:
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
def test_a_whole_question_carries_nothing(question: str) -> None:
    asked = understand(question, [FIRST])
    assert (asked.text, asked.own, asked.carried) == (question, question, None)


@pytest.mark.parametrize("question", ["Why?", "And who led it?", FIRST, ""])
def test_without_history_a_question_is_what_it_says(question: str) -> None:
    assert understand(question).text == question
    assert understand(question).carried is None


@pytest.mark.parametrize(
    "question",
    ["New question: what was the price of it?",
     "Something else: who led the strike there?",
     "Now something else, how was their slate carried?",
     "A different topic: did they keep the price?",
     "Moving on, who bought this mill and its looms?",
     "By the way, who was his foreman in the end?"],
)  # fmt: skip
def test_an_announced_topic_carries_nothing(question: str) -> None:
    asked = understand(question, ["Who was Ada Wren?", FIRST])
    assert question.endswith(asked.own)
    assert asked == Understood(asked.own, asked.own)


@pytest.mark.parametrize(
    "question",
    ["How deep was the water?", "Which tools were used?", "Was anybody hurt?",
     "what did ice cost", "Where were blocks kept?"],
)  # fmt: skip
def test_a_short_question_without_names_carries_the_one_before(question: str) -> None:
    asked = understand(question, [FIRST])
    assert asked.carried == FIRST
    assert asked.before == Understood(FIRST, FIRST)
    assert asked.before.topic == tuple(content_words(FIRST))


def test_the_topic_may_be_that_of_an_earlier_question() -> None:
    history = ["Who built the mill at Harrowmere?", "And what did it cost?", "Why?"]
    asked = understand("Was it insured?", history)
    assert asked.before is not None
    assert asked.before.topic == ("built", "mill", "Harrowmere", "cost")


@pytest.mark.parametrize(
    "question",
    ["How deep was Harrowmere?", "Was anybody hurt in 1864?",
     "Which tools were used by winter cutters and carters?"],
)  # fmt: skip
def test_names_years_or_more_words_make_a_question_whole(question: str) -> None:
    assert understand(question, [FIRST]) == Understood(question, question)


@pytest.mark.parametrize("count", range(21))
def test_at_most_three_earlier_questions_are_carried(count: int) -> None:
    history = [f"And what about number {number}?" for number in range(count)]
    asked: Understood | None = understand("Why?", history)
    leant = []
    while asked is not None and asked.before is not None:
        asked = asked.before
        leant.append(asked.own)
    assert leant == history[::-1][:3]
    assert understand("Why?", history) == understand("Why?", history[-3:])


def test_twenty_earlier_questions_are_understood_in_few_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []
    found = needs_earlier

    def counted(question: str) -> bool:
        looked_at.append(question)
        return found(question)

    monkeypatch.setattr(followups, "needs_earlier", counted)
    asked = understand("Why?", ["And then?"] * 20)
    assert len(looked_at) <= 4
    assert asked.carried == "And then? And then? And then?"


def test_a_chain_carries_the_question_that_it_began_with() -> None:
    asked = understand("Why?", [FIRST, "And who led it?"])
    assert asked.carried == f"{FIRST} And who led it?"
    assert asked.before is not None
    assert asked.before.own == "And who led it?"


def test_a_change_of_subject_leaves_what_was_before() -> None:
    change = "Which operations did the army launch in Swat?"
    assert understand("Why?", [FIRST, change]).carried == change


def test_carried_text_has_a_limit() -> None:
    history = [f"And what about the mill {'of the mere ' * 12}{number}?" for number in range(3)]
    asked = understand("Why?", history)
    assert asked.carried is not None
    assert len(asked.carried) == 400
    assert asked.carried.endswith(history[-1])


def test_white_space_is_collapsed() -> None:
    assert understand("  Why \n so? ").text == "Why so?"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_any_words_are_understood_the_same_twice(question: str, history: list[str]) -> None:
    assert isinstance(needs_earlier(question), bool)
    asked = understand(question, history)
    assert asked == understand(question, history)
    assert asked.own == " ".join(question.split())
    assert asked.text.startswith(asked.own)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("New question: when did Obama speak?", "when did Obama speak?"),
        ("OK, something else: who paid the cutters?", "who paid the cutters?"),
        ("Is there something else that they asked for?", None),
        ("What other subject, if any, does it treat?", None),
    ],
)
def test_the_words_that_announce_a_new_topic_are_no_part_of_it(
    typed: str, understood: str | None
) -> None:
    found = understand(typed)
    assert found.own == (understood or typed)
    if understood:
        assert understand(typed, ["Who led the council?"]).text == understood


def test_a_question_that_points_with_that_carries_the_one_before() -> None:
    asked = understand("What did that cost Islamabad?", ["Who broke the ceasefire of 2022?"])
    assert asked.carried == "Who broke the ceasefire of 2022?"
    alone = understand(
        "Which groups that left Kabul joined the TTP?", ["Who broke the ceasefire of 2022?"]
    )
    assert alone.carried is None
