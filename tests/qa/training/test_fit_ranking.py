"""How the weights of ranking and confidence are fitted."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpus.documents import Document
from qa.ranking.candidates import Candidate, Judgement, Signals
from qa.ranking.scoring import (
    FULL,
    JUDGED_RANK_COLUMNS,
    QUICK,
    RANK_COLUMNS,
    Weights,
    judged_confidence_row,
    order,
    scorer_for,
)
from qa.training.fit_ranking import (
    RatedQuestion,
    Row,
    _weigh_before,
    fit,
    rank_columns,
    regress,
    report,
)
from tests.qa.texts import document

SIGNALS = Signals(0.5, 0.4, 0.1, 0.5, 0.5, 0.0, 0.0)
JUDGEMENT = Judgement(0.0, 0.0, 0.0, 0.0, 1.0, 0, 1)
BEFORE = JUDGED_RANK_COLUMNS.index("before")
EVEN = Weights((0.0,) * len(JUDGED_RANK_COLUMNS), 0.0)
# A model that is known: one column speaks for, one a little against, one says nothing.
KNOWN = Weights((3.0, -1.0, 0.0), -0.5)


def _drawn(count: int, seed: int = 7) -> tuple[list[Row], list[bool]]:
    """Rows, and whether each is right, drawn by the known model; columns of different scales."""
    draw = np.random.default_rng(seed)
    rows: list[Row] = [
        (float(a), float(b), float(c))
        for a, b, c in draw.normal((0.2, 3.0, -40.0), (1.0, 2.0, 10.0), (count, 3))
    ]
    return rows, [bool(draw.random() < KNOWN.chance(row)) for row in rows]


def test_a_known_model_is_found_again() -> None:
    rows, right = _drawn(4000)
    found = regress(rows, right)
    assert found.columns == pytest.approx(KNOWN.columns, abs=0.3)
    assert found.columns[0] > 1 > -0.5 > found.columns[1]
    assert abs(found.columns[2]) < 0.02


def test_weights_say_what_the_regression_says() -> None:
    rows, right = _drawn(300)
    found = regress(rows, right)
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=1, max_iter=5000).fit(scaler.transform(rows), np.array(right))
    told = model.predict_proba(scaler.transform(rows))[:, 1]
    # Weights are kept with four decimals; the third column is about 40.
    assert [found.chance(row) for row in rows] == pytest.approx(list(told), abs=1e-3)


def test_a_column_that_never_differs_gets_no_weight() -> None:
    rows, right = _drawn(200)
    found = regress([(row[0], 4.0) for row in rows], right)
    assert found.columns[1] == 0
    assert math.isfinite(found.intercept)


@pytest.fixture(scope="module")
def lake() -> Document:
    return document([[f"Sentence {number}." for number in range(6)]])


def _candidates(lake: Document, nearness: Sequence[float]) -> list[Candidate]:
    """Candidates alike but for how near they stand to what answered before."""
    return [
        Candidate(lake, sentence, SIGNALS, replace(JUDGEMENT, before=near))
        for sentence, near in zip(lake.sentences, nearness, strict=False)
    ]


def _asked(
    candidates: Sequence[Candidate], right: int | None, follows: bool = True
) -> RatedQuestion:
    pairs = tuple((one, place == right) for place, one in enumerate(candidates))
    return RatedQuestion(right is not None, "fit", follows, pairs)


def _before(asked: Sequence[RatedQuestion], ranking: Weights = EVEN) -> float:
    return _weigh_before(asked, ranking).columns[BEFORE]


def test_nearness_weighs_more_where_neighbours_are_right(lake: Document) -> None:
    candidates = _candidates(lake, (0.0, 0.7, 0.0, 0.3))
    always = _before([_asked(candidates, 1)] * 4)
    mostly = _before([*[_asked(candidates, 1)] * 3, _asked(candidates, 0)])
    never = _before([_asked(candidates, 0)] * 4)
    assert always > mostly > never == 0


def test_only_the_weight_of_nearness_is_changed(lake: Document) -> None:
    ranking = Weights(tuple(float(place) for place in range(len(JUDGED_RANK_COLUMNS))), -2.0)
    found = _weigh_before([_asked(_candidates(lake, (0.0, 0.7)), 1)], ranking)
    assert found.intercept == -2
    changed = [a != b for a, b in zip(found.columns, ranking.columns, strict=True)]
    assert not any(changed[:BEFORE] + changed[BEFORE + 1 :])


@pytest.mark.parametrize(("follows", "right"), [(False, 1), (True, None)])
def test_only_follow_ups_with_an_answer_tell_how_nearness_weighs(
    follows: bool, right: int | None, lake: Document
) -> None:
    ranking = replace(EVEN, columns=(*EVEN.columns[:-1], 1.25))
    asked = [_asked(_candidates(lake, (0.0, 0.7)), right, follows)]
    assert _weigh_before(asked, ranking) == ranking
    assert _weigh_before([], ranking) == ranking


def test_each_mode_looks_at_its_own_columns(lake: Document) -> None:
    (judged,) = _candidates(lake, (0.5,))
    bare = replace(judged, judgement=None)
    assert len(rank_columns(judged, FULL)) == len(JUDGED_RANK_COLUMNS)
    for one in (rank_columns(judged, QUICK), rank_columns(bare, QUICK), rank_columns(bare, FULL)):
        assert len(one) == len(RANK_COLUMNS)
    asked = _asked([judged, bare], 0)
    assert asked.of(QUICK) == [(judged, True), (bare, False)]
    assert asked.of(FULL) == [(judged, True)]


def _invented(lake: Document, count: int) -> list[RatedQuestion]:
    """Questions of which half have no answer; the right sentence is what the reader likes most."""
    draw = np.random.default_rng(3)
    made = []
    for number in range(count):
        answerable = number % 2 == 0
        best = number % len(lake.sentences)
        candidates = [
            Candidate(
                lake,
                sentence,
                replace(SIGNALS, meaning=float(draw.normal(0.5, 0.1))),
                replace(
                    JUDGEMENT,
                    span=float(draw.normal(0, 2)),
                    answers=float(draw.normal(2 if answerable and place == best else -2, 1)),
                ),
            )
            for place, sentence in enumerate(lake.sentences)
        ]
        pairs = tuple((one, answerable and place == best) for place, one in enumerate(candidates))
        made.append(RatedQuestion(answerable, "fit" if number % 4 < 2 else "report", False, pairs))
    return made


def test_what_is_fitted_on_some_questions_holds_for_others(lake: Document) -> None:
    data = _invented(lake, 120)
    ranking, sure = fit(data, FULL)
    weights = dict(zip(JUDGED_RANK_COLUMNS, ranking.columns, strict=True))
    assert max(weights, key=lambda name: weights[name]) == "answers"
    figures = report(data, FULL, ranking, sure)
    assert figures["questions"] == 60
    assert figures["hit@3"] >= figures["hit@1"] > 0.8
    assert figures["AUROC"] > 0.9
    ranked = scorer_for().rank([one for one, _ in data[0].of(FULL)])
    assert len(sure.columns) == len(judged_confidence_row(order(ranked)))


def test_the_questions_reported_on_are_not_fitted_on(lake: Document) -> None:
    data = _invented(lake, 80)
    wrong = [
        replace(one, candidates=tuple((c, not right) for c, right in one.candidates))
        for one in data
        if one.use == "report"
    ]
    others = [one for one in data if one.use == "fit"]
    assert fit([*others, *wrong], FULL) == fit(data, FULL) == fit(others, FULL)


def test_without_unanswerable_questions_nothing_is_told_of_confidence(lake: Document) -> None:
    data = _invented(lake, 80)
    ranking, sure = fit(data, QUICK)
    answerable = [one for one in data if one.answerable]
    assert "AUROC" in report(data, QUICK, ranking, sure)
    assert "AUROC" not in report(answerable, QUICK, ranking, sure)
