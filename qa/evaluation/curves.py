"""The curves of a run: reliability of the confidence, and risk over coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.evaluation.metrics import Bin, RiskCoverage, reliability
from qa.evaluation.summary import Line, judged

_PLACES = 4  # decimals of a published number


@dataclass(frozen=True, slots=True)
class Curves:
    """What is plotted: `reliability`, bins of confidence, and `risk_coverage`, pairs of coverage
    and risk. All numbers are 0 to 1, rounded to 4 decimals.
    """

    reliability: tuple[Bin, ...]
    risk_coverage: tuple[tuple[float, float], ...]


def curves(lines: Sequence[Line]) -> Curves:
    """The curves over the questions of which it is known whether the first quote answers."""
    confidences, right = judged(lines)
    return Curves(
        reliability=tuple(_rounded(one) for one in reliability(confidences, right)),
        risk_coverage=tuple(
            (round(coverage, _PLACES), round(risk, _PLACES))
            for coverage, risk in RiskCoverage.of(confidences, right).points()
        ),
    )


def _rounded(one: Bin) -> Bin:
    return replace(
        one,
        low=round(one.low, _PLACES),
        high=round(one.high, _PLACES),
        confidence=None if one.confidence is None else round(one.confidence, _PLACES),
        right=None if one.right is None else round(one.right, _PLACES),
    )
