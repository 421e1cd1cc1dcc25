"""A server that does what servers should not, each under a path of its own."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache

HTML = b"Content-Type: text/html; charset=utf-8\r\n"
Send = Callable[[bytes], None]

REDIRECTS = {
    "loopback": "http://127.0.0.1/",
    "link-local": "http://169.254.169.254/latest/meta-data/",
    "ipv6-loopback": "http://[::1]/",
    "ipv6-link-local": "http://[fe80::1]/",
    "mapped": "http://[::ffff:127.0.0.1]/",
    "nat64": "http://[64:ff9b::7f00:1]/",
    "decimal": "http://2130706433/",
    "octal": "http://0177.0.0.1/",
    "hexadecimal": "http://0x7f000001/",
    "short": "http://127.1/",
    "private": "http://10.0.0.1/",
    "file": "file:///etc/passwd",
    "ftp": "ftp://ftp.example.org/x",
    "gopher": "gopher://example.org/x",
    "data": "data:text/html,<p>hello</p>",
    "port": "http://page.test:8080/",
    "credentials": "http://user:secret@page.test/fine",
    "line-break": "http://page.test/%0d%0aX: y",
    "nul": "http://page.test/\x00",
}
FINE = b"<html><title>Fine</title><p>This page is fine, and says so at some length.</p></html>"


def _page(send: Send, head: bytes, body: bytes) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + head + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def _slow_body(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"\r\n")
    while True:
        send(b"<p>a</p>")
        time.sleep(0.1)


def _slow_head(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n")
    while True:
        send(b"X-Wait: a\r\n")
        time.sleep(0.1)


def _endless_line(send: Send) -> None:
    """The first header is 5 GB long."""
    send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(5 * 1024):
        send(b"a" * 2**20)


def _many_headers(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000_000):
        send(b"X-%d: y\r\n" % number)


def _endless_body(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"\r\n")
    while True:
        send(b"<p>more</p>" * 10_000)


@cache
def _bomb() -> bytes:
    """A gigabyte of zeros in a megabyte. Its checksum is wrong, so far does nobody read."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return gzip.compress(b"", mtime=0)[:10] + block * 1024 + b"\x03\x00" + bytes(8)


def _gzip_bomb(send: Send) -> None:
    _page(send, HTML + b"Content-Encoding: gzip\r\n", _bomb())


def _nested(send: Send) -> None:
    _page(send, HTML + b"Content-Encoding: gzip, gzip\r\n", gzip.compress(gzip.compress(FINE)))


def _many_members(send: Send) -> None:
    """Empty gzip files, one behind the other, without end."""
    members = gzip.compress(b"", mtime=0) * 5000
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"Content-Encoding: gzip\r\n\r\n")
    while True:
        send(members)


def _informational(send: Send) -> None:
    """The answer is always about to come."""
    while True:
        send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100)


def _in_pieces(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n")
    for letter in b"%PDF-1.4 and so":
        send(bytes([letter]))
        time.sleep(0.01)


def _short_length(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"Content-Length: 20\r\n\r\n" + FINE)


def _long_length(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"Content-Length: 2000\r\n\r\n" + FINE)


def _declared(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"Content-Length: 9999999999999\r\n\r\n")
    for _ in range(100_000):
        send(b"a" * 2**16)


def _bad_chunks(send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n" + HTML + b"Transfer-Encoding: chunked\r\n\r\nzzzz\r\nnope\r\n")


def _ancient(send: Send) -> None:
    send(b"<html>no status line at all</html>\r\n\r\n")


ATTACKS: dict[str, Callable[[Send], None]] = {
    "fine": lambda send: _page(send, HTML, FINE),
    "packed": lambda send: _page(
        send, HTML + b"Content-Encoding: gzip\r\n", gzip.compress(FINE, mtime=0)
    ),
    "deflated": lambda send: _page(
        send, HTML + b"Content-Encoding: deflate\r\n", zlib.compress(FINE)
    ),
    "slow-body": _slow_body,
    "slow-head": _slow_head,
    "endless-line": _endless_line,
    "many-headers": _many_headers,
    "endless-body": _endless_body,
    "gzip-bomb": _gzip_bomb,
    "nested": _nested,
    "bad-gzip": lambda send: _page(send, HTML + b"Content-Encoding: gzip\r\n", b"no gzip"),
    "brotli": lambda send: _page(send, HTML + b"Content-Encoding: br\r\n", b"\x0b\x02"),
    "many-members": _many_members,
    "informational": _informational,
    "long-type": lambda send: _page(
        send, b'Content-Type: text/html; a="' + b";" * 90_000 + b"\r\n", FINE
    ),
    "bad-type": lambda send: _page(send, b"Content-Type: page\r\n", b"\x00\x01 what is it"),
    "short-length": _short_length,
    "long-length": _long_length,
    "declared": _declared,
    "bad-chunks": _bad_chunks,
    "ancient": _ancient,
    "image": lambda send: _page(send, b"Content-Type: image/png\r\n", b"\x89PNG"),
    "untold": lambda send: _page(send, b"", b"\x00\x01\x02 what is it"),
    "untold-pdf": lambda send: _page(send, b"", b"%PDF-1.4 and so on"),
    "pdf-in-pieces": _in_pieces,
    "silent": lambda _: time.sleep(5),
}


def _answer(path: str, send: Send) -> None:
    name = path.strip("/")
    if name in REDIRECTS:
        target = REDIRECTS[name].encode("latin-1")
        send(b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n")
    elif name.startswith("loop"):
        other = b"loop-b" if name == "loop-a" else b"loop-a"
        send(b"HTTP/1.1 302 Found\r\nLocation: /" + other + b"\r\nContent-Length: 0\r\n\r\n")
    elif name.startswith("steps-"):
        left = int(name.removeprefix("steps-"))
        where = b"/fine" if left == 1 else b"/steps-%d" % (left - 1)
        send(b"HTTP/1.1 302 Found\r\nLocation: " + where + b"\r\nContent-Length: 0\r\n\r\n")
    elif name in ATTACKS:
        ATTACKS[name](send)
    else:
        send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


def _serve(connection: socket.socket, seen: list[str], own: Mapping[str, bytes]) -> None:
    with suppress(OSError), connection:
        asked = b""
        while b"\r\n\r\n" not in asked:
            more = connection.recv(65536)
            if not more:
                return
            asked += more
        path = asked.split(b" ")[1].decode("latin-1")
        seen.append(path)
        if path in own:
            connection.sendall(own[path])
        else:
            _answer(path, connection.sendall)


@contextmanager
def hostile(
    own: Mapping[str, bytes] | None = None, context: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[str]]]:
    """The server's port on this machine, and the paths that it was asked for so far. `own` are
    answers, head and body, to be given at paths; with a `context` it speaks TLS.
    """
    answers = own or {}
    seen: list[str] = []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:

        def greet(connection: socket.socket) -> None:
            connection.settimeout(20)
            with suppress(OSError):
                if context is not None:
                    connection = context.wrap_socket(connection, server_side=True)
                _serve(connection, seen, answers)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=greet, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listener.getsockname()[1], seen
        listener.shutdown(socket.SHUT_RDWR)
