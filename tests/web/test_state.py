"""What the server answers from."""

import shutil
from pathlib import Path

from index.build import build
from index.encoder import Encoder, find_model
from index.generations import Home
from index.plan import from_shelf
from qa.request import Request
from qa.settings import Settings
from tests.conftest import FIRST, SECOND
from web.state import State


def test_a_new_index_is_picked_up_without_a_restart(
    papers: Path, encoder: Encoder, chosen: Settings, tmp_path: Path
) -> None:
    shelf = tmp_path / "papers"
    shutil.copytree(papers / SECOND, shelf / SECOND)
    home = Home(tmp_path / "home")
    build(from_shelf(shelf), home, find_model(), lambda: encoder)
    state = State(chosen.model_copy(update={"papers": shelf, "home": home.folder}))
    asked = Request("When was Tehrik-e-Taliban Pakistan founded?")
    before = state.ask(asked)
    assert before.status == "not_found"
    shutil.copytree(papers / FIRST, shelf / FIRST)
    build(from_shelf(shelf), home, find_model(), lambda: encoder)
    after = state.ask(asked)
    assert after.index != before.index
    assert after.quotes[0].document == FIRST


def test_the_same_question_again_is_answered_from_memory(chosen: Settings) -> None:
    state = State(chosen)
    asked = Request("When was Tehrik-e-Taliban Pakistan founded?")
    assert state.ask(asked) is state.ask(asked)
