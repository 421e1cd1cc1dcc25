"""Candidates: the sentences that may answer a question, each with what speaks for it."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corpus.documents import Document, Sentence
from index.encoder import Encoder
from index.reader import Index
from qa.kinds import asked_kind, find_kind

NEAREST = 30  # sentences by meaning
WORDED = 20  # sentences by words
PASSAGES = 5
CARRIED = 0.5  # how much words count that only an earlier question had


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence; each about 0 to 1, more is better, unless said otherwise.

    `meaning`: cosine with the question. `passage`: best cosine of a passage around it.
    `lead`: how far `meaning` stands above the mean of the ten nearest sentences. `words`: share of
    the question's words in the sentence, rare ones counting more; `context`: the same with its
    neighbours and heading. `unknown`: share of the question's words that the asked documents
    nowhere have (less is better). `kind`: 1 if a thing of the asked kind stands in it, -1 if
    not, 0 if none is asked for.
    """

    meaning: float
    passage: float
    lead: float
    words: float
    context: float
    unknown: float
    kind: float

    def as_row(self) -> tuple[float, ...]:
        return (
            self.meaning, self.passage, self.lead, self.words, self.context, self.unknown, self.kind
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a sentence once it was read together with the question.

    `rerank`: the cross-encoder's logit. `answers` and `span`: the reader's logits (see
    `qa.reader.Reading`), the best span being `[start, end)` of the document's text. `before`: how
    near, 0 to 1, it stands to what answered the question before. `named`: share of the names,
    years and numbers asked for that stand near it. `negated`: 1 if only one of question and
    sentence says "no".
    """

    rerank: float
    answers: float
    span: float
    before: float
    named: float
    negated: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    document: Document
    sentence: Sentence
    signals: Signals
    judgement: Judgement | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells a sentence from every other: its document and where it starts."""
        return self.document.id, self.sentence.start

    @property
    def text(self) -> str:
        return self.document.text[self.sentence.start : self.sentence.end]


class _Weights:
    """How much each word of the question counts: its inverse document frequency."""

    def __init__(self, index: Index, question: str, own: str, document: str | None) -> None:
        within = index.places("sentence", document)
        count = max(len(within), 1)
        self._stems = index.terms.stems
        self.of: dict[str, float] = {}
        missing = 0.0
        asked = set(self._stems.of([own])[0]) if own.strip() else set()
        for stem in dict.fromkeys(self._stems.of([question])[0] if question.strip() else []):
            frequency = index.terms.frequency(stem, within)
            self.of[stem] = math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))
            if stem not in asked:
                self.of[stem] *= CARRIED
            missing += 0 if frequency else self.of[stem]
        self.total = sum(self.of.values())
        self.unknown = missing / self.total if self.total else 1.0

    def shares(self, texts: Sequence[str]) -> list[float]:
        """For each text the weight of the question's words in it, of all their weight."""
        if not self.total or not texts:
            return [0.0] * len(texts)
        return [
            sum(self.of.get(stem, 0.0) for stem in set(stems)) / self.total
            for stems in self._stems.of(texts)
        ]


