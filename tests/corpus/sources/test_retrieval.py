"""Getting cited works: a whole run against the stand-in web, and again."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.fetching.address_policy import AddressPolicy
from corpus.fetching.client import Client
from corpus.fetching.politeness import PoliteClient
from corpus.library.shipped import SHIPPED
from corpus.sources.attempts import STATES, Source
from corpus.sources.catalogue import cited_works, read_source
from corpus.sources.ledger import Ledger
from corpus.sources.retrieval import AnotherFetch, Retriever, retrieve_all, sole_fetch
from tests.cited.pages import pages
from tests.cited.server import LocalWeb

WANTED = {
    "there": "fetched",
    "moved": "fetched",
    "secured": "fetched",
    "busy": "fetched",
    "archived": "archived",
    "login": "unlike",
    "consent": "unlike",
    "script": "unlike",
    "soft404": "unlike",
    "paywall": "refused",
    "forbidden": "refused",
    "unauthorised": "refused",
    "robots": "refused",
    "gone": "dead",
    "missing": "dead",
    "no host": "dead",
}


def _missing(*_: object) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.fixture
def web(loopback: None) -> Iterator[LocalWeb]:
    with LocalWeb() as found:
        yield found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "sources")


def retriever(web: LocalWeb, ledger: Ledger, stop: threading.Event | None = None) -> Retriever:
    client = Client(AddressPolicy(web.hosts, _missing), context=web.context())
    return Retriever(ledger, PoliteClient(client, delay=0.0, stop=stop))


def sources(ledger: Ledger) -> dict[int, Source]:
    found = ledger.sources(cited_works(SHIPPED, ledger))
    return {one.cited_by[0].number: one for one in found}


def silent(_: str, _done: int, _of: int) -> None:
    return


def fetch(web: LocalWeb, ledger: Ledger, numbers: list[int] | None = None) -> list[str]:
    """Fetch works, all by default; gives what came of each."""
    todo = [
        one
        for number, one in sources(ledger).items()
        if one.url and (numbers is None or number in numbers)
    ]
    done = retrieve_all(retriever(web, ledger), todo, silent, threading.Event())
    return [attempt.outcome for attempt in done]


@pytest.mark.slow
def test_a_whole_run_and_another(web: LocalWeb, ledger: Ledger) -> None:
    before = sources(ledger)
    assert Counter(one.state for one in before.values()) == {"not tried": 33, "nothing to fetch": 4}
    assert not ledger.file.exists()
    fetch(web, ledger)
    found = sources(ledger)
    for page in pages():
        source = found[page.work]
        assert source.state == WANTED[page.state], page
        assert source.state in STATES
        if source.held is None:
            assert source.last is not None
            assert source.reason
            continue
        assert source.held.size == len(ledger.load(source.held.sha256 or ""))
        document = read_source(ledger, source)
        assert document.id == source.id
        words = " ".join(document.text.split())
        assert all(" ".join(p.split()[:6]) in words for p in page.paragraphs)
    assert found[13].held is not None
    assert found[13].held.snapshot == "2021-09-01T00:00:00+00:00"
    assert found[13].reason == "404, it is gone"
    assert found[11].reason == "404, it is gone"
    assert any("theguardian.com" in one.path for one in web.requests if one.host == "archive.org")
    assert found[10].held is not None
    assert (found[10].held.asked[:7], (found[10].held.url or "")[:8]) == ("http://", "https://")
    assert found[33].held is not None
    assert found[33].held.media == "text"
    assert found[12].held is not None
    assert "/moved/" in (found[12].held.url or "")
    _again(web, ledger, found)


def _again(web: LocalWeb, ledger: Ledger, before: dict[int, Source]) -> None:
    """Run again: only what has changed is sent."""
    web.requests.clear()
    web.change(pages()[1].url, "One more sentence stands here now.")
    fetch(web, ledger)
    sent = [one for one in web.requests if one.status == 200 and one.path != "/robots.txt"]
    assert Counter(one.status for one in web.requests)[304] >= 20
    assert sum("cfr.org" in one.host for one in sent) == 1
    found = sources(ledger)
    assert {n for n, one in found.items() if one.state != before[n].state} == {2}
    assert found[2].state == "changed"
    assert "One more sentence" in read_source(ledger, found[2]).text
    fetch(web, ledger, [2])
    assert sources(ledger)[2].state == "fetched"


def test_one_host_is_asked_one_request_at_a_time(web: LocalWeb, ledger: Ledger) -> None:
    web.delay = 0.1
    fetch(web, ledger, [19, 23, 25, 26, 27, 29, 32])  # of three hosts
    by_host: dict[str, list[tuple[float, float]]] = {}
    for one in web.requests:
        by_host.setdefault(one.host, []).append((one.begun, one.ended))
    for times in by_host.values():
        ordered = sorted(times)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered))


def test_what_was_got_is_kept_when_it_is_gone_later(web: LocalWeb, ledger: Ledger) -> None:
    fetch(web, ledger, [2])
    kept = sources(ledger)[2]
    gone = next(page for page in pages() if page.work == 2)
    web._pages = {
        key: replace(page, state="gone") if page is gone else page
        for key, page in web._pages.items()
    }
    fetch(web, ledger, [2])
    found = sources(ledger)[2]
    assert found.state == "dead"
    assert found.held == kept.held
    assert "is kept" in (found.reason or "")
    assert "Taliban" in read_source(ledger, found).text


def test_a_run_that_is_broken_off_goes_on(web: LocalWeb, ledger: Ledger) -> None:
    stop = threading.Event()
    run, done = ledger.begin_run()
    assert not done
    todo = [one for one in sources(ledger).values() if one.url][:16]

    def step(_: str, count: int, _of: int) -> None:
        if count == 5:
            stop.set()

    retrieve_all(retriever(web, ledger, stop), todo, step, stop, run)
    again, done = ledger.begin_run()
    assert again == run
    assert 5 <= len(done) < len(todo)
    ledger.end_run(run)
    assert ledger.begin_run() == (run + 1, frozenset())
    assert ledger.begin_run(again=True) == (run + 2, frozenset())


def test_off_line_no_work_is_called_dead(ledger: Ledger) -> None:
    client = Client(AddressPolicy({}, _missing))
    todo = [sources(ledger)[2], sources(ledger)[13]]
    retrieve_all(Retriever(ledger, PoliteClient(client, 0.0)), todo, silent, threading.Event())
    found = sources(ledger)
    assert [found[number].state for number in (2, 13)] == ["failed", "failed"]
    assert "is this machine on the net" in (found[2].reason or "")


def test_only_one_fetches_at_a_time(ledger: Ledger) -> None:
    with sole_fetch(ledger), pytest.raises(AnotherFetch) as failed, sole_fetch(ledger):
        pass
    assert failed.value.remedy
    with sole_fetch(ledger):
        pass
