"""Measures: equal to the definition worked by hand, and to scikit-learn's where it has them."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score, roc_auc_score

from qa.evaluation.metrics import (
    RiskCoverage,
    auroc,
    calibration_error,
    exact_match,
    ndcg,
    normalise,
    reciprocal,
    reliability,
    span_f1,
)

CHANCES = st.floats(0, 1) | st.sampled_from([0.0, 0.25, 0.5, 1.0])
JUDGED = st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=60)
WORDS = st.lists(st.sampled_from("the a ice lake lake, 1854 Croft's Croft".split()), max_size=6)
TEXTS = WORDS.map(" ".join) | st.text(max_size=12)
RIGHT = st.lists(st.booleans(), min_size=2, max_size=30)


def _apart(judged: list[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    return [sure for sure, _ in judged], [right for _, right in judged]


@given(JUDGED)
def test_auroc_is_that_of_scikit_learn(judged: list[tuple[float, bool]]) -> None:
    sure, right = _apart(judged)
    found = auroc([s for s, r in judged if r], [s for s, r in judged if not r])
    if len(set(right)) < 2:
        assert found is None
    else:
        assert found == pytest.approx(roc_auc_score(right, sure))


def test_auroc_counts_pairs() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1
    assert auroc([0.1], [0.9]) == 0
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([0.9, 0.1], [0.5]) == 0.5
    assert auroc([], [0.5]) is None


def test_a_reciprocal_rank_is_nothing_where_nothing_was_found() -> None:
    assert [reciprocal(rank) for rank in (1, 2, 4, None)] == [1, 0.5, 0.25, 0]


@given(RIGHT)
def test_ndcg_is_that_of_scikit_learn(right: list[bool]) -> None:
    found = ndcg(right, sum(right))
    assert 0 <= found <= 1
    descending = np.arange(len(right), 0, -1)
    assert found == pytest.approx(ndcg_score([right], [descending], k=10))


@given(RIGHT, st.integers(1, 12))
def test_ndcg_is_lower_the_more_is_missed(right: list[bool], missed: int) -> None:
    assert ndcg(right, sum(right) + missed) <= ndcg(right, sum(right) or 1)
    assert ndcg([True] * 12, 12) == 1
    assert ndcg([False] * 10 + [True], 1) == ndcg([], 0) == 0


def test_normalising_is_as_squad_does_it() -> None:
    assert normalise("  The Lake's  ICE, (in) an\nAge. ") == "lakes ice in age"
    assert normalise("another theory") == "another theory"


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_f1_lies_between_exactness_and_one(text: str, answers: list[str]) -> None:
    found = span_f1(text, answers)
    assert exact_match(text, answers) <= found <= 1
    assert span_f1(text, [*answers, text]) == 1
    assert exact_match(text, [text])
    assert all(span_f1(text, [answer]) <= found for answer in answers)


@given(TEXTS, TEXTS)
def test_f1_is_the_same_both_ways_and_is_nothing_without_a_shared_word(a: str, b: str) -> None:
    assert span_f1(a, [b]) == span_f1(b, [a])
    shared = set(normalise(a).split()) & set(normalise(b).split())
    empty = not normalise(a).split() and not normalise(b).split()
    assert bool(span_f1(a, [b])) == bool(shared or empty)


def test_f1_is_worked_by_hand() -> None:
    assert span_f1("in January 1854", ["January 1854", "1871"]) == pytest.approx(0.8)
    assert span_f1("lake lake", ["lake"]) == pytest.approx(2 / 3)
    assert (span_f1("", ["lake"]), span_f1("lake", []), exact_match("lake", [])) == (0, 0, False)


@given(JUDGED)
def test_bins_hold_every_answer_once(judged: list[tuple[float, bool]]) -> None:
    sure, right = _apart(judged)
    bins = reliability(sure, right)
    assert sum(one.count for one in bins) == len(judged)
    assert sum(one.count * (one.right or 0) for one in bins) == pytest.approx(sum(right))
    for one in bins:
        if one.confidence is not None:
            assert one.low - 1e-9 <= one.confidence <= one.high + 1e-9
    found = calibration_error(bins)
    assert found is not None
    # No binning can find more than the mean gap, and one bin finds least.
    mean = abs(float(np.mean(sure)) - float(np.mean(right)))
    gap = float(np.mean(np.abs(np.asarray(sure) - np.asarray(right))))
    assert mean - 1e-9 <= found <= gap + 1e-9


def test_a_calibrated_confidence_has_no_error() -> None:
    bins = reliability([0.75] * 4 + [0.25] * 4, [True] * 3 + [False] + [True] + [False] * 3)
    assert calibration_error(bins) == 0
    assert bins[7].count == bins[2].count == 4
    assert calibration_error(reliability([1.0], [False])) == 1
    assert calibration_error(reliability([], [])) is None


@given(JUDGED, st.randoms())
def test_risk_and_coverage(judged: list[tuple[float, bool]], random: "np.random.Generator") -> None:
    sure, right = _apart(judged)
    found = RiskCoverage.of(sure, right)
    points = found.points()
    coverages = [coverage for coverage, _ in points]
    assert coverages == sorted(set(coverages))
    assert coverages[-1] == 1
    assert points[-1][1] == pytest.approx(1 - np.mean(right)) == found.at(1)
    assert all(0 <= risk <= 1 + 1e-9 for _, risk in points)
    assert found.area == pytest.approx(np.mean(found.risks))
    random.shuffle(judged)
    assert RiskCoverage.of(*_apart(judged)).risks == pytest.approx(found.risks)


@given(JUDGED)
def test_risk_is_that_of_a_plain_count(judged: list[tuple[float, bool]]) -> None:
    assume(len({sure for sure, _ in judged}) == len(judged))
    found = RiskCoverage.of(*_apart(judged))
    best = [right for _, right in sorted(judged, reverse=True)]
    for k in range(1, len(best) + 1):
        assert found.at(k / len(best)) == pytest.approx(best[:k].count(False) / k)


def test_nothing_asked_has_no_risk() -> None:
    found = RiskCoverage.of([], [])
    assert (found.at(0.5), found.area, found.points()) == (None, None, [])
