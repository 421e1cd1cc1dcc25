"""No marker has the wrong note: notes planted in texts of many layouts are found again."""

import pytest
from hypothesis import Phase, given, settings

from corpus.documents import Document
from tests.corpus import conformance
from tests.corpus.notes.planted import ANY, REGULAR, Kind, Numbering, Plan, Setting, plans, write
from tests.corpus.notes.reading import body, words_of

_FEW = settings(max_examples=100, phases=[Phase.generate])


def _read(plan: Plan) -> Document:
    """The document of a plan, of which no marker is wrong and no note is invented."""
    document = conformance.read_and_check(plan.text.encode())
    conformance.check_planted(document, {note.name: note.words for note in plan.notes})
    return document


@given(plans(REGULAR))
def test_all_notes_and_markers_are_found_where_no_number_is_missing(plan: Plan) -> None:
    document = _read(plan)
    assert sorted(words_of(document)) == sorted(note.words for note in plan.notes)
    assert all(len(note.markers) == 1 for note in document.notes)
    assert {note.words: str(note.number) for note in plan.notes} == {
        document.note_text(note): note.label for note in document.notes
    }
    assert document.warnings == ()
    for note in plan.notes:
        assert note.words not in body(document)


@given(plans(REGULAR))
def test_notes_of_one_numbering_are_of_one_series(plan: Plan) -> None:
    by_words = {note.words: note for note in plan.notes}
    document = _read(plan)
    pairs = {(by_words[document.note_text(note)].chapter, note.series) for note in document.notes}
    if plan.numbering == "through":
        assert len({series for _, series in pairs}) <= 1
    elif plan.numbering == "by chapter":
        assert len(pairs) == len({chapter for chapter, _ in pairs})
        assert len(pairs) == len({series for _, series in pairs})


@given(plans(ANY))
def test_no_marker_is_wrong_where_numbers_run_through(plan: Plan) -> None:
    if plan.numbering == "through":
        document = _read(plan)
        marked = {document.note_text(note) for note in document.notes if note.markers}
        assert marked == {note.words for note in plan.notes if note.is_marked}


@given(plans(ANY))
@_FEW
def test_no_marker_is_wrong_where_numbers_begin_anew(plan: Plan) -> None:
    if plan.numbering != "through":
        _read(plan)


SHIFTED: list[tuple[Setting, str, Numbering, list[list[Kind]]]] = [
    # The marker 1 of the first chapter has the second chapter's note 1.
    ("chapter endnotes", "[n]", "by chapter", [["note"], ["unmarked"]]),
    ("collected endnotes", "n.", "by chapter", [["note"], ["unmarked"]]),
    ("bracketed footnotes", "[Footnote n: …]", "by chapter", [["note"], ["unmarked"]]),
    ("feet of pages", "n", "by page", [["note"], ["unmarked"]]),
    ("feet without form feeds", "raised", "by chapter", [["note"], ["unmarked"]]),
    # Notes 1, 2 and 1, 3: the second note 1 is lost, and its marker has the first.
    ("collected endnotes", "[n]", "by chapter", [["note", "note"], ["note", "behind a gap"]]),
    (
        "feet without form feeds",
        "[n]",
        "by chapter",
        [["no note", "note"] * 2, ["no note", "note", "no note", "behind a gap"]],
    ),
    # The label of a line that is not taken for a note is taken for a marker.
    ("chapter endnotes", "[n]", "by chapter", [["unmarked"], ["note"]]),
]


@pytest.mark.parametrize(("setting", "style", "numbering", "chapters"), SHIFTED)
def test_a_marker_of_an_irregular_series_has_no_note_of_another(
    setting: Setting, style: str, numbering: Numbering, chapters: list[list[Kind]]
) -> None:
    plan = Plan(setting, style, numbering, chapters)
    write(plan)
    _read(plan)


def test_a_wrong_note_is_seen() -> None:
    document = conformance.read_and_check(b"It rose at Barby.[1]\n\nNotes\n\n[1] See Cenby.\n")
    with pytest.raises(AssertionError, match="wrong note"):
        conformance.check_planted(document, {"Barby": "See Barby.", "Cenby": "See Cenby."})
    with pytest.raises(AssertionError, match="not planted"):
        conformance.check_planted(document, {"Barby": "See Barby."})
