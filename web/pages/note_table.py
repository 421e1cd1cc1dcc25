"""The table of notes and the works they cite: its rows, filtered and sorted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from corpus.documents import Citation, Document
from corpus.sources.attempts import Source
from qa.answer import describe
from qa.cited_note import CitedNote, cited_notes

Word = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Row:
    """A note and one of the works it cites, with the source's state.

    A note that cites no work has one row, without a citation.
    """

    paper: Document
    cited: CitedNote
    citation: Citation | None
    source: Source | None

    @property
    def kind(self) -> str:
        """The kind of the cited work, or "none"."""
        return self.citation.kind if self.citation else "none"

    @property
    def state(self) -> str:
        """The state of the cited source, or "none"."""
        return self.source.state if self.source else "none"

    @property
    def words(self) -> str:
        """The row's visible text, casefolded for searching."""
        parts = [self.cited.text, self.cited.name]
        if self.citation is not None:
            parts += [describe(self.citation), self.citation.kind]
        if self.source is not None:
            parts += [self.source.state, self.source.reason or ""]
        return " ".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a page's address selects: the rows, their order, and the page of the table.

    `document`, `q` (words), `kind` and `state` restrict the rows; empty ones do not. `down` is
    whether the order is descending.
    """

    document: Word = ""
    q: Word = ""
    kind: Word = ""
    state: Word = ""
    sort: Word = "note"
    down: bool = False
    page: int = 1

    def at(self, **changed: object) -> str:
        """The address of the first page with some options changed."""
        options = asdict(replace(self, page=1)) | changed
        query = {name: str(value) for name, value in options.items() if value != _DEFAULTS[name]}
        return f"/notes?{urlencode(query)}" if query else "/notes"


_DEFAULTS = asdict(TableOptions())

_Key = Callable[[Row], str | tuple[int, int] | None]


def _citation_key(field: Callable[[Citation], str | None]) -> _Key:
    """A sort key from a field of the citation, ignoring case; `None` where it is empty."""

    def key(row: Row) -> str | None:
        return (field(row.citation) or "").casefold() or None if row.citation else None

    return key


SORT_KEYS: dict[str, _Key] = {
    "note": lambda row: (row.cited.series, row.cited.number),
    "author": _citation_key(lambda one: one.authors[0].split()[-1] if one.authors else None),
    "title": _citation_key(lambda one: one.title),
    "date": _citation_key(lambda one: one.issued or one.date),
    "kind": _citation_key(lambda one: one.kind),
    "state": lambda row: row.source.state if row.source else None,
}


def note_rows(papers: Iterable[Document], sources: Mapping[tuple[str, int], Source]) -> list[Row]:
    """The rows of all notes of some papers. `sources` as of `sources_by_citation`."""
    rows = []
    for paper in papers:
        for cited in cited_notes(paper, paper.notes):
            for citation in cited.citations or (None,):
                work = citation.work if citation else None
                source = sources.get((paper.id, work)) if work is not None else None
                rows.append(Row(paper, cited, citation, source))
    return rows


def select_rows(rows: Iterable[Row], options: TableOptions) -> list[Row]:
    """The rows that match the options, sorted stably; rows without the key come last."""
    words = options.q.casefold().split()
    matches = [
        row
        for row in rows
        if all(word in row.words for word in words)
        and options.kind in ("", row.kind)
        and options.state in ("", row.state)
    ]
    key = SORT_KEYS.get(options.sort, SORT_KEYS["note"])
    with_key = [row for row in matches if key(row) is not None]
    without_key = [row for row in matches if key(row) is None]
    with_key.sort(key=lambda row: key(row) or "", reverse=options.down)
    return with_key + without_key
