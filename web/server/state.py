"""The index that the server answers from, replaced in one step by a newer one.

A request takes the served index once and uses no other, so that it never mixes two indexes.
"""

import logging
import threading
import time
from contextlib import suppress
from functools import partial

from corpus.errors import IbidError
from qa.assembly import load_asker, load_encoder, load_supporter, open_current
from qa.conversations.store import Conversations
from qa.query.request import Request
from qa.settings import Settings
from web.originals.files import Originals
from web.originals.images import OriginalPages
from web.server.served_index import ServedIndex

_LONGEST_WAIT = 1.0  # seconds that requests wait for an index that is being opened
_POINTER_INTERVAL = 1.0  # seconds between two checks for a newer index
_WARM_UP = Request("Who said what, and when was that?")

_log = logging.getLogger(__name__)


class NotReady(IbidError):
    """An index could not be opened, for a reason that is not known to be damage."""

    code = "not_ready"
    category = "unavailable"


class NothingKept(IbidError):
    """A conversation is requested from a server that keeps none."""

    code = "nothing_kept"
    category = "not_found"


class _Opening:
    """An index that is being opened in the background."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self._wait_until = time.monotonic() + _LONGEST_WAIT

    def wait(self) -> None:
        """Wait until it has ended, or until it has taken longer than requests wait."""
        self.ended.wait(max(self._wait_until - time.monotonic(), 0.0))


class ServerState:
    """The settings, the served index, the conversations and the images of pages. Its methods are
    thread-safe.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pages = OriginalPages(Originals(settings))
        self.keeps_conversations = settings.keep_conversations
        self._conversations = (
            Conversations(settings.conversations) if settings.keep_conversations else None
        )
        self._opening_lock = threading.Lock()  # held while an index is opened: one at a time
        self._lock = threading.Lock()  # of the attributes below; held only briefly
        self._served: ServedIndex | None = None
        self._failed: bytes | None = None  # the pointer to an index that could not be opened
        self._problem: IbidError | None = None
        self._opening: _Opening | None = None

    @property
    def conversations(self) -> Conversations:
        """The stored conversations. Raises `NothingKept` where the settings keep none."""
        if self._conversations is None:
            raise NothingKept(
                "This server keeps no conversations.", "Set IBID_KEEP_CONVERSATIONS=true."
            )
        return self._conversations

    @property
    def problem(self) -> IbidError | None:
        """Why the newest index is not the one that is served, if it is not."""
        return self._problem

    def served(self) -> ServedIndex:
        """The index to answer from. The first one is opened by this call.

        A newer one is opened in the background; requests wait for it for its first second, so that
        a small one is used at once. Raises `NoIndex`, `DamagedIndex`, `UnusableModel` or `NotReady`
        as long as none could be opened.
        """
        if self._served is None:
            return self.reload()
        opening = self._check_pointer()
        if opening is not None:
            opening.wait()
        return self._served

    def reload(self) -> ServedIndex:
        """Open the newest index, unless it is already served, and serve it.

        Raises `NoIndex`, `DamagedIndex`, `UnusableModel` or `NotReady`; then the previous index is
        still served.
        """
        with self._opening_lock:
            pointer = self.settings.index_home.pointed()
            served = self._served
            problem: IbidError | None = None
            if served is None or served.pointer != pointer:
                try:
                    served = self._open(pointer)
                except IbidError as error:
                    problem = error
                except Exception as error:
                    _log.exception("The index could not be opened")
                    problem = NotReady(
                        f"The index could not be opened: {error!r}.",
                        "The server's log has details. Start the server again; if that does not "
                        "help, please report it.",
                    )
            with self._lock:
                self._failed = pointer if problem else None
                self._problem = problem
                if served is not None and problem is None:
                    self._served = served
                    return served
        assert problem is not None
        raise problem

    def follow_pointer(self, stop: threading.Event) -> None:
        """Check for a newer index regularly until `stop`, so that an idle server is up to date."""
        while not stop.wait(_POINTER_INTERVAL):
            self._check_pointer()

    def _check_pointer(self) -> _Opening | None:
        """The opening of an index in progress, if any; starts one where there is a newer index."""
        pointer = self.settings.index_home.pointed()
        with self._lock:
            if self._opening is not None:
                return self._opening
            if self._served is None or pointer == self._failed:
                return None
            if pointer == self._served.pointer:
                self._failed = self._problem = None
                return None
            self._opening = _Opening()
            thread = threading.Thread(
                target=self._reload_in_background, args=(self._opening,), daemon=True
            )
            thread.start()
            return self._opening

    def _reload_in_background(self, opening: _Opening) -> None:
        try:
            with suppress(IbidError):  # `reload` stores it as the problem
                self.reload()
        finally:
            with self._lock:
                self._opening = None
            opening.ended.set()

    def _open(self, pointer: bytes) -> ServedIndex:
        index = open_current(self.settings)
        encoder = load_encoder(self.settings, index=index)
        asker = load_asker(self.settings, index, encoder)
        supporter = partial(load_supporter, self.settings, index, encoder)
        served = ServedIndex(asker, pointer, supporter)
        try:
            served.asker.find(_WARM_UP)  # what is loaded at the first question is loaded now
        except IbidError:
            pass
        except Exception:  # an error of this question says nothing about others
            _log.exception("The first question to the index failed")
        return served
