"""What the reader is taught with: questions, each beside a window that answers it or only seems to.

Windows that answer stand around answers, and so that the answer is not always in their midst, some
around the sentence before or after. Windows that do not stand around sentences that the quick
search ranks high and that are wrong. Some questions are misspelt or cut to their key words; some
are made false, and then the window that answered them does not.
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

# Shares of questions, 0 to 1.
_MISSPELT, _KEYWORDS = 0.12, 0.08  # with an answer
_MISSPELT_WITHOUT, _KEYWORDS_WITHOUT = 0.08, 0.06
_FALSIFIED = 0.2  # drawn with the first two, and never of the same question
_WRONG = 0.45  # also beside a wrong window
_SECOND = 0.3  # without an answer, also beside another window
_SEARCHED = 8  # of the best candidates, where wrong ones are looked for
_TEMPTING = 4  # of these, or of all where none is right

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question beside a window; all places count characters of the window's `text`.

    `right` says of each of `sentences` whether it answers, `answers` are the answering words.
    `tells_span`: whether it is known which words answer, or that none do.
    """

    question: str
    text: str
    sentences: tuple[Span, ...]
    right: tuple[bool, ...]
    answers: tuple[Span, ...]
    tells_span: bool


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question of a set, where it is answered, and the sentences found for it, best first.

    `answers` are the answering words, as places in the document; empty where the set names none.
    """

    question: str
    document: Document
    answerable: bool
    gold: tuple[Gold, ...]
    answers: tuple[Span, ...]
    found: tuple[Sentence, ...]

    def is_right(self, sentence: Sentence) -> bool:
        return is_right(self.document, sentence.start, sentence.end, self.gold)


def exercises(
    bench: Bench, uses: Collection[Use], most: int | None = None, step: Step = silent
) -> list[Exercise]:
    """The questions asked of documents of these uses, or `most` of them, evenly taken.

    Questions asked of no one document, and those that nothing is found for, are left out.
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
    return [exercise for exercise in made if exercise.found]


def _exercise(bench: Bench, question: Question, document: Document) -> Exercise:
    asked = understand(question.question.strip(), bench.questions.history(question))
    found = find_candidates(bench.index, bench.encoder, asked.text, document.id, asked.own)
    answered = bench.gold(question) if question.answerable else []
    gold = tuple(spot for spot in answered if spot.document == document.id)
    return Exercise(
        question=asked.text,
        document=document,
        answerable=question.answerable,
        gold=gold,
        answers=tuple(span for spot in gold for span in _strings_in(document.text, spot)),
        found=tuple(ranked.candidate.sentence for ranked in rank(found)),
    )


def _strings_in(text: str, spot: Gold) -> Iterator[Span]:
    """Wherever the answer strings stand in the spot that holds them."""
    for string in filter(None, spot.strings):
        place = text.find(string, spot.start, spot.end)
        while place >= 0:
            yield place, place + len(string)
            place = text.find(string, place + 1, spot.end)


def lessons(exercises: Sequence[Exercise], draw: Random) -> list[Lesson]:
    """One epoch's lessons, in no order; another draw makes others of the same exercises."""
    made = [
        lesson
        for exercise in exercises
        for lesson in (
            _answered(exercise, draw) if exercise.answerable else _unanswered(exercise, draw)
        )
    ]
    draw.shuffle(made)
    return made


def _answered(exercise: Exercise, draw: Random) -> Iterator[Lesson]:
    document, asked = exercise.document, exercise.question
    starts = [start for start, _ in exercise.answers] or [spot.start for spot in exercise.gold]
    places = [_place_of(document, start) for start in starts]
    if not places:
        return
    wrong = [s for s in exercise.found[:_SEARCHED] if not exercise.is_right(s)]
    chance = draw.random()
    question = _worded(asked, chance, _MISSPELT, _KEYWORDS, draw)
    place = draw.choice(places) + draw.choice([0, 0, 0, -1, 1])
    place = min(max(place, 0), len(document.sentences) - 1)
    yield _lesson(exercise, document.sentences[place], question)
    if chance > 1 - _FALSIFIED:
        false = falsified(asked, document.text, draw)
        if false is not None:
            sentence = document.sentences[draw.choice(places)]
            yield _lesson(exercise, sentence, false, answered=False)
    if wrong and draw.random() < _WRONG:
        yield _lesson(exercise, draw.choice(wrong[:_TEMPTING]), question)


def _unanswered(exercise: Exercise, draw: Random) -> Iterator[Lesson]:
    question = _worded(exercise.question, draw.random(), _MISSPELT_WITHOUT, _KEYWORDS_WITHOUT, draw)
    yield _lesson(exercise, exercise.found[0], question)
    if draw.random() < _SECOND and len(exercise.found) >= _TEMPTING:
        yield _lesson(exercise, draw.choice(exercise.found[1:_TEMPTING]), question)


def _worded(question: str, chance: float, slips: float, keywords: float, draw: Random) -> str:
    """The question, misspelt or as key words for these shares of chances."""
    if chance < slips:
        return misspelt(question, draw)
    return as_keywords(question) if chance < slips + keywords else question


def _place_of(document: Document, start: int) -> int:
    """Which sentence, from 0, a character stands in or behind."""
    found = bisect_right(document.sentences, start, key=lambda sentence: sentence.start)
    return max(found - 1, 0)


def _lesson(exercise: Exercise, sentence: Sentence, question: str, answered: bool = True) -> Lesson:
    """`question` beside the window around a sentence; not `answered` where nothing answers it."""
    window = window_around(exercise.document, sentence)
    right = tuple(answered and exercise.is_right(one) for one in window.sentences)
    answers = tuple(
        (start - window.start, end - window.start)
        for start, end in exercise.answers
        if answered and start >= window.start and end <= window.end
    )
    return Lesson(
        question=question,
        text=window.text,
        sentences=tuple((s.start - window.start, s.end - window.start) for s in window.sentences),
        right=right,
        answers=answers,
        tells_span=bool(answers) or not any(right),
    )
