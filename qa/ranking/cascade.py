"""The ranking cascade: from a question to its sentences, best first, with a confidence.

First, every candidate is ranked by the signals of the search. Then the best are read together with
the question by the reader, in windows that include their neighbours, which become candidates too.
The quick mode leaves out the second step.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.documents import Document, Sentence
from index.encoding.encoder import Encoder
from index.search.protocol import SearchIndex
from qa.query.followups import Understood
from qa.ranking.candidates import Candidate, Judgement
from qa.ranking.entity_overlap import coverage, named_in
from qa.ranking.fusion import fuse
from qa.ranking.reader import Reader, Reading
from qa.ranking.retrieval import Search
from qa.ranking.scoring import Ranked, Scorer, scorer_for
from qa.ranking.windows import windows_around
from qa.stopwatch import step

# Windows that the reader reads. Set by hand: the time of an answer is proportional to it
# (`python -m tests.bench quick`). The weights are fitted to it: after a change run
# `python -m qa.training.fit_ranking` and `ibid eval`.
WINDOWS = 6
_REMEMBERED = 32  # choices kept, for follow-ups and repeated questions

# Nearness to the previous answer, 0 to 1. Set by hand; the weight of it is fitted by
# `python -m qa.training.fit_ranking`.
_ITSELF = 0.25  # nearness of the previous answer itself
_FADES = 3.0  # sentences after which nearness has fallen to 1/e


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates, best first: those that the reader read, then the others."""

    ranked: tuple[Ranked, ...] = ()
    scorer: Scorer = field(default_factory=scorer_for)

    @property
    def best(self) -> tuple[Ranked, ...]:
        """The candidates that the reader read; in the quick mode all."""
        judged = [one for one in self.ranked if one.candidate.judgement is not None]
        return tuple(judged) or self.ranked

    @property
    def confidence(self) -> float:
        """The probability that the first candidate answers."""
        return self.scorer.confidence(self.best)


class Chooser:
    """Ranks the sentences of an index for questions; without `reader` in the quick mode. Safe to
    share between threads.
    """

    def __init__(self, index: SearchIndex, encoder: Encoder, reader: Reader | None = None) -> None:
        self.index = index
        self.encoder = encoder
        self._reader = reader
        # A follow-up includes the questions before it, whose choices are needed again.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._choose)

    @property
    def scorer(self) -> Scorer:
        """The scorer of candidates that the encoder finds."""
        return scorer_for(self.encoder.model.name)

    def choose(self, asked: Understood, within: str | None = None) -> Choice:
        """The sentences that may answer a question, among the documents `within` (see
        `index.search.protocol`). The last choices are remembered.
        """
        return self._remembered(asked, within)

    def _choose(self, asked: Understood, within: str | None) -> Choice:
        with step("searching"):
            search, first = self._search(asked, within)
        if not first or self._reader is None:
            return Choice(self._ordered(search, first), self.scorer)
        before = self.choose(asked.before, within) if asked.before else None
        with step("reading"):
            judged = self._judge(asked, search, [r.candidate for r in first], before)
        known = {candidate.key for candidate in judged}
        rest = [one for one in first if one.candidate.key not in known]
        ranked = (*self.scorer.rank(judged), *rest)
        return Choice(self._ordered(search, ranked), self.scorer)

    @staticmethod
    def _ordered(search: Search, ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
        """Candidates in the order to quote them; those of several documents are fused with the
        results of each search.
        """
        several = len({one.candidate.document.id for one in ranked}) > 1
        return tuple(fuse(ranked, search.lists) if several else ranked)

    def find(self, asked: Understood, within: str | None = None) -> Choice:
        """The sentences on the subject of a question, ranked by the search alone."""
        return Choice(tuple(self._search(asked, within)[1]), self.scorer)

    def _search(self, asked: Understood, within: str | None) -> tuple[Search, list[Ranked]]:
        """The search, and its candidates that may answer, ranked by the signals of the search."""
        search = Search(self.index, self.encoder, asked.text, within, asked.own)
        candidates = [c for c in search.candidates() if may_answer(c)]
        return search, self.scorer.rank(candidates)

    def _judge(
        self,
        asked: Understood,
        search: Search,
        candidates: Sequence[Candidate],
        before: Choice | None,
    ) -> list[Candidate]:
        """The candidates that the reader reads, and their neighbours, with its scores."""
        assert self._reader is not None
        places = [(c.document, c.sentence) for c in candidates]
        if before is not None and before.ranked:
            earlier = before.ranked[0].candidate
            places.insert(1, (earlier.document, earlier.sentence))
        windows = list(windows_around(places, WINDOWS))
        readings = self._reader.read(asked.text, windows)
        known = {candidate.key: candidate for candidate in candidates}
        neighbours = {
            (window.document.id, sentence.start): (window.document, sentence)
            for window in windows
            for sentence in window.sentences
        }
        fresh = [neighbours[key] for key in neighbours if key in readings and key not in known]
        found = [candidate for candidate in search.weigh(fresh) if may_answer(candidate)]
        named = named_in(asked.own)
        return [
            replace(one, judgement=_judgement(one, readings[one.key], named, before))
            for one in (*candidates, *found)
            if one.key in readings
        ]


def _judgement(
    candidate: Candidate, reading: Reading, named: list[str], before: Choice | None
) -> Judgement:
    return Judgement(
        answers=reading.answers,
        span=reading.span,
        window=reading.window,
        before=_nearness(candidate.document, candidate.sentence, before),
        named=coverage(named, candidate.document, candidate.sentence),
        start=reading.start,
        end=reading.end,
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
