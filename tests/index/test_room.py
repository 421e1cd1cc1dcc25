"""Where there is no room, or no permission, the index that stands goes on standing."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles
from index.errors import DamagedIndex, NotBuilt
from index.plan import from_papers
from index.search.reader import open_index
from index.store.generations import Home
from tests.index.conftest import Build, somebody


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    """Within, a write that makes a file larger fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 100, 1_000, 8_000, 20_000, 60_000, 110_000])
def test_where_files_cannot_grow_the_old_index_stands(
    build_shelf: Build, shelf: Path, own: Home, size: int
) -> None:
    first = build_shelf()
    before = own.current().hashes()
    largest = max(file.stat().st_size for file in own.current().folder.rglob("*"))
    assert largest > size
    (shelf / "mill" / "paper.txt").write_text("The mill stands, and turns.\n", "utf-8")
    with _files_of_at_most(size), pytest.raises(NotBuilt) as caught:
        build_shelf()
    assert "cannot be written" in caught.value.message
    assert "still stands" in caught.value.remedy
    assert own.current().hashes() == before
    assert open_index(own).id == first.index
    assert len(list(own.generations.iterdir())) == 1  # the half-built one takes no room
    assert build_shelf().changed == ("mill",)


def test_a_full_disk_is_told_as_such(build_shelf: Build, shelf: Path, own: Home) -> None:
    first = build_shelf()
    (shelf / "mill" / "paper.txt").write_text("The mill stands, and turns.\n", "utf-8")

    def fill(name: str, done: int, of: int) -> None:
        if (name, done) == ("writing", 1):
            (max(own.generations.iterdir()) / "vectors.faiss").symlink_to("/dev/full")

    with pytest.raises(NotBuilt, match="cannot be written: No space left on device"):
        build_shelf(step=fill)
    assert open_index(own).id == first.index


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that others can reach, which pytest's own are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_an_index_that_may_only_be_read_answers_and_is_left_alone(
    build_shelf: Build, shelf: Path, model: ModelFiles, encoder: Encoder, public: Path
) -> None:
    own = Home(public / "home")
    first = build_shelf(own)
    for path in (own.generations, own.folder):
        path.chmod(0o555)
    sources = from_papers(shelf)
    (shelf / "mill" / "paper.txt").write_text("The mill stands, and turns.\n", "utf-8")
    changed = from_papers(shelf)
    with somebody(public):
        home = Home(Path("home"))
        assert build(sources, home, model, lambda: encoder).unchanged
        with pytest.raises(NotBuilt, match="cannot be written: Permission denied"):
            build(changed, home, model, lambda: encoder)
        assert open_index(home).id == first.index
    for path in (own.folder, own.generations):
        path.chmod(0o755)


def test_an_index_that_may_not_be_read_is_told(
    build_shelf: Build, own: Home, tmp_path: Path
) -> None:
    build_shelf()
    for closed, words in ((own.current().store, "store.sqlite"), (own.pointer, "current")):
        closed.chmod(0)
        with somebody(tmp_path), pytest.raises(DamagedIndex, match="Permission denied") as caught:
            open_index(Home(Path("home")))
        assert caught.value.remedy == "Correct its permissions."
        assert words in caught.value.message or "000001" in caught.value.message
        closed.chmod(0o644)
