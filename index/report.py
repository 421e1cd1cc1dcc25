"""What a build did, as it is told and as it is kept beside the index."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from corpus.skipped import Skipped
from index.errors import DamagedIndex


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """Sentences and passages: how many came, went, stand elsewhere, stand where they stood."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. The lists hold ids of documents: `changed` were read again, `kept` not.

    `embedded` counts the texts that the model read, `reused` those whose vectors there were.
    `seconds` is the whole, the three others its parts; the model is loaded to embed. `why` says
    what was built anew though its texts are the same. `previous` is the index that stood before,
    `built` when this one was (ISO 8601, UTC). `skipped` are papers that could not be used.
    """

    index: str
    unchanged: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    sentences: int = 0
    passages: int = 0
    units: UnitCounts = field(default_factory=UnitCounts)
    embedded: int = 0
    reused: int = 0
    seconds: float = 0.0
    reading: float = 0.0
    embedding: float = 0.0
    writing: float = 0.0
    why: str | None = None
    previous: str | None = None
    built: str | None = None
    warnings: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The report of the build that made an index, and since when each document is as it is."""

    report: Report
    since: Mapping[str, str]


def report_json(report: Report) -> dict[str, Any]:
    """A report for programs; seconds to the millisecond."""
    found = asdict(report)
    for name in ("seconds", "reading", "embedding", "writing"):
        found[name] = round(found[name], 3)
    return found


def report_from(found: Mapping[str, Any]) -> Report:
    """What `report_json` made. Raises `KeyError` or `TypeError` where it is something else."""
    values = {one.name: found[one.name] for one in fields(Report) if one.name != "skipped"}
    values["skipped"] = tuple(Skipped(**one) for one in found.get("skipped", ()))
    for name in ("added", "changed", "removed", "kept", "warnings"):
        values[name] = tuple(values[name])
    values["units"] = UnitCounts(**values["units"])
    return Report(**values)


def write_record(file: Path, record: Record) -> None:
    found = {"report": report_json(record.report), "since": dict(record.since)}
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


def read_record(file: Path) -> Record:
    """Raises `DamagedIndex`."""
    try:
        found = json.loads(file.read_text("utf-8"))
        return Record(report_from(found["report"]), dict(found["since"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedIndex(f"{file} cannot be read: {error}.", "Run `ibid build`.") from error
