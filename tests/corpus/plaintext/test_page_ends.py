"""The ends of pages in texts without form feeds."""

import pytest

from tests.corpus.notes.reading import body, read, sentences
from tests.corpus.plaintext.pages import (
    FEET,
    HEADS,
    NUMBERED_HEADS,
    PARTS,
    WHOLE,
    furniture_of,
    text_of,
)


@pytest.mark.parametrize("name", HEADS)
def test_running_heads_beside_page_numbers_are_furniture_without_form_feeds(name: str) -> None:
    text = text_of(["", *HEADS[name][1:]], FEET["page numbers"], between="\n\n")
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize("name", [*HEADS, *NUMBERED_HEADS])
def test_running_heads_alone_show_where_pages_begin(name: str) -> None:
    text = text_of(["", *(HEADS | NUMBERED_HEADS)[name][1:]], [""] * 4, between="\n\n")
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_no_sentence_runs_over_a_running_head() -> None:
    text = text_of(["", *NUMBERED_HEADS["odd and even"][1:]], [""] * 4, between="\n\n")
    assert (
        "The council sent a letter to say that they would pay for the spoon but not for the walk, "
        "and the pedlar sent it back unopened." in sentences(read(text))
    )


def test_a_refrain_stays() -> None:
    verses = "\n\n".join(
        f"    The miller {did} by the water,\n    He {did} there all the day,\n\n"
        "    Down, down, the wheel goes down."
        for did in ("stood", "sang", "slept", "wept")
    )
    text = f"They sang it at the mill in this way:\n\n{verses}\n\nNobody sings it now.\n"
    assert furniture_of(text) == []
    assert body(read(text)).count("the wheel goes down") == 4


def test_lines_that_come_again_between_finished_paragraphs_stay() -> None:
    text = "\n\n".join(
        f"Recommendation\n\nThe {thing} of the town should be cleaned by its owner each year."
        for thing in ("weir", "mill", "bridge", "barn")
    )
    assert furniture_of(text) == []
    assert body(read(text)).count("Recommendation") == 4


def test_figures_alone_on_their_lines_stay_without_form_feeds() -> None:
    text = "The counts were these:\n\n12\n\n7\n\n31\n\nNobody knows why they fell.\n"
    assert furniture_of(text) == []
    assert "31" in body(read(text))


def test_the_first_lines_of_numbered_paragraphs_stay() -> None:
    text = "".join(
        f"{number:>2}    {first}\n" + "".join(f"      {line}\n" for line in rest) + "\n"
        for number, (first, *rest) in enumerate(PARTS, start=1)
    )
    assert furniture_of(text) == []
    assert "The council met in the barn until 1760" in body(read(text))
