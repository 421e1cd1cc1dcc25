"""Types as JSON and back."""

from dataclasses import dataclass

import pytest

from corpus.citations.works import CitedBy, Work
from corpus.documents import Citation
from corpus.serialization import from_json, to_json

WORK = Work("mere", Citation("v", "chapter", container="The Mere"), (CitedBy("lake", 1, (2, 3)),))


def test_what_is_published_holds_what_is_computed() -> None:
    published = to_json(WORK)
    assert published["label"] == WORK.label
    assert published["cited_by"] == [
        {
            "document": "lake", "number": 1, "notes": [2, 3], "note_ids": ["2", "3"],
            "note_names": ["2", "3"],
        }
    ]  # fmt: skip


def test_a_container_is_published_as_the_publisher_and_not_stored_as_one() -> None:
    assert to_json(WORK)["citation"]["publisher"] == "The Mere"
    stored = to_json(WORK, stored=True)
    assert stored["citation"]["publisher"] is None
    assert "label" not in stored
    assert from_json(Work, stored) == WORK


def test_dataclasses_are_found_within_mappings_and_sequences() -> None:
    assert to_json({"works": [WORK], "left": 2}) == {"works": [to_json(WORK)], "left": 2}
    assert from_json(list[Work], to_json((WORK,), stored=True)) == [WORK]


def test_letters_that_are_no_text_are_kept() -> None:
    """A page may hold half a pair of surrogates, which a JSON text escapes."""
    odd = Citation("\ud800", "unknown")
    assert from_json(Citation, to_json(odd)) == odd


@dataclass(frozen=True, slots=True)
class _Small:
    number: int


@pytest.mark.parametrize("value", [None, [], {}, {"number": "many"}, "number"])
def test_something_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_json(_Small, value)
