"""Where body, notes, running heads and asides stand."""

import pytest

from corpus.lines import split_lines
from corpus.plaintext.layout import Layout
from tests.corpus.notes.reading import lay

WORDS = "The river rose in the night and nobody in the town had thought that it would ever"


def _numbers(layout: Layout) -> list[int]:
    return [note.label.number for note in layout.notes]


def _body(layout: Layout) -> list[str]:
    return [line.text.strip() for line in layout.body if not line.blank]


FOOT_BLOCK = f"""{WORDS}
come so far as the bridge.1 The mayor said that the

1 Ann Lee, Book (Rome: Sun,
1999), 3.
 town was asleep.2 It slept for long and heard nothing of it.

2 Ibid.
 That was all.
"""


def test_a_foot_block_ends_a_page_in_the_middle_of_a_sentence() -> None:
    layout = lay(FOOT_BLOCK)
    assert _numbers(layout) == [1, 2]
    assert [line.page for line in layout.notes[0].lines] == [1, 1]
    assert layout.pages == 3
    assert all(note.is_foot for note in layout.notes)
    assert _body(layout)[-2:] == [
        "town was asleep.2 It slept for long and heard nothing of it.",
        "That was all.",
    ]


def test_a_list_in_the_body_is_no_foot_block() -> None:
    layout = lay(f"{WORDS}\ncome.\n\n1 Bread.\n2 Wine.\n\nMore words.\n")
    assert layout.notes == []
    assert "1 Bread." in _body(layout)


def test_lines_above_the_first_note_of_a_foot_block_are_an_aside() -> None:
    text = (
        f"{WORDS}\ncame.1 And\n\n \nAnn Lee teaches history in Rome.\n1 Lee, Book.\n then went.\n"
    )
    layout = lay(text)
    assert [[line.text for line in aside] for aside in layout.asides] == [
        ["Ann Lee teaches history in Rome."]
    ]
    assert _numbers(layout) == [1]


def test_end_notes_stand_below_their_heading_and_the_appendix_behind_them_is_body() -> None:
    layout = lay("Words.[1]\n\nNotes\n\n[1] One.\n\nAppendix\n\nMore words here.\n")
    assert [line.text for line in layout.notes[0].heading] == ["Notes"]
    assert not layout.notes[0].is_foot
    assert _numbers(layout) == [1]
    assert _body(layout) == ["Words.[1]", "Appendix", "More words here."]


def test_end_notes_need_no_heading_if_the_body_refers_to_them() -> None:
    referred = lay("Words.[1] More.[2]\n\f\n[1] One.\n[2] Two.\n")
    assert _numbers(referred) == [1, 2]
    assert not any(note.is_foot for note in referred.notes)
    assert lay("Words. More.\n\n1. One.\n2. Two.\n").notes == []


def test_a_heading_notes_without_notes_below_it_is_body() -> None:
    layout = lay("Words.\n\nNotes\n\nNothing numbered.\n")
    assert layout.notes == []
    assert "Notes" in _body(layout)


def test_series_are_counted_through_the_families_of_labels() -> None:
    layout = lay(
        "Holt* came.[i] She went.[ii]\n\nThen it rose.[1] It fell.[2]\n\n* A miller.\n\n"
        "[i] Weir Book.\n[ii] Ibid.\n\n[1] Mill Book.\n[2] Ibid.\n"
    )
    found = {note.label.family: note.series for note in layout.notes}
    assert sorted(found) == ["number", "roman", "symbol"]
    assert len(set(found.values())) == 3


def test_rules_and_ornaments_are_furniture() -> None:
    layout = lay(f"{WORDS}.1\n\n* * *\n\n{WORDS}.2\n\n________\n1 One.\n2 Two.\n")
    assert [line.text for line in layout.furniture] == ["* * *", "________"]


@pytest.mark.parametrize("unit", ["It rose.1\n\n1 One.\n\f", "[1] One.\n", "1\n\n", "* a*\n"])
def test_a_long_text_of_one_unit_has_each_line_once(unit: str) -> None:
    _each_line_has_one_place(unit * 200)


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [
        f"A Running Head\n{WORDS} {name}.\n- {number} -" for number, name in enumerate("abcd", 1)
    ]
    layout = lay("\f".join(pages))
    assert [line.text for line in layout.furniture] == [
        line for number in range(1, 5) for line in ("A Running Head", f"- {number} -")
    ]
    assert len(_body(layout)) == 4
    assert layout.pages == 4


def test_a_text_of_nothing_else_has_no_furniture() -> None:
    layout = lay("1\f2\f3")
    assert (_body(layout), layout.furniture) == (["1", "2", "3"], [])


def test_notes_at_page_feet_count_on_from_page_to_page() -> None:
    layout = lay(f"{WORDS}.1\n\n1 One.\n\f{WORDS}.2 And.3\n\n2 Two.\n3 Three.\n\fEnd.\n")
    assert _numbers(layout) == [1, 2, 3]
    assert [note.lines[0].page for note in layout.notes] == [1, 2, 2]
    assert all(note.is_foot for note in layout.notes)
    assert layout.pages == 3


def _each_line_has_one_place(text: str) -> None:
    layout = lay(text)
    lines = [*layout.body, *layout.furniture, *(line for a in layout.asides for line in a)]
    for note in layout.notes:
        lines += [*note.heading, *note.lines]
    kept = sorted(line.start for line in lines if not line.blank)
    assert kept == [line.start for line in split_lines(text) if not line.blank]


def test_every_line_has_one_place() -> None:
    for text in (FOOT_BLOCK, "A.[1]\n\nNotes\n\n[1] One.\n", "x\f\f1\f"):
        _each_line_has_one_place(text)
