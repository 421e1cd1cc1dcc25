"""Tables in plain text."""

from corpus.lines import split_lines
from corpus.plaintext.tables import Table, find_tables
from tests.corpus.notes.reading import of_kind, read, sentences

ROWS = "Year    Wheat    Barley\n1790    12       9\n1791    14       8\n"


def _tables(text: str) -> list[Table]:
    return find_tables(split_lines(text))


def test_rows_of_columns_are_a_table_with_a_head() -> None:
    assert _tables(f"Prices were these.\n\n{ROWS}\nThey fell.\n") == [Table(2, 3, 5)]


def test_columns_may_be_divided_by_tabs() -> None:
    assert _tables("Year\tWheat\tBarley\n1790\t12\t9\n1791\t14\t8\n") == [Table(0, 1, 3)]


def test_a_head_of_years_is_a_head() -> None:
    text = "Grain     1790   1791   1792\nWheat     12     14     13\nBarley    9      8      9\n"
    assert _tables(text) == [Table(0, 1, 3)]


def test_a_head_may_have_several_lines() -> None:
    text = (
        "        Price    Price\nYear    wheat    barley\n1790    12       9\n1791    14       8\n"
    )
    assert _tables(text) == [Table(0, 2, 4)]


def test_a_table_of_words_has_one_line_of_head() -> None:
    text = "Town      Mill      Owner\nOsney     Upper     Holt\nHane      Lower     Sayed\n"
    assert _tables(text) == [Table(0, 1, 3)]


def test_justified_prose_and_single_rows_are_no_table() -> None:
    assert _tables("The weir   was broken by ice   in the night.\n") == []
    assert _tables("He   came to the\nweir   and saw the\nice   upon it.\n") == []
    assert _tables("") == []


def test_two_tables_are_two() -> None:
    assert len(_tables(f"{ROWS}\nThen they fell.\n\n{ROWS}")) == 2


def test_a_table_within_a_sentence_leaves_it_whole() -> None:
    document = read(
        "The prices of the two years, which the steward wrote down on the wall,\n\n"
        f"{ROWS}\nfell by a third in the spring that came after them.\n"
    )
    assert (
        "The prices of the two years, which the steward wrote down on the wall, "
        "fell by a third in the spring that came after them." in sentences(document)
    )
    assert of_kind(document, "table heading") == ["Year Wheat Barley"]
    assert of_kind(document, "table row") == ["1790 12 9", "1791 14 8"]


def test_a_row_is_a_sentence_and_a_head_is_none() -> None:
    document = read(f"Prices were these.\n\n{ROWS}\nThey fell.\n")
    assert sentences(document) == ["Prices were these.", "1790 12 9", "1791 14 8", "They fell."]


def test_numbers_in_a_table_are_no_markers() -> None:
    document = read(
        f"The prices rose.1 They fell.2\n\n{ROWS}\nNobody knew why.3\n\nNotes\n\n"
        "1. One.\n2. Two.\n3. Three.\n"
    )
    assert [document.text[: note.markers[0]].split()[-1] for note in document.notes] == [
        "rose.",
        "fell.",
        "why.",
    ]
    assert all(len(note.markers) == 1 for note in document.notes)
