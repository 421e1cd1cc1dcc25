"""The support of a whole paper as JSON, CSV and an HTML page."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import computed_field

from corpus.documents import Document
from qa.claims.verdicts import MEANING, Backing, Support
from qa.html_templates import html_templates

COLUMNS = (
    "document",
    "note",
    "page",
    "claim",
    "work",
    "address",
    "verdict",
    "score",
    "passage",
    "place",
    "discrepancies",
    "reason",
    "note id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def verdicts(supports: Sequence[Support]) -> dict[str, int]:
    """How many backings have each verdict, and how many of them have a discrepancy."""
    every = [one for support in supports for one in support.backings]
    counted = Counter(one.verdict for one in every)
    return {
        "notes": len(supports),
        "claims beside works": len(every),
        "found": counted["found"],
        "found, with a difference": sum(bool(one.discrepancies) for one in every),
        "not found": counted["not found"],
        "not available": counted["not available"],
    }


@dataclass(frozen=True, slots=True)
class SupportReport:
    """The support of several notes: the id of the `index` that was searched, and the `notes`."""

    index: str
    notes: Sequence[Support]

    @computed_field
    @property
    def score_means(self) -> str:
        """What a score is, in words."""
        return MEANING

    @computed_field
    @property
    def verdicts(self) -> dict[str, int]:
        """How many claims beside works have each verdict."""
        return verdicts(self.notes)


def report_csv(supports: Sequence[Support]) -> str:
    """A row for each claim and work, and for each note that cites none.

    A cell that a spreadsheet would read as a formula gets an apostrophe before it.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for support in supports:
        for backing in support.backings or (None,):
            table.writerow([_cell(value) for value in _row(support, backing)])
    return written.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(support: Support, backing: Backing | None) -> Iterator[object]:
    yield from (support.document, support.name, support.page)
    if backing is None:
        yield from ("", "", "", "no work cited", "", "", "", "", support.text, support.id)
        return
    passage = backing.passage
    yield backing.claim.text if backing.claim else ""
    yield from (backing.work.label, backing.work.url, backing.verdict, backing.score)
    yield passage.text if passage else ""
    yield f"{passage.document} {passage.start}-{passage.end}" if passage else ""
    yield "; ".join(one.words for one in backing.discrepancies)
    yield from (backing.reason, support.id)


def report_html(supports: Sequence[Support], index: str, documents: Mapping[str, Document]) -> str:
    """The report as a self-contained HTML page; texts are escaped."""
    context: dict[str, Any] = {
        "supports": supports,
        "verdicts": verdicts(supports),
        "documents": documents,
        "index": index,
        "meaning": MEANING,
    }
    return html_templates.get_template("support.html").render(context)
