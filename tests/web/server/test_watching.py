"""A server that rebuilds its index when papers or sources change."""

import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from corpus.sources.catalogue import cited_works
from corpus.sources.manual import add_file
from qa.query.request import Request
from tests.web.conftest import Server, until
from tests.web.paper_folder import BUILT, PaperFolder
from web.app import create_app
from web.server.jobs import Job
from web.server.state import ServerState

BROKEN = "\x00\x01\x02\x03" * 100
IBID = Path(sys.executable).parent / "ibid"


def _skipped(job: Job) -> list[str]:
    return [one.id for one in job.report.skipped] if job.report else []


def test_a_changed_paper_is_indexed_without_a_restart(
    paper_folder: PaperFolder, loopback: None
) -> None:
    told: list[Job] = []
    app = create_app(paper_folder.quick, told.append)
    state: ServerState = app.state.ibid

    def says(words: str) -> bool:
        return words in state.served().ask(Request(BUILT)).quotes[0].text

    assert says("1901")
    before = threading.active_count()
    server = Server(app)
    server.start()
    try:
        until(lambda: app.state.jobs.latest is not None)  # so that nothing from before is missed
        for version in range(2, 22):
            paper_folder.write(version)
            time.sleep(0.02)
        until(lambda: says("1921"))
        until(lambda: bool(told))
        assert len(app.state.jobs._jobs) <= 4, "a burst is one change"
        assert all(job.state == "done" for job in told)

        paper_folder.put("broken", BROKEN)
        until(lambda: _skipped(told[-1]) == ["broken"])
        assert says("1921")

        paper_folder.write(3)
        until(lambda: says("1903"))
        shutil.rmtree(paper_folder.papers / "broken")
        until(lambda: _skipped(told[-1]) == [])
    finally:
        server.stop()
    assert threading.active_count() == before


@pytest.mark.slow
def test_a_supplied_source_is_indexed_without_a_restart(
    paper_folder: PaperFolder, loopback: None, tmp_path: Path
) -> None:
    file = tmp_path / "log.txt"
    file.write_text("The Log of the Ferry\n\nThe dog on board was called Bosun.\n", "utf-8")
    told: list[Job] = []
    app = create_app(paper_folder.quick, told.append)
    state: ServerState = app.state.ibid
    server = Server(app)
    server.start()
    try:
        until(lambda: app.state.jobs.latest is not None)
        ledger = paper_folder.quick.ledger
        (work, *_) = cited_works(paper_folder.papers, ledger)
        add_file(ledger, work, file)
        until(lambda: work.id in state.served().index.documents)
        (quote, *_) = state.served().ask(Request("What was the dog called?")).quotes
        assert (quote.kind, quote.text) == ("source", "The dog on board was called Bosun.")
    finally:
        server.stop()


def _break_all(paper_folder: PaperFolder) -> None:
    for name in ("ferry", "mill", "broken"):
        paper_folder.put(name, BROKEN)


@pytest.fixture
def lines(paper_folder: PaperFolder, loopback: None, every: bool) -> Iterator[list[str]]:
    """What `ibid serve --watch` prints, begun with an index of before and one paper that cannot be
    read, or with no other; it is told to end as by a service manager.
    """
    paper_folder.write(2)
    if every:
        _break_all(paper_folder)
    else:
        paper_folder.put("broken", BROKEN)
    environment = {**paper_folder.environment, "IBID_QUICK": "true"}
    process = subprocess.Popen(
        [str(IBID), "serve", "--watch", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    found: list[str] = []

    def read() -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                found.append(line)  # as it is printed

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield found
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    thread.join(20)
    assert not [line for line in found if "Traceback" in line]


@pytest.mark.parametrize(
    "every", [pytest.param(False, id="one", marks=pytest.mark.slow), pytest.param(True, id="all")]
)
def test_a_server_with_unreadable_papers_serves_the_previous_index(
    lines: list[str], paper_folder: PaperFolder, every: bool
) -> None:
    until(lambda: any("Ibid is at" in line for line in lines))
    printed = "".join(lines)
    assert "broken" in printed
    assert ("Error: " in printed) is every
    assert ("The previous index is served." in printed) is every
    assert ("Skipped broken: " in printed) is not every
    address = re.search(r"http://[0-9.:]+", printed)
    assert address is not None
    assert f"watching {paper_folder.papers}" in printed
    with httpx.Client(base_url=address[0], timeout=60) as client:
        served = "1901" if every else "1902"
        assert served in client.post("/api/ask", json={"question": BUILT}).text
        shutil.rmtree(paper_folder.papers / "broken")
        paper_folder.write(3)
        until(lambda: any("Rebuilt: 2 changed" in line for line in lines))
        assert "1903" in client.post("/api/ask", json={"question": BUILT}).text


def test_without_any_index_a_failed_build_ends_the_server(paper_folder: PaperFolder) -> None:
    _break_all(paper_folder)
    environment = {**paper_folder.environment, "IBID_HOME": str(paper_folder.folder / "other")}
    command = [str(IBID), "serve", "--port", "0"]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 4
    assert done.stderr.count("Error: ") == 1
    assert "broken" in done.stderr
    assert "Ibid is at" not in done.stdout
