"""Conversations over HTTP and by plain forms: kept, found again, changed, taken along."""

import re
import sqlite3
from contextlib import closing
from html import unescape

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import qa.conversations.file
from index.encoding.encoder import Encoder
from qa.conversations.store import MOST_TURNS
from qa.quotations.saved_answers import saved_answers
from qa.settings import Settings
from tests.conftest import FIRST
from tests.web.pages.test_templates import HOSTILE, _read
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app

QUESTION = "When was Tehrik-e-Taliban Pakistan founded?"


@pytest.fixture
def app(kept: Settings) -> FastAPI:
    return create_app(kept)


def _ask(client: TestClient, question: str, **fields: str) -> str:
    """Ask by the page's form; gives the address that it leads to."""
    response = client.post("/ask", data={"q": question, **fields}, follow_redirects=False)
    assert response.status_code == 303, response.text
    return response.headers["location"]


def _ident(address: str) -> str:
    found = re.match(r"/c/([\w-]+)#turn-\d+$", address)
    assert found is not None, address
    return found[1]


def test_a_question_begins_a_conversation_and_the_next_goes_on_with_it(client: TestClient) -> None:
    ident = _ident(_ask(client, QUESTION, document=FIRST))
    again = _ask(client, "And where did that happen?", conversation=ident)
    assert again == f"/c/{ident}#turn-2"
    page = client.get(again).text
    assert page.count('class="turn"') == 2
    assert "Understood as: <bdi>Where was Tehrik-e-Taliban Pakistan" in page
    assert f'name="conversation" value="{ident}"' in page
    (listed,) = client.get("/api/conversations").json()["conversations"]
    assert (listed["id"], listed["title"], listed["questions"]) == (ident, QUESTION, 2)
    whole = client.get(f"/api/conversations/{ident}").json()
    assert [one["question"] for one in whole["answers"]] == [QUESTION, "And where did that happen?"]
    assert whole["answers"][0]["asked_of"] == FIRST
    assert set(whole["answers"][0]["took"]) >= {"understanding", "searching"}
    checked = client.post("/api/check/answer", json=whole["answers"][0]).json()
    assert {one["status"] for one in checked["quotes"]} == {"stands"}


def test_the_address_of_a_quote_lights_it_and_faintly_the_others(client: TestClient) -> None:
    ident = _ident(_ask(client, QUESTION))
    page = client.get(f"/c/{ident}").text
    links = [unescape(one) for one in re.findall(r'class="place" href="([^"]+)"', page)]
    assert len(links) > 1
    assert links[1].startswith(f"/c/{ident}?read={FIRST}&quote=1.2#s")
    shown = client.get(links[1]).text
    (now,) = re.findall(r'class="sentence highlighted current" id="(s\d+)"', shown)
    assert now == links[1].partition("#")[2]
    highlighted = re.findall(r'class="sentence highlighted(?: current)?" id="(s\d+)"', shown)
    assert {link.partition("#")[2] for link in links} <= set(highlighted)
    # An address that names no quote that there is shows the page all the same.
    for wrong in ("9.9", "x", "1", HOSTILE[:20]):
        assert client.get(f"/c/{ident}", params={"quote": wrong}).status_code == 200


def test_what_cannot_be_answered_stays_in_its_field_and_is_not_kept(client: TestClient) -> None:
    ident = _ident(_ask(client, QUESTION))
    for question, fields, status in (
        ("???", {}, 422),
        ("x" * 1500, {}, 422),
        ("why?", {"document": "nothing"}, 404),
    ):
        response = client.post("/ask", data={"q": question, "conversation": ident, **fields})
        assert response.status_code == status
        assert f">{question}</textarea>" in response.text
        assert QUESTION in response.text
        assert 'role="alert"' in response.text
    assert len(client.get(f"/api/conversations/{ident}").json()["answers"]) == 1
    gone = client.post("/ask", data={"q": "And where?", "conversation": "nowhere"})
    assert (gone.status_code, ">And where?</textarea>" in gone.text) == (404, True)


def test_an_answer_that_cannot_be_kept_is_shown(client: TestClient, kept: Settings) -> None:
    ident = _ident(_ask(client, QUESTION))
    kept.conversations.write_bytes(b"no database" * 1000)
    response = client.post("/ask", data={"q": QUESTION})
    assert response.status_code == 503
    assert "<mark>2007</mark>" in response.text
    assert "is damaged" in response.text
    assert client.get(f"/c/{ident}").status_code == 503
    assert "is damaged" in client.get("/conversations").text
    assert client.get("/api/conversations").status_code == 503
    assert kept.conversations.read_bytes() == b"no database" * 1000


