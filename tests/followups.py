"""What following a conversation is worth: `python -m tests.followups SET…`.

Asks a set's follow-ups as Ibid does, with the questions before them; alone; and glued to the
question before. Prints, for each, the share whose right quote comes first, and among three.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from qa.assembly import load_asker
from qa.evaluation.gold import is_right
from qa.evaluation.question_sets import Question, read_set
from qa.evaluation.run import Bench
from qa.query.request import LONGEST_QUESTION, Request
from qa.settings import settings

Way = Callable[[Question, list[str]], Request]


def _glued(question: Question, history: list[str]) -> str:
    return f"{history[-1]} {question.question}"[:LONGEST_QUESTION]


WAYS: dict[str, Way] = {
    "followed": lambda q, history: Request(q.question, tuple(history), q.document),
    "alone": lambda q, _: Request(q.question, (), q.document),
    "glued": lambda q, history: Request(
        f"{history[-1]} {q.question}"[:LONGEST_QUESTION], (), q.document
    ),
}


def measure(folder: Path) -> dict[str, tuple[float, float]]:
    """By way of asking: the share right at first, and in three, of the set's answerable
    questions of the kind `follow-up`.
    """
    questions = read_set(folder)
    bench = Bench.of(questions, settings())
    asker = load_asker(settings(), bench.index, bench.encoder)
    found: dict[str, list[tuple[bool, bool]]] = {name: [] for name in WAYS}
    for question in questions.questions:
        if question.kind != "follow-up" or not question.answerable:
            continue
        gold = bench.gold(question)
        for name, way in WAYS.items():
            answer = asker.ask(way(question, questions.history(question)))
            right = [
                is_right(bench.index.documents[quote.document], quote.start, quote.end, gold)
                for quote in answer.quotes or answer.near
            ]
            found[name].append((any(right[:1]), any(right[:3])))
    return {name: (_share(hits, 0), _share(hits, 1)) for name, hits in found.items()}


def _share(hits: list[tuple[bool, bool]], place: int) -> float:
    return sum(hit[place] for hit in hits) / max(len(hits), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    for folder in parser.parse_args().sets:
        for name, (first, three) in measure(folder).items():
            print(f"{folder.name}, {name}: first {first:.2f}, among three {three:.2f}")


if __name__ == "__main__":
    main()
