"""Explanations of answers: everything that was considered, each with a reason in words.

A reason names the signal that cost a candidate most against the first one, by the weights that
ranked them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from corpus.documents import Document
from corpus.english.questions import AnswerType
from qa.answer import Answer, Considered, Quote
from qa.query.answer_types import asked_kind, find_kind
from qa.query.followups import Understood
from qa.ranking.candidates import Candidate, place_in
from qa.ranking.notes import NoteMatch
from qa.ranking.scoring import Ranked, Scorer
from qa.topics.overview import OverviewSentence
from qa.topics.speaking import Spoken

_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
# Thresholds of reasons, set by hand.
_LEAST_COST = 0.05  # log odds of a reason
_SECOND_REASON = 0.5  # share of the first reason's cost, from which a second one is named
_OTHER_MEANING = 0.3  # cosine, below which a sentence is about something else
_FEW_WORDS = 0.5  # share of the question's words
_ALL_WORDS = 0.999  # share of a topic's words: all of them

# Columns that measure one thing are added up, and the costliest of them gives the words.
_GROUPS = {
    "passage": "meaning",
    "context": "words",
    "span": "answers",
    "window": "answers",
}
_LESS_AGREED = "the searches agree on it less than on the first"
_LACKS: dict[AnswerType, str] = {
    "number": "no number in it, where one was asked for",
    "date": "no date in it, where one was asked for",
    "person": "no name in it, where a person was asked for",
    "place": "no place in it, where one was asked for",
    "reason": "no reason in it, where one was asked for",
}
_REASONS = {
    "meaning": "is further from the question in meaning",
    "passage": "stands in a passage further from the question",
    "words": "shares fewer of the question's words",
    "context": "stands among words that are less those of the question",
    "kind": "holds nothing of the kind asked for",
    "answers": "the reader is less sure of an answer in it",
    "span": "the reader is less sure of an answer in it",
    "window": "the reader is less sure of an answer around it",
    "before": "stands further from what answered before",
}


def named_signals(candidate: Candidate) -> dict[str, float]:
    """The signals of a candidate, and of its judgement where it has one, by name."""
    judged = candidate.judgement
    named = asdict(candidate.signals) | (asdict(judged) if judged else {})
    return {name: round(value, 4) for name, value in named.items() if name not in ("start", "end")}


def of_candidates(
    ranked: Sequence[Ranked], answer: Answer, asked: Understood, scorer: Scorer, least: float
) -> Iterator[Considered]:
    """Every candidate in the order of its rank, with the reason why it is quoted or not. `scorer`
    is what ranked them, `least` the confidence that an answer needs.
    """
    quotes, given = (*answer.quotes, *answer.near), len(answer.quotes)
    read = sum(one.candidate.judgement is not None for one in ranked)
    taken: set[int] = set()
    for one in ranked:
        candidate = one.candidate
        place = place_in(quotes, *candidate.key)
        if place is None and one.score > ranked[0].score:
            reason = _LESS_AGREED
        elif place is None:
            reason = _why_not(candidate, ranked[0].candidate, asked, scorer, read)
        elif place in taken:
            reason = f"stands within the {_PLACES[place]} quote"
        elif place < given:
            reason = f"quoted {_PLACES[place]}"
        elif given:
            reason = f"near in {_PLACES[place]} place, too unsure to be an answer too"
        elif place == 0:
            sure = f"confidence {answer.confidence:g}, where {least:g} is the least"
            reason = f"nearest, but too unsure to be an answer: {sure}"
        else:
            reason = f"near in {_PLACES[place]} place, and no answer"
        if place is not None:
            taken.add(place)
        yield _considered(
            candidate.document,
            candidate.sentence.start,
            candidate.sentence.end,
            one.score,
            named_signals(candidate),
            quoted=place is not None and place < given,
            reason=reason,
        )


def _why_not(
    candidate: Candidate, best: Candidate, asked: Understood, scorer: Scorer, read: int
) -> str:
    """What cost a candidate most against the best one; `read` candidates were read."""
    if candidate.judgement is not None and best.judgement is None:
        return _LESS_AGREED
    if candidate.judgement is None and best.judgement is not None:
        return f"the reader did not read it: {read} other{'s' * (read != 1)} stood before it"
    costs = _costs(candidate, best, scorer)
    groups: dict[str, float] = {}
    for name, cost in costs.items():
        group = _GROUPS.get(name, name)
        groups[group] = groups.get(group, 0.0) + cost
    dearest = sorted(groups, key=lambda group: -groups[group])[:2]
    if not dearest or groups[dearest[0]] < _LEAST_COST:
        return "falls short by a little in all"
    named = [
        g for g in dearest if groups[g] >= max(_LEAST_COST, _SECOND_REASON * groups[dearest[0]])
    ]
    chief = [
        max((n for n in costs if _GROUPS.get(n, n) == g), key=costs.__getitem__) for g in named
    ]
    return "; ".join(_reason(name, candidate, best, asked) for name in chief)


def _costs(candidate: Candidate, best: Candidate, scorer: Scorer) -> dict[str, float]:
    """The log odds that a candidate loses in every column in which it is worse than the best."""
    own, first = scorer.contributions(candidate), scorer.contributions(best)
    has, had = named_signals(candidate), named_signals(best)
    return {
        name: first[name] - own[name]
        for name in own
        if first[name] > own[name] and has[name] < had[name]
    }


def _reason(name: str, candidate: Candidate, best: Candidate, asked: Understood) -> str:
    own, first = candidate.signals, best.signals
    if name in ("answers", "span") and _unanswering(candidate):
        return f"the reader finds {'even less of an' if _unanswering(best) else 'no'} answer in it"
    if name == "meaning" and own.meaning < _OTHER_MEANING <= first.meaning:
        return "means something else than the question"
    if name == "words" and (not own.words or own.words < _FEW_WORDS <= first.words):
        return f"shares {'few' if own.words else 'none'} of the question's words"
    if name == "kind":
        kind = asked_kind(asked.own) or asked_kind(asked.text)
        if kind and not find_kind(kind, candidate.text):
            return _LACKS[kind]
    return _REASONS[name]


def _unanswering(candidate: Candidate) -> bool:
    """Whether the reader finds no answer in a candidate."""
    judged = candidate.judgement
    return judged is not None and judged.answers < 0 and judged.span < 0


def of_notes(
    quotes: Sequence[Quote],
    limit: int,
    passed: Sequence[NoteMatch] = (),
    least: float | None = None,
) -> Iterator[Considered]:
    """The quotes of an answer with notes, before they are cut to `limit`; then the notes that were
    `passed` over. `least` is the share of the words asked that was needed; `None` where the notes
    were called by number.
    """
    by = "asked for by its number" if least is None else "has the words asked for"
    for place, quote in enumerate(quotes):
        why = by if quote.voice == "note" else "carries such a note"
        yield _shown(quote, place, limit, why, {"share": quote.score})
    for one in passed:
        few = least is not None and one.share < least
        yield _considered(
            one.document,
            one.note.start,
            one.note.end,
            one.share,
            {"share": round(one.share, 4)},
            quoted=False,
            reason="has too few of the words asked for" if few else f"{by}, but {_most(limit)}",
        )


def of_topic(
    spoken: Sequence[Spoken], quotes: Sequence[Quote], least: float, limit: int
) -> Iterator[Considered]:
    """The sentences of the texts by how surely they speak of a topic, `least` being the chance from
    which they do; with the reason why each is quoted or not.
    """
    for one in sorted(spoken, key=lambda one: -one.chance):
        place = place_in(quotes, one.document.id, one.sentence.start)
        speaks = _speaks(one)
        if place is not None:
            reason = f"quoted {_PLACES[place]}: {speaks}"
        elif one.chance >= least:
            reason = f"{speaks}, but {_most(limit)}"
        else:
            reason = "it is too unsure that it speaks of the topic"
        yield _considered(
            one.document,
            one.sentence.start,
            one.sentence.end,
            one.chance,
            {name: round(value, 4) for name, value in asdict(one.signals).items()},
            quoted=place is not None,
            reason=reason,
        )


def of_overview(
    found: Sequence[OverviewSentence], quotes: Sequence[Quote], shares: Sequence[float], limit: int
) -> Iterator[Considered]:
    """The sentences in which texts speak of themselves, best first; `shares` are their scores, by
    rank.
    """
    for one in found:
        place = place_in(quotes, one.document.id, one.sentence.start)
        why = "says so itself" if one.says else ""
        heading = f"stands under a heading of its {one.under}" if one.under else ""
        both = " and ".join(filter(None, (why, heading)))
        yield _considered(
            one.document,
            one.sentence.start,
            one.sentence.end,
            shares[one.rank],
            {"rank": float(one.rank)},
            quoted=place is not None,
            reason=f"{both}, but {_most(limit)}"
            if place is None
            else f"quoted {_PLACES[place]}: {both}",
        )


def _speaks(one: Spoken) -> str:
    """How a sentence speaks of a topic, in words."""
    if one.signals.named >= _ALL_WORDS:
        return "names the topic"
    if one.signals.continues > one.signals.named:
        return "goes on from a sentence that names the topic"
    return "names a part of the topic" if one.signals.named else "is near the topic in meaning"


def of_author(quotes: Sequence[Quote], limit: int) -> Iterator[Considered]:
    """The sentences on the author of a document, before they are cut to `limit` quotes."""
    for place, quote in enumerate(quotes):
        yield _shown(quote, place, limit, "says who wrote the text", {})


def _shown(
    quote: Quote, place: int, limit: int, why: str, signals: Mapping[str, float]
) -> Considered:
    quoted = place < limit
    return Considered(
        document=quote.document,
        start=quote.start,
        end=quote.end,
        page=quote.page,
        page_label=quote.page_label,
        section=quote.section,
        text=quote.text,
        score=quote.score,
        signals=signals,
        quoted=quoted,
        reason=f"quoted {_PLACES[place]}: {why}" if quoted else f"{why}, but {_most(limit)}",
    )


def _most(limit: int) -> str:
    return f"no more than {limit} quote{'s were' if limit != 1 else ' was'} asked for"


def _considered(
    document: Document,
    start: int,
    end: int,
    score: float,
    signals: Mapping[str, float],
    *,
    quoted: bool,
    reason: str,
) -> Considered:
    page = document.page_of(start)
    return Considered(
        document=document.id,
        start=start,
        end=end,
        page=page,
        page_label=document.page_label(page),
        section=" › ".join(document.section_of(start)) or None,
        text=document.text[start:end],
        score=round(score, 4),
        signals=signals,
        quoted=quoted,
        reason=reason,
    )
