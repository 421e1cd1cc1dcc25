"""Running heads, running feet and page numbers."""

import pytest

from corpus.lines import split_lines
from corpus.plaintext.furniture import Pages, find_pages
from tests.corpus.notes.reading import body, read, sentences, words_of

# Four pages that end in the middle of sentences, of eight lines each.
PARTS = [
    [
        "The council met in the barn until 1760, because the hall had no roof and",
        "the inn had no room for more than nine men and a dog. In that year the",
        "reeve paid for a roof himself, and the council, which had opposed him in",
        "every other matter, voted him a silver spoon. He did not use it, and he",
        "left it to his niece, who sold it in the same week to a pedlar. It was the",
        "only spoon that the council had ever voted to anybody, and they wished to",
        "have it back. The pedlar asked twice what he had paid. The council sent a",
        "letter to say that they would pay for the spoon but not for the walk, and the",
    ],
    [
        "pedlar sent it back unopened. The matter was then put off from one meeting",
        "to the next for eleven years. It is not known who kept the spoon in this",
        "time. A boy found it in the river in the spring of 1772 and was paid for it",
        "by the reeve's heirs, who had no right to it either. They gave it to the",
        "church, where it was used to stir the lime when the walls were done. It lay",
        "in the lime until the vestry was cleaned, and was then taken to be a nail",
        "by a mason from another parish. He used it as one. The beam that it held is",
        "still there, and visitors are shown it at Easter by the sexton, who will also",
    ],
    [
        "tell them the rest of the story if he is asked. It has been told in print",
        "three times, and each time with another ending. In one of them the pedlar",
        "comes back as an old man and is elected to the council. In the second, the",
        "niece does. The third is the only one with a date in it, and the date is a",
        "Sunday, on which the council never met. Nobody has looked for the receipt,",
        "though it must be among the papers of the reeve. They fill two chests. The",
        "chests are in the attic of the hall, under the part of the roof that was",
        "paid for first and that has never let in any rain. There was once a plan to",
    ],
    [
        "print them in the county series, with notes by the vicar. He wrote the notes",
        "first. They are said to be the best account of the council that there is,",
        "and to need no text beside them. The society asked for the text as well, and",
        "the vicar, who was by then very deaf, thanked them for their kind words. In",
        "the year of his death the notes were lent to a printer at Hane, and he lost",
        "them in a move. He remembered one, on the word spoon, which he said was in",
        "three columns. It has been looked for since, in the attic as well as at the",
        "printer's, and once in the river.",
    ],
]


def _text(heads: list[str], feet: list[str], *, between: str) -> str:
    """The parts with a head and a foot on each page."""
    pages = []
    for lines, head, foot in zip(PARTS, heads, feet, strict=True):
        above = f"{head}\n\n" if head else ""
        below = f"\n\n{foot}" if foot else ""
        pages.append(above + "\n".join(lines) + below)
    return between.join(pages) + between  # pdftotext ends the last page with a form feed, too


def _furniture(text: str) -> list[str]:
    return [line.text.strip() for line in find_pages(split_lines(text)).furniture]


WHOLE = " ".join(line for part in PARTS for line in part)
PAGES = range(2, 2 + len(PARTS))
BETWEEN = {"with form feeds": "\n\f", "without": "\n\n"}
NUMBERED_HEADS = {
    "a number before": [f"{page}    THE SPOON OF OSNEY" for page in PAGES],
    "a number behind": [f"The Spoon of Osney | {page}" for page in PAGES],
    "odd and even": [
        f"{page}     OSNEY REVIEW" if page % 2 else f"THE SPOON OF OSNEY     {page}"
        for page in PAGES
    ],
}
HEADS = {
    "the same head": ["The Spoon of Osney"] * 4,
    "blanks that vary": [f"The{' ' * n}Spoon of{' ' * (5 - n)}Osney" for n in range(1, 5)],
    "dates that vary": [
        f"Osney Review, {date} 1994" for date in ("3 May", "10 June", "17 July", "1 August")
    ],
    "citations": ["Cite as: 12 Osn. Rev. 4 (1994)"] * 4,
}
FEET = {
    "page numbers": ["1", "2", "3", "4"],
    "page numbers in dashes": ["- 98 -", "- 99 -", "- 100 -", "- 101 -"],
    "pages of pages": [f"Page {n} of 4" for n in range(1, 5)],
    "a service and a number": [f"Osney Press Service{' ' * (12 - n)}{n}" for n in range(8, 12)],
}


