"""The papers on the shelves, and adding and removing one: what the page and the API share."""

import os
from dataclasses import dataclass

from fastapi import UploadFile

from corpus.errors import BadPaper, ErrorDetail
from corpus.library.added import add_paper, added_papers, remove_paper
from corpus.library.papers import Paper, list_papers
from corpus.library.skipped import Skipped
from corpus.sandbox.incoming import Incoming, UnreadablePaper
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import PUBLISHED
from index.search.protocol import SearchIndex
from web.server.jobs import Job, Jobs
from web.server.state import State

_MEGA = 2**20


@dataclass(frozen=True, slots=True)
class Shelved:
    """A paper on the shelves: whether it was added here, whether it can be asked, and why it cannot
    be read, where that is known.
    """

    __pydantic_config__ = PUBLISHED

    id: str
    label: str
    added: bool
    indexed: bool
    problem: ErrorDetail | None = None


def largest(state: State) -> int:
    """Bytes of the largest paper that may be added."""
    return state.settings.largest_paper * _MEGA


def shelved(state: State, index: SearchIndex | None) -> list[Shelved]:
    """The papers on the shelves, behind them those that cannot be opened. Raises `BadPaper` where a
    shelf itself cannot be read.
    """
    own = state.settings.added
    held = index.documents if index else {}
    # What was found only when it was read for the index.
    report = index.about.report if index and index.about else None
    unread = {one.file: one for one in (report.skipped if report else ())}
    skipped: list[Skipped] = []
    found = []
    for paper in list_papers(*state.settings.shelves, skipped=skipped):
        about = paper.description
        label = about.label or about.title or paper.id
        known = unread.get(f"{paper.id}/{paper.file.name}") if paper.id not in held else None
        problem = BadPaper(known.message, known.remedy).detail if known else None
        found.append(
            Shelved(paper.id, label, paper.folder.parent == own, paper.id in held, problem)
        )
    for one in skipped:
        elsewhere = os.path.lexists(state.settings.papers / one.id)
        here = one.id in added_papers(own) and not elsewhere
        problem = BadPaper(one.message, one.remedy).detail
        found.append(Shelved(one.id, one.id, here, indexed=False, problem=problem))
    return found


def add(
    state: State, jobs: Jobs, index: SearchIndex | None, sent: UploadFile, title: str, authors: str
) -> tuple[Paper, Incoming, Job]:
    """Read a file, put it on the shelf of added papers, and begin the rebuild that indexes it.

    Raises `UnreadablePaper`, `BadDescription`, `BadPaper`.
    """
    name = (sent.filename or "")[:500] or "the file"
    data = sent.file.read(largest(state) + 1)
    incoming = parse_incoming(data, sent.content_type, name, state.settings.largest_paper)
    skipped: list[Skipped] = []
    taken = {
        *(index.documents if index else ()),
        *(paper.id for paper in list_papers(state.settings.papers, skipped=skipped)),
        *(one.id for one in skipped),
    }
    try:
        paper = add_paper(
            state.settings.added,
            data,
            incoming,
            name,
            title=title,
            authors=authors.replace("\n", ";").split(";"),
            taken=taken,
        )
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be written: {error.strerror or error}.",
            "Make room in the folder of IBID_HOME, or let the server write there.",
        ) from error
    return paper, incoming, jobs.start(afresh=True)


def remove(state: State, jobs: Jobs, ident: str) -> Job:
    """Take an added paper off its shelf, and begin the rebuild after which it cannot be asked.

    Raises `UnknownPaper`, and `UnreadablePaper` where it cannot be taken off the disk.
    """
    try:
        remove_paper(state.settings.added, ident)
    except OSError as error:
        raise UnreadablePaper(
            f"The paper cannot be removed: {error.strerror or error}.",
            "Let the server write in the folder of IBID_HOME.",
        ) from error
    return jobs.start(afresh=True)
