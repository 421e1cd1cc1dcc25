"""The JSON API."""

import json
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from corpus.documents import Document
from corpus.serialization import to_json
from qa.answering.ask import Asker
from qa.query.request import LONGEST_HISTORY, LONGEST_QUESTION, Request
from qa.settings import Settings
from tests.conftest import FIRST, SECOND
from web.app import create_app
from web.http.rules import LARGEST_BODY

ASKED = {"question": "When was Tehrik-e-Taliban Pakistan founded?", "document": FIRST}


def _error(response: Any) -> dict[str, str]:
    body = response.json()
    assert list(body) == ["error"]
    assert set(body["error"]) == {"code", "message", "remedy"}
    assert all(body["error"].values())
    error: dict[str, str] = body["error"]
    return error


def test_an_answer_is_the_same_over_http_as_in_python(client: TestClient, asker: Asker) -> None:
    response = client.post("/api/ask", json=ASKED)
    assert response.status_code == 200
    expected = to_json(asker.ask(Request(ASKED["question"], document=FIRST)))
    assert response.json() == json.loads(json.dumps(expected))
    assert list(response.json()) == list(expected)


def test_every_quote_can_be_checked_against_the_document(client: TestClient) -> None:
    answer = client.post("/api/ask", json=ASKED).json()
    text = client.get(f"/api/documents/{FIRST}").json()["text"]
    assert answer["quotes"]
    for quote in answer["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert text[: quote["start"]].endswith(quote["prefix"])
        assert text[quote["end"] :].startswith(quote["suffix"])
        for low, high in quote["answer"]:
            assert 0 <= low < high <= len(quote["text"])


def test_the_same_question_gives_the_same_bytes(client: TestClient, chosen: Settings) -> None:
    first = client.post("/api/ask", json=ASKED).content
    other = TestClient(create_app(chosen), base_url="http://127.0.0.1")
    assert other.post("/api/ask", json=ASKED).content == first


def test_what_was_considered_is_told_only_where_asked_for(client: TestClient, asker: Asker) -> None:
    plain = client.post("/api/ask", json=ASKED).json()
    told = client.post("/api/ask", json={**ASKED, "explain": True}).json()
    considered = told.pop("considered")
    assert told == plain
    request = Request(ASKED["question"], document=FIRST, explain=True)
    expected = to_json(asker.ask(request))["considered"]
    assert considered == json.loads(json.dumps(expected))
    assert considered[0]["reason"] == "quoted first"
    assert any(not one["quoted"] for one in considered)


@pytest.mark.parametrize(
    ("question", "count"),
    [("What does note 19 cite?", 2), ("Who is the author of this paper?", 3), ("note 99", 0)],
)
def test_considered_is_a_list_however_the_question_is_answered(
    client: TestClient, question: str, count: int
) -> None:
    body = {"question": question, "document": FIRST, "explain": True}
    assert len(client.post("/api/ask", json=body).json()["considered"]) == count


def test_a_follow_up_is_understood_from_the_questions_before_it(client: TestClient) -> None:
    body = {"question": "And where did that happen?", "history": [ASKED["question"]]}
    answer = client.post("/api/ask", json=body).json()
    assert "founded" in answer["understood"]
    assert answer["carried"] == ASKED["question"]


def test_a_silly_question_is_not_answered(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "How do I bake bread?"}).json()
    assert answer["status"] == "not_found"
    assert answer["quotes"] == []
    assert answer["notes"] == []
    assert answer["near"]
    assert answer["reason"] is None


def test_a_question_in_another_language_is_refused_with_the_reason(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "Wann wurde die TTP gegründet?"}).json()
    assert (answer["status"], answer["reason"]) == ("not_found", "language")
    assert "English" in answer["message"]
    assert (answer["quotes"], answer["near"], answer["notes"]) == ([], [], [])


