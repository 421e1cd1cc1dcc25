"""What answers a question of one intent: its interface, and what it gets."""

from dataclasses import dataclass
from typing import Protocol

from corpus.documents import Document
from index.search.protocol import PAPERS, SearchIndex
from qa.answer import Answer
from qa.query.followups import Understood
from qa.query.intents import IntentMatch
from qa.query.request import Request
from qa.query.rewriting import QuestionRewriter
from qa.ranking.cascade import Choice, Chooser


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it is understood as, and the intent that is tried."""

    request: Request
    understood: Understood
    intent: IntentMatch


@dataclass(frozen=True, slots=True)
class Context:
    """What answers are made from: the search over an index, its names, and the thresholds.

    From a confidence of `answered_at` an answer is "answered", from `weak_at` it is "weak".
    """

    chooser: Chooser
    rewriter: QuestionRewriter
    answered_at: float
    weak_at: float

    @property
    def index(self) -> SearchIndex:
        return self.chooser.index

    def documents(self, request: Request) -> list[Document]:
        """The documents whose notes and authors are meant: the papers, unless sources are asked."""
        return self.index.documents_of(request.within or PAPERS)

    def choose(self, asked: Understood, within: str | None) -> tuple[Understood, Choice]:
        """The question in the words of the documents, and the sentences that may answer it."""
        expanded = self.rewriter.expand(asked, within)
        return expanded, self.chooser.choose(expanded, within)


class Answerer(Protocol):
    """Answers questions of one intent."""

    def answer(self, question: Question, context: Context) -> Answer | None:
        """The answer, or `None` where the question turns out to seek something else."""
