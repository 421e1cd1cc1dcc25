"""Notes that are called by the lines of a poem or a play."""

import pytest

from corpus.lines import split_lines
from corpus.notes.verse import line_label, line_starts
from tests.corpus.notes.reading import body, of_kind, read, told, words_of

VERSE = (
    "The mare went over by the weir at noon,\nAnd nobody was there to take the toll,\n"
    "For he that had the gate had gone to bed\nAnd she that had the bed had gone to town.\n"
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("12. mare] So the quarto.", 12),
        ("12 mare] So the quarto.", 12),
        ("12-14 the mare ... town] Left out.", 12),
        ("l. 12: so the quarto.", 12),
        ("ll. 12–14. So the quarto.", 12),
        ("Line 12. So the quarto.", 12),
        ("v. 3 So the quarto.", 3),
        ("12. See [Ann] Lee.", None),
        ("12. Ann Lee, Book, 3.", None),
        ("lines were 12 there", None),
        ("l. mare] So", None),
        ("mare] So the quarto.", None),
        ("", None),
    ],
)
def test_the_label_is_the_number_of_the_line(line: str, number: int | None) -> None:
    label = line_label(line)
    assert (label.number if label else None) == number


def test_the_notes_below_a_poem() -> None:
    document = read(
        f"The Toll\n\n{VERSE}\nNOTES\n\n1. mare] So the quarto.\n2. the toll] The folio has\n"
        "a toll.\n4. town] See Lee, Mills, 12.\n"
    )
    assert told(document) == [
        ("1", 1, "mare] So", ()), ("2", 1, "the toll]", ()), ("4", 1, "town] See", ()),
    ]  # fmt: skip
    assert words_of(document)[1] == "the toll] The folio has a toll."
    assert of_kind(document, "heading") == ["The Toll", "NOTES"]
    assert len(document.warnings) == 1
    assert "numbers of lines" in document.warnings[0]


def test_each_scene_begins_a_series() -> None:
    document = read(
        f"{VERSE}\nNotes\n\nScene I\n1. mare] One.\n3. gate] Two.\n4. bed] Three.\n\nScene II\n"
        "2. toll] Four.\n3. gate] Five.\n4. town] Six.\n"
    )
    assert [(note.series, note.number) for note in document.notes] == [
        (1, 1), (1, 3), (1, 4), (2, 2), (2, 3), (2, 4),
    ]  # fmt: skip
    assert of_kind(document, "heading") == ["Notes", "Scene I", "Scene II"]


def test_they_stand_beside_numbered_notes() -> None:
    document = read(
        f"It is by Lee.[1] It was lost.[2]\n\n{VERSE}\n1 mare] One.\n3 gate] Two.\n"
        "4 bed] Three.\n\nNotes\n\n[1] Lee, Mills, 3.\n[2] Ibid.\n"
    )
    assert sorted((note.series, note.label, len(note.markers)) for note in document.notes) == [
        (1, "1", 1), (1, "2", 1), (2, "1", 0), (2, "3", 0), (2, "4", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "l. 4 is short, and so is\n\nl. 7 of it.\n",
        "He wrote that\nline 4 is short and that\nline 7 is long and that\nline 9 is lost.\n",
        "1. mare] One.\n\nIt was so.\n",
    ],
)
def test_a_few_such_lines_are_text(text: str) -> None:
    document = read(text)
    assert document.notes == ()
    assert "".join(body(document).split()) == "".join(text.split())


def test_notes_that_rise_are_of_one_series() -> None:
    lines = split_lines("1 a] B.\n2 c] D.\n\n2 e] F.\n9 g] H.\n1 i] J.\n")
    starts = line_starts(lines, range(len(lines)))
    assert [start.series for start in starts] == [1, 1, 1, 1, 2]
