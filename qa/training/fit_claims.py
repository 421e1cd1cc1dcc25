"""Fitting of the weights of `qa.claims.verdicts`.

`python -m qa.training.fit_claims SET [--keep FILE]`

SET has claims and the texts that support or contradict them, as SciFact does. Each claim is paired
with its own text and with four others: two near it in meaning, one that shares its words, one at
random. Half of the claims (by a hash of their ids) are for fitting, the others for figures. The
signals take half an hour on two cores; they are written to FILE, and read from it if it exists.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from qa.claims.evidence import SIGNALS, Finder
from qa.claims.verdicts import WEIGHTS, row_of
from qa.evaluation.metrics import auroc
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench
from qa.ranking.reranker import load_reranker
from qa.ranking.scoring import Weights
from qa.settings import settings

_NEAR, _WORDED = 2, 1  # wrong texts for a claim: by meaning, and by words
_AMONG = 60  # search results in which those are looked for
# Of what is found among the pairs fitted on, the least share that is right. At .715 the claims left
# out have a precision of .74 and a recall of .67; at .75, .75 and .62.
_LEAST_PRECISION = 0.715


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a text that is its own (`right`) or not, with their signals."""

    claim: str
    right: bool
    signals: dict[str, float]

    @property
    def fitted(self) -> bool:
        """Whether the pair is for fitting, and not for figures."""
        return hashlib.sha256(self.claim.encode()).digest()[-1] % 2 == 0


def pairs(folder: Path, every: int) -> Iterator[Pair]:
    """The pairs of every so many claims of a set, each with five texts."""
    questions = read_set(folder)
    bench = Bench.of(questions, settings())
    index = bench.index
    finder = Finder(index, bench.encoder, load_reranker(settings().reranker))
    chance, every_text = random.Random(1), list(index.documents)
    for question in questions.questions[::every]:
        right = [ident for ident in question.passages if ident in index.documents]
        vector = bench.encoder.encode_question(question.question)
        near, _ = index.nearest(vector, _AMONG, "sentence")
        worded, _ = index.by_words(question.question, _AMONG, "sentence")
        wrong: list[str] = []
        for places, count in ((near, _NEAR), (worded, _WORDED)):
            found = dict.fromkeys(index.unit(place).document for place in places)
            wrong += [one for one in found if one not in (*right, *wrong)][:count]
        wrong.append(chance.choice(every_text))
        for ident in (*right, *wrong):
            evidence = finder.find(question.question, index.documents[ident])
            if evidence is not None:
                yield Pair(question.id, ident in right, dict(evidence.signals))


def kept(file: Path | None, folder: Path, every: int) -> list[Pair]:
    """The pairs of a set, read from `file` if it exists, else computed and written to it."""
    if file is not None and file.is_file():
        return [Pair(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]
    found = list(pairs(folder, every))
    if file is not None:
        file.write_text("".join(json.dumps(asdict(one)) + "\n" for one in found), "utf-8")
    return found


def fit(found: Sequence[Pair]) -> Weights:
    """A logistic regression in which right pairs weigh as much as all others together."""
    rows = np.array([row_of(one.signals) for one in found])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=1, max_iter=5000, class_weight="balanced")
    model.fit(scaler.transform(rows), np.array([one.right for one in found]))
    columns = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - columns @ scaler.mean_)
    return Weights(tuple(round(float(weight), 4) for weight in columns), round(intercept, 4))


def precision_recall(
    scored: Sequence[tuple[float, bool]], least: float
) -> tuple[float | None, float]:
    """Precision, as if right and wrong pairs were equally many, and recall, of the pairs that score
    `least` or more. Precision is `None` where no pair does.
    """
    right = [score >= least for score, is_right in scored if is_right]
    wrong = [score >= least for score, is_right in scored if not is_right]
    recall, false = sum(right) / max(len(right), 1), sum(wrong) / max(len(wrong), 1)
    return (recall / (recall + false) if recall + false else None), recall


def threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """The lowest score with a precision of at least `_LEAST_PRECISION`."""
    for least in np.arange(0.3, 0.95, 0.01):
        precision, _ = precision_recall(scored, float(least))
        if precision is not None and precision >= _LEAST_PRECISION:
            return round(float(least), 2)
    return 0.95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", type=Path)
    parser.add_argument("--keep", type=Path, help="file of the signals")
    parser.add_argument("--every", type=int, default=1, help="one claim in so many")
    chosen = parser.parse_args()
    found = kept(chosen.keep, chosen.set, chosen.every)
    fitted = [one for one in found if one.fitted]
    weights = fit(fitted)

    def scored(some: Sequence[Pair]) -> list[tuple[float, bool]]:
        return [(weights.chance(row_of(one.signals)), one.right) for one in some]

    least = threshold(scored(fitted))
    others = scored([one for one in found if not one.fitted])
    precision, recall = precision_recall(others, least)
    area = auroc(*([score for score, right in others if right is one] for one in (True, False)))
    figures = {
        "pairs": len(others),
        "AUROC": round(area or 0.0, 3),
        "precision": round(precision or 0.0, 3),
        "recall": round(recall, 3),
    }
    print(json.dumps({"found_at": least, **figures}))
    written = {
        "fitted_on": {"set": chosen.set.name, "pairs": len(fitted)},
        "on_claims_left_out": figures,
        "signals": SIGNALS,
        "columns": weights.columns,
        "intercept": weights.intercept,
        "found_at": least,
    }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
