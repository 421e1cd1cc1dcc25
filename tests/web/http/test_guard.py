"""The guard in front of the application, at the level of ASGI messages."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from corpus.errors import IbidError
from web.http.bodies import BEGINNING, BodyTimeouts, CutOff
from web.http.capacity import Capacity
from web.http.guard import Guard
from web.http.rules import LARGEST_BODY, LARGEST_FORM, Rules, Token

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
    rules = Rules(**{"timeouts": BodyTimeouts(linger=0), **options})
    return spoken.call(Guard(spoken.application, rules))


def test_a_body_in_parts_arrives_whole(loopback: None) -> None:
    assert _speak(Spoken(_parts(b"ab", b"", b"cde"))).body == b"5"
    assert _speak(Spoken(_parts(b"x" * LARGEST_BODY))).body == str(LARGEST_BODY).encode()


def test_a_body_that_grows_too_large_is_refused(loopback: None) -> None:
    spoken = _speak(Spoken(_parts(*[b"x" * 1024] * 1025)))
    assert (spoken.status, spoken.code, spoken.calls) == (413, "too_large", 0)


@pytest.mark.parametrize("messages", [[], _parts(b"", more=True), _parts(b"ab", b"c", more=True)])
def test_an_incomplete_request_does_not_reach_the_application(
    messages: list[Any], loopback: None
) -> None:
    spoken = _speak(Spoken([*messages, GONE]))
    assert (spoken.calls, spoken.sent) == (0, [])


@pytest.mark.parametrize("messages", [[], _parts(b"ab", more=True)])
@pytest.mark.parametrize("timeouts", [BodyTimeouts(part=0), BodyTimeouts(whole=0, rate=10**9)])
def test_an_incomplete_body_times_out(
    messages: list[Any], timeouts: BodyTimeouts, loopback: None
) -> None:
    spoken = _speak(Spoken(list(messages)), timeouts=timeouts)
    assert (spoken.status, spoken.code, spoken.calls) == (408, "too_slow", 0)
    assert spoken.answered["connection"] == "close"


def test_refusals_have_the_security_headers(loopback: None) -> None:
    spoken = _speak(Spoken(_parts(b""), host=b"evil.example"))
    assert spoken.status == 400
    assert "content-security-policy" in spoken.answered


def test_forms_and_files_have_limits_of_their_own(loopback: None) -> None:
    form = [(b"content-type", b"Multipart/Form-Data; boundary=x")]
    files = {"/papers": 3 * LARGEST_FORM}
    for path, size, status in (
        ("/ask", LARGEST_FORM, 200),
        ("/ask", LARGEST_FORM + 1, 413),
        ("/papers", 3 * LARGEST_FORM, 200),
        ("/papers", 5 * LARGEST_FORM, 413),
    ):
        spoken = Spoken(_parts(b"x" * size), path=path, headers=form)
        assert _speak(spoken, files=files).status == status, (path, size)


def test_a_body_announced_as_too_large_is_not_read(loopback: None) -> None:
    headers = [(b"content-length", str(LARGEST_BODY + 1).encode())]
    spoken = _speak(Spoken([], headers=headers))
    assert (spoken.status, spoken.code) == (413, "too_large")


class _Secret(IbidError):
    code = "unauthorised"


def _check(shown: bytes | None) -> None:
    if shown != b"open sesame":
        raise _Secret("This is not the token.", "Send it.")


TOKEN = Token(
    lambda method, path: (method, path) == ("POST", "/api/papers"),
    _check,
    lambda _: (401, {"WWW-Authenticate": "Bearer"}),
    ("/papers",),
)


@pytest.mark.parametrize("shown", [None, b"Bearer close sesame", b"Basic open sesame", b"Bearer"])
def test_the_token_is_checked_before_the_body_is_read(shown: bytes | None, loopback: None) -> None:
    headers = [(b"authorization", shown)] if shown else []
    spoken = _speak(Spoken([], path="/api/papers", headers=headers), token=TOKEN)
    assert (spoken.status, spoken.code, spoken.calls) == (401, "unauthorised", 0)
    assert spoken.answered["www-authenticate"] == "Bearer"


def test_the_body_is_read_after_the_token(loopback: None) -> None:
    headers = [(b"authorization", b"bearer open sesame")]
    spoken = _speak(Spoken(_parts(b"abc"), path="/api/papers", headers=headers), token=TOKEN)
    assert (spoken.status, spoken.body) == (200, b"3")


def _field(token: bytes) -> bytes:
    return b'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + token + b"\r\n"


@pytest.mark.parametrize(
    ("beginning", "status"),
    [(_field(b"open sesame"), 200), (_field(b"close sesame"), 401), (b"", 401)],
)
def test_a_form_is_read_completely_only_if_it_begins_with_the_token(
    beginning: bytes, status: int, loopback: None
) -> None:
    file = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    body = beginning + file + b"a" * BEGINNING
    more = [] if status == 401 else _parts(b"\r\n--x--\r\n")
    spoken = Spoken([*_parts(body, more=True), *more], path="/papers")
    _speak(spoken, token=TOKEN, files={"/papers": 10 * BEGINNING})
    assert spoken.status == status
    assert spoken.calls == (status == 200)


NAVIGATED = {b"sec-fetch-mode": b"navigate", b"sec-fetch-dest": b"document"}


@pytest.mark.parametrize("site", [b"cross-site", b"same-site"])
@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/", NAVIGATED, 200),
        ("HEAD", "/", {b"sec-fetch-mode": b"no-cors", b"sec-fetch-dest": b"image"}, 403),
        ("GET", "/", {b"sec-fetch-mode": b"no-cors", b"sec-fetch-dest": b"image"}, 403),
        ("GET", "/api/notes", {b"sec-fetch-mode": b"cors", b"sec-fetch-dest": b"empty"}, 403),
        ("GET", "/c/x", {b"sec-fetch-mode": b"navigate", b"sec-fetch-dest": b"iframe"}, 403),
        ("GET", "/c/x", {b"sec-fetch-mode": b"navigate", b"sec-fetch-dest": b"object"}, 403),
        ("GET", "/c/x", {**NAVIGATED, b"sec-purpose": b"prefetch;prerender"}, 403),
        ("GET", "/static/icon.svg", {b"sec-fetch-mode": b"no-cors"}, 200),
        ("GET", "/health", {b"sec-fetch-mode": b"cors"}, 200),
        ("POST", "/health", {b"sec-fetch-mode": b"cors", b"origin": b"https://a.example"}, 403),
    ],
)
def test_pages_of_other_sites_may_only_link(
    site: bytes, method: str, path: str, sent: dict[bytes, bytes], status: int, loopback: None
) -> None:
    headers = [(b"sec-fetch-site", site), *sent.items()]
    spoken = _speak(Spoken(_parts(b""), method=method, path=path, headers=headers))
    assert (spoken.status, spoken.calls) == (status, status == 200)


@pytest.mark.parametrize("site", [b"same-origin", b"none"])
def test_the_own_page_may_fetch(site: bytes, loopback: None) -> None:
    headers = [(b"sec-fetch-site", site), (b"sec-fetch-mode", b"cors")]
    assert _speak(Spoken(_parts(b""), method="GET", headers=headers)).status == 200


def test_a_refusal_is_a_page_for_browsers_and_json_for_programs(loopback: None) -> None:
    asked = [(b"accept", b"text/html,*/*"), (b"content-length", b"99999999")]
    page = _speak(Spoken([], headers=asked))
    assert page.answered["content-type"] == "text/html; charset=utf-8"
    assert b"larger than 1048576 bytes. Send less." in page.body
    fetched = _speak(Spoken([], headers=[*asked, (b"sec-fetch-mode", b"cors")]))
    assert fetched.code == _speak(Spoken([], path="/api/ask", headers=asked)).code == "too_large"


class _Stream:
    """An application whose response never ends."""

    def __init__(self) -> None:
        self.ended = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        assert scope["method"] == "GET"
        await receive()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await asyncio.Event().wait()
        finally:
            self.ended = True


def test_head_is_answered_as_get_without_the_body(loopback: None) -> None:
    spoken = _speak(Spoken(_parts(b""), method="HEAD"))
    assert (spoken.status, spoken.body) == (200, b"")
    stream = _Stream()
    spoken = Spoken(_parts(b""), method="HEAD").call(Guard(stream, Rules()))
    assert (spoken.status, spoken.body, stream.ended) == (200, b"", True)


class _Working:
    """An application that blocks until it may end, and records the paths in order."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.may_end = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        self.begun.append(scope["path"])
        if scope["path"].startswith("/work") or "/pages/" in scope["path"]:
            await self.may_end.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if scope["path"].endswith("slow"):
            await asyncio.Event().wait()  # it is read by nobody
        await send({"type": "http.response.body", "body": b""})


