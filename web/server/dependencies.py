"""What a request is given. Each is made once a request, however many ask for it."""

from typing import Annotated

from fastapi import Depends, Request

from corpus.errors import IbidError
from web.server.jobs import Job, Jobs
from web.server.state import Served, State


# These take no thread: they wait for nothing.
async def _state(request: Request) -> State:
    state: State = request.app.state.ibid
    return state


async def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


Shared = Annotated[State, Depends(_state)]
AllJobs = Annotated[Jobs, Depends(_jobs)]


def _served(state: Shared) -> Served:
    return state.served()


def _found(state: Shared) -> Served | IbidError:
    try:
        return state.served()
    except IbidError as error:
        return error


async def _job(ident: str, jobs: AllJobs) -> Job:
    return jobs.job(ident)


# The index that a request is answered from, and from no other.
Serving = Annotated[Served, Depends(_served)]
# The same for a page, which can also show why there is none.
Found = Annotated[Served | IbidError, Depends(_found)]
OneJob = Annotated[Job, Depends(_job)]
