"""Fitting of the weights of `qa.ranking.scoring`.

`python -m qa.training.fit_ranking FOLDER[:TEXTS]… [--asked-of-index SET…]`

A set with documents of its own is divided by document, as `qa.training.split` says; all of a set
without, asked of the index that stands, is fitted on. scikit-learn does the regressions. The
weights are those of the encoder of the settings (`IBID_MODEL`); those of others stay.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from qa.assembly import load_asker
from qa.evaluation.gold import is_right
from qa.evaluation.metrics import auroc
from qa.evaluation.question_sets import Question, QuestionSet, read_set
from qa.evaluation.run import Bench
from qa.query.request import Request
from qa.ranking.candidates import Candidate
from qa.ranking.scoring import (
    FULL,
    QUICK,
    WEIGHTS,
    Ranked,
    Weights,
    confidence_row,
    judged_confidence_row,
    judged_rank_row,
    order,
    rank_row,
)
from qa.settings import settings
from qa.training.set_arguments import FORM, HELP, SetArgument
from qa.training.split import Use, split

Row = tuple[float, ...]
Columns = npt.NDArray[np.float64]
_MODES = (QUICK, FULL)
# Set by hand.
_REPEATED = 3  # weight of a question on the standing index, of which there are few
_PENALTY = 1.0  # of the squares of the weights of ranking, with columns scaled to a spread of 1
_LEAST_SPREAD = 1e-6  # standard deviation; of a column that hardly differs


@dataclass(frozen=True, slots=True)
class RatedQuestion:
    """A question, its candidates and whether each is right."""

    answerable: bool
    use: Use
    candidates: tuple[tuple[Candidate, bool], ...]
    kind: str | None = None

    def of(self, mode: str) -> list[tuple[Candidate, bool]]:
        """The candidates that a mode ranks, and whether each is right."""
        if mode == QUICK:
            return list(self.candidates)
        return [(c, right) for c, right in self.candidates if c.judgement is not None]


def rank_columns(candidate: Candidate, mode: str) -> Row:
    """The columns of ranking in a mode."""
    if mode == QUICK or candidate.judgement is None:
        return rank_row(candidate.signals)
    return judged_rank_row(candidate.signals, candidate.judgement)


def collect(questions: QuestionSet, most: int) -> list[RatedQuestion]:
    """Up to `most` questions of each use but training, evenly spaced, with their candidates.

    Questions on notes are left out: they are answered without ranking.
    """
    bench = Bench.of(questions, settings())
    asker = load_asker(settings(), bench.index, bench.encoder)
    uses: dict[str, Use] = dict.fromkeys(bench.index.documents, "fit")
    if questions.passages:
        uses = split(bench.index.documents)
    asked = []
    for use in ("fit", "report"):
        chosen = [
            question
            for question in questions.questions
            if question.document and uses[question.document] == use and question.kind != "note"
        ]
        count = min(most, len(chosen))
        for place in range(count):
            question = chosen[place * len(chosen) // count]
            request = Request(
                question.question, tuple(questions.history(question)), question.document
            )
            ranked = asker.rank(request)
            asked.append(_asked(bench, question, uses[question.document or ""], ranked))
    return asked


def _asked(bench: Bench, question: Question, use: Use, ranked: Sequence[Ranked]) -> RatedQuestion:
    gold = bench.gold(question)
    candidates = [one.candidate for one in ranked]
    right = [is_right(c.document, c.sentence.start, c.sentence.end, gold) for c in candidates]
    return RatedQuestion(
        question.answerable,
        use,
        tuple(zip(candidates, right, strict=True)),
        question.kind,
    )


def regress(rows: Sequence[Row], right: Sequence[bool]) -> Weights:
    """A logistic regression of whether rows are right. Columns are standardised for fitting; the
    weights are those of the original columns.
    """
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=1, max_iter=5000).fit(scaler.transform(rows), np.array(right))
    columns = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - columns @ scaler.mean_)
    return Weights(tuple(round(float(weight), 4) for weight in columns), round(intercept, 4))


def _first(asked: RatedQuestion, mode: str, ranking: Weights) -> tuple[list[bool], Row]:
    """Whether each candidate is right, best first, and the columns of confidence."""
    right = {candidate.key: one for candidate, one in asked.of(mode)}
    scored = [
        Ranked(candidate, ranking.chance(rank_columns(candidate, mode)))
        for candidate, _ in asked.of(mode)
    ]
    ranked = order(scored)
    row = confidence_row(ranked) if mode == QUICK else judged_confidence_row(ranked)
    return [right[one.candidate.key] for one in ranked], row


def compare(groups: Sequence[tuple[Sequence[Row], Sequence[bool]]]) -> Weights:
    """Weights by which the right rows of each group come before its others: a conditional logit
    (McFadden 1974). What differs between questions, and not between candidates of one, counts for
    nothing. Scaled, and with an intercept, so that a row's chance is that it is right.
    """
    parts = [(np.array(rows), np.array(right)) for rows, right in groups if any(right)]
    scale = np.maximum(np.concatenate([rows for rows, _ in parts]).std(axis=0), _LEAST_SPREAD)

    def loss(weights: Columns) -> tuple[float, Columns]:
        total, slope = _PENALTY * float(weights @ weights), 2 * _PENALTY * weights
        for rows, right in parts:
            scaled = rows / scale
            odds = scaled @ weights
            chances = np.exp(odds - odds.max())
            among = np.where(right, chances, 0.0)
            total -= math.log(among.sum() / chances.sum())
            slope = slope + chances @ scaled / chances.sum() - among @ scaled / among.sum()
        return total, slope

    found = minimize(loss, np.zeros(len(scale)), jac=True).x / scale
    odds = [(float(row @ found),) for rows, _ in parts for row in rows]
    right = [bool(one) for _, part in parts for one in part]
    level = regress(odds, right)
    columns = tuple(round(float(weight) * level.columns[0], 4) for weight in found)
    return Weights(columns, level.intercept)


def fit(data: Sequence[RatedQuestion], mode: str) -> tuple[Weights, Weights]:
    """The weights of ranking and of confidence in a mode."""
    fitted = [asked for asked in data if asked.use == "fit" and asked.of(mode)]
    ranking = compare(
        [
            (
                [rank_columns(candidate, mode) for candidate, _ in asked.of(mode)],
                [right for _, right in asked.of(mode)],
            )
            for asked in fitted
            if asked.answerable
        ]
    )
    firsts = [_first(asked, mode, ranking) for asked in fitted]
    right = [
        asked.answerable and order[0] for asked, (order, _) in zip(fitted, firsts, strict=True)
    ]
    return ranking, regress([row for _, row in firsts], right)


def report(
    data: Sequence[RatedQuestion], mode: str, ranking: Weights, sure: Weights
) -> dict[str, float]:
    """Figures on the held-out documents, 0 to 1."""
    rows = [
        (asked.answerable, *_first(asked, mode, ranking))
        for asked in data
        if asked.use == "report" and asked.of(mode)
    ]
    answered = [right for answerable, right, _ in rows if answerable]
    figures: dict[str, float] = {
        "questions": len(rows),
        "hit@1": round(float(np.mean([right[0] for right in answered])), 3),
        "hit@3": round(float(np.mean([any(right[:3]) for right in answered])), 3),
    }
    area = auroc(*([sure.chance(row) for a, _, row in rows if a is one] for one in (True, False)))
    if area is not None:
        figures["AUROC"] = round(area, 3)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=SetArgument.of, metavar=FORM, help=HELP)
    parser.add_argument("--asked-of-index", nargs="*", type=Path, default=[])
    parser.add_argument("--most", type=int, default=1500, help="questions of a set and use at most")
    chosen = parser.parse_args()
    sets = [one.read() for one in chosen.sets]
    data = {questions.name: collect(questions, chosen.most) for questions in sets}
    on_index = [collect(read_set(folder), chosen.most) for folder in chosen.asked_of_index]
    together = [one for part in data.values() for one in part]
    together += [one for part in on_index for one in part] * _REPEATED
    left_out = {
        document
        for questions in sets
        for document, use in split(p.document for p in questions.passages).items()
        if use == "report"
    }
    kept: dict[str, object] = {
        "fitted_on": {
            "sets": [*data, *(folder.name for folder in chosen.asked_of_index)],
            "questions": sum(one.use == "fit" for one in together),
        },
        "documents_left_out": sorted(left_out),
    }
    before = json.loads(WEIGHTS.read_text("utf-8")).get("encoders", {}) if WEIGHTS.exists() else {}
    modes: dict[str, object] = {}
    for mode in _MODES:
        ranking, sure = fit(together, mode)
        figures = {name: report(part, mode, ranking, sure) for name, part in data.items()}
        print(mode, json.dumps(figures))
        modes[mode] = {
            "on_documents_left_out": figures,
            "rank": {"columns": ranking.columns, "intercept": ranking.intercept},
            "confidence": {"columns": sure.columns, "intercept": sure.intercept},
        }
    kept["encoders"] = {**before, settings().model: modes}
    WEIGHTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
