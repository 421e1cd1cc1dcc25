"""Requests that end before they are complete: they change nothing."""

import socket
import struct
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from index.encoding.encoder import Encoder
from qa.assembly import load_asker, open_current
from qa.conversations.store import Conversations, Turn
from qa.query.request import Request
from qa.settings import Settings
from tests.web.conftest import Server
from web.app import create_app

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"
FORM = "application/x-www-form-urlencoded"
_WAIT = 30.0  # seconds


@pytest.fixture
def held(kept: Settings, encoder: Encoder) -> tuple[Conversations, str]:
    """The file of conversations, with one conversation in it, and its id."""
    conversations = Conversations(kept.conversations)
    answer = load_asker(kept, open_current(kept), encoder).ask(Request(QUESTION))
    return conversations, conversations.add(None, Turn.of(answer))


def _closed(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(4096):  # until the server has closed, too
        pass


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _promised(head: str, body: bytes) -> bytes:
    """A request with fewer bytes than its Content-Length."""
    return f"{head}Content-Length: {len(body) + 10}\r\n\r\n".encode() + body


def _chunked(head: str, body: bytes) -> bytes:
    """A chunked request without its last chunk."""
    return f"{head}Transfer-Encoding: chunked\r\n\r\n{len(body):x}\r\n".encode() + body + b"\r\n"


@pytest.mark.parametrize("leave", [_closed, _reset])
@pytest.mark.parametrize("written", [_promised, _chunked])
def test_an_incomplete_request_changes_nothing(
    held: tuple[Conversations, str],
    kept: Settings,
    leave: Callable[[socket.socket], None],
    written: Callable[[str, bytes], bytes],
    loopback: None,
) -> None:
    conversations, ident = held
    before = conversations.find()
    server = Server(create_app(kept))
    address = urlsplit(server.start())
    requests = (
        ("POST /ask", FORM, b"q=When+was+the+TTP+founded%3F"),
        ("POST /ask", FORM, f"q=When+was+it+founded%3F&conversation={ident}".encode()),
        (f"POST /c/{ident}/rename", FORM, b"title=Another"),
        (f"PATCH /api/conversations/{ident}", "application/json", b'{"title": "Another"}'),
        (f"POST /c/{ident}/delete", FORM, b""),
        (f"DELETE /api/conversations/{ident}", "application/json", b"{}"),
    )
    for line, kind, body in requests:
        head = f"{line} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: {kind}\r\n"
        where = (address.hostname or "", address.port or 0)
        with socket.create_connection(where, timeout=_WAIT) as connection:
            connection.sendall(written(head, body) if body else _promised(head, b""))
            leave(connection)
    server.stop()  # what it had begun is done
    assert conversations.find() == before
