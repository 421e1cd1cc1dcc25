"""The ranking cascade: from a question to its sentences, best first, with a confidence.

First, every candidate is ranked by the signals of the search. Then the best are read together with
the question: by a cross-encoder, sentence by sentence, and by the reader, in windows that include
their neighbours. The quick mode leaves out the second step.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from corpus.documents import Document, Sentence
from index.encoding.encoder import Encoder
from index.search.protocol import SearchIndex
from qa.query.followups import Understood
from qa.ranking.candidates import Candidate, Judgement
from qa.ranking.entity_overlap import coverage, named_in
from qa.ranking.fusion import fuse
from qa.ranking.reader import Reader, Reading, Readings
from qa.ranking.reranker import Reranker
from qa.ranking.retrieval import Search
from qa.ranking.scoring import Ranked, confidence, rank
from qa.ranking.windows import Window, windows_around
from qa.stopwatch import step

# How much is read for a question in one wording, and in two. Set by hand: the time of an answer is
# proportional to it (`python -m tests.bench quick`). The weights are fitted to these numbers: after
# a change run `python -m qa.training.fit_ranking` and `ibid eval`.
RERANKED = (15, 12)  # sentences that the cross-encoder scores
WINDOWS = (4, 3)  # windows that the reader reads, around the best of those sentences
BESIDE = 4  # neighbours in these windows that the cross-encoder scores too
_REMEMBERED = 32  # choices kept, for follow-ups and repeated questions

# Nearness to the previous answer, 0 to 1. Set by hand; the weight of it is fitted by
# `python -m qa.training.fit_ranking`.
_ITSELF = 0.25  # nearness of the previous answer itself
_FADES = 3.0  # sentences after which nearness has fallen to 1/e

Place = tuple[str, int]  # document, start of the sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates, best first: those that the networks read, then the others."""

    ranked: tuple[Ranked, ...] = ()

    @property
    def best(self) -> tuple[Ranked, ...]:
        """The candidates that the networks read; in the quick mode all."""
        judged = [one for one in self.ranked if one.candidate.judgement is not None]
        return tuple(judged) or self.ranked

    @property
    def confidence(self) -> float:
        """The probability that the first candidate answers."""
        return confidence(self.best)


