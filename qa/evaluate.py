"""How well the whole pipeline answers a question set."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.documents import Document
from index.build import Step, build, silent
from index.encoder import Encoder, find_model
from index.generations import Home
from index.reader import Index, open_index
from qa.answer import Answer, Quote
from qa.ask import Asker, Request
from qa.loading import open_current
from qa.questionsets import Question, QuestionSet
from qa.settings import Settings

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Gold:
    """Where a right quote lies; it must hold one of `strings`, if there are any."""

    document: str
    start: int
    end: int
    strings: tuple[str, ...] = ()


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def is_right(document: Document, start: int, end: int, gold: Sequence[Gold]) -> bool:
    """Whether the words at `[start, end)` answer, by any of `gold`."""
    text = document.text[start:end]
    return any(
        spot.document == document.id
        and start < spot.end
        and spot.start < end
        and (not spot.strings or any(string in text for string in spot.strings))
        for spot in gold
    )


@dataclass(frozen=True)
class Bench:
    """A question set beside the index that it is asked of."""

    questions: QuestionSet
    index: Index
    encoder: Encoder

    @classmethod
    def of(cls, questions: QuestionSet, chosen: Settings, step: Step = silent) -> "Bench":
        """The set's own documents are indexed in the data folder, once; a set without is asked of
        the index that stands. Raises `NoIndex` where there is none.
        """
        files = find_model(chosen.model)
        encoder = Encoder(files)
        if not questions.passages:
            return cls(questions, open_current(chosen), encoder)
        home = Home(chosen.home / "eval" / questions.name)
        build(questions.sources(), home, files, lambda: encoder, chosen.passages, step)
        return cls(questions, open_index(home), encoder)

    def gold(self, question: Question) -> list[Gold]:
        """Where right quotes lie, as precisely as the set tells."""
        return [*self._quoted(question), *self._in_passages(question)]

    def _quoted(self, question: Question) -> Iterator[Gold]:
        documents = [
            document
            for ident, document in self.index.documents.items()
            if question.document in (None, ident)
        ]
        for quote in question.quotes:
            for document in documents:
                place = document.text.find(_plain(quote))
                if place >= 0:
                    yield Gold(document.id, place, place + len(_plain(quote)))

    def _in_passages(self, question: Question) -> Iterator[Gold]:
        numbers = self.questions.passage_numbers() if question.passages else {}
        for passage in question.passages:
            if passage not in numbers:
                continue
            ident, number = numbers[passage]
            document = self.index.documents[ident]
            span = document.paragraphs[number]
            text = document.text[span.start : span.end]
            places = [(text.find(_plain(s)), len(_plain(s))) for s in question.sentences]
            found = [(place, size) for place, size in places if place >= 0]
            for place, size in found:
                yield Gold(ident, span.start + place, span.start + place + size)
            if not found:
                strings = tuple(_plain(answer) for answer in question.answers)
                yield Gold(ident, span.start, span.end, strings)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question. `rank` is the place of the first right quote, from 1."""

    question: Question
    answer: Answer
    rank: int | None
    notes_right: bool | None
    seconds: float


def _notes_right(
    question: Question, answer: Answer, quotes: Sequence[Quote], first: int | None
) -> bool | None:
    """Whether the right quote carries the right notes, or for a note question the answer."""
    if not question.answerable or (not question.notes and question.kind == "note"):
        return None
    if question.kind == "note":
        return set(question.notes) <= {cited.note.number for cited in answer.notes}
    if first is None or not question.quotes:
        return None
    quote = quotes[first - 1]
    if _plain(quote.text) != _plain(question.quotes[0]):
        return None
    return set(quote.notes) == set(question.notes)


def run(bench: Bench, chosen: Settings, step: Step = silent) -> list[Outcome]:
    """Ask every question of a set, in order."""
    asker = Asker(bench.index, bench.encoder, chosen.answered_at, chosen.weak_at)
    outcomes = []
    questions = bench.questions.questions
    for place, question in enumerate(questions):
        step("asking", place, len(questions))
        history = tuple(bench.questions.history(question))
        begun = time.perf_counter()
        answer = asker.ask(Request(question.question.strip(), history, question.document))
        seconds = time.perf_counter() - begun
        quotes = answer.quotes or answer.near
        gold = bench.gold(question)
        right = [is_right(bench.index.documents[q.document], q.start, q.end, gold) for q in quotes]
        first = right.index(True) + 1 if True in right else None
        notes = _notes_right(question, answer, quotes, first)
        outcomes.append(Outcome(question, answer, first, notes, seconds))
    step("asking", len(questions), len(questions))
    return outcomes


def _share(values: Sequence[bool]) -> float | None:
    return round(float(np.mean(values)), 3) if values else None


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties half (Mann and Whitney 1947)."""
    if not positive or not negative:
        return None
    high, low = np.asarray(positive), np.asarray(negative)
    wins = (high[:, None] > low).sum() + 0.5 * (high[:, None] == low).sum()
    return round(float(wins / (len(high) * len(low))), 3)


def summarise(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of a run. Shares are 0 to 1; `None` where a set has no such questions.

    `top-1` and `top-3` count quotes as ranked, whether or not the answer was then given;
    `refused_right` are unanswerable questions refused, `refused_wrong` answerable ones.
    """
    answerable = [o for o in outcomes if o.question.answerable]
    unanswerable = [o for o in outcomes if not o.question.answerable]
    asked = [o for o in answerable if o.question.quotes or o.question.passages]
    seconds = [o.seconds for o in outcomes]
    return {
        "questions": len(outcomes),
        "answerable": len(answerable),
        "top-1": _share([o.rank == 1 for o in asked]),
        "top-3": _share([o.rank is not None and o.rank <= 3 for o in asked]),
        "notes_right": _share([o.notes_right for o in outcomes if o.notes_right is not None]),
        "refused_right": _share([o.answer.status == "not_found" for o in unanswerable]),
        "refused_wrong": _share([o.answer.status == "not_found" for o in answerable]),
        "weak": _share([o.answer.status == "weak" for o in outcomes]),
        "auroc": auroc(
            [o.answer.confidence for o in answerable], [o.answer.confidence for o in unanswerable]
        ),
        "milliseconds_p50": round(1000 * float(np.percentile(seconds, 50)), 1),
        "milliseconds_p95": round(1000 * float(np.percentile(seconds, 95)), 1),
    }


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """The same figures for each kind of question that the set tells apart."""
    kinds = dict.fromkeys(o.question.kind for o in outcomes if o.question.kind)
    return {
        str(kind): summarise([o for o in outcomes if o.question.kind == kind]) for kind in kinds
    }


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """One question's line in a report."""
    quotes = outcome.answer.quotes or outcome.answer.near
    return {
        "id": outcome.question.id,
        "question": outcome.question.question,
        "understood": outcome.answer.understood,
        "answerable": outcome.question.answerable,
        "status": outcome.answer.status,
        "confidence": outcome.answer.confidence,
        "rank": outcome.rank,
        "notes_right": outcome.notes_right,
        "first": quotes[0].text if quotes else None,
    }
