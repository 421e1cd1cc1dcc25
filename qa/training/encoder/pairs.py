"""Training examples of the encoder: questions, each with a text that answers it and one that does
not.

A text is a sentence alone, with the sentence before it, or with its neighbours on both sides, as
indexes hold them (sentences, sentences in context, passages). The wrong text is a sentence of the
same document that stands near the right one or shares rare words with the question. Batches hold
questions of few documents, so that the texts of the others are wrong ones of the same document.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from corpus.documents import Document
from qa.evaluation.gold import is_right
from qa.evaluation.question_sets import QuestionSet
from qa.evaluation.run import gold_places
from qa.query.followups import understand
from qa.training.augmentation import as_keywords, misspelt
from qa.training.split import split

# Shares, 0 to 1, set by hand.
_MISSPELT, _KEYWORDS = 0.1, 0.08  # of questions
_ALONE, _AFTER_ANOTHER = 0.6, 0.25  # of right texts: sentences alone; with the one before
_NEAR = 0.4  # of wrong texts: those that stand near the right one
_REACH = 3  # sentences from the right one to such a neighbour, at most
_TEMPTING = 6  # sentences sharing most with the question, from which other wrong ones are drawn
_WORD = re.compile(r"\w+")

Key = tuple[str, int]  # a document and the start of a sentence of it


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and the numbers of the sentences of its document that answer it."""

    question: str
    document: Document
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to embed, and the sentences in it."""

    text: str
    sentences: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with a text that answers it and one that does not; `right` are all sentences that
    answer it.
    """

    question: str
    answer: Passage
    wrong: Passage
    right: frozenset[Key]


def answered(questions: QuestionSet) -> Iterator[Answered]:
    """The answerable questions of a set on its training documents."""
    documents = {source.id: source.read() for source in questions.sources()}
    uses = split(documents)
    numbers = questions.passage_numbers()
    for question in questions.questions:
        document = documents.get(question.document or "")
        if document is None or not question.answerable or uses[document.id] != "train":
            continue
        gold = gold_places(questions, question, documents, numbers)
        right = tuple(
            place
            for place, one in enumerate(document.sentences)
            if is_right(document, one.start, one.end, gold)
        )
        if right:
            asked = understand(question.question.strip(), questions.history(question))
            yield Answered(asked.text, document, right)


def pairs(questions: Sequence[Answered], draw: Random) -> list[Pair]:
    """A pair for each question; another `draw` makes others. Those of a document are together,
    documents in random order.
    """
    by_document: dict[str, list[Answered]] = {}
    for one in questions:
        by_document.setdefault(one.document.id, []).append(one)
    order = list(by_document.values())
    draw.shuffle(order)
    made = []
    for group in order:
        words = _Words(group[0].document)
        draw.shuffle(group)
        made += [_pair(one, words, draw) for one in group]
    return made


def batches(made: Sequence[Pair], size: int, draw: Random) -> list[list[Pair]]:
    """Batches of pairs that stand together, in random order."""
    found = [list(made[start : start + size]) for start in range(0, len(made), size)]
    draw.shuffle(found)
    return found


def _pair(one: Answered, words: "_Words", draw: Random) -> Pair:
    document = one.document
    place = draw.choice(one.right)
    chance = draw.random()
    before, after = 0, 0
    if chance >= _ALONE + _AFTER_ANOTHER:
        before, after = draw.randint(0, 2), draw.randint(0, 2)
    elif chance >= _ALONE:
        before = 1
    return Pair(
        _worded(one.question, draw),
        _passage(document, place - before, place + after),
        _passage(document, *2 * (_wrong(one, place, words, draw),)),
        frozenset((document.id, document.sentences[n].start) for n in one.right),
    )


def _worded(question: str, draw: Random) -> str:
    chance = draw.random()
    if chance < _MISSPELT:
        return misspelt(question, draw)
    return as_keywords(question) if chance < _MISSPELT + _KEYWORDS else question


def _passage(document: Document, first: int, last: int) -> Passage:
    """The sentences from `first` to `last` of a document."""
    sentences = document.sentences[max(first, 0) : last + 1]
    return Passage(
        document.text[sentences[0].start : sentences[-1].end],
        frozenset((document.id, one.start) for one in sentences),
    )


def _wrong(one: Answered, place: int, words: "_Words", draw: Random) -> int:
    """The number of a sentence that does not answer."""
    count = len(one.document.sentences)
    near = list(range(max(place - _REACH, 0), min(place + _REACH + 1, count)))
    if draw.random() >= _NEAR:
        near = words.most_shared(one.question, set(one.right), _TEMPTING)
    found = [n for n in near if n not in one.right]
    return draw.choice(found or [n for n in range(count) if n not in one.right] or [place])


class _Words:
    """The words of the sentences of a document."""

    def __init__(self, document: Document) -> None:
        self._sentences = [
            set(_words(document.text[one.start : one.end])) for one in document.sentences
        ]
        self._counts = Counter(word for words in self._sentences for word in words)

    def most_shared(self, question: str, without: set[int], most: int) -> list[int]:
        """The numbers of the sentences that share most with a question; rare words count more."""
        asked = {word: self._weight(word) for word in _words(question) if word in self._counts}
        shared = [
            (sum(weight for word, weight in asked.items() if word in words), -place)
            for place, words in enumerate(self._sentences)
            if place not in without
        ]
        return [-place for _, place in sorted(shared, reverse=True)[:most]]

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._sentences) / self._counts[word])


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text))
