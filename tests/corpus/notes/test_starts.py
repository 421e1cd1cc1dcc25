"""Which lines begin notes."""

import pytest

from corpus.notes.candidates import ends_note, is_notes_heading, is_rule
from tests.corpus.notes.reading import labels_of, lay, read, starts_of, told


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("the end.", True),
        ("“the end”  ", True),
        ("the end.”)", True),
        ("https://a.example/b", True),
        ("a.example/b-", True),
        ("A/CN.7/SR.3,", False),
        ("Bringing Peace to Afghanistan”,", False),
        ("and then", False),
        ("", False),
        ("a.example/b then", False),
    ],
)
def test_a_note_ends_only_at_a_stop_a_quote_or_an_address(line: str, ends: bool) -> None:
    assert ends_note(line) is ends


@pytest.mark.parametrize("line", ["___", "  ————", "-----  ", "* * *".replace(" ", ""), "======"])
def test_a_rule_has_no_words(line: str) -> None:
    assert is_rule(line)
    assert not is_rule(f"{line} 3")


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Notes", True),
        ("NOTES", True),
        ("  7. Endnotes:", True),
        ("Notes to Chapter One", True),
        ("Notes on the harbour of Wendle were found", False),
        ("He made notes", False),
        ("", False),
    ],
)
def test_a_heading_above_notes_is_matched_whole(line: str, is_heading: bool) -> None:
    assert is_notes_heading(line) is is_heading


def _numbers(text: str) -> list[int]:
    return [start.label.number for start in starts_of(text)]


def _series(text: str) -> list[tuple[int, int]]:
    return [(start.series, start.label.number) for start in starts_of(text)]


def test_a_line_that_begins_with_a_number_goes_on_where_no_note_ended() -> None:
    text = "Notes\n1 “A Declaration”,\n2 February 2020, https://a.example.\n2 Ann Lee.\n3 Ibid."
    assert _numbers(text) == [1, 2, 3]
    assert [start.place for start in starts_of(text)] == [1, 3, 4]


def test_a_number_out_of_the_row_does_not_begin_a_note() -> None:
    assert _numbers("Notes\n1 One.\n2 Two.\n1999 was a year.\n3 Three.\n4 Four.") == [1, 2, 3, 4]


def test_a_gap_and_notes_out_of_order_are_kept() -> None:
    assert _numbers("Notes\n[1] One.\n[2] Two.\n[4] Four.\n[5] Five.") == [1, 2, 4, 5]
    assert _numbers("Notes\n[2] Two.\n[3] Three.\n[1] One.") == [2, 3, 1]


@pytest.mark.parametrize("heading", ["Notes\n\n", ""])
@pytest.mark.parametrize("more", ["[3] Three.\n", ""])
def test_a_number_twice_in_a_row_begins_two_notes(heading: str, more: str) -> None:
    document = read(
        f"It rose.[1] It fell.[2] It ended.[3]\n\n{heading}"
        f"[1] One.\n[2] Two.\n[2] Two again.\n{more}"
    )
    assert told(document)[:3] == [
        ("1", 1, "One.", ("rose.",)),
        ("2", 1, "Two.", ("fell.",)),
        ("2", 1, "Two again.", ()),
    ]


def test_one_list_has_one_style() -> None:
    assert _numbers("Notes\n[1] One.\n2 pounds a head.\n[2] Two.\n[3] Three.") == [1, 2, 3]


def test_a_number_that_is_printed_otherwise_is_no_note_of_a_list() -> None:
    text = (
        "It rose.[1] It fell.[2] It lay.[3]\n\nNotes\n\n[1] One.\n\n2 pounds a head.\n\n"
        "[2] Two.\n\n[3] Three.\n"
    )
    assert [text.splitlines()[start.place] for start in starts_of(text)] == [
        *("[1] One.", "[2] Two.", "[3] Three."),
    ]


def test_no_lines_hold_no_notes() -> None:
    assert starts_of("") == []
    assert starts_of("no label\n\nnone") == []
    assert labels_of("no label") == {}


LIST = "The council asked for three things:\n\n1. a new weir;\n2. a new mill;\n3. a miller.\n"


def test_a_list_is_no_list_of_notes() -> None:
    assert starts_of(LIST) == []
    assert read(LIST).notes == ()


