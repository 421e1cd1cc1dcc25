"""Retrieval of cited works from their addresses: of one work, and of many in a run."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from corpus.citations.works import Work
from corpus.dates import now
from corpus.errors import IbidError
from corpus.extract import Extract, UnreadableSource
from corpus.fetching.client import Response
from corpus.fetching.connection import FetchFailed
from corpus.fetching.internet_archive import nearest_snapshot
from corpus.fetching.politeness import PoliteClient, Stopped
from corpus.sandbox.process import parse
from corpus.sources.attempts import Attempt, Source
from corpus.sources.ledger import Ledger
from corpus.sources.match import compare

Step = Callable[[str, int, int], None]

_MOST_HOSTS = 8  # that are requested from at once
_DEAD = (404, 410)
_REFUSED = {
    401: "it asks for a login",
    402: "it is for money",
    403: "forbidden",
    451: "barred by law",
}


_NO_HOST = "no such host"
_OFF_LINE = "no host can be found, not even the Internet Archive's: is this machine on the net?"


class _OffLine(Exception):
    """The host of the Internet Archive cannot be found."""


class AnotherFetch(IbidError):
    """Another process is fetching sources."""

    code = "another_fetch"
    category = "busy"


@dataclass(frozen=True, slots=True)
class Retrieved:
    """An attempt, with the file and the text that it brought."""

    attempt: Attempt
    data: bytes | None = None
    extract: Extract | None = None


def assess(attempt: Attempt, work: Work, data: bytes, extract: Extract) -> Retrieved:
    """Complete an attempt that brought a text: its metadata, and whether it is the work."""
    likeness = compare(work.citation, extract)
    attempt = replace(
        attempt,
        outcome="unlike" if likeness.verdict == "other" else "got",
        reason=likeness.reason if likeness.verdict != "same" else attempt.reason,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(extract.text.encode()).hexdigest(),
        size=len(data),
        media=extract.media,
        title=extract.title or extract.headline,
        likeness=likeness.reason,
        differences=likeness.differences,
    )
    return Retrieved(attempt, data, extract)


@dataclass(frozen=True)
class Retriever:
    """Retrieves works, and stores each attempt in the ledger. Safe to share between threads."""

    ledger: Ledger
    client: PoliteClient

    def get(self, source: Source, run: int | None = None) -> Attempt:
        """Try to get a work that has an address, and return the attempt that counts.

        A work that is gone, or whose address has another text now, is looked for in the Internet
        Archive. Raises `Stopped` where the client was stopped, and `BadLedger`.
        """
        original, copy = self._original(source), None
        if original.attempt.outcome in ("dead", "unlike"):
            try:
                copy = self._archived(source, original.attempt)
            except _OffLine:
                if original.attempt.reason == _NO_HOST:
                    attempt = replace(original.attempt, outcome="failed", reason=_OFF_LINE)
                    original = Retrieved(attempt)
        self._store(original, run)
        if copy is None:
            return original.attempt
        self._store(copy, run)
        return copy.attempt

    def _store(self, retrieved: Retrieved, run: int | None) -> None:
        attempt = replace(retrieved.attempt, run=run)
        self.ledger.add(attempt, retrieved.data, retrieved.extract)

    def _original(self, source: Source) -> Retrieved:
        """The page at the work's own address."""
        held = source.held
        url = source.url or ""
        base = Attempt(source.id, now(), "web", url, "failed")
        known = held if held and held.via == "web" and held.asked == url else None
        try:
            response = self.client.get(
                url,
                etag=known.etag if known else None,
                modified=known.modified if known else None,
            )
        except FetchFailed as error:
            return Retrieved(_failed(base, error))
        base = replace(base, url=response.url, status=response.status)
        if response.status == 304 and known is not None:
            return Retrieved(replace(base, outcome="same"))
        if response.status != 200:
            return Retrieved(_refused(base))
        return _read(base, source, response, known)

    def _archived(self, source: Source, original: Attempt) -> Retrieved | None:
        """The archive's copy of the work, `None` where it has none."""
        held = source.held
        base = Attempt(source.id, now(), "archive", original.asked, "failed", original.reason)
        if held is not None and held.via == "archive":
            return Retrieved(replace(base, outcome="same", url=held.url, snapshot=held.snapshot))
        try:
            snapshot = nearest_snapshot(self.client, original.asked, source.citation.issued)
            if snapshot is None:
                return None
            response = self.client.get(snapshot.url)
        except FetchFailed as error:
            if error.reason == _NO_HOST:
                raise _OffLine from error
            return None
        if response.status != 200:
            return None
        base = replace(base, url=response.url, status=200, snapshot=snapshot.time)
        retrieved = _read(base, source, response, None)
        return retrieved if retrieved.attempt.outcome == "got" else None


