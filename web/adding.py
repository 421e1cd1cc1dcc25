"""Papers that are added and removed over HTTP: what both the page and the JSON API do."""

import os
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile

from corpus.added import add_paper, added_papers, remove_paper
from corpus.errors import BadPaper, error_json
from corpus.incoming import Incoming, UnreadablePaper, parse_incoming
from corpus.library import Paper, shelf
from corpus.skipped import Skipped
from index.reader import Index
from web.dependencies import AllJobs, Found, Shared
from web.indexing import may_change
from web.indexschemas import JobOut
from web.jobs import Job, Jobs, job_json
from web.schemas import Error
from web.state import State
from web.talks import index_of
from web.talkschemas import AddedOut, PapersOut

_MEGA = 2**20

router = APIRouter(prefix="/api/papers")

Sent = Annotated[UploadFile, File(description="The paper, as plain text or HTML.")]
Told = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A paper on the shelves: whether it was added here, whether it can be asked, and why it cannot
    be read, where that is known.
    """

    id: str
    label: str
    added: bool
    indexed: bool
    problem: BadPaper | None = None


def largest(state: State) -> int:
    """Bytes of the largest paper that may be added."""
    return state.settings.largest_paper * _MEGA


def shelved(state: State, index: Index | None) -> list[Shelved]:
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
    for paper in shelf(*state.settings.shelves, skipped=skipped):
        about = paper.description
        label = about.label or about.title or paper.id
        known = unread.get(f"{paper.id}/{paper.file.name}") if paper.id not in held else None
        problem = BadPaper(known.message, known.remedy) if known else None
        found.append(
            Shelved(paper.id, label, paper.folder.parent == own, paper.id in held, problem)
        )
    for one in skipped:
        elsewhere = os.path.lexists(state.settings.papers / one.id)
        here = one.id in added_papers(own) and not elsewhere
        problem = BadPaper(one.message, one.remedy)
        found.append(Shelved(one.id, one.id, here, indexed=False, problem=problem))
    return found


def add(
    state: State, jobs: Jobs, index: Index | None, sent: UploadFile, title: str, authors: str
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
        *(paper.id for paper in shelf(state.settings.papers, skipped=skipped)),
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


@router.get("", response_model=PapersOut, operation_id="papers")
def papers(state: Shared, found: Found) -> dict[str, Any]:
    """The papers on the shelves."""
    return {
        "papers": [
            {
                "id": one.id,
                "label": one.label,
                "added": one.added,
                "indexed": one.indexed,
                "problem": error_json(one.problem) if one.problem else None,
            }
            for one in shelved(state, index_of(found))
        ]
    }


@router.post(
    "",
    status_code=202,
    response_model=AddedOut,
    operation_id="add_paper",
    dependencies=[Depends(may_change)],
)
def add_one(
    state: Shared,
    jobs: AllJobs,
    found: Found,
    response: Response,
    file: Sent,
    title: Told = "",
    authors: Told = "",
) -> dict[str, Any]:
    """Add a paper; it can be asked when the rebuild has ended. Several authors are divided by
    semicolons. Title and authors that are not given are taken from the file, if it names them.
    """
    paper, incoming, job = add(state, jobs, index_of(found), file, title, authors)
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return {
        "id": paper.id,
        "media": incoming.media,
        "title": paper.description.title,
        "authors": list(paper.description.authors),
        "pages": incoming.pages,
        "sentences": incoming.sentences,
        "notes": incoming.notes,
        "warnings": list(incoming.warnings),
        "job": job_json(job),
    }


@router.delete(
    "/{ident}",
    status_code=202,
    response_model=JobOut,
    operation_id="remove_paper",
    responses={404: {"model": Error}},
    dependencies=[Depends(may_change)],
)
def remove_one(ident: str, state: Shared, jobs: AllJobs, response: Response) -> dict[str, Any]:
    """Remove a paper that was added, with its file."""
    job = remove(state, jobs, ident)
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return job_json(job)
