"""The labels that notes begin with."""

import time

import pytest

from corpus.notes.labels import arrow_label, read_labels, symbol_rank


@pytest.mark.parametrize(
    ("text", "number", "family", "style", "printed"),
    [
        ("1 Ann Lee", 1, "number", "plain", "1"),
        ("  12  Ibid.", 12, "number", "plain", "12"),
        ("3“A Title”", 3, "number", "plain", "3"),
        ("4. Ann Lee", 4, "number", "dot", "4."),
        ("4) Ann Lee", 4, "number", "dot", "4)"),
        ("[5] Ann Lee", 5, "number", "bracket", "[5]"),
        ("[5]Ann Lee", 5, "number", "bracket", "[5]"),
        ("(6) Ann Lee", 6, "number", "round", "(6)"),
        ("⁷⁸ Ann Lee", 78, "number", "raised", "⁷⁸"),
        ("7", 7, "number", "alone", "7"),
        ("[7]", 7, "number", "alone", "[7]"),
        ("[Footnote 8: Ann Lee]", 8, "number", "footnote", "[Footnote 8:"),
        ("[Note 9] Ann Lee", 9, "number", "footnote", "[Note 9]"),
        ("  [endnote: 3. Ann Lee]", 3, "number", "footnote", "[endnote: 3."),
        ("iv. Ann Lee", 4, "roman", "dot", "iv."),
        ("xiAnn Lee", 11, "roman", "glued", "xi"),
        ("vi Ann Lee", 6, "roman", "glued", "vi"),
        ("[XI] Ann Lee", 11, "roman", "bracket", "[XI]"),
        ("[b] Ann Lee", 2, "letter", "bracket", "[b]"),
        ("(b) Ann Lee", 2, "letter", "round", "(b)"),
        ("* Ann Lee", 1, "symbol", "symbol", "*"),
        ("††Ann Lee", 9, "symbol", "symbol", "††"),
        ("[^lee]: Ann Lee", 0, "name", "caret", "[^lee]:"),
        ("[^12]: Ann Lee", 0, "name", "caret", "[^12]:"),
    ],
)
def test_a_label_is_read(text: str, number: int, family: str, style: str, printed: str) -> None:
    (label,) = read_labels(text)
    assert (label.number, label.family, label.style) == (number, family, style)
    assert text[label.start : label.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        *("", "Ann 1", "0 None", "007 Bond", "٠ none", "123456 x", "1.5 km", "3rd of May", "[0] x"),
        *("iiii. x", "Mr. Lee", "* * *", "***", "[sic] x", "[1](a.html) x", "A. Lee", "I saw it."),
        *("vi came", "*† x", "[^a b]: x"),
    ],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert read_labels(text) == ()


@pytest.mark.parametrize(("text", "letter", "roman"), [("[c] x", 3, 100), ("(i) x", 9, 1)])
def test_a_letter_that_is_a_roman_numeral_is_read_as_both(
    text: str, letter: int, roman: int
) -> None:
    found = {label.family: label.number for label in read_labels(text)}
    assert found == {"roman": roman, "letter": letter}


@pytest.mark.parametrize(
    ("text", "label", "form"),
    [
        ("[4] Lee", "4", "[]"),
        ("(4) Lee", "4", "()"),
        ("4. Lee", "4", "."),
        ("4 Lee", "4", ""),
        ("⁴ Lee", "4", "raised"),
        ("[^lee]: Lee", "lee", "[^]:"),
    ],
)
def test_a_label_is_known_without_what_is_around_it(text: str, label: str, form: str) -> None:
    (found,) = read_labels(text)
    assert (found.text, found.form) == (label, form)


def test_symbols_have_the_order_of_printers() -> None:
    assert [symbol_rank(one) for one in ("*", "†", "‡", "§", "**", "††", "***", "∗", "∥")] == [
        1, 2, 3, 4, 8, 9, 15, 1, 6,
    ]  # fmt: skip


def test_a_long_line_takes_no_long_time() -> None:
    begun = time.process_time()
    for unit in ("[", "i", "1", "*", "* ", " ", "[^a", "(1", "[note: "):
        read_labels(unit * 200_000)
    assert time.process_time() - begun < 6


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1. ↑ a b Lee, Mills.", "1. ↑ a b"),
        ("2. ^ Lee, Mills.", "2. ^"),
        ("3. ^ Jump up to: a b c Lee, Mills.", "3. ^ Jump up to: a b c"),
        ("4. ^ a Lee was there.", "4. ^"),
        ("5. ^ b c Lee, Mills.", "5. ^"),
        ("↑ 6. Lee, Mills.", "↑ 6."),
        ("^ 7 Lee, Mills.", "^ 7"),
        ("[8] ↑ Lee, Mills.", "[8] ↑"),
        ("9. Lee, Mills ^ 3.", "9."),
    ],
)
def test_arrows_back_to_the_markers_are_of_the_label(line: str, label: str) -> None:
    (found,) = read_labels(line)
    assert found.family == "number"
    assert line[found.start : found.end] == label
    assert found.form in (".", "[]", "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("^ a b Lee, Mills.", "Lee, Mills."),
        ("↑ Lee, Mills.", "Lee, Mills."),
        ("^ Jump up to: a b Lee.", "Lee."),
        ("Jump up ^ Lee, Mills.", "Lee, Mills."),
    ],
)
def test_an_arrow_alone_is_a_label(line: str, words: str) -> None:
    label = arrow_label(line, 3)
    assert label is not None
    assert (label.number, label.text, line[label.end :].strip()) == (3, "3", words)


@pytest.mark.parametrize("line", ["^{2} and", "^2 and", "Lee ^ Mills", "^", "[^1]: Lee", ""])
def test_other_carets_are_no_arrows(line: str) -> None:
    assert arrow_label(line, 1) is None
