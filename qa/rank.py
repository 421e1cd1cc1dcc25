"""Which candidate answers best, and how sure that is: two logistic regressions over signals.

The weights are fitted on question sets by `python -m qa.fit`, and kept with what they were
fitted on in `weights.json`.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qa.search import Candidate, Signals

WEIGHTS = Path(__file__).parent / "weights.json"


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


@cache
def _weights() -> tuple[Weights, Weights]:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    rank, confidence = kept["rank"], kept["confidence"]
    return (
        Weights(tuple(rank["columns"]), rank["intercept"]),
        Weights(tuple(confidence["columns"]), confidence["intercept"]),
    )


def rank_row(signals: Signals) -> tuple[float, ...]:
    """What ranking looks at. The rest is the same for all candidates of a question, or nearly."""
    return (signals.meaning, signals.passage, signals.words, signals.context, signals.kind)


def confidence_row(signals: Signals, margin: float) -> tuple[float, ...]:
    """What confidence looks at: the best candidate's signals, and its score's lead on the next."""
    return (*signals.as_row(), margin)


def rank(candidates: Sequence[Candidate]) -> list[Ranked]:
    """The candidates, best first; equal ones in the order of the texts."""
    weights = _weights()[0]
    ranked = [Ranked(c, weights.chance(rank_row(c.signals))) for c in candidates]
    return sorted(
        ranked,
        key=lambda r: (-r.score, r.candidate.document.id, r.candidate.sentence.start),
    )


def confidence(ranked: Sequence[Ranked]) -> float:
    """The chance, 0 to 1, that the first of `ranked` answers; 0 where there is none."""
    if not ranked:
        return 0.0
    margin = ranked[0].score - ranked[1].score if len(ranked) > 1 else ranked[0].score
    return _weights()[1].chance(confidence_row(ranked[0].candidate.signals, margin))
