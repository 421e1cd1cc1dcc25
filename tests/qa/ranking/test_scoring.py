"""Ranking and confidence."""

import json
import math
import random
from dataclasses import replace

import pytest

from index.encoding.encoder import Encoder
from index.encoding.models import DEFAULT_MODEL
from index.search.index import Index
from qa.ranking.candidates import Candidate, Judgement
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import (
    FULL,
    PARTS,
    QUICK,
    WEIGHTS,
    Ranked,
    Weights,
    confidence_row,
    judged_confidence_row,
    judged_rank_row,
    lead,
    rank_row,
    scorer_for,
)

SCORER = scorer_for()
rank, confidence = SCORER.rank, SCORER.confidence
JUDGEMENT = Judgement(-1.0, -3.0, -1.0, 0.0, 0.5, 0, 1)


@pytest.fixture(scope="module")
def candidates(index: Index, encoder: Encoder) -> list[Candidate]:
    return find_candidates(index, encoder, "Who announced the end of the ceasefire?")


def _judged(candidates: list[Candidate]) -> list[Candidate]:
    return [replace(candidate, judgement=JUDGEMENT) for candidate in candidates]


def test_a_chance_lies_between_none_and_all() -> None:
    weights = Weights((2.0, -1.0), 0.5)
    assert weights.chance((0.0, 0.5)) == 0.5
    assert 0 < weights.chance((-1e9, 1e9)) < 1e-20
    assert weights.chance((1e9, 0)) == 1
    with pytest.raises(ValueError, match="zip"):
        weights.chance((1.0,))


def test_the_kept_weights_fit_the_signals(candidates: list[Candidate]) -> None:
    kept = json.loads(WEIGHTS.read_text("utf-8"))["encoders"][DEFAULT_MODEL]
    plain, judged = rank(candidates), rank(_judged(candidates))
    rows = {
        QUICK: (rank_row(candidates[0].signals), confidence_row(plain)),
        FULL: (judged_rank_row(candidates[0].signals, JUDGEMENT), judged_confidence_row(judged)),
    }
    for mode, mode_rows in rows.items():
        for part, row in zip(PARTS, mode_rows, strict=True):
            assert len(kept[mode][part]["columns"]) == len(row)
            assert all(math.isfinite(value) for value in row)
    assert json.loads(WEIGHTS.read_text("utf-8"))["fitted_on"]["questions"]


@pytest.mark.parametrize(
    "raised",
    [
        replace(JUDGEMENT, answers=25.0),
        replace(JUDGEMENT, span=25.0),
    ],
)
def test_what_the_reader_says_for_a_sentence_raises_it(
    raised: Judgement, candidates: list[Candidate]
) -> None:
    judged = _judged(candidates)
    last = rank(judged)[-1].candidate
    better = replace(last, judgement=raised)
    others = [candidate for candidate in judged if candidate is not last]
    before, after = rank([last, *others]), rank([better, *others])
    place = [one.candidate.key for one in after].index(last.key)
    assert place < len(before) - 1
    assert after[place].score > before[-1].score


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


@pytest.mark.parametrize("read", [False, True])
def test_confidence_looks_at_the_first_and_its_lead(
    candidates: list[Candidate], read: bool
) -> None:
    ranked = rank(_judged(candidates) if read else candidates)
    assert confidence([]) == 0
    assert 0 < confidence(ranked) < 1
    assert lead(ranked) == ranked[0].score - ranked[1].score >= 0
    assert lead(ranked[:1]) == ranked[0].score
    assert lead([ranked[0], ranked[0]]) == 0


def test_alone_and_unread_the_first_is_surer_than_beside_its_like(
    candidates: list[Candidate],
) -> None:
    ranked = rank(candidates)
    assert confidence(ranked[:1]) > confidence([ranked[0], ranked[0]])


def test_where_the_reader_finds_no_answer_confidence_is_low(
    candidates: list[Candidate],
) -> None:
    none = replace(JUDGEMENT, answers=-6.0, span=-12.0, window=-6.0)
    sure = replace(JUDGEMENT, answers=5.0, span=9.0, window=5.0)
    refused = [replace(candidate, judgement=none) for candidate in candidates]
    answered = [replace(candidates[0], judgement=sure), *refused[1:]]
    assert confidence(rank(refused)) < 0.2
    assert confidence(rank(answered)) > 0.5
    # One window seems to answer, and no sentence does.
    window = replace(candidates[0], judgement=replace(none, window=9.0))
    assert confidence([Ranked(window, 0.019)]) == 0.019
    assert confidence([Ranked(window, 0.021)]) > 0.3


def test_sharing_none_of_the_words_lowers_confidence(candidates: list[Candidate]) -> None:
    first = rank(candidates)[0]
    other = replace(first.candidate, signals=replace(first.candidate.signals, words=0.0))
    assert confidence(rank([other])) < confidence([first])