@pytest.mark.parametrize(
    ("body", "status", "names"),
    [
        ({}, 422, "question"),
        ({"question": ""}, 422, "question"),
        ({"question": "?!"}, 422, "question"),
        ({"question": "x" * (LONGEST_QUESTION + 1)}, 422, "question"),
        ({"question": 7}, 422, "question"),
        ({"question": "why", "history": ["a"] * (LONGEST_HISTORY + 1)}, 422, "history"),
        ({"question": "why", "history": ["x" * (LONGEST_QUESTION + 1)]}, 422, "history.0"),
        ({"question": "why", "document": "x" * 501}, 422, "document"),
        ({"question": "why", "limit": 0}, 422, "limit"),
        ({"question": "why", "explain": "perhaps"}, 422, "explain"),
        ({"question": "why", "document": "nothing"}, 404, "nothing"),
    ],
)
def test_bad_questions_are_told_what_is_wrong(
    client: TestClient, body: dict[str, Any], status: int, names: str
) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == status
    assert names in _error(response)["message"]


def test_what_is_not_json_is_told_so(client: TestClient) -> None:
    response = client.post(
        "/api/ask", content=b"{nonsense", headers={"content-type": "application/json"}
    )
    assert response.status_code == 422
    _error(response)


def test_a_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"x" * (LARGEST_BODY + 1))
    assert response.status_code == 413
    _error(response)


