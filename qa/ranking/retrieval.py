"""Retrieval: the sentences that may answer a question, with their signals."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from corpus.documents import Document, Sentence, at
from corpus.passages import TextUnit
from corpus.sentences import is_one_word
from index.encoding.encoder import Encoder
from index.search.protocol import SearchIndex
from qa.query.answer_types import asked_kind, find_kind
from qa.ranking.candidates import Candidate, Signals, place_in
from qa.ranking.windows import context_of

# Numbers of search results, set by hand. The weights are fitted to candidates found with them:
# after a change run `python -m qa.training.fit_ranking` and `ibid eval`.
NEAREST = 30  # sentences by meaning
WORDED = 20  # sentences by words
PASSAGES = 50  # passages by meaning, and as many by words
BEST_PASSAGES = 5  # of each list of passages, whose nearest sentence is a candidate too

CARRIED = 0.5  # weight, 0 to 1, of words that only an earlier question has; set by hand
LEADING = 10  # nearest sentences, whose mean cosine `Signals.lead` starts from


class _Weights:
    """How much each word of a question counts: its inverse document frequency, BM25's."""

    def __init__(self, index: SearchIndex, question: str, own: str, within: str | None) -> None:
        self._stems = index.stems
        count = max(len(index.places("sentence", within)), 1)
        self.of: dict[str, float] = {}
        missing = 0.0
        asked = set(self._stems.of([own])[0]) if own.strip() else set()
        for stem in dict.fromkeys(self._stems.of([question])[0] if question.strip() else []):
            frequency = index.frequency(stem, "sentence", within)
            self.of[stem] = math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))
            if stem not in asked:
                self.of[stem] *= CARRIED
            missing += 0 if frequency else self.of[stem]
        self.total = sum(self.of.values())
        self.unknown = missing / self.total if self.total else 1.0

    def shares(self, texts: Sequence[str]) -> list[float]:
        """For each text the weight of the question's words in it, of all their weight; 0 to 1."""
        if not self.total or not texts:
            return [0.0] * len(texts)
        return [
            sum(self.of.get(stem, 0.0) for stem in set(stems)) / self.total
            for stems in self._stems.of(texts)
        ]


