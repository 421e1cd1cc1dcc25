"""Questions that seek no single fact.

Those for a topic are answered with the sentences that speak of it, in the order of the text; those
for an overview, such as the main findings, with what the text says of itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.documents import Document, at
from corpus.english.pronouns import POINTING
from corpus.english.questions import WHAT_ABOUT
from corpus.sentences import refers_back
from index.encoding.encoder import Matrix
from index.search.protocol import PAPERS
from qa.answer import Answer, Quote, Status, make_quote
from qa.answering.answerer import Context, Question
from qa.answering.composition import Draft, compose
from qa.answering.explain import of_overview, of_topic
from qa.answering.quote_bounds import LONGEST, extent
from qa.query.dependence import content_words
from qa.query.followups import Understood
from qa.query.intents import find_intents
from qa.topics.overview import LAST, Overview, OverviewSentence, overview_sentences
from qa.topics.speaking import Spoken, Topic, speaking

# Chances from which a sentence speaks of a topic, chosen on the half that `python -m tests.topics
# --developed` reports on, and from which that is sure, set by hand.
SPEAKS, SURE = 0.25, 0.4
# Documents that are read for one question, and search results that name them where there are more.
_MOST_DOCUMENTS, _RESULTS = 20, 100


class TopicAnswerer:
    """Answers with the sentences of the papers that speak of a topic or, where none does, with
    those of the cited sources; `None` where the question names no topic.
    """

    def answer(self, question: Question, context: Context) -> Answer | None:
        about = _about(question)
        if about is None:
            return None
        request = question.request
        vector = context.chooser.encoder.encode_question(about)
        places: list[Place] = []
        spoken: list[Spoken] = []
        for within in dict.fromkeys((request.within or PAPERS, request.within)):
            spoken = [
                one
                for document in _documents(context, about, vector, within)
                for one in sentences_on(document, about, vector, context)
            ]
            places = _places([one for one in spoken if one.chance >= SPEAKS])
            if places:
                break
        own = Understood(question.understood.own, question.understood.own)
        asked = replace(question, understood=own) if content_words(about) else question
        return _composed(asked, context, places, spoken)


def _about(question: Question) -> str | None:
    """The words of the topic: for "What does it say about them?" those of the question before;
    `None` where there are none, and for "What about …?" after another kind of question.
    """
    about, asked = question.intent.about, question.understood
    if (
        WHAT_ABOUT.search(asked.own)
        and asked.before is not None
        and all(one.intent != "topic" for one in find_intents(asked.before))
    ):
        return None
    if POINTING.compiled.fullmatch(about) or not content_words(about):
        return " ".join(asked.before.topic) or None if asked.before is not None else None
    return about


def sentences_on(document: Document, topic: str, vector: Matrix, context: Context) -> list[Spoken]:
    """The sentences of a document with their chances to speak of a topic, in order. `vector` is the
    topic's, shape (dimensions,).
    """
    names = context.rewriter.names(document)
    return speaking(context.index, document, Topic(topic, vector, names))


def _documents(context: Context, topic: str, vector: Matrix, within: str | None) -> list[Document]:
    """The documents to read, in order: all, or those that the search finds most on the topic."""
    index = context.index
    documents = index.documents_of(within)
    if len(documents) <= _MOST_DOCUMENTS:
        return documents
    hits = (
        index.nearest(vector, _RESULTS, "sentence", within),
        index.by_words(topic, _RESULTS, "sentence", within),
    )
    # The best of each search in turn.
    pairs = zip_longest(*(found.places for found in hits))
    found = [index.unit(place).document for pair in pairs for place in pair if place is not None]
    chosen = set(list(dict.fromkeys(found))[:_MOST_DOCUMENTS])
    return [one for one in documents if one.id in chosen]


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of a document, where it speaks of a topic, and how surely."""

    document: Document
    start: int
    end: int
    chance: float

    @property
    def quote(self) -> Quote:
        return make_quote(self.document, self.start, self.end, score=self.chance)


def _places(spoken: Sequence[Spoken]) -> list[Place]:
    """The places of sentences, in order; one that opens with a pronoun is joined to the one before
    it, where that speaks of the topic too.
    """
    places: list[Place] = []
    for one in spoken:
        start, end = extent(one.document, one.sentence)
        before = places[-1] if places else None
        if before is not None and _joins(before, one, start) and end - before.start <= LONGEST:
            chance = max(before.chance, one.chance)
            places[-1] = Place(one.document, before.start, max(end, before.end), chance)
        elif before is None or before.document is not one.document or before.end < end:
            low = (
                one.sentence.start
                if before is not None and _overlaps(before, one, start)
                else start
            )
            places.append(Place(one.document, low, end, one.chance))
    return places


