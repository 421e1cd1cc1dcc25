"""Questions without end while the index is rebuilt: `python -m tests.web.load`.

Starts a server of its own on this machine, lets several clients ask it in a loop, and has it
rebuild its index over HTTP again and again, the papers changed before each. Every answer must be
the one that some version of the papers gives, whole, and none may fail. What is asked again is
answered from memory, so there is a question, too, that is another each time: its quotations must
stand in the version that it names. Prints JSON; times are in milliseconds unless said otherwise.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from fastapi.testclient import TestClient

from corpus.library.shipped import SHIPPED
from qa.build_index import build_current
from qa.settings import Settings
from tests.timing import percentiles
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app

IBID = Path(sys.executable).parent / "ibid"
MOST = 100_000  # requests of a run
IDLE = 5.0  # seconds of load before the first rebuild
NEW = "ask, never asked before"
PAUSE = 0.02  # seconds between two requests of a client, who reads what it is given

Call = Callable[[Any], Any]  # from a client, of a server or of an application, to a response
Bodies = Mapping[str, str]

CALLS: dict[str, Call] = {
    "ask": lambda to: to.post("/api/ask", json={"question": BUILT}),
    "ask, explained": lambda to: to.post(
        "/api/ask", json={"question": "Who bought the mill of Odden?", "explain": True}
    ),
    "document": lambda to: to.get("/api/documents/ferry"),
    "notes": lambda to: to.get("/api/notes", params={"document": "mill"}),
    "page": lambda to: to.get("/", params={"q": "Who was the first master?", "h": BUILT}),
    "check": lambda to: to.post(
        "/api/check", json={"quotation": "their riders over the sound in a single day"}
    ),
}


_numbers = count()


def _ask_anew(to: Any) -> Any:
    asked = f"When was the ferry of Odden built, number {next(_numbers)}?"
    return to.post("/api/ask", json={"question": asked})


EVERY: dict[str, Call] = {**CALLS, NEW: _ask_anew}


def body(response: Any) -> str:
    """What must be the same; a page says how long its answers took."""
    text: str = response.text
    text = re.sub(r" · (?:\d+ ms|from memory)<", " · …<", text)
    return " ".join(re.sub(r'<p class="small">It took [^<]*</p>', "", text).split())


def bodies(chosen: Settings) -> tuple[str, Bodies]:
    """The id of an index, and what a server that has no other answers to every call."""
    client = TestClient(create_app(chosen), base_url="http://127.0.0.1")
    return client.get("/health").json()["index"], {
        name: body(call(client)) for name, call in CALLS.items()
    }


@dataclass
class Tally:
    """What became of the requests of all clients."""

    known: Mapping[str, Bodies]
    served: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    seconds: list[tuple[str, float, float]] = field(default_factory=list)  # kind, when, how long
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, begun: float, response: httpx.Response) -> None:
        took = time.perf_counter() - begun
        wrong = response.status_code != 200
        fits = not wrong and self._fits(kind, response)
        shown = body(response)
        with self._lock:
            self.served[kind] += 1
            self.seconds.append((kind, begun, took))
            if wrong:
                self.failed.append(f"{kind}: {response.status_code} {shown[:200]}")
            elif not fits:
                self.mixed.append(f"{kind}: {shown[:200]}")

    def _fits(self, kind: str, response: httpx.Response) -> bool:
        """Whether a response is, whole, that of one version: of the index it names, if it does."""
        named = None if kind == "page" else response.json().get("index")
        fitting = [self.known[named]] if named else list(self.known.values())
        if kind != NEW:
            return any(body(response) == one[kind] for one in fitting)
        ferry: str = json.loads(fitting[0]["document"])["text"]
        quotes = [one for one in response.json()["quotes"] if one["document"] == "ferry"]
        return all(ferry[one["start"] : one["end"]] == one["text"] for one in quotes)

    def broke(self, kind: str, error: Exception) -> None:
        with self._lock:
            self.failed.append(f"{kind}: {error!r}")


def _ask_on(
    address: str, tally: Tally, stop: threading.Event, calls: Mapping[str, Call], pause: float
) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        while not stop.is_set():
            for name, call in calls.items():
                begun = time.perf_counter()
                try:
                    response = call(client)
                except httpx.HTTPError as error:
                    tally.broke(name, error)
                else:
                    tally.note(name, begun, response)
                stop.wait(pause)
            if sum(tally.served.values()) > MOST:
                return


@contextmanager
def under_load(
    address: str,
    known: Mapping[str, Bodies],
    clients: int,
    calls: Mapping[str, Call] = CALLS,
    pause: float = 0.0,
) -> Iterator[Tally]:
    """Within, so many clients ask the server at `address` in a loop."""
    tally, stop = Tally(known), threading.Event()
    threads = [
        threading.Thread(target=_ask_on, args=(address, tally, stop, calls, pause), daemon=True)
        for _ in range(clients)
    ]
    for thread in threads:
        thread.start()
    try:
        yield tally
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


@contextmanager
def _serving(paper_folder: PaperFolder) -> Iterator[str]:
    """The address of an `ibid serve` of its own."""
    command = [str(IBID), "serve", "--port", "0"]
    server = subprocess.Popen(
        command, env=paper_folder.environment, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    try:
        for line in server.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                yield found[0]
                break
        else:
            raise SystemExit("the server did not start")
    finally:
        server.terminate()
        server.wait(30)


def _rebuilt(client: httpx.Client) -> str:
    """Rebuild over HTTP and wait until it is done; gives the id of the index."""
    place = client.post("/api/index/rebuild").raise_for_status().headers["location"]
    while True:
        job: dict[str, Any] = client.get(place).raise_for_status().json()
        if job["ended"]:
            assert job["state"] == "done", job
            return str(job["report"]["index"])
        time.sleep(0.05)


def _by_kind(tally: Tally, spans: Sequence[tuple[float, float]]) -> dict[str, dict[str, float]]:
    """Latencies of the requests that began within `spans`."""
    return {
        kind: percentiles(
            [
                took
                for name, begun, took in tally.seconds
                if name == kind and any(low <= begun <= high for low, high in spans)
            ]
        )
        for kind in EVERY
    }


def _with_ballast(folder: Path, version: int) -> PaperFolder:
    """The paper_folder with the paper that is shipped beside the two that change."""
    paper_folder = PaperFolder(folder)
    shutil.copytree(SHIPPED, paper_folder.papers)
    return paper_folder.write(version)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rebuilds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=3)
    chosen = parser.parse_args()
    versions = range(3)
    with tempfile.TemporaryDirectory() as folder:
        known: dict[str, Bodies] = {}
        for version in versions:
            paper_folder = _with_ballast(Path(folder) / str(version), version)
            build_current(paper_folder.settings, lambda *_: None)
            ident, found = bodies(paper_folder.settings)
            known[ident] = found
        ids = list(known)
        paper_folder = _with_ballast(Path(folder) / "served", 0)
        rebuilds: list[tuple[float, float]] = []
        stale = 0
        with (
            _serving(paper_folder) as address,
            httpx.Client(base_url=address, timeout=60) as client,
            under_load(address, known, chosen.clients, EVERY, PAUSE) as tally,
        ):
            begun = time.perf_counter()
            time.sleep(IDLE)
            idle = (begun, time.perf_counter())
            for number in range(1, chosen.rebuilds + 1):
                version = number % len(versions)
                paper_folder.write(version)
                begun = time.perf_counter()
                assert _rebuilt(client) == ids[version]
                stale += client.get("/health").json()["index"] != ids[version]
                rebuilds.append((begun, time.perf_counter()))
    report = {
        "cores": os.cpu_count(),
        "clients": chosen.clients,
        "rebuilds": len(rebuilds),
        "rebuild_seconds": [round(high - low, 2) for low, high in rebuilds],
        "requests": dict(tally.served),
        "served": sum(tally.served.values()),
        "failed": len(tally.failed),
        "mixed": len(tally.mixed),
        "stale_after_done": stale,
        "idle": _by_kind(tally, [idle]),
        "while_building": _by_kind(tally, rebuilds),
        "examples": [*tally.failed, *tally.mixed][:5],
    }
    print(json.dumps(report, indent=2))
    sys.exit(1 if tally.failed or tally.mixed or stale else 0)


if __name__ == "__main__":
    main()