def test_a_list_in_a_text_with_notes_stays_a_list() -> None:
    document = read(
        f"The weir broke in 1790.[1] Nobody paid.[2]\n\n{LIST}\n[1] Weir Book, 3.\n[2] Ibid., 4.\n"
    )
    assert told(document) == [("1", 1, "Weir Book,", ("1790.",)), ("2", 1, "Ibid., 4.", ("paid.",))]
    assert "2. a new mill;" in document.text[: document.body_end]


def test_a_list_that_is_printed_as_the_notes_are_stays_a_list() -> None:
    document = read(
        f"The weir broke in 1790.1 Nobody paid for it.2\n\n{LIST}\n"
        "Nobody had either.3\n\nNotes\n\n1. Weir Book, 3.\n2. Ibid., 4.\n3. Ibid., 9.\n"
    )
    assert [words for _, _, words, _ in told(document)] == ["Weir Book,", "Ibid., 4.", "Ibid., 9."]


HEADINGS = (
    "1. The weir\n\nThe weir broke in 1790.1 Nobody paid for it in the end.\n\n"
    "2. The mill\n\nThe mill stood still for a year.2 The miller died in the spring.\n\n"
    "3. The end\n\nThe weir was sold for its stones.3 Nobody paid for them.\n\n"
)


@pytest.mark.parametrize("heading", ["Notes\n\n", ""])
def test_numbered_headings_are_no_notes_beside_endnotes(heading: str) -> None:
    document = read(f"{HEADINGS}{heading}1. Weir Book, 3.\n2. Mill Book, 4.\n3. Sales, 9.\n")
    assert told(document) == [
        ("1", 1, "Weir Book,", ("1790.",)),
        ("2", 1, "Mill Book,", ("year.",)),
        ("3", 1, "Sales, 9.", ("stones.",)),
    ]
    assert [section.path[-1] for section in document.sections] == [
        "1. The weir",
        "2. The mill",
        "3. The end",
    ]


def test_dates_at_line_starts_are_no_notes() -> None:
    document = read(
        "The weir broke on\n9 May 1790, and the mill stood still.[1] It was\n"
        "1791 before anybody paid.[2]\n\n[1] Weir Book, 3.\n[2] Ibid.\n"
    )
    assert [label for label, *_ in told(document)] == ["1", "2"]


def test_a_note_to_which_nothing_refers_loses_no_other() -> None:
    document = read(
        "The weir broke.[1] The mill stood still.[2] The miller died.[4]\n\n"
        "[1] Weir Book, 3.\n\n[2] Ibid.\n\n[3] See the plan.\n\n[4] Parish Book, 9.\n"
    )
    assert [(label, marks) for label, _, _, marks in told(document)] == [
        ("1", ("broke.",)),
        ("2", ("still.",)),
        ("3", ()),
        ("4", ("died.",)),
    ]
    assert document.warnings == ("Nothing in the text refers to note 3.",)


def test_a_gap_in_the_numbers_is_kept_and_told_of() -> None:
    document = read("It broke.[1] It stood.[5] He died.[6]\n\n[1] One.\n[5] Five.\n[6] Six.\n")
    assert [label for label, *_ in told(document)] == ["1", "5", "6"]
    assert document.warnings == ("The notes leave out numbers 2–4.",)


def test_numbering_may_begin_at_twelve() -> None:
    document = read("It broke.[12] It stood.[13]\n\n[12] Weir Book, 3.\n\n[13] Ibid.\n")
    assert [(note.number, note.id, note.series) for note in document.notes] == [
        (12, "12", 1),
        (13, "13", 1),
    ]
    assert document.warnings == ("The numbers of the notes begin at 12.",)


CHAPTER = (
    "Chapter {0}\n\nThe {1} broke.[1] It was sold.[2]\n\nNotes\n\n[1] {1} Book.\n[2] Sales.\n\n"
)


def test_numbering_begins_anew_with_a_chapter() -> None:
    text = CHAPTER.format("One", "Weir") + CHAPTER.format("Two", "Mill")
    assert _series(text) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert told(read(text)) == [
        ("1", 1, "Weir Book.", ("broke.",)),
        ("2", 1, "Sales.", ("sold.",)),
        ("1", 2, "Mill Book.", ("broke.",)),
        ("2", 2, "Sales.", ("sold.",)),
    ]
    assert [note.id for note in read(text).notes] == ["1", "2", "2.1", "2.2"]


