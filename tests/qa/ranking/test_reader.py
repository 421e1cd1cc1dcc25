"""The reader: which sentence answers, in which words, and whether any does."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.documents import Document
from index.errors import UnusableModel
from qa.ranking.reader import NETWORK, Reader, Reading, best_span
from qa.ranking.windows import Window
from tests.qa.texts import document

MADE = document(
    [
        [
            "The company was founded by Josiah Croft in 1843.",
            "Its first mill stood in Hull and burned down in 1871.",
            "It employed 312 men, who were paid by the ton.",
        ],
        [
            "The lake froze in January.",
            "The surplus was given away because the store was full.",
        ],
    ]
)
ASKED = [
    ("Who founded the company?", 0, "Josiah Croft"),
    ("When was the company founded?", 0, "1843"),
    ("Where did the first mill stand?", 1, "Hull"),
    ("When did the mill burn down?", 1, "1871"),
    ("How many men did it employ?", 2, "312"),
    ("When did the lake freeze?", 3, "January"),
]
LOGITS = st.floats(-20, 20, width=32)


def _windows(made: Document) -> list[Window]:
    """A window a section, and one a note."""
    found = [Window(made, made.sentences_between(s.start, s.end)) for s in made.sections]
    return found + [Window(made, (s,)) for s in made.sentences if s.start >= made.body_end]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _read(reader: Reader, question: str, made: Document = MADE) -> dict[int, Reading]:
    readings = reader.read(question, _windows(made))
    return {place: readings[made.id, one.start] for place, one in enumerate(made.sentences)}


@pytest.mark.parametrize(("question", "place", "words"), ASKED)
def test_the_sentence_that_answers_and_its_words_are_found(
    reader: Reader, question: str, place: int, words: str
) -> None:
    readings = _read(reader, question)
    assert max(readings, key=lambda one: readings[one].answers) == place
    assert words in MADE.text[readings[place].start : readings[place].end]


@pytest.mark.parametrize(("question", "place", "_words"), ASKED)
def test_a_question_that_is_not_answered_is_read_as_such(
    reader: Reader, question: str, place: int, _words: str
) -> None:
    """The same, asked of a text from which the answer was taken."""
    texts = [
        [MADE.text[one.start : one.end] for one in window.sentences] for window in _windows(MADE)
    ]
    gone = MADE.text[MADE.sentences[place].start : MADE.sentences[place].end]
    without = document([[text for text in section if text != gone] for section in texts])
    best = _read(reader, question)[place]
    others = _read(reader, question, without).values()
    assert best.answers > max(one.answers for one in others) + 1
    assert best.span > max(one.span for one in others)


def test_a_sentence_in_several_windows_has_its_best_reading(reader: Reader) -> None:
    question, place, _ = ASKED[0]
    window = _windows(MADE)[0]
    alone = Window(MADE, window.sentences[:1])
    both = reader.read(question, [window, alone])
    each = [reader.read(question, [one])[MADE.id, 0].answers for one in (window, alone)]
    assert both[MADE.id, 0].answers == pytest.approx(max(each), abs=0.35)
    assert set(both) == {(MADE.id, one.start) for one in window.sentences}
    assert place == 0


def test_nothing_is_read_where_there_is_no_window(reader: Reader) -> None:
    assert reader.read("Who?", []) == {}


def test_what_lies_behind_the_networks_reach_is_not_read(reader: Reader) -> None:
    made = document([["Croft came. " * 150, "Sayle came."]])
    (window,) = _windows(made)
    assert set(reader.read("Who came?", [window])) == {(made.id, 0)}


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
        min_size=1,
        max_size=4,
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_readings_lie_within_their_sentences(
    reader: Reader, texts: list[str], question: str
) -> None:
    made = document([texts], ["n\u0303oño 🙂 İİ ﬁﬁ"])
    readings = reader.read(question, _windows(made))
    assert made.sentences[-1].start in {start for _, start in readings}
    for sentence in made.sentences:
        found = readings.get((made.id, sentence.start))
        if found is not None:
            assert sentence.start <= found.start < found.end <= sentence.end
            assert np.isfinite([found.answers, found.span]).all()


@given(
    st.integers(1, 45).flatmap(
        lambda size: st.tuples(
            arrays(np.float64, size, elements=LOGITS), arrays(np.float64, size, elements=LOGITS)
        )
    )
)
def test_the_best_span_is_the_best_of_all(
    logits: tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...],
) -> None:
    starts, ends = logits
    first, last, value = best_span(starts, ends)
    sums = {
        (low, high): starts[low] + ends[high]
        for low in range(len(starts))
        for high in range(low, min(low + 30, len(ends)))
    }
    assert value == max(sums.values()) == sums[first, last]


def test_a_reader_of_another_hash_is_refused(tmp_path: Path) -> None:
    altered = tmp_path / "reader.onnx"
    words = bytearray(NETWORK.read_bytes())
    words[len(words) // 2] ^= 1
    altered.write_bytes(words)
    with pytest.raises(UnusableModel, match="is not the expected file") as caught:
        Reader(altered)
    assert caught.value.remedy == "Install Ibid again."
    with pytest.raises(UnusableModel, match="cannot be read"):
        Reader(tmp_path / "gone.onnx")
