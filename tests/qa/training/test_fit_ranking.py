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
    compare,
    fit,
    rank_columns,
    regress,
    report,
)
from tests.qa.texts import document

SIGNALS = Signals(0.5, 0.4, 0.1, 0.5, 0.5, 0.0, 0.0)
JUDGEMENT = Judgement(0.0, 0.0, 0.0, 0.0, 1.0, 0, 1)
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


def _asked(candidates: Sequence[Candidate], right: int | None) -> RatedQuestion:
    pairs = tuple((one, place == right) for place, one in enumerate(candidates))
    return RatedQuestion(right is not None, "fit", pairs)


def _compared(count: int, apart: float, seed: int = 5) -> list[tuple[list[Row], list[bool]]]:
    """Groups of five rows, of which one is right: the first column speaks for it; the second is the
    same for all rows of a group, and `apart` higher in groups whose right row is hard to find.
    """
    draw = np.random.default_rng(seed)
    made = []
    for number in range(count):
        best = int(draw.integers(5))
        level = apart * (number % 2)
        rows: list[Row] = [
            (float(draw.normal(3.0 * (place == best) - level, 1.0)), level) for place in range(5)
        ]
        made.append((rows, [place == best for place in range(5)]))
    return made


def test_rows_of_one_question_are_compared_with_each_other() -> None:
    groups = _compared(400, apart=4.0)
    found = compare(groups)
    first = [max(rows, key=found.chance) == rows[right.index(True)] for rows, right in groups]
    assert sum(first) > 370
    assert abs(found.columns[1]) < 0.01  # what is the same for all rows of a question
    # Fitted on all rows as if of one question, the same rows give that column a weight.
    flat = regress([r for rows, _ in groups for r in rows], [x for _, one in groups for x in one])
    assert flat.columns[1] > 0.5


def test_a_chance_is_the_share_of_such_rows_that_are_right() -> None:
    groups = _compared(2000, apart=0.0)
    found = compare(groups)
    rated = [
        (found.chance(row), one)
        for rows, right in groups
        for row, one in zip(rows, right, strict=True)
    ]
    for low, high in ((0.05, 0.3), (0.3, 0.7), (0.7, 0.95)):
        part = [(chance, one) for chance, one in rated if low <= chance < high]
        mean = sum(chance for chance, _ in part) / len(part)
        assert mean == pytest.approx(sum(one for _, one in part) / len(part), abs=0.1)


def test_a_question_without_a_right_row_is_compared_with_nothing() -> None:
    groups = _compared(100, apart=0.0)
    nothing: tuple[list[Row], list[bool]] = ([(99.0, 1.0), (-99.0, 2.0)], [False, False])
    assert compare([*groups, nothing]) == compare(groups)


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
        made.append(RatedQuestion(answerable, "fit" if number % 4 < 2 else "report", pairs))
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
