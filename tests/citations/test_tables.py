"""The tables of citations are whole: fields are words of their notes, references in range."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FILES = sorted(Path(__file__).parent.glob("*.toml"))
KINDS = {
    "book", "chapter", "journal", "newspaper", "web page", "report", "thesis", "case", "statute",
    "treaty", "debate", "archive", "personal communication", "video", "post", "unread",
}  # fmt: skip
NAMES = {"authors", "editors", "translators"}
WORDS = {
    "title", "container", "volume", "issue", "edition", "publisher", "place", "date", "locator",
    "url",
}  # fmt: skip
OTHERS = {"note", "verbatim", "kind", "same_as", "unsure", "issued"}


def _cases(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["case"]
    return found


def test_there_are_tables() -> None:
    cases = [case for file in FILES for case in _cases(file)]
    assert len(cases) > 300
    assert all(count == 1 for count in Counter(case["id"] for case in cases).values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_fields_are_words_of_their_notes(file: Path) -> None:
    for case in _cases(file):
        works = case.get("work", [])
        notes = case["notes"]
        for number, work in enumerate(works, start=1):
            told = f"{case['id']}, work {number}"
            assert work.keys() <= NAMES | WORDS | OTHERS, told
            assert work["verbatim"] in notes[work["note"] - 1], told
            names = [name for field in NAMES for name in work.get(field, ())]
            for words in (*names, *(work[field] for field in WORDS & work.keys())):
                assert any(words in note for note in notes), (told, words)
            assert "same_as" in work or work["kind"] in KINDS, told
            assert work.get("same_as", 1) in set(range(1, len(works) + 1)), told
            assert work.get("same_as") != number, told
        assert [work["note"] for work in works] == sorted(work["note"] for work in works)
        assert len(case.get("commentary", notes)) == len(notes), case["id"]
