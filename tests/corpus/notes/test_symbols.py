"""Notes with symbols, and notes with names."""

from tests.corpus.notes.reading import lay, marked, of_kind, read, told, words_of

FIRST = "The weir was broken by ice* in the night, and the miller† was in bed."
SECOND = "It was built anew* in May."


def test_symbols_begin_anew_on_each_page() -> None:
    document = read(
        f"{FIRST}\n\n* It was a hard frost.\n† He was ill.\n\f{SECOND}\n\n* By the same mason.\n"
    )
    assert told(document) == [
        ("*", 1, "It was", ("ice",)),
        ("†", 1, "He was", ("miller",)),
        ("*", 2, "By the", ("anew",)),
    ]


def test_symbols_begin_anew_behind_each_other_without_form_feeds() -> None:
    document = read(f"{FIRST}\n\n* A frost.\n† He was ill.\n\n{SECOND}\n\n* By a mason.\n")
    assert [(label, series) for label, series, *_ in told(document)] == [
        *(("*", 1), ("†", 1), ("*", 2)),
    ]


def test_a_page_may_begin_with_a_later_symbol() -> None:
    document = read("It broke* in May.\n\n* A frost.\n\fIt was built† anew.\n\n† By a mason.\n")
    assert [(label, series) for label, series, *_ in told(document)] == [("*", 1), ("†", 2)]


def test_a_symbol_that_the_text_does_not_have_begins_no_note() -> None:
    document = read("The weir was broken.\n\n* Flour\n* Meal\n\nIt was built anew in May.\n")
    assert document.notes == ()


def test_a_row_of_stars_is_neither_marker_nor_note() -> None:
    document = read(f"{FIRST}\n\n* It was a frost.\n† He was ill.\n\n* * *\n\nIt fell again.\n")
    assert [label for label, *_ in told(document)] == ["*", "†"]
    assert "* * *" not in document.text


def test_section_signs_before_figures_are_no_markers() -> None:
    document = read(
        "Under § 4 and §7 the miller pays.§ He did not.\n\n§ The section was repealed.\n"
    )
    assert told(document) == [("§", 1, "The section", ("pays.",))]


def test_a_symbol_on_the_byline_is_a_note_of_the_authors() -> None:
    document = read(
        "The Broken Weir\n\nBy Jane Holt*\n\nThe weir was broken by ice.1 It was built anew.\n\n"
        "* Holt teaches at Wendle.\n\n1 Weir Book, 3.\n"
    )
    assert [(label, words) for label, _, words, _ in told(document)] == [
        ("*", "Holt teaches"),
        ("1", "Weir Book,"),
    ]
    assert len({note.series for note in document.notes}) == 2
    assert document.authors == ("Jane Holt",)
    assert of_kind(document, "byline") == ["By Jane Holt"]


def test_symbols_in_brackets_are_markers() -> None:
    document = read("The weir was broken.[*] It was built anew.[†]\n\n[*] By ice.\n[†] In May.\n")
    assert marked(document) == [("broken.", "By"), ("anew.", "In")]


NAMED = (
    "The weir was broken.[^ice] It was built anew.[^2] It broke again.[^ice]\n\n"
    "[^2]: In May.\n\n[^ice]: Weir Book, 3.\n"
)


def test_named_notes_are_numbered_in_the_order_of_their_markers() -> None:
    document = read(NAMED)
    assert [(note.label, note.number) for note in document.notes] == [("2", 2), ("ice", 1)]
    assert marked(document) == [("broken.", "Weir"), ("anew.", "In"), ("again.", "Weir")]


def test_named_notes_whose_names_are_numbers_keep_them() -> None:
    document = read("It broke.[^7] It was built.[^3]\n\n[^3]: In May.\n[^7]: By ice.\n")
    assert [(note.label, note.number) for note in document.notes] == [("3", 3), ("7", 7)]


def test_of_two_notes_with_one_name_the_first_counts() -> None:
    document = read(
        "It broke.[^a] It was built.[^b]\n\n[^a]: By ice.\n[^b]: In May.\n[^a]: Again.\n"
    )
    assert [label for label, *_ in told(document)] == ["a", "b"]
    assert "Again." in document.text


def test_a_name_without_a_note_is_told_of() -> None:
    document = read("It broke.[^a] It was built.[^b]\n\n[^a]: By ice.\n")
    assert document.warnings == ("The text refers to notes that are not there: b.",)
    assert words_of(document) == ["By ice."]


def test_each_note_is_a_part_of_the_layout() -> None:
    assert [note.label.text for note in lay(NAMED).notes] == ["2", "ice"]
