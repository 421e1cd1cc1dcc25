"""What is true of PDF papers, from the two kinds of files that say it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ALL = ".truth.json"
_NOTES = "truth.jsonl"
_NEIGHBOURS = 5  # notes whose markers may be among the words before a marker


@dataclass(frozen=True, slots=True)
class TrueNote:
    """A note: `text` is all of it, or its first words where it is not `whole`. Without a series
    and with an empty label these are not known.
    """

    number: int
    page: int
    text: str
    series: int | None = None
    label: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class TrueMarker:
    """A marker: the place of its note in `Truth.notes`, its page, and the words before it.

    `plain` are these words without the numbers of other markers, where they may be among them.
    """

    note: int
    page: int
    before: str
    plain: str | None = None


@dataclass(frozen=True)
class Truth:
    """What is true of a paper. `facts` are all fields of a `NAME.truth.json`, as
    `tests/pdf/README.md` describes them; `None` where only the notes are known. Markers of the
    notes in `unplaced` are not known.
    """

    name: str
    file: Path
    pages: int
    notes: tuple[TrueNote, ...]
    markers: tuple[TrueMarker, ...]
    unplaced: frozenset[int] = frozenset()
    facts: dict[str, Any] | None = None


def truths(folder: Path) -> Iterator[Truth]:
    """The truths of a folder: of `truth.jsonl` in it, and of each `NAME.truth.json`."""
    if (folder / _NOTES).exists():
        for line in (folder / _NOTES).read_text("utf-8").splitlines():
            yield _of_notes(folder, json.loads(line))
    for file in sorted(folder.glob(f"*{_ALL}")):
        yield _of_all(file)


def _of_notes(folder: Path, said: dict[str, Any]) -> Truth:
    notes = said["notes"]
    return Truth(
        name=said["file"].removesuffix(".pdf"),
        file=folder / said["file"],
        pages=said["pages"],
        notes=tuple(TrueNote(one["number"], one["page"], one["begins"]) for one in notes),
        markers=tuple(
            TrueMarker(
                place,
                one["marker_page"],
                one["before_marker"],
                _without_markers(one["before_marker"], one["number"]),
            )
            for place, one in enumerate(notes)
            if one["before_marker"] is not None
        ),
        unplaced=frozenset(
            place for place, one in enumerate(notes) if one["before_marker"] is None
        ),
    )


def _without_markers(before: str, number: int) -> str:
    """Words before the marker of a note without those of the notes before it, which stand right
    behind other characters.
    """
    for other in range(max(1, number - _NEIGHBOURS), number):
        before = re.sub(rf"(?<=\S){other}(?!\d)", "", before)
    return before


def _of_all(file: Path) -> Truth:
    facts = json.loads(file.read_text("utf-8"))
    notes = facts["notes"]
    places = {(one["series"], one["number"]): place for place, one in enumerate(notes)}
    name = file.name.removesuffix(_ALL)
    return Truth(
        name=name,
        file=file.with_name(f"{name}.pdf"),
        pages=facts["pages"],
        notes=tuple(
            TrueNote(
                one["number"], one["page"], one["text"], one["series"], one["label"], whole=True
            )
            for one in notes
        ),
        markers=tuple(
            TrueMarker(places[one["series"], one["number"]], one["page"], one["before"])
            for one in facts["markers"]
        ),
        facts=facts,
    )
