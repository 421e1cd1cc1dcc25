"""Which candidate answers best, and how sure that is: logistic regressions over signals, two for
each mode.

The weights are fitted on question sets by `python -m qa.training.fit_ranking`, and kept with
what they were fitted on in `weights.json`.
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
_ALL_UNKNOWN = 0.999
PARTS = ("rank", "confidence")

# What the columns of `rank_row` and `judged_rank_row` are called: the signals they are made of.
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
    """A candidate with its score: the chance, by its own signals alone, that it answers."""

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
    """What ranking looks at. The rest is the same for all candidates of a question, or nearly."""
    return (
        signals.meaning, signals.passage, signals.words, signals.context,
        signals.kind,
    )  # fmt: skip


def confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """What confidence looks at: the best candidate's signals, and its score's lead on the next."""
    return (*ranked[0].candidate.signals.as_row(), lead(ranked))


def judged_rank_row(signals: Signals, judgement: Judgement) -> tuple[float, ...]:
    """What ranking looks at once candidates are judged. Logits are brought to about -1 to 1."""
    return (
        *rank_row(signals),
        judgement.rerank / 10,
        judgement.answers / 5,
        judgement.span / 10,
        judgement.before,
    )


def judged_confidence_row(ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """What confidence looks at once candidates are judged: the most that either network says of
    any, and what the question names. Few columns, for they hold in texts of other kinds too:
    with the first's own signals beside them, confidence told less on sets not fitted on.
    """
    judged = [one.candidate.judgement for one in ranked if one.candidate.judgement is not None]
    return (
        max(judgement.rerank for judgement in judged) / 10,
        max(judgement.answers for judgement in judged) / 5,
        judged[0].named,
        ranked[0].candidate.signals.unknown,
    )


def rank(candidates: Sequence[Candidate]) -> list[Ranked]:
    """The candidates, best first; equal ones in the order of the texts.

    They are either all judged or none is.
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
    """Best first; equal ones in the order of the texts."""
    return sorted(ranked, key=lambda one: (-one.score, *one.candidate.key))


def contributions(candidate: Candidate) -> dict[str, float]:
    """What each column of a candidate adds to its score, in log odds."""
    names: Sequence[str] = RANK_COLUMNS
    mode, row = QUICK, rank_row(candidate.signals)
    if candidate.judgement is not None:
        names, mode = JUDGED_RANK_COLUMNS, FULL
        row = judged_rank_row(candidate.signals, candidate.judgement)
    weights = _kept(mode).rank.columns
    return {name: w * x for name, w, x in zip(names, weights, row, strict=True)}


def confidence(ranked: Sequence[Ranked]) -> float:
    """The chance, 0 to 1, that the first of `ranked` answers; 0 where there is none, or where no
    word of the question, or none but small ones, stands anywhere in the texts.
    """
    if not ranked or ranked[0].candidate.signals.unknown > _ALL_UNKNOWN:
        return 0.0
    if ranked[0].candidate.judgement is None:
        return _kept(QUICK).confidence.chance(confidence_row(ranked))
    return _kept(FULL).confidence.chance(judged_confidence_row(ranked))


def lead(ranked: Sequence[Ranked]) -> float:
    """How far the first's score stands above the second's."""
    return ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)
