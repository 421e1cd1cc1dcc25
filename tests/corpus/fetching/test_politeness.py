"""Manners: one request at a time to a host, with pauses, as its robots.txt says."""

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from corpus.fetching.address_policy import AddressPolicy
from corpus.fetching.client import Client, Limits, Response
from corpus.fetching.connection import FetchFailed
from corpus.fetching.politeness import PoliteClient, RobotsForbid, Stopped, retry_after
from tests.cited.pages import pages
from tests.cited.server import LocalWeb
from tests.corpus.hostile import FINE, hostile

_FAR = "Mon, 1 Jan 99999999999999999999 00:00:00 GMT"


@pytest.fixture
def web(loopback: None) -> Iterator[LocalWeb]:
    with LocalWeb() as found:
        yield found


def polite(web: LocalWeb, delay: float = 0.0, stop: threading.Event | None = None) -> PoliteClient:
    return PoliteClient(Client(AddressPolicy(web.hosts), context=web.context()), delay, stop=stop)


def url_of(state: str) -> str:
    return next(page.url for page in pages() if page.state == state)


def test_hosts_are_asked_at_once_and_each_one_request_at_a_time(web: LocalWeb) -> None:
    web.delay = 0.15
    found = polite(web)
    urls = [page.url for page in pages() if "dawn.com" in page.url or "tribune" in page.url]
    assert len(urls) == 5
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(found.get, urls))
    by_host = defaultdict(list)
    for asked in web.requests:
        by_host[asked.host].append(asked)
    for requests in by_host.values():
        ordered = sorted(requests, key=lambda one: one.begun)
        assert all(one.ended <= other.begun for one, other in pairwise(ordered))
    dawn, tribune = by_host["www.dawn.com"], by_host["tribune.com.pk"]
    assert any(a.begun < b.ended and b.begun < a.ended for a in dawn for b in tribune)


def test_there_is_a_pause_between_two_requests_to_a_host(web: LocalWeb) -> None:
    found = polite(web, delay=0.2)
    for page in [page for page in pages() if "tribune.com.pk" in page.url]:
        found.get(page.url)
    times = sorted((one.begun, one.ended) for one in web.requests)
    assert len(times) == 3  # robots.txt first, and once
    assert all(later[0] - earlier[1] >= 0.19 for earlier, later in pairwise(times))


def test_what_robots_txt_forbids_is_not_asked_for(web: LocalWeb) -> None:
    with pytest.raises(FetchFailed) as failed:
        polite(web).get(url_of("robots"))
    assert failed.value.reason == "robots"
    assert [one.path for one in web.requests] == ["/robots.txt"]
    assert "Ibid/" in web.requests[0].headers["user-agent"]


def test_a_busy_server_is_asked_again_when_it_says(web: LocalWeb) -> None:
    begun = time.monotonic()
    assert polite(web).get(url_of("busy")).status == 200
    assert time.monotonic() - begun >= 1.0
    assert [one.status for one in web.requests] == [404, 429, 200]


def test_what_has_not_changed_is_not_sent_again(web: LocalWeb) -> None:
    found = polite(web)
    by_tag = next(page.url for page in pages() if page.state == "there" and page.work % 3)
    first = found.get(by_tag)
    assert found.get(by_tag, etag=first.headers["etag"]).status == 304
    by_time = next(page.url for page in pages() if page.state == "there" and not page.work % 3)
    first = found.get(by_time)
    assert found.get(by_time, modified=first.headers["last-modified"]).status == 304


def test_waiting_ends_when_it_is_told_to_stop(web: LocalWeb) -> None:
    stop = threading.Event()
    found = polite(web, delay=30, stop=stop)
    threading.Timer(0.3, stop.set).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        found.get(url_of("there"))
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("given", "least", "most"),
    [
        ("7", 7, 7),
        ("soon", None, None),
        ("", None, None),
        ("date", 50, 61),
        ("past", 0, 0),
        (_FAR, None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(
    given: str, least: float | None, most: float | None
) -> None:
    ahead = {"date": 60, "past": -60}.get(given)
    if ahead is not None:
        given = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)
    response = Response("", "", 429, {"retry-after": given}, b"", "", None)
    found = retry_after(response)
    if least is None or most is None:
        assert found is None
    else:
        assert found is not None
        assert least <= found <= most


def _robots(text: str, status: str = "200 OK") -> bytes:
    body = text.encode("utf-8-sig")
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status.encode(), len(body)) + body


@contextmanager
def asked(own: dict[str, bytes], attempts: int = 3) -> Iterator[tuple[PoliteClient, list[str]]]:
    """A client of `page.test`, where these answers are given, and the paths asked for so far."""
    with hostile(own) as (port, seen):
        policy = AddressPolicy(
            {"page.test": ("127.0.0.1", port), "other.test": ("127.0.0.1", port)}
        )
        yield PoliteClient(Client(policy), 0.0, attempts), seen