def _failed(attempt: Attempt, error: FetchFailed) -> Attempt:
    if error.reason == _NO_HOST:
        return replace(attempt, outcome="dead", reason=_NO_HOST)
    if error.reason == "robots":
        return replace(attempt, outcome="refused", reason=error.message)
    return replace(attempt, outcome="failed", reason=f"{error.reason}: {error.message}")


def _refused(attempt: Attempt) -> Attempt:
    status = attempt.status or 0
    if status in _DEAD:
        return replace(attempt, outcome="dead", reason=f"{status}, it is gone")
    if status in _REFUSED:
        return replace(attempt, outcome="refused", reason=f"{status}, {_REFUSED[status]}")
    return replace(attempt, outcome="failed", reason=f"the server answered {status}")


def _read(base: Attempt, work: Work, response: Response, held: Attempt | None) -> Retrieved:
    """The text of a response; `held` is the attempt that brought the text in the ledger."""
    data, headers = response.body, response.headers
    base = replace(base, etag=headers.get("etag"), modified=headers.get("last-modified"))
    if held is not None and held.sha256 == hashlib.sha256(data).hexdigest():
        return Retrieved(replace(base, outcome="same"))
    try:
        extract = parse(data, response.media, response.charset, response.url)
    except UnreadableSource as error:
        return Retrieved(replace(base, outcome="failed", size=len(data), reason=error.message))
    if extract.paywalled:
        return Retrieved(replace(base, outcome="refused", size=len(data), reason="it is for money"))
    return assess(base, work, data, extract)


@contextmanager
def sole_fetch(ledger: Ledger) -> Iterator[None]:
    """Hold the lock of the ledger. Raises `AnotherFetch` where another process holds it."""
    ledger.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(ledger.folder / "fetch.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AnotherFetch(
            "Sources are being fetched already.", "Wait for that to end, or end it."
        ) from None
    try:
        yield
    finally:
        lock.release()


def retrieve_all(
    retriever: Retriever,
    sources: Sequence[Source],
    step: Step,
    stop: threading.Event,
    run: int | None = None,
) -> list[Attempt]:
    """Retrieve many works, from several hosts at once, but one after the other from one host.

    Returns the attempts in the order in which they ended. `step` is called with ("fetching",
    number done, number in all). Attempts are stored at once, so that an interruption (Ctrl-C, or
    `stop`) loses none.
    """
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(urlsplit(source.url or "").netloc.lower(), []).append(source)
    done: list[Attempt] = []
    lock = threading.Lock()
    step("fetching", 0, len(sources))

    def retrieve(queue: list[Source]) -> None:
        with suppress(Stopped):
            for source in queue:
                if stop.is_set():
                    return
                attempt = retriever.get(source, run)
                with lock:
                    done.append(attempt)
                    step("fetching", len(done), len(sources))

    with ThreadPoolExecutor(max_workers=max(min(_MOST_HOSTS, len(hosts)), 1)) as pool:
        futures = [pool.submit(retrieve, queue) for queue in hosts.values()]
        try:
            for future in futures:
                future.result()
        except BaseException:
            stop.set()  # ends the other threads
            raise
    return done
