"""What several routes look up: the index that answers, a document, a note, the sources of notes."""

from corpus.documents import Document, Note
from corpus.sources.attempts import Source
from corpus.sources.ledger import BadLedger
from index.search.about import About
from index.search.protocol import SearchIndex
from qa.errors import BadQuestion, UnknownDocument, UnknownNote
from web.server.state import Served
from web.server.state import State as Shares


def index_of(found: object) -> SearchIndex | None:
    """The index that answers now, if one does."""
    return found.index if isinstance(found, Served) else None


def about_of(index: SearchIndex) -> About:
    """How an index that was opened came about."""
    assert index.about is not None, "an index that is opened tells how it was made"
    return index.about


def one_document(served: Served, ident: str) -> Document:
    """Raises `UnknownDocument`."""
    held = served.index.documents
    if ident not in held:
        raise UnknownDocument.of(ident, held)
    return held[ident]


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
        (place.document, place.number): source for source in sources for place in source.cited_by
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
