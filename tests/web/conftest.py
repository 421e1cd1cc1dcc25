"""The application in process, and a real server for the browser."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from index.encoding.encoder import Encoder
from qa.settings import Settings
from tests.web.browsing import started
from tests.web.paper_folder import PaperFolder
from web.app import create_app
from web.http.connection import Connection


@pytest.fixture(scope="session")
def app(chosen: Settings) -> FastAPI:
    return create_app(chosen)


@pytest.fixture
def client(app: FastAPI, loopback: None) -> TestClient:
    """Requests to the application in process; its event loop needs a socket pair."""
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def kept(chosen: Settings, tmp_path: Path, home: Any) -> Settings:
    """The index of both papers, and a file of conversations of one's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    for one in chosen.home.iterdir():
        if not one.name.startswith("conversations"):
            (folder / one.name).symlink_to(one)
    return chosen.model_copy(update={"home": folder, "quick": True})


@pytest.fixture
def paper_folder(tmp_path: Path, encoder: Encoder) -> PaperFolder:
    """A paper_folder of its own in version 1, with its index."""
    found = PaperFolder(tmp_path / "paper_folder").write(1)
    found.build(encoder)
    return found


def until(wanted: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until it is as wanted."""
    end = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.02)


class Server:
    """A uvicorn server on a free port of this machine."""

    def __init__(self, app: FastAPI, http: type[Connection] = Connection) -> None:
        config = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=0,
            log_level="warning",
            timeout_graceful_shutdown=5,
            http=http,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self) -> str:
        """Begin to listen; gives the address."""
        self._thread.start()
        until(lambda: self._server.started, 30)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)


@pytest.fixture
def address(app: FastAPI, loopback: None) -> Iterator[str]:
    server = Server(app)
    yield server.start()
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    import pytest_socket

    pytest_socket.enable_socket()  # the driver is spoken to over a socket for the whole module
    with started() as found:
        yield found
