"""The texts of a plan: files that change before they are read."""

from pathlib import Path

import pytest

from corpus.errors import BadPaper
from index import plan
from index.plan import from_papers


def _paper(folder: Path, words: str) -> None:
    (folder / "a").mkdir(exist_ok=True)
    (folder / "a" / "paper.txt").write_text(words)


def test_what_is_read_is_what_was_planned(tmp_path: Path) -> None:
    _paper(tmp_path, "The ferry ran.")
    (text,) = from_papers(tmp_path)
    _paper(tmp_path, "The ferry sank.")
    assert text.read().text == "The ferry ran."


def test_a_file_that_is_loaded_again_may_not_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_MOST_HELD", 20)
    _paper(tmp_path, "The ferry ran until the bridge was built.")
    (text,) = from_papers(tmp_path)
    assert text.read().text == "The ferry ran until the bridge was built."
    _paper(tmp_path, "The ferry sank.")
    with pytest.raises(BadPaper, match="was changed while the index was built"):
        text.read()
