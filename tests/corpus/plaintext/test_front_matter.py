"""Title, authors and imprint of a text, and the frame of an e-book."""

import pytest

from corpus.lines import split_lines
from corpus.plaintext.front_matter import (
    date_of,
    is_ornament,
    names_in,
    outside_book,
)
from tests.corpus.notes.reading import body, of_kind, read, sentences

WORDS = "The weir was broken by the ice in the night, and the miller was in bed at the time."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Holt", ("Jane Holt",)),
        ("JANE HOLT", ("JANE HOLT",)),
        ("Jane Holt and Li Wei Chen", ("Jane Holt", "Li Wei Chen")),
        ("Jane Holt, Amir Sayed, and B. K. Rao", ("Jane Holt", "Amir Sayed", "B. K. Rao")),
        ("Jane Holt* & Amir Sayed†", ("Jane Holt", "Amir Sayed")),
        ("Jane Holt1, Amir Sayed2", ("Jane Holt", "Amir Sayed")),
        ("Jane Holt1,2☯, Amir Sayed3*, B. K. Rao†,", ("Jane Holt", "Amir Sayed", "B. K. Rao")),
        ("by Ludwig van Beeck", ("Ludwig van Beeck",)),
        ("by the Reverend Jane Holt", ("Jane Holt",)),
        ("Jane Holt, Institute of Rivers", ()),
        ("Deputy Governor", ()),
        ("Jane", ()),
        ("The weir was broken by ice", ()),
        ("Department of Rivers", ()),
        ("", ()),
    ],
)
def test_a_byline_has_names(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    ("line", "ornament"),
    [
        ("* * *", True),
        ("~~~~~", True),
        ("    -----", True),
        ("[Illustration]", True),
        ("[Illustration: The weir]", False),
        ("*", False),
        ("", False),
        ("A - B", False),
    ],
)
def test_an_ornament_has_no_words(line: str, ornament: bool) -> None:
    assert is_ornament(line) is ornament


def test_a_title_and_a_byline_are_read() -> None:
    document = read(f"The Broken Weir\n\nBy Jane Holt\n\n{WORDS}\n")
    assert (document.title, document.authors) == ("The Broken Weir", ("Jane Holt",))
    assert of_kind(document, "title") == ["The Broken Weir"]
    assert of_kind(document, "byline") == ["By Jane Holt"]
    assert sentences(document) == [WORDS]


def test_a_title_of_two_lines_with_the_authors_directly_below() -> None:
    text = f"The Broken Weir\nof Osney\nJane Holt and Amir Sayed\n\n{WORDS}\n"
    document = read(text)
    assert document.title == "The Broken Weir of Osney"
    assert document.authors == ("Jane Holt", "Amir Sayed")


def test_a_centred_title_page_with_by_alone_on_its_line() -> None:
    document = read(
        "          THE BROKEN WEIR\n\n                by\n\n            Jane Holt\n\n"
        "         Institute of Rivers\n\n             May 2008\n\n" + f"{WORDS}\n{WORDS}\n"
    )
    assert (document.title, document.authors) == ("THE BROKEN WEIR", ("Jane Holt",))
    assert document.issued == "2008-05"
    assert of_kind(document, "front matter") == ["Institute of Rivers", "May 2008"]


@pytest.mark.parametrize(
    "first",
    [
        WORDS,
        "Introduction",
        "1. The weir",
        "Chapter One",
        "the broken weir",
        "Weir",
        "It broke in the night,",
        "Contents",
    ],
)
def test_other_first_lines_are_no_title(first: str) -> None:
    assert read(f"{first}\n\nBy Jane Holt\n\n{WORDS}\n").title is None
    assert read(f"{first}\n\n{WORDS}\n").title is None


def test_a_title_without_authors_needs_a_heading_behind_it() -> None:
    assert read(f"The Broken Weir\n\nIntroduction\n\n{WORDS}\n").title == "The Broken Weir"
    assert read(f"The Broken Weir\n\n{WORDS}\n").title is None


def test_what_was_told_of_a_text_counts() -> None:
    from corpus.documents import Description
    from corpus.plaintext.reader import read_text

    about = Description("a-text", title="Another Title", authors=("Li Wei",))
    document = read_text(f"The Broken Weir\n\nBy Jane Holt\n\n{WORDS}\n".encode(), about)
    assert (document.title, document.authors) == ("Another Title", ("Li Wei",))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Osney, 3 May 1994", "1994-05-03"),
        ("May 2008", "2008-05"),
        ("Osney: the Press, 1994", "1994"),
        ("Institute of Rivers", None),
        ("Received 4 May 2010", None),
        ("Argued May 4, 2031—Decided June 5, 2031", "2031-06-05"),
        ("Filed: 3 May 1994", "1994-05-03"),
        ("3 May 1994, decided unanimously", "1994-05-03"),
    ],
)
def test_a_line_of_front_matter_may_be_dated(line: str, date: str | None) -> None:
    assert date_of(line) == date


START = "*** START OF THE PROJECT GUTENBERG EBOOK THE BROKEN WEIR ***"
STOP = "*** END OF THE PROJECT GUTENBERG EBOOK THE BROKEN WEIR ***"


def test_the_frame_of_an_e_book_is_outside() -> None:
    text = f"About this e-book.\n\n{START}\n\n{WORDS}\n\n{STOP}\n\nTerms of use.\n"
    outside = outside_book(split_lines(text))
    assert outside == {0, 1, 2, 6, 7, 8, 9}
    document = read(text)
    assert document.text == WORDS
    assert {omission.kind for omission in document.omissions} == {"furniture"}


def test_a_frame_with_nothing_in_it_is_read() -> None:
    assert outside_book(split_lines(f"About.\n{START}\n\n{STOP}\nTerms.\n")) == set()
    assert outside_book(split_lines(f"{WORDS}\n")) == set()


def test_a_frame_may_lack_its_start_or_its_end() -> None:
    assert outside_book(split_lines(f"About.\n{START}\n{WORDS}")) == {0, 1}
    assert outside_book(split_lines(f"{WORDS}\n{STOP}\nTerms.")) == {1, 2}


def test_a_byline_is_no_section() -> None:
    document = read(f"The Broken Weir\n\nBy Jane Holt\n\n{WORDS}\n\nThe Ice\n\n{WORDS}\n")
    assert [section.path for section in document.sections] == [(), ("The Ice",)]
    assert body(document).startswith("The Broken Weir\n\nBy Jane Holt\n\n")


def test_a_sentence_with_a_marker_before_a_heading_is_no_title() -> None:
    first = "The weir broke in the night and was sold to a smith."
    document = read(f"{first}[1]\n\nIntroduction\n\n{WORDS}\n\n[1] Weir Book.\n")
    assert document.title is None
    assert first in sentences(document)
