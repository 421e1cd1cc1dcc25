"""What every request and response must pass: the Host header, the page that a request that changes
something comes from, the body's size, safe headers.
"""

import json
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.bodies import PATIENCE, CutOff, Patience, TooLarge, TooSlow, read_body

LARGEST_BODY = 1024 * 1024  # bytes, of what is sent anywhere but where papers are added
_AROUND = 64 * 1024  # bytes around a file in the body that it is sent in

_HEADERS = {
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


def error_body(code: str, message: str, remedy: str) -> dict[str, dict[str, str]]:
    """The one shape of every error."""
    return {"error": {"code": code, "message": message, "remedy": remedy}}


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that a page of another site sends the request."""
    own = headers.get("host", "").lower()
    if headers.get("sec-fetch-site", "").lower() == "cross-site":
        return True
    return any(one.partition("://")[2].lower() != own for one in headers.getlist("origin"))


def _host(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


class Guard:
    """ASGI middleware. `hosts` are the names that the server also answers to; to the paths in
    `files`, a file of so many bytes may be sent. `patience` is how long a body is waited for.

    A request whose body does not arrive whole never reaches the application.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: tuple[str, ...] = (),
        files: Mapping[str, int] | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        self.app = app
        self.patience = patience
        self.files = files or {}
        self.hosts = {*_LOOPBACK, *(host.lower() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    given[name] = value
            await send(message)

        headers = Headers(scope=scope)
        if _host(headers.get("host", "")) not in self.hosts:
            body = error_body(
                "unknown_host",
                "This server does not answer to the name in the request's Host header.",
                "Call it by its own name, or allow the name with the setting IBID_HOSTS.",
            )
            await _respond(guarded_send, 400, body)
            return
        if scope["method"] not in _SAFE and _foreign(headers):
            body = error_body(
                "foreign_origin",
                "The request comes from a page of another site.",
                "Send it from this server's own page, or from a program.",
            )
            await _respond(guarded_send, 403, body)
            return
        file = self.files.get(scope["path"]) if scope["method"] == "POST" else None
        largest = LARGEST_BODY if file is None else file + _AROUND
        try:
            body_bytes = await read_body(receive, largest, self.patience)
        except CutOff:
            return  # nobody is left to answer, and half a request is none
        except TooLarge:
            what = f"A file larger than {file} bytes cannot be added."
            body = error_body(
                "too_large",
                f"The request's body is larger than {largest} bytes." if file is None else what,
                "Send less.",
            )
            await _respond(guarded_send, 413, body)
            return
        except TooSlow:
            body = error_body(
                "too_slow", "The request's body did not arrive in time.", "Send it again, whole."
            )
            await _respond(guarded_send, 408, body)
            return
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body_bytes, "more_body": False}

        await self.app(scope, replay, guarded_send)


async def _respond(send: Send, status: int, body: dict[str, dict[str, str]]) -> None:
    data = json.dumps(body).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(data)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": data})
