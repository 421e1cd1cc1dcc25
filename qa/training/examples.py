"""Training examples of the reader: questions, each with a window that answers it or does not.

Examples come in groups, whose sentences the reader learns to compare: an answerable question with
a window that answers it, one or two that do not, and its near misses, which are unanswerable
questions made from it by a change of meaning, with the window that answers it. Windows that answer
are around answers, some of them around the sentence before or after, so that the answer is not
always in the middle. Windows that do not answer are around wrong sentences that the quick search
ranks high. Some questions are misspelt or reduced to key words; some get a false fact.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.documents import Document, Sentence
from qa.evaluation.gold import Gold, is_right
from qa.ranking.windows import Window, window_around
from qa.training.augmentation import as_keywords, falsified, misspelt

# Shares of questions, 0 to 1, set by hand; `python -m qa.training.train_reader` trains with them.
_MISSPELT, _KEYWORDS = 0.1, 0.08  # of all questions
_FALSIFIED = 0.1  # of answerable questions; never of one that is misspelt or reduced to key words
_OWN_WINDOW = 0.3  # of near misses: those with the window that the search finds for them too

# Characters of a window at most, one of them drawn for each group. Short windows are read more
# quickly, so that more questions are learned from in the same time.
_LENGTHS = (300, 450, 600)

# Numbers of candidates, from the best.
_SEARCHED = 10  # among which wrong sentences are looked for
_TEMPTING = 5  # from which wrong windows are drawn, unless more than half of them are

WRONG = 1.3  # windows of a question that do not answer it, on average

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with a window; all spans count characters of the window's `text`.

    `right` is, for each of `sentences`, whether it answers; `answers` are the answering words.
    `span_known`: whether it is known which words answer, or that none do.
    """

    question: str
    text: str
    sentences: tuple[Span, ...]
    right: tuple[bool, ...]
    answers: tuple[Span, ...]
    span_known: bool


@dataclass(frozen=True, slots=True)
class Group:
    """`own`: the windows of one question, of which the first answers if any does. `twins`: near
    misses of that question with its first window.
    """

    own: tuple[Example, ...]
    twins: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """A question of a set, where it is answered, and the sentences `found` for it, best first.

    `answers` are spans of answering words in the document; empty where the set names none.
    `near_misses` are the questions made from it by a change of meaning; `paired` is true for them.
    """

    question: str
    document: Document
    answerable: bool
    gold: tuple[Gold, ...]
    answers: tuple[Span, ...]
    found: tuple[Sentence, ...]
    near_misses: tuple[str, ...] = ()
    paired: bool = False

    def is_right(self, sentence: Sentence) -> bool:
        return is_right(self.document, sentence.start, sentence.end, self.gold)


def groups(questions: Sequence[RankedQuestion], draw: Random, wrong: float = WRONG) -> list[Group]:
    """The examples of one epoch, in random order; another `draw` makes others. Each question has
    `wrong` windows, on average, that do not answer it.
    """
    made = [
        group
        for item in questions
        for group in (
            _answered(item, draw, wrong) if item.answerable else _unanswered(item, draw, wrong)
        )
    ]
    draw.shuffle(made)
    return made


def _answered(item: RankedQuestion, draw: Random, wrong: float) -> Iterator[Group]:
    document, asked = item.document, item.question
    starts = [start for start, _ in item.answers] or [spot.start for spot in item.gold]
    places = [_place_of(document, start) for start in starts]
    if not places:
        return
    longest = draw.choice(_LENGTHS)
    chance = draw.random()
    question = _worded(asked, chance, draw)
    chosen = draw.choice(places)
    place = min(max(chosen + draw.choice([0, 0, 0, -1, 1]), 0), len(document.sentences) - 1)
    first = _example(item, document.sentences[place], question, longest)
    if not any(first.right):  # the neighbour is in another section
        first = _example(item, document.sentences[chosen], question, longest)
    count = _count(wrong, draw)
    misleading = [s for s in item.found[:_SEARCHED] if not item.is_right(s)]
    others = [_example(item, s, question, longest) for s in _some(misleading, count, draw)]
    twins = [_unanswered_by(first, near_miss) for near_miss in item.near_misses]
    if chance > 1 - _FALSIFIED:
        false = falsified(asked, document.text, draw)
        if false is not None:
            twins.append(_unanswered_by(first, false))
    yield Group((first, *others), tuple(twins))


def _unanswered_by(example: Example, question: str) -> Example:
    """An example's window with a question that it does not answer."""
    nothing = (False,) * len(example.right)
    return Example(question, example.text, example.sentences, nothing, (), span_known=True)


def _count(wrong: float, draw: Random) -> int:
    return int(wrong) + (draw.random() < wrong % 1)


def _some(found: Sequence[Sentence], count: int, draw: Random) -> list[Sentence]:
    """Up to `count` of the best found."""
    pool = found[: max(_TEMPTING, 2 * count)]
    return draw.sample(pool, min(count, len(pool)))


def _unanswered(item: RankedQuestion, draw: Random, wrong: float) -> Iterator[Group]:
    if item.paired and draw.random() > _OWN_WINDOW:
        return
    longest = draw.choice(_LENGTHS)
    question = _worded(item.question, draw.random(), draw)
    best, *others = item.found
    windows = [best, *_some(others, _count(wrong, draw) - 1, draw)]
    yield Group(tuple(_example(item, s, question, longest) for s in windows))


def _worded(question: str, chance: float, draw: Random) -> str:
    """The question, misspelt or as key words where `chance`, 0 to 1, is low."""
    if chance < _MISSPELT:
        return misspelt(question, draw)
    return as_keywords(question) if chance < _MISSPELT + _KEYWORDS else question


def _place_of(document: Document, start: int) -> int:
    """The index of the last sentence that starts at a character or before it."""
    found = bisect_right(document.sentences, start, key=lambda sentence: sentence.start)
    return max(found - 1, 0)


def _example(item: RankedQuestion, sentence: Sentence, question: str, longest: int) -> Example:
    """`question` with the window around a sentence."""
    return example_in(item, window_around(item.document, sentence, longest), question)


def example_in(item: RankedQuestion, window: Window, question: str) -> Example:
    """`question` with a window of the document of `item`, whose answers are right."""
    right = tuple(item.is_right(one) for one in window.sentences)
    answers = tuple(
        (start - window.start, end - window.start)
        for start, end in item.answers
        if start >= window.start and end <= window.end
    )
    return Example(
        question=question,
        text=window.text,
        sentences=tuple((s.start - window.start, s.end - window.start) for s in window.sentences),
        right=right,
        answers=answers,
        span_known=bool(answers) or not any(right),
    )
