"""Metrics of ranks, answer spans and confidences, over plain numbers."""

import math
import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_SPACE = re.compile(r"\s+")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)

BINS = 10
POINTS = 100  # of a risk-coverage curve


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties half (Mann and Whitney 1947).

    0 to 1; `None` where either is empty.
    """
    if not positive or not negative:
        return None
    high, low = np.asarray(positive), np.sort(np.asarray(negative))
    below = np.searchsorted(low, high, side="left")
    not_above = np.searchsorted(low, high, side="right")
    return float((below + not_above).sum() / 2 / (len(high) * len(low)))


def reciprocal(rank: int | None) -> float:
    """The reciprocal of a rank from 1; 0 for no rank. Its mean is the MRR."""
    return 0.0 if rank is None else 1 / rank


def ndcg(right: Sequence[bool], of: int, depth: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), a right one gaining 1.

    `right` says of each result, best first, whether it is right; `of` is how many right ones there
    are. 0 to 1, over the first `depth` results; 0 where there are no right ones.
    """
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(right[:depth]) if one)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(of, depth)))
    return gain / ideal if ideal else 0.0


def normalise(text: str) -> str:
    """A text normalised as in SQuAD: lower case, no punctuation, no articles, single spaces."""
    bare = text.lower().translate(_NO_PUNCTUATION)
    return _SPACE.sub(" ", _ARTICLES.sub(" ", bare)).strip()


def exact_match(span: str, answers: Sequence[str]) -> bool:
    """Whether `span` is one of `answers`, normalised (Rajpurkar et al. 2016)."""
    return any(normalise(span) == normalise(answer) for answer in answers)


def span_f1(span: str, answers: Sequence[str]) -> float:
    """F1, 0 to 1, over the words of `span` and of an answer, normalised; the best over `answers`
    (Rajpurkar et al. 2016; texts without a word are equal or 0, as for SQuAD 2.0).
    """
    return max((_f1(normalise(span).split(), normalise(a).split()) for a in answers), default=0.0)


def _f1(span: list[str], answer: list[str]) -> float:
    if not span or not answer:
        return float(span == answer)
    shared = sum((Counter(span) & Counter(answer)).values())
    return 2 * shared / (len(span) + len(answer))


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in `[low, high)` (the last: `high` too)."""

    low: float
    high: float
    count: int
    confidence: float | None  # the mean
    right: float | None  # share


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Confidence beside the share that is right, in `bins` of equal width over 0 to 1."""
    sure, good = np.asarray(confidences, float), np.asarray(right, float)
    places = np.minimum((sure * bins).astype(int), bins - 1)
    counted = []
    for number in range(bins):
        within = places == number
        count = int(within.sum())
        counted.append(
            Bin(
                low=number / bins,
                high=(number + 1) / bins,
                count=count,
                confidence=float(sure[within].mean()) if count else None,
                right=float(good[within].mean()) if count else None,
            )
        )
    return counted


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: the mean over answers of the distance between the confidence of
    their bin and its share right (Naeini et al. 2015). 0 to 1; `None` where there are no answers.
    """
    count = sum(one.count for one in bins)
    if not count:
        return None
    gaps = (
        one.count * abs(one.confidence - one.right)
        for one in bins
        if one.confidence is not None and one.right is not None
    )
    return sum(gaps) / count


@dataclass(frozen=True)
class RiskCoverage:
    """The share of wrong answers among the most confident ones (El-Yaniv and Wiener 2010).

    `risks[k - 1]` is the share wrong, 0 to 1, among the `k` most confident. Answers of equal
    confidence each count as wrong as they are in the mean.
    """

    risks: NDArray[np.float64]

    @classmethod
    def of(cls, confidences: Sequence[float], right: Sequence[bool]) -> "RiskCoverage":
        """The curve of answers, each with its confidence and whether it is right."""
        _, group = np.unique(-np.asarray(confidences, float), return_inverse=True)
        wrong = 1 - np.asarray(right, float)
        sizes = np.bincount(group)
        means = np.bincount(group, weights=wrong) / np.maximum(sizes, 1)
        each = np.repeat(means, sizes)
        return cls(np.cumsum(each) / np.arange(1, len(each) + 1))

    def at(self, coverage: float) -> float | None:
        """The risk if that share, 0 to 1, of the questions is answered (rounded up to a whole)."""
        if not len(self.risks):
            return None
        return float(self.risks[max(math.ceil(round(coverage * len(self.risks), 9)), 1) - 1])

    @property
    def area(self) -> float | None:
        """The mean risk over all coverages: AURC (Geifman and El-Yaniv 2017). 0 to 1."""
        return float(self.risks.mean()) if len(self.risks) else None

    def points(self, most: int = POINTS) -> list[tuple[float, float]]:
        """At most `most` pairs (coverage, risk), evenly spaced, up to a coverage of 1."""
        count = len(self.risks)
        sizes = sorted({math.ceil(count * step / most) for step in range(1, most + 1)})
        return [(k / count, float(self.risks[k - 1])) for k in sizes if k]
