"""The figures of a run: metrics over the outcomes of its questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict

from qa.answer import Status
from qa.evaluation.metrics import (
    RiskCoverage,
    auroc,
    calibration_error,
    reciprocal,
    reliability,
)

Figures = dict[str, float | int | None]


class Line(BaseModel):
    """The outcome of one question. `None` means that there is nothing to measure.

    `rank` is the place of the first right quote, `sentence_rank` and `passage_rank` those of the
    first right sentence and passage among all that were considered, from 1, `None` also where
    none is right. `right` is whether the first quote answers (for a question on a note: whether
    the answer names the note), `located` whether the set says where the answer lies.
    `holds_answer`, `exact` and `f1` compare the first quote, and the words marked in it, with the
    set's answer strings.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    understood: str
    kind: str | None = None
    answerable: bool
    located: bool
    status: Status
    confidence: float
    rank: int | None
    right: bool | None
    sentence_rank: int | None
    passage_rank: int | None
    ndcg: float | None
    holds_answer: bool | None
    exact: bool | None
    f1: float | None
    notes_right: bool | None
    first: str | None
    words: int | None
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The meaning of a figure, and whether more of it is better (1), worse (-1) or neither (0)."""

    words: str
    better: int = 0


FIGURES = {
    "questions": Figure("questions asked"),
    "answerable": Figure("of these, answerable"),
    "hit@1": Figure("a right quote first, of answerable", 1),
    "hit@3": Figure("a right quote among the first three", 1),
    "mrr_sentence": Figure("mean reciprocal rank of the first right sentence", 1),
    "mrr_passage": Figure("mean reciprocal rank of the first right passage", 1),
    "ndcg@10": Figure("nDCG of the first ten passages, where the whole set is asked", 1),
    "answer_in_first": Figure("an answer string stands in the first quote", 1),
    "exact": Figure("the marked words are an answer, exactly", 1),
    "f1": Figure("F1 of the marked words and an answer", 1),
    "exact_if_right": Figure("exactly, where the first quote is right", 1),
    "f1_if_right": Figure("F1, where the first quote is right", 1),
    "words_in_first": Figure("words of the first quote, mean", 0),
    "notes_right": Figure("right quotes with just their notes; note questions with the note", 1),
    "refused_wrong": Figure("answerable, yet not found", -1),
    "refused_right": Figure("unanswerable, and not found", 1),
    "unanswerable_weak": Figure("unanswerable, answered as weak", -1),
    "unanswerable_answered": Figure("unanswerable, yet answered", -1),
    "weak": Figure("weak, of all"),
    "wrong_of_answered": Figure("wrong, of those answered at the shipped threshold", -1),
    "auroc": Figure("confidence tells answerable from unanswerable (AUROC)", 1),
    "auroc_right": Figure("confidence tells right first quotes from the rest (AUROC)", 1),
    "calibration_error": Figure("expected calibration error of the confidence", -1),
    "risk@.5": Figure("wrong, if only the surest half is answered", -1),
    "risk@.8": Figure("wrong, if only the surest eight in ten are answered", -1),
    "aurc": Figure("area under the risk-coverage curve", -1),
    "milliseconds_p50": Figure("time of an answer, median", -1),
    "milliseconds_p95": Figure("time of an answer, 95th percentile", -1),
}  # fmt: skip


def _mean(values: Sequence[float | bool | None]) -> float | None:
    """The mean of those that were measured; `None` where none was."""
    measured = [float(value) for value in values if value is not None]
    return float(np.mean(measured)) if measured else None


def _percentile(values: Sequence[float], of: float) -> float | None:
    return round(float(np.percentile(values, of)), 1) if values else None


def judged(lines: Sequence[Line]) -> tuple[list[float], list[bool]]:
    """Of each line where it is known: the confidence, and whether the first quote answers."""
    known = [(line.confidence, line.right) for line in lines if line.right is not None]
    return [sure for sure, _ in known], [right for _, right in known]


def _share(lines: Sequence[Line], holds: Callable[[Line], bool]) -> float | None:
    return _mean([holds(line) for line in lines])


def summarise(lines: Sequence[Line]) -> Figures:
    """The figures of a run, by the names of `FIGURES`, rounded to 3 places.

    Shares are 0 to 1; `None` where a run has no such questions. Ranks count quotes as ranked,
    whatever the status of the answer. Times are milliseconds.
    """
    figures: Figures = {
        "questions": len(lines),
        **_quote_figures([line for line in lines if line.answerable]),
        "words_in_first": _mean([line.words for line in lines]),
        "notes_right": _mean([line.notes_right for line in lines]),
        **_status_figures(lines),
        **_confidence_figures(lines),
        "milliseconds_p50": _percentile([line.milliseconds for line in lines], 50),
        "milliseconds_p95": _percentile([line.milliseconds for line in lines], 95),
    }
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in figures.items()
    }


def _quote_figures(answerable: Sequence[Line]) -> Figures:
    """How good the quotes and the marked words are, of answerable questions."""
    located = [line for line in answerable if line.located]
    first_right = [line for line in located if line.rank == 1]
    return {
        "answerable": len(answerable),
        "hit@1": _share(located, lambda line: line.rank == 1),
        "hit@3": _share(located, lambda line: line.rank is not None and line.rank <= 3),
        "mrr_sentence": _mean([reciprocal(line.sentence_rank) for line in located]),
        "mrr_passage": _mean([reciprocal(line.passage_rank) for line in located]),
        "ndcg@10": _mean([line.ndcg for line in located]),
        "answer_in_first": _mean([line.holds_answer for line in answerable]),
        "exact": _mean([line.exact for line in answerable]),
        "f1": _mean([line.f1 for line in answerable]),
        "exact_if_right": _mean([line.exact for line in first_right]),
        "f1_if_right": _mean([line.f1 for line in first_right]),
    }


def _status_figures(lines: Sequence[Line]) -> Figures:
    """How often questions are answered, called weak or refused, rightly and wrongly."""
    answerable = [line for line in lines if line.answerable]
    unanswerable = [line for line in lines if not line.answerable]
    answered = [line for line in lines if line.status == "answered" and line.right is not None]
    return {
        "refused_wrong": _share(answerable, lambda line: line.status == "not_found"),
        "refused_right": _share(unanswerable, lambda line: line.status == "not_found"),
        "unanswerable_weak": _share(unanswerable, lambda line: line.status == "weak"),
        "unanswerable_answered": _share(unanswerable, lambda line: line.status == "answered"),
        "weak": _share(lines, lambda line: line.status == "weak"),
        "wrong_of_answered": _mean([not line.right for line in answered]),
    }


def _confidence_figures(lines: Sequence[Line]) -> Figures:
    """How well the confidence tells right answers from wrong ones."""
    sure, right = judged(lines)
    risk = RiskCoverage.of(sure, right)
    return {
        "auroc": auroc(
            [line.confidence for line in lines if line.answerable],
            [line.confidence for line in lines if not line.answerable],
        ),
        "auroc_right": auroc(
            [one for one, good in zip(sure, right, strict=True) if good],
            [one for one, good in zip(sure, right, strict=True) if not good],
        ),
        "calibration_error": calibration_error(reliability(sure, right)),
        "risk@.5": risk.at(0.5),
        "risk@.8": risk.at(0.8),
        "aurc": risk.area,
    }


def by_kind(lines: Sequence[Line]) -> dict[str, Figures]:
    """The figures of each kind of question."""
    kinds = dict.fromkeys(line.kind for line in lines if line.kind)
    return {
        kind: summarise([line for line in lines if line.kind == kind]) for kind in kinds if kind
    }


def separation(lines: Sequence[Line]) -> dict[str, Figures]:
    """For each kind of unanswerable question, how well the confidence tells it from each kind of
    answerable one: AUROC, 0 to 1, by the names of both kinds.

    A near miss shares as many words with the text as a plain question, and a far miss as few as a
    paraphrase: these two figures show what is understood beyond shared words.
    """
    sure: dict[tuple[bool, str], list[float]] = {}
    for line in lines:
        if line.kind:
            sure.setdefault((line.answerable, line.kind), []).append(line.confidence)
    return {
        missing: {
            kind: _rounded(auroc(high, low))
            for (answerable, kind), high in sure.items()
            if answerable
        }
        for (answered, missing), low in sure.items()
        if not answered
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
