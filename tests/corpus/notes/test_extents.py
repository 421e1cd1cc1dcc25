"""The lines of each note."""

import pytest

from tests.corpus.notes.reading import body, lay, of_kind, read, sentences, words_of

WORDS = "The river rose in the night and nobody in the town had thought that it would ever"


def test_a_foot_block_behind_a_rule_leaves_the_rule_out() -> None:
    document = read(
        f"{WORDS} come.1\n\n____________\n1 Ann Lee, Book, 3.\n\fThe mayor slept.2\n\n"
        "____________\n2 Ibid.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3.", "Ibid."]
    assert "_" not in document.text


def test_a_note_that_is_unfinished_goes_on_at_the_foot_of_the_next_page() -> None:
    document = read(
        f"{WORDS} come.1 The\n\n1 Ann Lee, who wrote of the night long\n\f"
        "mayor slept.2 He woke at noon.\n\nafterwards, is not to be trusted.\n2 Ibid., 7.\n"
    )
    assert words_of(document) == [
        "Ann Lee, who wrote of the night long afterwards, is not to be trusted.",
        "Ibid., 7.",
    ]
    assert "The mayor slept." in sentences(document)
    assert [note.page for note in document.notes] == [1, 2]


def test_a_note_goes_on_behind_the_rule_of_the_next_page() -> None:
    document = read(
        f"{WORDS} come.1\n________\n1 Ann Lee, Book, 3. She wrote of it in old age, and her "
        "account is\n\fThe mayor slept.2 He woke at noon.\n________\nnot to be trusted.\n"
        "2 Ibid., 7.\n"
    )
    assert words_of(document)[0].endswith("her account is not to be trusted.")
    assert sentences(document)[1:] == ["The mayor slept.", "He woke at noon."]


def test_the_lines_above_the_first_note_are_no_part_of_a_finished_one() -> None:
    document = read(
        f"{WORDS} come.1\n\n1 Ann Lee, Book, 3.\n\f"
        "The mayor slept.2 He\nslept until noon.\n2 Ibid., 7.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3.", "Ibid., 7."]
    assert "He slept until noon." in sentences(document)


def test_a_note_may_stand_directly_below_a_line_that_ends_with_its_marker() -> None:
    document = read(
        f"{WORDS} come.1\n\n1 Ann Lee, Book, 3.\n\fThe mayor\nslept until noon.2\n2 Ibid., 7.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3.", "Ibid., 7."]
    assert "The mayor slept until noon." in sentences(document)


def test_a_page_of_nothing_but_the_rest_of_a_note_stays_readable() -> None:
    document = read(
        f"{WORDS} come.1\n\n1 Ann Lee, who wrote of the night long\n\fafterwards, and badly,\n\f"
        f"{WORDS} fall.2\n\n2 Ibid.\n"
    )
    assert "afterwards, and badly," in document.text
    assert [note.label for note in document.notes] == ["1", "2"]


def test_a_heading_with_nothing_numbered_below_is_body() -> None:
    document = read("Words.\n\nNotes\n\nNothing numbered.\n\nMore words are here.\n")
    assert document.notes == ()
    assert "Notes" in body(document)


def test_a_label_without_words_stays_in_the_text() -> None:
    document = read("It rose.[1] It fell.[2]\n\n[1] Ann Lee, Book, 3.\n\n[2]\n")
    assert words_of(document) == ["Ann Lee, Book, 3."]
    assert "[2]" in document.text


def test_lines_above_the_first_note_of_a_foot_block_are_an_aside() -> None:
    text = (
        f"{WORDS}\ncame.1 And\n\n \nAnn Lee teaches history in Rome.\n1 Lee, Book.\n then went.\n"
    )
    layout = lay(text)
    assert [[line.text for line in aside] for aside in layout.asides] == [
        ["Ann Lee teaches history in Rome."]
    ]
    assert [note.label.number for note in layout.notes] == [1]


def test_a_heading_between_two_lists_belongs_to_the_notes_below_it() -> None:
    document = read(
        f"{WORDS} come.[1] It fell.[2]\n\nThe mayor slept.[1] He woke.[2]\n\nNotes\n\nThe Night\n\n"
        "[1] Ann Lee, Book, 3.\n[2] Ibid.\n\nThe Morning\n\n[1] Parish Book, 9.\n[2] Ibid.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3.", "Ibid.", "Parish Book, 9.", "Ibid."]
    assert "The Morning" in of_kind(document, "heading")
    assert "The Morning" not in body(document)


TWO_CHAPTERS = f"ONE\n\n{WORDS} come.1 He woke.2\n\nTWO\n\n{WORDS} fall.1 He slept.2\n\n"


@pytest.mark.parametrize(
    "headings",
    [
        ("Notes", "Notes"),
        ("Notes\nChapter One", "Chapter Two"),
        ("Notes to Chapter One", "Notes to Chapter Two"),
        ("Notes\nChapter 1: The River", "Chapter 2: The Mayor"),
    ],
)
def test_a_heading_directly_below_a_note_is_no_part_of_it(headings: tuple[str, str]) -> None:
    first, second = headings
    document = read(
        f"{TWO_CHAPTERS}{first}\n1 Ann Lee, Book, 3.\n2 Ibid., 4.\n"
        f"{second}\n1 Mill Book.\n2 Ibid.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3.", "Ibid., 4.", "Mill Book.", "Ibid."]
    assert of_kind(document, "heading") == ["ONE", "TWO", *first.split("\n"), second]
    assert [(note.series, len(note.markers)) for note in document.notes] == [
        (1, 1), (1, 1), (2, 1), (2, 1),
    ]  # fmt: skip


def test_a_note_may_have_a_line_that_looks_like_a_heading() -> None:
    document = read(
        f"{TWO_CHAPTERS}Notes\n1 Ann Lee, Book, 3. See also\nPart Two\nof the same.\n2 Ibid.\n\n"
        "1 Mill Book.\n2 Ibid.\n"
    )
    assert words_of(document)[0] == "Ann Lee, Book, 3. See also Part Two of the same."


def test_headings_between_lists_whose_first_notes_are_unmarked() -> None:
    text = "".join(f"PART {n}\n\n{WORDS} come. He woke.2 And so on.\n\n" for n in "ABC")
    lists = "".join(
        f"The {n}\n\n1. Ann Lee, Book.\n\n2. Ibid., 4.\n\n" for n in ("Ice", "Mill", "Weir")
    )
    document = read(f"{text}Notes\n\n{lists}")
    assert of_kind(document, "heading")[3:] == ["Notes", "The Ice", "The Mill", "The Weir"]
    assert body(document).endswith("And so on.")
