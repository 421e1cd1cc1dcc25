"""An opened index, with what answers questions from it."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from index.search.protocol import SearchIndex
from qa.answer import Answer
from qa.answering.ask import Asker
from qa.claims.verdicts import Supporter
from qa.query.request import Request
from qa.stopwatch import timed
from qa.suggestions.selection import Suggestion, suggest

_REMEMBERED = 512  # answers; not tuned: more than one conversation has


class ServedIndex:
    """An opened index that answers questions and remembers its answers. Thread-safe.

    `pointer` is the content of the file that pointed to the index when it was opened.
    `load_supporter` loads what compares claims with sources.
    """

    def __init__(
        self, asker: Asker, pointer: bytes, load_supporter: Callable[[], Supporter]
    ) -> None:
        self.asker = asker
        self.pointer = pointer
        self._load_supporter = load_supporter
        self._supporter: Supporter | None = None
        self._supporter_lock = threading.Lock()
        self._answers: OrderedDict[Request, Answer] = OrderedDict()
        self._answers_lock = threading.Lock()
        self._suggestions: dict[str, tuple[Suggestion, ...]] = {}
        self._suggestions_lock = threading.Lock()

    @property
    def index(self) -> SearchIndex:
        return self.asker.index

    @property
    def supporter(self) -> Supporter:
        """What compares claims with their sources, loaded once. Raises `UnusableModel`."""
        with self._supporter_lock:
            if self._supporter is None:
                self._supporter = self._load_supporter()
            return self._supporter

    def ask(self, request: Request) -> Answer:
        """The answer to a question; a repeated question is answered from memory.

        Raises as `Asker.ask` does.
        """
        with self._answers_lock:
            remembered = self._answers.get(request)
            if remembered is not None:
                self._answers.move_to_end(request)
                return remembered
        answer = self.asker.ask(request)
        with self._answers_lock:
            self._answers[request] = answer
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return answer

    def ask_timed(self, request: Request) -> tuple[Answer, dict[str, float]]:
        """An answer as of `ask`, and the seconds of each step: none for an answer from memory."""
        with timed() as watch:
            answer = self.ask(request)
        return answer, watch.seconds

    def warnings(self, document: str) -> tuple[str, ...]:
        """What could not be read in a document, or could not be derived from it."""
        problem = self.asker.rewriter.problem(document)
        return (*self.index.documents[document].warnings, *([problem] if problem else []))

    def suggestions(self, document: str) -> tuple[Suggestion, ...]:
        """Questions that a document answers, computed at the first call for the document."""
        with self._suggestions_lock:
            if document not in self._suggestions:
                self._suggestions[document] = suggest(self.asker, self.index.documents[document])
            return self._suggestions[document]
