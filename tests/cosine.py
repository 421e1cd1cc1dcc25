"""What cosine alone is worth, to compare with: `python -m tests.cosine SET…`.

Of the questions about documents that no weights were fitted on, asked of their document: the
share whose sentence nearest in meaning is right, and that has a right one among the three nearest.
"""

import argparse
from pathlib import Path

from qa.evaluation.gold import is_right
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench
from qa.evaluation.sampling import Part
from qa.settings import settings


def measure(folder: Path) -> tuple[int, float, float]:
    """Answerable questions asked of one document; the share right at first; among three."""
    questions = Part(unseen=True).of(read_set(folder))
    bench = Bench.of(questions, settings())
    hits: list[list[bool]] = []
    for question in questions.questions:
        if not question.answerable or question.document is None:
            continue
        vector = bench.encoder.encode_question(question.question)
        places, _ = bench.index.nearest(vector, 3, "sentence", question.document)
        units = [bench.index.unit(place) for place in places]
        document, gold = bench.index.documents[question.document], bench.gold(question)
        hits.append([is_right(document, unit.start, unit.end, gold) for unit in units])
    count = max(len(hits), 1)
    return len(hits), sum(h[0] for h in hits) / count, sum(any(h) for h in hits) / count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    for folder in parser.parse_args().sets:
        count, first, three = measure(folder)
        print(f"{folder.name}: {count} questions, first {first:.3f}, among three {three:.3f}")


if __name__ == "__main__":
    main()
