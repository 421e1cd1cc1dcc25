"""An index of the shipped paper alone, its question set asked once, and the command line."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from corpus.shipped import SHIPPED
from index.build import build
from index.encoder import Encoder
from index.generations import Home
from index.models import find_model
from index.plan import from_shelf
from index.reader import Index, open_index
from qa.ask import Asker
from qa.cli.main import app
from qa.evaluate import Bench, Outcome, run
from qa.loading import load_asker
from qa.questionsets import read_set
from qa.settings import Settings, settings

QUESTIONS = Path(__file__).parent.parent / "questions" / "ttp-reemergence"
FIRST = "ttp-reemergence"


@pytest.fixture(autouse=True)
def _fresh_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting of whoever runs the tests, and none of the test before."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"IBID_{name.upper()}", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def shipped(home: Home, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that name an index of the shipped paper alone."""
    shelf = tmp_path_factory.mktemp("shipped-shelf")
    shutil.copytree(SHIPPED / FIRST, shelf / FIRST)
    # A copy of the index of both papers, so that no word has to be embedded again.
    folder = tmp_path_factory.mktemp("shipped") / "home"
    shutil.copytree(home.folder, folder)
    build(from_shelf(shelf), Home(folder), find_model(), lambda: encoder)
    return Settings(papers=shelf, home=folder)


@pytest.fixture(scope="session")
def shipped_index(shipped: Settings) -> Index:
    return open_index(shipped.index_home)


@pytest.fixture(scope="session")
def alone(shipped_index: Index, encoder: Encoder, shipped: Settings) -> Asker:
    """Answers from the shipped paper alone."""
    return load_asker(shipped, shipped_index, encoder)


@pytest.fixture(scope="session")
def outcomes(shipped_index: Index, encoder: Encoder, shipped: Settings) -> list[Outcome]:
    """Every question of the shipped set, asked once."""
    return run(Bench(read_set(QUESTIONS), shipped_index, encoder), shipped)


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
