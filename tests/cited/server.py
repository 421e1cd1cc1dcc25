"""Serves the stand-in pages under the names that the paper's notes have, plain and by TLS."""

import hashlib
import http.client
import json
import socket
import ssl
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, unquote, urlsplit

import trustme

from corpus.citations.url_key import canonical
from tests.cited.pages import CHROME, Page, pages, render

ARCHIVES = ("archive.org", "web.archive.org")
_SAVED = "20210901000000"
_WALLS = {
    "soft404": ("Page not found", "Sorry, the page you are looking for could not be found."),
    "consent": ("Before you continue", f"{CHROME[0]}. Accept all cookies or manage your choices."),
    "script": ("JavaScript required", "JavaScript is not available. Please enable JavaScript."),
    "login": ("Log in", "Please log in to continue. Forgot your password?"),
}
_STATUS = {"forbidden": 403, "unauthorised": 401, "gone": 410, "archived": 404, "missing": 404}


@dataclass(frozen=True)
class Asked:
    """A request as it came, and when (monotonic seconds)."""

    host: str
    path: str
    headers: dict[str, str]
    status: int
    begun: float
    ended: float


@dataclass
class LocalWeb:
    """The server; within a `with`. `hosts` says where each name is reached, `ca` is the file of
    the authority that vouches for them.
    """

    requests: list[Asked] = field(default_factory=list)
    delay: float = 0.0

    def __enter__(self) -> "LocalWeb":
        self._lock = threading.Lock()
        self._seen: Counter[str] = Counter()
        self._changed: dict[str, str] = {}
        self._pages = {canonical(page.url): page for page in pages()}
        self._folder = tempfile.TemporaryDirectory()
        names = {urlsplit(page.url).hostname or "" for page in pages() if page.state != "no host"}
        authority = trustme.CA()
        self.ca = Path(self._folder.name) / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca))
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*sorted(names), *ARCHIVES).configure_cert(self._context)
        self._server = _Server(self)
        self.port = int(self._server.server_address[1])
        self.hosts = dict.fromkeys((*sorted(names), *ARCHIVES), ("127.0.0.1", self.port))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()

    def context(self) -> ssl.SSLContext:
        """What trusts this web, and nothing else."""
        return ssl.create_default_context(cafile=str(self.ca))

    def change(self, url: str, words: str) -> None:
        """From now on a page says this, too."""
        self._changed[canonical(url)] = words

    def answer(self, host: str, path: str, headers: dict[str, str], *, secure: bool) -> "_Answer":
        with self._lock:
            self._seen[f"{host}{path}"] += 1
            times = self._seen[f"{host}{path}"]
        time.sleep(self.delay)
        if path == "/robots.txt":
            return self._robots(host)
        if host == "archive.org":
            return self._available(path)
        if host == "web.archive.org":
            return self._copy(path)
        if path == "/login":
            return _wall("login")
        moved = path.startswith("/moved/")
        page = self._pages.get(canonical(f"http://{host}{path.removeprefix('/moved')}"))
        if page is None:
            return _Answer(404, b"nothing here")
        if page.state == "secured" and not secure:
            return _Answer(301, b"", {"Location": f"https://{host}{path}"})
        return self._page(page, headers, times, moved=moved)

    def _page(self, page: Page, headers: dict[str, str], times: int, *, moved: bool) -> "_Answer":
        state = page.state
        if state in _STATUS:
            return _Answer(_STATUS[state], b"<html><title>No</title></html>")
        if state == "login":
            return _Answer(302, b"", {"Location": "/login"})
        if state in _WALLS:
            return _wall(state)
        if state == "moved" and not moved:
            parts = urlsplit(page.url)
            return _Answer(301, b"", {"Location": f"/moved{parts.path}"})
        if state == "busy" and times == 1:
            return _Answer(429, b"", {"Retry-After": "1"})
        data, kind = self._rendered(page)
        digest = hashlib.sha256(data).hexdigest()
        tag = f'"{digest[:16]}"'
        if page.work % 3:
            known = {"ETag": tag}
            same = headers.get("if-none-match") == tag
        else:
            known = {"Last-Modified": f"Tue, 01 Mar 2022 10:00:{int(digest[:8], 16) % 60:02d} GMT"}
            same = headers.get("if-modified-since") == known["Last-Modified"]
        return (
            _Answer(304, b"", known)
            if same
            else _Answer(200, data, {**known, "Content-Type": kind})
        )

    def _rendered(self, page: Page) -> tuple[bytes, str]:
        data, kind = render(page)
        words = self._changed.get(canonical(page.url))
        if words:
            last = escape(page.paragraphs[-1]).encode()
            data = data.replace(last, last + f" {words}".encode(), 1)
        return data, kind

    def _robots(self, host: str) -> "_Answer":
        barred = [p for p in pages() if p.state == "robots" and urlsplit(p.url).hostname == host]
        if not barred:
            return _Answer(404, b"")
        parts = urlsplit(barred[0].url)
        rules = f"User-agent: *\nDisallow: {parts.path}?{parts.query}\n"
        return _Answer(200, rules.encode(), {"Content-Type": "text/plain"})

    def _available(self, path: str) -> "_Answer":
        asked = parse_qs(urlsplit(path).query).get("url", [""])[0]
        page = self._pages.get(canonical(asked))
        closest = {"available": True, "url": asked, "timestamp": _SAVED, "status": "200"}
        held = {"closest": closest} if page and page.state == "archived" else {}
        told = json.dumps({"url": asked, "archived_snapshots": held}).encode()
        return _Answer(200, told, {"Content-Type": "application/json"})

    def _copy(self, path: str) -> "_Answer":
        _, _, stamp, url = path.split("/", 3)
        page = self._pages.get(canonical(unquote(url)))
        if page is None or page.state != "archived" or stamp != f"{_SAVED}id_":
            return _Answer(404, b"")
        data, kind = render(page)
        return _Answer(200, data, {"Content-Type": kind})


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def _wall(state: str) -> _Answer:
    title, words = _WALLS[state]
    body = f"<body><h1>{title}</h1><p>{words}</p></body>"
    page = f"<!doctype html><html><title>{title}</title>{body}</html>"
    return _Answer(200, page.encode(), {"Content-Type": "text/html; charset=utf-8"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, web: LocalWeb) -> None:
        self.web = web
        super().__init__(("127.0.0.1", 0), _Handler)

    def finish_request(self, request: object, client_address: object) -> None:
        assert isinstance(request, socket.socket)
        request.settimeout(20)
        # The first byte tells whether the client begins with TLS.
        if request.recv(1, socket.MSG_PEEK) == b"\x16":
            request = self.web._context.wrap_socket(request, server_side=True)
        try:
            _Handler(request, client_address, self)
        finally:
            request.close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        begun = time.monotonic()
        host = (self.headers.get("Host") or "").split(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        secure = isinstance(self.connection, ssl.SSLSocket)
        answer = server.web.answer(host, self.path, headers, secure=secure)
        self.send_response(answer.status, http.client.responses.get(answer.status, ""))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        # Noted before anything is sent: a client that has read the answer finds it noted, and an
        # answer without a body is whole with its headers.
        server.web.requests.append(
            Asked(host, self.path, headers, answer.status, begun, time.monotonic())
        )
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name above
        """Nothing is printed; `LocalWeb.requests` holds them."""
