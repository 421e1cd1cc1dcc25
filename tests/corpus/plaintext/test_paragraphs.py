"""Body lines into paragraphs."""

import pytest

from corpus.lines import Vocabulary, split_lines
from corpus.plaintext.paragraphs import split_paragraphs

LONG = "The river rose in the night and nobody in the town had thought that it would come."
QUOTED = " ".join(["And so we sat there until the morning came and the water fell again."] * 3)


def _split(text: str, *front: str) -> list[tuple[str, str]]:
    drafts = split_paragraphs(split_lines(text), Vocabulary(text), front)
    return [(draft.kind, draft.block.text) for draft in drafts]


def test_blank_lines_divide_and_short_lines_between_are_headings() -> None:
    text = f"{LONG}\n{LONG}\n\nThe Night\n\n{LONG}\n"
    assert [kind for kind, _ in _split(text)] == ["prose", "heading", "prose"]


@pytest.mark.parametrize("line", ["the night", "It ended.", "For example:", "12 34", "“Who?”"])
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert "heading" not in [kind for kind, _ in _split(f"{LONG}\n\n{line}\n\n{LONG}")]


@pytest.mark.parametrize("mark", ["1", "[1]", " [1, 2]", "¹²", "^1", "^{1}", " 1"])
def test_a_short_paragraph_that_ends_with_a_marker_is_no_heading(mark: str) -> None:
    assert _split(f"{LONG}\n\nThe water fell.{mark}\n\n{LONG}")[1][0] == "prose"


@pytest.mark.parametrize("mark", ["[1]", "¹", "^1"])
def test_a_heading_may_have_a_marker(mark: str) -> None:
    assert _split(f"{LONG}\n\nThe Night{mark}\n\n{LONG}")[1][0] == "heading"


def test_a_heading_with_nothing_below_it_is_none() -> None:
    assert [kind for kind, _ in _split(f"{LONG}\n\nThe Night\n")] == ["prose", "prose"]


def test_a_numbered_heading_needs_no_blank_line_below_it() -> None:
    assert _split(f"{LONG}\n\n2.1 The Night\n{LONG}")[1] == ("heading", "2.1 The Night")


@pytest.mark.parametrize("colon", [":", ":[3]", ": [3]", ":³"])
def test_what_follows_a_colon_without_quotation_marks_is_a_block_quotation(colon: str) -> None:
    found = _split(f"{LONG}\n{LONG[:-1]}{colon}\n\n{QUOTED}\n\n{LONG}")
    assert [kind for kind, _ in found] == ["prose", "block quotation", "prose"]


def test_a_list_or_a_quotation_in_marks_behind_a_colon_is_prose() -> None:
    for text in (f"“{QUOTED}”", f"- {QUOTED}", f"a) {QUOTED}"):
        found = _split(f"{LONG}\n{LONG[:-1]}:\n\n{text}\n")
        assert [kind for kind, _ in found] == ["prose", "prose"]


def test_lines_set_in_are_a_block_quotation() -> None:
    inside = "    And so we sat there until the morning came\n    and the water fell.\n"
    found = _split(f"{LONG}\n{LONG}\n\n{inside}\n{LONG}\n{LONG}\n")
    assert [kind for kind, _ in found] == ["prose", "block quotation", "prose"]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    assert len(_split(f"{LONG}\n  {LONG}\n{LONG}\n{LONG}\n")) == 2


def test_a_paragraph_goes_on_over_a_page_end() -> None:
    assert len(_split(f"{LONG}\nand then the\n\fwater fell. {LONG}\n")) == 1
    assert len(_split(f"{LONG}\nThe end.\n\fWater fell. {LONG}\n")) == 2


def test_title_and_authors_are_known_by_what_was_told() -> None:
    text = f"A Night\nby the River\nAnn Lee and Li Wei\n\n{LONG}\n"
    kinds = [kind for kind, _ in _split(text, "A Night by the River", "Ann Lee", "Li Wei")]
    assert kinds == ["title", "byline", "prose"]


def test_no_lines_make_no_paragraphs() -> None:
    assert _split("") == []
    assert _split("\n \n") == []


def test_a_heading_above_a_paragraph_on_one_line_needs_no_blank_line() -> None:
    text = f"{LONG} {LONG}\n\nThe Night\n{LONG} {LONG}\n\nThe Day\n{LONG} {LONG}\n"
    assert [kind for kind, _ in _split(text)] == [
        *("prose", "heading", "prose", "heading", "prose"),
    ]


def test_an_item_goes_on_over_a_page_end_whatever_its_indents() -> None:
    page = f"{LONG}\n" * 6
    text = (
        f"{page}We ask:\n\n(1) that the gauge be read;\n(2) that the bells be rung on the word "
        f"of the\n\f    duty officer alone; and\n(3) that it be so.\n\n{page}"
    )
    assert (
        "prose",
        "(2) that the bells be rung on the word of the duty officer alone; and",
    ) in _split(text)


def test_a_short_line_above_a_paragraph_on_one_line_is_a_heading() -> None:
    text = f"{LONG}\n\nThe Night\n{LONG} {LONG} {LONG}\n\n{LONG}\n"
    assert ("heading", "The Night") in _split(text)
    for line in ("the night", "He said:", "It ended."):
        kinds = [kind for kind, _ in _split(text.replace("The Night", line))]
        assert "heading" not in kinds
