"""An index of the shipped paper alone, its question set asked once, and the command line."""

import json
import pickle
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from corpus.library.shipped import SHIPPED
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_papers
from index.search.index import Index
from index.search.reader import open_index
from index.store.generations import Home
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.cli.main import app
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench, Outcome, run
from qa.evaluation.sampling import Part
from qa.settings import Settings, settings
from tests.conftest import Make

QUESTIONS = Path(__file__).parent.parent / "questions" / "ttp-reemergence"
FIRST = "ttp-reemergence"

Asked = Callable[[str], list[Outcome]]


@pytest.fixture(autouse=True)
def _fresh_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting of whoever runs the tests, and none of the test before."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"IBID_{name.upper()}", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def shipped(home: Home, encoder: Encoder, once: Callable[[str, Make], Path]) -> Settings:
    """Settings that name an index of the shipped paper alone."""

    def make(folder: Path) -> None:
        shutil.copytree(SHIPPED / FIRST, folder / "papers" / FIRST)
        # From a copy of the index of both papers, so that no word has to be embedded again.
        shutil.copytree(home.folder, folder / "home")
        texts = from_papers(folder / "papers")
        build(texts, Home(folder / "home"), find_model(), lambda: encoder)

    folder = once("shipped", make)
    return Settings(papers=folder / "papers", home=folder / "home")


@pytest.fixture(scope="session")
def shipped_index(shipped: Settings) -> Index:
    return open_index(shipped.index_home)


@pytest.fixture(scope="session")
def alone(shipped_index: Index, encoder: Encoder, shipped: Settings) -> Asker:
    """Answers from the shipped paper alone."""
    return load_asker(shipped, shipped_index, encoder)


@pytest.fixture(scope="session")
def asked(
    shipped_index: Index, encoder: Encoder, shipped: Settings, once: Callable[[str, Make], Path]
) -> Asked:
    """What became of the questions of a set in the repository, asked of the shipped paper alone;
    each set is asked once a run. Of "some" only every tenth question of the first set.
    """

    def outcomes_of(name: str) -> list[Outcome]:
        questions = read_set(QUESTIONS.parent / (FIRST if name == "some" else name))
        if name == "some":
            questions = Part(every=10).of(questions)

        def make(folder: Path) -> None:
            found = run(Bench(questions, shipped_index, encoder), shipped)
            (folder / "outcomes").write_bytes(pickle.dumps(found))

        found: list[Outcome] = pickle.loads((once(f"asked-{name}", make) / "outcomes").read_bytes())
        return found

    return cache(outcomes_of)


@pytest.fixture(scope="session", params=["some", pytest.param("all", marks=pytest.mark.slow)])
def outcomes(asked: Asked, request: pytest.FixtureRequest) -> list[Outcome]:
    """Questions of the shipped set, with what became of them: some, and all."""
    return asked("some" if request.param == "some" else FIRST)


@dataclass(frozen=True)
class Program:
    """The command line, in this process."""

    monkeypatch: pytest.MonkeyPatch

    def set(self, **environment: str | Path) -> None:
        for name, value in environment.items():
            self.monkeypatch.setenv(f"IBID_{name.upper()}", str(value))
        settings.cache_clear()

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), catch_exceptions=False)

    def json(self, *arguments: str, code: int = 0) -> Any:
        result = self(*arguments, "--json")
        assert result.exit_code == code, result.output
        return json.loads(result.stdout)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, chosen: Settings) -> Program:
    """The command line with the index of both papers."""
    found = Program(monkeypatch)
    found.set(papers=chosen.papers, home=chosen.home)
    return found
