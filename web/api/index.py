"""The JSON API of the index: its state, its changes, and its rebuilds."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from corpus.errors import ErrorBody
from corpus.serialization import to_json
from index.changes import IndexChanges
from index.search.reader import open_changes
from web.api.ask import summary
from web.api.schemas import IndexedDocument, IndexStatus
from web.server.dependencies import (
    CurrentIndex,
    CurrentJobs,
    CurrentState,
    RequestedJob,
    require_token,
)
from web.server.jobs import Job
from web.server.lookups import about_index

_LOOK = 0.1  # seconds between two reads of a job
_AGAIN = 1000  # milliseconds after which a client reconnects

router = APIRouter(prefix="/api/index")


@router.get("", operation_id="index")
def index(served: CurrentIndex, state: CurrentState, jobs: CurrentJobs) -> IndexStatus:
    """The index that answers: its documents, its model, and the report of its build."""
    held = served.index
    about = about_index(held)
    return IndexStatus(
        index=about.index,
        model=held.model,
        encoder=about.encoder,
        passage_settings=about.passage_settings,
        built=about.built,
        sentences=len(held.places("sentence")),
        passages=len(held.places("passage")),
        documents=[IndexedDocument.at(summary(served, one.id), one) for one in about.documents],
        report=about.report,
        job=jobs.latest,
        problem=state.problem.detail if state.problem else None,
    )


@router.get("/diff", operation_id="diff")
def diff(state: CurrentState) -> IndexChanges:
    """Which sentences and passages appeared, vanished or moved with the last build."""
    return IndexChanges.of(*open_changes(state.settings.index_home))


@router.post(
    "/rebuild",
    status_code=202,
    operation_id="rebuild",
    dependencies=[Depends(require_token)],
)
def rebuild(jobs: CurrentJobs, response: Response) -> Job:
    """Bring the index up to date with the papers, while questions are answered.

    If a rebuild is running, its job is returned. The job's address is in the header `Location`.
    """
    job = jobs.start()
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return job


@router.get(
    "/jobs/{ident}",
    operation_id="job",
    responses={404: {"model": ErrorBody}},
)
async def job(job: RequestedJob) -> Job:
    """The state of a rebuild."""
    return job


async def _seen(
    job: RequestedJob, response: Response, last_event_id: Annotated[str | None, Header()] = None
) -> int:
    """The version that a client has seen last; 204 where there will be no other."""
    known = last_event_id is not None and last_event_id.isascii() and last_event_id.isdecimal()
    seen = int(last_event_id[:9]) if last_event_id and known else -1
    if job.ended is not None and seen == job.version:
        response.status_code = 204
    return seen


@router.get(
    "/jobs/{ident}/events",
    response_class=EventSourceResponse,
    operation_id="job_events",
    responses={204: {"description": "Everything was sent before"}, 404: {"model": ErrorBody}},
)
async def job_events(
    job: RequestedJob, jobs: CurrentJobs, seen: Annotated[int, Depends(_seen)]
) -> AsyncIterator[ServerSentEvent]:
    """The progress of a rebuild: an event `job` with the job after every change, until its end."""
    while True:
        if job.version != seen:
            seen = job.version
            yield ServerSentEvent(data=to_json(job), event="job", id=str(job.version), retry=_AGAIN)
        if job.ended is not None:
            return
        await asyncio.sleep(_LOOK)
        job = jobs.job(job.id)
