"""The papers of a user: listed with what was found in them, added from files, removed."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from corpus.documents import Document
from corpus.errors import BadPaper, ErrorDetail, IbidError
from corpus.library.added import (
    Given,
    UnknownPaper,
    add_paper,
    added_papers,
    paper_of_file,
    remove_paper,
)
from corpus.library.papers import Paper
from corpus.library.papers import list_papers as papers_in
from corpus.library.skipped import Skipped
from corpus.sandbox.file_kinds import PaperKind, signature_of
from corpus.sandbox.incoming import Incoming
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import PUBLISHED
from index.report import Report
from qa.settings import Settings

MEBIBYTE = 2**20  # bytes


class TooLarge(IbidError):
    """A file is larger than papers of its kind may be."""

    code = "too_large"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper: whether it was added in the page or with `ibid add`, whether it is indexed, what was
    found in it, and why it cannot be read, where that is known.
    """

    __pydantic_config__ = PUBLISHED

    id: str
    label: str
    added: bool
    indexed: bool
    problem: ErrorDetail | None = None
    title: Annotated[str | None, Field(description="As described, or as read from its text.")] = (
        None
    )
    authors: tuple[str, ...] = ()
    media: PaperKind | None = None
    file: Annotated[str | None, Field(description="Its path within its folder of papers.")] = None
    pages: Annotated[int | None, Field(description="Known of papers that are indexed.")] = None
    notes: int | None = None
    warnings: Annotated[int | None, Field(description="How many things in it are doubtful.")] = None
    origins: Annotated[
        Mapping[str, str],
        Field(description="What title, authors, date and url were taken from, where it is known."),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """What was found in a file that was added as a paper. `warnings` are what is doubtful in it."""

    id: str
    media: PaperKind
    title: str | None
    authors: tuple[str, ...]
    pages: int
    sentences: int
    notes: int
    warnings: tuple[str, ...]

    @classmethod
    def of(cls, paper: Paper, incoming: Incoming) -> "FoundPaper":
        """What was found in the file of a paper; title and authors are as described, or found."""
        about, found = paper.description, incoming.about
        return FoundPaper(
            id=paper.id,
            media=incoming.media,
            title=about.title or found.title,
            authors=about.authors or found.authors,
            pages=incoming.pages,
            sentences=incoming.sentences,
            notes=incoming.notes,
            warnings=incoming.warnings,
        )


def list_papers(
    chosen: Settings, documents: Mapping[str, Document], report: Report | None
) -> list[ListedPaper]:
    """The papers in the papers folders, followed by those that cannot be opened.

    `documents` are those of the index, by id, and `report` is that of its build. Raises `BadPaper`
    where a papers folder itself cannot be read.
    """
    # Some papers turn out to be unreadable only when they are indexed.
    unreadable = {one.file: one for one in (report.skipped if report else ())}
    unopened: list[Skipped] = []
    papers = []
    for paper in papers_in(*chosen.paper_folders, skipped=unopened):
        document = documents.get(paper.id)
        skipped = None if document else unreadable.get(paper.location)
        added = paper.folder.parent == chosen.added
        papers.append(_listed(paper, document, added=added, skipped=skipped))
    for skipped in unopened:
        elsewhere = os.path.lexists(chosen.papers / skipped.id)
        added = skipped.id in added_papers(chosen.added) and not elsewhere
        by_itself = "/" not in skipped.file
        papers.append(
            ListedPaper(
                skipped.id,
                skipped.file if by_itself else skipped.id,
                added,
                indexed=False,
                problem=_problem(skipped),
                file=skipped.file,
            )
        )
    return papers


def _listed(
    paper: Paper, document: Document | None, *, added: bool, skipped: Skipped | None
) -> ListedPaper:
    about = paper.description
    read = document.label if document else paper.id
    return ListedPaper(
        paper.id,
        about.label or about.title or read,
        added,
        indexed=document is not None,
        problem=_problem(skipped) if skipped else None,
        title=about.title or (document.title if document else None),
        authors=about.authors or (document.authors if document else ()),
        media=paper.named_kind,
        file=paper.location,
        pages=len(document.pages) if document else None,
        notes=len(document.notes) if document else None,
        warnings=len(document.warnings) if document else None,
        origins=dict(document.origins) if document else {},
    )


def _problem(skipped: Skipped) -> ErrorDetail:
    return BadPaper(skipped.message, skipped.remedy).detail


def largest_size(chosen: Settings) -> int:
    """Bytes of the largest file of any kind that may be added."""
    return MEBIBYTE * max(chosen.largest_paper, chosen.largest_pdf, chosen.largest_docx)


def _limit(chosen: Settings, data: bytes) -> tuple[str, int, str]:
    """The kind of a file in words, the most MiB of it, and the setting of that."""
    signed = signature_of(data)
    if signed == "pdf":
        return "a PDF", chosen.largest_pdf, "IBID_LARGEST_PDF"
    if signed == "zip":
        return "a Word document", chosen.largest_docx, "IBID_LARGEST_DOCX"
    return "a text or a page", chosen.largest_paper, "IBID_LARGEST_PAPER"


def add_file(
    chosen: Settings,
    data: bytes,
    declared: str | None,
    name: str,
    given: Given | None = None,
    *,
    indexed: Collection[str] = (),
) -> FoundPaper:
    """Read a file, and add it as a paper; returns what was found in it.

    `declared` is its media type and `name` its name. The paper gets none of the ids that are
    `indexed`.
    Raises `UnreadablePaper`, `TooLarge`, `BadDescription` and `BadPaper`.
    """
    kind, most, setting = _limit(chosen, data)
    if len(data) > most * MEBIBYTE:
        raise TooLarge(
            f"{name} has more than {most} MiB, the most for {kind} that is added.",
            f"Add a smaller file, or raise {setting}.",
        )
    incoming = parse_incoming(data, declared, name, most)
    unopened: list[Skipped] = []
    others = list(papers_in(chosen.papers, skipped=unopened))
    taken = {*indexed, *(one.id for one in others), *(one.id for one in unopened)}
    same = paper_of_file(chosen.added, data, incoming.media, others)
    try:
        paper = add_paper(chosen.added, data, incoming, name, given, taken=taken)
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be saved: {error.strerror or error}.",
            "Free space on the disk of IBID_HOME, or make that folder writable.",
        ) from error
    found = FoundPaper.of(paper, incoming)
    if same is None:
        return found
    doubt = (
        f"The same file is a paper already, {same}: answers will quote both. Remove one of them."
    )
    return replace(found, warnings=(doubt, *found.warnings))


def remove(chosen: Settings, ident: str) -> None:
    """Delete a paper that was added. Raises `UnknownPaper`, which says where a paper that was not
    added is, and `UnreadablePaper` where its files cannot be deleted.
    """
    if ident not in added_papers(chosen.added):
        place = _place_of(ident, chosen.paper_folders)
        if place is not None:
            raise UnknownPaper(
                f"The paper {ident!r} was not added in the page or with `ibid add`: it is {place}.",
                "Delete it there by hand, and run `ibid build`.",
            )
    try:
        remove_paper(chosen.added, ident)
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be removed: {error.strerror or error}.",
            "Make the folder of IBID_HOME writable.",
        ) from error


def _place_of(ident: str, folders: Sequence[Path]) -> Path | None:
    """Where the paper with an id is: its folder, or its file."""
    for paper in papers_in(*folders, skipped=[]):
        if paper.id == ident:
            return paper.file if paper.own_id else paper.folder
    return None
