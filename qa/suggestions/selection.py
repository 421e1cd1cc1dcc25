"""Suggested questions: generated from a document's sentences, kept where they are answered well.

Every question is asked, and kept only if the sentence that it is made from is quoted first:
round-trip consistency (Alberti et al. 2019, "Synthetic QA Corpora Generation with Roundtrip
Consistency", ACL).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from corpus.documents import Document
from corpus.errors import IbidError
from qa.answer import Answer
from qa.answering.ask import Asker
from qa.query.request import Request
from qa.suggestions.question_generation import KINDS, Proposal, QuestionKind, proposals

_MOST_TRIED = 24  # questions for a document; each takes a fraction of a second
_LEAST_CONFIDENCE = (
    0.6  # of the answer to a suggested question; its effect is in docs/evaluation.md
)
_PARTS = 4  # of a document, which questions are spread over
_LEAST_MARKED = 0.6  # share of the words of a fact that the answer must mark


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that a document answers in `[start, end)` of its text."""

    question: str
    kind: QuestionKind
    start: int
    end: int


def suggest(asker: Asker, document: Document, most: int = 6) -> tuple[Suggestion, ...]:
    """At most `most` questions that the document answers, of many kinds and from all parts of it.

    The same document and index give the same questions; none where no sentence fits.
    """
    kept: list[Suggestion] = []
    for tried, one in enumerate(_in_turn(document)):
        if tried == _MOST_TRIED or len(kept) == most:
            break
        overlaps = any(one.start < other.end and other.start < one.end for other in kept)
        if not overlaps and _answers(asker, document, one):
            kept.append(Suggestion(one.question, one.kind, one.start, one.end))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(kept, key=lambda one: (order[one.kind], one.start)))


def _in_turn(document: Document) -> Iterable[Proposal]:
    """The questions to try: the kinds in turn, and of each kind the parts in turn."""
    kinds: dict[QuestionKind, list[list[Proposal]]] = {
        kind: [[] for _ in range(_PARTS)] for kind in KINDS
    }
    for one in proposals(document):
        part = _PARTS * one.start // max(len(document.text), 1)
        kinds[one.kind][min(part, _PARTS - 1)].append(one)
    spread = (_alternately(parts) for parts in kinds.values())
    return _alternately(list(spread))


def _alternately(lists: list[list[Proposal]]) -> list[Proposal]:
    return [one for turn in zip_longest(*lists) for one in turn if one is not None]


def _answers(asker: Asker, document: Document, one: Proposal) -> bool:
    """Whether the question is answered confidently, from its sentence, with the fact marked."""
    try:
        answer = asker.ask(Request(one.question, document=document.id))
    except IbidError:  # too long, or without words
        return False
    if answer.status != "answered" or answer.confidence < _LEAST_CONFIDENCE or not answer.quotes:
        return False
    return _is_from(answer, one) and (one.fact is None or _marks(answer, one.fact))


def _is_from(answer: Answer, one: Proposal) -> bool:
    """Whether the first quote is what the question is made from or, for a heading, is under it."""
    first = answer.quotes[0]
    if one.kind == "heading":
        return bool(first.section and one.question in first.section)
    return first.start < one.end and one.start < first.end


def _marks(answer: Answer, fact: str) -> bool:
    """Whether the words marked in the first quote contain most of the fact."""
    first = answer.quotes[0]
    marked = _words(" ".join(first.text[low:high] for low, high in first.answer))
    wanted = _words(fact)
    # Of a date the year is enough.
    years = [word for word in wanted if re.fullmatch(r"\d{4}", word)]
    needed = years or wanted
    return sum(word in marked for word in needed) >= _LEAST_MARKED * len(needed)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
