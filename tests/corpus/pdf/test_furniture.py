"""Running heads, feet and page numbers are taken out; labels and headings at the edge are not."""

from collections.abc import Sequence

import pytest

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.furniture import merged_labels, without_furniture
from tests.corpus.pdf.sheet import line, line_texts, lines, prose, row, word

HEIGHT, SIZE = 792.0, 10.0
TOP, FOOT = 40.0, 760.0


def body(page: int, count: int = 8) -> list[PdfLine]:
    return lines(prose(count, 10 * page), 72, 80)


def divided(
    pages: Sequence[Sequence[PdfLine]], size: float = SIZE
) -> tuple[list[list[str]], list[str | None]]:
    """The texts that are left of pages, and the labels."""
    kept, labels = without_furniture(pages, [HEIGHT] * len(pages), size)
    return [line_texts(own) for own in kept], labels


def with_lines(
    heads: Sequence[str] = (), feet: Sequence[str] = (), size: float = SIZE
) -> list[list[PdfLine]]:
    """Pages of text with a head and a foot each; none where it is empty."""
    pages = []
    for n in range(max(len(heads), len(feet))):
        head = [line(heads[n], 72, TOP, size)] if n < len(heads) and heads[n] else []
        foot = [line(feet[n], 72, FOOT, size)] if n < len(feet) and feet[n] else []
        pages.append([*head, *body(n), *foot])
    return pages


def only_text(count: int) -> list[list[str]]:
    return [line_texts(body(n)) for n in range(count)]


def test_pages_without_furniture_stay_as_they_are() -> None:
    assert divided([body(n) for n in range(4)]) == (only_text(4), [None] * 4)


def test_a_head_that_stands_on_two_pages_is_taken_out() -> None:
    heads = ["", "ICE ON THE SOUND", "ICE ON THE SOUND"]
    assert divided(with_lines(heads)) == (only_text(3), [None] * 3)


def test_heads_that_differ_on_left_and_right_pages_are_taken_out() -> None:
    heads = ["", "2      Ann Lee", "Ice on the Sound      3", "4      Ann Lee",
             "Ice on the Sound      5"]  # fmt: skip
    assert divided(with_lines(heads)) == (only_text(5), [None, "2", "3", "4", "5"])


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("{}", ["1", "2", "3"]),
        ("Page {} of 3", ["1", "2", "3"]),
        ("– {} –", ["1", "2", "3"]),
        ("- {} -", ["1", "2", "3"]),
        ("[{}]", ["1", "2", "3"]),
    ],
)
@pytest.mark.parametrize("at_top", [True, False])
def test_page_numbers(form: str, labels: list[str], at_top: bool) -> None:
    numbers = [form.format(n) for n in (1, 2, 3)]
    pages = with_lines(numbers if at_top else (), () if at_top else numbers)
    assert divided(pages) == (only_text(3), labels)


def test_page_numbers_that_begin_within_a_volume_and_a_first_page_without() -> None:
    found = divided(with_lines(feet=["", "412", "413", "414"]))
    assert found == (only_text(4), [None, "412", "413", "414"])


def test_roman_page_numbers_before_others() -> None:
    found = divided(with_lines(feet=["i", "ii", "iii", "1", "2", "3"]))
    assert found == (only_text(6), ["i", "ii", "iii", "1", "2", "3"])


def test_a_head_and_a_number_below_it_are_both_taken_out() -> None:
    pages = [
        [line("ICE ON THE SOUND", 72, 30), line(str(n + 1), 72, 44), *body(n)] for n in range(3)
    ]
    assert divided(pages) == (only_text(3), ["1", "2", "3"])


def test_heads_that_differ_in_a_number_alone_are_taken_out() -> None:
    heads = [f"Report 7 of May {1990 + n}" for n in (4, 2, 9)]
    assert divided(with_lines(heads))[0] == only_text(3)


def test_a_small_line_far_from_the_text_is_taken_out() -> None:
    pages = [body(0), [line("Downloaded in May", 72, 20, 7), *body(1)], body(2)]
    assert divided(pages)[0] == only_text(3)


def test_a_small_line_at_the_top_of_the_first_page_stays() -> None:
    """It may be that of the journal, or of the author."""
    first = [line("Journal of Ice", 72, 20, 7), *body(0)]
    assert divided([first, body(1)])[0][0] == line_texts(first)


