"""Small shelves, which a build is done with in no time."""

import os
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from corpus.passages import PassageSettings
from index.build import Listener, Step, build, silent
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles, find_model
from index.plan import from_papers
from index.report import Report
from index.store.generations import Home
from index.store.lock import Waiting

LAKE = """The lake froze in January, and the ice was cut for six weeks.

Every cutter was paid by the ton. The foreman was paid by the day.

The surplus was given away at the church door.
"""
MILL = """The mill burned down in 1871, and was never built again.

Nobody was hurt, because the miller had gone to the fair.
"""

_NOBODY = 65534

Shelve = Callable[[str, str], Path]
Build = Callable[..., Report]


@pytest.fixture(scope="session")
def model() -> ModelFiles:
    return find_model()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with two small papers, `lake` and `mill`."""
    folder = tmp_path / "papers"
    for name, text in (("lake", LAKE), ("mill", MILL)):
        (folder / name).mkdir(parents=True)
        (folder / name / "paper.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Home:
    """A folder for an index of the test's own."""
    return Home(tmp_path / "home")


@pytest.fixture
def build_shelf(shelf: Path, own: Home, model: ModelFiles, encoder: Encoder) -> Build:
    """Builds the small shelf into the test's own home."""

    def building(
        home: Home = own,
        passages: PassageSettings | None = None,
        step: Step = silent,
        waiting: Waiting | None = None,
    ) -> Report:
        return build(
            from_papers(shelf), home, model, lambda: encoder, passages, Listener(step, waiting)
        )

    return building


@contextmanager
def somebody(folder: Path) -> Iterator[None]:
    """Within, the test works in `folder` as somebody who may not write everywhere, as root may."""
    me = os.geteuid()
    with chdir(folder):
        if me == 0:
            os.chown(folder, _NOBODY, -1)
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            os.seteuid(me)
