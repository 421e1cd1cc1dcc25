"""From a question to its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.documents import Document
from corpus.english.intents.notes import NOTE_WORD
from corpus.english.intents.table import INTENTS, Intent
from corpus.notes.names import names_but_numbers
from index.search.protocol import SearchIndex
from qa.answer import Answer
from qa.answering.answerer import Answerer, Context, Question
from qa.answering.answerer_table import ANSWERERS
from qa.answering.composition import compose_refusal
from qa.query.followups import Understood, understand
from qa.query.intents import FACT, IntentMatch, find_intents
from qa.query.language import is_foreign
from qa.query.request import Request
from qa.query.rewriting import QuestionRewriter
from qa.ranking.cascade import Chooser
from qa.ranking.scoring import Ranked
from qa.stopwatch import step


@dataclass(frozen=True)
class Asker:
    """Answers questions from an index. Safe to share between threads.

    `answered_at` and `weak_at` are the confidences, 0 to 1, from which an answer is "answered" and
    "weak". `intents` are what questions may seek, `answerers` by name what answers each.
    """

    chooser: Chooser
    rewriter: QuestionRewriter
    answered_at: float
    weak_at: float
    intents: Sequence[Intent] = INTENTS
    answerers: Mapping[str, Sequence[Answerer]] = field(default_factory=lambda: ANSWERERS)

    @property
    def index(self) -> SearchIndex:
        return self.chooser.index

    @property
    def context(self) -> Context:
        """What answerers work with."""
        return Context(self.chooser, self.rewriter, self.answered_at, self.weak_at)

    @step("choosing words and notes")
    def ask(self, request: Request) -> Answer:
        """Answer a question. The same question on the same index gives the same answer.

        Raises `BadQuestion` where it is empty or too long, `UnknownDocument`
        where the index does not hold the document.
        """
        request.check(self.index.documents)
        context = self.context
        if self._foreign(request):
            typed = Understood(request.question, request.question)
            refused = Question(request, typed, IntentMatch(FACT))
            return compose_refusal(refused, context, "language")
        understood = self._understand(request)
        for sought in self._intents(understood, context.documents(request)):
            question = Question(request, understood, sought)
            for answerer in self.answerers[sought.intent]:
                answer = answerer.answer(question, context)
                if answer is not None:
                    return answer
        raise AssertionError("the last intent answers every question")

    def _intents(
        self, understood: Understood, documents: Sequence[Document]
    ) -> tuple[IntentMatch, ...]:
        """What a question may seek, which may be notes of these documents."""
        last = max((note.number for one in documents for note in one.notes), default=0)
        called = NOTE_WORD.search(understood.whole) is not None
        names = names_but_numbers(documents) if called else frozenset()
        return find_intents(understood, last, self.intents, names)

    def rank(self, request: Request) -> tuple[Ranked, ...]:
        """The sentences that a question is answered from, best first, whatever their scores."""
        return self.context.choose(self._understand(request), request.within)[1].ranked

    def find(self, request: Request) -> tuple[Ranked, ...]:
        """The sentences on a question's subject, by the index alone: no network reads them."""
        expanded = self.rewriter.expand(self._understand(request), request.within)
        return self.chooser.find(expanded, request.within).ranked

    def _foreign(self, request: Request) -> bool:
        """Whether what was typed now is surely not in a language of the documents asked."""
        index, within = self.index, request.within

        def in_texts(word: str) -> bool:
            stems = index.stems.of([word])[0]
            return any(index.frequency(stem, "sentence", within) for stem in stems)

        languages = {one.language for one in index.documents_of(within)}
        return is_foreign(request.question, languages, in_texts)

    @step("understanding")
    def _understand(self, request: Request) -> Understood:
        """The question whole, misspellings corrected, names as the documents write them."""
        corrected = [
            self.rewriter.correct(question, request.within)
            for question in (*request.history, request.question)
        ]
        return understand(corrected[-1], corrected[:-1])
