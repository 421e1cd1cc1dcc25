"""`ibid build --wait` and `--watch`, `ibid index`, `ibid index diff`."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.store.generations import Home
from index.store.lock import sole_builder
from qa.settings import settings
from tests.corpus.bad_papers import make_bad
from tests.qa.conftest import Program

TINY = "The lake froze in January 1854.\n\nCutters were paid by the ton.\n"
IBID = Path(sys.executable).parent / "ibid"


@pytest.fixture
def shelf(program: Program, tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "lake").mkdir(parents=True)
    (folder / "lake" / "paper.txt").write_text(TINY, "utf-8")
    program.set(papers=folder, home=tmp_path / "home")
    return folder


def _edit(shelf: Path, old: str, new: str) -> None:
    file = shelf / "lake" / "paper.txt"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_what_is_indexed_is_told(program: Program, shelf: Path) -> None:
    report = program.json("build")
    shown = program("index")
    assert shown.exit_code == 0
    for words in (report["index"], report["built"], "lake/paper.txt", "ibid-MiniLM-L6, float32"):
        assert words in shown.stdout
    found = program.json("index")
    since = {"id": "lake", "file": "lake/paper.txt", "since": report["built"]}
    assert found["documents"] == [since]
    assert (found["index"], found["report"]["sentences"]) == (report["index"], 2)


def test_what_the_last_build_changed_is_told(program: Program, shelf: Path) -> None:
    program("build")
    first = program("index", "diff")
    assert "is the first: all 2 sentences appeared" in first.stdout
    _edit(shelf, "January", "February")
    shown = program("build")
    assert "Of the last build: 2 new, 1 moved" in shown.stdout
    shown = program("index", "diff")
    assert "- The lake froze in January 1854.  (lake 0–31)" in shown.stdout
    assert "+ The lake froze in February 1854.  (lake 0–32)" in shown.stdout
    assert "moved: 1 sentence of lake by +1 characters" in shown.stdout
    assert "passages: 1 appeared, 1 vanished, 0 moved" in shown.stdout
    assert "[passage]" in program("index", "diff", "--all").stdout
    found = program.json("index", "diff")
    assert found["counts"] == {"appeared": 2, "vanished": 2, "moved": 1}
    assert {one["kind"] for one in found["changes"]} == {"sentence", "passage"}


@pytest.mark.parametrize("command", [["index"], ["index", "diff"]])
def test_without_an_index_both_say_so(program: Program, tmp_path: Path, command: list[str]) -> None:
    program.set(home=tmp_path / "nothing")
    shown = program(*command)
    assert shown.exit_code == 3
    assert "Run `ibid build`" in shown.output


def test_an_unrelated_setting_rebuilds_nothing(program: Program, shelf: Path) -> None:
    program("build")
    program.set(papers=shelf, home=shelf.parent / "home", weak_at="0.2", port="9", quick="true")
    assert program.json("build")["unchanged"] is True
    program.set(papers=shelf, home=shelf.parent / "home", passage_tokens="64")
    assert "limit 200 → 64" in program.json("build")["why"]


def test_another_build_is_told_of_or_waited_for(program: Program, shelf: Path) -> None:
    home = Home(shelf.parent / "home")
    home.folder.mkdir()
    with sole_builder(home):
        shown = program("build")
        assert shown.exit_code == 4
        assert f"(process {os.getpid()} on " in shown.output
        assert "ibid build --wait" in shown.output
    held, freed = threading.Event(), threading.Event()

    def hold() -> None:
        with sole_builder(home):
            held.set()
            freed.wait(30)

    holding = threading.Thread(target=hold)
    holding.start()
    assert held.wait(30)
    threading.Timer(0.5, freed.set).start()
    shown = program("build", "--wait")
    assert shown.exit_code == 0
    holding.join()
    assert "Waiting for another build to end: process" in shown.output


@contextmanager
def _watching(shelf: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {
        **os.environ, "IBID_PAPERS": str(shelf), "IBID_HOME": str(shelf.parent / "home"),
    }  # fmt: skip
    # What is run in the background ignores interrupts, and hands that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [str(IBID), "build", "--watch", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, before)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
            assert process.stdout
            process.stdout.close()


def _line(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


@pytest.mark.slow
def test_watching_builds_after_every_burst_and_outlives_a_bad_paper(shelf: Path) -> None:
    with _watching(shelf) as process:
        assert _line(process)["added"] == ["lake"]
        for number in range(10):
            _edit(shelf, "1854" if not number else f"185{number - 1}", f"185{number}")
            time.sleep(0.02)
        assert _line(process)["changed"] == ["lake"]
        (shelf / "lake" / "paper.toml").write_text("title = 3", "utf-8")
        assert _line(process)["error"]["code"] == "bad_paper"
        (shelf / "lake" / "paper.toml").unlink()
        _edit(shelf, "froze", "thawed")
        report = _line(process)
        assert (report["changed"], report["embedded"]) == (["lake"], 2)
        make_bad(shelf, "wrong description")
        report = _line(process)
        assert [one["id"] for one in report["skipped"]] == ["bad"]
        _edit(shelf, "thawed", "froze")
        report = _line(process)
        assert report["changed"] == ["lake"]
        assert [one["id"] for one in report["skipped"]] == ["bad"]


def test_watching_a_folder_that_is_not_there_is_told(program: Program, tmp_path: Path) -> None:
    program.set(papers=tmp_path / "none", home=tmp_path / "home")
    shown = program("build", "--watch")
    assert shown.exit_code == 4
    assert "There is no folder of papers" in shown.output


def test_a_build_sweeps_what_adding_left_behind(
    program: Program, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = settings().added / f".adding-{'0a' * 8}"
    left.mkdir(parents=True)
    program("build")
    assert left.is_dir(), "somebody may be at it"
    monkeypatch.setattr("corpus.library.added._STALE", -60.0)
    program("build")
    assert not left.exists()
