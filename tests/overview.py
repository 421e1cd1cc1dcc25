"""How well overview questions are answered: `python -m tests.overview SET…`.

The questions are those of `tests/questions/overview`: for the main findings, the aim, what is
recommended … of texts that are in the sets named; those about other texts are left out. `quotes`
are the sentences that answer; where a text says nothing of the kind there are none. The texts are
divided by name: the first, third … were there to develop on, the second, fourth … are reported on
(`--developed` reports on the first half). Prints the share whose first quote is right, the mean
share of quotes that are right and of right sentences that are quoted, where ten are asked for, and
the share of questions without an answer that are refused.
"""

import argparse
from pathlib import Path

from qa.answer import Quote
from qa.assembly import load_asker
from qa.evaluation.gold import Gold
from qa.evaluation.question_sets import QuestionSet, read_set
from qa.evaluation.run import Bench
from qa.query.request import MOST_QUOTES, Request
from qa.settings import settings

QUESTIONS = Path(__file__).parent / "questions" / "overview"
Row = tuple[bool, float, float, bool | None]


def _overlap(quote: Quote, gold: Gold) -> bool:
    return quote.start < gold.end and gold.start < quote.end


def measure(folder: Path | None, half: set[str], *, failures: bool) -> list[Row]:
    """For each question about a text of a set (`None`: of the current index) whether the first
    quote is right, precision, recall, and, where nothing is to be found, whether it is refused.
    """
    ours = read_set(QUESTIONS)
    passages = read_set(folder).passages if folder else ()
    name = folder.resolve().name if folder else ""
    bench = Bench.of(QuestionSet(name, ours.questions, passages, ours.by_id), settings())
    asker = load_asker(settings(), bench.index, bench.encoder)
    rows: list[Row] = []
    for question in ours.questions:
        if question.document not in bench.index.documents or question.document not in half:
            continue
        asked = Request(question.question, document=question.document, limit=MOST_QUOTES)
        answer = asker.ask(asked)
        gold = bench.gold(question)
        right = [any(_overlap(quote, one) for one in gold) for quote in answer.quotes]
        covered = [any(_overlap(quote, one) for quote in answer.quotes) for one in gold]
        precision = sum(right) / len(right) if right else 0.0
        recall = sum(covered) / len(covered) if covered else 0.0
        refused = None if gold else answer.status == "not_found"
        rows.append((any(right[:1]), precision, recall, refused))
        if failures and refused is not True and not (right and right[0] and recall > 0.6):
            marks = "".join("+" if one else "-" for one in right)
            print(f"{question.document}: {question.question} {marks}, recall {recall:.2f}")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path, help="none: the current index")
    parser.add_argument("--developed", action="store_true", help="report on the first half")
    parser.add_argument("--failures", action="store_true", help="list questions answered badly")
    chosen = parser.parse_args()
    names = sorted({one.document or "" for one in read_set(QUESTIONS).questions})
    half = set(names[0 if chosen.developed else 1 :: 2])
    rows = [
        row
        for folder in chosen.sets or [None]
        for row in measure(folder, half, failures=chosen.failures)
    ]
    answerable = [row for row in rows if row[3] is None]
    refused = [row[3] for row in rows if row[3] is not None]
    count = max(len(answerable), 1)
    first = sum(row[0] for row in answerable) / count
    precision = sum(row[1] for row in answerable) / count
    recall = sum(row[2] for row in answerable) / count
    print(f"{len(answerable)} with an answer: first right {first:.2f}, precision {precision:.2f}, "
          f"recall {recall:.2f}; {len(refused)} without: refused "
          f"{sum(map(bool, refused)) / max(len(refused), 1):.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
