"""Notes that follow each other on one line get a line each."""

import pytest

from corpus.pdf.characters.lines import PdfLine, line_of
from corpus.pdf.run_in_notes import with_divided_notes
from tests.corpus.pdf.sheet import line_texts, word


def notes(text: str, baseline: float = 700, size: float = 8) -> PdfLine:
    """A line in which words of digits in "^" are raised."""
    words, left = [], 72.0
    for part in text.split():
        raised = part.startswith("^")
        one = word(part.lstrip("^"), left, baseline - 3 * raised, size, raised=raised)
        words.append(one)
        left = one.right + 2
    return line_of(words)


def read(*found: PdfLine) -> list[str]:
    return line_texts(with_divided_notes(found, 10.0))


@pytest.mark.parametrize("end", [".", "!", "?", ".”", "’", ")"])
def test_a_line_is_divided_before_the_number_that_follows(end: str) -> None:
    assert read(notes(f"^1 Harbour book{end} ^2 Letters.")) == [
        f"1 Harbour book{end}",
        "2 Letters.",
    ]


def test_several_notes_of_one_line_and_those_that_go_on_over_lines() -> None:
    found = read(notes("^7 Ibid. ^8 Lee, p. 4. ^9 The same book,"), notes("p. 12. ^10 Roe.", 710))
    assert found == ["7 Ibid.", "8 Lee, p. 4.", "9 The same book,", "p. 12.", "10 Roe."]


@pytest.mark.parametrize(
    "text",
    [
        "^1 Harbour book. ^3 Letters.",
        "^1 Harbour book, ^2 Letters.",
        "^1 Harbour book. 2 Letters.",
        "Harbour book. ^2 Letters.",
        "^2 See above. ^1 Letters.",
    ],
)
def test_other_numbers_divide_no_line(text: str) -> None:
    assert read(notes(text)) == [text.replace("^", "")]


def test_lines_of_the_size_of_the_text_are_not_divided() -> None:
    assert read(notes("^1 The mail. ^2 was late.", size=10)) == ["1 The mail. 2 was late."]


def test_lines_that_are_not_divided_are_the_same() -> None:
    found = [notes("^1 Harbour book."), notes("and more.", 710)]
    assert with_divided_notes(found, 10.0) == found


def test_the_words_keep_their_places() -> None:
    whole = notes("^1 Ibid. ^2 Lee.")
    divided = with_divided_notes([whole], 10.0)
    assert [one for own in divided for one in own.words] == whole.words
    assert [own.baseline for own in divided] == [700, 700]