class Search:
    """One question put to an index, of one document or of all.

    `own` is the part of a follow-up that was asked just now; what was carried into `question`
    from before counts less than it.
    """

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        question: str,
        document: str | None = None,
        own: str | None = None,
    ) -> None:
        self._index = index
        self._document = document
        self.question = question
        self.vector = encoder.encode_question(question)
        if own is not None and own != question:
            self.vector = self.vector + encoder.encode_question(own)
            self.vector /= max(float(np.linalg.norm(self.vector)), 1e-12)
        self._weights = _Weights(index, question, own or question, document)
        self._kind = asked_kind(own or question) or asked_kind(question)

    @cached_property
    def _nearest(self) -> dict[int, float]:
        """Places of the sentences nearest in meaning, or that share words: and their cosines."""
        near, cosines = self._index.by_meaning(self.vector, NEAREST, "sentence", self._document)
        found = {int(p): float(cosine) for p, cosine in zip(near, cosines, strict=True)}
        worded, _ = self._index.by_words(self.question, WORDED, "sentence", self._document)
        return found | self._cosines([int(place) for place in worded if int(place) not in found])

    @cached_property
    def _mean(self) -> float:
        top = sorted(self._nearest.values(), reverse=True)[:10]
        return sum(top) / max(len(top), 1)

    @cached_property
    def _passages(self) -> list[tuple[str, int, int, float]]:
        found, cosines = self._index.by_meaning(self.vector, PASSAGES, "passage", self._document)
        units = [self._index.units[int(place)] for place in found]
        return [
            (unit.document, unit.start, unit.end, float(cosine))
            for unit, cosine in zip(units, cosines, strict=True)
        ]

    def _cosines(self, places: Sequence[int]) -> dict[int, float]:
        if not places:
            return {}
        cosines = self._index.vectors.at(places) @ self.vector
        return {place: float(cosine) for place, cosine in zip(places, cosines, strict=True)}

    def candidates(self) -> list[Candidate]:
        """Sentences that may answer, nearest in meaning first; none where the index holds none."""
        found: dict[tuple[str, int], tuple[Document, Sentence, float]] = {}
        for place, cosine in self._nearest.items():
            unit = self._index.units[place]
            document = self._index.documents[unit.document]
            sentence = document.sentence_at(unit.start)
            if sentence is None:
                continue
            key = (unit.document, sentence.start)
            if key not in found or cosine > found[key][2]:  # pieces of one long sentence
                found[key] = (document, sentence, cosine)
        rows = sorted(found.values(), key=lambda row: (-row[2], row[0].id, row[1].start))
        return self._candidates(rows)

    def weigh(self, places: Iterable[tuple[Document, Sentence]]) -> list[Candidate]:
        """Other sentences as candidates, in the order given."""
        rows = []
        for document, sentence in places:
            within = self._index.places("sentence", document.id)
            first = within.start + bisect_left(
                range(len(within)),
                sentence.start,
                key=lambda place: self._index.units[within.start + place].start,
            )
            pieces = []
            while first < within.stop and self._index.units[first].start < sentence.end:
                pieces.append(first)
                first += 1
            if pieces:
                rows.append((document, sentence, max(self._cosines(pieces).values())))
        return self._candidates(rows)

    def _candidates(self, rows: Sequence[tuple[Document, Sentence, float]]) -> list[Candidate]:
        words = self._weights.shares([doc.text[s.start : s.end] for doc, s, _ in rows])
        contexts = self._weights.shares([_context(doc, s) for doc, s, _ in rows])
        return [
            Candidate(document, sentence, self._signals(document, sentence, cosine, share, context))
            for (document, sentence, cosine), share, context in zip(
                rows, words, contexts, strict=True
            )
        ]

    def _signals(
        self, document: Document, sentence: Sentence, cosine: float, words: float, context: float
    ) -> Signals:
        around = [
            value
            for ident, start, end, value in self._passages
            if ident == document.id and start <= sentence.start < end
        ]
        rest = self._passages[-1][3] if self._passages else cosine
        fits = 0.0
        if self._kind:
            fits = (
                1.0 if find_kind(self._kind, document.text[sentence.start : sentence.end]) else -1.0
            )
        return Signals(
            meaning=cosine,
            passage=max(around, default=rest),
            lead=cosine - self._mean,
            words=words,
            context=context,
            unknown=self._weights.unknown,
            kind=fits,
        )


def find_candidates(
    index: Index,
    encoder: Encoder,
    question: str,
    document: str | None = None,
    own: str | None = None,
) -> list[Candidate]:
    """Sentences that may answer; see `Search`."""
    return Search(index, encoder, question, document, own).candidates()


def _context(document: Document, sentence: Sentence) -> str:
    """The sentence with the one before and after it and the headings above."""
    if sentence.voice == "note":
        return document.text[sentence.start : sentence.end]
    around = document.sentences_between(max(sentence.start - 2, 0), sentence.end + 2)
    words = document.text[around[0].start : around[-1].end] if around else ""
    return f"{' '.join(document.section_of(sentence.start))} {words}"
