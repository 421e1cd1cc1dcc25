"""One build at a time, whoever asks."""

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

import pytest

from index.errors import AnotherBuild
from index.store.generations import Home
from index.store.lock import Holder, holder, sole_builder
from tests.index.conftest import Build

_HOLD = """
import sys, time
from pathlib import Path
from index.store.generations import Home
from index.store.lock import sole_builder
with sole_builder(Home(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def place(tmp_path: Path) -> Home:
    (tmp_path / "home").mkdir()
    return Home(tmp_path / "home")


@contextmanager
def _another(home: Home) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock."""
    command = [sys.executable, "-c", _HOLD, str(home.folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def test_a_second_builder_is_told_who_holds_the_lock(place: Home) -> None:
    with _another(place) as process:
        with pytest.raises(AnotherBuild) as caught, sole_builder(place):
            pass
        assert f"process {process.pid} on " in caught.value.message
        assert "ibid build --wait" in caught.value.remedy
        known = holder(place)
        assert known is not None
        assert known.process == process.pid


def test_the_lock_of_a_dead_process_is_free(place: Home) -> None:
    with _another(place) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with sole_builder(place):
            known = holder(place)
            assert known is not None
            assert known.process == os.getpid()
    assert holder(place) is None


def test_who_waits_is_told_for_whom_and_goes_on_when_it_ends(place: Home) -> None:
    told: list[Holder | None] = []
    with _another(place) as process:
        threading.Timer(0.5, process.kill).start()
        begun = time.monotonic()
        with sole_builder(place, told.append):
            assert time.monotonic() - begun > 0.3
    assert [one.process for one in told if one] == [process.pid]


@pytest.mark.parametrize("words", ["", "{", "[]", json.dumps({"process": 1}), "\xff"])
def test_an_illegible_word_on_the_holder_does_not_matter(place: Home, words: str) -> None:
    with _another(place):
        place.lock.with_suffix(".holder").write_bytes(words.encode("latin-1"))
        with pytest.raises(AnotherBuild, match=r"is running in .*home\."), sole_builder(place):
            pass


def test_words_in_the_lock_file_do_not_matter(place: Home) -> None:
    place.lock.write_text("process 1", "utf-8")
    with sole_builder(place):
        pass


def test_a_build_waits_for_another_and_finds_its_work_done(
    build_shelf: Build, own: Home, shelf: Path
) -> None:
    begun, done = threading.Event(), []

    def hold(name: str, count: int, of: int) -> None:
        if name == "embedding":
            begun.set()
            time.sleep(0.3)

    first = threading.Thread(target=lambda: done.append(build_shelf(step=hold)))
    first.start()
    assert begun.wait(30)
    second = build_shelf(waiting=lambda _: None)
    first.join()
    assert second.unchanged
    assert second.index == done[0].index
