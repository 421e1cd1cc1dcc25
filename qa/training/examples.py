"""Training examples of the reader: questions, each with a window that answers it or does not.

Examples come in groups, whose sentences the reader learns to compare: an answerable question with
a window that answers it, one or two that do not, and its near misses, which are unanswerable
questions made from it by a change of meaning, with the window that answers it. Windows that answer
are around answers, some of them around the sentence before or after, so that the answer is not
always in the middle. Windows that do not answer are around wrong sentences that the quick search
ranks high. Some questions are misspelt or reduced to key words; some get a false fact.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from corpus.documents import Document, Sentence
from index.build import Step, silent
from qa.evaluation.question_sets import Question
from qa.evaluation.run import Bench, Gold, is_right
from qa.query.followups import understand
from qa.ranking.retrieval import find_candidates
from qa.ranking.scoring import scorer_for
from qa.ranking.windows import window_around
from qa.training.augmentation import as_keywords, falsified, misspelt
from qa.training.split import Use, split

# Shares of questions, 0 to 1, set by hand; `python -m qa.training.train_reader` trains with them.
_MISSPELT, _KEYWORDS = 0.1, 0.08  # of all questions
_FALSIFIED = 0.1  # of answerable questions; never of one that is misspelt or reduced to key words
_SECOND = 0.3  # of questions: those with a second wrong window
_OWN_WINDOW = 0.3  # of near misses: those with the window that the search finds for them too

# Characters of a window at most, one of them drawn for each group. Short windows are read more
# quickly, so that more questions are learned from in the same time.
_LENGTHS = (300, 450, 600)

# Numbers of candidates, from the best.
_SEARCHED = 10  # among which wrong sentences are looked for
_TEMPTING = 5  # from which wrong windows are drawn

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
    made: dict[str, RankedQuestion] = {}
    for place, question in enumerate(asked):
        step("finding candidates", place, len(asked))
        item = _exercise(bench, question, bench.index.documents[question.document or ""])
        if not item.found:
            continue
        pair = made.get(question.pair or "")
        if pair is not None and pair.answerable and not item.answerable:
            item = replace(item, paired=True)
            near_misses = (*pair.near_misses, item.question)
            made[question.pair or ""] = replace(pair, near_misses=near_misses)
        made[question.id] = item
    step("finding candidates", len(asked), len(asked))
    return list(made.values())


def _exercise(bench: Bench, question: Question, document: Document) -> RankedQuestion:
    asked = understand(question.question.strip(), bench.questions.history(question))
    found = find_candidates(bench.index, bench.encoder, asked.text, document.id, asked.own)
    scorer = scorer_for(bench.encoder.model.name)
    answered = bench.gold(question) if question.answerable else []
    gold = tuple(spot for spot in answered if spot.document == document.id)
    return RankedQuestion(
        question=asked.text,
        document=document,
        answerable=question.answerable,
        gold=gold,
        answers=tuple(
            span for spot in gold for span in _strings_in(document.text, spot, question.answers)
        ),
        found=tuple(one.candidate.sentence for one in scorer.rank(found)),
    )


def _strings_in(text: str, spot: Gold, answers: Sequence[str]) -> Iterator[Span]:
    """Every occurrence of the answer strings in a gold span."""
    for string in filter(None, spot.strings or answers):
        place = text.find(string, spot.start, spot.end)
        while place >= 0:
            yield place, place + len(string)
            place = text.find(string, place + 1, spot.end)


def groups(questions: Sequence[RankedQuestion], draw: Random) -> list[Group]:
    """The examples of one epoch, in random order; another `draw` makes others."""
    made = [
        group
        for item in questions
        for group in (_answered(item, draw) if item.answerable else _unanswered(item, draw))
    ]
    draw.shuffle(made)
    return made


def _answered(item: RankedQuestion, draw: Random) -> Iterator[Group]:
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
    wrong = [s for s in item.found[:_SEARCHED] if not item.is_right(s)][:_TEMPTING]
    count = min(1 + (draw.random() < _SECOND), len(wrong))
    others = [_example(item, s, question, longest) for s in draw.sample(wrong, count)]
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


def _unanswered(item: RankedQuestion, draw: Random) -> Iterator[Group]:
    if item.paired and draw.random() > _OWN_WINDOW:
        return
    longest = draw.choice(_LENGTHS)
    question = _worded(item.question, draw.random(), draw)
    tempting = list(item.found[:_TEMPTING])
    windows = [tempting.pop(0)]
    if tempting and draw.random() < _SECOND:
        windows.append(draw.choice(tempting))
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
    window = window_around(item.document, sentence, longest)
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
