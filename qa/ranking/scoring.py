"""Scores of candidates, and confidence in the best: two logistic regressions for each mode.

The weights are fitted on question sets by `python -m qa.training.fit_ranking`. `weights.json` has
them, with the names of those sets and figures on held-out documents.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qa.ranking.candidates import Candidate, Judgement, Signals

WEIGHTS = Path(__file__).parent / "weights.json"
QUICK, FULL = "quick", "full"  # without the networks that read pairs, and with them
# Share of the question's words that the texts lack, from which on there is no answer: all of them.
_ALL_UNKNOWN = 0.999
# Divisors of logits, so that columns are about -1 to 1. The fit makes up for their values.
_RERANK_SCALE, _ANSWERS_SCALE, _SPAN_SCALE = 10, 5, 10
PARTS = ("rank", "confidence")

# The columns of `rank_row` and `judged_rank_row`, by the signals that they are made of.
RANK_COLUMNS = ("meaning", "passage", "words", "context", "kind")
JUDGED_RANK_COLUMNS = (*RANK_COLUMNS, "rerank", "answers", "span", "before")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: one weight a column, and the intercept."""

    columns: tuple[float, ...]
    intercept: float

    def chance(self, row: Sequence[float]) -> float:
        """The probability for one row of signals, 0 to 1."""
        total = self.intercept + sum(w * x for w, x in zip(self.columns, row, strict=True))
        return 1 / (1 + math.exp(-max(min(total, 60.0), -60.0)))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score: the probability that it answers, by its own signals alone."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True)
class _Kept:
    """The weights of one mode: of a candidate's score, and of the confidence in the first."""

    rank: Weights
    confidence: Weights


@cache
def _kept(mode: str) -> _Kept:
    kept = json.loads(WEIGHTS.read_text("utf-8"))[mode]
    return _Kept(
        *(Weights(tuple(kept[part]["columns"]), kept[part]["intercept"]) for part in PARTS)
    )


def rank_row(signals: Signals) -> tuple[float, ...]:
    """The columns that rank candidates in the quick mode. The other signals are the same or nearly
    so for all candidates of a question.
    """
    return (
        signals.meaning, signals.passage, signals.words, signals.context,
        signals.kind,
    )  # fmt: skip


def confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """The columns of confidence in the quick mode: the best candidate's signals, and its lead."""
    return (*ranked[0].candidate.signals.as_row(), lead(ranked))


def judged_rank_row(signals: Signals, judgement: Judgement) -> tuple[float, ...]:
    """The columns that rank candidates which the networks read."""
    return (
        *rank_row(signals),
        judgement.rerank / _RERANK_SCALE,
        judgement.answers / _ANSWERS_SCALE,
        judgement.span / _SPAN_SCALE,
        judgement.before,
    )


def judged_confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """The columns of confidence in the full mode: the highest score of each network, and how much
    of what the question names and says is in the texts. The columns are few on purpose: with the
    best candidate's own signals added, AUROC was lower on question sets that were not fitted on.
    """
    judged = [one.candidate.judgement for one in ranked if one.candidate.judgement is not None]
    return (
        max(judgement.rerank for judgement in judged) / _RERANK_SCALE,
        max(judgement.answers for judgement in judged) / _ANSWERS_SCALE,
        judged[0].named,
        ranked[0].candidate.signals.unknown,
    )


def rank(candidates: Sequence[Candidate]) -> list[Ranked]:
    """The candidates with their scores, best first; equal ones in the order of the texts.

    The networks have read either all of them or none.
    """
    ranked = []
    for candidate in candidates:
        if candidate.judgement is None:
            score = _kept(QUICK).rank.chance(rank_row(candidate.signals))
        else:
            row = judged_rank_row(candidate.signals, candidate.judgement)
            score = _kept(FULL).rank.chance(row)
        ranked.append(Ranked(candidate, score))
    return order(ranked)


def order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """The candidates, best first; equal ones in the order of the texts."""
    return sorted(ranked, key=lambda one: (-one.score, *one.candidate.key))


def contributions(candidate: Candidate) -> dict[str, float]:
    """The contribution of each column to a candidate's score, in log odds."""
    names: Sequence[str] = RANK_COLUMNS
    mode, row = QUICK, rank_row(candidate.signals)
    if candidate.judgement is not None:
        names, mode = JUDGED_RANK_COLUMNS, FULL
        row = judged_rank_row(candidate.signals, candidate.judgement)
    weights = _kept(mode).rank.columns
    return {name: w * x for name, w, x in zip(names, weights, row, strict=True)}


def confidence(ranked: Sequence[Ranked]) -> float:
    """The probability that the first of `ranked` answers; 0 where there is none, or where no word
    of the question but stop words occurs in the texts.
    """
    if not ranked or ranked[0].candidate.signals.unknown > _ALL_UNKNOWN:
        return 0.0
    if ranked[0].candidate.judgement is None:
        return _kept(QUICK).confidence.chance(confidence_row(ranked))
    return _kept(FULL).confidence.chance(judged_confidence_row(ranked))


def lead(ranked: Sequence[Ranked]) -> float:
    """The difference of the first two scores, 0 to 1; the first score if it is the only one."""
    return ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)
