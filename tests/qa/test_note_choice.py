"""Notes chosen by number, label and id, and what they are called."""

import time
from dataclasses import replace

import pytest

from corpus.documents import Document, with_note_ids
from corpus.notes.names import last_note, note_name, note_names, notes_called
from qa.cited_note import cited_notes
from qa.errors import BadQuestion
from qa.note_choice import choose_notes, only_note
from tests.qa.several_series import several_series

MARL = several_series()


def _ids(name: str) -> list[str]:
    return [note.id for note in notes_called(MARL, name)]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("1", ["1", "2.1"]),
        ("3", ["3", "2.3"]),
        ("ii", ["3.2"]),
        ("II", ["3.2"]),
        ("†", ["4.1"]),
        ("4", []),
        ("2.3", []),
        ("", []),
        ("9" * 5000, []),
        ("²", []),
    ],
)
def test_notes_are_called_by_their_labels(name: str, ids: list[str]) -> None:
    assert _ids(name) == ids


def test_a_number_that_no_label_has_calls_the_notes_with_it() -> None:
    symbols = replace(MARL, notes=tuple(note for note in MARL.notes if note.series == 4))
    assert [note.label for note in notes_called(symbols, "2")] == ["‡"]


def test_an_exact_label_comes_before_one_in_another_case() -> None:
    first, second, *_ = MARL.notes
    both = replace(MARL, notes=(replace(first, label="A"), replace(second, label="a")))
    assert [note.label for note in notes_called(both, "a")] == ["a"]
    assert [note.label for note in notes_called(both, "A")] == ["A"]


def test_a_name_is_the_label_with_the_series_where_several_have_it() -> None:
    names = note_names(MARL)
    assert len(set(names.values())) == len(MARL.notes)
    assert (names["3.2"], names["4.1"]) == ("ii", "†")
    assert (names["3"], names["2.3"]) == ("3 (series 1)", "3 (series 2)")
    assert note_name(MARL, MARL.notes[0]) == "i"


def test_notes_of_one_label_and_series_are_told_apart_by_page_or_id() -> None:
    notes = [replace(note, label="*", number=1, series=1, id="") for note in MARL.notes[:3]]
    paged = with_note_ids(replace(note, page=page) for page, note in enumerate(notes, 7))
    assert [*note_names(replace(MARL, notes=paged)).values()] == [
        "* (page 7)", "* (page 8)", "* (page 9)"
    ]  # fmt: skip
    same = replace(MARL, notes=with_note_ids(notes))
    assert [*note_names(same).values()] == ["* (1)", "* (1b)", "* (1c)"]


def test_papers_with_one_numbering_call_notes_by_their_numbers(
    paper: Document, second_paper: Document
) -> None:
    for document in (paper, second_paper):
        for note in document.notes:
            assert note_name(document, note) == str(note.number) == note.id
            assert notes_called(document, str(note.number)) == (note,)


def test_the_last_note_is_the_last_in_the_text(paper: Document) -> None:
    last = last_note(MARL)
    assert last is not None
    assert last.label == "‡"
    assert last_note(paper) == paper.notes[-1]
    assert last_note(replace(paper, notes=())) is None


def test_names_take_time_that_grows_with_the_number_of_notes() -> None:
    many = tuple(replace(MARL.notes[0], number=1, series=n, id="") for n in range(1, 20_001))
    large = replace(MARL, notes=with_note_ids(many))
    begun = time.process_time()  # not the clock: what else the machine does must not count
    listed = [cited.name for cited in cited_notes(large, large.notes)]
    assert len(set(listed)) == len(many)
    assert time.process_time() - begun < 6


def test_notes_are_chosen_by_name_and_id() -> None:
    assert len(choose_notes([MARL])) == len(MARL.notes)
    assert [note.id for _, note in choose_notes([MARL], "3", "2.3")] == ["2.3"]
    assert choose_notes([MARL], "3", "2.1") == []
    assert [note.id for _, note in choose_notes([MARL], "2.3")] == ["2.3"]
    assert [note.id for _, note in choose_notes([MARL], "3")] == ["3", "2.3"]


def test_of_several_notes_the_error_names_the_ids() -> None:
    with pytest.raises(BadQuestion) as error:
        only_note(choose_notes([MARL], "3"), "3", "Name its id.")
    assert error.value.message == "There are several notes 3, with the ids 3, 2.3."
    assert error.value.remedy == "Name its id."
    other = replace(MARL, id="other")
    with pytest.raises(BadQuestion, match=r"Several papers have a note ii: marl, other\."):
        only_note(choose_notes([MARL, other], "ii"), "ii", "")
    with pytest.raises(BadQuestion, match=r"ids 3 of marl, 2\.3 of marl, 3 of other, 2\.3 of"):
        only_note(choose_notes([MARL, other], "3"), "3", "")
    assert only_note(choose_notes([MARL], "†"), "†", "")[1].label == "†"