def test_a_page_that_is_led_to_is_forbidden_before_it_is_asked_for(loopback: None) -> None:
    rules = "User-agent: other\nDisallow: /\n\nUser-agent: Ibid\nDisallow: /steps-1\n"
    with asked({"/robots.txt": _robots(rules)}) as (client, seen):
        with pytest.raises(RobotsForbid) as failed:
            client.get("http://page.test/steps-2")
        assert failed.value.reason == "robots"
        assert seen == ["/robots.txt", "/steps-2"]
        assert client.get("http://page.test/fine").body == FINE
        assert seen.count("/robots.txt") == 1


def test_another_host_that_is_led_to_is_asked_for_its_rules(loopback: None) -> None:
    to_other = (
        b"HTTP/1.1 302 Found\r\nLocation: http://other.test/fine\r\nContent-Length: 0\r\n\r\n"
    )
    with asked({"/to": to_other}) as (client, seen):
        assert client.get("http://page.test/to").url == "http://other.test/fine"
        assert seen == ["/robots.txt", "/to", "/robots.txt", "/fine"]


@pytest.mark.parametrize("status", ["500 Broken", "503 Busy"])
def test_rules_that_cannot_be_told_now_forbid_all(loopback: None, status: str) -> None:
    with asked({"/robots.txt": _robots("", status)}, attempts=1) as (client, seen):
        for _ in range(2):
            with pytest.raises(RobotsForbid, match="cannot be read"):
                client.get("http://page.test/fine")
        assert seen == ["/robots.txt"]


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 Not Found", "410 Gone"])
def test_no_rules_allow_all(loopback: None, status: str) -> None:
    with asked({"/robots.txt": _robots("User-agent: *\nDisallow: /", status)}) as (client, _):
        assert client.get("http://page.test/fine").status == 200


def test_rules_without_end_forbid_all(loopback: None) -> None:
    line = "User-agent: *\nAllow: /\n"
    with (
        asked({"/robots.txt": _robots(line * 50_000)}) as (client, _),
        pytest.raises(RobotsForbid),
    ):
        client.get("http://page.test/fine")


def test_many_names_above_many_rules_are_read_soon_and_small(loopback: None) -> None:
    names = "".join(f"User-agent: a{number}\n" for number in range(10_000))
    rules = names + "User-agent: *\n" + "Disallow: /x\n" * 20_000 + "Disallow: /fine\n"
    assert len(rules) < 500 * 1024
    begun = time.monotonic()
    with asked({"/robots.txt": _robots(rules)}) as (client, _), pytest.raises(RobotsForbid):
        client.get("http://page.test/fine")
    assert time.monotonic() - begun < 10


def test_rules_in_vain_are_asked_for_no_more_often_than_anything() -> None:
    looked_up: list[str] = []

    def off_line(host: str, _: int) -> list[str]:
        looked_up.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    with pytest.raises(FetchFailed) as failed:
        PoliteClient(Client(AddressPolicy(resolver=off_line)), 0.0, 2).get("http://page.test/fine")
    assert failed.value.reason == "connection"
    assert looked_up == ["page.test"] * 2


def test_rules_are_read_once_though_several_ask(loopback: None) -> None:
    with asked({}) as (client, seen):
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(client.get, ["http://page.test/fine"] * 8))
        assert seen.count("/robots.txt") == 1
        assert seen.count("/fine") == 8


def test_the_pause_that_the_rules_ask_for_is_kept_from_the_first_page_on(loopback: None) -> None:
    rules = _robots("User-agent: *\nCrawl-delay: 0.4\n")
    with asked({"/robots.txt": rules}) as (client, _):
        begun = time.monotonic()
        client.get("http://page.test/fine")
        client.get("http://page.test/fine")
        assert time.monotonic() - begun >= 0.8


@pytest.mark.parametrize("url", ["http://[::1", "ftp://page.test/", "http://u:p@page.test/", ""])
def test_what_is_no_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        PoliteClient(Client()).get(url)
    assert failed.value.reason == "forbidden address"


def test_who_waits_for_another_stops_too(loopback: None) -> None:
    stop = threading.Event()
    with hostile() as (port, _):
        policy = AddressPolicy({"page.test": ("127.0.0.1", port)})
        client = PoliteClient(Client(policy, Limits(seconds=3, idle=3)), 0.0, 1, stop)
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(client.get, "http://page.test/silent")
            time.sleep(0.3)
            second = pool.submit(client.get, "http://page.test/fine")
            time.sleep(0.1)
            stop.set()
            with pytest.raises(Stopped):
                second.result(timeout=1)
            with pytest.raises(FetchFailed):
                first.result()
