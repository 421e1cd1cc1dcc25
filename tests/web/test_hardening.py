"""The whole application against hostile or broken requests."""

import asyncio
from pathlib import Path
from typing import Any

import anyio.to_thread
import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from qa.settings import Settings
from web.app import create_app
from web.http.safe_headers import SAFE_HEADERS


@pytest.fixture
def app(kept: Settings) -> FastAPI:
    return create_app(kept)


def test_the_token_is_required_before_the_body(tmp_path: Path, loopback: None) -> None:
    chosen = Settings(home=tmp_path).model_copy(update={"token": SecretStr("open sesame")})
    app = create_app(chosen)
    secured = [
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
        if "security" in operation
    ]
    assert ("POST", "/api/papers") in secured
    assert len(secured) >= 3
    for method, path in secured:
        status = _announced(app, method, path.replace("{ident}", "x"))
        assert status == 401, (method, path)


def _announced(app: FastAPI, method: str, path: str) -> int:
    """The status of the response to a request that announces a body and never sends it."""
    sent: list[Any] = []

    async def receive() -> Any:
        assert sent, "the body is read before the answer"
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"content-length", b"8000000")]
    scope = {
        "type": "http", "method": method, "path": path, "headers": headers, "query_string": b""
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return int(sent[0]["status"])


def test_health_answers_while_all_threads_are_busy(app: FastAPI, loopback: None) -> None:
    async def scene() -> None:
        threads = anyio.to_thread.current_default_thread_limiter()
        others = [object() for _ in range(int(threads.total_tokens))]
        for one in others:
            threads.acquire_on_behalf_of_nowait(one)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            health = await asyncio.wait_for(client.get("/health"), 60)
            assert health.json()["status"] == "ok"
            job = await asyncio.wait_for(client.get("/api/index/jobs/none"), 60)
            assert job.status_code == 404

    asyncio.run(scene())


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {f"field-{number}": "x" for number in range(21)}},
        {"files": [("file", (f"{number}.txt", b"x")) for number in range(101)]},
        {"files": {f"field-{number}": (None, b"x") for number in range(21)}},
        {"files": {"title": (None, b"x" * 70_000)}},
    ],
)
def test_the_fields_of_a_form_are_limited_in_number_and_size(
    client: TestClient, sent: dict[str, Any]
) -> None:
    for path in ("/papers", "/api/papers"):
        response = client.post(path, **sent)
        assert response.status_code == 400, response.text
        assert response.json()["error"]["code"] == "bad_request"


def test_one_file_is_sent_in_a_request_of_the_api(client: TestClient) -> None:
    files = [("file", ("a.txt", b"x")), ("file", ("b.txt", b"x"))]
    assert client.post("/api/papers", files=files).status_code == 400


def test_unexpected_errors_have_the_security_headers(app: FastAPI, loopback: None) -> None:
    del app.state.ibid  # nothing works without it
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    for method in ("GET", "HEAD"):
        response = client.request(method, "/api/documents")
        assert response.status_code == 500
        assert SAFE_HEADERS.items() <= response.headers.items()
    assert client.get("/api/documents").json()["error"]["code"] == "internal"


def test_every_response_has_the_security_headers(client: TestClient) -> None:
    known = {
        ("GET", "/"): 200,
        ("GET", "/nothing"): 404,
        ("GET", "/api/ask"): 405,
        ("GET", "/ask"): 303,
        ("GET", "/favicon.ico"): 307,
        ("GET", "/api/papers/"): 307,
        ("GET", "/static/ibid.css"): 200,
        ("GET", "/static/nothing"): 404,
        ("POST", "/api/ask"): 422,
        ("GET", "/health"): 200,
        ("GET", "/openapi.json"): 200,
        ("OPTIONS", "/"): 405,
    }
    for (method, path), status in known.items():
        response = client.request(method, path, follow_redirects=False)
        assert response.status_code == status, (method, path)
        assert SAFE_HEADERS.items() <= response.headers.items(), (method, path)
        if method == "GET":
            head = client.head(path, follow_redirects=False)
            assert (head.status_code, head.content) == (status, b"")
            same = ("content-type", "content-length", "location", "content-encoding")
            assert [head.headers.get(one) for one in same] == [
                response.headers.get(one) for one in same
            ], path
            assert SAFE_HEADERS.items() <= head.headers.items(), path


ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}}


def _operations(app: FastAPI) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_describes_its_errors(app: FastAPI) -> None:
    operations = _operations(app)
    assert len(operations) > 20
    for method, path, operation in operations:
        responses = operation["responses"]
        always = {"400", "403", "408", "413", "422", "500", "503"}
        assert always <= set(responses), (method, path)
        for status, response in responses.items():
            if status >= "400":
                assert response["content"] == ERROR, (method, path, status)
            assert response["description"]
        assert ("404" in responses) >= ("{" in path), (method, path)
        assert ("401" in responses) == ("security" in operation), (method, path)
    events = app.openapi()["paths"]["/api/index/jobs/{ident}/events"]["get"]["responses"]
    assert "text/event-stream" in events["200"]["content"]


def test_the_token_is_described_as_required_only_if_one_is_set(
    app: FastAPI, tmp_path: Path
) -> None:
    chosen = Settings(home=tmp_path).model_copy(update={"token": SecretStr("open sesame")})
    for one, without in ((app, True), (create_app(chosen), False)):
        found = [o["security"] for _, _, o in _operations(one) if "security" in o]
        assert found
        assert all(({} in security) == without for security in found)


def test_a_wrong_method_is_answered_with_the_allowed_ones(client: TestClient, app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        known = {method.upper() for method in methods}
        known |= {"HEAD"} if "GET" in known else set()
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - known:
            response = client.request(method, path.replace("{ident}", "x").replace("{number}", "1"))
            assert response.status_code == 405, (method, path)
            assert set(response.headers["allow"].split(", ")) == known, (method, path)
    assert client.post("/static/ibid.css").headers["allow"] == "GET, HEAD"
    assert set(client.put("/c/x/rename").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_an_unknown_job_is_an_error_in_json(client: TestClient) -> None:
    for path in ("/api/index/jobs/none", "/api/index/jobs/none/events"):
        response = client.get(path)
        assert (response.status_code, response.headers["content-type"]) == (404, "application/json")
        assert response.json()["error"]["code"] == "unknown_job"


def test_no_message_ends_in_two_full_stops(client: TestClient) -> None:
    wrong = (
        client.get("/nothing"),
        client.put("/api/ask"),
        client.post("/api/ask", json={"question": "why", "limit": True}),
        client.post("/api/papers", data={f"field-{number}": "x" for number in range(21)}),
    )
    for response in wrong:
        message = response.json()["error"]["message"]
        assert message.endswith(".")
        assert not message.endswith("..")
