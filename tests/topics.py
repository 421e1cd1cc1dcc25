"""How well questions for a topic are answered: `python -m tests.topics SET…`.

A set's questions of the kind `topic` name in `quotes` the sentences that speak of it. Its documents
are divided by name: the first, third … are there to develop and to fit on, the second, fourth … to
report on (`--developed` reports on the first half). Prints the mean share of quotes that are right
(precision) and of right sentences that are quoted (recall), where ten quotes are asked for; the
share whose first quote is right, where three are; and, asked of two other documents of the same
half, the share that is found there (`found elsewhere`; some truly are).

`--fit` prints the weights of `qa.topics.speaking`, fitted to the first half.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from qa.answer import Answer, Quote
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.evaluation.gold import Gold
from qa.evaluation.question_sets import Question, read_set
from qa.evaluation.run import Bench
from qa.query.request import MOST_QUOTES, Request
from qa.settings import settings

_FEW = 3  # quotes, as many as Ibid gives unless it is asked for more
_OTHERS = 2  # documents that a question is asked of besides its own


@dataclass(frozen=True)
class Half:
    """The questions for topics about one half of a set's documents."""

    bench: Bench
    asker: Asker
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, folder: Path, developed: bool) -> "Half":
        questions = read_set(folder)
        bench = Bench.of(questions, settings())
        asker = load_asker(settings(), bench.index, bench.encoder)
        topics = [one for one in questions.questions if one.kind == "topic"]
        names = sorted({one.document for one in topics if one.document is not None})
        half = set(names[0 if developed else 1 :: 2])
        return cls(bench, asker, tuple(one for one in topics if one.document in half))

    def gold(self, question: Question) -> list[Gold]:
        """The places of the sentences that speak of the topic; not the passages they stand in."""
        return self.bench.gold(question.model_copy(update={"passages": ()}))

    def elsewhere(self) -> Iterator[Request]:
        """The questions, each asked of other documents than its own."""
        names = sorted({one.document for one in self.questions if one.document is not None})
        for number, question in enumerate(self.questions):
            others = [name for name in names if name != question.document]
            chosen = random.Random(number).sample(others, min(_OTHERS, len(others)))
            yield from (Request(question.question, document=name) for name in chosen)


def _right(quote: Quote, gold: list[Gold]) -> bool:
    return any(quote.start < one.end and one.start < quote.end for one in gold)


def _covered(one: Gold, quotes: tuple[Quote, ...]) -> bool:
    return any(quote.start < one.end and one.start < quote.end for quote in quotes)


@dataclass
class Figures:
    """Sums over questions."""

    questions: int = 0
    precision: float = 0.0
    recall: float = 0.0
    first: int = 0
    nothing: int = 0
    asked_elsewhere: int = 0
    found_elsewhere: int = 0

    def add(self, most: Answer, few: Answer, gold: list[Gold]) -> None:
        self.questions += 1
        self.nothing += not most.quotes
        if most.quotes:
            self.precision += sum(_right(one, gold) for one in most.quotes) / len(most.quotes)
            self.recall += sum(_covered(one, most.quotes) for one in gold) / len(gold)
        self.first += any(_right(one, gold) for one in few.quotes[:1])

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        shares = {
            "precision": self.precision / max(self.questions, 1),
            "recall": self.recall / max(self.questions, 1),
            "first right": self.first / max(self.questions, 1),
            "nothing found": self.nothing / max(self.questions, 1),
            "found elsewhere": self.found_elsewhere / max(self.asked_elsewhere, 1),
        }
        return f"{self.questions} questions: " + ", ".join(
            f"{k} {v:.2f}" for k, v in shares.items()
        )


def measure(half: Half) -> Figures:
    """The figures of one set."""
    figures = Figures()
    for question in half.questions:
        gold = half.gold(question)
        if not gold:
            continue
        most, few = (
            half.asker.ask(Request(question.question, document=question.document, limit=limit))
            for limit in (MOST_QUOTES, _FEW)
        )
        figures.add(most, few, gold)
    for request in half.elsewhere():
        figures.asked_elsewhere += 1
        figures.found_elsewhere += half.asker.ask(request).status != "not_found"
    return figures


def fit(halves: list[Half]) -> tuple[list[float], float]:
    """The weights and the intercept, fitted to questions asked of their document and of others;
    left out is another document that has nearly all of the topic's words.
    """
    from sklearn.linear_model import LogisticRegression

    from qa.answering.topic_answers import sentences_on
    from qa.query.followups import understand
    from qa.query.intents import find_intents

    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for half in halves:
        own = [
            (Request(one.question, document=one.document), half.gold(one)) for one in half.questions
        ]
        for request, gold in (*own, *((other, []) for other in half.elsewhere())):
            understood = understand(request.question)
            if find_intents(understood)[0].intent != "topic":
                continue
            about = find_intents(understood)[0].about
            document = half.bench.index.documents[request.document or ""]
            vector = half.asker.chooser.encoder.encode_question(about)
            spoken = sentences_on(document, about, vector, half.asker.context)
            if not gold and max((one.signals.named for one in spoken), default=1.0) > 0.8:
                continue
            rows += [astuple(one.signals) for one in spoken]
            right += [
                any(one.sentence.start < g.end and g.start < one.sentence.end for g in gold)
                for one in spoken
            ]
    model = LogisticRegression(max_iter=5000).fit(rows, right)
    return [round(float(one), 2) for one in model.coef_[0]], round(float(model.intercept_[0]), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--developed", action="store_true", help="report on the first half")
    parser.add_argument("--fit", action="store_true", help="print weights fitted to the first half")
    chosen = parser.parse_args()
    if chosen.fit:
        print(*fit([Half.of(folder, developed=True) for folder in chosen.sets]))
        return
    found = []
    for folder in chosen.sets:
        found.append(measure(Half.of(folder, chosen.developed)))
        print(f"{folder.name}, {found[-1]}", flush=True)
    print(f"all, {sum(found, Figures())}")


if __name__ == "__main__":
    main()
