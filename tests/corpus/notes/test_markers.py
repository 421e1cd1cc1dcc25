"""Markers in the text, told from its other numbers, and the notes that they mean."""

from collections.abc import Sequence

import pytest

from corpus.lines import Block, Vocabulary, join, split_lines
from corpus.notes.labels import Family
from corpus.notes.marker_forms import bare_numbers, has_leaders, is_tabular, numbers_in
from corpus.notes.markers import Mark, Sought, find_markers
from corpus.notes.sightings import Sightings, sight
from tests.corpus.notes.reading import body, labels_of, marked, read, told

END = 1_000_000  # file offset behind every text here


def _block(text: str, page: int = 1) -> Block:
    block = join(split_lines(text), Vocabulary(text))
    block.page_starts = [(0, page)]
    return block


def _sought(
    number: int,
    series: int = 1,
    after: int = 0,
    own: int = END,
    page: int | None = None,
    family: Family = "number",
) -> Sought:
    return Sought(family, number, str(number), series, page, after, own)


def _find(text: str, count: int, family: Family = "number") -> list[tuple[str, tuple[int, ...]]]:
    notes = [_sought(number, family=family) for number in range(1, count + 1)]
    marks = find_markers([_block(text)], notes).marks
    return [
        (text[mark.start - 4 : mark.start], tuple(place + 1 for place in mark.notes))
        for mark in marks
    ]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("He came.1 She went.", "ame."),
        ("in Swat1 and in Wana", "Swat"),
        ("in 2009,1 in 2014", "009,"),
        ("in 2022.1 Then", "022."),
        ("“victory”.1 So", "ry”."),
        ("the Pakistan (TTP)1 in", "TTP)"),
        ("was over. 1 But then", "er. "),
        ("the end.1", "end."),
    ],
)
def test_bare_digits_behind_words_and_stops_are_markers(text: str, before: str) -> None:
    assert _find(text, 1) == [(before, (1,))]


@pytest.mark.parametrize(
    "text",
    [
        "more than 1.000 deaths",
        "on 1/11 2001 and",
        "with the group claiming 1. In these",
        "while 1 was injured",
        "by 1% and 1°",
        "Asia Report No. 1, February",
        "about £1 and $1",
        "the 1st of May",
        "post-1 and 1-2",
        "on p. 1 of it",
        "1 begins the text",
    ],
)
def test_other_numbers_are_no_markers(text: str) -> None:
    assert _find(text, 1) == []


def test_markers_rise_so_a_number_out_of_the_row_is_none() -> None:
    text = "One.1 Two.2 He of the G1 was born in Swat1 and died.3"
    assert [numbers for _, numbers in _find(text, 3)] == [(1,), (2,), (3,)]


def test_of_two_places_the_one_on_the_notes_own_page_is_taken() -> None:
    blocks = [_block("A word.1 More."), _block("Another.1 End.", page=2)]
    assert find_markers(blocks, [_sought(1, page=2)]).marks == (Mark(1, 8, 9, (0,)),)
    (mark,) = find_markers(blocks, [_sought(1, page=1)]).marks
    assert (mark.block, mark.start) == (0, 7)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("He came.[1] She went [2], so", [(1,), (2,)]),
        ("He came.[1, 2] So", [(1, 2)]),
        ("He came.[1–3] So", [(1, 2, 3)]),
        ("He came.[1, 1] So", [(1,)]),
        ("He came.¹ She went.²", [(1,), (2,)]),
        ("He came.¹,²", [(1, 2)]),
        ("He came.^1 She went.^{2}", [(1,), (2,)]),
        ("He came.[note 1] She went.[Note 2]", [(1,), (2,)]),
        ("He came (1), and went.(2)", [(1,), (2,)]),
    ],
)
def test_plain_marks_are_read_with_their_lists(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [found for _, found in _find(text, 3)] == numbers


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("roman", "He came.[i] She went.[ii] They ate.[III]"),
        ("roman", "He came.i She went.ii They ate.iii"),
        ("roman", "He came.^i She went.^{ii} They ate.^iii"),
        ("roman", "He came (i), she went (ii) and they ate (iii)."),
        ("letter", "He came.[a] She went.[b] They ate.[C]"),
        ("letter", "He came.(a) She went.(b) They ate.(c)"),
        ("symbol", "He came.* She went.† They ate.‡"),
        ("symbol", "He came.[*] She went.[†] They ate.[‡]"),
    ],
)
def test_other_families_have_their_forms(family: Family, text: str) -> None:
    assert [found for _, found in _find(text, 3, family)] == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("roman", "He came [vid] and I saw. Mr. i said."),
        ("letter", "He came [sic] to a house (a small one)."),
        ("symbol", "* He came. 5*3 is 15, and § 1 holds."),
    ],
)
def test_words_and_letters_are_no_markers(family: Family, text: str) -> None:
    assert _find(text, 3, family) == []


