"""The passage of a text that best supports a claim, and the signals that say whether it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.documents import Document, Sentence
from index.encoding.encoder import Encoder
from index.search.protocol import SearchIndex
from qa.ranking.candidates import Candidate
from qa.ranking.reranker import Reranker
from qa.ranking.retrieval import Search
from qa.ranking.windows import window_around

READ = 10  # sentences that the cross-encoder reads with the claim
WIDENED = 3  # of them, the best, read again with a neighbour
NEAR = 400  # characters on either side that count as the context of a passage
LONGEST = 700  # characters of a passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences, `[start, end)` of a document's text, with the cross-encoder's logit
    for the claim.
    """

    document: Document
    start: int
    end: int
    rerank: float

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.document.text[self.start : self.end]

    @property
    def around(self) -> str:
        """The context: two sentences on either side, the headings, the title."""
        document = self.document
        near = document.sentences_between(max(self.start - NEAR, 0), self.end + NEAR)
        before = [one for one in near if one.end <= self.start][-2:]
        behind = [one for one in near if one.start >= self.end][:2]
        words = [document.text[one.start : one.end] for one in (*before, *behind)]
        return " ".join((document.title or "", *document.section_of(self.start), *words))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best passage for a claim, with the signals that say whether it supports the claim."""

    passage: Passage
    signals: Mapping[str, float]


# The highest logit of a passage, and the highest cosine of a sentence. Signals of the whole text
# separate texts on other subjects, but not those on the claim's subject that do not support it.
SIGNALS = ("rerank", "meaning")


class Finder:
    """Search for supporting passages. Thread-safe."""

    def __init__(self, index: SearchIndex, encoder: Encoder, reranker: Reranker) -> None:
        self._index, self._encoder, self._reranker = index, encoder, reranker

    def find(self, claim: str, document: Document) -> Evidence | None:
        """The best passage of a document for a claim; `None` where it has no sentences."""
        search = Search(self._index, self._encoder, claim, document.id)
        candidates = [one for one in search.candidates() if one.sentence.voice != "note"]
        if not candidates:
            return None
        first = sorted(candidates, key=lambda one: (-_cheap(one), one.sentence.start))[:READ]
        singles = self._read(claim, [_span(one.document, one.sentence) for one in first])
        best = sorted(singles, key=lambda one: (-one.rerank, one.start))[:WIDENED]
        wider = [span for one in best for span in _wider(one)]
        passages = [*singles, *self._read(claim, wider)]
        chosen = max(passages, key=lambda one: (one.rerank - _length_cost(one), -one.start))
        signals = {
            "rerank": max(one.rerank for one in passages),
            "meaning": max(one.signals.meaning for one in candidates),
        }
        return Evidence(chosen, signals)

    def _read(self, claim: str, spans: Sequence[tuple[Document, int, int]]) -> list[Passage]:
        texts = [document.text[start:end] for document, start, end in spans]
        scores = self._reranker.score(claim, texts)
        return [
            Passage(document, start, end, float(score))
            for (document, start, end), score in zip(spans, scores, strict=True)
        ]


def _cheap(candidate: Candidate) -> float:
    return candidate.signals.meaning + 0.5 * candidate.signals.words


def _span(document: Document, sentence: Sentence) -> tuple[Document, int, int]:
    return document, sentence.start, sentence.end


def _wider(passage: Passage) -> list[tuple[Document, int, int]]:
    """The spans of a sentence with the one before it, and with the one after it."""
    document = passage.document
    sentence = document.sentence_at(passage.start)
    if sentence is None:
        return []
    around = window_around(document, sentence, LONGEST).sentences
    place = around.index(sentence)
    spans = []
    if place:
        spans.append((document, around[place - 1].start, sentence.end))
    if place + 1 < len(around):
        spans.append((document, sentence.start, around[place + 1].end))
    return spans


def _length_cost(passage: Passage) -> float:
    """The logit that a longer passage must gain, as a short quotation is easier to check."""
    return 0.5 * (len(passage.document.sentences_between(passage.start, passage.end)) - 1)
