"""One page from the web, within limits: every address checked, every hop, every byte counted."""

import re
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit

import httpcore2 as http

from corpus.fetching.address_policy import ForbiddenAddress, Reach, Target
from corpus.fetching.connection import Checked, FetchFailed, told
from corpus.fetching.decompression import BadPacking, unpacked

_REDIRECTS = {301, 302, 303, 307, 308}
_SMALL = 2**16  # bytes that are read of an answer which is no page
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HTML = ("text/html", "application/xhtml+xml")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = (*_HTML, "application/pdf", "text/plain", _DOCX)
ANY = "*/*"
_UNTOLD = ("application/octet-stream", "")  # types that say nothing; the first bytes decide
_TELLING = (b"%PDF-", b"PK", b"<")
_LONGEST_TYPE = 1000  # characters of a Content-Type that are looked at
_TYPE = re.compile(r"[^\s;,/]+/[^\s;,/]+")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s;,\"']+)", re.IGNORECASE)

AGENT = f"Ibid/{version('ibid')} (reads the works that a paper cites, at a person's request)"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of what is taken: hops, seconds for all of them together, seconds without a byte,
    bytes as they are sent, and bytes unpacked.
    """

    redirects: int = 5
    seconds: float = 60.0
    idle: float = 15.0
    size: int = 20 * 2**20
    unpacked: int = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Response:
    """What came: `url` is the address that answered, `hops` those that led to it. `body` is
    unpacked; of an answer other than 200 it is only the beginning.
    """

    asked: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    media: str
    charset: str | None
    hops: tuple[str, ...] = ()


Turn = Callable[[str], AbstractContextManager[None]]
Permit = Callable[[Target], None]


def _at_once(_: str) -> AbstractContextManager[None]:
    return nullcontext()


def _freely(_: Target) -> None:
    return


@dataclass(frozen=True)
class Client:
    """Asks for pages. Safe to share between threads; connections are not kept.

    `context` verifies certificates; `None` is this machine's own trust.
    """

    reach: Reach = field(default_factory=Reach)
    limits: Limits = field(default_factory=Limits)
    context: ssl.SSLContext | None = None

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        turn: Turn = _at_once,
        permit: Permit = _freely,
        media: Iterable[str] = MEDIA,
    ) -> Response:
        """Get a page, following redirects, each of which is checked as the first address is.

        `permit` is told of every address before it is asked, and may raise. `turn(host)` is then
        entered around the request; time is counted within it alone. `media` are the types that
        are taken, `ANY` among them all. Raises `FetchFailed`.
        """
        asked, spent = url, 0.0
        hops: list[str] = []
        while True:
            target = self._checked(url)
            permit(target)
            with turn(target.host):
                begun = time.monotonic()
                deadline = begun + self.limits.seconds - spent
                with told(url):
                    response = self._ask(target, headers or {}, deadline, tuple(media))
                spent += time.monotonic() - begun
            location = response.headers.get("location")
            if response.status not in _REDIRECTS or not location:
                return replace(response, asked=asked, hops=tuple(hops))
            hops.append(url)
            if len(hops) > self.limits.redirects:
                raise FetchFailed(
                    "too many redirects",
                    f"{asked} leads on more than {self.limits.redirects} times.",
                    "Open it in a browser, and give the address where it ends.",
                )
            url = _led_to(url, location)
            if url in hops:
                raise FetchFailed(
                    "too many redirects", f"{asked} leads in a circle.", "Try it another day."
                )

    def _checked(self, url: str) -> Target:
        try:
            return self.reach.check(url)
        except ForbiddenAddress as error:
            raise FetchFailed("forbidden address", error.message, error.remedy) from error

    def _ask(
        self, target: Target, headers: Mapping[str, str], deadline: float, media: tuple[str, ...]
    ) -> Response:
        parts = urlsplit(target.url)
        path = quote(parts.path or "/", safe=_SAFE) + (
            f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        )
        own = {
            "Host": _named(target.host, parts.port),
            "User-Agent": AGENT,
            "Accept": ", ".join(media),
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **headers,
        }
        url = http.URL(
            scheme=parts.scheme.encode(),
            host=target.host.encode("ascii"),
            port=target.port,
            target=path.encode("ascii"),
        )
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.idle)
        backend = Checked(self.reach, deadline)
        with (
            http.ConnectionPool(ssl_context=self.context, network_backend=backend) as pool,
            pool.stream("GET", url, headers=_sent(own), extensions={"timeout": timeout}) as stream,
        ):
            return self._read(target, stream, media)

    def _read(self, target: Target, stream: http.Response, media: tuple[str, ...]) -> Response:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in stream.headers
        }
        kind, charset = _typed(headers.get("content-type", ""))
        response = Response(target.url, target.url, stream.status, headers, b"", kind, charset)
        packed = headers.get("content-encoding", "").strip().lower()
        if stream.status != 200:
            body = b""
            if stream.status not in _REDIRECTS and stream.status != 304:
                with suppress(BadPacking):
                    body = _beginning(unpacked(stream.iter_stream(), packed), _SMALL)
            return replace(response, body=body)
        taken = kind in media or ANY in media
        if not taken and kind not in _UNTOLD:
            raise FetchFailed(
                "content type",
                f"{target.url} is {kind}, not a text.",
                "Supply its text with `ibid sources add`.",
            )
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.limits.size:
            raise _too_large(self.limits.size)
        page = bytearray()
        sent = _within(stream.iter_stream(), self.limits.size)
        for piece in _within(unpacked(sent, packed), self.limits.unpacked):
            page += piece
            if not taken and len(page) >= len(_TELLING[0]):
                _look(page, target.url)
                taken = True
        if page and not taken:
            _look(page, target.url)
        return replace(response, body=bytes(page))


def _within(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces, as long as they have no more than `most` bytes together."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise _too_large(most)
        yield piece


def _named(host: str, port: int | None) -> str:
    """A host as the header `Host` has it."""
    bare = f"[{host}]" if ":" in host else host
    return bare if port is None else f"{bare}:{port}"


def _sent(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as they are sent: in Latin-1, in which a server's own ETag came. What cannot be
    written so is left out.
    """
    written: list[tuple[bytes, bytes]] = []
    for name, value in headers.items():
        with suppress(UnicodeEncodeError):
            written.append((name.encode("ascii"), value.encode("latin-1")))
    return written


def _typed(declared: str) -> tuple[str, str | None]:
    """The type and the charset of a Content-Type; no type where it is none."""
    declared = declared[:_LONGEST_TYPE]
    kind, charset = _TYPE.match(declared.strip()), _CHARSET.search(declared)
    return kind[0].lower() if kind else "", charset[1].lower() if charset else None


def _look(page: bytearray, url: str) -> None:
    """Raises `FetchFailed` where a page's first bytes do not tell what it is, either."""
    if not page.startswith(_TELLING):
        raise FetchFailed(
            "content type",
            f"{url} does not say what it is.",
            "Supply its text with `ibid sources add`.",
        )


def _too_large(most: int) -> FetchFailed:
    return FetchFailed(
        "too large",
        f"It has more than {most / 2**20:.3g} MiB.",
        "Supply its text with `ibid sources add`.",
    )


def _beginning(pieces: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _led_to(url: str, location: str) -> str:
    """The address that a redirect leads to; its text comes in Latin-1, as headers do."""
    with suppress(UnicodeDecodeError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(url, location).split("#")[0]
    except ValueError as error:
        raise FetchFailed(
            "protocol", f"{url} leads to what is no address.", "Try it another day."
        ) from error
