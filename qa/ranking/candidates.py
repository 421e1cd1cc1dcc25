"""A sentence that may answer, with what speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.documents import Document, Sentence


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence; each about 0 to 1, more is better, unless said otherwise.

    `meaning`: cosine with the question. `passage`: best cosine of a passage around it.
    `lead`: how far `meaning` stands above the mean of the ten nearest sentences. `words`: share of
    the question's words in the sentence, rare ones counting more; `context`: the same with its
    neighbours and heading. `unknown`: share of the question's words that the asked documents
    nowhere have (less is better). `kind`: 1 if a thing of the asked kind stands in it, -1 if
    not, 0 if none is asked for.
    """

    meaning: float
    passage: float
    lead: float
    words: float
    context: float
    unknown: float
    kind: float

    def as_row(self) -> tuple[float, ...]:
        return (
            self.meaning, self.passage, self.lead, self.words, self.context,
            self.unknown, self.kind,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a sentence once it was read together with the question.

    `rerank`: the cross-encoder's logit. `answers` and `span`: the reader's logits (see
    `Reading` in `reader`), the best span being `[start, end)` of the document's text. `before`:
    how near, 0 to 1, it stands to what answered the question before. `named`: share of the names,
    years and numbers asked for that stand near it.
    """

    rerank: float
    answers: float
    span: float
    before: float
    named: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    document: Document
    sentence: Sentence
    signals: Signals
    judgement: Judgement | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells a sentence from every other: its document and where it starts."""
        return self.document.id, self.sentence.start

    @property
    def text(self) -> str:
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
    """Which of `stretches`, from 0, is the first to hold a character of a document."""
    holding = (
        place
        for place, one in enumerate(stretches)
        if one.document == document and one.start <= start < one.end
    )
    return next(holding, None)
