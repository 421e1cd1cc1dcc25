"""Connections without a complete request: they time out, with an error as JSON."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI

from qa.settings import Settings
from tests.web.conftest import Server
from web.app import create_app
from web.http.connection import Connection
from web.http.safe_headers import SAFE_HEADERS


class _Hurried(Connection):
    seconds = 0.1


Connect = Callable[[], socket.socket]


@pytest.fixture
def connect(request: pytest.FixtureRequest, tmp_path: object, loopback: None) -> Iterator[Connect]:
    """Connections to a server without an index, with a short deadline for a request's head."""
    server = Server(_empty(tmp_path), request.param)
    address = urlsplit(server.start())
    yield lambda: socket.create_connection((address.hostname or "", address.port or 0), 30)
    server.stop()


def _empty(folder: object) -> FastAPI:
    return create_app(Settings.model_validate({"home": folder}))


@contextmanager
def _read(connect: Connect, sent: bytes) -> Iterator[bytes]:
    """Everything that a server sends until it closes the connection."""
    with connect() as connection:
        connection.sendall(sent)
        yield b"".join(iter(lambda: connection.recv(65536), b""))


def _answer(raw: bytes) -> tuple[int, dict[str, str], str]:
    """Status, headers, and the code of the error."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return int(first.split()[1]), headers, json.loads(body)["error"]["code"]


@pytest.mark.parametrize("connect", [_Hurried], indirect=True)
def test_an_incomplete_head_times_out(connect: Connect) -> None:
    with _read(connect, b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ") as raw:
        status, headers, code = _answer(raw)
    assert (status, code) == (408, "too_slow")
    assert SAFE_HEADERS.items() <= headers.items()
    with _read(connect, b"") as raw:
        assert raw == b""


@pytest.mark.parametrize("connect", [_Hurried], indirect=True)
def test_a_head_sent_byte_by_byte_has_the_same_deadline(connect: Connect) -> None:
    with connect() as connection:
        connection.settimeout(0.02)
        for byte in b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 500:
            connection.sendall(bytes([byte]))
            try:
                raw = connection.recv(65536)
                break
            except TimeoutError:
                continue
        else:
            pytest.fail("the server goes on waiting")
    assert raw.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("connect", [_Hurried], indirect=True)
def test_an_incomplete_second_head_times_out(connect: Connect) -> None:
    whole = b"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with connect() as connection:
        connection.sendall(whole)
        first = connection.recv(65536)
        assert first.startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"GET /hea")
        rest = b"".join(iter(lambda: connection.recv(65536), b""))
    assert b"HTTP/1.1 408 " in first + rest


@pytest.mark.parametrize("connect", [Connection], indirect=True)
@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",  # without a host
        b"POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"x" * 70_000,
    ],
)
def test_invalid_http_is_answered_with_a_json_error(connect: Connect, sent: bytes) -> None:
    with _read(connect, sent) as raw:
        status, headers, code = _answer(raw)
    assert (status, code) == (400, "no_http")
    assert SAFE_HEADERS.items() <= headers.items()
