"""The guard in front of the application, spoken to byte by byte."""

import asyncio
import json
from typing import Any

from web.guard import LARGEST_BODY, Guard


async def _application(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the length of the body it was given."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(message["body"])).encode()})


def _call(chunks: list[bytes], host: bytes = b"localhost") -> tuple[int, dict[str, str], bytes]:
    """Send a body in chunks; gives status, headers and body."""
    sent: list[Any] = []
    waiting = list(chunks)

    async def receive() -> Any:
        chunk = waiting.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"host", host)]}
    asyncio.run(Guard(_application)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, sent[1]["body"]


def test_a_body_in_pieces_arrives_whole(loopback: None) -> None:
    assert _call([b"ab", b"", b"cde"])[2] == b"5"
    assert _call([b"x" * LARGEST_BODY])[2] == str(LARGEST_BODY).encode()


def test_a_body_that_grows_too_large_is_cut_off(loopback: None) -> None:
    status, _, body = _call([b"x" * 1024] * 1025)
    assert status == 413
    assert json.loads(body)["error"]["code"] == "too_large"


def test_refusals_carry_the_safe_headers_too(loopback: None) -> None:
    status, headers, _ = _call([b""], host=b"evil.example")
    assert status == 400
    assert "content-security-policy" in headers
