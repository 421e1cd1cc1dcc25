"""The canonical text while it is written."""

from corpus.lines import Block, Vocabulary, join, split_lines
from corpus.notes.markers import Mark
from corpus.plaintext.building.canvas import Canvas, placed


def test_a_block_is_written_without_its_markers_and_places_are_found_again() -> None:
    text = "One [1], two\nthree.[2] Four"
    block = join(split_lines(text), Vocabulary(text))
    marks = [Mark(0, 4, 7, (1,)), Mark(0, 19, 22, (2,))]
    canvas = Canvas()
    canvas.add(Block("Above.", [(0, 100, 6)]))
    canvas.break_paragraph()
    pairs = canvas.add(block, marks)
    written = "".join(canvas.pieces)
    assert written == "Above.\n\nOne, two three. Four"
    assert [text[low:high] for _, low, high in canvas.omitted] == ["[1]", "[2]"]
    for word in ("One", "two", "three", "Four"):
        assert placed(pairs, block.text.index(word)) == written.index(word)
    assert placed(pairs, 5) == written.index(",")
    assert placed(pairs, len(block.text)) == len(written)
    for start, size, place in canvas.runs[1:]:
        assert text[place : place + size] == written[start : start + size]


def test_the_first_paragraph_has_no_break_above_it() -> None:
    canvas = Canvas()
    canvas.break_paragraph()
    canvas.add(Block())
    assert (canvas.length, canvas.runs) == (0, [])
