"""The words that answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import Encoder
from index.terms import Stems
from qa.marks import mark_unread

STEMS = Stems("en")


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        (
            "When did the war end?",
            "The war ended in February 1989, and 20 men left.",
            "February 1989",
        ),
        ("How many men left?", "In 1989 the war ended, and 53 men left.", "53"),
        (
            "Who led the company?",
            "In May 1843 the company was led by Josiah Croft.",
            "Josiah Croft",
        ),
        ("Where was Croft born?", "Croft was born in Hull, in November.", "Hull"),
        ("Why was it sold?", "It was sold because nobody came.", "because nobody came"),
    ],
)
def test_the_thing_asked_for_is_marked(
    question: str, text: str, marked: str, encoder: Encoder
) -> None:
    assert [text[low:high] for low, high in mark_unread(question, text, encoder, STEMS)] == [marked]


def test_what_the_question_says_itself_is_no_answer(encoder: Encoder) -> None:
    text = "Josiah Croft was followed by Edmund Sayle."
    spans = mark_unread("Who followed Josiah Croft?", text, encoder, STEMS)
    assert [text[low:high] for low, high in spans] == ["Edmund Sayle"]


def test_otherwise_the_nearest_clause_is_marked(encoder: Encoder) -> None:
    text = "The lake froze early, the cutters were paid by the ton, and nobody slept."
    spans = mark_unread("Tell me about the wages of the workmen", text, encoder, STEMS)
    assert [text[low:high] for low, high in spans] == ["the cutters were paid by the ton"]


@pytest.mark.parametrize("text", ["", "…", " , ; ", "“”"])
def test_where_there_are_no_words_nothing_is_marked(text: str, encoder: Encoder) -> None:
    assert mark_unread("Who?", text, encoder, STEMS) == []


@settings(max_examples=40)
@given(
    st.sampled_from(["Who?", "How many?", "Why?", "When?", "Where?", "What is it?", "to 3 May"]),
    st.lists(
        st.sampled_from("a , ; “ ” – . In May 3 Croft because to 60% which , 2014 - £ 🙂".split()),
        max_size=14,
    ),
)
def test_marks_lie_in_the_text_and_are_not_empty(
    encoder: Encoder, question: str, words: list[str]
) -> None:
    text = " ".join(words)
    for low, high in mark_unread(question, text, encoder, STEMS):
        assert 0 <= low < high <= len(text)
        assert text[low:high] == text[low:high].strip()
