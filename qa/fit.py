"""Fits the weights of `qa.rank` on question sets: `python -m qa.fit SET… [--every 3]`.

Documents are split, not questions: of the documents in order of name, every third is left out
and only reported on. scikit-learn does the regression; it comes with sentence-transformers.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from qa.evaluate import Bench, is_right
from qa.questionsets import read_set
from qa.rank import WEIGHTS, Weights, confidence_row, rank_row
from qa.search import Signals, find_candidates
from qa.settings import settings

Asked = list[tuple[Signals, bool]]  # a question's candidates: signals, and whether each is right


def _collect(folder: Path, most: int) -> list[tuple[str, bool, Asked]]:
    """(document, answerable, candidates) for up to `most` questions, evenly taken."""
    questions = read_set(folder)
    bench = Bench.of(questions, settings())
    step = max(len(questions.questions) // most, 1)
    rows = []
    for question in questions.questions[::step]:
        gold = bench.gold(question)
        found = find_candidates(bench.index, bench.encoder, question.question, question.document)
        asked = [
            (c.signals, is_right(c.document, c.sentence.start, c.sentence.end, gold)) for c in found
        ]
        if asked:
            rows.append((question.document or "", question.answerable, asked))
    return rows


def _regress(rows: list[tuple[float, ...]], right: list[bool]) -> Weights:
    model = LogisticRegression(C=10, max_iter=5000).fit(np.array(rows), np.array(right))
    columns = tuple(round(float(weight), 4) for weight in model.coef_[0])
    return Weights(columns, round(float(model.intercept_[0]), 4))


def _best(asked: Asked, weights: Weights) -> tuple[list[bool], tuple[float, ...]]:
    """Whether each candidate is right, best first, and the row that confidence looks at."""
    scored = sorted(
        ((weights.chance(rank_row(s)), right, s) for s, right in asked), key=lambda r: -r[0]
    )
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else scored[0][0]
    return [right for _, right, _ in scored], confidence_row(scored[0][2], margin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=3, help="leave out every Nth document")
    parser.add_argument("--most", type=int, default=4000, help="questions of a set at most")
    chosen = parser.parse_args()
    data = [row for folder in chosen.sets for row in _collect(folder, chosen.most)]
    held = set(sorted({document for document, _, _ in data})[:: chosen.every])
    fitted = [row for row in data if row[0] not in held]
    flat = [pair for _, _, asked in fitted for pair in asked]
    ranking = _regress([rank_row(s) for s, _ in flat], [right for _, right in flat])
    tops = [(answerable, *_best(asked, ranking)) for _, answerable, asked in fitted]
    sure = _regress([row for _, _, row in tops], [a and right[0] for a, right, _ in tops])
    unseen = [(a, *_best(asked, ranking)) for document, a, asked in data if document in held]
    answerable = [right for a, right, _ in unseen if a]
    chances = [sure.chance(row) for _, _, row in unseen]
    report = {
        "hit@1": round(float(np.mean([right[0] for right in answerable])), 3),
        "hit@3": round(float(np.mean([any(right[:3]) for right in answerable])), 3),
        "AUROC": round(float(roc_auc_score([a for a, _, _ in unseen], chances)), 3),
        "questions": len(unseen),
    }
    kept = {
        "fitted_on": {"sets": [folder.name for folder in chosen.sets], "questions": len(fitted)},
        "documents_left_out": sorted(held),
        "on_documents_left_out": report,
        "rank": {"columns": ranking.columns, "intercept": ranking.intercept},
        "confidence": {"columns": sure.columns, "intercept": sure.intercept},
    }
    WEIGHTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
