"""What every request and response must pass: the Host header, the page that a request comes from,
the token, the body's size and time, a place among those that are worked on, safe headers.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import IbidError
from web.server.bodies import PATIENCE, CutOff, Patience, TooLarge, TooSlow, discard_body, read_body
from web.server.capacity import Busy, Capacity
from web.server.refusals import Refused, busy, respond

LARGEST_BODY = 1024 * 1024  # bytes, of what is sent anywhere but where papers are added
LARGEST_FORM = 64 * 1024  # bytes of a form without a file
_AROUND = 64 * 1024  # bytes around a file in the body that it is sent in

SAFE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Without any referrer a browser would not say either that a form is the page's own.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SAFE = ("GET", "HEAD", "OPTIONS")  # methods that change nothing
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# What costs next to nothing: it is answered to everybody, and at once.
_LIGHT = ("/health", "/favicon.ico", "/docs", "/openapi.json")
_LIGHT_BELOW = ("/static/", "/api/index/jobs/")
_TOKEN_FIELD = re.compile(
    rb'content-disposition: *form-data; *name="token" *\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--',
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """Which requests need the token, and what checks it.

    `wanted` takes a method and a path. `check` takes what was sent as the token, and raises an
    `IbidError`, for which `status` has the HTTP status and the headers. To `forms` the token is
    sent as a field, before the file.
    """

    wanted: Callable[[str, str], bool]
    check: Callable[[bytes | None], None]
    status: Callable[[IbidError], tuple[int, dict[str, str]]]
    forms: tuple[str, ...] = ()

    def require(self, shown: bytes | None) -> None:
        """Raises `Refused` where this is not the token."""
        try:
            self.check(shown)
        except IbidError as error:
            status, headers = self.status(error)
            raise Refused(status, error.code, error.message, error.remedy, headers) from error

    def look(self, beginning: bytes) -> None:
        """Raises `Refused` where the beginning of a form does not hold the token."""
        found = _TOKEN_FIELD.search(beginning)
        self.require(found[1] if found else None)


@dataclass(frozen=True)
class Rules:
    """What the guard goes by.

    `hosts` are the names that the server also answers to; to the paths in `files`, a file of so
    many bytes may be sent. `patience` is how long a body is waited for, `work` how much is
    computed at once, and `uploads` how many files are taken at once.
    """

    hosts: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    token: Token | None = None
    patience: Patience = PATIENCE
    work: Capacity = field(default_factory=Capacity)
    uploads: Capacity = field(default_factory=lambda: Capacity(at_once=4, waiting=16))


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that a page of another site sends the request."""
    own = headers.get("host", "").lower()
    if headers.get("sec-fetch-site", "").lower() == "cross-site":
        return True
    return any(one.partition("://")[2].lower() != own for one in headers.getlist("origin"))


def _embedded(headers: Headers) -> bool:
    """Whether a browser says that a page of another site sends the request, and not by a link that
    is followed: it holds an image, a frame or a script, or fetches or prefetches something.
    """
    if headers.get("sec-fetch-site", "").lower() not in ("cross-site", "same-site"):
        return False
    followed = headers.get("sec-fetch-mode", "").lower() == "navigate"
    whole = headers.get("sec-fetch-dest", "document").lower() == "document"
    return not followed or not whole or "prefetch" in headers.get("sec-purpose", "").lower()


def _light(path: str) -> bool:
    return path in _LIGHT or path.startswith(_LIGHT_BELOW)


