"""The JSON API of the index: what is indexed, what changed in it, and rebuilding it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from corpus.errors import error_json
from index.changes import changes_json
from index.search.reader import about_json, open_changes
from web.api.ask import summary
from web.api.index_schemas import DiffOut, IndexOut, JobOut
from web.api.schemas import Error
from web.server.dependencies import (
    CurrentIndex,
    CurrentJobs,
    CurrentState,
    RequestedJob,
    require_token,
)
from web.server.jobs import job_json
from web.server.lookups import about_index

_LOOK = 0.1  # seconds between two looks at a job
_AGAIN = 1000  # milliseconds after which a follower that was cut off comes back

router = APIRouter(prefix="/api/index")


@router.get("", response_model=IndexOut, operation_id="index")
def index(served: CurrentIndex, state: CurrentState, jobs: CurrentJobs) -> dict[str, Any]:
    """What is indexed since when, with which model, and what the last build did."""
    held, latest = served.index, jobs.latest
    about = about_json(about_index(held))
    return {
        **about,
        "model": held.model,
        "sentences": len(held.places("sentence")),
        "passages": len(held.places("passage")),
        "documents": [{**summary(served, one["id"]), **one} for one in about["documents"]],
        "job": job_json(latest) if latest else None,
        "problem": error_json(state.problem) if state.problem else None,
    }


@router.get("/diff", response_model=DiffOut, operation_id="diff")
def diff(state: CurrentState) -> dict[str, Any]:
    """Which sentences and passages appeared, vanished or moved with the last build."""
    return changes_json(*open_changes(state.settings.index_home))


@router.post(
    "/rebuild",
    status_code=202,
    response_model=JobOut,
    operation_id="rebuild",
    dependencies=[Depends(require_token)],
)
def rebuild(jobs: CurrentJobs, response: Response) -> dict[str, Any]:
    """Bring the index up to date with the papers, beside what is answered meanwhile.

    Where a rebuild runs already, it is that one. The job's place is in the header `Location`.
    """
    job = jobs.start()
    response.headers["Location"] = f"/api/index/jobs/{job.id}"
    return job_json(job)


@router.get(
    "/jobs/{ident}",
    response_model=JobOut,
    operation_id="job",
    responses={404: {"model": Error}},
)
async def job(job: RequestedJob) -> dict[str, Any]:
    """A rebuild as it stands."""
    return job_json(job)


async def _seen(
    job: RequestedJob, response: Response, last_event_id: Annotated[str | None, Header()] = None
) -> int:
    """The version that a follower has seen last, who is turned away where no other will come."""
    known = last_event_id is not None and last_event_id.isascii() and last_event_id.isdecimal()
    seen = int(last_event_id[:9]) if last_event_id and known else -1
    if job.ended is not None and seen == job.version:
        response.status_code = 204
    return seen


@router.get(
    "/jobs/{ident}/events",
    response_class=EventSourceResponse,
    operation_id="job_events",
    responses={204: {"description": "All was told already"}, 404: {"model": Error}},
)
async def job_events(
    job: RequestedJob, jobs: CurrentJobs, seen: Annotated[int, Depends(_seen)]
) -> AsyncIterator[ServerSentEvent]:
    """A rebuild as it goes on: after every change an event `job` with the job, until its end."""
    while True:
        if job.version != seen:
            seen = job.version
            yield ServerSentEvent(
                data=job_json(job), event="job", id=str(job.version), retry=_AGAIN
            )
        if job.ended is not None:
            return
        await asyncio.sleep(_LOOK)
        job = jobs.job(job.id)
