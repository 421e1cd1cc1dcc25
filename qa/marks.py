"""The words that answer, within the sentence that does.

Where the question asks for a number, a date, a person, a place or a reason, it is such a thing in
the sentence, nearest to the question's own words; otherwise the clause closest in meaning.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.encoder import Encoder
from index.terms import Stems
from qa.candidates import Candidate
from qa.kinds import asked_kind, find_kind

_CLAUSE = re.compile(
    r"[,;:]\s+|\s[–—-]\s|\s(?=(?:that|which|who|because|while|whereas|although|where)\s)"
)
_LEAST_CLAUSE = 3  # words


def _novel(
    spans: Sequence[tuple[int, int]], text: str, question: str, stems: Stems
) -> list[tuple[int, int]]:
    """Those of `spans` that say something the question does not."""
    known = set(stems.of([question])[0])
    return [span for span in spans if not set(stems.of([text[slice(*span)]])[0]) <= known]


def _nearest(
    spans: Sequence[tuple[int, int]], text: str, question: str, stems: Stems
) -> tuple[int, int]:
    """The span nearest to where the question's words stand in the sentence."""
    known = set(stems.of([question])[0])
    words = [
        match.start()
        for match in re.finditer(r"\w+", text)
        if any(stem in known for stem in stems.of([match.group()])[0])
    ]
    if not words:
        return spans[0]

    def distance(span: tuple[int, int]) -> float:
        return sum(min(abs(word - span[0]), abs(word - span[1]), 120) for word in words)

    return min(spans, key=lambda span: (distance(span), span))


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
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


def mark_answer(
    question: str, candidate: Candidate, encoder: Encoder, stems: Stems
) -> list[tuple[int, int]]:
    """Spans of a candidate that answer `question`, counted from its start; at least one, unless
    it has no words. Where it was judged, the reader's span, if that has a word.
    """
    judged, start = candidate.judgement, candidate.sentence.start
    if judged is not None:
        span = _trim(candidate.text, (judged.start - start, judged.end - start))
        if re.search(r"\w", candidate.text[slice(*span)]):  # the reader may point at a bare mark
            return [span]
    return mark_unread(question, candidate.text, encoder, stems)


def mark_unread(question: str, text: str, encoder: Encoder, stems: Stems) -> list[tuple[int, int]]:
    """Spans of `text` that answer `question` as far as can be told without the reader."""
    kind = asked_kind(question)
    if kind is not None:
        spans = _novel(find_kind(kind, text), text, question, stems)
        if kind == "person":  # a name in full before a title or a people's name
            spans = [span for span in spans if " " in text[slice(*span)]] or spans
        if spans:
            return [_trim(text, _nearest(spans, text, question, stems))]
    clauses = [span for span in _clauses(text) if re.search(r"\w", text[slice(*span)])]
    if len(clauses) <= 1:
        return clauses
    vectors = encoder.encode_whole([text[slice(*span)] for span in clauses] + [question], 1)
    closeness = vectors[:-1] @ vectors[-1]
    best = max(range(len(clauses)), key=lambda place: (float(closeness[place]), -place))
    return [clauses[best]]
