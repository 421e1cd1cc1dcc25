"""Suggested questions: made from a document's own sentences, and kept where Ibid answers them well.

Every question that is made is asked, and kept only if what it was made of is what is quoted first:
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
from qa.answering.question_generation import KINDS, Proposal, QuestionKind, proposals
from qa.query.request import Request

_ASKED = 24  # questions that are tried for a document; each takes a fraction of a second
_SURE = 0.6  # least confidence of an answer to a question that is suggested
_SPREAD = 4  # parts of a document that questions are to be spread over


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that a document answers in `[start, end)` of its text."""

    question: str
    kind: QuestionKind
    start: int
    end: int


def suggest(asker: Asker, document: Document, most: int = 6) -> tuple[Suggestion, ...]:
    """At most so many questions that the document answers, of many kinds and from all over it.

    The same document and index give the same questions. None are found where there is nothing to
    make them of.
    """
    kept: list[Suggestion] = []
    for tried, one in enumerate(_in_turn(document)):
        if tried == _ASKED or len(kept) == most:
            break
        taken = any(one.start < known.end and known.start < one.end for known in kept)
        if not taken and _answers(asker, document, one):
            kept.append(Suggestion(one.question, one.kind, one.start, one.end))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(kept, key=lambda one: (order[one.kind], one.start)))


def _in_turn(document: Document) -> Iterable[Proposal]:
    """What may be asked: one of each kind after the other, each kind from part after part."""
    kinds: dict[QuestionKind, list[list[Proposal]]] = {
        kind: [[] for _ in range(_SPREAD)] for kind in KINDS
    }
    for one in proposals(document):
        part = _SPREAD * one.start // max(len(document.text), 1)
        kinds[one.kind][min(part, _SPREAD - 1)].append(one)
    spread = (_alternately(parts) for parts in kinds.values())
    return _alternately(list(spread))


def _alternately(lists: list[list[Proposal]]) -> list[Proposal]:
    return [one for turn in zip_longest(*lists) for one in turn if one is not None]


def _answers(asker: Asker, document: Document, one: Proposal) -> bool:
    """Whether the question is answered surely, from where it was made, with the fact marked."""
    try:
        answer = asker.ask(Request(one.question, document=document.id))
    except IbidError:  # a question that is none
        return False
    if answer.status != "answered" or answer.confidence < _SURE or not answer.quotes:
        return False
    return _is_from(answer, one) and (one.fact is None or _marks(answer, one.fact))


def _is_from(answer: Answer, one: Proposal) -> bool:
    """Whether the first quote is what the question was made of; under a heading, what follows."""
    first = answer.quotes[0]
    if one.kind == "heading":
        return bool(first.section and one.question in first.section)
    return first.start < one.end and one.start < first.end


def _marks(answer: Answer, fact: str) -> bool:
    """Whether the words that are marked in the first quote hold the fact, or much of it."""
    first = answer.quotes[0]
    marked = _words(" ".join(first.text[low:high] for low, high in first.answer))
    wanted = _words(fact)
    # Of a date the year tells, of words most of them.
    years = [word for word in wanted if re.fullmatch(r"\d{4}", word)]
    needed = years or wanted
    return sum(word in marked for word in needed) >= 0.6 * len(needed)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
