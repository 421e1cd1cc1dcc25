"""The page about the index without scripts."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from index.encoding.encoder import Encoder
from index.errors import NotBuilt
from index.store.lock import sole_builder
from tests.web.pages.test_templates import HOSTILE, _read
from tests.web.paper_folder import PaperFolder
from web.app import create_app


@pytest.fixture
def app(paper_folder: PaperFolder) -> FastAPI:
    return create_app(paper_folder.quick)


def _view(client: TestClient) -> str:
    """The text of the page, with single spaces."""
    return " ".join(_read(client.get("/index").text, "view").words.split())


def test_the_page_lists_what_is_indexed(client: TestClient) -> None:
    words = _view(client)
    for known in (
        "2 documents",
        "ferry/paper.txt · 1 page · ",
        "unchanged since 20",
        "ibid-MiniLM-L6, float32, 384 dimensions",
        "at most 200 tokens, overlapping by 1 sentence",
        "Added ferry, mill",
        "It was the first, so everything is new.",
    ):
        assert known in words
    assert client.get("/api/index").json()["index"] in words
    assert '<a href="/index">Index</a>' in client.get("/").text


def test_the_first_changes_are_listed_and_the_others_counted(
    client: TestClient, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    lines = " ".join(f"Horse number {n} was led on board." for n in range(250))
    paper_folder.put(
        "ferry", paper_folder.file("ferry").read_text("utf-8").replace("Nobody was", lines)
    )
    paper_folder.build(encoder)
    words = _view(client)
    diff = client.get("/api/index/diff").json()
    assert "Changed ferry Kept mill" in words
    assert f"What changed: {diff['counts']['appeared']} appeared" in words
    assert words.count("appeared · sentence") + words.count("vanished · sentence") == 200
    assert f"And {len(diff['changes']) - 200} more." in words
    assert words.index("Horse number 7 was led") < words.index("Horse number 100 was led")


def test_hostile_words_are_shown_as_words(
    client: TestClient, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    paper_folder.put("ferry", f"{HOSTILE} was written here in 1999.\n\n{HOSTILE} was not.\n")
    about = "title = '''" + HOSTILE + "'''\n"
    (paper_folder.file("ferry").parent / "paper.toml").write_text(about, "utf-8")
    paper_folder.build(encoder)
    page = client.get("/index").text
    parser = _read(page, "view")
    assert "was written here in 1999." in parser.words
    assert "7*7" in parser.words
    assert [tag for tag, _ in parser.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in parser.tags]
    for tag, attributes in parser.tags:
        assert tag != "style"
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_a_rebuild_without_scripts_is_followed_by_reloading(
    client: TestClient, app: FastAPI, paper_folder: PaperFolder
) -> None:
    paper_folder.write(2)
    with sole_builder(paper_folder.home):
        begun = client.post("/index/rebuild", follow_redirects=False)
        assert (begun.status_code, begun.headers["location"]) == (303, "/index")
        page = client.get("/index").text
        assert '<noscript><meta http-equiv="refresh" content="2; url=/index"></noscript>' in page
        parser = _read(page, "view")
        (bar,) = [attributes for tag, attributes in parser.tags if tag == "progress"]
        assert bar["value"] == "0.0"
        assert not [tag for tag, _ in parser.tags if tag == "form"]
    assert app.state.jobs.wait(app.state.jobs.latest.id, 90).state == "done"
    page = client.get("/index").text
    assert "http-equiv" not in page
    words = _view(client)
    assert "Rebuilt at 20" in words
    assert "0 added, 2 changed, 0 removed, 0 kept" in words
    assert "Changed ferry, mill" in words


def _with_error(monkeypatch: pytest.MonkeyPatch, app: FastAPI, error: Exception) -> None:
    def broken(*_: Any) -> None:
        raise error

    monkeypatch.setattr("web.server.job_runner.rebuild", broken)
    app.state.jobs.wait(app.state.jobs.start().id, 10)


def test_a_failed_rebuild_is_shown_with_its_remedy(
    client: TestClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_error(monkeypatch, app, NotBuilt(f"It is full: {HOSTILE}.", "Free some room."))
    words = _view(client)
    assert "The rebuild failed at 20" in words
    assert "It is full: <script>" in words
    assert "Free some room." in words
    assert "2 documents" in words


def test_an_unusable_newer_index_is_reported(
    client: TestClient, paper_folder: PaperFolder, encoder: Encoder
) -> None:
    before = client.get("/health").json()["index"]
    paper_folder.write(2).build(encoder)
    paper_folder.damage()
    words = _view(client)
    assert "The newest index cannot be used; the previous one answers" in words
    assert f"Index {before}, built 20" in words


def test_the_token_is_asked_for_only_where_one_is_needed(
    paper_folder: PaperFolder, loopback: None
) -> None:
    def form(**update: Any) -> list[str | None]:
        chosen = paper_folder.quick.model_copy(update=update)
        client = TestClient(create_app(chosen), base_url="http://127.0.0.1")
        tags = _read(client.get("/index").text).tags
        return [known.get("type") for tag, known in tags if tag in ("input", "button")]

    token = SecretStr("open sesame")
    assert form() == ["submit"]
    assert form(token=token) == ["password", "submit"]
    assert form(host="0.0.0.0", token=token) == ["password", "submit"]
    assert form(host="0.0.0.0") == []


def test_a_wrong_token_is_reported_on_the_page(paper_folder: PaperFolder, loopback: None) -> None:
    chosen = paper_folder.quick.model_copy(update={"token": SecretStr("open sesame")})
    client = TestClient(create_app(chosen), base_url="http://127.0.0.1")
    page = client.post("/index/rebuild", data={"token": "close sesame"})
    assert page.status_code == 401
    assert "The token is wrong." in page.text
    assert "close sesame" not in page.text
    again = client.get("/index/rebuild", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (303, "/index")
