"""A build in a process of its own."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from corpus.errors import BadPaper
from index.errors import NotBuilt
from index.search.reader import open_index
from index.store.generations import Home
from index.store.lock import Holder, sole_builder
from qa.build_process import rebuild
from qa.settings import Settings


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """Settings that name a small shelf, and an index that is not built yet."""
    (tmp_path / "papers" / "lake").mkdir(parents=True)
    (tmp_path / "papers" / "lake" / "paper.txt").write_text("The lake froze.\n", "utf-8")
    return Settings(papers=tmp_path / "papers", home=tmp_path / "home")


def _nobody(_: Holder | None) -> None:
    raise AssertionError("nobody is waited for")


def test_it_builds_elsewhere_and_tells_how_far_it_is(own: Settings) -> None:
    steps: list[tuple[str, int, int]] = []
    report = rebuild(own, lambda *step: steps.append(step), _nobody)
    assert report.added == ("lake",)
    assert open_index(own.index_home).id == report.index
    assert list(dict.fromkeys(name for name, _, _ in steps)) == ["reading", "embedding", "writing"]
    assert multiprocessing.active_children() == []


def test_what_the_build_raises_is_raised(own: Settings) -> None:
    (own.papers / "lake" / "paper.toml").write_text("title = 3", "utf-8")
    with pytest.raises(BadPaper, match="of the wrong kind") as caught:
        rebuild(own, lambda *_: None, _nobody)
    assert "`authors` is a list" in caught.value.remedy


def test_a_build_that_is_killed_is_told_and_the_next_succeeds(own: Settings) -> None:
    def kill(name: str, _done: int, _of: int) -> None:
        if name == "reading":
            for child in multiprocessing.active_children():
                assert child.pid
                os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(NotBuilt, match="ended unexpectedly"):
        rebuild(own, kill, _nobody)
    assert rebuild(own, lambda *_: None, _nobody).added == ("lake",)


def test_who_builds_already_is_told_and_waited_for(own: Settings) -> None:
    own.home.mkdir()
    told: list[Holder | None] = []
    lock = sole_builder(Home(own.home))
    lock.__enter__()

    def waiting(holder: Holder | None) -> None:
        told.append(holder)
        lock.__exit__(None, None, None)

    assert rebuild(own, lambda *_: None, waiting).added == ("lake",)
    assert [one.process for one in told if one] == [os.getpid()]
