"""Manners of one who asks many servers: one request at a time, with pauses, as robots.txt says."""

import math
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    retry_if_result,
    stop_after_attempt,
)
from tenacity.wait import wait_exponential_jitter

from corpus.fetching.address_policy import Target
from corpus.fetching.client import ANY, MEDIA, Client, Response
from corpus.fetching.connection import FetchFailed

NAME = "Ibid"  # by which robots.txt may speak of us

_LONGEST_PAUSE = 30.0  # seconds, whatever a robots.txt asks for
_LONGEST_WAIT = 120.0  # seconds that a server may ask us to wait
_LATER = {429, 502, 503, 504}
_LATER_REASONS = {"timeout", "connection"}
_RULES = 512 * 1024  # bytes of a robots.txt; RFC 9309 wants 500 KiB read at least
_NO_RULES = {"encoding", "too many redirects"}  # as if there was no robots.txt
_AGENT = re.compile(r"\s*user[- ]?agent\b\s*:?\s*([a-z_-]+|\*)?", re.IGNORECASE)
_EVERY = 0.2  # seconds between two looks at whether to stop


class Stopped(Exception):
    """The visitor was told to stop."""


class RobotsForbid(FetchFailed):
    """A host's robots.txt forbids a page, or cannot be read now, which forbids all."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "robots", message, "Open it in a browser, and supply it with `ibid sources add`."
        )


class _Unread(FetchFailed):
    """A host's robots.txt was asked for as often as anything is, in vain."""


@dataclass
class _Host:
    """A host's turn; when it was asked last (monotonic seconds), and how long to pause then."""

    pause: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = -math.inf


@dataclass
class _Origin:
    """What an origin's robots.txt says, once it was read; `unread` where it could not be."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    unread: bool = False


class Visitor:
    """Asks for pages politely. Safe to share between threads: those that ask different hosts do
    not wait for each other.

    `pause` is the least number of seconds between two requests to a host, `attempts` how often a
    busy server is asked; `stop` ends every waiting.
    """

    def __init__(
        self,
        client: Client,
        pause: float = 1.0,
        attempts: int = 3,
        stop: threading.Event | None = None,
    ) -> None:
        self._client, self._pause, self._attempts = client, pause, attempts
        self._stop = stop or threading.Event()
        self._lock = threading.Lock()  # over what follows
        self._hosts: dict[str, _Host] = {}
        self._origins: dict[str, _Origin] = {}
        limits = client.limits
        small = min(limits.size, _RULES), min(limits.unpacked, _RULES)
        self._reader = replace(client, limits=replace(limits, size=small[0], unpacked=small[1]))

    def visit(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        media: tuple[str, ...] = MEDIA,
    ) -> Response:
        """Ask for a page; with the `etag` or the time `modified` of what is known of it, only
        whether it has changed (then 304 comes back).

        Raises `FetchFailed` (`RobotsForbid` where robots.txt forbids the page, or one that it
        leads to), and `Stopped`.
        """
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified

        def ask() -> Response:
            return self._client.get(
                url, headers=headers, turn=self._turn, permit=self._permit, media=media
            )

        return self._persist(ask)

    def _persist(self, ask: Callable[[], Response]) -> Response:
        """Ask, and ask again where the server says that it is busy."""
        again = Retrying(
            stop=stop_after_attempt(self._attempts),
            wait=_patience,
            retry=retry_if_result(_is_busy) | retry_if_exception(_may_pass),
            sleep=self._sleep,
            retry_error_callback=_last,
        )
        return again(ask)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._pause))

    @contextmanager
    def _held(self, lock: threading.Lock) -> Iterator[None]:
        """Within, nobody else holds the lock; raises `Stopped` while it is waited for."""
        while not lock.acquire(timeout=_EVERY):
            self._sleep(0.0)
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _turn(self, name: str) -> Iterator[None]:
        """A host's turn: nobody else asks it meanwhile, and it had its pause."""
        host = self._host(name)
        with self._held(host.lock):
            self._sleep(host.last + host.pause - time.monotonic())
            try:
                yield
            finally:
                host.last = time.monotonic()

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(max(seconds, 0.0)):
            raise Stopped

    def _permit(self, target: Target) -> None:
        """Raises `FetchFailed` where the host's robots.txt forbids a page."""
        parts = urlsplit(target.url)
        name = f"{parts.scheme}://{parts.netloc.lower()}"
        with self._lock:
            origin = self._origins.setdefault(name, _Origin())
        with self._held(origin.lock):
            if origin.rules is None:
                text = self._read_robots(f"{name}/robots.txt")
                origin.unread = text is None
                origin.rules = Protego.parse(_for_us(text or ""))
                asked = origin.rules.crawl_delay(NAME) or 0.0
                host = self._host(target.host)
                host.pause = max(host.pause, min(asked, _LONGEST_PAUSE))
        if origin.unread:
            raise RobotsForbid(
                f"The robots.txt of {target.host} cannot be read, so that none of its pages may be."
            )
        if not origin.rules.can_fetch(target.url, NAME):
            raise RobotsForbid(f"The robots.txt of {target.host} forbids this page.")

    def _read_robots(self, url: str) -> str | None:
        """A host's rules: an empty text where it has none (4xx), `None` where they cannot be told
        now, so that all is forbidden (RFC 9309, 2.3.1).
        """

        def ask() -> Response:
            return self._reader.get(url, turn=self._turn, media=(ANY,))

        try:
            response = self._persist(ask)
        except FetchFailed as error:
            if error.reason in _NO_RULES:
                return ""
            if error.reason == "too large":
                return None
            raise _Unread(error.reason, error.message, error.remedy) from error
        if response.status == 200:
            return response.body.decode("utf-8-sig", "replace")
        return None if response.status >= 500 else ""


def _for_us(rules: str) -> str:
    """Rules in which all others are one: each rule is kept once for each name above it, so that
    thousands of names above thousands of rules would fill the memory.
    """
    lines = []
    for line in rules.splitlines():
        found = _AGENT.match(line)
        if found:
            name = (found[1] or "").lower()
            line = f"User-agent: {name if name in ('*', NAME.lower()) else 'another'}"
        lines.append(line)
    return "\n".join(lines)


def _is_busy(response: Response | None) -> bool:
    if response is None or response.status not in _LATER:
        return False
    return (retry_after(response) or 0.0) <= _LONGEST_WAIT


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, _Unread):
        return False
    return isinstance(error, FetchFailed) and error.reason in _LATER_REASONS


def _last(state: RetryCallState) -> Response:
    """What the last attempt gave: its answer, or its error."""
    assert state.outcome is not None
    response: Response = state.outcome.result()
    return response


_back_off = wait_exponential_jitter(initial=1, max=30, jitter=1)


def _patience(state: RetryCallState) -> float:
    """How long to wait: as the server asks, else longer each time."""
    outcome = state.outcome
    if outcome is not None and not outcome.failed:
        asked = retry_after(outcome.result())
        if asked is not None:
            return asked
    return float(_back_off(state))


def retry_after(response: Response) -> float | None:
    """The seconds that a server asks us to wait, given as a number or as a date."""
    given = response.headers.get("retry-after", "").strip()
    if given.isdecimal():
        return float(given)
    try:
        when = parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)
