"""What a claim has and a passage contradicts or lacks."""

import pytest

from corpus.documents import Document
from qa.claims.differences import discrepancies
from qa.names.matcher import Names

CASES = [
    ("Attacks rose by 51%.", "They rose by 56 per cent.", [("number", "51%", "56 per cent")]),
    ("Attacks rose by 51%.", "They rose by 51 per cent.", []),
    ("Attacks rose by 51%.", "They rose steeply.", [("number", "51%", None)]),
    ("433 people died in 2021.", "719 people died in 2021.", [("number", "433", "719")]),
    ("It was founded in 2007.", "It was founded in December 2007.", []),
    ("It was founded in 2007.", "It was founded in 2004.", [("date", "2007", "2004")]),
    ("It was sold on 3 May 1911.", "It was sold in 1911.", []),
    ("It was sold in 1911.", "It was sold at last.", [("date", "1911", None)]),
    (
        "The treaty was signed by Otto Lind.",
        "The treaty was signed by Ada Wren.",
        [("name", "Otto Lind", None)],
    ),
    (
        "Troops began Operation Red Dawn there.",
        "Troops began Operation Blue Moon there.",
        [("name", "Operation Red Dawn", "Operation Blue Moon")],
    ),
    ("They asked the Pakistani army.", "They asked the army of Pakistan.", []),
    ("Two of the men left.", "Some of the men left.", []),
]


@pytest.mark.parametrize(("claim", "passage", "wanted"), CASES)
def test_what_differs_is_pointed_out(
    claim: str, passage: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    found = discrepancies(claim, passage)
    assert [(one.kind, one.paper, one.source) for one in found] == wanted


def test_it_is_said_in_words() -> None:
    (one,) = discrepancies("Attacks rose by 51%.", "They rose by 56%.")
    assert one.words == "the paper says 51%, this passage says 56%"
    (one,) = discrepancies("It was sold in 1911.", "It was sold.")
    assert one.words == "the paper says 1911, which this passage does not"


def test_what_stands_around_is_not_lacking_and_contradicts_nothing() -> None:
    claim, passage = "Otto Lind sold 40 horses in 1911.", "He sold the horses."
    assert len(discrepancies(claim, passage)) == 3
    assert discrepancies(claim, passage, "In 1911 Otto Lind had 40 horses.") == []
    found = discrepancies(claim, passage, "In 1912 Otto Lind had 50 horses.")
    assert {one.source for one in found} == {None}


def test_spellings_of_one_name_are_one(paper: Document) -> None:
    names = [Names.of(paper)]
    claim = "The Tehrik-e-Taliban Pakistan refused."
    assert discrepancies(claim, "TTP refused.", names=names) == []
    assert discrepancies(claim, "Hamas refused.", names=names)