class Chooser:
    """Ranks the sentences of an index for questions; without `reranker` and `reader` in the quick
    mode. Safe to share between threads.
    """

    def __init__(
        self,
        index: SearchIndex,
        encoder: Encoder,
        reranker: Reranker | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        self.encoder = encoder
        self._reranker = reranker
        self._reader = reader
        # A follow-up includes the questions before it, whose choices are needed again.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._choose)

    def choose(self, asked: Understood, within: str | None = None) -> Choice:
        """The sentences that may answer a question, among the documents `within` (see
        `index.search.protocol`). The last choices are remembered.
        """
        return self._remembered(asked, within)

    def _choose(self, asked: Understood, within: str | None) -> Choice:
        with step("searching"):
            search, first = self._search(asked, within)
        if not first or self._reranker is None or self._reader is None:
            return Choice(self._ordered(search, first))
        before = self.choose(asked.before, within) if asked.before else None
        with step("reading"):
            judged, order = self._judge(asked, search, [r.candidate for r in first], before)
        known = {candidate.key for candidate in judged}
        rest = [one for one in first if one.candidate.key not in known]
        # Sentences that were scored and not read come before those that were not scored.
        rest.sort(key=lambda one: order.get(one.candidate.key, len(order)))
        return Choice(self._ordered(search, (*rank(judged), *rest)))

    @staticmethod
    def _ordered(search: Search, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
        """Candidates in the order to quote them; those of several documents are fused with the
        results of each search.
        """
        several = len({one.candidate.document.id for one in ranked}) > 1
        return tuple(fuse(ranked, search.lists) if several else ranked)

    def find(self, asked: Understood, within: str | None = None) -> Choice:
        """The sentences on the subject of a question, ranked by the search alone."""
        return Choice(tuple(self._search(asked, within)[1]))

    def _search(self, asked: Understood, within: str | None) -> tuple[Search, list[Ranked]]:
        """The search, and its candidates that may answer, ranked by the signals of the search."""
        search = Search(self.index, self.encoder, asked.text, within, asked.own)
        return search, rank([c for c in search.candidates() if may_answer(c)])

    def _judge(
        self,
        asked: Understood,
        search: Search,
        candidates: Sequence[Candidate],
        before: Choice | None,
    ) -> tuple[list[Candidate], dict[Place, int]]:
        """The best candidates and their neighbours with the scores of the networks; and the rank of
        each of the best candidates by the cross-encoder, from 0, by key, whether read or not.
        """
        assert self._reranker is not None
        assert self._reader is not None
        questions = asked.questions
        best = list(candidates[: RERANKED[len(questions) - 1]])
        scores = self._rerank(questions, best)
        best.sort(key=lambda c: (-scores[c.key], *c.key))
        order = {candidate.key: place for place, candidate in enumerate(best)}
        places = [(c.document, c.sentence) for c in best]
        if before is not None and before.ranked:
            earlier = before.ranked[0].candidate
            places.insert(1, (earlier.document, earlier.sentence))
        windows = list(windows_around(places, WINDOWS[len(questions) - 1]))
        readings = [self._reader.read(question, windows) for question in questions]
        found = self._beside(search, windows, best, readings)
        scores |= self._rerank(questions, found)
        named = named_in(asked.own)
        judged = []
        for candidate in (*best, *found):
            read = [reading[candidate.key] for reading in readings if candidate.key in reading]
            if read:
                judgement = _judgement(candidate, scores[candidate.key], read, named, before)
                judged.append(replace(candidate, judgement=judgement))
        return judged, order

    def _beside(
        self,
        search: Search,
        windows: Sequence[Window],
        best: Sequence[Candidate],
        readings: Sequence[Readings],
    ) -> list[Candidate]:
        """The neighbours of the best candidates that the reader scores highest."""
        known = {candidate.key for candidate in best}
        places = {
            (window.document.id, sentence.start): (window.document, sentence)
            for window in windows
            for sentence in window.sentences
        }
        fresh = [
            (-sum(reading[key].answers for reading in readings), key)
            for key in places
            if key not in known and all(key in reading for reading in readings)
        ]
        chosen = [places[key] for _, key in sorted(fresh)[:BESIDE]]
        return [candidate for candidate in search.weigh(chosen) if may_answer(candidate)]

    def _rerank(
        self, questions: Sequence[str], candidates: Sequence[Candidate]
    ) -> dict[Place, float]:
        """The cross-encoder's scores by key; for several wordings of a question, their mean."""
        assert self._reranker is not None
        texts = [candidate.text for candidate in candidates]
        found = [self._reranker.score(question, texts) for question in questions]
        means = np.mean(found, axis=0)
        return {c.key: float(score) for c, score in zip(candidates, means, strict=True)}


def _judgement(
    candidate: Candidate,
    score: float,
    read: Sequence[Reading],
    named: list[str],
    before: Choice | None,
) -> Judgement:
    best = max(read, key=lambda reading: reading.span)
    return Judgement(
        rerank=score,
        answers=sum(reading.answers for reading in read) / len(read),
        span=sum(reading.span for reading in read) / len(read),
        before=_nearness(candidate.document, candidate.sentence, before),
        named=coverage(named, candidate.document, candidate.sentence),
        start=best.start,
        end=best.end,
    )


def _nearness(document: Document, sentence: Sentence, before: Choice | None) -> float:
    """How near a sentence is to the answer of the previous question, 0 to 1.

    That answer itself counts as less near than its neighbours: a new question asks for something
    new.
    """
    if before is None or not before.ranked:
        return 0.0
    earlier = before.ranked[0].candidate
    if earlier.document.id != document.id:
        return 0.0
    low, high = sorted((sentence.start, earlier.sentence.start))
    if low == high:
        return _ITSELF
    return math.exp(-len(document.sentences_between(low, high)) / _FADES)


def may_answer(candidate: Candidate) -> bool:
    """Whether a candidate is neither a citation nor a question: those state nothing."""
    return not _is_citation(candidate) and not candidate.text.rstrip('”"’').endswith("?")


def _is_citation(candidate: Candidate) -> bool:
    """Whether a sentence of a note is a citation and not commentary."""
    if candidate.sentence.voice != "note":
        return False
    note = candidate.document.note_at(candidate.sentence.start)
    return note is None or note.commentary is None or candidate.text not in note.commentary
