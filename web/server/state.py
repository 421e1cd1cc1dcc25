"""What the server answers from: an opened index, replaced in one step when another is pointed at.

A request takes what is served once and uses nothing else, so that it never mixes two indexes.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial

from corpus.errors import IbidError
from index.encoding.encoder import Encoder
from index.search.protocol import SearchIndex
from qa.answer import Answer
from qa.answering.ask import Asker
from qa.answering.suggestions import Suggestion, suggest
from qa.assembly import load_asker, load_encoder, load_supporter, open_current
from qa.claims.verdicts import Supporter
from qa.conversations.store import Conversations
from qa.query.request import Request
from qa.settings import Settings
from qa.stopwatch import timed

_REMEMBERED = 512  # answers
_PATIENCE = 1.0  # seconds after which requests no longer wait for an index that is being opened
_EVERY = 1.0  # seconds between two looks at the pointer
_WARMING = Request("Who said what, and when was that?")

_log = logging.getLogger(__name__)


class NotReady(IbidError):
    """An index could not be made ready to answer, for a reason that is not known to be damage."""

    code = "not_ready"
    category = "unavailable"


class NothingKept(IbidError):
    """Conversations are asked for where none are kept."""

    code = "nothing_kept"
    category = "not_found"


@dataclass(frozen=True, eq=False)
class Served:
    """An opened index and what answers from it. Every method may be called from any thread."""

    asker: Asker
    pointed: bytes
    load_supporter: Callable[[], Supporter]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _answers: OrderedDict[Request, Answer] = field(default_factory=OrderedDict)
    _suggesting: threading.Lock = field(default_factory=threading.Lock)
    _suggested: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)

    @property
    def index(self) -> SearchIndex:
        return self.asker.index

    @cached_property
    def supporter(self) -> Supporter:
        """What sets claims beside their sources. Raises `UnusableModel`."""
        return self.load_supporter()

    def ask(self, request: Request) -> Answer:
        """An answer; the same question again is answered from memory."""
        with self._lock:
            known = self._answers.get(request)
            if known is not None:
                self._answers.move_to_end(request)
                return known
        answer = self.asker.ask(request)
        with self._lock:
            self._answers[request] = answer
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return answer

    def warnings(self, document: str) -> tuple[str, ...]:
        """What could not be read of a document, or not be derived from it so far."""
        problem = self.asker.rewriter.problem(document)
        return (*self.index.documents[document].warnings, *([problem] if problem else []))

    def suggestions(self, document: str) -> tuple[Suggestion, ...]:
        """Questions that are suggested for a document: found when they are first asked for."""
        with self._suggesting:
            if document not in self._suggested:
                held = self.index.documents[document]
                self._suggested[document] = suggest(self.asker, held)
            return self._suggested[document]

    def timed(self, request: Request) -> tuple[Answer, dict[str, float]]:
        """As `ask`, with the seconds of each step; none where the answer comes from memory."""
        with timed() as watch:
            answer = self.ask(request)
        return answer, watch.seconds


@dataclass(frozen=True, eq=False)
class _Loading:
    """An index that is being opened in the background."""

    ended: threading.Event = field(default_factory=threading.Event)
    patient_until: float = field(default_factory=lambda: time.monotonic() + _PATIENCE)

    def wait(self) -> None:
        """Until it has ended, or nobody is to wait for it any longer."""
        self.ended.wait(max(self.patient_until - time.monotonic(), 0.0))


class State:
    """Shared by all requests. Every method may be called from any thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        kept = settings.keep_conversations
        self.conversations = Conversations(settings.conversations) if kept else None
        self._opening = threading.Lock()  # held while an index is opened: one at a time
        self._lock = threading.Lock()  # over what follows; never held for long
        self._encoder: Encoder | None = None
        self._served: Served | None = None
        self._failed: bytes | None = None  # the pointer to what could not be opened
        self._problem: IbidError | None = None
        self._loading: _Loading | None = None

    @property
    def kept(self) -> Conversations:
        """Where conversations are kept. Raises `NothingKept` where the settings keep none."""
        if self.conversations is None:
            raise NothingKept(
                "This server keeps no conversations.", "IBID_KEEP_CONVERSATIONS=true keeps them."
            )
        return self.conversations

    @property
    def problem(self) -> IbidError | None:
        """Why the index that is pointed at is not the one that is served, if it is not."""
        return self._problem

    def served(self) -> Served:
        """What answers now. The first index is opened at once, a later one beside the one served:
        for its first second it is waited for, so that a small one is there for who asks next.

        Raises `NoIndex`, `DamagedIndex`, `UnusableModel` or `NotReady` as long as none could be
        opened.
        """
        if self._served is None:
            return self.reload()
        loading = self._look()
        if loading is not None:
            loading.wait()
        return self._served

    def reload(self) -> Served:
        """Serve what is pointed at now. Nothing is opened where that is served already.

        Raises `NoIndex`, `DamagedIndex`, `UnusableModel` or `NotReady`; what was served before is
        served on.
        """
        with self._opening:
            pointed = self.settings.index_home.pointed()
            served = self._served
            problem: IbidError | None = None
            if served is None or served.pointed != pointed:
                try:
                    served = self._open(pointed)
                except IbidError as error:
                    problem = error
                except Exception as error:
                    _log.exception("The index could not be made ready")
                    problem = NotReady(
                        f"The index could not be made ready to answer: {error!r}.",
                        "The server's log says more; start the server again, and report this if it "
                        "stays so.",
                    )
            with self._lock:
                self._failed = pointed if problem else None
                self._problem = problem
                if served is not None and problem is None:
                    self._served = served
                    return served
        assert problem is not None
        raise problem

    def follow(self, stop: threading.Event) -> None:
        """Look at the pointer now and then until `stop`, so that an idle server is up to date."""
        while not stop.wait(_EVERY):
            self._look()

    def _look(self) -> _Loading | None:
        """The index that is being opened, if one is; begins with it where another is pointed at."""
        pointed = self.settings.index_home.pointed()
        with self._lock:
            if self._loading is not None:
                return self._loading
            if self._served is None or pointed == self._failed:
                return None
            if pointed == self._served.pointed:
                self._failed = self._problem = None
                return None
            self._loading = _Loading()
            threading.Thread(target=self._load, args=(self._loading,), daemon=True).start()
            return self._loading

    def _load(self, loading: _Loading) -> None:
        try:
            with suppress(IbidError):  # it is kept as the problem
                self.reload()
        finally:
            with self._lock:
                self._loading = None
            loading.ended.set()

    def _open(self, pointed: bytes) -> Served:
        index = open_current(self.settings)
        if self._encoder is None:
            self._encoder = load_encoder(self.settings)
        asker = load_asker(self.settings, index, self._encoder)
        served = Served(
            asker, pointed, partial(load_supporter, self.settings, index, self._encoder)
        )
        try:
            served.asker.find(_WARMING)  # what is made at the first question is made now
        except IbidError:
            pass
        except Exception:  # which says nothing about other questions
            _log.exception("The first question to the index failed")
        return served