def _overlaps(before: Place, one: Spoken, start: int) -> bool:
    return before.document is one.document and start < before.end


def _joins(before: Place, one: Spoken, start: int) -> bool:
    """Whether a sentence belongs to the place before: by overlap, or because it refers to it."""
    if _overlaps(before, one, start):
        return True
    document, sentence = one.document, one.sentence
    return (
        before.document is document
        and not document.text[before.end : sentence.start].strip()
        and at(document.paragraphs, before.start) == at(document.paragraphs, sentence.start)
        and refers_back(document.text[sentence.start : sentence.end])
    )


def _composed(
    question: Question, context: Context, places: Sequence[Place], spoken: Sequence[Spoken]
) -> Answer:
    """The answer in the likeliest places, in the order of the text; else what is nearest."""
    limit = question.request.limit
    best = sorted(range(len(places)), key=lambda number: (-places[number].chance, number))[:limit]
    quotes = [places[number].quote for number in sorted(best)]
    chance = max((place.chance for place in places), default=0.0)
    status: Status = "answered" if chance >= SURE else "weak"
    if not places:
        status = "not_found"
        ranked = sorted(spoken, key=lambda one: -one.chance)[:limit]
        chance = max((one.chance for one in ranked), default=0.0)
        quotes = [place.quote for one in ranked for place in _places([one])]
    draft = Draft(
        status,
        chance,
        quotes,
        message=_message(status, len(quotes), len(places)),
        considered=of_topic(spoken, quotes if places else (), SPEAKS, limit),
        more=max(len(places) - len(quotes), 0),
        total=len(places),
    )
    return compose(question, context, draft)


def _message(status: Status, shown: int, total: int) -> str:
    """How many places there are, and how many of them are shown."""
    if status == "not_found":
        return "The text does not speak of this. What follows is only near it."
    number = "1 place" if total == 1 else f"{total} places"
    speaks = "speaks" if status == "answered" else "may speak"
    if shown < total:
        return f"The text {speaks} of this in {number}; {shown} of them follow, in order."
    return f"The text {speaks} of this in {number}{', given in order' * (total > 1)}."


# Scores of the ranks, which order them. Set by hand and not calibrated.
_RANK_SHARES = (0.9, 0.8, 0.6, 0.5)


@dataclass(frozen=True, slots=True)
class OverviewAnswerer:
    """Answers with the sentences in which the papers say what they find, argue, recommend …: the
    best first, equal ones in the order of the text. Where none does, there is no answer.
    """

    kind: Overview

    def answer(self, question: Question, context: Context) -> Answer | None:
        request = question.request
        found: list[OverviewSentence] = []
        for within in dict.fromkeys((request.within or PAPERS, request.within)):
            documents = context.index.documents_of(within)
            found = [one for each in documents for one in overview_sentences(each, self.kind)]
            if found:
                break
        found.sort(key=lambda one: one.rank)
        places: list[Place] = []
        for one in found:
            place = _overview_place(one)
            if not any(_holds(other, one) for other in places):
                places.append(place)
        quotes = [place.quote for place in places[: request.limit]]
        chance = max((place.chance for place in places), default=0.0)
        more = max(len(places) - request.limit, 0)
        draft = Draft(
            _overview_status(found),
            chance,
            quotes,
            message=_overview_message(len(quotes), len(places)),
            considered=of_overview(found, quotes, _RANK_SHARES, request.limit),
            more=more,
            total=len(places),
        )
        return compose(question, context, draft)


def _overview_status(found: Sequence[OverviewSentence]) -> Status:
    """Weak where the text does not say it of itself, but only has a part that may."""
    if not found:
        return "not_found"
    return "weak" if found[0].rank == LAST else "answered"


def _overview_place(one: OverviewSentence) -> Place:
    start, end = extent(one.document, one.sentence)
    return Place(one.document, start, end, _RANK_SHARES[one.rank])


def _holds(place: Place, one: OverviewSentence) -> bool:
    return place.document is one.document and place.start <= one.sentence.start < place.end


def _overview_message(shown: int, total: int) -> str:
    if not total:
        return "The text has no part on this, and no sentence that says it of the text."
    number = "1 sentence" if total == 1 else f"{total} sentences"
    rest = f"; the first {shown} follow" if shown < total else ""
    return f"The text says this of itself in {number}{rest}."