def _host(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _bearer(headers: Headers) -> bytes | None:
    """The token of a request to the API."""
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    # Headers are read as Latin-1, whatever bytes they hold.
    return shown.strip().encode("latin-1") if scheme.lower() == "bearer" and shown else None


class Guard:
    """ASGI middleware, the outermost. A request that it refuses, or whose body does not arrive
    whole, never reaches the application. `HEAD` is answered wherever `GET` is.
    """

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules
        self.hosts = {*_LOOPBACK, *(host.lower() for host in rules.hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safe_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    given[name] = value
            await send(message)

        headers = Headers(scope=scope)
        try:
            self._check_head(scope, headers)
            await self._take(scope, headers, receive, safe_send)
        except CutOff:
            return  # nobody is left to answer
        except Refused as refused:
            await respond(refused, scope, headers, safe_send)
            if refused.unread:
                await discard_body(receive, self._largest(scope, headers), self.rules.patience)
            await safe_send({"type": "http.response.body", "body": b"", "more_body": False})

    def _check_head(self, scope: Scope, headers: Headers) -> None:
        """What can be told before the body is read. Raises `Refused`."""
        if _host(headers.get("host", "")) not in self.hosts:
            raise Refused(
                400,
                "unknown_host",
                "This server does not answer to the name in the request's Host header.",
                "Call it by its own name, or allow the name with the setting IBID_HOSTS.",
            )
        method, path = scope["method"], scope["path"]
        foreign = _foreign(headers) if method not in _SAFE else _embedded(headers)
        if foreign and not (method in _SAFE and _light(path)):
            raise Refused(
                403,
                "foreign_origin",
                "The request comes from a page of another site.",
                "Send it from this server's own page, or from a program, or follow a link.",
            )
        token = self.rules.token
        if token is not None and token.wanted(method, path):
            token.require(_bearer(headers))
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > self._largest(scope, headers):
            raise self._too_large(scope, headers)

    def _file(self, scope: Scope) -> int | None:
        """Bytes of the largest file that may be sent there, if one may."""
        return self.rules.files.get(scope["path"]) if scope["method"] == "POST" else None

    def _largest(self, scope: Scope, headers: Headers) -> int:
        """Bytes of the largest body that may be sent there."""
        file = self._file(scope)
        if file is not None:
            return file + _AROUND
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        return LARGEST_FORM if kind in _FORMS else LARGEST_BODY

    def _too_large(self, scope: Scope, headers: Headers) -> Refused:
        file, largest = self._file(scope), self._largest(scope, headers)
        what = f"The request's body is larger than {largest} bytes."
        if file is not None:
            what = f"A file larger than {file} bytes cannot be added."
        return Refused(413, "too_large", what, "Send less.")

    async def _body(self, scope: Scope, headers: Headers, receive: Receive) -> bytes:
        """Raises `Refused`, `CutOff`."""
        token = self.rules.token
        look = token.look if token is not None and scope["path"] in token.forms else None
        try:
            largest = self._largest(scope, headers)
            return await read_body(receive, largest, self.rules.patience, look)
        except TooLarge as error:
            raise self._too_large(scope, headers) from error
        except TooSlow as error:
            raise Refused(
                408,
                "too_slow",
                "The request's body did not arrive in time.",
                "Send it again, whole.",
                unread=False,  # it was waited for long enough
            ) from error

    async def _take(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Read the body, wait for a place, and have the request answered.

        Raises `Refused`, `CutOff`, and what the application raises.
        """
        if self._file(scope) is None:
            await self._answer(scope, await self._body(scope, headers, receive), receive, send)
            return
        try:
            upload = await self.rules.uploads.enter()
        except Busy as error:
            raise busy(unread=True) from error
        try:
            await self._answer(scope, await self._body(scope, headers, receive), receive, send)
        finally:
            upload.leave()

    async def _answer(self, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        """Raises `Refused`, `CutOff`, and what the application raises."""
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body, "more_body": False}

        if _light(scope["path"]):
            await self._run(scope, replay, send)
            return
        try:
            place = await self.rules.work.enter(receive)
        except Busy as error:
            raise busy(unread=False) from error

        async def leaving(message: Message) -> None:
            # What is sent is computed. Who reads it slowly keeps nobody waiting.
            place.leave()
            await send(message)

        try:
            await self._run(scope, replay, leaving)
        finally:
            place.leave()

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            await _head(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)


async def _head(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer `HEAD` as `GET` is answered, without the body; a stream without an end is left."""
    begun, endless = asyncio.Event(), False

    async def head(message: Message) -> None:
        nonlocal endless
        if message["type"] == "http.response.start" and not begun.is_set():
            endless = "content-length" not in Headers(raw=message["headers"])
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            begun.set()

    answering = asyncio.ensure_future(app({**scope, "method": "GET"}, receive, head))
    started = asyncio.ensure_future(begun.wait())
    try:
        await asyncio.wait({answering, started}, return_when=asyncio.FIRST_COMPLETED)
        if endless:
            answering.cancel()
            await asyncio.wait({answering})
        else:
            await answering
    finally:
        started.cancel()
        answering.cancel()
