"""Candidate sentences, the signals of the search, and the scores of the reader."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.documents import Document, Sentence

_MOST = 60.0  # logits beyond it make no difference


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a sentence; each about 0 to 1, more is better, unless stated otherwise.

    `meaning`: cosine with the question. `passage`: best cosine of a passage around it.
    `lead`: how far `meaning` stands above the mean of the ten nearest sentences. `words`: share of
    the question's words in the sentence, rare ones counting more; `context`: the same with its
    neighbours and heading. `unknown`: share of the question's words that no searched document has
    (less is better). `kind`: 1 if the sentence has something of the kind asked for, such as a
    date, -1 if not, 0 if the question asks for no kind.
    """

    meaning: float
    passage: float
    lead: float
    words: float
    context: float
    unknown: float
    kind: float

    def as_row(self) -> tuple[float, ...]:
        """The signals in the order of the columns that weights are fitted to."""
        return (
            self.meaning, self.passage, self.lead, self.words, self.context,
            self.unknown, self.kind,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """The scores of a sentence that the reader read together with the question.

    `answers`, `span` and `window`: the reader's logits (see `Reading` in `reader`), the best span
    being `[start, end)` of the document's text. `before`: how near, 0 to 1, it is to the answer of
    the previous question. `named`: share of the question's names, years and numbers that occur
    near it.
    """

    answers: float
    span: float
    window: float
    before: float
    named: float
    start: int
    end: int

    @property
    def chance(self) -> float:
        """The chance, 0 to 1, that the reader gives the sentence by itself."""
        return 1 / (1 + math.exp(-max(min(self.answers, _MOST), -_MOST)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer; `judgement` is `None` where the reader did not read it."""

    document: Document
    sentence: Sentence
    signals: Signals
    judgement: Judgement | None = None

    @property
    def key(self) -> tuple[str, int]:
        """The document and the start of the sentence, which identify it."""
        return self.document.id, self.sentence.start

    @property
    def text(self) -> str:
        """The words of the sentence, verbatim."""
        return self.document.text[self.sentence.start : self.sentence.end]


class Stretch(Protocol):
    """`[start, end)` of a document's text: a quote, a passage, a sentence."""

    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def place_in(stretches: Sequence[Stretch], document: str, start: int) -> int | None:
    """The index of the first of `stretches` that contains a character of a document."""
    holding = (
        place
        for place, one in enumerate(stretches)
        if one.document == document and one.start <= start < one.end
    )
    return next(holding, None)
