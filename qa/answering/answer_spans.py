"""The words that answer, within the sentence that does.

Where the question asks for a number, a date, a person, a place or a reason, it is such a thing in
the sentence, nearest to the question's own words. Otherwise it is the clause in which most of the
question's words and most of the sentence stand: on 1,200 sentences of SQuAD 2.0 that clause holds
the answer more often (.61) than the one that the encoder finds nearest (.57), and it costs nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.english.questions import CLAUSE_BREAK
from index.search.terms import Stems
from qa.query.answer_types import asked_kind, find_kind
from qa.ranking.candidates import Candidate

_LEAST_CLAUSE = 3  # words


Span = tuple[int, int]


class _Words:
    """A text's words and their stems, each cut once; `asked` are the stems of the question."""

    def __init__(self, text: str, asked: frozenset[str], stems: Stems) -> None:
        self.text = text
        self._placed = stems.placed(text)
        self._asked = asked

    def novel(self, spans: Sequence[Span]) -> list[Span]:
        """Those of `spans` that say something the question does not."""
        return [
            (low, high)
            for low, high in spans
            if not all(self._asked.issuperset(own) for at, own in self._placed if low <= at < high)
        ]

    def nearest(self, spans: Sequence[Span]) -> Span:
        """The span nearest to where the question's words stand in the text."""
        words = [at for at, own in self._placed if not self._asked.isdisjoint(own)]
        if not words:
            return spans[0]

        def distance(span: Span) -> float:
            return sum(min(abs(word - span[0]), abs(word - span[1]), 120) for word in words)

        return min(spans, key=lambda span: (distance(span), span))

    def weight(self, span: Span) -> float:
        """What share of the question's words, and of the text, stands in a span; 0 to 2."""
        own = {stem for at, own in self._placed if span[0] <= at < span[1] for stem in own}
        share = len(own & self._asked) / max(len(self._asked), 1)
        return share + (span[1] - span[0]) / len(self.text)


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in CLAUSE_BREAK.finditer(text)), len(text)]
    spans: list[tuple[int, int]] = []
    for low, high in pairwise(cuts):
        short = len(text[low:high].split()) < _LEAST_CLAUSE
        if spans and (short or len(text[slice(*spans[-1])].split()) < _LEAST_CLAUSE):
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    return [_trim(text, span) for span in spans]


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    low, high = span
    while high > low and text[high - 1] in ' ,;:.–—-”"':
        high -= 1
    while low < high and text[low] in ' ,;:–—-“"':
        low += 1
    return low, high


def mark_answers(question: str, candidates: Sequence[Candidate], stems: Stems) -> list[list[Span]]:
    """For each candidate the spans that answer `question`, counted from its start; at least one,
    unless it has no words. Where it was judged, the reader's span, if that has a word.
    """
    read = [_read_span(candidate) for candidate in candidates]
    return [
        [span] if span else mark_unread(question, candidate.text, stems)
        for candidate, span in zip(candidates, read, strict=True)
    ]


def _read_span(candidate: Candidate) -> Span | None:
    """Where the reader points in a candidate; it may point at a bare mark, which is no answer."""
    judged, start = candidate.judgement, candidate.sentence.start
    if judged is None:
        return None
    span = _trim(candidate.text, (judged.start - start, judged.end - start))
    return span if re.search(r"\w", candidate.text[slice(*span)]) else None


def mark_unread(question: str, text: str, stems: Stems) -> list[Span]:
    """The span of a text that answers `question` as far as can be seen without the reader; none
    where the text has no words.
    """
    words = _Words(text, frozenset(stems.of([question])[0]), stems)
    kind = asked_kind(question)
    spans = words.novel(find_kind(kind, text)) if kind else []
    if kind == "person":  # a name in full before a title or a people's name
        spans = [span for span in spans if " " in text[slice(*span)]] or spans
    if spans:
        return [_trim(text, words.nearest(spans))]
    clauses = [span for span in _clauses(text) if re.search(r"\w", text[slice(*span)])]
    return [max(clauses, key=lambda span: (words.weight(span), -span[0]))] if clauses else []
