"""What is told of notes and markers that do not fit."""

from corpus.documents import Note
from corpus.notes.doubts import doubts


def _note(number: int, *markers: int, series: int = 1, label: str = "", unsure: str = "") -> Note:
    return Note(number, 0, 1, 1, markers, label=label, series=series, unsure=unsure or None)


def test_nothing_is_told_of_notes_that_fit() -> None:
    assert doubts([]) == ()
    assert doubts([_note(1, 5), _note(2, 9), _note(1, 12, series=2)]) == ()


def test_notes_without_a_marker_are_listed_in_ranges() -> None:
    unmarked = [_note(number, *[3] * (number in (1, 5))) for number in range(1, 10)]
    assert doubts(unmarked) == ("Nothing in the text refers to notes 2–4, 6–9.",)
    assert doubts([_note(1), _note(2, 4)]) == ("Nothing in the text refers to note 1.",)


def test_notes_without_a_number_are_called_by_their_labels() -> None:
    notes = [_note(1, label="*"), _note(2, label="†")]
    assert doubts(notes) == ("Nothing in the text refers to notes *, †.",)


def test_each_series_is_told_of_by_itself() -> None:
    notes = [_note(1, 4), _note(2), _note(1, 8, series=2), _note(4, 9, series=2)]
    assert doubts(notes) == (
        "Nothing in the text refers to note 2 of series 1.",
        "The notes of series 2 leave out numbers 2, 3.",
    )


def test_a_number_twice_is_told_of() -> None:
    assert doubts([_note(1, 3), _note(1, 5)]) == (
        "There is more than one note 1; the markers mean the first.",
    )


def test_a_first_number_above_one_is_told_of() -> None:
    assert doubts([_note(12, 3), _note(13, 5)]) == ("The numbers of the notes begin at 12.",)


def test_markers_without_notes_are_told_of_once_each() -> None:
    found = doubts([_note(1, 3)], ["4", "iv", "4"])
    assert found == ("The text refers to notes that are not there: 4, iv.",)


def test_a_long_list_is_cut_short() -> None:
    (found,) = doubts([], [str(number) for number in range(30)])
    assert found.endswith("10, 11 and 18 more.")


def test_numbers_that_count_on_are_told_of_from_five_on() -> None:
    assert doubts([], lost=range(3, 7)) == ()
    (found,) = doubts([], lost=range(3, 8))
    assert "notes 3 to 7, which were not found" in found
    assert "add the PDF itself" in found


def test_notes_whose_markers_are_not_sure_are_named() -> None:
    found = doubts([_note(1, 3, unsure="two places"), _note(2, 5)])
    assert found == ("It is not sure where the text refers to note 1.",)


def test_there_is_an_end_to_what_is_told() -> None:
    notes = [_note(2, series=series) for series in range(1, 500)]
    found = doubts(notes)
    assert len(found) < 60
    assert found[-1] == "Further series of notes are left out here."