class Search:
    """The results of searching an index for one question, and candidates made of them.

    `within` restricts the search as in `index.search.protocol`. `own` is the part of a follow-up
    that was asked just now; what `question` carries from earlier questions counts less than it.
    """

    def __init__(
        self,
        index: SearchIndex,
        encoder: Encoder,
        question: str,
        within: str | None = None,
        own: str | None = None,
    ) -> None:
        self._index = index
        self._within = within
        self.question = question
        self.vector = encoder.encode_question(question)
        if own is not None and own != question:
            self.vector = self.vector + encoder.encode_question(own)
            self.vector /= max(float(np.linalg.norm(self.vector)), 1e-12)
        self._weights = _Weights(index, question, own or question, within)
        self._kind = asked_kind(own or question) or asked_kind(question)
        places, cosines = index.nearest(self.vector, PASSAGES, "passage", within)
        self._passages = [index.unit(place) for place in places]
        self._passage_cosines = [float(cosine) for cosine in cosines]
        places, _ = index.by_words(question, PASSAGES, "passage", within)
        self._worded_passages = [index.unit(place) for place in places]
        self._sentences = self._search_sentences()
        top = sorted(self._sentences.values(), reverse=True)[:LEADING]
        self._mean = sum(top) / max(len(top), 1)

    def _search_sentences(self) -> dict[int, float]:
        """The cosines of the sentences found, by place: those nearest in meaning, those that share
        words, and the nearest of each of the best passages.
        """
        near, cosines = self._index.nearest(self.vector, NEAREST, "sentence", self._within)
        found = {int(p): float(cosine) for p, cosine in zip(near, cosines, strict=True)}
        worded, _ = self._index.by_words(self.question, WORDED, "sentence", self._within)
        others = {int(place) for place in worded} - found.keys()
        return found | self._cosines(sorted(others)) | self._best_in_passages()

    def _best_in_passages(self) -> dict[int, float]:
        """The sentence nearest in meaning of each of the best passages, and its cosine."""
        found = {}
        for passage in (*self._passages[:BEST_PASSAGES], *self._worded_passages[:BEST_PASSAGES]):
            cosines = self._cosines(self._pieces(passage.document, passage.start, passage.end))
            if cosines:
                best = max(cosines, key=lambda place: (cosines[place], -place))
                found[best] = cosines[best]
        return found

    def _pieces(self, document: str, start: int, end: int) -> Sequence[int]:
        """Places of the sentences, and pieces of sentences, that start in `[start, end)`."""
        return self._index.places_between("sentence", document, start, end)

    @property
    def lists(self) -> list[list[TextUnit]]:
        """The results of each search alone, best first: passages by meaning and by words, and
        sentences by meaning.
        """
        sentences = sorted(self._sentences, key=lambda place: (-self._sentences[place], place))
        return [
            self._passages,
            self._worded_passages,
            [self._index.unit(place) for place in sentences],
        ]

    def _cosines(self, places: Sequence[int]) -> dict[int, float]:
        cosines = self._index.cosines(places, self.vector)
        return {place: float(cosine) for place, cosine in zip(places, cosines, strict=True)}

    def candidates(self) -> list[Candidate]:
        """The sentences found, nearest in meaning first; none where the index has none."""
        found: dict[tuple[str, int], tuple[Document, Sentence, float]] = {}
        for place, cosine in self._sentences.items():
            unit = self._index.unit(place)
            document = self._index.documents[unit.document]
            sentence = document.sentence_at(unit.start)
            if sentence is None or _is_word_alone(document, sentence):
                continue
            key = (unit.document, sentence.start)
            if key not in found or cosine > found[key][2]:  # pieces of one long sentence
                found[key] = (document, sentence, cosine)
        rows = sorted(found.values(), key=lambda row: (-row[2], row[0].id, row[1].start))
        return self._candidates(rows)

    def weigh(self, places: Iterable[tuple[Document, Sentence]]) -> list[Candidate]:
        """These sentences as candidates, in their order; those without a unit are left out."""
        rows = []
        for document, sentence in places:
            pieces = self._pieces(document.id, sentence.start, sentence.end)
            if pieces:
                rows.append((document, sentence, max(self._cosines(pieces).values())))
        return self._candidates(rows)

    def _candidates(self, rows: Sequence[tuple[Document, Sentence, float]]) -> list[Candidate]:
        words = self._weights.shares([doc.text[s.start : s.end] for doc, s, _ in rows])
        contexts = self._weights.shares([context_of(doc, s) for doc, s, _ in rows])
        return [
            Candidate(document, sentence, self._signals(document, sentence, cosine, share, context))
            for (document, sentence, cosine), share, context in zip(
                rows, words, contexts, strict=True
            )
        ]

    def _signals(
        self, document: Document, sentence: Sentence, cosine: float, words: float, context: float
    ) -> Signals:
        place = place_in(self._passages, document.id, sentence.start)
        # Passages are in order, best first; a sentence in none of them counts as if in the last.
        passage = cosine
        if self._passages:
            passage = self._passage_cosines[-1 if place is None else place]
        fits = 0.0
        if self._kind:
            fits = (
                1.0 if find_kind(self._kind, document.text[sentence.start : sentence.end]) else -1.0
            )
        return Signals(
            meaning=cosine,
            passage=passage,
            lead=cosine - self._mean,
            words=words,
            context=context,
            unknown=self._weights.unknown,
            kind=fits,
        )


def _is_word_alone(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a single word or number, and so is its paragraph."""
    paragraph = at(document.paragraphs, sentence.start)
    start, end = sentence.start, sentence.end
    if not is_one_word(document.text[start:end]):
        return False
    return paragraph is None or is_one_word(document.text[paragraph.start : paragraph.end])


def find_candidates(
    index: SearchIndex,
    encoder: Encoder,
    question: str,
    within: str | None = None,
    own: str | None = None,
) -> list[Candidate]:
    """The candidates of a search; see `Search`."""
    return Search(index, encoder, question, within, own).candidates()
