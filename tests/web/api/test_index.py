"""The JSON API of the index: what is indexed, what changed, rebuilding it, following a rebuild."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from index.encoding.encoder import Encoder
from tests.web.conftest import Server
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app
from web.server.job_runner import JobRunner
from web.server.jobs import Job

TOKEN = "open sesame, it is ö"


@pytest.fixture
def app(paper_folder: PaperFolder) -> Iterator[FastAPI]:
    found = create_app(paper_folder.quick)
    yield found
    found.state.jobs.stop()


@pytest.fixture
def served(app: FastAPI, loopback: None) -> Iterator[str]:
    server = Server(app)
    yield server.start()
    server.stop()


def _events(lines: Iterator[str]) -> list[dict[str, Any]]:
    """The events of a stream read to its end."""
    found: list[dict[str, Any]] = []
    event: dict[str, Any] = {}
    for line in lines:
        if line.startswith(":"):  # a sign of life
            continue
        if line:
            name, _, value = line.partition(": ")
            event[name] = json.loads(value) if name == "data" else value
        elif event:
            found.append(event)
            event = {}
    return found


def test_a_rebuild_over_http_is_followed_to_its_end(served: str, paper_folder: PaperFolder) -> None:
    with httpx.Client(base_url=served, timeout=60) as client:
        assert "1901" in client.post("/api/ask", json={"question": BUILT}).text
        paper_folder.write(2)
        started = client.post("/api/index/rebuild")
        assert started.status_code == 202
        place = started.headers["location"]
        assert place == f"/api/index/jobs/{started.json()['id']}"
        assert client.post("/api/index/rebuild").headers["location"] == place
        assert client.get("/api/index").json()["job"]["id"] == started.json()["id"]
        with client.stream("GET", f"{place}/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["cache-control"] == "no-cache"
            assert stream.headers["x-accel-buffering"] == "no"
            events = _events(stream.iter_lines())
        assert {event["event"] for event in events} == {"job"}
        told = [event["data"] for event in events]
        assert [one["state"] for one in told][-1] == "done"
        assert all(one["state"] == "running" for one in told[:-1])
        assert [one["fraction"] for one in told] == sorted(one["fraction"] for one in told)
        assert client.get(place).json() == told[-1]
        answer = client.post("/api/ask", json={"question": BUILT}).json()
        assert answer["index"] == told[-1]["report"]["index"]
        assert "1902" in answer["quotes"][0]["text"]

        last = events[-1]["id"]
        over = client.get(f"{place}/events", headers={"last-event-id": last})
        assert (over.status_code, over.content) == (204, b"")
        for known in ("0", "nonsense", "-1", "9" * 400):
            headers = {"last-event-id": known}
            again = client.get(f"{place}/events", headers=headers)
            assert [one["id"] for one in _events(again.iter_lines())] == [last]


def test_the_index_tells_how_it_came_about(client: TestClient, paper_folder: PaperFolder) -> None:
    about = client.get("/api/index").json()
    assert about["model"] == about["encoder"]["name"] == "ibid-MiniLM-L6"
    assert len(about["encoder"]["sha256"]) == 64
    assert (about["encoder"]["dimensions"], about["encoder"]["tokens"]) == (384, 254)
    assert about["passage_settings"] == {"limit": 200, "overlap": 1}
    assert about["built"] == about["report"]["built"]
    assert about["report"]["added"] == ["ferry", "mill"]
    ferry = about["documents"][0]
    assert (ferry["id"], ferry["file"], ferry["since"]) == (
        "ferry",
        "ferry/paper.txt",
        about["built"],
    )
    assert about["job"] is None
    assert about["problem"] is None


def test_a_newer_index_that_cannot_be_used_is_told(
    client: TestClient, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    before = client.get("/api/index").json()
    paper_folder.write(2).build(encoder)
    paper_folder.damage()
    about = client.get("/api/index").json()
    assert about["index"] == before["index"]
    assert about["problem"]["code"] == "damaged_index"
    assert about["problem"]["remedy"]
    # What changed is read from files that are as they were written.
    assert client.get("/api/index/diff").status_code == 200
    assert client.get("/health").status_code == 200


def test_what_the_last_build_changed_is_told(
    client: TestClient, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    first = client.get("/api/index/diff").json()
    assert (first["previous"], first["changes"]) == (None, [])
    text = paper_folder.file("ferry").read_text("utf-8")
    paper_folder.put("ferry", text.replace("Nobody was ever lost", "A horse was once lost"))
    paper_folder.build(encoder)
    diff = client.get("/api/index/diff").json()
    assert diff["previous"] == first["index"] != diff["index"]
    assert diff["built"]
    sentences = [one for one in diff["changes"] if one["kind"] == "sentence"]
    came = [one["text"] for one in sentences if one["change"] == "appeared"]
    went = [one for one in sentences if one["change"] == "vanished"]
    assert came == ["A horse was once lost with it."]
    assert went[0]["text"] == "Nobody was ever lost with it."
    assert (went[0]["document"], went[0]["before"][0]) == (None, "ferry")
    for kind, count in diff["counts"].items():
        assert count == sum(one["change"] == kind for one in diff["changes"])


@pytest.mark.parametrize("path", ["/api/index/jobs/nothing", "/api/index/jobs/nothing/events"])
def test_an_unknown_job_is_told_so(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "unknown_job"
    assert "POST /api/index/rebuild" in response.json()["error"]["remedy"]


@pytest.mark.parametrize(
    ("host", "token", "shown", "status"),
    [
        ("127.0.0.1", None, None, 202),
        ("127.8.9.1", None, "anything", 202),
        ("::1", None, None, 202),
        ("localhost", None, None, 202),
        ("127.0.0.1", TOKEN, None, 401),
        ("127.0.0.1", TOKEN, "wrong", 401),
        ("127.0.0.1", TOKEN, TOKEN, 202),
        ("0.0.0.0", None, None, 403),
        ("0.0.0.0", None, "anything", 403),
        ("::", None, None, 403),
        ("library.example", None, None, 403),
        ("0.0.0.0", TOKEN, None, 401),
        ("0.0.0.0", TOKEN, TOKEN[:-1], 401),
        ("0.0.0.0", TOKEN, TOKEN, 202),
    ],
)
def test_who_may_rebuild(
    paper_folder: PaperFolder,
    loopback: None,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    token: str | None,
    shown: str | None,
    status: int,
) -> None:
    started: list[JobRunner] = []

    def start(jobs: JobRunner) -> Job:
        started.append(jobs)
        return Job("one", "2026-01-01T00:00:00+00:00")

    monkeypatch.setattr(JobRunner, "start", start)
    secret = SecretStr(token) if token else None
    settings = paper_folder.quick.model_copy(update={"host": host, "token": secret})
    client = TestClient(create_app(settings), base_url="http://127.0.0.1", follow_redirects=False)
    headers = {b"authorization": f"Bearer {shown}".encode()} if shown else {}
    response = client.post("/api/index/rebuild", headers=headers)
    assert response.status_code == status
    form = client.post("/index/rebuild", data={"token": shown} if shown else {})
    assert form.status_code == (303 if status == 202 else status)
    assert len(started) == (2 if status == 202 else 0)
    if status == 401:
        assert response.headers["www-authenticate"] == "Bearer"
        assert form.headers["www-authenticate"] == "Bearer"
        assert response.json()["error"]["code"] == "unauthorised"
    if status == 403:
        assert "Set IBID_TOKEN" in response.json()["error"]["remedy"]
        assert "Set IBID_TOKEN" in form.text
    for told in (response, form):
        assert token is None or token not in told.text


def test_the_token_is_not_asked_for_by_another_scheme(
    paper_folder: PaperFolder, loopback: None
) -> None:
    settings = paper_folder.quick.model_copy(update={"token": SecretStr(TOKEN)})
    client = TestClient(create_app(settings), base_url="http://127.0.0.1")
    for value in ("Basic b3Blbg==", "Bearer", "Bearer ", TOKEN):
        response = client.post("/api/index/rebuild", headers={b"authorization": value.encode()})
        assert response.status_code == 401
    assert client.post("/index/rebuild", content=b"&".join([b"a=b"] * 100)).status_code == 401
    assert client.get("/api/index").status_code == 200


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:8000"}, True),
        ({"origin": "https://127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"origin": "http://127.0.0.1:8001"}, False),
        ({"origin": "http://127.0.0.1"}, False),
        ({"origin": "http://localhost:8000"}, False),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "http://127.0.0.1:8000.evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "cross-site"}, False),
    ],
)
def test_a_page_of_another_site_starts_nothing(
    client: TestClient, headers: dict[str, str], allowed: bool
) -> None:
    headers = {"host": "127.0.0.1:8000", **headers}
    asked = client.post("/api/check", json={"quotation": "oak"}, headers=headers)
    assert asked.status_code == (200 if allowed else 403)
    if not allowed:
        for path in ("/api/index/rebuild", "/index/rebuild"):
            response = client.post(path, headers=headers)
            assert response.status_code == 403
            assert response.json()["error"]["code"] == "foreign_origin"
        assert client.get("/api/index").json()["job"] is None
    assert client.get("/health", headers=headers).status_code == 200


def test_a_rebuild_makes_the_first_index(loopback: None, paper_folder: PaperFolder) -> None:
    empty = paper_folder.quick.model_copy(update={"home": paper_folder.folder / "other"})
    app = create_app(empty)
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get("/api/index").status_code == 503
    page = client.get("/index")
    assert page.status_code == 200
    assert "There is no index" in page.text
    assert 'action="/index/rebuild"' in page.text
    place = client.post("/api/index/rebuild").headers["location"]
    job = app.state.jobs.wait(place.rpartition("/")[2], 90)
    assert job.state == "done"
    assert client.get("/api/index").json()["report"]["added"] == ["ferry", "mill"]
