"""One page from the web, within limits: what is taken, what is refused, and that it stays small."""

import gzip
import socket
import ssl
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore2 as http
import pytest
import trustme

from corpus.fetching.address_policy import AddressPolicy, ForbiddenAddress, Target
from corpus.fetching.client import ANY, Client, Limits, Request
from corpus.fetching.connection import FetchFailed, PolicyBackend
from tests.cited.server import LocalWeb
from tests.corpus.hostile import FINE, REDIRECTS, hostile

SMALL = Limits(seconds=1.5, idle=1.0, size=2**21, unpacked=2**21)


@pytest.fixture
def port(loopback: None) -> Iterator[int]:
    with hostile() as (found, _):
        yield found


def at(port: int, limits: Limits = SMALL) -> Client:
    """A client to which `page.test` is the hostile server, and nothing else is private."""
    return Client(AddressPolicy({"page.test": ("127.0.0.1", port)}), limits)


def reason(get: Callable[[], object]) -> str:
    with pytest.raises(FetchFailed) as failed:
        get()
    assert failed.value.message
    assert failed.value.remedy
    return failed.value.reason


@pytest.mark.parametrize("path", ["fine", "packed", "deflated", "steps-5"])
def test_a_page_is_taken_however_it_is_sent(port: int, path: str) -> None:
    response = at(port).get(f"http://page.test/{path}")
    assert (response.status, response.body) == (200, FINE)
    assert (response.media, response.charset) == ("text/html", "utf-8")
    assert response.asked == f"http://page.test/{path}"
    assert len(response.hops) == (5 if path == "steps-5" else 0)


@pytest.mark.parametrize("name", sorted(REDIRECTS))
def test_no_redirect_leads_off_the_open_web(port: int, name: str) -> None:
    wanted = {"forbidden address", "protocol"} if name == "nul" else {"forbidden address"}
    assert reason(lambda: at(port).get(f"http://page.test/{name}")) in wanted


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("steps-6", "too many redirects"),
        ("loop-a", "too many redirects"),
        ("slow-body", "timeout"),
        ("slow-head", "timeout"),
        ("silent", "timeout"),
        ("endless-line", "protocol"),
        ("endless-body", "too large"),
        ("declared", "too large"),
        ("gzip-bomb", "too large"),
        ("informational", "timeout"),
        ("bad-type", "content type"),
        ("nested", "encoding"),
        ("bad-gzip", "encoding"),
        ("brotli", "encoding"),
        ("long-length", "protocol"),
        ("bad-chunks", "protocol"),
        ("ancient", "protocol"),
        ("image", "content type"),
        ("untold", "content type"),
    ],
)
def test_what_a_server_should_not_do_ends_soon_and_small(port: int, path: str, why: str) -> None:
    client = at(port)
    tracemalloc.start()
    begun = time.monotonic()
    found = reason(lambda: client.get(f"http://page.test/{path}"))
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == why
    assert took < SMALL.seconds + 8
    assert peak < 64 * 2**20


@pytest.mark.parametrize(
    ("path", "why"), [("many-headers", "protocol"), ("many-members", "too large")]
)
def test_what_never_ends_is_cut_off(port: int, path: str, why: str) -> None:
    assert reason(lambda: at(port).get(f"http://page.test/{path}")) in (why, "timeout")


def test_more_than_was_declared_is_not_read(port: int) -> None:
    assert at(port).get("http://page.test/short-length").body == FINE[:20]


@pytest.mark.parametrize("path", ["untold-pdf", "pdf-in-pieces"])
def test_a_pdf_that_does_not_say_what_it_is_is_taken(port: int, path: str) -> None:
    assert at(port).get(f"http://page.test/{path}").body.startswith(b"%PDF-1.4 and so")


def test_a_long_content_type_takes_no_time(port: int) -> None:
    begun = time.process_time()
    assert at(port).get("http://page.test/long-type").media == "text/html"
    assert time.process_time() - begun < 6


def test_what_is_declared_too_large_is_not_begun(loopback: None) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30000000\r\n\r\n"
    with hostile({"/large": head}) as (port, _):
        assert reason(lambda: at(port).get("http://page.test/large")) == "too large"


@pytest.mark.parametrize(
    ("declared", "media", "charset"),
    [
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ("text/html;charset='latin-1' ; x=y", "text/html", "latin-1"),
        ('text/html; x=y; charset="x', "text/html", "x"),
        ("text/html, text/html", "text/html", None),
        ("text/html; charset=", "text/html", None),
        ("html", "", None),
    ],
)
def test_a_content_type_is_read(
    loopback: None, declared: str, media: str, charset: str | None
) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {declared}\r\nContent-Length: 3\r\n\r\n<p>"
    with hostile({"/typed": head.encode()}) as (port, _):
        response = at(port).get("http://page.test/typed")
    assert (response.media, response.charset) == (media, charset)


def test_any_type_is_taken_where_any_is_asked_for(port: int) -> None:
    assert at(port).get("http://page.test/image", Request(media=(ANY,))).body == b"\x89PNG"
    assert at(port).get("http://page.test/untold", Request(media=(ANY,))).body.startswith(b"\x00")


