"""The words that answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import Encoder
from index.terms import Stems
from qa.candidates import Candidate, Judgement, Signals
from qa.marks import mark_answer, mark_unread
from tests.qa.texts import document

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


LAKE = "“The lake froze in 1843, and nobody slept.”"
MADE = document([["One before.", LAKE]])


def _read(start: int, end: int) -> Candidate:
    """The lake's sentence as a candidate, the reader pointing at `[start, end)` of it."""
    sentence = MADE.sentences[1]
    signals = Signals(0.5, 0.5, 0.1, 0.5, 0.5, 0.1, 1)
    place = sentence.start
    judged = Judgement(1.0, 1.0, 1.0, 0.0, 1.0, 0.0, place + start, place + end)
    return Candidate(MADE, sentence, signals, judged)


@pytest.mark.parametrize(
    ("pointed", "marked"),
    [
        ("1843", "1843"),
        ("in 1843,", "in 1843"),
        ("“The lake", "The lake"),
        ("slept.”", "slept"),
        (LAKE, LAKE.strip("“.”")),
    ],
)
def test_where_the_reader_points_is_marked(pointed: str, marked: str, encoder: Encoder) -> None:
    start = LAKE.index(pointed)
    candidate = _read(start, start + len(pointed))
    spans = mark_answer("When did the lake freeze?", candidate, encoder, STEMS)
    assert [LAKE[low:high] for low, high in spans] == [marked]


@pytest.mark.parametrize("pointed", ["“", ".”", ",", " "])
def test_where_the_reader_points_at_no_word_the_answer_is_found_without_it(
    pointed: str, encoder: Encoder
) -> None:
    start = LAKE.index(pointed)
    candidate = _read(start, start + len(pointed))
    spans = mark_answer("When did the lake freeze?", candidate, encoder, STEMS)
    assert spans == mark_unread("When did the lake freeze?", LAKE, encoder, STEMS)
    assert [LAKE[low:high] for low, high in spans] == ["1843"]


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
