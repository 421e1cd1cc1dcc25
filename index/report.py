"""The report of a build, published and stored beside the index."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_serializer

from corpus.library.skipped import Skipped
from corpus.serialization import PUBLISHED, from_json, to_json
from index.errors import DamagedIndex


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """How many sentences and passages are new, gone, elsewhere, or at the same place."""

    __pydantic_config__ = PUBLISHED

    added: int = 0
    removed: int = 0
    moved: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. The lists hold ids of documents. `seconds` is the whole, `reading`,
    `embedding` (with loading the model) and `writing` are its parts; `built` is when it ended
    (ISO 8601, UTC).
    """

    __pydantic_config__ = PUBLISHED

    index: str
    unchanged: bool
    added: tuple[str, ...] = ()
    changed: Annotated[tuple[str, ...], Field(description="Documents that were read again.")] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    sentences: int = 0
    passages: int = 0
    units: UnitCounts = field(default_factory=UnitCounts)
    embedded: Annotated[int, Field(description="Texts that the model read.")] = 0
    reused: Annotated[int, Field(description="Texts whose vectors were there.")] = 0
    seconds: float = 0.0
    reading: float = 0.0
    embedding: float = 0.0
    writing: float = 0.0
    why: Annotated[str | None, Field(description="Why more was built than the texts ask for.")] = (
        None
    )
    previous: Annotated[str | None, Field(description="The index that stood before.")] = None
    built: str | None = None
    warnings: tuple[str, ...] = ()
    skipped: Annotated[
        tuple[Skipped, ...],
        Field(description="Papers that could not be read, which are not in the index."),
    ] = ()

    @field_serializer("seconds", "reading", "embedding", "writing")
    def _to_the_millisecond(self, seconds: float) -> float:
        return round(seconds, 3)


@dataclass(frozen=True, slots=True)
class Record:
    """The report of an index's build, and since when each document is unchanged (ISO 8601, UTC)."""

    report: Report
    since: Mapping[str, str]


def write_record(file: Path, record: Record) -> None:
    """Write a record as JSON."""
    text = json.dumps(to_json(record, stored=True), indent=1, ensure_ascii=False)
    file.write_text(text, "utf-8")


def read_record(file: Path) -> Record:
    """The record in a file. Raises `DamagedIndex`."""
    try:
        return from_json(Record, json.loads(file.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{file} cannot be read: {error}.", "Run `ibid build`.") from error
