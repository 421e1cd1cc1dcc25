"""The JSON API."""

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from qa.answer import answer_json, cited_note, note_json
from qa.errors import UnknownNote
from qa.query.request import Request
from qa.quotations.check import check_json, check_quotation
from qa.quotations.recheck import recheck, recheck_json
from qa.quotations.saved_answers import SavedAnswer
from web.api.schemas import (
    AnswerOut,
    AskBody,
    CheckBody,
    CheckOut,
    DocumentOut,
    DocumentsOut,
    Error,
    Health,
    NotesOut,
    QuestionsOut,
    RecheckOut,
)
from web.server.dependencies import CurrentIndex, CurrentState
from web.server.lookups import find_document
from web.server.served_index import ServedIndex

# Characters of quotations that a request has compared: at about 25 microseconds each on a shelf of
# one paper, and more on a larger one.
_MOST_COMPARED = 50_000

router = APIRouter(
    responses={404: {"model": Error}}
)  # the others: `web.server.openapi.COMMON_ERRORS`


def summary(served: ServedIndex, ident: str) -> dict[str, Any]:
    document = served.index.documents[ident]
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "label": document.label,
        "authors": list(document.authors),
        "language": document.language,
        "sha256": document.sha256,
        "characters": len(document.text),
        "pages": len(document.pages),
        "sentences": len(document.sentences),
        "notes": len(document.notes),
        "warnings": list(served.warnings(ident)),
    }


@router.post(
    "/api/ask", response_model=AnswerOut, response_model_exclude_unset=True, operation_id="ask"
)
def ask(body: AskBody, served: CurrentIndex) -> dict[str, Any]:
    """Answer a question with verbatim quotations and their notes."""
    history = tuple(body.history)
    question = Request(body.question, history, body.document, body.limit, body.explain, body.kind)
    return answer_json(served.ask(question))


@router.post("/api/check", response_model=CheckOut, operation_id="check")
def check(body: CheckBody, served: CurrentIndex) -> dict[str, Any]:
    """Is this a quotation: verbatim and where, altered and how, or absent?"""
    if body.document is not None:
        find_document(served, body.document)
    return check_json(check_quotation(served.index, body.quotation, body.document))


@router.post("/api/check/answer", response_model=RecheckOut, operation_id="check_answer")
def check_answer(body: SavedAnswer, served: CurrentIndex) -> dict[str, Any]:
    """Which quotations of a saved answer still stand, stand elsewhere, or are gone.

    So many of those that are gone are compared with the texts; the others say that they are not.
    """
    return recheck_json(recheck(served.index, body, _MOST_COMPARED))


@router.get("/api/documents", response_model=DocumentsOut, operation_id="documents")
def documents(served: CurrentIndex) -> dict[str, Any]:
    """The documents that can be asked."""
    return {"documents": [summary(served, ident) for ident in served.index.documents]}


@router.get("/api/documents/{ident}", response_model=DocumentOut, operation_id="document")
def document(ident: str, served: CurrentIndex) -> dict[str, Any]:
    """A document whole: its text, what stands where in it, and where that is in the file."""
    found = find_document(served, ident)
    return {
        **summary(served, ident),
        "text": found.text,
        "body_end": found.body_end,
        "encoding": found.encoding,
        "page_spans": [asdict(page) for page in found.pages],
        "sections": [asdict(section) for section in found.sections],
        "paragraphs": [asdict(paragraph) for paragraph in found.paragraphs],
        "sentence_spans": [asdict(sentence) for sentence in found.sentences],
        "runs": [asdict(run) for run in found.runs],
    }


@router.get(
    "/api/documents/{ident}/questions", response_model=QuestionsOut, operation_id="questions"
)
def questions(ident: str, served: CurrentIndex) -> dict[str, Any]:
    """Questions that the document answers well, made from its own sentences."""
    find_document(served, ident)
    return {"questions": [asdict(one) for one in served.suggestions(ident)]}


@router.get("/api/notes", response_model=NotesOut, operation_id="notes")
def notes(
    served: CurrentIndex, document: str | None = None, number: int | None = None
) -> dict[str, Any]:
    """All notes with the works they cite; of one document, or with one number."""
    held = served.index.documents
    chosen = [find_document(served, document)] if document is not None else list(held.values())
    found = [
        note_json(cited_note(one, note))
        for one in chosen
        for note in one.notes
        if number in (None, note.number)
    ]
    if number is not None and not found:
        raise UnknownNote(f"There is no note {number}.", "GET /api/notes lists them all.")
    return {"notes": found}


@router.get("/health", response_model=Health, operation_id="health")
async def health(state: CurrentState) -> dict[str, Any]:
    """Whether questions can be answered; 503 with the remedy where they cannot."""
    # Not in one of the threads that other requests are worked on in, which may all be at work.
    held = (await asyncio.to_thread(state.served)).index
    return {"status": "ok", "index": held.id, "documents": len(held.documents)}
