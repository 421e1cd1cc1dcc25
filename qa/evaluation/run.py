"""Evaluation of the whole pipeline on a question set."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.documents import Document, at
from index.build import Listener, Step, build, silent
from index.encoding.encoder import Encoder
from index.encoding.selection import open_encoder
from index.search.protocol import SearchIndex
from index.search.reader import open_index
from index.store.generations import Home
from qa.answer import Answer, Considered, Quote
from qa.assembly import load_asker, model_files, open_current
from qa.evaluation.gold import Gold, is_right, plain
from qa.evaluation.metrics import exact_match, ndcg, span_f1
from qa.evaluation.question_sets import Question, QuestionSet
from qa.evaluation.saved_runs import Run
from qa.evaluation.summary import Line
from qa.query.request import Request
from qa.settings import Settings


class Bench:
    """A question set with the index that answers it."""

    def __init__(self, questions: QuestionSet, index: SearchIndex, encoder: Encoder) -> None:
        self.questions, self.index, self.encoder = questions, index, encoder
        self._numbers = questions.passage_numbers()

    @classmethod
    def of(cls, questions: QuestionSet, chosen: Settings, step: Step = silent) -> "Bench":
        """A question set with its index.

        The set's own documents are indexed in the data folder, once; a set without documents uses
        the current index. Raises `NoIndex` where there is none.
        """
        if not questions.passages:
            index = open_current(chosen)
            return cls(questions, index, open_encoder(model_files(chosen, index)))
        files = model_files(chosen)
        encoder = open_encoder(files)
        home = Home(chosen.home / "eval" / (questions.texts_name or questions.name))
        build(questions.sources(), home, files, lambda: encoder, chosen.passages, Listener(step))
        return cls(questions, open_index(home), encoder)

    def gold(self, question: Question) -> list[Gold]:
        """The places of right quotes, as precisely as the set gives them."""
        return gold_places(self.questions, question, self.index.documents, self._numbers)


Numbers = Mapping[str, tuple[str, int]]  # of passages, as `QuestionSet.passage_numbers` gives them


def gold_places(
    questions: QuestionSet,
    question: Question,
    documents: Mapping[str, Document],
    numbers: Numbers | None = None,
) -> list[Gold]:
    """The places in `documents`, by id, that answer a question, as precisely as the set gives
    them.
    """
    if numbers is None:
        numbers = questions.passage_numbers()
    return [*_quoted(question, documents), *_in_passages(question, documents, numbers)]


def _quoted(question: Question, documents: Mapping[str, Document]) -> Iterator[Gold]:
    for ident, document in documents.items():
        if question.document not in (None, ident):
            continue
        for quote in question.quotes:
            place = document.text.find(plain(quote))
            if place >= 0:
                yield Gold(document.id, place, place + len(plain(quote)))


def _in_passages(
    question: Question, documents: Mapping[str, Document], numbers: Numbers
) -> Iterator[Gold]:
    for passage in question.passages:
        if passage not in numbers:
            continue
        ident, number = numbers[passage]
        document = documents[ident]
        span = document.paragraphs[number]
        text = document.text[span.start : span.end]
        places = [(text.find(plain(s)), len(plain(s))) for s in question.sentences]
        matches = [(place, size) for place, size in places if place >= 0]
        for place, size in matches:
            yield Gold(ident, span.start + place, span.start + place + size)
        if not matches:
            strings = tuple(plain(answer) for answer in question.answers)
            yield from _long(document, span.start, span.end, strings)
            yield Gold(ident, span.start, span.end, strings)


def _long(document: Document, start: int, end: int, strings: Sequence[str]) -> Iterator[Gold]:
    """The places of strings that are longer than a sentence, which no sentence contains."""
    for string in strings:
        place = document.text.find(string, start, end) if string else -1
        if place >= 0 and len(document.sentences_between(place, place + len(string))) > 1:
            yield Gold(document.id, place, place + len(string))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, its answer, and the measurements."""

    question: Question
    answer: Answer
    line: Line


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a result: a sentence that was ranked, or a quote."""

    document: Document
    start: int
    end: int

    @property
    def passage(self) -> tuple[str, int]:
        """The key of its paragraph: document and start; its own start where it is in none."""
        paragraph = at(self.document.paragraphs, self.start)
        return self.document.id, paragraph.start if paragraph else self.start


def _places(answer: Answer, quotes: Sequence[Quote], index: SearchIndex) -> list[_Place]:
    """The places of all that was ranked, best first, and after them those of the quotes, which may
    contain a sentence that was not ranked by itself.
    """
    results: Iterable[Quote | Considered] = (*(answer.considered or ()), *quotes)
    return [_Place(index.documents[one.document], one.start, one.end) for one in results]


def _first(right: Sequence[bool]) -> int | None:
    """The rank, from 1, of the first right result."""
    return right.index(True) + 1 if True in right else None


def _holds_answer(question: Question, text: str) -> bool | None:
    if not question.answerable or not question.answers:
        return None
    words = plain(text)
    strings = [plain(answer) for answer in question.answers]
    return any(s in words for s in strings) or any(s.lower() in words.lower() for s in strings)


def _marked(quote: Quote) -> str:
    return " ".join(quote.text[low:high] for low, high in quote.answer)


def _notes_right(
    question: Question, answer: Answer, quotes: Sequence[Quote], first: int | None
) -> bool | None:
    """Whether the right quote carries the right notes, or for a note question the answer.

    A quote that is longer than the sought sentence may carry more notes.
    """
    if not question.answerable or (not question.notes and question.kind == "note"):
        return None
    if question.kind == "note":
        return set(question.notes) <= {cited.number for cited in answer.notes}
    if first is None or not question.quotes:
        return None
    quote, sought = quotes[first - 1], plain(question.quotes[0])
    if sought not in plain(quote.text):
        return None
    if sought == plain(quote.text):
        return set(quote.notes) == set(question.notes)
    return set(quote.notes) >= set(question.notes)


def measure(bench: Bench, question: Question, answer: Answer, seconds: float) -> Line:
    """The measurements of one answer; ranks beyond its quotes need an explained answer."""
    quotes = (*answer.quotes, *answer.near)
    gold = bench.gold(question)
    documents = bench.index.documents
    rank = _first([is_right(documents[q.document], q.start, q.end, gold) for q in quotes])
    places = _places(answer, quotes, bench.index)
    holders = {_Place(documents[g.document], g.start, g.end).passage for g in gold}
    passages = [passage in holders for passage in dict.fromkeys(p.passage for p in places)]
    notes = _notes_right(question, answer, quotes, rank)
    located = bool(question.quotes or question.passages)
    right = rank == 1 if located or not question.answerable else None
    first = quotes[0].text if quotes else ""
    marked = _marked(quotes[0]) if quotes else ""
    compared = question.answerable and bool(question.answers)
    whole = question.answerable and question.document is None and bool(question.passages)
    return Line(
        id=question.id,
        question=question.question,
        understood=answer.understood,
        kind=question.kind,
        answerable=question.answerable,
        located=located,
        status=answer.status,
        confidence=answer.confidence,
        rank=rank,
        right=notes if question.kind == "note" and notes is not None else right,
        sentence_rank=_first([is_right(p.document, p.start, p.end, gold) for p in places]),
        passage_rank=_first(passages),
        ndcg=ndcg(passages, len(set(question.passages))) if whole else None,
        holds_answer=_holds_answer(question, first),
        exact=exact_match(marked, question.answers) if compared else None,
        f1=span_f1(marked, question.answers) if compared else None,
        notes_right=notes,
        first=first or None,
        words=len(first.split()) if first else None,
        milliseconds=round(1000 * seconds, 2),
    )


def run(bench: Bench, chosen: Settings, step: Step = silent) -> list[Outcome]:
    """Ask every question of a set, in order."""
    asker = load_asker(chosen, bench.index, bench.encoder)
    outcomes = []
    questions = bench.questions.questions
    for place, question in enumerate(questions):
        step("asking", place, len(questions))
        history = tuple(bench.questions.history(question))
        request = Request(question.question.strip(), history, question.document, explain=True)
        begun = time.perf_counter()
        answer = asker.ask(request)
        seconds = time.perf_counter() - begun
        outcomes.append(Outcome(question, answer, measure(bench, question, answer, seconds)))
    step("asking", len(questions), len(questions))
    return outcomes


def run_of(bench: Bench, chosen: Settings, part: str, step: Step = silent) -> Run:
    """Run a question set: the outcome of every question, and the conditions."""
    return Run(
        name=bench.questions.name,
        part=part,
        index=bench.index.id,
        model=bench.index.model,
        answered_at=chosen.answered_at,
        weak_at=chosen.weak_at,
        questions=tuple(outcome.line for outcome in run(bench, chosen, step)),
    )
