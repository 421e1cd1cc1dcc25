"""What a question asks for, and where such things stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.english.questions import AnswerType
from qa.query.answer_types import asked_kind, find_kind

KINDS: list[AnswerType] = ["number", "date", "person", "place", "reason"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many people died?", "number"),
        ("what percentage was lost", "number"),
        ("When did the lake freeze?", "date"),
        ("In which year was it founded?", "date"),
        ("Who leads the group?", "person"),
        ("which president announced it", "person"),
        ("Where was he arrested?", "place"),
        ("What country took them in?", "place"),
        ("Why was the mill sold?", "reason"),
        ("Who knows when it was?", "person"),
        ("When did who say so?", "date"),
        ("What is the group?", None),
        ("Wer leitet die Gruppe?", None),
        ("", None),
        ("whenever whoever", None),
    ],
)
def test_a_question_asks_for_a_kind(question: str, kind: AnswerType | None) -> None:
    assert asked_kind(question) == kind


def _found(kind: AnswerType, sentence: str) -> list[str]:
    return [sentence[low:high] for low, high in find_kind(kind, sentence)]


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        ("number", "On 3 May 2014, 53 men and £1,200 were lost.", ["53", "£1,200"]),
        ("number", "It rose by 60% to 4 million.", ["60%", "4 million"]),
        ("date", "On 3 May 2014, 53 men were lost.", ["3 May 2014"]),
        (
            "person",
            "In May 1890 Josiah Croft met Edwin of Hull.",
            ["Josiah Croft", "Edwin of Hull"],
        ),
        ("person", "According to the council, nobody came.", []),
        ("person", "Meanwhile Croft slept.", ["Croft"]),
        ("place", "He was arrested in Hull on Monday.", ["Hull"]),
        ("place", "In November it ended in Kabul.", ["Kabul"]),
        ("reason", "The mill was sold because it was old.", ["because it was old"]),
        ("reason", "They went to Kabul and to the hills.", []),
        ("reason", "They came to help him.", ["to help him"]),
        ("reason", "Since 2017 it has grown, due to neglect.", ["due to neglect"]),
        ("reason", "It has grown since 3 May 2014.", []),
    ],
)
def test_things_of_a_kind_are_found(kind: AnswerType, sentence: str, found: list[str]) -> None:
    assert _found(kind, sentence) == found


@given(st.sampled_from(KINDS), st.text(max_size=200))
def test_spans_are_in_the_sentence_and_not_empty(kind: AnswerType, sentence: str) -> None:
    for low, high in find_kind(kind, sentence):
        assert 0 <= low < high <= len(sentence)


@given(st.sampled_from(KINDS), st.lists(st.sampled_from(
    "The In May 3 2014 of al Croft U.S. £ . , ” because to since 60% A. — (".split()
), max_size=12))  # fmt: skip
def test_spans_of_likelier_sentences_are_not_empty(kind: AnswerType, words: list[str]) -> None:
    sentence = " ".join(words)
    for low, high in find_kind(kind, sentence):
        assert 0 <= low < high <= len(sentence)