def test_another_host_name_is_refused(client: TestClient, chosen: Settings) -> None:
    response = client.get("/health", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "IBID_HOSTS" in _error(response)["remedy"]
    for name in ("localhost:8000", "127.0.0.1", "[::1]:8000"):
        assert client.get("/health", headers={"host": name}).status_code == 200
    allowed = create_app(chosen.model_copy(update={"hosts": ("library.example",)}))
    named = TestClient(allowed, base_url="http://library.example")
    assert named.get("/api/documents").status_code == 200


def test_unknown_paths_and_methods_have_the_one_error_shape(client: TestClient) -> None:
    assert client.get("/nothing").status_code == 404
    _error(client.get("/nothing"))
    assert client.get("/api/ask").status_code == 405
    _error(client.get("/api/ask"))
    assert client.get("/static/../app.py").status_code == 404


def test_documents_are_listed_and_given_whole(
    client: TestClient, paper: Document, second_paper: Document
) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert [one["id"] for one in listed] == [SECOND, FIRST]
    assert [one["title"] for one in listed] == [second_paper.title, None]
    whole = client.get(f"/api/documents/{FIRST}").json()
    assert whole["text"] == paper.text
    assert len(whole["page_spans"]) == 10
    assert len(whole["runs"]) == len(paper.runs)
    assert client.get("/api/documents/nothing").status_code == 404


def test_notes_are_given_with_their_works_and_places(client: TestClient, paper: Document) -> None:
    notes = client.get("/api/notes", params={"document": FIRST}).json()["notes"]
    assert [note["number"] for note in notes] == list(range(1, 40))
    for note in notes:
        low, high = note["sentence"]
        assert low < note["marker"] <= high
        assert paper.text[note["start"] : note["end"]] == note["text"]
    one = client.get("/api/notes", params={"document": FIRST, "number": 6}).json()["notes"]
    assert one[0]["citations"][0]["resolved_from"] == [5]
    assert client.get("/api/notes", params={"number": 999}).status_code == 404
    assert client.get("/api/notes", params={"number": "x"}).status_code == 422


def test_a_quotation_is_checked(client: TestClient) -> None:
    right = client.post("/api/check", json={"quotation": "a gesture of good will, Islamabad"})
    assert right.json()["status"] == "verbatim"
    assert right.json()["matches"][0]["document"] == FIRST
    wrong = client.post("/api/check", json={"quotation": "a gesture of bad will, Islamabad"})
    assert wrong.json()["status"] == "altered"
    assert wrong.json()["differences"] == [{"given": "bad", "text": "good"}]
    absent = client.post("/api/check", json={"quotation": "Call me Ishmael."})
    assert absent.json()["status"] == "absent"
    assert client.post("/api/check", json={"quotation": " "}).status_code == 422


def test_health_and_the_index_tell_what_is_served(client: TestClient) -> None:
    health = client.get("/health")
    assert health.status_code == 200
    assert health.json()["documents"] == 2
    about = client.get("/api/index").json()
    assert about["index"] == health.json()["index"]
    assert about["sentences"] > 200
    assert {one["id"] for one in about["documents"]} == {FIRST, SECOND}


def test_without_an_index_the_server_says_so_and_how_to_mend_it(
    chosen: Settings, loopback: None, tmp_path: Any
) -> None:
    empty = create_app(chosen.model_copy(update={"home": tmp_path}))
    client = TestClient(empty, base_url="http://127.0.0.1")
    for response in (client.get("/health"), client.post("/api/ask", json=ASKED)):
        assert response.status_code == 503
        assert "ibid build" in _error(response)["remedy"]
    page = client.get("/")
    assert page.status_code == 503
    assert "ibid build" in page.text


def test_openapi_describes_every_path(client: TestClient, app: FastAPI) -> None:
    openapi = client.get("/openapi.json").json()
    described = openapi["paths"]
    assert set(described) == {
        "/api/ask",
        "/api/check",
        "/api/check/answer",
        "/api/documents",
        "/api/documents/{ident}",
        "/api/documents/{ident}/pages/{number}",
        "/api/documents/{ident}/questions",
        "/api/documents/{ident}/rectangles",
        "/api/reference",
        "/api/bibliography",
        "/api/conversations",
        "/api/conversations/{ident}",
        "/api/conversations/{ident}/export",
        "/api/papers",
        "/api/papers/{ident}",
        "/api/notes",
        "/api/notes/{number}/support",
        "/api/sources",
        "/api/index",
        "/api/index/diff",
        "/api/index/rebuild",
        "/api/index/jobs/{ident}",
        "/api/index/jobs/{ident}/events",
        "/health",
    }
    shapes = openapi["components"]["schemas"]
    assert shapes["AskBody"]["properties"]["explain"]["default"] is False
    considered, _ = shapes["Answer"]["properties"]["considered"]["anyOf"]
    assert considered["items"] == {"$ref": "#/components/schemas/Considered"}
    optional = set(shapes["Answer"]["properties"]) - set(shapes["Answer"]["required"])
    assert optional == {"considered", "shown", "total"}
    page = client.get("/docs")
    assert page.status_code == 200
    for path in described:
        assert path in page.text


def test_a_saved_answer_is_checked(client: TestClient) -> None:
    saved = client.post("/api/ask", json=ASKED).json()
    saved["near"] = []
    words = [quote["text"] for quote in saved["quotes"]]
    saved["quotes"][0]["start"] += 1
    saved["quotes"].append({**saved["quotes"][0], "text": "The lake of Nowhere froze over."})
    checked = client.post("/api/check/answer", json=saved)
    assert checked.status_code == 200
    found = checked.json()
    assert found["made_by"] == found["index"] == saved["index"]
    statuses = [one["status"] for one in found["quotes"]]
    assert statuses == ["elsewhere", *["stands"] * (len(words) - 1), "gone"]
    assert found["quotes"][0]["now"]["text"] == words[0]
    assert found["quotes"][-1]["nearest"]["status"] == "absent"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid"),
        ({"quotes": [{"text": "x" * 100_001, "document": "x", "start": 0, "end": 1}]}, "invalid"),
        ({"quotes": [{"text": "", "document": FIRST, "start": 0, "end": 0}]}, "invalid"),
        ({"quotes": [{"text": "x", "document": FIRST, "start": 0, "end": 1}] * 1001}, "bad_answer"),
    ],
)
def test_what_is_no_saved_answer_is_refused(client: TestClient, body: Any, code: str) -> None:
    response = client.post("/api/check/answer", json=body)
    assert response.status_code == 422
    assert _error(response)["code"] == code


def test_of_many_quotations_that_are_gone_only_the_first_are_compared(client: TestClient) -> None:
    gone = {"text": "The lake of Nowhere froze over.", "document": FIRST, "start": 0, "end": 1}
    found = client.post("/api/check/answer", json={"quotes": [gone] * 1000}).json()["quotes"]
    assert {one["status"] for one in found} == {"gone"}
    compared = [one["compared"] for one in found]
    assert compared == [True] * 100 + [False] * 900
    assert found[99]["nearest"]["status"] == "absent"
    assert found[100]["nearest"] is None
