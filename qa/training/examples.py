"""Training examples of the reader: questions, each with a window that answers it or does not.

Windows that answer are around answers, some of them around the sentence before or after, so that
the answer is not always in the middle. Windows that do not answer are around wrong sentences that
the quick search ranks high. Some questions are misspelt or reduced to key words; some get a false
fact, and then the window that answered them does not.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.documents import Document, Sentence
from index.build import Step, silent
from qa.evaluation.question_sets import Question
from qa.evaluation.run import Bench, Gold, is_right
from qa.query.followups import understand
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import rank
from qa.ranking.windows import window_around
from qa.training.augmentation import as_keywords, falsified, misspelt
from qa.training.split import Use, split

# Shares of questions, 0 to 1, set by hand; `python -m qa.training.train_reader` trains with them.
_MISSPELT, _KEYWORDS = 0.12, 0.08  # of answerable questions
_MISSPELT_WITHOUT, _KEYWORDS_WITHOUT = 0.08, 0.06  # of unanswerable questions
_FALSIFIED = 0.2  # of answerable questions; never of one that is misspelt or reduced to key words
_WRONG = 0.45  # of answerable questions: those with a wrong window too
_SECOND = 0.3  # of unanswerable questions: those with a second window

# Numbers of candidates, from the best.
_SEARCHED = 8  # among which wrong sentences are looked for
_TEMPTING = 4  # from which wrong windows are drawn

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
class RankedQuestion:
    """A question of a set, where it is answered, and the sentences `found` for it, best first.

    `answers` are spans of answering words in the document; empty where the set names none.
    """

    question: str
    document: Document
    answerable: bool
    gold: tuple[Gold, ...]
    answers: tuple[Span, ...]
    found: tuple[Sentence, ...]

    def is_right(self, sentence: Sentence) -> bool:
        return is_right(self.document, sentence.start, sentence.end, self.gold)


def ranked_questions(
    bench: Bench, uses: Collection[Use], most: int | None = None, step: Step = silent
) -> list[RankedQuestion]:
    """The questions on documents of these uses, or `most` of them, evenly spaced.

    Questions on more than one document, and those without candidates, are left out. `step` is
    called with a name, the number done, and the number of questions.
    """
    use_of = split(bench.index.documents)
    asked = [q for q in bench.questions.questions if q.document and use_of[q.document] in uses]
    if most is not None and len(asked) > most:
        asked = [asked[place * len(asked) // most] for place in range(most)]
    made = []
    for place, question in enumerate(asked):
        step("finding candidates", place, len(asked))
        made.append(_exercise(bench, question, bench.index.documents[question.document or ""]))
    step("finding candidates", len(asked), len(asked))
    return [item for item in made if item.found]


def _exercise(bench: Bench, question: Question, document: Document) -> RankedQuestion:
    asked = understand(question.question.strip(), bench.questions.history(question))
    found = find_candidates(bench.index, bench.encoder, asked.text, document.id, asked.own)
    answered = bench.gold(question) if question.answerable else []
    gold = tuple(spot for spot in answered if spot.document == document.id)
    return RankedQuestion(
        question=asked.text,
        document=document,
        answerable=question.answerable,
        gold=gold,
        answers=tuple(span for spot in gold for span in _strings_in(document.text, spot)),
        found=tuple(ranked.candidate.sentence for ranked in rank(found)),
    )


def _strings_in(text: str, spot: Gold) -> Iterator[Span]:
    """Every occurrence of the answer strings in a gold span."""
    for string in filter(None, spot.strings):
        place = text.find(string, spot.start, spot.end)
        while place >= 0:
            yield place, place + len(string)
            place = text.find(string, place + 1, spot.end)


def examples(questions: Sequence[RankedQuestion], draw: Random) -> list[Example]:
    """The examples of one epoch, in random order; another `draw` makes others."""
    made = [
        example
        for item in questions
        for example in (_answered(item, draw) if item.answerable else _unanswered(item, draw))
    ]
    draw.shuffle(made)
    return made


def _answered(item: RankedQuestion, draw: Random) -> Iterator[Example]:
    document, asked = item.document, item.question
    starts = [start for start, _ in item.answers] or [spot.start for spot in item.gold]
    places = [_place_of(document, start) for start in starts]
    if not places:
        return
    wrong = [s for s in item.found[:_SEARCHED] if not item.is_right(s)]
    chance = draw.random()
    question = _worded(asked, chance, _MISSPELT, _KEYWORDS, draw)
    place = draw.choice(places) + draw.choice([0, 0, 0, -1, 1])
    place = min(max(place, 0), len(document.sentences) - 1)
    yield _example(item, document.sentences[place], question)
    if chance > 1 - _FALSIFIED:
        false = falsified(asked, document.text, draw)
        if false is not None:
            sentence = document.sentences[draw.choice(places)]
            yield _example(item, sentence, false, answered=False)
    if wrong and draw.random() < _WRONG:
        yield _example(item, draw.choice(wrong[:_TEMPTING]), question)


def _unanswered(item: RankedQuestion, draw: Random) -> Iterator[Example]:
    question = _worded(item.question, draw.random(), _MISSPELT_WITHOUT, _KEYWORDS_WITHOUT, draw)
    yield _example(item, item.found[0], question)
    if draw.random() < _SECOND and len(item.found) >= _TEMPTING:
        yield _example(item, draw.choice(item.found[1:_TEMPTING]), question)


def _worded(question: str, chance: float, slips: float, keywords: float, draw: Random) -> str:
    """The question, misspelt if `chance` is below `slips`, as key words in the next `keywords`."""
    if chance < slips:
        return misspelt(question, draw)
    return as_keywords(question) if chance < slips + keywords else question


def _place_of(document: Document, start: int) -> int:
    """The index of the last sentence that starts at a character or before it."""
    found = bisect_right(document.sentences, start, key=lambda sentence: sentence.start)
    return max(found - 1, 0)


def _example(
    item: RankedQuestion, sentence: Sentence, question: str, answered: bool = True
) -> Example:
    """`question` with the window around a sentence; not `answered` where nothing answers it."""
    window = window_around(item.document, sentence)
    right = tuple(answered and item.is_right(one) for one in window.sentences)
    answers = tuple(
        (start - window.start, end - window.start)
        for start, end in item.answers
        if answered and start >= window.start and end <= window.end
    )
    return Example(
        question=question,
        text=window.text,
        sentences=tuple((s.start - window.start, s.end - window.start) for s in window.sentences),
        right=right,
        answers=answers,
        span_known=bool(answers) or not any(right),
    )
