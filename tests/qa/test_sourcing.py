"""The commands about cited sources: the ledger, fetching, adding, importing, building, asking."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.library.shipped import SHIPPED
from corpus.sources.ledger import Ledger
from tests.cited.pages import pages
from tests.cited.server import LocalWeb
from tests.cited.warcs import write_warc
from tests.qa.conftest import Program

DAWN = ["25", "29"]


@pytest.fixture
def web(loopback: None) -> Iterator[LocalWeb]:
    with LocalWeb() as found:
        yield found


def environment(web: LocalWeb, home: Path) -> dict[str, str]:
    hosts = {name: f"{ip}:{port}" for name, (ip, port) in web.hosts.items()}
    return {
        "IBID_HOME": str(home),
        "IBID_PAPERS": str(SHIPPED),
        "IBID_FETCH_HOSTS": json.dumps(hosts),
        "IBID_FETCH_PAUSE": "0",
        "SSL_CERT_FILE": str(web.ca),
    }


@pytest.fixture
def reaching(
    program: Program, web: LocalWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    """The program with a home of its own, to which the stand-in web is the web."""
    for name, value in environment(web, tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    return program


def test_the_ledger_lists_every_work_before_anything_was_tried(
    program: Program, tmp_path: Path
) -> None:
    program.set(papers=SHIPPED, home=tmp_path / "home")
    told = program.json("sources")
    assert told["states"] == {"not tried": 33, "nothing to fetch": 4}
    assert len(told["sources"]) == 37
    shown = program("sources")
    assert shown.exit_code == 0
    assert "Musharraf" in shown.stdout
    assert "nobody has tried to get it yet" in shown.stdout
    assert not (tmp_path / "home").exists()


def test_works_are_fetched_and_the_ledger_says_so(reaching: Program, web: LocalWeb) -> None:
    told = reaching.json("sources", "fetch", *DAWN)
    assert told["states"] == {"fetched": 2}
    held = told["sources"][0]["held"]
    assert held["url"].startswith("https://www.dawn.com/")
    assert held["size"] > 500
    assert len(held["sha256"]) == 64
    shown = reaching("sources", "fetch", "25")
    assert shown.exit_code == 0
    assert "`ibid build`" not in shown.stdout  # nothing new came
    assert [one.status for one in web.requests][-1] == 304


def test_a_work_is_supplied_from_a_file(program: Program, tmp_path: Path) -> None:
    program.set(papers=SHIPPED, home=tmp_path / "home")
    file = tmp_path / "book.txt"
    file.write_text("In the Line of Fire: A Memoir\n\nWe would not lose parity.\n", "utf-8")
    told = program.json("sources", "add", "9", str(file))
    assert (told["state"], told["held"]["via"]) == ("by hand", "hand")
    shown = program("sources", "add", "9", str(file))
    assert "by hand" in shown.stdout
    assert "`ibid build`" in shown.stdout


@pytest.mark.slow
def test_works_are_taken_from_a_web_archive(program: Program, tmp_path: Path) -> None:
    program.set(papers=SHIPPED, home=tmp_path / "home")
    file = tmp_path / "pages.warc.gz"
    write_warc(file)
    shown = program("sources", "import", str(file))
    assert shown.exit_code == 0
    assert "31 of the cited works imported" in shown.stdout
    other = tmp_path / "other.warc.gz"
    other.write_bytes(b"no archive")
    assert program("sources", "import", str(other)).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fetch", "99"], "No work is cited as '99'"),
        (["fetch", "9"], "no address"),
        (["fetch", "--document", "nobody"], "No paper 'nobody'"),
        (["add", "9", "nowhere.txt"], "cannot be read"),
        (["add", "nobody", "nowhere.txt"], "No work is cited"),
        (["import", "nowhere.warc"], "cannot be read"),
    ],
)
def test_bad_use_is_told_with_code_2(
    program: Program, tmp_path: Path, arguments: list[str], words: str
) -> None:
    program.set(papers=SHIPPED, home=tmp_path / "home")
    result = program("sources", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    told = json.loads(program("sources", *arguments, "--json").stdout)
    assert set(told["error"]) == {"code", "message", "remedy"}


def test_a_setting_for_tests_that_makes_no_sense_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given in ('{"a.test": "localhost:80"}', '{"a.test": "127.0.0.1"}', "[]", "no"):
        monkeypatch.setenv("IBID_FETCH_HOSTS", given)
        result = program("sources")
        assert result.exit_code == 2
        assert "IBID_FETCH_HOSTS" in result.stderr


@pytest.mark.slow
def test_a_fetch_that_is_broken_off_goes_on(web: LocalWeb, tmp_path: Path) -> None:
    web.delay = 0.3
    home = tmp_path / "home"
    given = {**os.environ, **environment(web, home)}
    command = [sys.executable, "-c", "from web.cli import main; main()", "sources", "fetch"]
    # A shell that runs tests in the background has told them to ignore this.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    signal.signal(signal.SIGINT, before)
    ledger = Ledger(home / "sources")
    end = time.monotonic() + 60
    while len(ledger.attempts()) < 3 and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "resumes the run" in said
    assert "Traceback" not in said
    done = len(ledger.attempts())
    assert 3 <= done < 33
    web.delay = 0.0
    again = subprocess.run(
        [*command, "--json"], env=given, capture_output=True, text=True, check=True
    )
    told = json.loads(again.stdout)
    assert told["left"] == done
    assert told["tried"] == 33 - done
    assert "not tried" not in told["states"]


def test_sources_come_into_the_index_and_are_asked_alone(reaching: Program, tmp_path: Path) -> None:
    reaching("sources", "fetch", "25")
    report = reaching.json("build")
    assert len(report["added"]) == 2
    assert reaching.json("build")["unchanged"]
    question = "How many attacks were there between August 2021 and August 2022?"
    of_sources = reaching.json("ask", "--of", "source", question)
    assert {quote["kind"] for quote in of_sources["quotes"]} == {"source"}
    assert "250 attacks" in of_sources["quotes"][0]["text"]
    (source,) = of_sources["sources"]
    (place,) = source["cited_by"]
    assert (place["document"], place["number"]) == ("ttp-reemergence", 25)
    assert (place["notes"], place["note_ids"], place["note_names"]) == ([27], ["27"], ["27"])
    of_papers = reaching.json("ask", "--of", "paper", question)
    assert {quote["kind"] for quote in of_papers["quotes"]} == {"paper"}
    one = reaching.json("ask", "-d", source["id"], question)
    assert one["quotes"] == of_sources["quotes"]
    shown = reaching("ask", question).stdout
    assert "cited source · Iftikhar A. Khan" in shown
    assert "cited in note 27" in shown
    found = reaching.json("check", "250 attacks between 15 August 2021 and 14 August 2022")
    assert found["status"] == "verbatim"


@pytest.mark.slow
def test_a_work_that_is_no_longer_cited_leaves_the_index(
    reaching: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "papers" / "ttp-reemergence"
    shelf.mkdir(parents=True)
    text = (SHIPPED / "ttp-reemergence" / "paper.txt").read_bytes()
    (shelf / "paper.txt").write_bytes(text)
    monkeypatch.setenv("IBID_PAPERS", str(shelf.parent))
    reaching("sources", "fetch", "25")
    assert len(reaching.json("build")["added"]) == 2
    at = text.index(b"Iftikhar A. Khan")
    (shelf / "paper.txt").write_bytes(text.replace(b"https://www.dawn.com/news/print/1715927", b""))
    assert at
    report = reaching.json("build")
    assert len(report["removed"]) == 1
    assert pages()
