"""Real parts, made once: the encoder, the two papers, and an index of both."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings

from corpus.documents import Document
from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.encoding.selection import open_encoder
from index.plan import from_papers
from index.search.index import Index
from index.search.reader import open_index
from index.store.generations import Home
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.settings import Settings
from tests.cited.stock import cited_index
from tests.pdf_library import COLUMNS, ESSAY, FRONT, TURNED, pdf_index
from tests.qa.several_series import index_several_series, settings_of

HERE = Path(__file__).parent
FIRST = "ttp-reemergence"
SECOND = "harrowmere-ice"

hypothesis_settings.register_profile("ibid", deadline=None, derandomize=True, max_examples=150)
hypothesis_settings.load_profile("ibid")


@pytest.fixture(autouse=True)
def _no_network(socket_disabled: None) -> None:
    """Nothing may be reached; a test that serves on loopback asks for `loopback`."""


@pytest.fixture
def loopback(_no_network: None, socket_enabled: None) -> None:
    """Sockets, for a server and a browser on this machine."""


Make = Callable[[Path], object]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Make], Path]:
    """Makes a folder once a run, by its name, whatever number of workers ask for it; gives each
    worker a copy of its own, which it may write to.
    """
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def made(name: str, make: Make) -> Path:
        folder = root / "once" / name
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not folder.is_dir():
                fresh = folder.with_suffix(".making")
                shutil.rmtree(fresh, ignore_errors=True)
                fresh.mkdir()
                make(fresh)
                fresh.rename(folder)
        return Path(shutil.copytree(folder, tmp_path_factory.mktemp("own") / name))

    return made


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return open_encoder(find_model())


@pytest.fixture(scope="session")
def paper() -> Document:
    """The paper that is shipped: foot blocks, bare markers, no form feeds."""
    return open_paper(SHIPPED / FIRST).read()


@pytest.fixture(scope="session")
def second_paper() -> Document:
    """A paper of the project's own in another layout: form feeds, end notes, bracketed markers."""
    return open_paper(HERE / "papers" / SECOND).read()


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """What the second paper holds, as written down by its author."""
    file = HERE / "papers" / SECOND / "expected.json"
    facts: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return facts


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf that holds both papers."""
    folder = tmp_path_factory.mktemp("papers")
    shutil.copytree(SHIPPED / FIRST, folder / FIRST)
    shutil.copytree(HERE / "papers" / SECOND, folder / SECOND)
    return folder


@pytest.fixture(scope="session")
def home(papers: Path, encoder: Encoder, once: Callable[[str, Make], Path]) -> Home:
    """An index of both papers."""

    def make(folder: Path) -> None:
        build(from_papers(papers), Home(folder), find_model(), lambda: encoder)

    return Home(once("home", make))


@pytest.fixture(scope="session")
def cited(encoder: Encoder, once: Callable[[str, Make], Path]) -> Settings:
    """Settings that name an index of the shipped paper and the stand-ins of its sources."""
    folder = once("cited", lambda folder: cited_index(folder, encoder))
    return Settings(papers=SHIPPED, home=folder)


@pytest.fixture(scope="session")
def several(encoder: Encoder, once: Callable[[str, Make], Path]) -> Settings:
    """Settings that name an index of a paper whose notes have several series of labels."""
    return settings_of(once("several_series", lambda folder: index_several_series(folder, encoder)))


@pytest.fixture(scope="session")
def index(home: Home) -> Index:
    return open_index(home)


@pytest.fixture(scope="session")
def chosen(papers: Path, home: Home) -> Settings:
    """Settings that name the shelf and the index of both papers."""
    return Settings(papers=papers, home=home.folder)


@pytest.fixture(scope="session")
def asker(index: Index, encoder: Encoder, chosen: Settings) -> Asker:
    return load_asker(chosen, index, encoder)


@pytest.fixture(scope="session")
def pdf_papers(encoder: Encoder, once: Callable[[str, Make], Path]) -> Path:
    """A folder with PDF papers, a plain text and their index; see `tests.pdf_library`."""
    return once(
        "pdf_papers", lambda folder: pdf_index(folder, encoder, FRONT, ESSAY, TURNED, COLUMNS)
    )
