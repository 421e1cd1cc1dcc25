"""The dependencies of routes. FastAPI computes each at most once a request."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from corpus.errors import IbidError
from web.server.auth import check_token
from web.server.job_runner import JobRunner
from web.server.jobs import Job
from web.server.served_index import ServedIndex
from web.server.state import ServerState

_bearer = HTTPBearer(auto_error=False, description="IBID_TOKEN of the server, where one is set.")


# Dependencies that wait for nothing are coroutines, so that they occupy no thread.
async def _current_state(request: Request) -> ServerState:
    state: ServerState = request.app.state.ibid
    return state


async def _current_jobs(request: Request) -> JobRunner:
    jobs: JobRunner = request.app.state.jobs
    return jobs


CurrentState = Annotated[ServerState, Depends(_current_state)]
CurrentJobs = Annotated[JobRunner, Depends(_current_jobs)]


def _current_index(state: CurrentState) -> ServedIndex:
    return state.served()


def _index_or_error(state: CurrentState) -> ServedIndex | IbidError:
    try:
        return state.served()
    except IbidError as error:
        return error


async def _requested_job(ident: str, jobs: CurrentJobs) -> Job:
    return jobs.job(ident)


# The only index that a request is answered from.
CurrentIndex = Annotated[ServedIndex, Depends(_current_index)]
# The same for a page, which also shows why there is none.
IndexOrError = Annotated[ServedIndex | IbidError, Depends(_index_or_error)]
# The job whose id is the path parameter `ident`.
RequestedJob = Annotated[Job, Depends(_requested_job)]


def require_token(
    state: CurrentState, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> None:
    """Raises `Unauthorised` or `Untrusted` where a request may not change the index."""
    # Starlette decodes headers as Latin-1, which keeps every byte.
    check_token(state.settings, sent.credentials.encode("latin-1") if sent else None)
