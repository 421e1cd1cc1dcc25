"""The JSON API of papers: list, add, remove."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile

from corpus.errors import ErrorBody
from web.api.schemas import AddedPaper, Papers
from web.server.dependencies import (
    CurrentJobs,
    CurrentState,
    IndexOrError,
    require_token,
)
from web.server.jobs import Job
from web.server.lookups import index_or_none
from web.server.papers import (
    add_uploaded_paper,
    list_papers,
    remove_added_paper,
)

router = APIRouter(prefix="/api/papers")

Sent = Annotated[
    UploadFile, File(description="The paper, as PDF, DOCX, HTML, Markdown or plain text.")
]
FormText = Annotated[str, Form(max_length=2000)]


@router.get("", operation_id="papers")
def papers(state: CurrentState, found: IndexOrError) -> Papers:
    """The papers, with those that cannot be read."""
    return Papers(list_papers(state, index_or_none(found)))


@router.post(
    "",
    status_code=202,
    operation_id="add_paper",
    dependencies=[Depends(require_token)],
)
def add_one(
    state: CurrentState,
    jobs: CurrentJobs,
    found: IndexOrError,
    response: Response,
    file: Sent,
    title: FormText = "",
    authors: FormText = "",
    build: Annotated[
        bool, Form(description="Whether to start the rebuild; of several papers only the last.")
    ] = True,
) -> AddedPaper:
    """Add a paper. It is searched once the rebuild has ended. Several authors are divided by
    semicolons. A missing title and missing authors are read from the file, if it names them.
    """
    added = add_uploaded_paper(state, index_or_none(found), file, title, authors)
    jobs.note_change()
    job = jobs.start() if build else None
    if job is not None:
        response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return AddedPaper.with_job(added, job)


@router.delete(
    "/{ident}",
    status_code=202,
    operation_id="remove_paper",
    responses={404: {"model": ErrorBody}},
    dependencies=[Depends(require_token)],
)
def remove_one(ident: str, state: CurrentState, jobs: CurrentJobs, response: Response) -> Job:
    """Remove a paper that was added, with its file."""
    job = remove_added_paper(state, jobs, ident)
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return job
