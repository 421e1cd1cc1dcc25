"""The pointer, and the files that it vouches for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import DamagedIndex, NoIndex
from index.store.generations import Generation, Home


@pytest.fixture
def standing(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    _write(home, "one", "first")
    return home


def _write(home: Home, ident: str, words: str) -> Generation:
    generation = home.prepare(ident)
    generation.store.write_text(words, "utf-8")
    generation.vectors.write_text(words, "utf-8")
    generation.terms.mkdir()
    (generation.terms / "terms.json").write_text("{}", "utf-8")
    home.switch(generation)
    home.drop_others()
    return generation


def _names(home: Home) -> list[str]:
    return sorted(child.name for child in (home.folder / "generations").iterdir())


def test_without_a_pointer_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="There is no index") as caught:
        Home(tmp_path).current()
    assert "ibid build" in caught.value.remedy


def test_what_was_switched_to_is_what_is_read(standing: Home) -> None:
    current = standing.current()
    assert current.id == "one"
    assert current.store.read_text("utf-8") == "first"


def test_a_switch_drops_the_generation_before(standing: Home) -> None:
    _write(standing, "two", "second")
    assert standing.current().store.read_text("utf-8") == "second"
    assert _names(standing) == ["000002-two"]


def test_a_generation_that_is_only_prepared_changes_nothing(standing: Home) -> None:
    standing.prepare("two").store.write_text("half", "utf-8")
    assert standing.current().id == "one"


def test_preparing_again_begins_anew(standing: Home) -> None:
    standing.prepare("two").store.write_text("half", "utf-8")
    assert list(standing.prepare("two").folder.iterdir()) == []


def test_the_same_generation_can_be_written_again(standing: Home) -> None:
    _write(standing, "one", "again")
    assert standing.current().store.read_text("utf-8") == "again"
    assert _names(standing) == ["000002-one"]


def _flip(folder: Path) -> None:
    file = folder / "vectors.faiss"
    data = file.read_bytes()
    file.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def _add(folder: Path) -> None:
    (folder / "terms" / "more").write_text("", "utf-8")


def _lose_everything(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_flip, "vectors.faiss is not as it was written"),
        (lambda folder: (folder / "store.sqlite").unlink(), "store.sqlite is missing"),
        (lambda folder: (folder / "terms" / "terms.json").unlink(), "terms.json is missing"),
        (_add, "more is not as it was written"),
        (_lose_everything, "cannot be read: No such file"),
    ],
)
def test_any_change_of_files_is_noticed(
    standing: Home, harm: Callable[[Path], object], words: str
) -> None:
    harm(standing.current().folder)
    with pytest.raises(DamagedIndex) as caught:
        standing.current()
    assert words in caught.value.message
    assert "ibid build" in caught.value.remedy


@pytest.mark.parametrize(
    "pointer", ["", "{", "[]", '"one"', "{}", json.dumps({"generation": "one"}), "\xff", "null"]
)
def test_a_broken_pointer_is_noticed(standing: Home, pointer: str) -> None:
    standing.pointer.write_bytes(pointer.encode("latin-1"))
    with pytest.raises(DamagedIndex, match="cannot be read"):
        standing.current()


def test_a_folder_in_the_pointers_place_is_noticed(standing: Home) -> None:
    standing.pointer.unlink()
    standing.pointer.mkdir()
    with pytest.raises(DamagedIndex, match="cannot be read"):
        standing.current()
