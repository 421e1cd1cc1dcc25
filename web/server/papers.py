"""The papers, as page and API list, add and remove them."""

import os
from dataclasses import dataclass

from fastapi import UploadFile

from corpus.errors import BadPaper, ErrorDetail
from corpus.library.added import add_paper, added_papers, remove_paper
from corpus.library.papers import Paper
from corpus.library.papers import list_papers as papers_in
from corpus.library.skipped import Skipped
from corpus.sandbox.incoming import Incoming
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import PUBLISHED
from index.search.protocol import SearchIndex
from web.server.job_runner import JobRunner
from web.server.jobs import Job
from web.server.state import ServerState

_MEBIBYTE = 2**20  # bytes
_LONGEST_FILE_NAME = 500  # characters of an uploaded file's name that errors show


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper: whether it was added in the page, whether it is indexed, and why it cannot be read,
    where that is known.
    """

    __pydantic_config__ = PUBLISHED

    id: str
    label: str
    added: bool
    indexed: bool
    problem: ErrorDetail | None = None


def largest_paper_size(state: ServerState) -> int:
    """Bytes of the largest paper that may be added."""
    return state.settings.largest_paper * _MEBIBYTE


def list_papers(state: ServerState, index: SearchIndex | None) -> list[ListedPaper]:
    """The papers in the papers folders, followed by those that cannot be opened.

    Raises `BadPaper` where a papers folder itself cannot be read.
    """
    added_folder = state.settings.added
    indexed = index.documents if index else {}
    # Some papers turn out to be unreadable only when they are indexed.
    report = index.about.report if index and index.about else None
    unreadable = {one.file: one for one in (report.skipped if report else ())}
    unopened: list[Skipped] = []
    papers = []
    for paper in papers_in(*state.settings.paper_folders, skipped=unopened):
        about = paper.description
        label = about.label or about.title or paper.id
        skipped = None
        if paper.id not in indexed:
            skipped = unreadable.get(f"{paper.id}/{paper.file.name}")
        problem = BadPaper(skipped.message, skipped.remedy).detail if skipped else None
        added = paper.folder.parent == added_folder
        papers.append(ListedPaper(paper.id, label, added, paper.id in indexed, problem))
    for skipped in unopened:
        elsewhere = os.path.lexists(state.settings.papers / skipped.id)
        added = skipped.id in added_papers(added_folder) and not elsewhere
        problem = BadPaper(skipped.message, skipped.remedy).detail
        papers.append(ListedPaper(skipped.id, skipped.id, added, indexed=False, problem=problem))
    return papers


def add_uploaded_paper(
    state: ServerState,
    jobs: JobRunner,
    index: SearchIndex | None,
    upload: UploadFile,
    title: str,
    authors: str,
) -> tuple[Paper, Incoming, Job]:
    """Read an uploaded file, add it as a paper, and start the rebuild that indexes it.

    `authors` are separated by semicolons or line breaks. Raises `UnreadablePaper`,
    `BadDescription` and `BadPaper`.
    """
    name = (upload.filename or "")[:_LONGEST_FILE_NAME] or "the file"
    data = upload.file.read(largest_paper_size(state) + 1)
    incoming = parse_incoming(data, upload.content_type, name, state.settings.largest_paper)
    unopened: list[Skipped] = []
    used_ids = {
        *(index.documents if index else ()),
        *(paper.id for paper in papers_in(state.settings.papers, skipped=unopened)),
        *(one.id for one in unopened),
    }
    try:
        paper = add_paper(
            state.settings.added,
            data,
            incoming,
            name,
            title=title,
            authors=authors.replace("\n", ";").split(";"),
            taken=used_ids,
        )
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be saved: {error.strerror or error}.",
            "Free space on the disk of IBID_HOME, or let the server write there.",
        ) from error
    return paper, incoming, jobs.start(after_change=True)


def remove_added_paper(state: ServerState, jobs: JobRunner, ident: str) -> Job:
    """Delete a paper that was added, and start the rebuild that removes it from the index.

    Raises `UnknownPaper`, and `UnreadablePaper` where its files cannot be deleted.
    """
    try:
        remove_paper(state.settings.added, ident)
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be removed: {error.strerror or error}.",
            "Let the server write in the folder of IBID_HOME.",
        ) from error
    return jobs.start(after_change=True)
