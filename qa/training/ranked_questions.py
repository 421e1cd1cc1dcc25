"""Question sets made ready for training: where each question is answered, and what is found for it.

This needs the index of a set and its encoder. What comes out does not: `python -m
qa.training.ranked_questions SET… --out FILE` keeps it in a file, to train with on another machine
(`qa.training.distil`).
"""

import argparse
import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.documents import Document
from index.build import Step, silent
from qa.evaluation.gold import Gold
from qa.evaluation.question_sets import Question
from qa.evaluation.run import Bench
from qa.query.followups import understand
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import scorer_for
from qa.settings import settings
from qa.training.examples import RankedQuestion, Span
from qa.training.set_arguments import FORM, HELP, SetArgument
from qa.training.split import Use, split

_MEASURED = 600  # questions of each set at most, besides those to train with
_KEPT = 16  # candidates of each, the best


def ranked_questions(
    bench: Bench, uses: Collection[Use], most: int | None = None, step: Step = silent
) -> list[RankedQuestion]:
    """The questions on documents of these uses, or `most` of them, evenly spaced.

    Questions on more than one document, and those without candidates, are left out. `step` is
    called with a name, the number done, and the number of questions.
    """
    use_of = split(bench.index.documents)
    asked = [q for q in bench.questions.questions if q.document and use_of[q.document] in uses]
    if most is not None and len(asked) > most:
        asked = [asked[place * len(asked) // most] for place in range(most)]
    made: dict[str, RankedQuestion] = {}
    for place, question in enumerate(asked):
        step("finding candidates", place, len(asked))
        item = _exercise(bench, question, bench.index.documents[question.document or ""])
        if not item.found:
            continue
        pair = made.get(question.pair or "")
        if pair is not None and pair.answerable and not item.answerable:
            item = replace(item, paired=True)
            near_misses = (*pair.near_misses, item.question)
            made[question.pair or ""] = replace(pair, near_misses=near_misses)
        made[question.id] = item
    step("finding candidates", len(asked), len(asked))
    return list(made.values())


def _exercise(bench: Bench, question: Question, document: Document) -> RankedQuestion:
    asked = understand(question.question.strip(), bench.questions.history(question))
    found = find_candidates(bench.index, bench.encoder, asked.text, document.id, asked.own)
    scorer = scorer_for(bench.encoder.model.name)
    answered = bench.gold(question) if question.answerable else []
    gold = tuple(spot for spot in answered if spot.document == document.id)
    return RankedQuestion(
        question=asked.text,
        document=document,
        answerable=question.answerable,
        gold=gold,
        answers=tuple(
            span for spot in gold for span in _strings_in(document.text, spot, question.answers)
        ),
        found=tuple(one.candidate.sentence for one in scorer.rank(found)),
    )


def _strings_in(text: str, spot: Gold, answers: Sequence[str]) -> Iterator[Span]:
    """Every occurrence of the answer strings in a gold span."""
    for string in filter(None, spot.strings or answers):
        place = text.find(string, spot.start, spot.end)
        while place >= 0:
            yield place, place + len(string)
            place = text.find(string, place + 1, spot.end)


def write(benches: Iterable[tuple[Bench, float]], out: Path, step: Step = silent) -> None:
    """Write the questions of sets: those to train with, `train`, and those to measure with that
    weights may be fitted on, `measured`, by the name of their set.

    Of those to train with, the share that stands beside each set is kept.
    """
    questions: dict[str, dict[str, list[RankedQuestion]]] = {"train": {}, "measured": {}}
    for bench, share in benches:
        name = bench.questions.name
        for use, chosen in (
            ("train", _part(ranked_questions(bench, {"train"}, step=step), share)),
            ("measured", ranked_questions(bench, {"fit"}, _MEASURED, step)),
        ):
            questions[use][name] = [replace(one, found=one.found[:_KEPT]) for one in chosen]
    with out.open("wb") as file:
        pickle.dump(questions, file, protocol=pickle.HIGHEST_PROTOCOL)


def _part(questions: Sequence[RankedQuestion], share: float) -> list[RankedQuestion]:
    """A share of the questions, 0 to 1, evenly spaced."""
    count = round(share * len(questions))
    return [questions[place * len(questions) // count] for place in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.ranked_questions",
        description="Makes question sets ready for training on another machine.",
    )
    parser.add_argument("sets", nargs="+", type=SetArgument.of, metavar=FORM, help=HELP)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    write(((Bench.of(one.read(), settings()), one.share) for one in chosen.sets), chosen.out)


if __name__ == "__main__":
    main()
