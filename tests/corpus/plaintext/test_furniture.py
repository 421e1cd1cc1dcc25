"""Running heads, running feet and page numbers."""

import pytest

from corpus.lines import split_lines
from corpus.plaintext.furniture import Pages, find_pages
from tests.corpus.notes.reading import body, read, words_of
from tests.corpus.plaintext.pages import (
    BETWEEN,
    FEET,
    HEADS,
    NUMBERED_HEADS,
    WHOLE,
    furniture_of,
    text_of,
)


@pytest.mark.parametrize("name", [*HEADS, *NUMBERED_HEADS])
def test_running_heads_of_pages_are_furniture(name: str) -> None:
    heads = (HEADS | NUMBERED_HEADS)[name]
    text = text_of(heads, [""] * 4, between="\n\f")
    assert furniture_of(text) == heads
    assert body(read(text)) == WHOLE


@pytest.mark.parametrize("name", FEET)
@pytest.mark.parametrize("between", BETWEEN)
def test_running_feet_are_furniture(name: str, between: str) -> None:
    text = text_of([""] * 4, FEET[name], between=BETWEEN[between])
    assert furniture_of(text) == FEET[name]
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_heads_and_feet_go_together() -> None:
    text = text_of(HEADS["the same head"], FEET["page numbers"], between="\n\f")
    assert len(furniture_of(text)) == 8
    assert body(read(text)) == WHOLE


def test_small_roman_page_numbers_are_furniture() -> None:
    text = text_of([""] * 4, ["iv", "v", "vi", "vii"], between="\n\f")
    assert furniture_of(text) == ["iv", "v", "vi", "vii"]


def test_the_title_is_kept_where_later_pages_repeat_it() -> None:
    heads = ["The Spoon of Osney\n\nBy Jane Holt", "", *HEADS["the same head"][2:]]
    document = read(text_of(heads, FEET["page numbers"], between="\n\f"))
    assert (document.title, document.authors) == ("The Spoon of Osney", ("Jane Holt",))
    assert body(document).count("Spoon of Osney") == 1


def test_the_title_is_kept_where_every_later_page_repeats_it() -> None:
    heads = ["The Spoon of Osney\n\nBy Jane Holt", *HEADS["the same head"][1:]]
    document = read(text_of(heads, FEET["page numbers"], between="\n\f"))
    assert (document.title, document.authors) == ("The Spoon of Osney", ("Jane Holt",))


def test_the_head_of_the_first_page_is_known_whatever_ends_the_last() -> None:
    text = text_of(HEADS["the same head"], [""] * 4, between="\n\f")
    assert furniture_of(text.rstrip("\f")) == HEADS["the same head"]


def test_a_heading_above_notes_that_comes_again_stays() -> None:
    chapters = "\f".join(
        f"The weir of {name} broke in the night.[1]\n\nNotes\n\n[1] {name} Book, 3.\n"
        for name in ("Osney", "Wendle", "Hane", "Dee")
    )
    document = read(chapters)
    assert words_of(document) == [
        "Osney Book, 3.",
        "Wendle Book, 3.",
        "Hane Book, 3.",
        "Dee Book, 3.",
    ]
    assert document.text.count("Notes") == 4


def test_a_text_of_nothing_else_has_no_furniture() -> None:
    pages = find_pages(split_lines("1\f2\f3"))
    assert pages.furniture == []
    assert [line.text for line in pages.lines] == ["1", "2", "3"]


def test_without_lines_there_are_no_pages() -> None:
    assert find_pages([]) == Pages([], [], False, False)
    assert not find_pages(split_lines("It rose.\n\nIt fell.\n")).paged


def test_short_notes_that_are_alike_stay_notes() -> None:
    pages = [
        "It rose in the night.1 It fell at noon.2\n\n1 Weir Book, 3.\n2 Ibid.\n",
        "The mill stood still.3 The miller died.4\n\n3 Mill Book, 7.\n4 Ibid.\n",
        "Nobody paid for it.5 It was sold.6\n\n5 Sales, 9.\n6 Ibid.\n",
    ]
    document = read("\f".join(pages))
    assert words_of(document) == [
        *("Weir Book, 3.", "Ibid.", "Mill Book, 7.", "Ibid.", "Sales, 9.", "Ibid."),
    ]


def test_notes_that_are_the_same_on_two_pages_stay_notes() -> None:
    text = "The weir broke in the night.1 It fell.2\n\n1 Weir Book, {0}.\n2 Ibid.\n"
    document = read("\f".join(text.format(page) for page in (3, 4)))
    assert words_of(document) == ["Weir Book, 3.", "Ibid.", "Weir Book, 4.", "Ibid."]
