"""The JSON API of the cited sources: their states, and their support of a note's claims.

Nothing is fetched here: `ibid sources fetch` does that.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from corpus.errors import ErrorBody
from corpus.sources.attempts import State
from qa.claims.verdicts import Support
from qa.source_summary import SourceSummary
from web.server.dependencies import CurrentIndex, CurrentState
from web.server.lookups import cited_sources, find_note

router = APIRouter(prefix="/api", responses={404: {"model": ErrorBody}})


@router.get("/sources", operation_id="sources")
def sources(
    served: CurrentIndex,
    state: CurrentState,
    document: str | None = None,
    of: Annotated[State | None, Query(alias="state")] = None,
) -> SourceSummary:
    """Every cited work once: the notes that cite it, its address, and its state."""
    cited = cited_sources(served, state, document)
    return SourceSummary([one for one in cited if of in (None, one.state)])


@router.get("/notes/{number}/support", operation_id="support")
def support(
    number: Annotated[str, Path(description="The number, label or id of the note.")],
    served: CurrentIndex,
    state: CurrentState,
    document: str | None = None,
    ident: Annotated[
        str | None,
        Query(alias="id", description="The id of the note, where several have the number."),
    ] = None,
) -> Support:
    """The support of a note's claims by the works that it cites: for each work the passage that
    best supports the claim, or only the nearest, verbatim.
    """
    paper, note = find_note(served, number, document, ident)
    ledger = {one.id: one for one in cited_sources(served, state, paper.id)}
    return served.supporter.note(paper, note, ledger)
