"""Getting cited works from their addresses: one work, and a run over many."""

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
from corpus.fetching.internet_archive import nearest
from corpus.fetching.politeness import Stopped, Visitor
from corpus.sandbox.process import parse
from corpus.sources.attempts import Attempt, Source
from corpus.sources.ledger import Ledger
from corpus.sources.match import compare

Step = Callable[[str, int, int], None]

_AT_ONCE = 8  # hosts
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
    """The Internet Archive's name is not known either."""


class AnotherFetch(IbidError):
    """Sources are being fetched already."""

    code = "another_fetch"
    category = "busy"


@dataclass(frozen=True, slots=True)
class Got:
    """An attempt, with what it brought."""

    attempt: Attempt
    data: bytes | None = None
    extract: Extract | None = None


def text_hash(extract: Extract) -> str:
    return hashlib.sha256(extract.text.encode()).hexdigest()


def judged(attempt: Attempt, work: Work, data: bytes, extract: Extract) -> Got:
    """An attempt that brought a text: with what it holds, and whether it seems to be the work."""
    likeness = compare(work.citation, extract)
    attempt = replace(
        attempt,
        outcome="unlike" if likeness.verdict == "other" else "got",
        reason=likeness.reason if likeness.verdict != "same" else attempt.reason,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=text_hash(extract),
        size=len(data),
        media=extract.media,
        title=extract.title or extract.headline,
        likeness=likeness.reason,
        differences=likeness.differences,
    )
    return Got(attempt, data, extract)


@dataclass(frozen=True)
class Retriever:
    """Gets works, and writes down what became of each. Safe to share between threads."""

    ledger: Ledger
    visitor: Visitor

    def get(self, source: Source, run: int | None = None) -> Attempt:
        """Try to get a work that has an address; gives the attempt that tells what became of it.

        A work that is gone, or in whose place something else stands, is looked for in the Internet
        Archive. Raises `Stopped` where the visitor was told to stop, and `BadLedger`.
        """
        got, copy = self._original(source), None
        if got.attempt.outcome in ("dead", "unlike"):
            try:
                copy = self._archived(source, got.attempt)
            except _OffLine:
                if got.attempt.reason == _NO_HOST:
                    got = Got(replace(got.attempt, outcome="failed", reason=_OFF_LINE))
        self._write(got, run)
        if copy is None:
            return got.attempt
        self._write(copy, run)
        return copy.attempt

    def _write(self, got: Got, run: int | None) -> None:
        self.ledger.add(replace(got.attempt, run=run), got.data, got.extract)

    def _original(self, source: Source) -> Got:
        held = source.held
        url = source.url or ""
        base = Attempt(source.id, now(), "web", url, "failed")
        known = held if held and held.via == "web" and held.asked == url else None
        try:
            response = self.visitor.visit(
                url,
                etag=known.etag if known else None,
                modified=known.modified if known else None,
            )
        except FetchFailed as error:
            return Got(_failed(base, error))
        base = replace(base, url=response.url, status=response.status)
        if response.status == 304 and known is not None:
            return Got(replace(base, outcome="same"))
        if response.status != 200:
            return Got(_refused(base))
        return _read(base, source, response, known)

    def _archived(self, source: Source, original: Attempt) -> Got | None:
        """The archive's copy, `None` where it has none that is the work."""
        held = source.held
        base = Attempt(source.id, now(), "archive", original.asked, "failed", original.reason)
        if held is not None and held.via == "archive":
            return Got(replace(base, outcome="same", url=held.url, snapshot=held.snapshot))
        try:
            snapshot = nearest(self.visitor, original.asked, source.citation.issued)
            if snapshot is None:
                return None
            response = self.visitor.visit(snapshot.url)
        except FetchFailed as error:
            if error.reason == _NO_HOST:
                raise _OffLine from error
            return None
        if response.status != 200:
            return None
        base = replace(base, url=response.url, status=200, snapshot=snapshot.time)
        got = _read(base, source, response, None)
        return got if got.attempt.outcome == "got" else None


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


def _read(base: Attempt, work: Work, response: Response, held: Attempt | None) -> Got:
    """What came in answer, read; `held` is what we have of it."""
    data, headers = response.body, response.headers
    base = replace(base, etag=headers.get("etag"), modified=headers.get("last-modified"))
    if held is not None and held.sha256 == hashlib.sha256(data).hexdigest():
        return Got(replace(base, outcome="same"))
    try:
        extract = parse(data, response.media, response.charset, response.url)
    except UnreadableSource as error:
        return Got(replace(base, outcome="failed", size=len(data), reason=error.message))
    if extract.paywalled:
        return Got(replace(base, outcome="refused", size=len(data), reason="it is for money"))
    return judged(base, work, data, extract)


@contextmanager
def sole_fetch(ledger: Ledger) -> Iterator[None]:
    """Raises `AnotherFetch` where sources are being fetched already."""
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
    """Get many works, of several hosts at once and of one host one after the other; gives what
    became of each, in the order in which they ended.

    `step` is told ("fetching", how many are done, of how many). What is done is written down at
    once: when it is broken off (Ctrl-C, or `stop`), nothing of that is lost.
    """
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(urlsplit(source.url or "").netloc.lower(), []).append(source)
    done: list[Attempt] = []
    lock = threading.Lock()
    step("fetching", 0, len(sources))

    def visit(queue: list[Source]) -> None:
        with suppress(Stopped):
            for source in queue:
                if stop.is_set():
                    return
                attempt = retriever.get(source, run)
                with lock:
                    done.append(attempt)
                    step("fetching", len(done), len(sources))

    with ThreadPoolExecutor(max_workers=max(min(_AT_ONCE, len(hosts)), 1)) as pool:
        futures = [pool.submit(visit, queue) for queue in hosts.values()]
        try:
            for future in futures:
                future.result()
        except BaseException:
            stop.set()  # so that the others end soon, too
            raise
    return done
