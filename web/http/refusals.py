"""Responses to requests that do not reach the application."""

import json
from collections.abc import Mapping
from html import escape

from starlette.datastructures import Headers
from starlette.types import Scope, Send

_RETRY_AFTER = "5"  # seconds; not tuned: most answers take less than one
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ibid</title>'
    '<link rel="stylesheet" href="/static/ibid.css"></head><body><main class="column">'
    '<section class="problem" role="alert"><p>{} {}</p></section></main></body></html>'
)


def error_body(code: str, message: str, remedy: str) -> dict[str, dict[str, str]]:
    """The JSON of an error, which is the same for all."""
    return {"error": {"code": code, "message": message, "remedy": remedy}}


class Refused(Exception):
    """A request is refused: the status, the error and the headers of the response.

    `unread` is whether the client may still be sending its body.
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
    """The refusal where too many requests are waiting; `unread` as in `Refused`."""
    return Refused(
        503,
        "busy",
        "The server is handling as many requests as it can.",
        "Try again in a few seconds.",
        {"retry-after": _RETRY_AFTER},
        unread=unread,
    )


def _wants_page(scope: Scope, headers: Headers) -> bool:
    """Whether a browser shows the response as a page."""
    navigation = headers.get("sec-fetch-mode", "navigate").lower() == "navigate"
    return navigation and "text/html" in headers.get("accept", "") and "/api/" not in scope["path"]


async def respond(refused: Refused, scope: Scope, headers: Headers, send: Send) -> None:
    """Send the response to a refused request, except its end: the caller ends it."""
    code, message, remedy = refused.error
    if _wants_page(scope, headers):
        data, media = _PAGE.format(escape(message), escape(remedy)), "text/html; charset=utf-8"
    else:
        data, media = json.dumps(error_body(code, message, remedy)), "application/json"
    content = data.encode()
    body = b"" if scope["method"] == "HEAD" else content
    values = {
        "content-type": media,
        "content-length": str(len(content)),
        "connection": "close",
        **refused.headers,
    }
    raw = [(name.lower().encode(), value.encode()) for name, value in values.items()]
    await send({"type": "http.response.start", "status": refused.status, "headers": raw})
    await send({"type": "http.response.body", "body": body, "more_body": True})
