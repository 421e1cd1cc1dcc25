"""How often follow-ups are recognised: `python -m tests.dependence SET…`.

For each half of the documents, prints the share of a set's follow-ups that take the question before
them along, and the share of its other questions that do so behind an unrelated question of the same
document. The rules of `qa.query.dependence` were written on the first half alone.
"""

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from qa.evaluation.question_sets import Question, QuestionSet, read_set
from qa.query.followups import understand

Case = tuple[str, Question, list[str]]  # what it is, the question, those before it


def half_of(document: str | None) -> int:
    """0 for the documents that rules may be written on, 1 for those to report on."""
    return zlib.crc32((document or "").encode()) % 2


def cases(questions: QuestionSet) -> Iterator[Case]:
    """The follow-ups with the questions before them, and the others behind an unrelated one."""
    others: dict[str | None, list[Question]] = defaultdict(list)
    for question in questions.questions:
        if question.kind != "follow-up":
            others[question.document].append(question)
        elif question.follows:
            yield "follow-ups recognised", question, questions.history(question)
    for asked in others.values():
        for place, question in enumerate(asked):
            unrelated = asked[(place + len(asked) // 2) % len(asked)]
            if unrelated is not question and not (question.kind == "note" and question.follows):
                yield "others that take something", question, [unrelated.question]


def measure(sets: list[QuestionSet]) -> dict[tuple[int, str], tuple[int, int]]:
    """By half and kind of case: how many carry something, and how many there are."""
    carrying: Counter[tuple[int, str]] = Counter()
    count: Counter[tuple[int, str]] = Counter()
    for questions in sets:
        for name, question, history in cases(questions):
            key = half_of(question.document), name
            count[key] += 1
            carrying[key] += understand(question.question, history).carried is not None
    return {key: (carrying[key], count[key]) for key in count}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    found = measure([read_set(folder) for folder in parser.parse_args().sets])
    for (half, name), (carrying, count) in sorted(found.items()):
        print(f"half {half}, {name}: {carrying} of {count}, {carrying / count:.3f}")


if __name__ == "__main__":
    main()
