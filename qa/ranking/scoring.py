"""Scores of candidates, and confidence in the best: two logistic regressions for each mode.

The weights are fitted on question sets by `python -m qa.training.fit_ranking`, for each encoder
that Ibid knows. `weights.json` has them, with the names of those sets and figures on held-out
documents.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.encoding.models import DEFAULT_MODEL
from qa.ranking.candidates import Candidate, Judgement, Signals

WEIGHTS = Path(__file__).parent / "weights.json"
QUICK, FULL = "quick", "full"  # without the reader, and with it
# Share of the question's words that the texts lack, from which on they lack all.
ALL_UNKNOWN = 0.999
# Divisors of logits, so that columns are about -1 to 1. The fit makes up for their values.
_ANSWERS_SCALE, _SPAN_SCALE = 5, 10
# Score, 0 to 1, below which a first candidate does not answer, whatever the reader says of windows.
# On the documents fitted on, 20 such questions were above the threshold of a weak answer; 2 had a
# right first quote.
_HOPELESS = 0.02
PARTS = ("rank", "confidence")

# The columns of `rank_row` and `judged_rank_row`, by the signals that they are made of.
RANK_COLUMNS = ("meaning", "passage", "words", "context", "kind")
JUDGED_RANK_COLUMNS = (*RANK_COLUMNS, "answers", "span", "window", "before")


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


def rank_row(signals: Signals) -> tuple[float, ...]:
    """The columns that rank candidates in the quick mode. The other signals are the same or nearly
    so for all candidates of a question.
    """
    return (
        signals.meaning, signals.passage, signals.words, signals.context,
        signals.kind,
    )  # fmt: skip


def confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """The columns of confidence in the quick mode: the first candidate's own score, its meaning,
    whether it has something of the kind asked for, and its lead.
    """
    first = ranked[0]
    return (
        math.log(first.score / (1 - first.score)) / _ANSWERS_SCALE,
        first.candidate.signals.meaning,
        first.candidate.signals.kind,
        lead(ranked),
    )


def judged_rank_row(signals: Signals, judgement: Judgement) -> tuple[float, ...]:
    """The columns that rank candidates which the reader read."""
    return (
        *rank_row(signals),
        judgement.answers / _ANSWERS_SCALE,
        judgement.span / _SPAN_SCALE,
        judgement.window / _ANSWERS_SCALE,
        judgement.before,
    )


def judged_confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """The columns of confidence in the full mode: the reader's score of the first candidate, its
    highest score of a window, and the lead. What the texts lack of the question's words and names
    is not among them: fitted, it raised confidence.
    """
    judged = [one.candidate.judgement for one in ranked if one.candidate.judgement]
    return (
        judged[0].answers / _ANSWERS_SCALE,
        max(one.window for one in judged) / _ANSWERS_SCALE,
        lead(ranked),
    )


@dataclass(frozen=True, slots=True)
class ModeWeights:
    """The weights of one mode: of a candidate's score, and of the confidence in the first."""

    rank: Weights
    confidence: Weights


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores candidates that were found with one encoder: without the reader (`quick`), and those
    that it read (`full`).
    """

    quick: ModeWeights
    full: ModeWeights

    def rank(self, candidates: Sequence[Candidate]) -> list[Ranked]:
        """The candidates with their scores, best first; equal ones in the order of the texts.

        The reader has read either all of them or none.
        """
        ranked = []
        for candidate in candidates:
            if candidate.judgement is None:
                score = self.quick.rank.chance(rank_row(candidate.signals))
            else:
                row = judged_rank_row(candidate.signals, candidate.judgement)
                score = self.full.rank.chance(row)
            ranked.append(Ranked(candidate, score))
        return order(ranked)

    def contributions(self, candidate: Candidate) -> dict[str, float]:
        """The contribution of each column to a candidate's score, in log odds."""
        names: Sequence[str] = RANK_COLUMNS
        weights, row = self.quick.rank, rank_row(candidate.signals)
        if candidate.judgement is not None:
            names, weights = JUDGED_RANK_COLUMNS, self.full.rank
            row = judged_rank_row(candidate.signals, candidate.judgement)
        return {name: w * x for name, w, x in zip(names, weights.columns, row, strict=True)}

    def confidence(self, ranked: Sequence[Ranked]) -> float:
        """The probability that the first of `ranked` answers; 0 where there is none, and in the
        quick mode where no word of the question but stop words occurs in the texts. That of a first
        with hardly any score of its own is this score.
        """
        if not ranked:
            return 0.0
        first = ranked[0].candidate
        if first.judgement is not None:
            if ranked[0].score < _HOPELESS:
                return ranked[0].score
            return self.full.confidence.chance(judged_confidence_row(ranked))
        if first.signals.unknown > ALL_UNKNOWN:
            return 0.0
        return self.quick.confidence.chance(confidence_row(ranked))


@cache
def scorer_for(model: str = DEFAULT_MODEL) -> Scorer:
    """The scorer for candidates found with an encoder, by its name; the default's for one that no
    weights were fitted for.
    """
    kept = json.loads(WEIGHTS.read_text("utf-8"))["encoders"]
    modes = kept.get(model, kept[DEFAULT_MODEL])
    return Scorer(*(_weights(modes[mode]) for mode in (QUICK, FULL)))


def _weights(kept: Mapping[str, Any]) -> ModeWeights:
    return ModeWeights(
        *(Weights(tuple(kept[part]["columns"]), kept[part]["intercept"]) for part in PARTS)
    )


def order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """The candidates, best first; equal ones in the order of the texts."""
    return sorted(ranked, key=lambda one: (-one.score, *one.candidate.key))


def lead(ranked: Sequence[Ranked]) -> float:
    """The difference of the first two scores, 0 to 1; the first score if it is the only one."""
    return ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)
