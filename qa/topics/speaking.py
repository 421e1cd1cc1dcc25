"""The sentences of a document that speak of a topic.

A sentence may name the topic, by its own words or by another form of a name; it may speak of it in
other words, which the encoder's cosine shows; and it may go on from a sentence that does. Signals
of all three give a chance, by a logistic regression.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from corpus.documents import UNQUOTED, Document, ParagraphKind, Sentence, at
from corpus.sentences import refers_back
from index.encoding.encoder import Matrix
from index.search.protocol import SearchIndex
from index.search.stems import Stems
from qa.names.matcher import Names

# Fitted by `python -m tests.topics --fit SET…`, in the order of the fields of `TopicSignals`.
WEIGHTS = (0.64, 1.69, 1.33, 0.84, 0.59, 2.43, 4.16, 1.62)
INTERCEPT = -7.74
# Least chance of a sentence that has all words of the topic, or another form of its name, and the
# share of words that counts as all. Set by hand; `python -m tests.topics --developed` measures it.
_NAMES, _ALL = 0.5, 0.999
_NEIGHBOURS = 6  # sentences before and behind, in whose paragraph the topic may be named
# Kinds of paragraphs whose words state nothing.
_NO_STATEMENTS: frozenset[ParagraphKind] = UNQUOTED | {"caption", "table row"}


@dataclass(frozen=True, slots=True)
class TopicSignals:
    """The signals of one sentence, each about 0 to 1 except `apart`.

    `named`: share of the topic's words in it, rare ones counting more; an alias counts as the name.
    `named_best`: the same as a share of the best sentence's. `meaning`: cosine with the topic.
    `apart`: how many standard deviations that is above the mean of the document. `named_before`
    and `meaning_before`: `named` and `meaning` of the sentence before in the same paragraph.
    `named_around`: the highest `named` in the paragraph. `continues`: `named_before` where the
    sentence opens with a pronoun, else 0.
    """

    named: float
    named_best: float
    meaning: float
    apart: float
    named_before: float
    meaning_before: float
    named_around: float
    continues: float

    @property
    def chance(self) -> float:
        """The probability that the sentence speaks of the topic."""
        pairs = zip(WEIGHTS, astuple(self), strict=True)
        fitted = 1 / (1 + math.exp(-(INTERCEPT + sum(weight * value for weight, value in pairs))))
        return max(fitted, _NAMES) if self.named >= _ALL else fitted


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence, and how surely it speaks of the topic, 0 to 1."""

    document: Document
    sentence: Sentence
    signals: TopicSignals
    chance: float


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as it is looked for: its words, its vector, and the forms of each name in it."""

    words: str
    vector: Matrix
    names: Names

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """For each name in the topic, its words and all its other forms in the text."""
        named = [self.words[one.start : one.end] for one in self.names.find(self.words)]
        return [(name, *self.names.forms(name)) for name in named]


def states(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is part of the text, or commentary in a note: no heading, no citation."""
    if sentence.voice == "note":
        note = document.note_at(sentence.start)
        words = document.text[sentence.start : sentence.end]
        return note is not None and note.commentary is not None and words in note.commentary
    paragraph = at(document.paragraphs, sentence.start)
    return paragraph is None or paragraph.kind not in _NO_STATEMENTS


def speaking(index: SearchIndex, document: Document, topic: Topic) -> list[Spoken]:
    """Every sentence of a document that states something, in order, with its chance to speak of
    the topic.
    """
    sentences = [one for one in document.sentences if states(document, one)]
    if not sentences:
        return []
    texts = [document.text[one.start : one.end] for one in sentences]
    named = _named(index.stems, texts, topic)
    meaning = _cosines(index, document, sentences, topic.vector)
    mean, spread = float(np.mean(meaning)), float(np.std(meaning)) + 1e-6
    best = max(named) or 1.0
    paragraphs = [_paragraph(document, one) for one in sentences]
    spoken = []
    for place, sentence in enumerate(sentences):
        low, high = max(place - _NEIGHBOURS, 0), place + _NEIGHBOURS + 1
        follows = place > 0 and paragraphs[place - 1] == paragraphs[place]
        before = named[place - 1] if follows else 0.0
        around = [n for n, p in zip(named[low:high], paragraphs[low:high], strict=True)
                  if p == paragraphs[place]]  # fmt: skip
        signals = TopicSignals(
            named=named[place],
            named_best=named[place] / best,
            meaning=meaning[place],
            apart=(meaning[place] - mean) / spread,
            named_before=before,
            meaning_before=meaning[place - 1] if follows else 0.0,
            named_around=max(around),
            continues=before if refers_back(texts[place]) else 0.0,
        )
        spoken.append(Spoken(document, sentence, signals, signals.chance))
    return spoken


def _paragraph(document: Document, sentence: Sentence) -> int:
    """The start of a sentence's paragraph; its own where it is in none."""
    paragraph = at(document.paragraphs, sentence.start)
    return paragraph.start if paragraph else sentence.start


def _named(stems: Stems, texts: Sequence[str], topic: Topic) -> list[float]:
    """For each text the weight of the topic's words in it, of all their weight; 0 to 1.

    A text that has all words of one form of a name has that name.
    """
    wanted = list(dict.fromkeys(stems.of([topic.words])[0]))
    forms = [[frozenset(one) for one in stems.of(form)] for form in topic.forms]
    found = [frozenset(one) for one in stems.of(texts)]
    counts = Counter(stem for one in found for stem in one)
    weights = {
        stem: math.log(1 + (len(texts) - counts[stem] + 0.5) / (counts[stem] + 0.5))
        for stem in wanted
    }
    total = sum(weights.values())
    if not total:
        return [0.0] * len(texts)
    shares = []
    for one in found:
        has = set(one)
        for own, *others in forms:
            if any(other and other <= one for other in others):
                has |= own
        shares.append(sum(weights[stem] for stem in wanted if stem in has) / total)
    return shares


def _cosines(
    index: SearchIndex, document: Document, sentences: Sequence[Sentence], vector: Matrix
) -> list[float]:
    """The cosine of each sentence with a vector; of a long sentence, that of its best piece."""
    places = index.places("sentence", document.id)
    best: dict[int, float] = {}
    for place, cosine in zip(places, index.cosines(places, vector), strict=True):
        sentence = document.sentence_at(index.unit(place).start)
        if sentence is not None:
            best[sentence.start] = max(best.get(sentence.start, -1.0), float(cosine))
    return [best.get(one.start, 0.0) for one in sentences]