def test_the_last_figure_of_a_raised_number_is_no_marker() -> None:
    assert _find("²¹ The weir broke.", 1) == []


def test_brackets_that_name_no_note_stay() -> None:
    assert _find("in that year [1843] he came.[1] Or [sic].", 1) == [("ame.", (1,))]


def test_without_notes_there_are_no_markers() -> None:
    assert find_markers([_block("He came.[1]")], []).marks == ()


def test_a_note_may_have_several_markers() -> None:
    assert [found for _, found in _find("One.[1] Two.[2] One again.[1]", 2)] == [(1,), (2,), (1,)]


def _in_blocks(texts: Sequence[str], notes: Sequence[Sought]) -> list[tuple[int, int]]:
    text = "\n\n".join(texts)
    lines = split_lines(text)
    blocks = [join([line], Vocabulary(text)) for line in lines if not line.blank]
    return [(mark.block, note) for mark in find_markers(blocks, notes).marks for note in mark.notes]


@pytest.mark.parametrize(("first", "second"), [("[1]", "[2]"), ("1", "2"), ("¹", "²")])
def test_each_marker_takes_the_note_of_its_own_series(first: str, second: str) -> None:
    texts = [f"The weir broke.{first} It fell.{second}", f"The mill stood.{first} It sank.{second}"]
    middle = len(texts[0]) + 1
    notes = [
        _sought(1, own=middle),
        _sought(2, own=middle),
        _sought(1, series=2, after=middle),
        _sought(2, series=2, after=middle),
    ]
    assert _in_blocks(texts, notes) == [(0, 0), (0, 1), (1, 2), (1, 3)]


def test_collected_notes_of_all_chapters_are_told_apart_by_their_order() -> None:
    texts = ["The weir broke.[1] It fell.[2]", "The mill stood.[1] It sank.[2]"]
    notes = [_sought(n, series=series) for series in (1, 2) for n in (1, 2)]
    assert _in_blocks(texts, notes) == [(0, 0), (0, 1), (1, 2), (1, 3)]


def test_a_chapter_with_an_unmarked_first_note_keeps_its_own_notes() -> None:
    texts = ["The weir broke.[1] It fell.[2] It lay.[3]", "The mill stood.[2] It sank.[3]"]
    notes = [_sought(n, series=series) for series in (1, 2) for n in (1, 2, 3)]
    assert _in_blocks(texts, notes) == [(0, 0), (0, 1), (0, 2), (1, 4), (1, 5)]


def test_the_marker_of_a_missing_note_is_unresolved_and_leaves_the_text() -> None:
    found = find_markers([_block("One.[1] Two.[2] Three.[3]")], [_sought(1), _sought(3)])
    assert found.unresolved == ("2",)
    assert [mark.notes for mark in found.marks] == [(0,), (), (1,)]
    document = read("One rose.[1] Two fell.[2] Three lay.[3]\n\n[1] First.\n[3] Third.\n")
    assert body(document) == "One rose. Two fell. Three lay."
    assert "The text refers to notes that are not there: 2." in document.warnings


