"""The JSON API of the cited sources: what became of each, and what they say of a note's claim.

Nothing is fetched here: `ibid sources fetch` does that.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from corpus.attempts import Source, State
from corpus.documents import Document, Note
from corpus.ledger import BadLedger
from qa.errors import BadQuestion, UnknownNote
from qa.sources import sources_json
from qa.support import support_json
from web.api import one_document
from web.dependencies import Serving, Shared
from web.schemas import Error
from web.sourceschemas import SourcesOut, SupportOut
from web.state import Served
from web.state import State as Shares

router = APIRouter(prefix="/api", responses={404: {"model": Error}})


def sources_of(served: Served, state: Shares, document: str | None = None) -> list[Source]:
    """What became of the works that the served papers cite, or one of them."""
    if document is not None:
        one_document(served, document)
    works = [
        work
        for work in served.index.works.values()
        if document is None or any(place.document == document for place in work.cited_by)
    ]
    return state.settings.ledger.sources(works)


def became_of(served: Served, state: Shares) -> dict[tuple[str, int], Source]:
    """What became of every cited work, by the paper that cites it and the work's number there;
    nothing where the ledger cannot be read, which the page of sources tells.
    """
    try:
        sources = sources_of(served, state)
    except BadLedger:
        return {}
    return {
        (place.document, place.number): source
        for source in sources
        for place in source.work.cited_by
    }


def one_note(served: Served, number: int, document: str | None) -> tuple[Document, Note]:
    """A note of a paper. Raises `UnknownNote`, `UnknownDocument`, and `BadQuestion` where several
    papers have it and none is named.
    """
    held = served.index.documents.values()
    named = [one_document(served, document)] if document else [d for d in held if d.kind == "paper"]
    found = [(one, note) for one in named for note in [one.note(number)] if note is not None]
    if not found:
        raise UnknownNote(f"There is no note {number}.", "GET /api/notes lists them all.")
    if len(found) > 1:
        papers = ", ".join(one.id for one, _ in found)
        raise BadQuestion(f"Several papers have a note {number}: {papers}.", "Name the document.")
    return found[0]


@router.get("/sources", response_model=SourcesOut, operation_id="sources")
def sources(
    served: Serving,
    state: Shared,
    document: str | None = None,
    of: Annotated[State | None, Query(alias="state")] = None,
) -> dict[str, Any]:
    """Every cited work once: the notes that cite it, its address, and what became of it."""
    found = sources_of(served, state, document)
    return sources_json([one for one in found if of in (None, one.state)])


@router.get("/notes/{number}/support", response_model=SupportOut, operation_id="support")
def support(
    number: int, served: Serving, state: Shared, document: str | None = None
) -> dict[str, Any]:
    """What the works that a note cites say of its claim: for each the passage that best bears it
    out, or the nearest, verbatim.
    """
    paper, note = one_note(served, number, document)
    ledger = {one.work.id: one for one in sources_of(served, state, paper.id)}
    return support_json(served.supporter.note(paper, note, ledger))
