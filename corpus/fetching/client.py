"""HTTP requests within limits: each address checked, redirects, seconds and bytes counted."""

import re
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit

import httpcore2 as http

from corpus.fetching.address_policy import AddressPolicy, ForbiddenAddress, Target
from corpus.fetching.connection import FetchFailed, PolicyBackend, fetch_errors
from corpus.fetching.decompression import DecompressionError, decompress

_REDIRECTS = {301, 302, 303, 307, 308}
_ERROR_BODY = 2**16  # bytes that are read of a response with another status than 200
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HTML = ("text/html", "application/xhtml+xml")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = (*_HTML, "application/pdf", "text/plain", _DOCX)
ANY = "*/*"
_UNSPECIFIC = ("application/octet-stream", "")  # types of any file; its first bytes decide
_SIGNATURES = (b"%PDF-", b"PK", b"<")  # of PDF, DOCX and HTML
_LONGEST_TYPE = 1000  # characters of a Content-Type that are read
_TYPE = re.compile(r"[^\s;,/]+/[^\s;,/]+")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s;,\"']+)", re.IGNORECASE)

AGENT = f"Ibid/{version('ibid')} (reads the works that a paper cites, at a person's request)"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one request: redirects, seconds in total, seconds without a byte, bytes as
    sent, and bytes after decompression.
    """

    redirects: int = 5
    seconds: float = 60.0
    idle: float = 15.0
    size: int = 20 * 2**20
    unpacked: int = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Response:
    """A response: `asked` is the address requested, `url` the one that answered, `hops` those
    between. `body` is decompressed; with another status than 200 it is only the beginning.
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
Check = Callable[[Target], None]


def _no_turn(_: str) -> AbstractContextManager[None]:
    return nullcontext()


def _no_check(_: Target) -> None:
    return


