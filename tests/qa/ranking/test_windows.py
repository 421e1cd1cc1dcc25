"""Windows: a sentence with what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Description, Document, Sentence, at
from corpus.plaintext.reader import read_text
from qa.ranking.windows import LONGEST, Window, window_around, windows_around
from tests.qa.texts import document

SENTENCES = st.integers(1, 60).map(lambda size: "x" * (size - 1) + ".")
DOCUMENTS = st.builds(
    document,
    st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=1, max_size=3),
    st.lists(SENTENCES, max_size=3),
)


def _check(window: Window, sentence: Sentence, longest: int) -> None:
    made, held = window.document, window.sentences
    place = made.sentences.index(held[0])
    assert sentence in held
    assert held == made.sentences[place : place + len(held)]
    assert window.text == made.text[held[0].start : held[-1].end]
    assert window.end - window.start <= longest or held == (sentence,)
    if sentence.start >= made.body_end:
        assert held == (sentence,)
    else:
        assert {at(made.sections, one.start) for one in held} == {at(made.sections, sentence.start)}


@given(DOCUMENTS, st.integers(1, 200))
def test_a_window_holds_its_sentence_and_stays_within_its_bounds(made: Document, most: int) -> None:
    for sentence in made.sentences:
        _check(window_around(made, sentence, most), sentence, most)


@given(DOCUMENTS, st.integers(1, 200))
def test_a_window_is_as_wide_as_it_may_be(made: Document, most: int) -> None:
    for sentence in made.sentences:
        window = window_around(made, sentence, most)
        section = at(made.sections, sentence.start)
        if section is None:
            continue
        beside = [
            one
            for one in made.sentences_between(section.start, section.end)
            if one.end in range(window.start - 1, window.start)
            or one.start in range(window.end + 1, window.end + 2)
        ]
        for one in beside:
            assert max(one.end, window.end) - min(one.start, window.start) > most


@given(DOCUMENTS, st.integers(1, 200), st.integers(0, 5))
def test_no_sentence_is_the_centre_of_two_windows(made: Document, most: int, windows: int) -> None:
    places = [(made, sentence) for sentence in (*made.sentences, *made.sentences)]
    found = list(windows_around(places, windows, most))
    assert len(found) <= windows
    # Each sentence is in a window, unless there were no more windows to be had.
    if len(found) < windows:
        assert all(any(w.holds(made.id, one) for w in found) for one in made.sentences)
    centres = iter(made.sentences)
    for place, window in enumerate(found):
        centre = next(
            one for one in centres if not any(w.holds(made.id, one) for w in found[:place])
        )
        assert window == window_around(made, centre, most)


def test_neighbours_are_taken_in_turn() -> None:
    made = document([["One one.", "Two two.", "Six six.", "Ten ten.", "Nil nil."]])
    middle = made.sentences[2]
    widths = [len(window_around(made, middle, most).sentences) for most in (8, 17, 26, 35, 44)]
    assert widths == [1, 2, 3, 4, 5]
    assert window_around(made, middle, 17).text == "Two two. Six six."
    assert window_around(made, middle, 26).text == "Two two. Six six. Ten ten."


def test_a_block_quotation_is_read_with_the_sentence_that_introduces_it() -> None:
    text = (
        "The board met. Ann Roe, the inspector, wrote to it:\n\n"
        "    The stones lie loose. They move in every\n"
        "    storm. I fear that nothing holds them.\n\n"
        "Nobody answered her.\n"
    )
    made = read_text(text.encode(), Description("a"))
    last = next(one for one in made.sentences if made.text[one.start :].startswith("I fear"))
    introduced = window_around(made, last, 120)
    assert introduced.text.startswith("Ann Roe, the inspector, wrote to it:")
    assert introduced.text.endswith("nothing holds them.")
    assert window_around(made, last, 100).text.startswith("They move")  # it is too far away


def test_a_window_does_not_reach_beyond_its_section_into_the_next() -> None:
    made = document([["One."], ["Two.", "Three."]], ["A note."])
    windows = [window_around(made, sentence).text for sentence in made.sentences]
    assert windows == ["One.", "Two. Three.", "Two. Three.", "A note."]


def test_a_sentence_of_another_document_is_in_no_window() -> None:
    made, other = document([["One.", "Two."]]), document([["One.", "Two."]], ident="other")
    places = [(made, made.sentences[0]), (other, other.sentences[0])]
    assert [window.document.id for window in windows_around(places, 5)] == ["made", "other"]


@pytest.mark.parametrize("fixture", ["paper", "second_paper"])
def test_every_sentence_of_a_paper_has_a_window(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    real: Document = request.getfixturevalue(fixture)
    sizes = []
    for sentence in real.sentences:
        window = window_around(real, sentence)
        _check(window, sentence, LONGEST)
        sizes.append(len(window.sentences))
    assert max(sizes) > 3
