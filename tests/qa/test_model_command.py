"""`ibid model`: which encoder models are here, and getting another."""

import shutil
from pathlib import Path

from index.encoding.models import BASE_MODEL, DEFAULT_MODEL, find_model
from tests.qa.conftest import Program

OTHER = "all-mpnet-base-v2"


def test_the_models_that_are_here_and_those_that_can_be_got_are_listed(
    program: Program, tmp_path: Path
) -> None:
    program.set(home=tmp_path)
    default, base, other = program.json("model")["models"]
    assert (default["name"], default["here"], default["used"]) == (DEFAULT_MODEL, True, True)
    assert (base["name"], base["here"], base["used"]) == (BASE_MODEL, True, False)
    assert default["sha256"] == find_model().sha256
    assert (other["name"], other["here"], other["megabytes"]) == (OTHER, False, 438)
    assert other["remedy"].startswith(f"Run `ibid model get {OTHER}`")
    words = program("model").stdout
    assert "(used: IBID_MODEL)" in words
    assert "is not on this machine" in words


def test_a_model_in_the_place_of_another_is_not_called_here(
    program: Program, tmp_path: Path
) -> None:
    shutil.copytree(find_model().folder, tmp_path / "models" / OTHER)
    program.set(home=tmp_path)
    *_, other = program.json("model")["models"]
    assert not other["here"]
    assert "are not those of all-mpnet-base-v2" in other["problem"]
    assert other["remedy"] == f"Run `ibid model get {OTHER} --force`."


def test_the_model_that_is_set_is_listed_too(program: Program, tmp_path: Path) -> None:
    folder = str(find_model().folder)
    program.set(home=tmp_path, model=folder)
    assert [one["used"] for one in program.json("model")["models"]] == [False, False, False, True]


def test_the_default_is_installed_and_is_not_downloaded(program: Program, tmp_path: Path) -> None:
    program.set(home=tmp_path)
    got = program.json("model", "get", DEFAULT_MODEL)
    assert got["folder"] == str(find_model().folder)
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_is_not_known_is_an_error(program: Program) -> None:
    error = program.json("model", "get", "nobody/nothing", code=2)["error"]
    assert error["code"] == "unusable_model"
    assert "IBID_MODEL=FOLDER" in error["remedy"]
