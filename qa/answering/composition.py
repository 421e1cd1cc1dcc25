"""An answer put together: its quotes checked, with their notes, their sources and a message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.citations.works import Work
from index.search.protocol import SearchIndex
from qa.answer import (
    MOST_CITING,
    Answer,
    Considered,
    Quote,
    Reason,
    Status,
    check_verbatim,
    make_quote,
    says_again,
)
from qa.answering.answer_spans import mark_answers
from qa.answering.answerer import Context, Question
from qa.answering.explain import of_candidates
from qa.answering.quote_bounds import extent
from qa.cited_note import CitedNote, cited_note
from qa.ranking.scoring import Ranked

MOST_CONSIDERED = 100  # notes and quotes in an explanation of a question that is not searched for
_MESSAGES: dict[Status, str] = {
    "answered": "The text answers in these words.",
    "weak": "These words may answer; read them before you rely on them.",
    "not_found": "The text does not answer this. What follows is only near it.",
}
_REFUSALS: dict[Reason, str] = {
    "language": "Questions must be in English, because the texts are; this one seems not to be.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer found. `near` are passages that rank below the quotes and are too unsure to
    be answers. `notes` come before those on the quotes; a `message` replaces the usual one of the
    status; `considered` is used where an explanation is asked for; `more` counts what is left out
    by the limit, `total` all places that answer, where they are counted.
    """

    status: Status
    confidence: float
    quotes: Sequence[Quote] = ()
    notes: Sequence[CitedNote] = ()
    message: str | None = None
    considered: Iterable[Considered] = ()
    more: int = 0
    near: Sequence[Quote] = ()
    total: int | None = None


def compose(question: Question, context: Context, draft: Draft) -> Answer:
    """The answer of a draft. Raises `AssertionError` where a quote is not verbatim."""
    index, request = context.index, question.request
    quotes, near = tuple(draft.quotes), tuple(draft.near)
    check_verbatim((*quotes, *near), index.documents)
    found = draft.status != "not_found"
    considered = tuple(islice(draft.considered, MOST_CONSIDERED)) if request.explain else None
    return Answer(
        question=request.question,
        status=draft.status,
        understood=question.understood.whole,
        carried=question.understood.carried,
        confidence=round(draft.confidence, 4),
        quotes=quotes if found else (),
        notes=_notes(index, draft),
        near=near if found else (*quotes, *near),
        message=draft.message or _message(draft),
        index=index.id,
        sources=sources_of(index, (*quotes, *near)),
        considered=considered,
        more=draft.more,
        shown=len(quotes) if draft.more and draft.total else None,
        total=draft.total if draft.more and draft.total else None,
    )


def compose_refusal(question: Question, context: Context, reason: Reason) -> Answer:
    """The answer to a question that is not searched for."""
    answer = compose(question, context, Draft("not_found", 0.0, message=_REFUSALS[reason]))
    return replace(answer, reason=reason)


def compose_ranked(
    question: Question, context: Context, ranked: Sequence[Ranked], confidence: float
) -> Answer:
    """The answer in the first of these sentences, with a status by its confidence. Further ones are
    given as answers where their scores, and the reader's own, reach the threshold of that status.
    """
    request = question.request
    status: Status = "answered"
    if confidence < context.answered_at:
        status = "weak" if confidence >= context.weak_at else "not_found"
    least = {"answered": context.answered_at, "weak": context.weak_at, "not_found": 1.0}[status]
    chosen = _distinct(ranked, request.limit)
    first = 0 if status == "not_found" else 1
    answering = [*chosen[:first], *(one for one in chosen[first:] if _answers(one[0], least))]
    # What is only near holds no words that answer.
    quotes = _marked(context.index, question.understood.own, answering)
    near = [quote for one, quote in chosen if all(one is not other for other, _ in answering)]
    answer = compose(question, context, Draft(status, confidence, quotes, near=near))
    if request.explain:
        scorer = context.chooser.scorer
        reasons = of_candidates(ranked, answer, question.understood, scorer, context.weak_at)
        answer = replace(answer, considered=tuple(reasons))
    return answer


def _answers(one: Ranked, least: float) -> bool:
    """Whether a sentence's score is `least` or more, and the chance that the reader alone gives it.

    A sentence beside one that answers gets a high score for its passage and its window.
    """
    judgement = one.candidate.judgement
    return one.score >= least and (judgement is None or judgement.chance >= least)


def _distinct(ranked: Sequence[Ranked], limit: int) -> list[tuple[Ranked, Quote]]:
    """The first candidates as quotes, without those that an earlier quote contains or repeats."""
    chosen: list[tuple[Ranked, Quote]] = []
    for one in ranked:
        if len(chosen) == limit:
            break
        ident, start = one.candidate.key
        if not any(says_again(quote, ident, start, one.candidate.text) for _, quote in chosen):
            document = one.candidate.document
            first, last = extent(document, one.candidate.sentence)
            chosen.append((one, make_quote(document, first, last, score=one.score)))
    return chosen


def _marked(
    index: SearchIndex, question: str, chosen: Sequence[tuple[Ranked, Quote]]
) -> list[Quote]:
    """Quotes with the words marked that answer a question."""
    marked = mark_answers(question, [one.candidate for one, _ in chosen], index.stems)
    return [
        replace(quote, answer=_shifted(spans, one.candidate.sentence.start - quote.start))
        for (one, quote), spans in zip(chosen, marked, strict=True)
    ]


def _shifted(spans: Iterable[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((low + by, high + by) for low, high in spans)


def _notes(index: SearchIndex, draft: Draft) -> tuple[CitedNote, ...]:
    """The notes of a draft, then those on its quotes, each once."""
    notes = {(one.document, one.id): one for one in draft.notes}
    for quote in draft.quotes if draft.status != "not_found" else ():
        document = index.documents[quote.document]
        for ident in quote.note_ids:
            note = document.note_with_id(ident)
            if note is not None and (document.id, ident) not in notes:
                notes[document.id, ident] = cited_note(document, note)
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


def message_of(status: Status) -> str:
    """The usual message of a status."""
    return _MESSAGES[status]


def _message(draft: Draft) -> str:
    """The usual message of a status, with the number of quotes where there are several."""
    if draft.status == "answered" and len(draft.quotes) > 1:
        return f"The text answers in {len(draft.quotes)} places; the surest is first."
    return _MESSAGES[draft.status]
