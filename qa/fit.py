"""Fits the weights of `qa.rank` on question sets: `python -m qa.fit SET…`.

Documents are divided as `qa.split` says. scikit-learn does the regressions; it comes with
sentence-transformers.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from qa.choose import Chooser
from qa.dialogue import Understood
from qa.evaluate import Bench, is_right
from qa.loading import load_readers
from qa.questionsets import Question, read_set
from qa.rank import (
    FULL,
    QUICK,
    WEIGHTS,
    Weights,
    confidence_row,
    judged_confidence_row,
    judged_rank_row,
    rank_row,
)
from qa.search import Candidate
from qa.settings import settings
from qa.split import Use, split

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its candidates, and whether each of them is right."""

    answerable: bool
    use: Use
    candidates: tuple[tuple[Candidate, bool], ...]


@dataclass(frozen=True, slots=True)
class Mode:
    """How the candidates of a mode are turned into rows."""

    ranking: Callable[[Candidate], Row]
    sureness: Callable[[Candidate, float], Row]
    judged: bool


def _judged_rank(candidate: Candidate) -> Row:
    assert candidate.judgement is not None
    return judged_rank_row(candidate.signals, candidate.judgement)


def _judged_sureness(candidate: Candidate, margin: float) -> Row:
    assert candidate.judgement is not None
    return judged_confidence_row(candidate.signals, candidate.judgement, margin)


MODES = {
    QUICK: Mode(
        lambda candidate: rank_row(candidate.signals),
        lambda candidate, margin: confidence_row(candidate.signals, margin),
        False,
    ),
    FULL: Mode(_judged_rank, _judged_sureness, True),
}


def collect(folder: Path, most: int) -> list[Asked]:
    """Up to `most` questions of each use that is not teaching, evenly taken, with candidates."""
    questions = read_set(folder)
    bench = Bench.of(questions, settings())
    chooser = Chooser(bench.index, bench.encoder, *load_readers(settings()))
    uses = split(bench.index.documents)
    asked = []
    for use in ("fit", "report"):
        chosen = [q for q in questions.questions if q.document and uses[q.document] == use]
        for place in range(min(most, len(chosen))):
            question = chosen[place * len(chosen) // min(most, len(chosen))]
            asked.append(_ask(bench, chooser, question, uses[question.document or ""]))
    return asked


def _ask(bench: Bench, chooser: Chooser, question: Question, use: Use) -> Asked:
    gold = bench.gold(question)
    text = " ".join(question.question.split())
    choice = chooser.choose(Understood(text, text), question.document)
    return Asked(
        question.answerable,
        use,
        tuple(
            (
                r.candidate,
                is_right(
                    r.candidate.document,
                    r.candidate.sentence.start,
                    r.candidate.sentence.end,
                    gold,
                ),
            )
            for r in choice.ranked
        ),
    )


def regress(rows: Sequence[Row], right: Sequence[bool]) -> Weights:
    """A logistic regression, its columns scaled while it is fitted and not after."""
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=1, max_iter=5000).fit(scaler.transform(rows), np.array(right))
    columns = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - columns @ scaler.mean_)
    return Weights(tuple(round(float(weight), 4) for weight in columns), round(intercept, 4))


def _order(asked: Asked, mode: Mode, ranking: Weights) -> tuple[list[bool], Row]:
    """Whether each candidate is right, best first, and the row that confidence looks at."""
    scored = sorted(
        (
            (ranking.chance(mode.ranking(candidate)), candidate.key, candidate, right)
            for candidate, right in asked.candidates
            if not mode.judged or candidate.judgement is not None
        ),
        key=lambda row: (-row[0], row[1]),
    )
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.0)
    return [right for *_, right in scored], mode.sureness(scored[0][2], margin)


def fit(data: Sequence[Asked], mode: Mode) -> tuple[Weights, Weights]:
    """Weights of ranking, and of confidence."""
    fitted = [asked for asked in data if asked.use == "fit" and asked.candidates]
    flat = [
        (mode.ranking(candidate), right)
        for asked in fitted
        for candidate, right in asked.candidates
        if not mode.judged or candidate.judgement is not None
    ]
    ranking = regress([row for row, _ in flat], [right for _, right in flat])
    firsts = [_order(asked, mode, ranking) for asked in fitted]
    right = [
        asked.answerable and order[0] for asked, (order, _) in zip(fitted, firsts, strict=True)
    ]
    return ranking, regress([row for _, row in firsts], right)


def report(
    data: Sequence[Asked], mode: Mode, ranking: Weights, sure: Weights
) -> dict[str, float | None]:
    """Figures on what nothing was fitted on."""
    unseen = [asked for asked in data if asked.use == "report" and asked.candidates]
    rows = [(asked.answerable, *_order(asked, mode, ranking)) for asked in unseen]
    answered = [order for answerable, order, _ in rows if answerable]
    both = len({answerable for answerable, *_ in rows}) == 2
    return {
        "questions": len(rows),
        "hit@1": round(float(np.mean([order[0] for order in answered])), 3),
        "hit@3": round(float(np.mean([any(order[:3]) for order in answered])), 3),
        "AUROC": round(
            float(roc_auc_score([a for a, *_ in rows], [sure.chance(row) for *_, row in rows])), 3
        )
        if both
        else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=1500, help="questions of a set and use at most")
    chosen = parser.parse_args()
    data = {folder.name: collect(folder, chosen.most) for folder in chosen.sets}
    together = [asked for part in data.values() for asked in part]
    kept: dict[str, object] = {
        "fitted_on": {
            "sets": list(data),
            "questions": sum(asked.use == "fit" for asked in together),
        },
        "documents_left_out": sorted(
            document
            for folder in chosen.sets
            for document, use in split(q.document for q in read_set(folder).passages).items()
            if use == "report"
        ),
    }
    for name, mode in MODES.items():
        ranking, sure = fit(together, mode)
        figures = {part: report(rows, mode, ranking, sure) for part, rows in data.items()}
        print(name, json.dumps(figures))
        kept[name] = {
            "on_documents_left_out": figures,
            "rank": {"columns": ranking.columns, "intercept": ranking.intercept},
            "confidence": {"columns": sure.columns, "intercept": sure.intercept},
        }
    WEIGHTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
