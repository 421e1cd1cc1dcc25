"""The cited sources over HTTP and in the page: the ledger, and what the works say."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from corpus.sources.catalogue import cited_works
from corpus.sources.manual import add_file
from qa.build_index import build_current
from qa.settings import Settings
from tests.conftest import FIRST
from tests.web.browsing import ask, barriers, watched
from tests.web.conftest import Server
from tests.web.pages.test_templates import HOSTILE, _read
from tests.web.paper_folder import PaperFolder
from web.app import create_app

QUESTION = "How many attacks were there between August 2021 and August 2022?"


@pytest.fixture
def with_sources(cited: Settings, loopback: None) -> TestClient:
    application = create_app(cited)
    return TestClient(application, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def page(browser: Browser, cited: Settings, loopback: None) -> Iterator[Page]:
    server = Server(create_app(cited))
    with watched(browser, server.start()) as found:
        yield found
    server.stop()


def test_the_ledger_is_given(with_sources: TestClient) -> None:
    told = with_sources.get("/api/sources").json()
    assert len(told["sources"]) == 37
    assert told["states"] == {"not tried": 2, "nothing to fetch": 4, "fetched": 31}
    first = told["sources"][1]
    assert first["state"] == "fetched"
    assert first["held"]["title"].startswith("U.S.-Taliban Peace Deal")
    place = {"document": FIRST, "number": 2, "notes": [2], "note_ids": ["2"], "note_names": ["2"]}
    assert first["cited_by"] == [place]
    only = with_sources.get("/api/sources", params={"state": "not tried"}).json()
    assert len(only["sources"]) == 2
    assert with_sources.get("/api/sources", params={"document": "nobody"}).status_code == 404
    assert with_sources.get("/api/sources", params={"state": "nonsense"}).status_code == 422


def test_without_a_ledger_nothing_was_tried(client: TestClient) -> None:
    told = client.get("/api/sources", params={"document": FIRST}).json()
    assert told["states"] == {"not tried": 33, "nothing to fetch": 4}


def test_support_of_a_note_is_given(with_sources: TestClient) -> None:
    told = with_sources.get("/api/notes/27/support").json()
    (backing,) = told["support"]
    assert backing["verdict"] == "found"
    text = with_sources.get(f"/api/documents/{backing['work']['id']}").json()["text"]
    passage = backing["passage"]
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert with_sources.get("/api/notes/99/support").status_code == 404
    assert with_sources.get("/api/notes/x/support").status_code == 404


def test_a_note_that_several_papers_have_must_be_told_apart(client: TestClient) -> None:
    response = client.get("/api/notes/2/support")
    assert response.status_code == 422
    assert FIRST in response.json()["error"]["message"]
    assert client.get(f"/api/notes/2/support?document={FIRST}").status_code == 200


def test_papers_or_sources_can_be_asked_alone(with_sources: TestClient) -> None:
    for kind in ("paper", "source"):
        answer = with_sources.post("/api/ask", json={"question": QUESTION, "kind": kind}).json()
        assert {quote["kind"] for quote in answer["quotes"]} == {kind}
    assert answer["sources"][0]["cited_by"][0]["notes"] == [27]


def test_pages_work_without_a_script(with_sources: TestClient) -> None:
    ledger = with_sources.get("/sources")
    assert ledger.status_code == 200
    assert ledger.text.count("<tr id=") == 37
    support = with_sources.get("/support", params={"note": 14, "document": FIRST})
    assert "the paper says 2017, this passage says 22 February 2016" in support.text
    assert with_sources.get("/support", params={"note": 99}).status_code == 404
    assert with_sources.get("/sources", params={"document": "nobody"}).status_code == 404
    asked = with_sources.get("/", params={"q": QUESTION, "document": "kind:source"})
    assert "Cited source" in asked.text
    assert re.search(r'cited in note <a class="to-note"[^>]*#note-27"[^>]*>27</a>', asked.text)
    dead = with_sources.get("/sources", params={"state": "not tried"})
    assert 0 < dead.text.count("<tr id=") < 37


def test_the_web_service_has_nothing_that_fetches() -> None:
    """Neither the application nor what it imports holds a client."""
    import subprocess
    import sys

    code = (
        "import sys; from web.app import create_app; from qa.settings import Settings;"
        "create_app(Settings());"
        "print('corpus.fetching.politeness' in sys.modules, 'httpcore2' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split()[0] == "False"


def test_hostile_words_of_a_source_are_shown_as_words(
    paper_folder: PaperFolder, tmp_path: Path, loopback: None
) -> None:
    chosen = paper_folder.quick
    file = tmp_path / "log.html"
    words = f"The dog on board was called {escape(HOSTILE)} by all."
    title = f"<title>{escape(HOSTILE)}</title>"
    file.write_text(f"<html><head>{title}</head><body><p>{words}</p></body></html>", "utf-8")
    (work, *_) = cited_works(chosen.papers, chosen.ledger)
    add_file(chosen.ledger, work, file)
    build_current(chosen, lambda *_: None)
    client = TestClient(create_app(chosen), base_url="http://127.0.0.1")
    asked = {"q": "What was the dog on board called?", "document": "kind:source", "explain": "1"}
    for path in ("/", "/sources", "/notes", f"/?read={work.id}", "/support?document=ferry&note=1"):
        page = client.get(path, params=asked if path == "/" else None).text
        assert "<script>alert" not in page
        parser = _read(page)
        assert "img" not in [tag for tag, _ in parser.tags]
        if path in ("/", f"/?read={work.id}"):
            assert "<script>alert" in parser.words


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_a_note_that_is_opened_tells_what_its_source_says(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    ask(page, "How many people were killed in 250 attacks in Pakistan?")
    link = page.locator("#turn-1 .to-note[data-note='27']").first
    link.click()
    note = page.get_by_role("complementary", name="Note 27")
    expect(note).to_contain_text("Terror attacks in Pakistan surge by 51%")
    expect(note).to_contain_text("fetched")
    expect(note.locator(".backing")).to_contain_text("Found.")
    expect(note.locator(".backing blockquote").nth(1)).to_contain_text("250 attacks")
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_from_a_note_to_the_passage_that_bears_it_out(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    ask(page, QUESTION)
    source = page.locator(".quote.of-source").first
    expect(source).to_contain_text("Cited source")
    expect(source).to_contain_text("cited in note 27")
    page.goto(f"/?document={FIRST}#note-27")
    page.locator("#note-27 a.support-link").click()
    expect(page.locator("h2")).to_have_text("Note 27")
    expect(page.locator(".backing")).to_contain_text("Found.")
    expect(page.locator(".backing blockquote").nth(1)).to_contain_text("250 attacks")
    page.get_by_text("Read it in the work").click()
    expect(page.locator("#paper")).to_contain_text("Cited source")
    page.goto("/sources")
    expect(page.locator("table.data-table tbody tr")).to_have_count(37)
    body = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert body, "the page is wider than the window"
