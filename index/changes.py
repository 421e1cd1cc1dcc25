"""The changes of a build: sentences and passages that appeared, vanished or moved."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, computed_field

from corpus.passages import TextUnit, UnitKind
from corpus.serialization import from_json, to_json
from index.errors import DamagedIndex
from index.report import Report
from index.store.database import Placed

ChangeKind = Literal["appeared", "vanished", "moved"]
Pair = tuple[TextUnit | None, TextUnit | None]


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence or passage that appeared, vanished or moved.

    It is now at `[start, end)` of the text of `document`, and was at `before`. The former are null
    where it vanished, the latter where it appeared.
    """

    change: ChangeKind
    kind: UnitKind
    text: str
    document: str | None
    start: int | None
    end: int | None
    before: Annotated[tuple[str, int, int] | None, Field(description="Document, start and end.")]


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many sentences and passages appeared, vanished and moved."""

    appeared: int
    vanished: int
    moved: int


@dataclass(frozen=True, slots=True)
class IndexChanges:
    """What the build of an index changed; empty where it was the first. `built` is when it was
    (ISO 8601, UTC).
    """

    previous: str | None
    index: str
    built: str | None
    changes: Sequence[Change]

    @classmethod
    def of(cls, report: Report, changes: Sequence[Change]) -> "IndexChanges":
        """The changes of the build that a report is about."""
        return cls(report.previous, report.index, report.built, changes)

    @computed_field
    @property
    def counts(self) -> ChangeCounts:
        """How many changes there are of each kind."""
        counted = Counter(one.change for one in self.changes)
        return ChangeCounts(counted["appeared"], counted["vanished"], counted["moved"])


def differences(old: Iterable[Placed], new: Iterable[Placed]) -> list[Pair]:
    """Pairs of units (before, after) that differ; `None` for one that is new or gone.

    Units with equal words are paired: first at the same place, then within their document, then
    anywhere, in the order of their places.
    """
    gone = {(one.unit, one.text_hash): None for one in old}
    come = []
    for one in new:
        key = (one.unit, one.text_hash)
        if key in gone:
            del gone[key]
        else:
            come.append(key)
    pairs: list[Pair] = []
    for anywhere in (False, True):
        left: defaultdict[tuple[str, bytes, str], list[TextUnit]] = defaultdict(list)
        for unit, text_hash in gone:
            left[unit.kind, text_hash, "" if anywhere else unit.document].append(unit)
        for units in left.values():
            units.reverse()  # `pop` returns the first
        still = []
        for unit, text_hash in come:
            same = left[unit.kind, text_hash, "" if anywhere else unit.document]
            if same:
                before = same.pop()
                del gone[before, text_hash]
                pairs.append((before, unit))
            else:
                still.append((unit, text_hash))
        come = still
    pairs += [(unit, None) for unit, _ in gone]
    pairs += [(None, unit) for unit, _ in come]
    return pairs


def describe_changes(
    pairs: Iterable[Pair],
    old_texts: Mapping[str, str],
    new_texts: Mapping[str, str],
) -> list[Change]:
    """The changes in the order of the documents; a vanished unit is at its former place."""
    changes = []
    for before, after in pairs:
        stood = (before.document, before.start, before.end) if before else None
        if after is not None:
            text = new_texts[after.document][after.start : after.end]
            name: ChangeKind = "moved" if before else "appeared"
            place = (after.document, after.start, after.end)
            changes.append(Change(name, after.kind, text, *place, before=stood))
        elif before is not None:
            text = old_texts[before.document][before.start : before.end]
            changes.append(Change("vanished", before.kind, text, None, None, None, before=stood))
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[str, int, str, str]:
    document, start = change.document, change.start
    if document is None or start is None:
        assert change.before is not None
        document, start, _ = change.before
    return document, start, change.kind, change.change


def write_changes(file: Path, changes: Sequence[Change]) -> None:
    """Write changes, one JSON object a line."""
    with file.open("w", encoding="utf-8") as out:
        for change in changes:
            out.write(json.dumps(to_json(change, stored=True), ensure_ascii=False) + "\n")


def read_changes(file: Path) -> Iterator[Change]:
    """The changes that `write_changes` wrote. Raises `DamagedIndex`."""
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield from_json(Change, json.loads(line))
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{file} cannot be read: {error}.", "Run `ibid build`.") from error
