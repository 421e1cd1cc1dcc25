"""Following a folder."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from index.watch import bursts


class Watched:
    """A folder that is followed in a thread; counts what is told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stop = folder, threading.Event()
        self.told: Queue[None] = Queue()
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def _follow(self) -> None:
        for _ in bursts([self.folder, self.folder.with_name("sources")], self.stop):
            self.told.put(None)

    def wait(self) -> None:
        self.told.get(timeout=20)

    def is_quiet(self, seconds: float) -> bool:
        try:
            self.told.get(timeout=seconds)
        except Empty:
            return True
        return False

    def goes_on(self) -> bool:
        """Whether it is told of one more file, once all that was before is told."""
        while not self.is_quiet(1.5):
            pass
        (self.folder / "new.txt").write_text("?", "utf-8")
        return not self.is_quiet(20)

    def end(self) -> None:
        self.stop.set()
        self._thread.join(timeout=20)
        assert not self._thread.is_alive()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    folder = tmp_path / "papers"
    (folder / "lake").mkdir(parents=True)
    found = Watched(folder)
    found.wait()  # watching has begun
    yield found
    found.end()


def test_a_change_is_told_once(watched: Watched) -> None:
    (watched.folder / "lake" / "paper.txt").write_text("The lake froze.", "utf-8")
    watched.wait()
    assert watched.is_quiet(1.5)


def test_many_changes_in_a_row_are_one_burst(watched: Watched) -> None:
    for number in range(20):
        (watched.folder / f"p{number}").mkdir()
        (watched.folder / f"p{number}" / "paper.txt").write_text("Words.", "utf-8")
        time.sleep(0.05)
    watched.wait()
    assert watched.is_quiet(1.5)


def test_a_file_that_is_still_written_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.watch._LONGEST", 500)
    (tmp_path / "papers").mkdir()
    watched = Watched(tmp_path / "papers")
    try:
        watched.wait()
        with (watched.folder / "report.pdf").open("wb") as file:
            for _ in range(16):
                file.write(b"%PDF")
                file.flush()
                assert watched.is_quiet(0.1), "told of a file that is half there"
        watched.wait()
        assert watched.is_quiet(1.5)
    finally:
        watched.end()


@pytest.mark.slow
def test_a_folder_that_goes_and_comes_back_is_followed_on(watched: Watched) -> None:
    shutil.rmtree(watched.folder)
    watched.wait()
    watched.folder.mkdir()
    watched.wait()
    assert watched.goes_on()


@pytest.mark.slow
def test_a_folder_put_in_the_place_of_another_is_followed(watched: Watched) -> None:
    watched.folder.rename(watched.folder.with_name("old"))
    watched.folder.mkdir()
    watched.wait()
    assert watched.goes_on()


@pytest.mark.slow
def test_a_folder_that_comes_later_is_followed_too(watched: Watched) -> None:
    sources = watched.folder.with_name("sources")
    sources.mkdir()
    watched.wait()
    assert watched.goes_on()
    (sources / "ledger").write_text("!", "utf-8")
    watched.wait()