@dataclass(frozen=True, slots=True)
class Request:
    """What is requested, and by which rules.

    `headers` are sent besides the client's own. `check` is called with every address before it is
    requested, and may raise; `turn(host)` is then entered around the request, whose seconds alone
    count. `media` are the types that are accepted, all of them with `ANY`.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    turn: Turn = _no_turn
    check: Check = _no_check
    media: tuple[str, ...] = MEDIA


PLAIN = Request()


@dataclass(frozen=True)
class Client:
    """An HTTP client. Safe to share between threads; connections are not kept.

    `context` verifies certificates; `None` is this machine's own trust.
    """

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    limits: Limits = field(default_factory=Limits)
    context: ssl.SSLContext | None = None

    def get(self, url: str, request: Request = PLAIN) -> Response:
        """Get a page, following redirects, each of which is checked as the first address is.

        Raises `FetchFailed`.
        """
        asked, spent = url, 0.0
        hops: list[str] = []
        while True:
            target = self._checked(url)
            request.check(target)
            with request.turn(target.host):
                begun = time.monotonic()
                with fetch_errors(url):
                    response = self._send(target, request, begun + self.limits.seconds - spent)
                spent += time.monotonic() - begun
            location = response.headers.get("location")
            if response.status not in _REDIRECTS or not location:
                return replace(response, asked=asked, hops=tuple(hops))
            hops.append(url)
            url = self._redirected(url, location, hops)

    def _checked(self, url: str) -> Target:
        try:
            return self.policy.check(url)
        except ForbiddenAddress as error:
            raise FetchFailed("forbidden address", error.message, error.remedy) from error

    def _redirected(self, url: str, location: str, hops: Sequence[str]) -> str:
        """The address that a redirect leads to. Raises `FetchFailed` where there are too many."""
        if len(hops) > self.limits.redirects:
            raise FetchFailed(
                "too many redirects",
                f"{hops[0]} redirects more than {self.limits.redirects} times.",
                "Open it in a browser, and use the address where it ends.",
            )
        url = _join(url, location)
        if url in hops:
            raise FetchFailed(
                "too many redirects", f"{hops[0]} redirects in a circle.", "Try it another day."
            )
        return url

    def _send(self, target: Target, request: Request, deadline: float) -> Response:
        """Send one request, without following redirects; `deadline` in monotonic seconds."""
        parts = urlsplit(target.url)
        path = quote(parts.path or "/", safe=_SAFE)
        query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        headers = {
            "Host": _host_header(target.host, parts.port),
            "User-Agent": AGENT,
            "Accept": ", ".join(request.media),
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **request.headers,
        }
        url = http.URL(
            scheme=parts.scheme.encode(),
            host=target.host.encode("ascii"),
            port=target.port,
            target=f"{path}{query}".encode("ascii"),
        )
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.idle)
        extensions = {"timeout": timeout}
        backend = PolicyBackend(self.policy, deadline)
        with (
            http.ConnectionPool(ssl_context=self.context, network_backend=backend) as pool,
            pool.stream("GET", url, headers=_encoded(headers), extensions=extensions) as stream,
        ):
            return self._read(target, stream, request.media)

    def _read(self, target: Target, stream: http.Response, media: tuple[str, ...]) -> Response:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in stream.headers
        }
        kind, charset = _content_type(headers.get("content-type", ""))
        response = Response(target.url, target.url, stream.status, headers, b"", kind, charset)
        encoding = headers.get("content-encoding", "").strip().lower()
        if stream.status != 200:
            return replace(response, body=_error_body(stream, encoding))
        known = kind in media or ANY in media
        if not known and kind not in _UNSPECIFIC:
            raise FetchFailed(
                "content type",
                f"{target.url} is {kind}, not a text.",
                "Supply its text with `ibid sources add`.",
            )
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.limits.size:
            raise _too_large(self.limits.size)
        sent = _limited(stream.iter_stream(), self.limits.size)
        pieces = _limited(decompress(sent, encoding), self.limits.unpacked)
        return replace(
            response, body=b"".join(pieces if known else _recognised(pieces, target.url))
        )


def _error_body(stream: http.Response, encoding: str) -> bytes:
    """The beginning of the body of a response with another status than 200."""
    if stream.status in _REDIRECTS or stream.status == 304:
        return b""
    with suppress(DecompressionError):
        return _beginning(decompress(stream.iter_stream(), encoding), _ERROR_BODY)
    return b""


def _recognised(pieces: Iterable[bytes], url: str) -> Iterator[bytes]:
    """The pieces of a body of no declared type. Raises `FetchFailed` where its first bytes are
    those of no known type.
    """
    begun = b""
    for piece in pieces:
        if len(begun) < len(_SIGNATURES[0]):
            begun += piece
            if len(begun) >= len(_SIGNATURES[0]):
                _check_signature(begun, url)
        yield piece
    if begun and len(begun) < len(_SIGNATURES[0]):
        _check_signature(begun, url)


def _check_signature(begun: bytes, url: str) -> None:
    if not begun.startswith(_SIGNATURES):
        raise FetchFailed(
            "content type",
            f"{url} has no content type that can be recognised.",
            "Supply its text with `ibid sources add`.",
        )


def _limited(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces. Raises `FetchFailed` where they have more than `most` bytes together."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise _too_large(most)
        yield piece


def _host_header(host: str, port: int | None) -> str:
    bare = f"[{host}]" if ":" in host else host
    return bare if port is None else f"{bare}:{port}"


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers in Latin-1, the encoding in which a server's own ETag came. A header that cannot be
    encoded is left out.
    """
    written: list[tuple[bytes, bytes]] = []
    for name, value in headers.items():
        with suppress(UnicodeEncodeError):
            written.append((name.encode("ascii"), value.encode("latin-1")))
    return written


def _content_type(declared: str) -> tuple[str, str | None]:
    """The media type of a Content-Type, empty where it has none, and its charset."""
    declared = declared[:_LONGEST_TYPE]
    kind, charset = _TYPE.match(declared.strip()), _CHARSET.search(declared)
    return kind[0].lower() if kind else "", charset[1].lower() if charset else None


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


def _join(url: str, location: str) -> str:
    """The address of a `Location` header, which comes in Latin-1, as headers do."""
    with suppress(UnicodeDecodeError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(url, location).split("#")[0]
    except ValueError as error:
        raise FetchFailed(
            "protocol", f"{url} redirects to what is not an address.", "Try it another day."
        ) from error
