"""The guard in front of the application, spoken to message by message."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from web.bodies import Patience
from web.guard import LARGEST_BODY, Guard

GONE = {"type": "http.disconnect"}


@dataclass
class Spoken:
    """An application that counts its calls and answers with the length of the body, a client that
    sends `messages` (and then nothing), and what the guard answers.
    """

    messages: list[Any] = field(default_factory=list)
    host: bytes = b"localhost"
    method: str = "POST"
    path: str = "/"
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    calls: int = 0
    sent: list[Any] = field(default_factory=list)

    async def application(self, _scope: Any, receive: Any, send: Any) -> None:
        self.calls += 1
        message = await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": str(len(message["body"])).encode()})

    async def receive(self) -> Any:
        if not self.messages:
            await asyncio.Event().wait()  # a client that sends nothing more
        return self.messages.pop(0)

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    def call(self, guard: Guard) -> "Spoken":
        headers = [(b"host", self.host), *self.headers]
        scope = {"type": "http", "method": self.method, "path": self.path, "headers": headers}
        asyncio.run(guard(scope, self.receive, self.send))
        return self

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def answered(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def body(self) -> bytes:
        return b"".join(message["body"] for message in self.sent[1:])

    @property
    def code(self) -> str:
        return str(json.loads(self.body)["error"]["code"])


def _parts(*chunks: bytes, more: bool = False) -> list[Any]:
    """A body in parts, the last of them the end of it, or not."""
    messages = [{"type": "http.request", "body": one, "more_body": True} for one in chunks]
    messages[-1]["more_body"] = more
    return messages


def _speak(spoken: Spoken, **options: Any) -> Spoken:
    return spoken.call(Guard(spoken.application, **options))


def test_a_body_in_pieces_arrives_whole(loopback: None) -> None:
    assert _speak(Spoken(_parts(b"ab", b"", b"cde"))).body == b"5"
    assert _speak(Spoken(_parts(b"x" * LARGEST_BODY))).body == str(LARGEST_BODY).encode()


def test_a_body_that_grows_too_large_is_cut_off(loopback: None) -> None:
    spoken = _speak(Spoken(_parts(*[b"x" * 1024] * 1025)))
    assert (spoken.status, spoken.code, spoken.calls) == (413, "too_large", 0)


@pytest.mark.parametrize("messages", [[], _parts(b"", more=True), _parts(b"ab", b"c", more=True)])
def test_a_request_that_is_cut_off_never_reaches_the_application(
    messages: list[Any], loopback: None
) -> None:
    spoken = _speak(Spoken([*messages, GONE]))
    assert (spoken.calls, spoken.sent) == (0, [])


@pytest.mark.parametrize("messages", [[], _parts(b"ab", more=True)])
@pytest.mark.parametrize("patience", [Patience(part=0), Patience(whole=0, rate=10**9)])
def test_a_body_that_stops_on_its_way_is_not_waited_for(
    messages: list[Any], patience: Patience, loopback: None
) -> None:
    spoken = _speak(Spoken(list(messages)), patience=patience)
    assert (spoken.status, spoken.code, spoken.calls) == (408, "too_slow", 0)
    assert spoken.answered["connection"] == "close"


def test_refusals_carry_the_safe_headers_too(loopback: None) -> None:
    spoken = _speak(Spoken(_parts(b""), host=b"evil.example"))
    assert spoken.status == 400
    assert "content-security-policy" in spoken.answered