@pytest.mark.parametrize("name", [*HEADS, *NUMBERED_HEADS])
def test_running_heads_of_pages_are_furniture(name: str) -> None:
    heads = (HEADS | NUMBERED_HEADS)[name]
    text = _text(heads, [""] * 4, between="\n\f")
    assert _furniture(text) == heads
    assert body(read(text)) == WHOLE


@pytest.mark.parametrize("name", HEADS)
def test_running_heads_beside_page_numbers_are_furniture_without_form_feeds(name: str) -> None:
    text = _text(["", *HEADS[name][1:]], FEET["page numbers"], between="\n\n")
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize("name", [*HEADS, *NUMBERED_HEADS])
def test_running_heads_alone_show_where_pages_begin(name: str) -> None:
    text = _text(["", *(HEADS | NUMBERED_HEADS)[name][1:]], [""] * 4, between="\n\n")
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize("name", FEET)
@pytest.mark.parametrize("between", BETWEEN)
def test_running_feet_are_furniture(name: str, between: str) -> None:
    text = _text([""] * 4, FEET[name], between=BETWEEN[between])
    assert _furniture(text) == FEET[name]
    document = read(text)
    assert body(document) == WHOLE
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_heads_and_feet_go_together() -> None:
    text = _text(HEADS["the same head"], FEET["page numbers"], between="\n\f")
    assert len(_furniture(text)) == 8
    assert body(read(text)) == WHOLE


def test_no_sentence_runs_over_a_running_head() -> None:
    text = _text(["", *NUMBERED_HEADS["odd and even"][1:]], [""] * 4, between="\n\n")
    assert (
        "The council sent a letter to say that they would pay for the spoon but not for the walk, "
        "and the pedlar sent it back unopened." in sentences(read(text))
    )


def test_small_roman_page_numbers_are_furniture() -> None:
    text = _text([""] * 4, ["iv", "v", "vi", "vii"], between="\n\f")
    assert _furniture(text) == ["iv", "v", "vi", "vii"]


def test_the_title_is_kept_where_later_pages_repeat_it() -> None:
    heads = ["The Spoon of Osney\n\nBy Jane Holt", "", *HEADS["the same head"][2:]]
    document = read(_text(heads, FEET["page numbers"], between="\n\f"))
    assert (document.title, document.authors) == ("The Spoon of Osney", ("Jane Holt",))
    assert body(document).count("Spoon of Osney") == 1


def test_the_title_is_kept_where_every_later_page_repeats_it() -> None:
    heads = ["The Spoon of Osney\n\nBy Jane Holt", *HEADS["the same head"][1:]]
    document = read(_text(heads, FEET["page numbers"], between="\n\f"))
    assert (document.title, document.authors) == ("The Spoon of Osney", ("Jane Holt",))


def test_the_head_of_the_first_page_is_known_whatever_ends_the_last() -> None:
    text = _text(HEADS["the same head"], [""] * 4, between="\n\f")
    assert _furniture(text.rstrip("\f")) == HEADS["the same head"]


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


def test_a_refrain_stays() -> None:
    verses = "\n\n".join(
        f"    The miller {did} by the water,\n    He {did} there all the day,\n\n"
        "    Down, down, the wheel goes down."
        for did in ("stood", "sang", "slept", "wept")
    )
    text = f"They sang it at the mill in this way:\n\n{verses}\n\nNobody sings it now.\n"
    assert _furniture(text) == []
    assert body(read(text)).count("the wheel goes down") == 4


def test_lines_that_come_again_between_finished_paragraphs_stay() -> None:
    text = "\n\n".join(
        f"Recommendation\n\nThe {thing} of the town should be cleaned by its owner each year."
        for thing in ("weir", "mill", "bridge", "barn")
    )
    assert _furniture(text) == []
    assert body(read(text)).count("Recommendation") == 4


def test_figures_alone_on_their_lines_stay_without_form_feeds() -> None:
    text = "The counts were these:\n\n12\n\n7\n\n31\n\nNobody knows why they fell.\n"
    assert _furniture(text) == []
    assert "31" in body(read(text))


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


def test_the_first_lines_of_numbered_paragraphs_stay() -> None:
    text = "".join(
        f"{number:>2}    {first}\n" + "".join(f"      {line}\n" for line in rest) + "\n"
        for number, (first, *rest) in enumerate(PARTS, start=1)
    )
    assert _furniture(text) == []
    assert "The council met in the barn until 1760" in body(read(text))