def test_a_servers_own_tag_is_sent_back_whatever_its_letters(loopback: None) -> None:
    with LocalWeb() as web:
        client = Client(AddressPolicy(web.hosts), SMALL, web.context())
        headers = {"If-None-Match": '"é"', "X-Other": "日本"}
        client.get("http://theprint.in/x", Request(headers))
        sent = web.requests[0].headers
    assert sent["if-none-match"] == '"é"'
    assert "x-other" not in sent


def test_an_error_page_is_small_and_unpacked(loopback: None) -> None:
    head = b"HTTP/1.1 404 Not Found\r\nContent-Encoding: "
    bodies = {"gzip": gzip.compress(b"a" * 10**7), "br": b"\x0b\x02"}
    answers = {
        f"/{packed}": head + packed.encode() + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        for packed, body in bodies.items()
    }
    with hostile(answers) as (port, _):
        assert at(port).get("http://page.test/gzip").body == b"a" * 2**16
        assert at(port).get("http://page.test/br").body == b""


def test_an_answer_that_is_no_page_is_handed_back(port: int) -> None:
    assert at(port).get("http://page.test/nowhere").status == 404


class Recorder(http.NetworkBackend):
    """Notes where a connection was to go, and makes none."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[http.SOCKET_OPTION] | None = None,
    ) -> http.NetworkStream:
        del timeout, local_address, socket_options
        self.seen.append((host, port))
        raise http.ConnectError("nobody there")


def test_a_name_that_is_given_another_address_behind_the_check_wins_nothing() -> None:
    """The name is looked up once for a connection, and the connection goes where was looked."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    recorder = Recorder()
    policy = AddressPolicy(resolver=lambda *_: next(answers))
    backend = PolicyBackend(policy, time.monotonic() + 5, recorder)
    with pytest.raises(http.ConnectError):
        backend.connect_tcp("rebinding.test", 443)
    assert recorder.seen == [("93.184.215.14", 443)]
    with pytest.raises(ForbiddenAddress):
        backend.connect_tcp("rebinding.test", 443)
    assert recorder.seen == [("93.184.215.14", 443)]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "fe80::1", "::ffff:10.0.0.1"])
def test_a_name_with_one_private_address_among_others_is_not_asked(address: str) -> None:
    client = Client(AddressPolicy(resolver=lambda *_: ["93.184.215.14", address]))
    assert reason(lambda: client.get("http://both.test/")) == "forbidden address"


def test_a_name_that_is_not_there_and_one_that_cannot_be_looked_up_are_told_apart() -> None:
    def missing(*_: object) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    def off_line(*_: object) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    assert (
        reason(lambda: Client(AddressPolicy(resolver=missing)).get("http://a.test/"))
        == "no such host"
    )
    assert (
        reason(lambda: Client(AddressPolicy(resolver=off_line)).get("http://a.test/"))
        == "connection"
    )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://page.test/",
        "file:///etc/passwd",
        "http://page.test:8080/",
        "https://page.test:22/",
        "http://user:word@page.test/",
        "http://page.test:99999/",
        "http://page.test:0/",
        "http://",
        "http:///x",
        "http://page.test/a b",
        "http://page.test/\r\nX: y",
        "http://page.test\\@127.0.0.1/",
        "javascript:alert(1)",
        f"http://page.test/{'a' * 5000}",
        "http://[::1",
        "http://xn--/",
        "",
    ],
)
def test_addresses_that_are_none_are_not_asked(url: str) -> None:
    def never(*_: object) -> list[str]:
        raise UnicodeError("no name")

    found = reason(lambda: Client(AddressPolicy(resolver=never)).get(url))
    assert found in ("forbidden address", "no such host")


def test_tls_is_verified_for_the_name_though_the_address_is_given(loopback: None) -> None:
    with LocalWeb() as web:
        good = Client(AddressPolicy(web.hosts), SMALL, web.context())
        assert (
            good.get("https://theprint.in/robots.txt", Request(media=("text/plain",))).status == 404
        )
        other = Client(AddressPolicy({"other.test": ("127.0.0.1", web.port)}), SMALL, web.context())
        assert reason(lambda: other.get("https://other.test/")) == "tls"
        stranger = Client(AddressPolicy(web.hosts), SMALL, _context_of_nobody())
        assert reason(lambda: stranger.get("https://theprint.in/")) == "tls"


def _context_of_nobody() -> ssl.SSLContext:
    context = ssl.create_default_context()
    trustme.CA().configure_trust(context)
    return context


def test_every_hop_has_its_turn(port: int) -> None:
    turns: list[str] = []

    @contextmanager
    def turn(host: str) -> Iterator[None]:
        turns.append(host)
        yield

    at(port).get("http://page.test/steps-3", Request(turn=turn))
    assert turns == ["page.test"] * 4


def test_every_hop_needs_leave(port: int) -> None:
    asked: list[str] = []

    def check(target: Target) -> None:
        asked.append(target.url)
        if target.url.endswith("steps-1"):
            raise FetchFailed("robots", "No.", "Ask elsewhere.")

    assert (
        reason(lambda: at(port).get("http://page.test/steps-3", Request(check=check))) == "robots"
    )
    assert asked == [f"http://page.test/steps-{n}" for n in (3, 2, 1)]
