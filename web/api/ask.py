"""The JSON API of questions, quotations, documents and notes."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query

from corpus.errors import ErrorBody
from qa.answer import Answer
from qa.cited_note import cited_notes
from qa.note_choice import choose_notes, unknown_note
from qa.query.request import Request
from qa.quotations.check import Check, check_quotation
from qa.quotations.recheck import Recheck, recheck
from qa.quotations.saved_answers import LONGEST_ID, SavedAnswer
from web.api.schemas import (
    AskBody,
    CheckBody,
    Documents,
    DocumentSummary,
    Health,
    Notes,
    Questions,
    WholeDocument,
)
from web.server.dependencies import CurrentIndex, CurrentState
from web.server.lookups import find_document
from web.server.served_index import ServedIndex

# Characters of quotations that one request compares with the texts: about 25 microseconds each
# where one paper is indexed, more where there are several.
_MOST_COMPARED = 50_000

router = APIRouter(responses={404: {"model": ErrorBody}})  # others: `web.server.openapi`


def summary(served: ServedIndex, ident: str) -> DocumentSummary:
    """The summary of a document that is served."""
    return DocumentSummary.of(served.index.documents[ident], served.warnings(ident))


@router.post("/api/ask", operation_id="ask")
def ask(body: AskBody, served: CurrentIndex) -> Answer:
    """Answer a question with verbatim quotations and their notes."""
    history = tuple(body.history)
    question = Request(body.question, history, body.document, body.limit, body.explain, body.kind)
    return served.ask(question)


@router.post("/api/check", operation_id="check")
def check(body: CheckBody, served: CurrentIndex) -> Check:
    """Is this a quotation: verbatim and where, altered and how, or absent?"""
    if body.document is not None:
        find_document(served, body.document)
    return check_quotation(served.index, body.quotation, body.document)


@router.post("/api/check/answer", operation_id="check_answer")
def check_answer(body: SavedAnswer, served: CurrentIndex) -> Recheck:
    """Which quotations of a saved answer still stand, stand elsewhere, or are gone.

    Only so many characters of those that are gone are compared with the texts; a quotation that
    was not compared says so.
    """
    return recheck(served.index, body, _MOST_COMPARED)


@router.get("/api/documents", operation_id="documents")
def documents(served: CurrentIndex) -> Documents:
    """The documents that can be searched."""
    return Documents([summary(served, ident) for ident in served.index.documents])


@router.get("/api/documents/{ident}", operation_id="document")
def document(ident: str, served: CurrentIndex) -> WholeDocument:
    """A whole document: its text, the spans of its parts, and where these are in its file."""
    return WholeDocument.of(find_document(served, ident), served.warnings(ident))


@router.get("/api/documents/{ident}/questions", operation_id="questions")
def questions(ident: str, served: CurrentIndex) -> Questions:
    """Questions that the document answers well, made from its own sentences."""
    find_document(served, ident)
    return Questions(served.suggestions(ident))


@router.get("/api/notes", operation_id="notes")
def notes(
    served: CurrentIndex,
    document: str | None = None,
    number: int | None = None,
    ident: Annotated[str | None, Query(alias="id", max_length=LONGEST_ID)] = None,
) -> Notes:
    """All notes with the works they cite; of one document, or with one number, which several notes
    of a document have where the numbers begin anew, or the note with an id.
    """
    held = served.index.documents
    chosen = [find_document(served, document)] if document is not None else list(held.values())
    matches = [
        cited
        for one in chosen
        for cited in cited_notes(one, [note for _, note in choose_notes([one], ident=ident)])
        if number in (None, cited.number)
    ]
    if not matches and (number is not None or ident is not None):
        name = None if number is None else str(number)
        raise unknown_note(name, ident, "GET /api/notes lists them all.")
    return Notes(matches)


@router.get("/health", operation_id="health")
async def health(state: CurrentState) -> Health:
    """Whether questions can be answered; 503 with the remedy where they cannot."""
    # In a thread of its own: those that work on other requests may all be busy.
    index = (await asyncio.to_thread(state.served)).index
    return Health("ok", index.id, len(index.documents))
