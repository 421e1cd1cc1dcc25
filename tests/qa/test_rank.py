"""Ranking and confidence."""

import json
import random

import pytest

from index.encoder import Encoder
from index.reader import Index
from qa.rank import WEIGHTS, Weights, confidence, confidence_row, rank, rank_row
from qa.search import Candidate, Signals, find_candidates


@pytest.fixture(scope="module")
def candidates(index: Index, encoder: Encoder) -> list[Candidate]:
    return find_candidates(index, encoder, "Who announced the end of the ceasefire?")


def test_a_chance_lies_between_none_and_all() -> None:
    weights = Weights((2.0, -1.0), 0.5)
    assert weights.chance((0.0, 0.5)) == 0.5
    assert 0 < weights.chance((-1e9, 1e9)) < 1e-20
    assert weights.chance((1e9, 0)) == 1
    with pytest.raises(ValueError, match="zip"):
        weights.chance((1.0,))


def test_the_kept_weights_fit_the_signals() -> None:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    signals = Signals(0.5, 0.5, 0.1, 0.5, 0.5, 0.1, 1)
    assert len(kept["rank"]["columns"]) == len(rank_row(signals))
    assert len(kept["confidence"]["columns"]) == len(confidence_row(signals, 0.1))
    assert kept["fitted_on"]["questions"]


def test_the_best_comes_first_whatever_the_order_before(candidates: list[Candidate]) -> None:
    ranked = rank(candidates)
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    mixed = list(candidates)
    random.Random(1).shuffle(mixed)
    assert [r.candidate.sentence for r in rank(mixed)] == [r.candidate.sentence for r in ranked]


def test_equal_candidates_stand_in_the_order_of_the_text(candidates: list[Candidate]) -> None:
    same = candidates[0].signals
    level = [Candidate(c.document, c.sentence, same) for c in candidates]
    places = [(r.candidate.document.id, r.candidate.sentence.start) for r in rank(level)]
    assert places == sorted(places)


def test_confidence_looks_at_the_first_and_its_lead(candidates: list[Candidate]) -> None:
    ranked = rank(candidates)
    assert confidence([]) == 0
    assert 0 < confidence(ranked) < 1
    assert confidence(ranked[:1]) > confidence([ranked[0], ranked[0]])


def test_sharing_none_of_the_words_lowers_confidence(candidates: list[Candidate]) -> None:
    first = rank(candidates)[0]
    s = first.candidate.signals
    strange = Signals(s.meaning, s.passage, s.lead, 0.0, s.context, s.unknown, s.kind)
    other = Candidate(first.candidate.document, first.candidate.sentence, strange)
    assert confidence(rank([other])) < confidence([first])