def test_numbering_begins_anew_in_one_list_of_all_chapters() -> None:
    text = (
        "The weir broke.[1] It was sold.[2]\n\nThe mill stood.[1] It fell.[2]\n\nNotes\n\n"
        "Chapter One\n\n[1] Weir Book.\n[2] Sales.\n\nChapter Two\n\n[1] Mill Book.\n[2] Fire.\n"
    )
    assert _series(text) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert [(words, marks) for _, _, words, marks in told(read(text))] == [
        ("Weir Book.", ("broke.",)),
        ("Sales.", ("sold.",)),
        ("Mill Book.", ("stood.",)),
        ("Fire.", ("fell.",)),
    ]


def test_a_heading_may_stand_directly_above_the_notes_of_a_chapter() -> None:
    text = (
        "The weir broke.[1] It was sold.[2]\n\nThe mill stood.[1] It fell.[2]\n\nNotes\n\n"
        "Chapter One\n[1] Weir Book.\n[2] Sales.\n\nChapter Two\n[1] Mill Book.\n[2] Fire.\n"
    )
    assert _series(text) == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_numbering_begins_anew_on_each_page() -> None:
    text = "\f".join(
        f"The {name} broke in the night.1 It was sold in May.2\n\n1 Parish.\n2 {name} Book.\n"
        for name in ("weir", "mill", "lock")
    )
    assert _series(text) == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]
    assert [(one.label, one.page, one.series) for one in read(text).notes][::2] == [
        ("1", 1, 1),
        ("1", 2, 2),
        ("1", 3, 3),
    ]


def test_a_label_may_be_alone_on_its_line() -> None:
    document = read(
        "The weir broke.[1] They sang of it.[2] The mill stood still.[3]\n\n"
        "[1] Weir Book.\n\n[2]\n\n    The water came, the water went,\n    And took the wheel.\n\n"
        "[3] Mill Book.\n"
    )
    assert [words for _, _, words, _ in told(document)] == ["Weir Book.", "The water", "Mill Book."]


def test_a_number_alone_without_words_below_is_no_label() -> None:
    assert [note.label.number for note in lay("It broke.1\n\n1 One.\n\n2\n").notes] == [1]


def test_the_markers_of_a_series_begin_behind_the_series_before() -> None:
    starts = starts_of(CHAPTER.format("One", "Weir") + CHAPTER.format("Two", "Mill"))
    assert [start.after for start in starts] == [0, 0, starts[1].place + 1, starts[1].place + 1]
    assert all(start.is_marked for start in starts)


def test_roman_numerals_and_letters_are_labels_too() -> None:
    roman = "It broke.[i] It stood.[ii] He died.[iii]\n\n[i] One.\n[ii] Two.\n[iii] Three.\n"
    assert [start.label.number for start in starts_of(roman, "roman")] == [1, 2, 3]
    letters = "It broke.[a] It stood.[b] He died.[c]\n\n[a] One.\n[b] Two.\n[c] Three.\n"
    assert [start.label.text for start in starts_of(letters, "letter")] == ["a", "b", "c"]
    assert [label for label, *_ in told(read(letters))] == ["a", "b", "c"]


def test_a_list_of_many_letters_may_go_past_the_numeral_i() -> None:
    names = "abcdefghijklm"
    text = " ".join(f"Word {n} is here.[{name}]" for n, name in enumerate(names))
    notes = "\n".join(f"[{name}] Book {name}." for name in names)
    assert [label for label, *_ in told(read(f"{text}\n\n{notes}\n"))] == list(names)