def test_a_number_that_stands_twice_as_well_is_not_sure() -> None:
    document = read(
        "The weir broke.1 It fell.2 It lay.2 It sank.3\n\nNotes\n\n1 One.\n2 Two.\n3 Three.\n"
    )
    assert [note.unsure is not None for note in document.notes] == [False, True, False]
    assert document.warnings == ("It is not sure where the text refers to note 2.",)


def test_numbers_that_count_on_though_there_are_no_notes_are_lost() -> None:
    text = " ".join(f"The water rose in the night.{number}" for number in range(1, 8))
    assert find_markers([_block(text)], []).lost == tuple(range(1, 8))


def test_markers_of_a_text_are_those_of_its_own_notes() -> None:
    document = read(
        "Chapter One\n\nThe weir broke.1 It fell.2\n\nNotes\n\n1. Weir.\n2. Ibid.\n\n"
        "Chapter Two\n\nThe mill stood.1 It sank.2\n\nNotes\n\n1. Mill.\n2. Ibidem.\n"
    )
    assert marked(document) == [
        ("broke.", "Weir."),
        ("fell.", "Ibid."),
        ("stood.", "Mill."),
        ("sank.", "Ibidem."),
    ]


def test_a_marker_on_a_year_or_a_figure_is_found() -> None:
    document = read(
        "The weir broke in 1843.1 It cost 3.75 crowns.2 It was sold in 1851,3 for 312.4\n\n"
        "Notes\n\n1. One.\n2. Two.\n3. Three.\n4. Four.\n"
    )
    assert [marks for *_, marks in told(document)] == [
        ("1843.",),
        ("crowns.",),
        ("1851,",),
        ("312.",),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3", (3,)),
        ("3, 5–7", (3, 5, 6, 7)),
        ("7–3", (7, 3)),
        ("1-900", (1, 900)),
        ("²⁻⁴", (2, 3, 4)),
    ],
)
def test_a_marker_may_have_several_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text) == numbers


def test_bare_digits_weigh_by_what_is_around_them() -> None:
    def weight(text: str) -> float:
        return max((one[3] for one in bare_numbers(text)), default=0.0)

    assert weight("He came.3 So") > weight("in Geneva3 and") > weight("the G3 and") > 0
    assert weight("He came. 3 So") > weight("He came. 3 so") > 0
    assert weight("Section 4.3 holds") == weight("in 1.500 cases") == weight("3 cows") == 0


@pytest.mark.parametrize(
    ("line", "leaders", "tabular"),
    [
        ("The weir ........ 12", True, True),
        ("The mill . . . . . 14", True, True),
        ("Wheat     12     14     17", False, True),
        ("He came to the weir...", False, False),
        ("He came.   She went.", False, False),
    ],
)
def test_lists_of_contents_and_tables_are_known(line: str, leaders: bool, tabular: bool) -> None:
    assert (has_leaders(line), is_tabular(line)) == (leaders, tabular)


def test_sightings_are_looked_up_between_two_places() -> None:
    seen = Sightings()
    for place, weight in ((2, 1.0), (5, 0.2), (9, 0.6)):
        seen.add(7, place, weight)
    assert (seen.best(7, 0, 10), seen.best(7, 3, 10), seen.best(7, 3, 9)) == (1.0, 0.6, 0.2)
    assert seen.best(7, 3, 5) == seen.best(8, 0, 10) == 0
    assert seen.last(7, 0, 10, 0.3) == 9
    assert seen.last(7, 0, 9, 0.3) == 2
    assert seen.last(7, 3, 9, 0.3) is seen.last(8, 0, 9, 0.3) is None


def test_a_label_is_not_sighted_as_its_own_marker() -> None:
    text = "It rose.[1]\n\n[1] Weir Book.\n[2] See note.[1]"
    seen = sight(split_lines(text), labels_of(text))["number"]
    assert seen.places == {1: [0, 3]}
