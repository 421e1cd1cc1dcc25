"""The words that answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.stems import Stems
from qa.answering.answer_spans import Span, mark_answers, mark_unread
from qa.ranking.candidates import Candidate, Judgement, Signals
from tests.qa.texts import document

STEMS = Stems("en")


def _marked(question: str, text: str) -> list[Span]:
    return mark_unread(question, text, STEMS)


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
def test_the_thing_asked_for_is_marked(question: str, text: str, marked: str) -> None:
    assert [text[low:high] for low, high in _marked(question, text)] == [marked]


def test_words_of_the_question_are_no_answer() -> None:
    text = "Josiah Croft was followed by Edmund Sayle."
    spans = _marked("Who followed Josiah Croft?", text)
    assert [text[low:high] for low, high in spans] == ["Edmund Sayle"]


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("What happened to the cutters?", "the cutters were paid by the ton"),
        ("What did the lake do?", "The lake froze early"),
        # No word in common: the most of the sentence.
        ("Tell me about the wages of the workmen", "the cutters were paid by the ton"),
    ],
)
def test_otherwise_a_clause_is_marked(question: str, marked: str) -> None:
    text = "The lake froze early, the cutters were paid by the ton, and nobody slept."
    assert [text[low:high] for low, high in _marked(question, text)] == [marked]


@pytest.mark.parametrize("text", ["", "…", " , ; ", "“”"])
def test_where_there_are_no_words_nothing_is_marked(text: str) -> None:
    assert _marked("Who?", text) == []


LAKE = "“The lake froze in 1843, and nobody slept.”"
MADE = document([["One before.", LAKE]])


def _read(start: int, end: int) -> Candidate:
    """The lake's sentence as a candidate, the reader pointing at `[start, end)` of it."""
    sentence = MADE.sentences[1]
    signals = Signals(0.5, 0.5, 0.1, 0.5, 0.5, 0.1, 1)
    place = sentence.start
    judged = Judgement(1.0, 1.0, 1.0, 0.0, 1.0, place + start, place + end)
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
def test_the_span_of_the_reader_is_marked(pointed: str, marked: str) -> None:
    start = LAKE.index(pointed)
    candidate = _read(start, start + len(pointed))
    spans = mark_answers("When did the lake freeze?", [candidate], STEMS)[0]
    assert [LAKE[low:high] for low, high in spans] == [marked]


@pytest.mark.parametrize("pointed", ["“", ".”", ",", " "])
def test_a_span_without_a_word_is_not_marked(pointed: str) -> None:
    start = LAKE.index(pointed)
    candidate = _read(start, start + len(pointed))
    spans = mark_answers("When did the lake freeze?", [candidate], STEMS)[0]
    assert spans == _marked("When did the lake freeze?", LAKE)
    assert [LAKE[low:high] for low, high in spans] == ["1843"]


@settings(max_examples=40)
@given(
    st.sampled_from(["Who?", "How many?", "Why?", "When?", "Where?", "What is it?", "to 3 May"]),
    st.lists(
        st.sampled_from("a , ; “ ” – . In May 3 Croft because to 60% which , 2014 - £ 🙂".split()),
        max_size=14,
    ),
)
def test_marked_spans_are_in_the_text_and_not_empty(question: str, words: list[str]) -> None:
    text = " ".join(words)
    for low, high in _marked(question, text):
        assert 0 <= low < high <= len(text)
        assert text[low:high] == text[low:high].strip()
