"""Refusals: what a request is told that does not reach the application."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from html import escape
from typing import Any

from starlette.datastructures import Headers
from starlette.types import Scope, Send

from corpus.errors import ErrorBody, ErrorDetail

_AGAIN = "5"  # seconds after which a client that was sent away may come back
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ibid</title>'
    '<link rel="stylesheet" href="/static/ibid.css"></head><body><main class="column">'
    '<section class="problem" role="alert"><p>{} {}</p></section></main></body></html>'
)


def error_body(code: str, message: str, remedy: str) -> dict[str, Any]:
    """The one shape of every error."""
    return asdict(ErrorBody(ErrorDetail(code, message, remedy)))


class Refused(Exception):
    """A request that does not reach the application: the status and the error of the answer.

    `unread` where the client may still be sending its body.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        remedy: str,
        headers: Mapping[str, str] | None = None,
        *,
        unread: bool = True,
    ) -> None:
        super().__init__(message)
        self.status, self.error = status, (code, message, remedy)
        self.headers, self.unread = headers or {}, unread


def busy(*, unread: bool) -> Refused:
    """There is no place for the request; `unread` as in `Refused`."""
    return Refused(
        503,
        "busy",
        "The server is at work on as many requests as it can take.",
        "Try again in some seconds.",
        {"retry-after": _AGAIN},
        unread=unread,
    )


def _reads_pages(scope: Scope, headers: Headers) -> bool:
    """Whether the answer is shown by a browser as it comes."""
    shown = headers.get("sec-fetch-mode", "navigate").lower() == "navigate"
    return shown and "text/html" in headers.get("accept", "") and "/api/" not in scope["path"]


async def respond(refused: Refused, scope: Scope, headers: Headers, send: Send) -> None:
    """All of the answer but its end, after which the connection is closed."""
    code, message, remedy = refused.error
    if _reads_pages(scope, headers):
        data, media = _PAGE.format(escape(message), escape(remedy)), "text/html; charset=utf-8"
    else:
        data, media = json.dumps(error_body(code, message, remedy)), "application/json"
    answer = data.encode()
    shown = b"" if scope["method"] == "HEAD" else answer
    own = {
        "content-type": media,
        "content-length": str(len(answer)),
        "connection": "close",
        **refused.headers,
    }
    raw = [(name.lower().encode(), value.encode()) for name, value in own.items()]
    await send({"type": "http.response.start", "status": refused.status, "headers": raw})
    await send({"type": "http.response.body", "body": shown, "more_body": True})
