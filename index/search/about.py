"""How an index was built, for people and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.report import Report, report_json


@dataclass(frozen=True)
class About:
    """How an index was built: `encoder` and `passages` are the model and the passage settings as
    its manifest has them, `report` is that of the build. `since` is, for each document id, when the
    document got its present text (ISO 8601), and `files` the file that it was read from.
    """

    encoder: Mapping[str, Any]
    passages: Mapping[str, int]
    report: Report
    since: Mapping[str, str]
    files: Mapping[str, str]


def about_json(about: About) -> dict[str, Any]:
    """What is known of an index, for programs."""
    return {
        "index": about.report.index,
        "built": about.report.built,
        "encoder": dict(about.encoder),
        "passage_settings": dict(about.passages),
        "documents": [
            {"id": ident, "file": file, "since": about.since.get(ident)}
            for ident, file in about.files.items()
        ],
        "report": report_json(about.report),
    }
