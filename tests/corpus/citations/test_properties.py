"""Any text is read: nothing is raised, nothing is made up, and time grows with the length only."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.note_split import split_note
from corpus.citations.parser import read_note
from tests.corpus.citations.notes import read
from tests.effort import lines_executed

PIECES = st.sampled_from(
    """Hoyle, Clara “Wagons,” Ways 12 (1988): 44–61. Ibid. Id. at see supra note 1, quoting ( ) [ ]
    “ ” ‘ ’ « » „ " ' ; , . : 212 U.S. 318 v. § 403 ed. (Ely: Reed, 1990) op. cit. in: Hrsg. S. 3
    https://a.example/x 1990 2001a box 4 MS 14, s.v. hereinafter and et al. ders. infra
    n. 3""".split()
)
NOTES = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80)


@given(NOTES)
def test_what_a_note_cites_is_its_own_words_in_order(text: str) -> None:
    references, commentary = read_note(text)
    place = 0
    for reference in references:
        place = text.index(reference.citation.verbatim, place) + len(reference.citation.verbatim)
    assert commentary is None or commentary.strip()


@given(st.lists(NOTES, max_size=4))
def test_pointers_are_followed_to_what_is_there(texts: list[str]) -> None:
    notes = read(*texts)
    works = [one.work for note in notes for one in note.citations if one.work is not None]
    assert set(works) == set(range(1, len(set(works)) + 1))
    for note in notes:
        for one in note.citations:
            assert (one.certainty == "unsure") <= (one.unsure is not None)
            assert not one.resolved_from or one.work is not None


@given(NOTES)
def test_parts_leave_out_nothing(text: str) -> None:
    place = 0
    for start, end in split_note(text):
        assert not text[place:start].strip()
        assert text[start:end].strip()
        place = end
    assert not text[place:].strip()


UNITS = (
    "a; ", "A. ", "“", "” ", "“a” ", "(", "(a) ", "A, ", "1, ", "12 A. 12 ", "v. ", "Ibid. ",
    "see A, ", "quoting A, ", "‘", "‘a ", "supra note 1 ", "in: ", "ed. A ", "A and ", "A 1990, ",
    "(A: B, 1990) ", "A. B. C, D (E: F, 1990), 1. ", "|", "« ", "» ", "„", "§ 1, ", "op. cit. ",
    "A/B ", "Box 1, ", "[1] ", "A, B, C (", "a b c ", "https://a.example/ ",
    "(the A) ", "A/RES/1 ", "A/1", "a, ", "(AB) ", "A A", "1.1", "A’s ", "Res. 1, ",
    ", by A", "? a. ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_no_repetition_takes_time_that_grows_with_its_square(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begun = time.process_time()  # not the clock: what else the machine does must not count
    read_note(text)
    split_note(text)
    assert time.process_time() - begun < 6


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", ["A. Roe, Ice (B: C, 1990), 1.", "Roe, op. cit., 4.", "Ibid.", "See note 1 above."]
)
def test_many_notes_take_effort_that_grows_with_their_number(words: str) -> None:
    def effort(count: int) -> int:
        notes = [words.replace("Ice", f"Ice {number}") for number in range(count)]
        return lines_executed(lambda: read("A. Roe, Ice (B: C, 1990), 1.", *notes))[0]

    read(words)  # what is loaded once must not count
    assert effort(800) <= 5 * effort(200)
