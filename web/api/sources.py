"""The JSON API of the cited sources: their states, and their support of a note's claims.

Nothing is fetched here: `ibid sources fetch` does that.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from corpus.errors import ErrorBody
from corpus.sources.attempts import State
from qa.claims.verdicts import Support
from qa.source_summary import SourceSummary
from web.server.dependencies import Serving, Shared
from web.server.lookups import one_note, sources_of

router = APIRouter(prefix="/api", responses={404: {"model": ErrorBody}})


@router.get("/sources", operation_id="sources")
def sources(
    served: Serving,
    state: Shared,
    document: str | None = None,
    of: Annotated[State | None, Query(alias="state")] = None,
) -> SourceSummary:
    """Every cited work once: the notes that cite it, its address, and its state."""
    cited = sources_of(served, state, document)
    return SourceSummary([one for one in cited if of in (None, one.state)])


@router.get("/notes/{number}/support", operation_id="support")
def support(number: int, served: Serving, state: Shared, document: str | None = None) -> Support:
    """The support of a note's claims by the works that it cites: for each work the passage that
    best supports the claim, or only the nearest, verbatim.
    """
    paper, note = one_note(served, number, document)
    ledger = {one.id: one for one in sources_of(served, state, paper.id)}
    return served.supporter.note(paper, note, ledger)
