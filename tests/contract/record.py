"""What the JSON API and `--json` answer over the library of version 0.1.0.

`python -m tests.contract.record` writes it to `answers.json`. Do so only to add requests or fields:
what is published stays, and `test_contract.py` fails where a field is gone or changed.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi.testclient import TestClient

from qa.settings import Settings
from tests.contract.library import (
    FOLLOW_UP,
    HERE,
    PAPER,
    QUESTION,
    environment,
    unpack,
)
from web.app import create_app

ANSWERS = HERE / "answers.json"
SOURCE = "reeve-building-on-rock-a6a42d35"
VERBATIM = "The tower is 31 metres high"
ALTERED = "The tower is 30 metres tall and stands on the northern cliff"

# Diagnostics, which may change with the ranking.
_DIAGNOSTIC = {"signals", "considered"}
# What is different each time: ids of indexes and jobs, times, seconds.
_VOLATILE = {
    "index", "previous", "made_by", "seconds", "reading", "embedding", "writing", "took",
    "started", "ended", "tried", "fraction", "words", "doing", "done", "of", "step", "score",
    "confidence", "asked", "folder",
}  # fmt: skip
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?")

REQUESTS: tuple[tuple[str, str, Any], ...] = (
    ("POST", "/api/ask", {"question": QUESTION}),
    ("POST", "/api/ask", {"question": FOLLOW_UP, "history": [QUESTION], "document": PAPER}),
    ("POST", "/api/ask", {"question": "Who wrote in his diary?", "limit": 1, "explain": True}),
    ("POST", "/api/ask", {"question": "How many masons were engaged?", "kind": "source"}),
    ("POST", "/api/ask", {"question": "What does note 2 cite?"}),
    ("POST", "/api/ask", {"question": "What is the source for the height of the tower?"}),
    ("POST", "/api/ask", {"question": "How many notes are there?", "document": PAPER}),
    ("POST", "/api/ask", {"question": "Who is the author?", "document": PAPER}),
    ("POST", "/api/ask", {"question": "What is the capital of Peru?"}),
    ("POST", "/api/ask", {"question": "Cuándo fue construido el faro y quién lo construyó?"}),
    ("POST", "/api/ask", {"question": ""}),
    ("POST", "/api/ask", {"question": QUESTION, "document": "nowhere"}),
    ("POST", "/api/check", {"quotation": VERBATIM}),
    ("POST", "/api/check", {"quotation": ALTERED, "document": PAPER}),
    ("POST", "/api/check", {"quotation": "Nothing of this is there at all."}),
    ("GET", "/api/documents", None),
    ("GET", f"/api/documents/{PAPER}", None),
    ("GET", "/api/documents/the-bell-of-skarn", None),
    ("GET", "/api/documents/nowhere", None),
    ("GET", f"/api/documents/{PAPER}/pages/1", None),
    ("GET", f"/api/documents/{PAPER}/rectangles?start=0&end=9", None),
    ("GET", f"/api/documents/{PAPER}/questions", None),
    ("GET", "/api/notes", None),
    ("GET", f"/api/notes?document={PAPER}&number=4", None),
    ("GET", f"/api/notes?document={PAPER}&number=44", None),
    ("GET", f"/api/notes/4/support?document={PAPER}", None),
    ("GET", f"/api/notes/3/support?document={PAPER}", None),
    ("GET", "/api/sources", None),
    ("GET", "/api/sources?state=by%20hand", None),
    ("GET", "/api/index", None),
    ("GET", "/api/index/diff", None),
    ("GET", "/api/index/jobs/nowhere", None),
    ("GET", "/api/conversations", None),
    ("GET", "/api/conversations?q=keeper", None),
    ("GET", "/api/conversations/nowhere", None),
    ("GET", "/api/papers", None),
    ("DELETE", "/api/papers/nowhere", None),
    ("GET", f"/api/bibliography?document={PAPER}&style=csl-json", None),
    ("GET", f"/api/reference?document={PAPER}&start=0&end=26&style=csl-json", None),
    ("GET", "/health", None),
    ("GET", "/api/nothing", None),
    ("PUT", "/api/ask", {}),
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("ask", QUESTION),
    ("ask", "What is the capital of Peru?"),
    ("ask", "Cuándo fue construido el faro y quién lo construyó?"),
    ("notes", "--document", PAPER),
    ("check", ALTERED),
    ("sources",),
    ("support", "4", "--document", PAPER),
    ("support", "--all"),
    ("index",),
    ("index", "diff"),
    ("build",),
    ("ask", QUESTION, "--document", "nowhere"),
    ("model",),
)


def over_http(folder: Path) -> dict[str, Any]:
    """Every request with the status and the body that it is answered with."""
    settings = Settings(papers=folder / "papers", home=folder / "home")
    client = TestClient(
        create_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False
    )
    found: dict[str, Any] = {}

    def ask(method: str, path: str, body: Any, name: str | None = None) -> Any:
        sent = {"json": body} if body is not None else {}
        answer = client.request(method, path, **sent)
        key = name or f"{method} {path}" + (f" {json.dumps(body)}" if body is not None else "")
        media = answer.headers.get("content-type", "")
        taken = answer.json() if "json" in media and answer.content else answer.text
        found[key] = {"status": answer.status_code, "body": _stable(taken)}
        return taken

    for method, path, body in REQUESTS:
        ask(method, path, body)
    saved = client.post("/api/ask", json={"question": QUESTION}).json()
    ask("POST", "/api/check/answer", saved, "POST /api/check/answer, an answer")
    for quote in saved["quotes"]:
        quote["text"] = "It was never built at all."
    ask("POST", "/api/check/answer", saved, "POST /api/check/answer, gone")
    kept = client.get("/api/conversations").json()["conversations"][0]["id"]
    ask("GET", f"/api/conversations/{kept}", None, "GET /api/conversations/{id}")
    ask("GET", f"/api/conversations/{kept}/export?form=json", None, "GET export")
    ask("PATCH", f"/api/conversations/{kept}", {"title": "The tower"}, "PATCH a conversation")
    ask("DELETE", f"/api/conversations/{kept}", None, "DELETE a conversation")
    return found


def on_the_command_line(folder: Path) -> dict[str, Any]:
    """Every command with its exit code and what it prints with `--json`."""
    found = {}
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-c", "from web.cli import main; main()", *words, "--json"],
            env={**environment(folder), "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = _stable(json.loads(done.stdout)) if done.stdout else None
        found[" ".join(words)] = {"code": done.returncode, "printed": printed}
    return found


def _stable(value: Any) -> Any:
    """The same each time: what changes by itself is replaced by the name of its type."""
    if isinstance(value, Mapping):
        return {key: _steady(key, one) for key, one in value.items() if key not in _DIAGNOSTIC}
    if isinstance(value, list):
        return [_stable(one) for one in value]
    if isinstance(value, float):
        return f"about {value:.1f}"
    if isinstance(value, str):
        return _TIME.sub("<time>", value)
    return value


def _steady(key: str, value: Any) -> Any:
    if key in _VOLATILE and isinstance(value, str | int | float):
        return f"<{type(value).__name__}>"
    if key == "id" and isinstance(value, str) and re.fullmatch(r"\w{16,24}", value):
        return "<id>"  # of a conversation or a job; those of documents have hyphens
    if key in {"message", "remedy", "meaning", "description"}:
        return "<words>"  # may be put better
    return _stable(value)


def compare(published: Any, now: Any, place: str = "") -> list[str]:
    """Where what is answered now lacks, or changes, something published. Fields may be added."""
    if isinstance(published, dict) and isinstance(now, dict):
        gone = [f"{place}/{key}: gone" for key in published if key not in now]
        both = (key for key in published if key in now)
        return gone + [
            one for key in both for one in compare(published[key], now[key], f"{place}/{key}")
        ]
    if isinstance(published, list) and isinstance(now, list) and len(published) == len(now):
        pairs = enumerate(zip(published, now, strict=True))
        return [one for at, (a, b) in pairs for one in compare(a, b, f"{place}/{at}")]
    return [] if published == now else [f"{place}: {published!r} became {now!r}"]


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        over = over_http(unpack(Path(temporary) / "http"))
        on = on_the_command_line(unpack(Path(temporary) / "cli"))
    text = json.dumps({"http": over, "cli": on}, ensure_ascii=False, indent=1, sort_keys=True)
    ANSWERS.write_text(text + "\n", "utf-8")
