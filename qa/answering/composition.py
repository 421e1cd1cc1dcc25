"""An answer put together: its quotes checked, with their notes, their sources and a message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.citations.works import Work
from index.search.protocol import SearchIndex
from qa.answer import (
    MOST_CITING,
    Answer,
    CitedNote,
    Considered,
    Quote,
    Status,
    check_verbatim,
    cited_note,
    make_quote,
    says_again,
)
from qa.answering.answer_spans import mark_answers
from qa.answering.answerer import Context, Question
from qa.answering.explain import of_candidates
from qa.answering.quote_bounds import extent
from qa.ranking.candidates import Candidate
from qa.ranking.scoring import Ranked

MOST_CONSIDERED = 100  # notes and quotes in an explanation of a question that is not searched for
# Score from which a further quote counts as another place that answers: more likely than not.
_ANSWERS_TOO = 0.5

_MESSAGES: dict[Status, str] = {
    "answered": "The text answers in these words.",
    "weak": "These words may answer; read them before you rely on them.",
    "not_found": "The text does not answer this. What follows is only near it.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer found. `notes` come before those on the quotes; a `message` replaces the
    usual one of the status; `considered` is used where an explanation is asked for; `more` counts
    what is left out by the limit, `total` all places that answer, where they are counted.
    """

    status: Status
    confidence: float
    quotes: Sequence[Quote] = ()
    notes: Sequence[CitedNote] = ()
    message: str | None = None
    considered: Iterable[Considered] = ()
    more: int = 0
    total: int | None = None


def compose(question: Question, context: Context, draft: Draft) -> Answer:
    """The answer of a draft. Raises `AssertionError` where a quote is not verbatim."""
    index, request = context.index, question.request
    check_verbatim(draft.quotes, index.documents)
    quotes = tuple(draft.quotes)
    found = draft.status != "not_found"
    considered = tuple(islice(draft.considered, MOST_CONSIDERED)) if request.explain else None
    return Answer(
        question=request.question,
        status=draft.status,
        understood=question.understood.text,
        carried=question.understood.carried,
        confidence=round(draft.confidence, 4),
        quotes=quotes if found else (),
        notes=_notes(index, draft),
        near=() if found else quotes,
        message=draft.message or _message(draft),
        index=index.id,
        sources=sources_of(index, quotes),
        considered=considered,
        more=draft.more,
        shown=len(quotes) if draft.more and draft.total else None,
        total=draft.total if draft.more and draft.total else None,
    )


def compose_ranked(
    question: Question, context: Context, ranked: Sequence[Ranked], confidence: float
) -> Answer:
    """The answer in the first of these sentences, with a status by its confidence."""
    request = question.request
    status: Status = "answered"
    if confidence < context.answered_at:
        status = "weak" if confidence >= context.weak_at else "not_found"
    # What is only near holds no words that answer.
    asked = None if status == "not_found" else question.understood.own
    quotes = _quotes(context.index, ranked, request.limit, asked)
    answer = compose(question, context, Draft(status, confidence, quotes))
    if request.explain:
        reasons = of_candidates(ranked, answer, question.understood, context.weak_at)
        answer = replace(answer, considered=tuple(reasons))
    return answer


def _quotes(
    index: SearchIndex, ranked: Sequence[Ranked], limit: int, question: str | None
) -> list[Quote]:
    """The first candidates as quotes, without those that an earlier quote contains or repeats; the
    words that answer `question` are marked, unless it is `None`.
    """
    quotes: list[Quote] = []
    chosen: list[Candidate] = []
    for one in ranked:
        if len(quotes) == limit:
            break
        candidate = one.candidate
        ident, start = candidate.key
        if not any(says_again(quote, ident, start, candidate.text) for quote in quotes):
            first, last = extent(candidate.document, candidate.sentence)
            quotes.append(make_quote(candidate.document, first, last, score=one.score))
            chosen.append(candidate)
    if question is None:
        return quotes
    marked = mark_answers(question, chosen, index.stems)
    return [
        replace(quote, answer=_shifted(spans, candidate.sentence.start - quote.start))
        for quote, candidate, spans in zip(quotes, chosen, marked, strict=True)
    ]


def _shifted(spans: Iterable[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((low + by, high + by) for low, high in spans)


def _notes(index: SearchIndex, draft: Draft) -> tuple[CitedNote, ...]:
    """The notes of a draft, then those on its quotes, each once."""
    notes = {(one.document, one.number): one for one in draft.notes}
    for quote in draft.quotes if draft.status != "not_found" else ():
        document = index.documents[quote.document]
        for number in quote.notes:
            note = document.note(number)
            if note is not None:
                notes.setdefault((document.id, number), cited_note(document, note))
    return tuple(notes.values())


def sources_of(index: SearchIndex, quotes: Sequence[Quote]) -> tuple[Work, ...]:
    """The cited works that quotes come from, each with the first papers that cite it."""
    works = (index.works.get(quote.document) for quote in quotes if quote.kind == "source")
    return tuple(
        replace(
            work,
            cited_by=work.cited_by[:MOST_CITING],
            more=max(len(work.cited_by) - MOST_CITING, 0),
        )
        for work in dict.fromkeys(work for work in works if work is not None)
    )


def _message(draft: Draft) -> str:
    """The usual message of a status, with the number of places where there are several."""
    places = sum(quote.score >= _ANSWERS_TOO for quote in draft.quotes)
    if draft.status == "answered" and places > 1:
        return f"The text answers in {places} places; the surest is first."
    return _MESSAGES[draft.status]
