"""The truths about the layouts are whole, and their words are in the documents."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MORE = sorted((HERE / "more").glob("*.truth.json"))
TRUTHS = [*sorted(HERE.glob("*.truth.json")), *MORE]
FIELDS = {
    "layout", "title", "authors", "headings", "notes", "unresolved_markers", "lists", "tables",
    "absent", "sentences",
}  # fmt: skip
NOTE = {"label", "number", "series", "starts", "ends", "markers"}
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NOT_LETTER = re.compile(r"[^A-Za-z]+")


def _letters(text: str) -> str:
    """The letters of a text alone, which no line break, hyphen or marker comes between."""
    return _NOT_LETTER.sub("", text)


def _document(truth: Path) -> str:
    stem = truth.name.removesuffix(".truth.json")
    (file,) = (one for one in truth.parent.glob(f"{stem}.*") if one != truth)
    text = file.read_text("utf-8")
    return html.unescape(_TAG.sub("", _COMMENT.sub("", text))) if file.suffix == ".html" else text


def test_there_are_layouts() -> None:
    assert len(TRUTHS) == 18 + len(MORE)
    assert len(MORE) == 12


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda file: file.name.removesuffix(".truth.json"))
def test_a_truth_is_about_its_document(truth: Path) -> None:
    found: dict[str, Any] = json.loads(truth.read_text("utf-8"))
    assert found.keys() == FIELDS
    assert found["notes"]
    assert len(found["sentences"]) >= 8
    letters = _letters(_document(truth))
    for note in found["notes"]:
        assert note.keys() == NOTE, note
        assert _letters(note["starts"]) in letters, note
        assert _letters(note["ends"]) in letters, note
    for heading in found["headings"]:
        assert _letters(heading) in letters, heading
    for item in (item for one in found["lists"] for item in one):
        assert _letters(item.split(" ", 4)[0]) in letters, item
