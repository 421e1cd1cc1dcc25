"""Where characters are on pages: packing, and the rectangles of any span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.places import PlacedLine, Rectangle, pack_edges, page_at, rectangles, unpack_edges


@given(st.lists(st.floats(0, 6553.5), max_size=40))
def test_edges_are_kept_to_a_tenth_of_a_point(edges: list[float]) -> None:
    found = unpack_edges(pack_edges(edges))
    assert len(found) == len(edges)
    assert all(abs(one - own) <= 0.0501 for one, own in zip(found, edges, strict=True))
    assert pack_edges(found) == pack_edges(edges)


@pytest.mark.parametrize(
    ("edge", "kept"),
    [(-5.0, 0), (-0.04, 0), (6553.5, 6553.5), (7000, 6553.5), (1e9, 6553.5), (72.25, 72.3)],
)
def test_edges_beyond_what_is_stored_are_clamped(edge: float, kept: float) -> None:
    assert unpack_edges(pack_edges([edge, 10.0])) == [kept, 10.0]


def test_no_edges() -> None:
    assert unpack_edges(pack_edges([])) == []


def placed(start: int, length: int, page: int = 1, top: float = 100, left: float = 72,
           step: float = 5) -> PlacedLine:  # fmt: skip
    """A line of letters that are 5 points wide; from right to left where the step is negative."""
    edges = pack_edges([left + step * n for n in range(length + 1)])
    return PlacedLine(start, length, page, top, top + 10, edges)


# "0123456789 0123456789  0123456789": a space within, and two between paragraphs and pages.
LINES = [placed(0, 10), placed(11, 10, top=112), placed(23, 10, page=2)]


def found(start: int, end: int, lines: list[PlacedLine] = LINES) -> list[Rectangle]:
    return list(rectangles(lines, start, end))


def test_a_span_within_a_line_is_a_part_of_it() -> None:
    assert found(2, 5) == [Rectangle(1, 82, 100, 97, 110)]


def test_a_whole_line_and_its_first_and_last_letters() -> None:
    assert found(0, 10) == [Rectangle(1, 72, 100, 122, 110)]
    assert found(0, 1) == [Rectangle(1, 72, 100, 77, 110)]
    assert found(9, 10) == [Rectangle(1, 117, 100, 122, 110)]


def test_a_span_over_lines_and_pages_has_a_rectangle_for_each_part() -> None:
    assert found(8, 25) == [
        Rectangle(1, 112, 100, 122, 110),
        Rectangle(1, 72, 112, 122, 122),
        Rectangle(2, 72, 100, 82, 110),
    ]


@pytest.mark.parametrize(("start", "end"), [(10, 11), (21, 23), (33, 99), (5, 5), (7, 3)])
def test_what_is_between_or_behind_lines_is_nowhere(start: int, end: int) -> None:
    assert found(start, end) == []


def test_a_span_that_begins_between_lines() -> None:
    assert found(10, 12) == [Rectangle(1, 72, 112, 77, 122)]
    assert found(0, 3, [placed(2, 4)]) == [Rectangle(1, 72, 100, 77, 110)]


def test_letters_from_right_to_left() -> None:
    assert found(1, 3, [placed(0, 4, left=200, step=-5)]) == [Rectangle(1, 185, 100, 195, 110)]


def test_letters_without_width_are_nowhere() -> None:
    assert found(0, 3, [placed(0, 3, step=0)]) == []


def test_no_lines() -> None:
    assert found(0, 9, []) == []
    assert page_at([], 3) is None


@pytest.mark.parametrize(
    ("offset", "page"), [(0, 1), (9, 1), (10, 1), (11, 1), (22, 1), (23, 2), (32, 2), (500, 2)]
)
def test_the_page_of_an_offset(offset: int, page: int) -> None:
    assert page_at(LINES, offset) == page


def test_what_is_before_all_lines_is_on_no_page() -> None:
    assert page_at([placed(5, 3)], 4) is None


@given(st.integers(0, 40), st.integers(0, 40))
def test_rectangles_of_a_span_are_those_of_its_characters(start: int, end: int) -> None:
    each = [one for place in range(start, end) for one in found(place, place + 1)]
    whole = found(start, end)
    assert {one.page for one in whole} == {one.page for one in each}
    assert sum(one.right - one.left for one in whole) == pytest.approx(
        sum(one.right - one.left for one in each)
    )
