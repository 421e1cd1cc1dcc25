"""How an answer slows down as an index grows: `python -m tests.growth`.

Documents are made by a seeded generator from the words of the shipped paper, their vectors at
random: only the time is looked at. Prints JSON; milliseconds of a warm answer in this process,
beside those of a bare `Encoder.encode_question` of the same questions in the same run.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpus.library.from_records import read_records
from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from corpus.passages import PassageSettings, TextUnit, cut
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.encoding.selection import open_encoder
from index.search.index import Index
from index.search.terms import Terms
from index.search.vectors import Vectors
from qa.assembly import load_asker
from qa.evaluation.question_sets import read_set
from qa.query.request import Request
from qa.settings import Settings
from tests.timing import percentiles

T = TypeVar("T")

QUESTIONS = Path(__file__).parent / "questions" / "ttp-reemergence"
SIZES = (100, 1_000, 10_000, 100_000)  # sentences
ASKED = 40
WORDS = 22  # in a sentence
TOGETHER = 5  # sentences in a paragraph
SEED = 7


def made_index(sentences: int, encoder: Encoder) -> Index:
    """An index of one document of as many sentences."""
    chosen = random.Random(SEED)
    vocabulary = open_paper(SHIPPED / "ttp-reemergence").read().text.split()
    words = [word.strip(".,;:()“”") or "and" for word in vocabulary]
    lines = [" ".join(chosen.choices(words, k=WORDS)).capitalize() + "." for _ in range(sentences)]
    passages = [
        " ".join(lines[place : place + TOGETHER]) for place in range(0, sentences, TOGETHER)
    ]
    document = read_records("made", "Made", passages)
    units: list[TextUnit] = cut(
        document, encoder.token_spans, encoder.model.tokens, PassageSettings()
    )
    units.sort(key=lambda unit: (unit.kind, unit.start))
    vectors = np.random.default_rng(SEED).normal(size=(len(units), encoder.model.dimensions))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = Vectors.of(vectors.astype(np.float32))
    terms = Terms.of([document.text[unit.start : unit.end] for unit in units], "en")
    return Index(
        id="made",
        model=encoder.model.name,
        documents={document.id: document},
        units=units,
        load_vectors=lambda: found,
        load_terms=lambda: terms,
    )


def _timed(run: Callable[[T], object], asked: Sequence[T]) -> dict[str, float]:
    seconds = []
    for one in asked:
        begun = time.perf_counter()
        run(one)
        seconds.append(time.perf_counter() - begun)
    return percentiles(seconds)


def main() -> None:
    encoder = open_encoder(find_model())
    questions = [
        one.question for one in read_set(QUESTIONS).questions if not one.follows and not one.notes
    ][:ASKED]
    rows = []
    for size in SIZES:
        index = made_index(size, encoder)
        row: dict[str, object] = {"sentences": size, "units": len(index.units)}
        for mode, chosen in (("full", Settings()), ("quick", Settings(quick=True))):
            asker = load_asker(chosen, index, encoder)
            asker.ask(Request("What was said of it at first?"))
            requests = [Request(question) for question in questions]
            row[mode] = _timed(asker.ask, requests)
        row["bare_encode"] = _timed(encoder.encode_question, questions)
        rows.append(row)
    print(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
