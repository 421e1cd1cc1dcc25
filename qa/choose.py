"""Choosing: from a question to its sentences, best first, and how sure that is.

In two steps. Every candidate is ranked by cheap signals. The first of them are then read together
with the question: by a cross-encoder, sentence by sentence, and by the reader, in windows that
also hold their neighbours. In the quick mode the second step is left out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from corpus.documents import Document, Sentence
from index.encoder import Encoder
from index.reader import Index
from qa.dialogue import Understood
from qa.named import coverage, named_in, negates
from qa.rank import Ranked, confidence, rank
from qa.reader import Reader, Reading
from qa.reranker import Reranker
from qa.search import Candidate, Judgement, Search
from qa.windows import windows_around

RERANKED = 20  # sentences that are scored one by one
WINDOWS = 4  # that are read, around the best of those
_REMEMBERED = 32  # choices
_FADES = 3.0  # sentences; how quickly nearness to the earlier answer fades

Place = tuple[str, int]  # document, start of the sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates, best first, and the chance, 0 to 1, that the first of them answers."""

    ranked: tuple[Ranked, ...] = ()
    confidence: float = 0.0


class Chooser:
    """Chooses from an index; in the quick mode where it has no `reranker` and `reader`.

    Safe to share between threads.
    """

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        reranker: Reranker | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        self.encoder = encoder
        self._reranker = reranker
        self._reader = reader
        # A follow-up asks again what was asked before it.
        self.choose = lru_cache(maxsize=_REMEMBERED)(self._choose)

    def _choose(self, asked: Understood, document: str | None = None) -> Choice:
        """The sentences that may answer a question, asked of one document or of all."""
        search = Search(self.index, self.encoder, asked.text, document, asked.own)
        first = rank([c for c in search.candidates() if may_answer(c)])
        if not first or self._reranker is None or self._reader is None:
            return Choice(tuple(first), confidence(first))
        before = self.choose(asked.before, document) if asked.before else None
        judged = self._judge(asked, search, [r.candidate for r in first], before)
        known = {candidate.key for candidate in judged}
        ranked = rank(judged)
        rest = [one for one in first if one.candidate.key not in known]
        return Choice((*ranked, *rest), confidence(ranked))

    def _judge(
        self,
        asked: Understood,
        search: Search,
        candidates: Sequence[Candidate],
        before: Choice | None,
    ) -> list[Candidate]:
        """The best candidates and their neighbours, judged."""
        assert self._reranker is not None
        assert self._reader is not None
        questions = asked.questions
        best = list(candidates[:RERANKED])
        scores = self._rerank(questions, best)
        best.sort(key=lambda c: (-scores[c.key], *c.key))
        windows = list(windows_around(((c.document, c.sentence) for c in best), WINDOWS))
        known = {candidate.key for candidate in best}
        more = [
            (window.document, sentence)
            for window in windows
            for sentence in window.sentences
            if (window.document.id, sentence.start) not in known
        ]
        beside = [c for c in search.weigh(dict.fromkeys(more)) if may_answer(c)]
        scores |= self._rerank(questions, beside)
        readings = [self._reader.read(question, windows) for question in questions]
        named, says_no = named_in(asked.own), negates(asked.own)
        judged = []
        for candidate in (*best, *beside):
            read = [reading[candidate.key] for reading in readings if candidate.key in reading]
            if read:
                judgement = _judgement(
                    candidate, scores[candidate.key], read, named, says_no, before
                )
                judged.append(replace(candidate, judgement=judgement))
        return judged

    def _rerank(
        self, questions: Sequence[str], candidates: Sequence[Candidate]
    ) -> dict[Place, float]:
        """The cross-encoder's scores; of several wordings of a question, the mean."""
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
    says_no: bool,
    before: Choice | None,
) -> Judgement:
    best = max(read, key=lambda reading: reading.span)
    return Judgement(
        rerank=score,
        answers=sum(reading.answers for reading in read) / len(read),
        span=sum(reading.span for reading in read) / len(read),
        before=_nearness(candidate.document, candidate.sentence, before),
        named=coverage(named, candidate.document, candidate.sentence),
        negated=float(says_no != negates(candidate.text)),
        start=best.start,
        end=best.end,
    )


def _nearness(document: Document, sentence: Sentence, before: Choice | None) -> float:
    """How near a sentence stands to the one that answered before: 1 there, fading with distance."""
    if before is None or not before.ranked:
        return 0.0
    earlier = before.ranked[0].candidate
    if earlier.document.id != document.id:
        return 0.0
    low, high = sorted((sentence.start, earlier.sentence.start))
    between = len(document.sentences_between(low, high)) if low < high else 0
    return math.exp(-between / _FADES)


def may_answer(candidate: Candidate) -> bool:
    """Neither a citation nor a question says how things are."""
    return not _is_citation(candidate) and not candidate.text.rstrip('”"’').endswith("?")


def _is_citation(candidate: Candidate) -> bool:
    """Whether a sentence of a note is a citation and not commentary."""
    if candidate.sentence.voice != "note":
        return False
    note = candidate.document.note_at(candidate.sentence.start)
    return note is None or note.commentary is None or candidate.text not in note.commentary
