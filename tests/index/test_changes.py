"""What a build changed, told from what stood before and what stands now."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import TextUnit
from corpus.serialization import to_json
from index.changes import (
    Change,
    IndexChanges,
    describe_changes,
    differences,
    read_changes,
    write_changes,
)
from index.errors import DamagedIndex
from index.report import Report
from index.store.database import Placed

WORDS = "abcd"


def _placed(texts: dict[str, str]) -> list[Placed]:
    """Each letter of a text is a sentence."""
    return [
        Placed(TextUnit(ident, "sentence", place, place + 1), letter.encode(), letter.encode())
        for ident, text in texts.items()
        for place, letter in enumerate(text)
    ]


def _changes(old: dict[str, str], new: dict[str, str]) -> list[Change]:
    return describe_changes(differences(_placed(old), _placed(new)), old, new)


def _told(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str]]:
    return [(one.change, one.text) for one in _changes(old, new)]


def test_the_same_texts_have_no_changes() -> None:
    assert _told({"lake": "abc"}, {"lake": "abc"}) == []


def test_what_comes_appears_what_goes_vanishes_and_what_is_pushed_moves() -> None:
    assert _told({"lake": "abc"}, {"lake": "dab"}) == [
        ("appeared", "d"),
        ("moved", "a"),
        ("moved", "b"),
        ("vanished", "c"),
    ]


def test_a_sentence_moved_to_another_document_says_from_where() -> None:
    (change,) = _changes({"lake": "ab", "mill": "c"}, {"lake": "a", "mill": "cb"})
    assert change == Change("moved", "sentence", "b", "mill", 1, 2, before=("lake", 1, 2))


def test_of_equal_words_those_that_stayed_are_not_moved() -> None:
    assert _told({"lake": "aab"}, {"lake": "aa"}) == [("vanished", "b")]
    assert _told({"lake": "ab", "mill": "a"}, {"lake": "ab"}) == [("vanished", "a")]


def test_words_go_to_their_own_document_first() -> None:
    old, new = {"lake": "ab", "mill": "a"}, {"lake": "ba", "mill": ""}
    moved = [one for one in _changes(old, new) if one.text == "a" and one.change == "moved"]
    assert [(one.document, one.before) for one in moved] == [("lake", ("lake", 0, 1))]


_TEXTS = st.dictionaries(st.sampled_from(["lake", "mill", "barn"]), st.text(WORDS, max_size=6))


@given(_TEXTS, _TEXTS)
def test_changes_lead_from_the_one_to_the_other(old: dict[str, str], new: dict[str, str]) -> None:
    before, after = _placed(old), _placed(new)
    pairs = differences(before, after)
    gone = [unit for unit, _ in pairs if unit]
    come = [unit for _, unit in pairs if unit]
    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)
    letters = {one.unit: (one.text_hash, "old") for one in before}
    now = {one.unit: one.text_hash for one in after}
    kept = {unit for unit in letters if unit not in set(gone)}
    assert kept == {unit for unit in now if unit not in set(come)}
    assert all(letters[unit][0] == now[unit] for unit in kept)
    for unit, other in pairs:
        if unit and other:
            assert letters[unit][0] == now[other]
            assert unit != other
    # Nothing is said to vanish that appears.
    vanished = {letters[unit][0] for unit, other in pairs if unit and not other}
    appeared = {now[other] for unit, other in pairs if other and not unit}
    assert not vanished & appeared


def test_changes_come_back_as_they_were_written(tmp_path: Path) -> None:
    changes = _changes({"lake": "abc", "mill": "é"}, {"lake": "\u2028a", "barn": "é"})
    write_changes(tmp_path / "changes", changes)
    assert list(read_changes(tmp_path / "changes")) == changes


@pytest.mark.parametrize("words", ["{", "[]", "{}", '{"change": 1}', "\xff"])
def test_a_file_that_holds_something_else_is_told(tmp_path: Path, words: str) -> None:
    (tmp_path / "changes").write_bytes(words.encode("latin-1"))
    with pytest.raises(DamagedIndex, match="cannot be read"):
        list(read_changes(tmp_path / "changes"))


def test_changes_are_counted_for_programs() -> None:
    report = Report("new", False, previous="old", built="2020-01-01T00:00:00+00:00")
    changes = _changes({"lake": "ab"}, {"lake": "bc"})
    found = to_json(IndexChanges.of(report, changes))
    assert found["counts"] == {"appeared": 1, "vanished": 1, "moved": 1}
    assert (found["previous"], found["index"]) == ("old", "new")
    assert found["changes"][0] == {
        "change": "moved", "kind": "sentence", "text": "b", "document": "lake",
        "start": 0, "end": 1, "before": ["lake", 1, 2],
    }  # fmt: skip
