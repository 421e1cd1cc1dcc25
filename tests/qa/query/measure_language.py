"""Measure how often `qa.query.language` refuses questions: English ones, and foreign ones.

    python -m tests.qa.query.measure_language SET…

The English ones are those of the question sets in these folders, which are refused wrongly: as they
are, misspelt, as key words, and as misspelt key words in lower case. Beside them stand the tables
of `tests.qa.query.test_language`. Each one that is wrong is printed.
"""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

from qa.evaluation.question_sets import read_set
from qa.names.lexicon import english
from qa.query.language import is_foreign
from qa.training.augmentation import as_keywords, misspelt
from tests.qa.query.test_language import FOREIGN, SHORT_ENGLISH

_SEED = 5


def _report(name: str, questions: Iterable[str], foreign: bool = False) -> None:
    """Print how many of some questions are refused, and each that should not be, or should."""
    listed = list(dict.fromkeys(questions))
    started = time.perf_counter()
    refused = [is_foreign(question, ["en"]) for question in listed]
    took = 1000 * (time.perf_counter() - started) / len(listed)
    print(f"{name}: {sum(refused)} of {len(listed)} refused; {took:.3f} ms each")
    for question, was in zip(listed, refused, strict=True):
        if was != foreign:
            print(f"  {question!r}")


def main(folders: list[str]) -> None:
    started = time.perf_counter()
    english()
    print(f"{time.perf_counter() - started:.2f} s to read the list of English words")
    started = time.perf_counter()
    is_foreign("¿Cuándo se fundó la universidad?", ["en"])
    print(f"{time.perf_counter() - started:.2f} s for the first foreign question")
    asked = [one.question for folder in folders for one in read_set(Path(folder)).questions]
    draw = Random(_SEED)
    if asked:
        _report("question sets", asked)
        _report("misspelt", (misspelt(one, draw) for one in asked))
        _report("as key words", (as_keywords(one) for one in asked))
        _report(
            "as misspelt key words", (misspelt(as_keywords(one).lower(), draw) for one in asked)
        )
    _report("short English", SHORT_ENGLISH)
    _report("short English in lower case", (one.lower() for one in SHORT_ENGLISH))
    _report("foreign", (question for _, question in FOREIGN), foreign=True)


if __name__ == "__main__":
    main(sys.argv[1:])
