"""The JSON API of the cited sources: what became of each, and what they say of a note's claim.

Nothing is fetched here: `ibid sources fetch` does that.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from corpus.sources.attempts import State
from qa.claims.verdicts import support_json
from qa.source_json import sources_json
from web.api.schemas import Error
from web.api.source_schemas import SourcesOut, SupportOut
from web.server.dependencies import CurrentIndex, CurrentState
from web.server.lookups import cited_sources, find_note

router = APIRouter(prefix="/api", responses={404: {"model": Error}})


@router.get("/sources", response_model=SourcesOut, operation_id="sources")
def sources(
    served: CurrentIndex,
    state: CurrentState,
    document: str | None = None,
    of: Annotated[State | None, Query(alias="state")] = None,
) -> dict[str, Any]:
    """Every cited work once: the notes that cite it, its address, and what became of it."""
    found = cited_sources(served, state, document)
    return sources_json([one for one in found if of in (None, one.state)])


@router.get("/notes/{number}/support", response_model=SupportOut, operation_id="support")
def support(
    number: int, served: CurrentIndex, state: CurrentState, document: str | None = None
) -> dict[str, Any]:
    """What the works that a note cites say of its claim: for each the passage that best bears it
    out, or the nearest, verbatim.
    """
    paper, note = find_note(served, number, document)
    ledger = {one.work.id: one for one in cited_sources(served, state, paper.id)}
    return support_json(served.supporter.note(paper, note, ledger))