@pytest.mark.parametrize("heads", [
    ["1. The Ferry", "2. The Harbour", "3. The Mail"],
    ["1 The Ferry", "", "2 The Harbour"],
    ["The Ferry", "The Harbour", "The Mail"],
])  # fmt: skip
def test_headings_at_the_top_of_pages_stay(heads: list[str]) -> None:
    pages = with_lines(heads)
    assert divided(pages)[0] == [line_texts(own) for own in pages]


def test_notes_at_the_foot_of_pages_stay() -> None:
    """Though their labels count as the pages do."""
    feet = [
        "1. Harbour book of Odden, folio 3.",
        "2. Letters of the master, p. 9.",
        "3. Lee, p. 4.",
    ]
    pages = with_lines(feet=feet, size=8)
    assert divided(pages) == ([line_texts(own) for own in pages], [None] * 3)


def test_notes_with_raised_labels_at_the_foot_of_pages_stay() -> None:
    """Though one stands on each page, and its label is the page's number."""
    pages = with_lines(feet=["1", "2", "3"])
    for n, own in enumerate(pages):
        label = word(str(n + 1), 72, 717, 5, raised=True)
        own.insert(-1, line_of([label, *row(f"Harbour book, folio {n + 7}.", 76, 720, 8)]))
    kept, labels = divided(pages)
    assert [own[-1] for own in kept] == [f"{n} Harbour book, folio {n + 6}." for n in (1, 2, 3)]
    assert labels == ["1", "2", "3"]


def test_notes_whose_labels_count_as_the_pages_do_stay() -> None:
    feet = ["1 Harbour book, folio 3.", "2 Letters of the master.", "3 Lee, Ice (1901), p. 4."]
    kept, labels = divided(with_lines(["1", "2", "3"], feet, 8))
    assert [page[-1] for page in kept] == feet
    assert labels == ["1", "2", "3"]


def test_heads_with_the_number_before_them_are_taken_out() -> None:
    heads = ["", "2 Ann Lee", "3 Ice on the Sound", "4 Ann Lee", "5 Ice on the Sound"]
    assert divided(with_lines(heads)) == (only_text(5), [None, "2", "3", "4", "5"])


def test_a_heading_that_stands_on_two_pages_at_other_places_stays() -> None:
    pages = [[line("The Ferry", 72, TOP + 60 * n), *lines(prose(6, n), 72, 200)] for n in range(3)]
    assert divided(pages)[0] == [line_texts(own) for own in pages]


def test_years_at_the_end_of_a_page_are_no_page_numbers() -> None:
    feet = ["and nobody had a letter in 1901", "the harbour was open in 1925", "in May of 1911"]
    pages = with_lines(feet=feet)
    assert divided(pages) == ([line_texts(own) for own in pages], [None] * 3)


def test_a_page_of_one_line_keeps_it() -> None:
    pages = [[line("ICE ON THE SOUND", 72, TOP)] for _ in range(3)]
    assert divided(pages)[0] == [["ICE ON THE SOUND"]] * 3


def test_pages_without_lines_are_no_fault() -> None:
    assert divided([[], body(1), []]) == ([[], line_texts(body(1)), []], [None] * 3)
    assert divided([]) == ([], [])


@pytest.mark.parametrize(
    ("printed", "own", "merged"),
    [
        ([None, "2", "3"], ["1", "2", "3"], [None, "2", "3"]),
        ([None, "2", "3"], ["i", "2", "3"], ["i", "2", "3"]),
        ([None, None], ["A-1", "A-2"], ["A-1", "A-2"]),
        (["5", None], ["6", "7"], ["5", None]),
        ([None, None], ["1", "2"], [None, None]),
        ([None, None], [None, None], [None, None]),
    ],
)
def test_labels_of_the_file_stand_in_for_printed_ones_they_agree_with(
    printed: list[str | None], own: list[str | None], merged: list[str | None]
) -> None:
    assert merged_labels(printed, own) == merged


def test_numbered_headings_that_begin_pages_with_numbers_at_the_foot_are_kept() -> None:
    heads = ["1 Introduction", "2 Methods", "3 Results"]
    kept, labels = divided(with_lines(heads, ["1", "2", "3"]))
    assert [own[0] for own in kept] == heads
    assert labels == ["1", "2", "3"]
    # In small letters they are heads, whatever stands at the foot.
    kept, labels = divided(with_lines(heads, ["1", "2", "3"], SIZE - 2))
    assert kept == only_text(3)
