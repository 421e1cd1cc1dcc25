"""Pages as plain text, whose characters keep their places."""

from collections.abc import Sequence

import pytest

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.characters.words import Word
from corpus.pdf.columns import Column
from corpus.pdf.page_text import PageText, body_size, printed, write_page
from tests.corpus.pdf.sheet import line, lines, row, word


def written(*pages: Sequence[PdfLine], size: float = 10, left: float = 72) -> PageText:
    """The text of pages with a column each."""
    text = PageText()
    for number, own in enumerate(pages, 1):
        write_page(text, [Column(list(own), left, 540)], number, size)
    return text


def marked(before: str, mark: str, behind: str = "") -> list[PdfLine]:
    """A line with a superscript in it."""
    words = row(before, 72, 100)
    words.append(word(mark, words[-1].right, 96.5, 6.5, raised=True, spaced=False))
    return [line_of([*words, *row(behind, words[-1].right + 2.5, 100)])]


def test_lines_and_pages_are_divided() -> None:
    text = written(lines(["One line", "and another."]), lines(["Next page."]))
    assert text.text == "One line\nand another.\n\n\fNext page.\n\n"
    assert text.length == len(text.text)
    assert [(one.page, one.column, text.line(one.start)) for one in text.lines] == [
        (1, 0, "One line"),
        (1, 0, "and another."),
        (2, 0, "Next page."),
    ]


def test_columns_are_divided_by_an_empty_line() -> None:
    text = PageText()
    columns = [Column(lines(["left"], 72), 72, 200), Column(lines(["right"], 300), 300, 540)]
    write_page(text, columns, 1, 10)
    assert text.text == "left\n\nright\n\n"
    assert [(one.column, one.edges) for one in text.lines] == [(0, (72, 200)), (1, (300, 540))]


def test_indents_are_spaces_and_more_space_above_is_an_empty_line() -> None:
    found = [line("text", 72, 100), line("text", 72, 112), line("first", 92, 124),
             line("apart", 72, 150), line("small", 72, 162, 8)]  # fmt: skip
    assert written(found).text == "text\ntext\n    first\n\napart\n\nsmall\n\n"


def hebrew(text: str, left: float) -> list[Word]:
    """The letters of a word as pdfium gives them: each by itself, the first one at the right."""
    return [word(one, left + 5 * n, spaced=False) for n, one in enumerate(text[::-1])][::-1]


@pytest.mark.parametrize(
    ("mark", "raised"),
    [("12", "¹²"), ("a", "ᵃ"), ("*", "*"), ("1,2", "¹,²"), ("th", "ᵗʰ")],
)
def test_superscripts_are_raised_characters(mark: str, raised: str) -> None:
    assert written(marked("was late.", mark, "So")).text == f"was late.{raised} So\n\n"


def test_a_long_raised_word_is_not_written_as_raised() -> None:
    assert written(marked("late.", "1234567890123")).text == "late.1234567890123\n\n"


def test_gaps_between_words() -> None:
    close, spaced = word("(", 72), word("word", 77, spaced=False)
    cell = word("12", 130, spaced=False)
    narrow = word(".", 140.5, spaced=False)
    assert written([line_of([close, spaced, cell, narrow])]).text == "(word   12.\n\n"


@pytest.mark.parametrize(
    "own",
    [
        lines(["One line of a few words"]),
        marked("The mail was late.", "12", "So it came"),
        [line("set in", 100, 100)],
        [line_of([*hebrew("שלום", 72), word("one", 130), word("cell", 200)])],
        [line_of([word("one"), word("cell", 200), *hebrew("שלום", 300)])],
    ],
)
def test_each_character_keeps_its_place(own: list[PdfLine]) -> None:
    text = written(own)
    for one in text.lines:
        shown = text.line(one.start)
        assert len(one.lefts) == len(shown) + 1
        words = [each for found in own for each in found.words]
        for each in words:
            if each.text.isascii() and not each.is_raised:
                place = shown.index(each.text)
                assert list(one.lefts[place : place + len(each.text)]) == pytest.approx(each.lefts)
        assert (one.left, one.right) == (own[0].left, own[0].right)


def test_a_line_from_right_to_left_has_its_edges_in_that_order() -> None:
    (found,) = written([line_of(hebrew("שלום", 200))], left=200).lines
    assert list(found.lefts) == [220, 215, 210, 205, 200]
    assert (found.left, found.right) == (200, 220)


def test_a_drop_capital_is_the_left_edge_of_the_lines_beside_it() -> None:
    beside = row("and the ice", 100, 112)
    beside[0].beside = 72
    text = written([line("The ferry", 72, 100), line_of(beside)])
    assert text.text == "The ferry\nand the ice\n\n"
    assert [one.left for one in text.lines] == [72, 72]


def test_lines_have_the_look_of_most_of_their_letters_and_how_far_it_goes() -> None:
    head = line_of([*row("The Ferry.", bold=True), *row("It was late and so was the mail", 130)])
    text = written([line("Whole", bold=True), head, line("It", italic=True)])
    whole, mixed, italic = text.lines
    assert (whole.is_bold, whole.lead) == (True, len("Whole"))
    assert (mixed.is_bold, mixed.lead) == (False, len("The Ferry."))
    assert (italic.is_italic, italic.is_bold, italic.lead) == (True, False, 2)
    assert written([line("THE", small=True)]).lines[0].is_small_capital
    assert written([line("the")]).lines[0].lead == 0


def test_the_height_of_a_line_is_that_of_its_letters() -> None:
    (found,) = written([line("ferry", 72, 100)]).lines
    assert (found.top, found.bottom) == (92, 102.5)


@pytest.mark.parametrize(
    ("text", "as_printed"),
    [
        ("late.¹²", "late.¹²"),
        ("the 19ᵗʰ year", "the 19th year"),
        ("Aronsonᵃ and Leeᵇ", "Aronsonᵃ and Leeb"),
        ("xⁿ", "xn"),
        ("words", "words"),
    ],
)
def test_raised_letters_are_printed_as_they_are(text: str, as_printed: str) -> None:
    assert printed(text) == as_printed


def test_the_size_of_the_text_is_that_of_most_characters() -> None:
    assert body_size([lines(["a long line of text"]), lines(["small"], size=8)]) == 10
    assert body_size([]) == 10
