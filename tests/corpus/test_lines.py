"""Lines, and lines joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import Block, Line, Vocabulary, join, split_lines


def _join(text: str, vocabulary: str = "", skip: int = 0) -> Block:
    return join(split_lines(text), Vocabulary(vocabulary or text), skip)


def test_each_kind_of_line_end_ends_a_line_and_a_form_feed_a_page() -> None:
    lines = split_lines("a\nb\r\nc\rd\fe\n")
    assert [line.text for line in lines] == ["a", "b", "c", "d", "e", ""]
    assert [line.page for line in lines] == [1, 1, 1, 1, 2, 2]
    assert [line.start for line in lines] == [0, 2, 5, 7, 9, 11]


def test_a_line_knows_how_far_it_stands_in() -> None:
    (line,) = split_lines("\t  word")
    assert line.indent == 6
    assert not line.blank
    assert split_lines(" \t ")[0].blank
    assert Line(0, "    word", 1, margin=3).indent == 1


@pytest.mark.parametrize(
    ("text", "words", "plain"),
    [
        ("  one two ", "one two", True),
        ("one  two", "one  two", False),
        ("one\ttwo", "one\ttwo", False),
        ("one\xa0two", "one\xa0two", False),
        ("\t", "", True),
    ],
)
def test_a_line_knows_its_words_and_how_they_are_parted(text: str, words: str, plain: bool) -> None:
    (line,) = split_lines(text)
    assert (line.words, line.plain) == (words, plain)


@given(st.text(alphabet="ab \t\n\r\f-\u00ad"))
def test_joined_lines_map_back_to_the_file(text: str) -> None:
    block = _join(text)
    assert not block.text.startswith(" ")
    covered = 0
    for start, file_start, size in block.chunks:
        assert not block.text[covered:start].strip()
        assert block.text[start : start + size] == text[file_start : file_start + size]
        covered = start + size
    assert covered == len(block.text)
    kept = sum(len("".join(text[f : f + n].split())) for _, f, n in block.chunks)
    assert kept + len(block.dropped) == len("".join(text.split()))


@pytest.mark.parametrize(
    ("text", "elsewhere", "joined"),
    [
        ("a strange govern-\nment", "government", "a strange government"),
        ("the anti-\nPakistan front", "antipakistan", "the anti-Pakistan front"),
        ("a mill-\nwright", "mill-wright millwright", "a mill-wright"),
        ("a weir-\nkeeper", "weirkeeper", "a weirkeeper"),
        ("a weir-\nkeeper", "nothing", "a weir-keeper"),
        ("a house-\nhold", "nothing", "a household"),
        ("a house-\nhold", "house-hold", "a house-hold"),
        ("the well-\nbeing of", "nothing", "the well-being of"),
        ("the well-\nbeing of", "wellbeing", "the wellbeing of"),
        ("to re-\norganise", "to re-emerge", "to re-organise"),
        ("to re-\norganise", "nothing", "to reorganise"),
        ("the Osney-\nHane line", "osneyhane", "the Osney-Hane line"),
        ("soft\u00ad\nened", "", "softened"),
        ("one - \ntwo", "", "one - two"),
        ("one -\ntwo", "", "one - two"),
        ("one\n\n  two\tthree", "", "one two three"),
    ],
)
# The text decides where it has the word elsewhere, with the hyphen or without; else the lexicon.
def test_only_a_hyphen_that_divides_a_word_goes(text: str, elsewhere: str, joined: str) -> None:
    assert _join(text, f"{text} {elsewhere}").text == joined


def test_a_page_that_begins_within_a_block_is_noted() -> None:
    assert _join("one\ftwo\nthree").page_starts == [(0, 1), (4, 2)]


def test_a_label_can_be_left_out() -> None:
    assert _join("[1] Ann Lee\nBook", skip=3).text == "Ann Lee Book"


def test_a_hyphen_before_and_keeps_its_space() -> None:
    assert _join("both pre-\nand post-war weirs").text == "both pre- and post-war weirs"


@pytest.mark.parametrize(
    ("word", "found"), [("Water", True), ("ate", False), ("Policy", False), ("rule", True)]
)
def test_whether_a_word_stands_in_small_letters(word: str, found: bool) -> None:
    assert Vocabulary("Policy on water: a rule").has_small(word) is found
