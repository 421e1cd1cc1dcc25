"""The index that the server answers from, and its replacement."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.errors import DamagedIndex, NoIndex
from qa.assembly import open_current
from qa.names.matcher import Names
from qa.query.request import Request
from qa.settings import Settings
from tests.web.conftest import Server, until
from tests.web.load import CALLS, bodies, body
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app
from web.server.served_index import ServedIndex
from web.server.state import NotReady, ServerState

ASKED = Request(BUILT)


@pytest.fixture
def state(paper_folder: PaperFolder) -> ServerState:
    """The state of a server whose papers are in version 1."""
    found = ServerState(paper_folder.quick)
    found.served()
    return found


def _year(served: ServedIndex) -> str:
    """The year in the answer: 1900 plus the version of the papers."""
    quote = served.ask(ASKED).quotes[0]
    return quote.text.rpartition(" ")[2].strip(".")


def test_a_new_index_is_served_without_a_restart(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    before = state.served()
    assert _year(before) == "1901"
    paper_folder.write(2).build(encoder)
    after = state.served()
    assert _year(after) == "1902"
    assert _year(before) == "1901", "what a request has taken stays as it is"
    assert after.index.id != before.index.id


def test_the_same_question_again_is_answered_from_memory(chosen: Settings) -> None:
    served = ServerState(chosen).served()
    asked = Request("When was Tehrik-e-Taliban Pakistan founded?")
    assert served.ask(asked) is served.ask(asked)


def test_a_missing_index_is_reported_until_there_is_one(tmp_path: Path, encoder: Encoder) -> None:
    paper_folder = PaperFolder(tmp_path).write(1)
    state = ServerState(paper_folder.quick)
    for _ in range(2):
        with pytest.raises(NoIndex):
            state.served()
    paper_folder.build(encoder)
    assert _year(state.served()) == "1901"
    assert state.problem is None


def test_a_damaged_new_index_is_reported_and_the_old_one_served(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    before = state.served()
    paper_folder.write(2).build(encoder)
    paper_folder.damage()
    assert state.served() is before
    assert isinstance(state.problem, DamagedIndex)
    assert "vectors.faiss" in state.problem.message
    with pytest.raises(DamagedIndex):
        state.reload()
    assert state.served() is before
    paper_folder.write(3).build(encoder)
    assert _year(state.served()) == "1903"
    assert state.problem is None


def test_a_damaged_index_is_not_opened_again_and_again(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Settings] = []

    def counted(chosen: Settings) -> Any:
        tried.append(chosen)
        return open_current(chosen)

    monkeypatch.setattr("web.server.state.open_current", counted)
    paper_folder.write(2).build(encoder)
    paper_folder.damage()
    for _ in range(5):
        state.served()
    assert len(tried) == 1
    with pytest.raises(DamagedIndex):
        state.reload()
    assert len(tried) == 2


def test_a_deleted_index_is_still_served(state: ServerState, paper_folder: PaperFolder) -> None:
    paper_folder.home.pointer.unlink()
    assert _year(state.served()) == "1901"
    assert isinstance(state.problem, NoIndex)


def test_after_an_unexpected_error_the_old_index_is_served(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Settings) -> Any:
        raise MemoryError("no room")

    monkeypatch.setattr("web.server.state.open_current", broken)
    paper_folder.write(2).build(encoder)
    assert _year(state.served()) == "1901"
    assert isinstance(state.problem, NotReady), "not called damage: building again mends nothing"
    assert "no room" in state.problem.message
    assert "uild" not in state.problem.remedy


def test_an_index_is_served_even_if_the_warm_up_question_fails(
    paper_folder: PaperFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> Any:
        raise KeyError("what")

    with monkeypatch.context() as broken:
        broken.setattr("qa.answering.ask.Asker.ask", fails)
        served = ServerState(paper_folder.quick).served()
    assert _year(served) == "1901"


def test_a_document_whose_names_fail_is_named_and_the_others_answer(
    paper_folder: PaperFolder, encoder: Encoder, monkeypatch: pytest.MonkeyPatch, loopback: None
) -> None:
    of = Names.of

    def fails(document: Document) -> Names:
        if document.id == "bad":
            raise KeyError("what")
        return of(document)

    monkeypatch.setattr(Names, "of", fails)
    folder = paper_folder.settings.papers / "bad"
    folder.mkdir()
    (folder / "paper.txt").write_text("The Board of Fen Drainage sat in Hull.\n", "utf-8")
    paper_folder.build(encoder)
    app = create_app(paper_folder.quick)
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get("/health").status_code == 200
    assert _year(app.state.ibid.served()) == "1901"
    documents = {one["id"]: one for one in client.get("/api/documents").json()["documents"]}
    assert [name for name, one in documents.items() if one["warnings"]] == ["bad"]
    assert "KeyError" in documents["bad"]["warnings"][0]
    assert client.get("/api/documents/bad").json()["warnings"] == documents["bad"]["warnings"]


def test_requests_wait_a_second_for_a_new_index(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(chosen: Settings) -> Any:
        assert go.wait(30)
        return open_current(chosen)

    monkeypatch.setattr("web.server.state.open_current", slow)
    paper_folder.write(2).build(encoder)
    begun = time.monotonic()
    assert _year(state.served()) == "1901"
    assert 0.9 < time.monotonic() - begun < 20
    begun = time.monotonic()
    for _ in range(20):
        assert _year(state.served()) == "1901"
    assert time.monotonic() - begun < 10  # twenty waits would be twenty seconds
    go.set()
    until(lambda: _year(state.served()) == "1902")


def test_concurrent_requests_open_one_index(
    state: ServerState, paper_folder: PaperFolder, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def counted(chosen: Settings) -> Any:
        tried.append(threading.get_ident())
        return open_current(chosen)

    monkeypatch.setattr("web.server.state.open_current", counted)
    paper_folder.write(2).build(encoder)
    found: list[ServedIndex] = []
    threads = [
        threading.Thread(target=lambda: found.append(state.served()), daemon=True) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(found) == 8
    assert len(tried) == 1


def test_an_idle_server_opens_a_new_index(
    paper_folder: PaperFolder, encoder: Encoder, loopback: None
) -> None:
    app = create_app(paper_folder.quick)
    state: ServerState = app.state.ibid
    server = Server(app)
    server.start()
    try:
        before = state.served()
        paper_folder.write(2).build(encoder)
        until(lambda: state._served is not before)  # without anybody asking
    finally:
        server.stop()
    assert _year(state.served()) == "1902"


@pytest.mark.parametrize("kind", list(CALLS))
def test_a_request_uses_one_index_while_it_is_replaced(
    kind: str,
    state: ServerState,
    paper_folder: PaperFolder,
    encoder: Encoder,
    monkeypatch: pytest.MonkeyPatch,
    loopback: None,
) -> None:
    _, before = bodies(paper_folder.quick)
    app = create_app(paper_folder.quick)
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get("/health").status_code == 200
    answered = ServedIndex.ask
    switched: list[bool] = []

    def switch() -> None:
        if not switched:
            switched.append(True)
            paper_folder.write(2).build(encoder)
            app.state.ibid.reload()

    def ask(served: ServedIndex, request: Request) -> Any:
        answer = answered(served, request)
        switch()
        return answer

    def index(served: ServedIndex) -> Any:
        found = served.asker.index
        switch()
        return found

    monkeypatch.setattr(ServedIndex, "ask", ask)
    monkeypatch.setattr(ServedIndex, "index", property(index))
    response = CALLS[kind](client)
    assert switched
    assert response.status_code == 200
    assert body(response) == before[kind]
    _, after = bodies(paper_folder.quick)
    assert body(CALLS[kind](client)) == after[kind] != before[kind]