def _get(guard: Guard, path: str, messages: list[Any] | None = None) -> tuple[Spoken, Any]:
    spoken = Spoken(messages or _parts(b""), method="GET", path=path)
    scope = {
        "type": "http", "method": "GET", "path": path, "headers": [(b"host", b"localhost")]
    }  # fmt: skip
    return spoken, asyncio.ensure_future(guard(scope, spoken.receive, spoken.send))


async def _settle() -> None:
    """Run all tasks until each waits."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_running_and_queued_requests_are_limited(loopback: None) -> None:
    async def scene() -> None:
        working = _Working()
        guard = Guard(working, Rules(work=Capacity(at_once=2, waiting=3)))
        first, second = _get(guard, "/work/1"), _get(guard, "/work/2-slow")
        await _settle()
        third, left = _get(guard, "/work/3"), _get(guard, "/work/left", [*_parts(b""), GONE])
        await _settle()
        assert left[1].done()  # who leaves the queue makes room in it
        assert left[0].sent == []
        fourth, fifth = _get(guard, "/work/4"), _get(guard, "/work/5")
        await _settle()
        sent_away = _get(guard, "/work/6")
        light = _get(guard, "/health")
        await _settle()
        assert (sent_away[0].status, sent_away[0].code) == (503, "busy")
        assert int(sent_away[0].answered["retry-after"]) > 0
        assert light[0].status == 200
        assert working.begun == ["/work/1", "/work/2-slow", "/health"]
        working.may_end.set()
        await asyncio.wait([one[1] for one in (first, third, fourth, fifth)])
        assert working.begun[3:] == ["/work/3", "/work/4", "/work/5"]
        assert {one[0].status for one in (first, third, fourth, fifth)} == {200}
        second[1].cancel()
        await _settle()
        last = [_get(guard, f"/work/{number}") for number in (7, 8)]
        await asyncio.wait([task for _, task in last])
        assert [spoken.status for spoken, _ in last] == [200, 200]

    asyncio.run(scene())


def test_waiting_for_a_place_times_out(loopback: None) -> None:
    async def scene() -> None:
        working = _Working()
        guard = Guard(working, Rules(work=Capacity(at_once=1, seconds=0)))
        first = _get(guard, "/work/1")
        await _settle()
        second = _get(guard, "/work/2")
        await asyncio.wait([second[1]])
        assert (second[0].status, second[0].code) == (503, "busy")
        working.may_end.set()
        await asyncio.wait([first[1]])
        third = _get(guard, "/work/3")
        await asyncio.wait([third[1]])
        assert (first[0].status, third[0].status) == (200, 200)

    asyncio.run(scene())


def test_images_of_pages_have_places_of_their_own(loopback: None) -> None:
    async def scene() -> None:
        working = _Working()
        limits = Rules(work=Capacity(at_once=1), drawings=Capacity(at_once=1, waiting=0))
        guard = Guard(working, limits)
        image = "/api/documents/a/pages/1"
        drawn, work = _get(guard, image), _get(guard, "/work/1")
        await _settle()
        assert working.begun == [image, "/work/1"]
        for path in (image, "/api/documents/a-b.c/pages/x"):
            sent_away = _get(guard, path)
            await _settle()
            assert (sent_away[0].status, sent_away[0].code) == (503, "busy")
        other = _get(guard, "/api/documents/a/rectangles")
        await _settle()
        assert not other[1].done()  # it waits for the other work
        working.may_end.set()
        await asyncio.wait([drawn[1], work[1], other[1]])
        assert {one[0].status for one in (drawn, work, other)} == {200}

    asyncio.run(scene())


def test_a_slow_reader_occupies_no_place(loopback: None) -> None:
    async def scene() -> None:
        guard = Guard(_Working(), Rules(work=Capacity(at_once=1, seconds=0)))
        slow, other = _get(guard, "/slow"), _get(guard, "/other")
        await asyncio.wait([other[1]])
        assert (slow[1].done(), other[0].status) == (False, 200)
        slow[1].cancel()

    asyncio.run(scene())


def test_a_place_given_to_a_disconnected_client_is_passed_on(loopback: None) -> None:
    async def scene() -> None:
        capacity, left = Capacity(at_once=1), asyncio.Event()
        first = await capacity.enter()
        second = asyncio.ensure_future(capacity.enter(left.wait))
        await _settle()
        first.leave()
        left.set()
        with pytest.raises(CutOff):
            await second
        (await asyncio.wait_for(capacity.enter(), 10)).leave()

    asyncio.run(scene())


def test_the_body_of_a_refused_request_is_discarded_so_that_the_response_arrives(
    loopback: None,
) -> None:
    parts = _parts(b"x" * LARGEST_BODY, b"x", b"y" * 1000, b"z" * 1000)
    spoken = _speak(Spoken(parts), timeouts=BodyTimeouts())
    assert spoken.status == 413
    assert spoken.messages == []
    assert [one.get("more_body") for one in spoken.sent] == [None, True, False]
    # But not for ever.
    parts = _parts(*[b"x" * LARGEST_BODY] * 5)
    assert len(_speak(Spoken(parts), timeouts=BodyTimeouts()).messages) == 1
