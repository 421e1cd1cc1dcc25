"""Crawl politeness: one request to a host at a time, a delay between them, robots.txt, retries."""

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
from corpus.fetching.client import ANY, MEDIA, Client, Request, Response
from corpus.fetching.connection import FetchFailed

NAME = "Ibid"  # the user agent in robots.txt

_LONGEST_DELAY = 30.0  # seconds; a longer Crawl-delay is cut to this
_LONGEST_WAIT = 120.0  # seconds; a longer Retry-After is not waited for
_RETRIED_STATUSES = {429, 502, 503, 504}
_RETRIED_REASONS = {"timeout", "connection"}
_LARGEST_RULES = 512 * 1024  # bytes of a robots.txt; RFC 9309 demands at least 500 KiB
_NO_RULES = {"encoding", "too many redirects"}  # reasons treated as a missing robots.txt
_AGENT = re.compile(r"\s*user[- ]?agent\b\s*:?\s*([a-z_-]+|\*)?", re.IGNORECASE)
_STOP_INTERVAL = 0.2  # seconds between two checks of whether to stop


class Stopped(Exception):
    """The client's `stop` event was set."""


class RobotsForbid(FetchFailed):
    """A host's robots.txt forbids a page, or cannot be read now, which forbids all pages."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "robots", message, "Open it in a browser, and supply it with `ibid sources add`."
        )


class _RulesFailed(FetchFailed):
    """A robots.txt could not be fetched, after all retries."""


@dataclass
class _Host:
    """A host: the delay between two requests, and when the last one ended, in monotonic seconds."""

    delay: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = -math.inf


@dataclass
class _Origin:
    """The rules of an origin, once its robots.txt was read; `unread` where it could not be."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    unread: bool = False


class PoliteClient:
    """A client with delays, robots.txt and retries. Safe to share between threads, which wait for
    each other only where they request pages of the same host.

    `delay` is the least number of seconds between two requests to a host, `attempts` the most
    requests for one page where the server is busy; setting `stop` ends every wait.
    """

    def __init__(
        self,
        client: Client,
        delay: float = 1.0,
        attempts: int = 3,
        stop: threading.Event | None = None,
    ) -> None:
        self._client, self._delay, self._attempts = client, delay, attempts
        self._stop = stop or threading.Event()
        self._lock = threading.Lock()  # of the two mappings below
        self._hosts: dict[str, _Host] = {}
        self._origins: dict[str, _Origin] = {}
        limits = client.limits
        size, unpacked = (min(most, _LARGEST_RULES) for most in (limits.size, limits.unpacked))
        self._rules_client = replace(client, limits=replace(limits, size=size, unpacked=unpacked))

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        media: tuple[str, ...] = MEDIA,
    ) -> Response:
        """Get a page, of one of the types in `media`.

        With the `etag` or the `modified` time of a known copy, the answer is 304 where the page
        has not changed. Raises `FetchFailed` (`RobotsForbid` where robots.txt forbids the page or
        one that it redirects to), and `Stopped`.
        """
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified

        request = Request(headers, self._turn, self._check_rules, media)
        return self._retry(lambda: self._client.get(url, request))

    def _retry(self, send: Callable[[], Response]) -> Response:
        """Send a request, and again where the server is busy."""
        retrying = Retrying(
            stop=stop_after_attempt(self._attempts),
            wait=_wait,
            retry=retry_if_result(_is_busy) | retry_if_exception(_is_temporary),
            sleep=self._sleep,
            retry_error_callback=_last_result,
        )
        return retrying(send)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._delay))

    @contextmanager
    def _held(self, lock: threading.Lock) -> Iterator[None]:
        """Hold a lock. Raises `Stopped` where `stop` is set while waiting for it."""
        while not lock.acquire(timeout=_STOP_INTERVAL):
            self._sleep(0.0)
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _turn(self, name: str) -> Iterator[None]:
        """The turn to request from a host: alone, and after its delay."""
        host = self._host(name)
        with self._held(host.lock):
            self._sleep(host.last + host.delay - time.monotonic())
            try:
                yield
            finally:
                host.last = time.monotonic()

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(max(seconds, 0.0)):
            raise Stopped

    def _check_rules(self, target: Target) -> None:
        """Raise `FetchFailed` where the host's robots.txt forbids a page."""
        parts = urlsplit(target.url)
        name = f"{parts.scheme}://{parts.netloc.lower()}"
        with self._lock:
            origin = self._origins.setdefault(name, _Origin())
        with self._held(origin.lock):
            if origin.rules is None:
                text = self._read_robots(f"{name}/robots.txt")
                origin.unread = text is None
                origin.rules = Protego.parse(_without_other_agents(text or ""))
                crawl_delay = origin.rules.crawl_delay(NAME) or 0.0
                host = self._host(target.host)
                host.delay = max(host.delay, min(crawl_delay, _LONGEST_DELAY))
        if origin.unread:
            raise RobotsForbid(
                f"The robots.txt of {target.host} cannot be read, which forbids all of its pages."
            )
        if not origin.rules.can_fetch(target.url, NAME):
            raise RobotsForbid(f"The robots.txt of {target.host} forbids this page.")

    def _read_robots(self, url: str) -> str | None:
        """The text of a robots.txt: empty where there is none (4xx), `None` where it cannot be
        read now, so that all pages are forbidden (RFC 9309, 2.3.1).
        """
        request = Request(turn=self._turn, media=(ANY,))
        try:
            response = self._retry(lambda: self._rules_client.get(url, request))
        except FetchFailed as error:
            if error.reason in _NO_RULES:
                return ""
            if error.reason == "too large":
                return None
            raise _RulesFailed(error.reason, error.message, error.remedy) from error
        if response.status == 200:
            return response.body.decode("utf-8-sig", "replace")
        return None if response.status >= 500 else ""


def _without_other_agents(rules: str) -> str:
    """Rules in which all other user agents have one name.

    The parser keeps each rule once for each agent above it, so that thousands of agents above
    thousands of rules would fill the memory.
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
    if response is None or response.status not in _RETRIED_STATUSES:
        return False
    return (retry_after(response) or 0.0) <= _LONGEST_WAIT


def _is_temporary(error: BaseException) -> bool:
    if isinstance(error, _RulesFailed):
        return False
    return isinstance(error, FetchFailed) and error.reason in _RETRIED_REASONS


def _last_result(state: RetryCallState) -> Response:
    """The response of the last attempt; raises its error."""
    assert state.outcome is not None
    response: Response = state.outcome.result()
    return response


_back_off = wait_exponential_jitter(initial=1, max=30, jitter=1)


def _wait(state: RetryCallState) -> float:
    """Seconds to wait: those of Retry-After, or else more after each attempt."""
    outcome = state.outcome
    if outcome is not None and not outcome.failed:
        seconds = retry_after(outcome.result())
        if seconds is not None:
            return seconds
    return float(_back_off(state))


def retry_after(response: Response) -> float | None:
    """The seconds of a response's Retry-After, which is a number or a date; `None` without one."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)