@pytest.mark.parametrize("form", ["{} ", "{}. ", "[{}] "])
@pytest.mark.parametrize("heading", ["Notes\n\n", ""])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lists_begin_anew_with_notes_to_which_nothing_refers(
    form: str, heading: str, between: str
) -> None:
    marker = form.strip() if "[" in form else "{}"
    chapter = "The weir was broken by the ice in the night. He slept.{} He woke at noon.{}"
    text = "\n\n".join(chapter.format(marker.format(2), marker.format(3)) for _ in range(3))
    notes = between.join(
        f"{form.format(n)}Ann Lee, Book, {n}{k}." for k in range(3) for n in (1, 2, 3)
    )
    document = read(f"{text}\n\n{heading}{notes}\n")
    assert [(note.series, note.number, len(note.markers)) for note in document.notes] == [
        (series, number, int(number > 1)) for series in (1, 2, 3) for number in (1, 2, 3)
    ]
    assert len(document.warnings) == 3


def test_a_list_within_a_note_is_no_list_of_notes() -> None:
    document = read(
        "The weir broke.1 He slept.2 He woke.3 It was noon.\n\nNotes\n\n1. Ann Lee, Book, 3.\n"
        "2. The reasons were these.\n1. It was cold.\n2. It was late.\n3. Mill Book, 7.\n"
    )
    assert {note.series for note in document.notes} == {1}


WIKI = "Mill\n\nIt was built in 1619.[1][2] It fell.[1] It rose.[3]\n\n"


@pytest.mark.parametrize(
    "notes",
    [
        "1. ↑ a b Lee, Mills.\n2. ↑ Wren, Gas.\n3. ↑ Ibid.\n",
        "^ a b Lee, Mills.\n^ Wren, Gas.\n^ Ibid.\n",
        "↑ 1. Lee, Mills.\n↑ 2. Wren, Gas.\n↑ 3. Ibid.\n",
        "1. ^ Jump up to: a b Lee, Mills.\n\n2. ^ Wren, Gas.\n\n3. ^ Ibid.\n",
    ],
)
def test_the_notes_of_a_copied_web_page(notes: str) -> None:
    document = read(f"{WIKI}References[edit]\n\n{notes}")
    assert [document.note_text(note) for note in document.notes] == [
        "Lee, Mills.", "Wren, Gas.", "Ibid.",
    ]  # fmt: skip
    assert [len(note.markers) for note in document.notes] == [2, 1, 1]
    headings = [
        document.text[one.start : one.end] for one in document.paragraphs if one.kind == "heading"
    ]
    assert headings == ["Mill", "References"]
    assert document.warnings == ()


def test_a_list_of_contents_begins_no_notes() -> None:
    document = read(
        f"{WIKI}Contents\n1 History\n2 Machinery\n3 Sources\n\nHistory[edit]\n\nIt was.\n\n"
        "1. Lee, Mills.\n2. Wren, Gas.\n3. Ibid.\n"
    )
    assert document.note_text(document.notes[0]) == "Lee, Mills."
    assert len(document.notes) == 3


@pytest.mark.parametrize("heads", [("12", "13", "14"), ("1", "2", "3")])
def test_numbered_side_heads_are_no_notes(heads: tuple[str, ...]) -> None:
    text = "".join(
        f"{number}. The weir. – It broke in the night.{mark} He slept on till noon.\n\n"
        for number, mark in zip(heads, ("[1]", "[2]", "[3]"), strict=True)
    )
    document = read(f"{text}[1] Lee, Mills.\n[2] Wren, Gas.\n[3] Ibid.\n")
    assert [document.note_text(note) for note in document.notes] == [
        "Lee, Mills.", "Wren, Gas.", "Ibid.",
    ]  # fmt: skip
    assert read(text.replace("[", "").replace("]", "")).notes == ()


def test_a_list_in_the_text_does_not_take_the_markers_of_the_notes_under_a_heading() -> None:
    first = "It broke.1 He slept.2\n\nNotes\n\n1. Lee, Mills.\n2. Ibid., 4.\n\n"
    second = (
        "He woke.1 It was so cold that there was nothing to be done.2 Two things were said:\n\n"
        "   1. that it was late;\n   2. that it was cold.\n\nNobody came.\n\n"
    )
    document = read(f"{first}{second}Notes — Section 2\n\n1. Wren, Gas.\n2. Ibid., 5.\n")
    assert [document.note_text(note) for note in document.notes] == [
        "Lee, Mills.", "Ibid., 4.", "Wren, Gas.", "Ibid., 5.",
    ]  # fmt: skip
    assert [len(note.markers) for note in document.notes] == [1, 1, 1, 1]
