"""What pages and API look up in the served index: documents, notes, cited sources."""

from corpus.documents import Document
from corpus.errors import IbidError
from corpus.sources.attempts import Source
from corpus.sources.ledger import BadLedger
from index.search.metadata import About
from index.search.protocol import SearchIndex
from qa.errors import BadQuestion, UnknownDocument
from qa.note_choice import Chosen, choose_notes, only_note, unknown_note
from web.server.served_index import ServedIndex
from web.server.state import ServerState


def index_or_none(current: ServedIndex | IbidError) -> SearchIndex | None:
    """The index that is served, if there is one."""
    return current.index if isinstance(current, ServedIndex) else None


def about_index(index: SearchIndex) -> About:
    """When and from what an opened index was built."""
    assert index.about is not None, "an opened index has a description"
    return index.about


def find_document(served: ServedIndex, ident: str) -> Document:
    """The document with an id. Raises `UnknownDocument`."""
    documents = served.index.documents
    if ident not in documents:
        raise UnknownDocument.of(ident, documents)
    return documents[ident]


def find_note(
    served: ServedIndex, name: str | None, document: str | None, ident: str | None = None
) -> Chosen:
    """The note with a name (a number, label or id), an id, or both, in a document or in any paper,
    with its paper.

    Raises `UnknownNote`, `UnknownDocument`, and `BadQuestion` where there are several such notes or
    neither name nor id is given.
    """
    if name is None and ident is None:
        raise BadQuestion("Which note?", "Give its number or its id.")
    if document:
        papers = [find_document(served, document)]
    else:
        papers = [one for one in served.index.documents.values() if one.kind == "paper"]
    notes = choose_notes(papers, name, ident)
    if not notes:
        raise unknown_note(name, ident, "GET /api/notes lists them all.")
    return only_note(notes, name or ident or "", "Name one by its id: ?id=… beside the document.")


def cited_sources(
    served: ServedIndex, state: ServerState, document: str | None = None
) -> list[Source]:
    """The works that all papers cite, or one of them, with the state of each.

    Raises `UnknownDocument` and `BadLedger`.
    """
    if document is not None:
        find_document(served, document)
    works = [
        work
        for work in served.index.works.values()
        if document is None or any(place.document == document for place in work.cited_by)
    ]
    return state.settings.ledger.sources(works)


def sources_by_citation(served: ServedIndex, state: ServerState) -> dict[tuple[str, int], Source]:
    """The cited works by the id of the citing paper and the work's number there.

    Empty where the ledger cannot be read: the page of sources shows that error.
    """
    try:
        sources = cited_sources(served, state)
    except BadLedger:
        return {}
    return {
        (place.document, place.number): source for source in sources for place in source.cited_by
    }
