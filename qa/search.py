"""Candidates: the sentences that may answer a question, each with what speaks for it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

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
class Candidate:
    document: Document
    sentence: Sentence
    signals: Signals

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
        if not self.total:
            return [0.0] * len(texts)
        return [
            sum(self.of.get(stem, 0.0) for stem in set(stems)) / self.total
            for stems in self._stems.of(texts)
        ]


def find_candidates(
    index: Index,
    encoder: Encoder,
    question: str,
    document: str | None = None,
    own: str | None = None,
) -> list[Candidate]:
    """Sentences that may answer, in no particular order; none where the index holds none.

    `own` is the part of a follow-up that was asked just now; what was carried into `question`
    from before counts less than it.
    """
    vector = encoder.encode_question(question)
    if own is not None and own != question:
        vector = vector + encoder.encode_question(own)
        vector /= max(float(np.linalg.norm(vector)), 1e-12)
    near, cosines = index.by_meaning(vector, NEAREST, "sentence", document)
    worded, _ = index.by_words(question, WORDED, "sentence", document)
    passages, passage_cosines = index.by_meaning(vector, PASSAGES, "passage", document)
    meaning = {int(place): float(cosine) for place, cosine in zip(near, cosines, strict=True)}
    rest = [int(place) for place in worded if int(place) not in meaning]
    if rest:
        vectors = index.vectors.at(rest)
        meaning |= {
            place: float(cosine) for place, cosine in zip(rest, vectors @ vector, strict=True)
        }
    if not meaning:
        return []
    top = sorted(meaning.values(), reverse=True)[:10]
    mean = sum(top) / len(top)
    around = [
        (index.units[int(place)], float(cosine))
        for place, cosine in zip(passages, passage_cosines, strict=True)
    ]
    weights = _Weights(index, question, own or question, document)
    kind = asked_kind(own or question) or asked_kind(question)
    found: dict[tuple[str, int], tuple[Document, Sentence, float]] = {}
    for place, cosine in meaning.items():
        unit = index.units[place]
        whole = index.documents[unit.document]
        sentence = whole.sentence_at(unit.start)
        if sentence is None:
            continue
        key = (unit.document, sentence.start)
        if key not in found or cosine > found[key][2]:  # pieces of one long sentence
            found[key] = (whole, sentence, cosine)
    rows = sorted(found.values(), key=lambda row: (-row[2], row[0].id, row[1].start))
    shares = weights.shares([doc.text[s.start : s.end] for doc, s, _ in rows])
    contexts = weights.shares([_context(doc, s) for doc, s, _ in rows])
    candidates = []
    for (doc, sentence, cosine), words, context in zip(rows, shares, contexts, strict=True):
        passage = max(
            (
                value
                for unit, value in around
                if unit.document == doc.id and unit.start <= sentence.start < unit.end
            ),
            default=around[-1][1] if around else cosine,
        )
        fits = 0.0
        if kind:
            fits = 1.0 if find_kind(kind, doc.text[sentence.start : sentence.end]) else -1.0
        signals = Signals(cosine, passage, cosine - mean, words, context, weights.unknown, fits)
        candidates.append(Candidate(doc, sentence, signals))
    return candidates


def _context(document: Document, sentence: Sentence) -> str:
    """The sentence with the one before and after it and the headings above."""
    if sentence.voice == "note":
        return document.text[sentence.start : sentence.end]
    around = document.sentences_between(max(sentence.start - 2, 0), sentence.end + 2)
    words = document.text[around[0].start : around[-1].end] if around else ""
    return f"{' '.join(document.section_of(sentence.start))} {words}"
