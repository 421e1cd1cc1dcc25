"""What is published keeps working: the JSON of version 0.1.0, over the library that it made."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract import record
from tests.contract.library import unpack

PUBLISHED: dict[str, Any] = json.loads(record.ANSWERS.read_text("utf-8"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return unpack(tmp_path)


def test_the_api_answers_as_published(library: Path, loopback: None) -> None:
    now = record.over_http(library)
    assert not record.compare(PUBLISHED["http"], now)


def test_the_commands_print_as_published(library: Path) -> None:
    now = record.on_the_command_line(library)
    assert not record.compare(PUBLISHED["cli"], now)


def test_a_library_of_the_version_before_is_read_anew_and_then_stays(library: Path) -> None:
    """Its paper, the supplied source and the added paper: none of them is lost."""
    built = record.on_the_command_line(library)["build"]["printed"]
    assert sorted(built["changed"]) == sorted(["lighthouse", record.SOURCE, "the-bell-of-skarn"])
    assert (built["added"], built["kept"], built["removed"]) == ([], [], [])
    assert built["why"].startswith("the index was written by another version; the model changed: ")
    assert "texts are read otherwise" in built["why"]
    again = record.on_the_command_line(library)["build"]["printed"]
    assert again["unchanged"] is True


def test_notes_of_the_version_before_have_ids_and_names(library: Path, loopback: None) -> None:
    """Its index and its conversation hold the numbers of notes only."""
    now = record.over_http(library)
    notes = now["GET /api/notes"]["body"]["notes"]
    talk = now["GET /api/conversations/{id}"]["body"]
    answers = talk["answers"]
    kept = [note for answer in answers for note in answer["notes"]]
    assert notes
    assert kept
    for note in (*notes, *kept):
        assert note["id"] == note["label"] == note["name"] == str(note["number"])
        assert (note["series"], note["unsure"]) == (1, None)
    for answer in answers:
        for quote in answer["quotes"]:
            assert quote["note_ids"] == quote["note_names"] == [str(n) for n in quote["notes"]]
    for source in now["GET /api/sources"]["body"]["sources"]:
        (place,) = source["cited_by"]
        assert place["note_ids"] == place["note_names"] == [str(n) for n in place["notes"]]


@pytest.mark.parametrize(
    ("published", "now", "found"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, []),
        ({"a": 1, "b": 2}, {"a": 1}, ["/b: gone"]),
        ({"a": [1]}, {"a": [2]}, ["/a/0: 1 became 2"]),
        ([1], [1, 2], [": [1] became [1, 2]"]),
    ],
)
def test_a_change_is_found(published: Any, now: Any, found: list[str]) -> None:
    assert record.compare(published, now) == found
