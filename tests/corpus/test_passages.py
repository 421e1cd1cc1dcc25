"""Windows of whole sentences."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Description, Document
from corpus.library.from_records import read_records
from corpus.passages import PassageSettings, TextUnit, cut
from corpus.plaintext.reader import read_text


def _words(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    return [[match.span() for match in re.finditer(r"\S+", text)] for text in texts]


def _count(document: Document, unit: TextUnit) -> int:
    return len(document.text[unit.start : unit.end].split())


def _cut(document: Document, most: int = 50, limit: int = 10, overlap: int = 1) -> list[TextUnit]:
    return cut(document, _words, most, PassageSettings(limit, overlap))


@pytest.mark.parametrize("limit", [8, 10, 11])
def test_every_sentence_is_a_unit_and_passages_overlap_by_one(limit: int) -> None:
    document = read_records("r", "R", [" ".join(f"Word {n} is here." for n in range(5))])
    units = _cut(document, limit=limit)
    sentences = [(unit.start, unit.end) for unit in units if unit.kind == "sentence"]
    assert sentences == [(each.start, each.end) for each in document.sentences]
    passages = [document.text[u.start : u.end] for u in units if u.kind == "passage"]
    assert passages == [
        "Word 0 is here. Word 1 is here.",
        "Word 1 is here. Word 2 is here.",
        "Word 2 is here. Word 3 is here.",
        "Word 3 is here. Word 4 is here.",
    ]


def test_a_passage_does_not_cross_a_heading_nor_leave_a_note() -> None:
    text = (
        "One is here. Two is here.[1]\n\nA Heading\n\nThree is here. Four is here.\n\n"
        "Notes\n\n[1] It rose. It fell.\n[2] It slept. It woke.\n"
    )
    document = read_text(text.encode(), Description("a"))
    passages = [
        document.text[u.start : u.end] for u in _cut(document, limit=50) if u.kind == "passage"
    ]
    assert passages == [
        "One is here. Two is here.",
        "Three is here. Four is here.",
        "It rose. It fell.",
        "It slept. It woke.",
    ]


def test_what_is_between_sentences_counts_in_a_passage() -> None:
    rows = "".join(f"{name}      {n}      {n + 1}\n" for n, name in enumerate(["East", "West"]))
    heading = "District of the island      Sheep counted in spring      Sheep counted in autumn\n"
    text = f"The flocks were counted twice.\n\n{heading}{rows}\nNone was lost.\n"
    document = read_text(text.encode(), Description("a"))
    assert any(paragraph.kind == "table heading" for paragraph in document.paragraphs)
    units = _cut(document, most=12, limit=12)
    assert len(units) > len(document.sentences)
    assert all(_count(document, unit) <= 12 for unit in units)


def test_a_sentence_too_long_for_the_encoder_is_cut_and_nothing_is_lost() -> None:
    document = read_records("r", "R", [" ".join(["word"] * 45) + "."])
    pieces = _cut(document, most=8)
    assert len(pieces) > 5
    assert all(_count(document, piece) <= 8 for piece in pieces)
    assert "".join(document.text[p.start : p.end] for p in pieces) == document.text


def test_a_context_is_left_out_where_it_makes_a_unit_too_long() -> None:
    document = read_records("r", "R", ["One two three four. It rose there. It fell."])

    def contexts(most: int) -> list[str | None]:
        units = [one for one in _cut(document, most) if one.kind == "sentence"]
        return [one.embedded_in(document.text)[1] for one in units]

    rose, fell = "One two three four. It rose there.", "It rose there. It fell."
    assert contexts(7) == [None, rose, fell]
    assert contexts(6) == [None, None, fell]


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=12),
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(0, 3),
)
def test_no_unit_is_longer_than_may_be(
    lengths: list[int], most: int, limit: int, overlap: int
) -> None:
    text = " ".join(" ".join(["Word"] + ["word"] * (size - 1)) + "." for size in lengths)
    document = read_records("r", "R", [text])
    units = _cut(document, most, limit, overlap)
    assert all(_count(document, unit) <= most for unit in units)
    edges = {each.start for each in document.sentences}, {each.end for each in document.sentences}
    for unit in units:
        if unit.kind == "passage":
            assert _count(document, unit) <= limit
            assert unit.start in edges[0]
            assert unit.end in edges[1]
    kept = "".join(document.text[u.start : u.end] for u in units if u.kind == "sentence")
    assert "".join(kept.split()) == "".join(text.split())


def test_a_document_without_sentences_has_no_units() -> None:
    assert _cut(read_records("r", "R", [])) == []
