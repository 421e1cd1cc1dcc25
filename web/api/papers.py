"""The JSON API of papers: list, add, remove."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile

from corpus.errors import ErrorBody
from web.api.index import may_change
from web.api.schemas import AddedPaper, Papers
from web.server.dependencies import AllJobs, Found, Shared
from web.server.jobs import Job
from web.server.lookups import index_of
from web.server.papers import add, remove, shelved

router = APIRouter(prefix="/api/papers")

Sent = Annotated[UploadFile, File(description="The paper, as plain text or HTML.")]
Told = Annotated[str, Form(max_length=2000)]


@router.get("", operation_id="papers")
def papers(state: Shared, found: Found) -> Papers:
    """The papers, with those that cannot be read."""
    return Papers(shelved(state, index_of(found)))


@router.post(
    "",
    status_code=202,
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
) -> AddedPaper:
    """Add a paper. It is searched once the rebuild has ended. Several authors are divided by
    semicolons. A missing title and missing authors are read from the file, if it names them.
    """
    paper, incoming, job = add(state, jobs, index_of(found), file, title, authors)
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return AddedPaper(
        id=paper.id,
        media=incoming.media,
        title=paper.description.title,
        authors=paper.description.authors,
        pages=incoming.pages,
        sentences=incoming.sentences,
        notes=incoming.notes,
        warnings=incoming.warnings,
        job=job,
    )


@router.delete(
    "/{ident}",
    status_code=202,
    operation_id="remove_paper",
    responses={404: {"model": ErrorBody}},
    dependencies=[Depends(may_change)],
)
def remove_one(ident: str, state: Shared, jobs: AllJobs, response: Response) -> Job:
    """Remove a paper that was added, with its file."""
    job = remove(state, jobs, ident)
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return job
