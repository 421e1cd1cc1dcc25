"""Answers from an index of another implementation: they use the protocol and nothing else."""

import pytest

from corpus.serialization import to_json
from index.encoding.encoder import Encoder
from index.search.index import Index
from qa.assembly import load_asker
from qa.query.request import Request
from qa.quotations.check import check_quotation
from qa.settings import Settings
from tests.index.search.scan import ScanIndex

QUESTIONS = [
    "When was Tehrik-e-Taliban Pakistan founded?",
    "Who anounced the end of the ceasfire?",
    "What do the notes cite on the Afghan Taliban?",
    "How thick was the ice?",
    "What is the capital of Peru?",
]


@pytest.fixture(scope="module")
def other(index: Index) -> ScanIndex:
    everywhere = range(len(index.units))
    vectors = index.vectors.at(everywhere)
    return ScanIndex(list(index.documents.values()), index.units, vectors, "en", index.model)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_those_of_the_first_implementation(
    index: Index, other: ScanIndex, encoder: Encoder, question: str
) -> None:
    chosen = Settings(quick=True)
    one, two = (
        to_json(load_asker(chosen, held, encoder).ask(Request(question))) for held in (index, other)
    )
    for name in ("status", "understood", "message"):
        assert one[name] == two[name]
    for name in ("quotes", "near", "notes"):
        assert [part["text"] for part in one[name]] == [part["text"] for part in two[name]]
    assert one["confidence"] == pytest.approx(two["confidence"], abs=1e-3)


def test_an_altered_quotation_is_found(index: Index, other: ScanIndex) -> None:
    words = "an asset that could be used to put pressure on Pakistan"
    one, two = (check_quotation(held, words) for held in (index, other))
    assert one.status == two.status == "altered"
    assert one.matches == two.matches