def test_while_another_process_writes_the_answer_is_shown_and_the_lock_is_told(
    client: TestClient, kept: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qa.conversations.file, "_WAIT", 0.01)
    ident = _ident(_ask(client, QUESTION))
    with closing(sqlite3.connect(kept.conversations)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asked = client.post("/ask", data={"q": QUESTION})
        assert "<mark>2007</mark>" in asked.text
        on = client.post("/ask", data={"q": "And where?", "conversation": ident})
        assert ">And where?</textarea>" in on.text
        for response in (
            asked,
            on,
            client.get(f"/c/{ident}"),
            client.get("/conversations"),
            client.post(f"/c/{ident}/delete"),
            client.get("/api/conversations"),
            client.delete(f"/api/conversations/{ident}"),
        ):
            assert response.status_code == 503
            assert "another process has locked" in response.text
            assert "move it away" not in response.text
            assert response.headers["retry-after"] == "1"
    assert client.get(f"/c/{ident}").status_code == 200


@pytest.mark.slow
def test_a_conversation_that_is_full_takes_no_more(client: TestClient, kept: Settings) -> None:
    ident = _ident(_ask(client, QUESTION))
    with sqlite3.connect(kept.conversations) as database:
        for number in range(2, MOST_TURNS + 1):
            database.execute(
                "INSERT INTO turns SELECT conversation, ?, scope, asked, took, answer, words "
                "FROM turns WHERE number = 1",
                (number,),
            )
    response = client.post("/ask", data={"q": "And where did that happen?", "conversation": ident})
    assert response.status_code == 422
    assert "Begin a new one." in response.text
    assert 'id="q201.1"' in response.text


def test_conversations_are_found_renamed_and_deleted_by_forms(client: TestClient) -> None:
    ident = _ident(_ask(client, QUESTION))
    _ask(client, "How many tons of ice were landed in the winter of 1854-55?")
    found = client.get("/conversations", params={"q": "taliban"}).text
    assert found.count("<tr>") == 2
    assert "No conversation contains these words." in client.get("/conversations?q=zebra").text
    renamed = client.post(f"/c/{ident}/rename", data={"title": HOSTILE}, follow_redirects=False)
    assert (renamed.status_code, renamed.headers["location"]) == (303, "/conversations")
    page = client.get("/conversations").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    empty = client.post(f"/c/{ident}/rename", data={"title": "  "})
    assert (empty.status_code, "cannot be given" in empty.text) == (422, True)
    assert client.patch(f"/api/conversations/{ident}", json={"title": "Of it"}).json()["title"] == (
        "Of it"
    )
    assert client.post(f"/c/{ident}/delete", follow_redirects=False).status_code == 303
    for response in (
        client.get(f"/c/{ident}"),
        client.post(f"/c/{ident}/delete"),
        client.post(f"/c/{ident}/rename", data={"title": "x"}),
        client.get(f"/c/{ident}/export"),
        client.get(f"/api/conversations/{ident}"),
        client.delete(f"/api/conversations/{ident}"),
    ):
        assert response.status_code == 404
    for path in ("rename", "delete"):
        again = client.get(f"/c/{ident}/{path}", follow_redirects=False)
        assert again.headers["location"] == "/conversations"


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_conversation_is_exported_as_a_file(client: TestClient, form: str) -> None:
    ident = _ident(_ask(client, QUESTION))
    for path in (f"/c/{ident}/export", f"/api/conversations/{ident}/export"):
        response = client.get(path, params={"form": form})
        assert response.status_code == 200
        assert response.headers["content-disposition"].startswith('attachment; filename="conver')
        answers = response.json()["answers"] if form == "json" else saved_answers(response.text)
        assert [one["question"] for one in answers] == [QUESTION]
        assert answers[0]["quotes"][0]["document"] == FIRST
    assert client.get(f"/c/{ident}/export", params={"form": "odt"}).status_code == 422


def test_where_none_are_kept_nothing_is_written(kept: Settings, loopback: None) -> None:
    app = create_app(kept.model_copy(update={"keep_conversations": False}))
    client = TestClient(app, base_url="http://127.0.0.1")
    page = client.get("/", params={"q": QUESTION}).text
    assert '<form class="ask" method="get" action="/"' in page
    assert f'name="h" value="{QUESTION}"' in page
    assert "Conversations are not kept here" in page
    assert "keeps no conversations" in client.get("/conversations").text
    for response in (client.get("/api/conversations"), client.get("/c/x")):
        assert response.status_code == 404
        assert "IBID_KEEP_CONVERSATIONS" in response.text
    assert not kept.conversations.exists()


def test_a_conversation_stays_as_it_was_when_the_texts_change(
    paper_folder: PaperFolder, encoder: Encoder, loopback: None
) -> None:
    client = TestClient(create_app(paper_folder.quick), base_url="http://127.0.0.1")
    ident = _ident(_ask(client, BUILT))
    text = paper_folder.file("ferry").read_text("utf-8")
    paper_folder.put("ferry", text.replace("It carried", "It was known to all.\n\nIt carried"))
    paper_folder.build(encoder)
    page = client.get(f"/c/{ident}").text
    assert "indexed again since" in page
    assert "was built in <mark>1901" in page or "was built in 1901" in page
    assert 'class="sentence highlighted"' in page
    paper_folder.write(2)
    paper_folder.build(encoder)
    page = client.get(f"/c/{ident}").text
    assert "No longer in the index" in page
    assert "1901" in _read(page, "turns").words
    assert "1902" in _read(page, "paper").words
    explained = client.get(f"/c/{ident}", params={"explain": 1}).text
    assert "considered, best first" in explained


def test_a_document_that_was_asked_and_is_gone_is_told(
    paper_folder: PaperFolder, encoder: Encoder, loopback: None
) -> None:
    client = TestClient(create_app(paper_folder.quick), base_url="http://127.0.0.1")
    ident = _ident(_ask(client, BUILT, document="ferry"))
    paper_folder.file("ferry").unlink()
    paper_folder.build(encoder)
    page = client.get(f"/c/{ident}", params={"explain": 1})
    assert page.status_code == 404
    assert "holds no document" in page.text
    assert "1901" in _read(page.text, "turns").words
    assert client.get(f"/c/{ident}").status_code == 200


def test_a_form_that_another_site_sends_is_refused(client: TestClient) -> None:
    response = client.post("/ask", data={"q": QUESTION}, headers={"origin": "http://evil.example"})
    assert response.status_code == 403
    assert client.get("/api/conversations").json() == {"conversations": []}
