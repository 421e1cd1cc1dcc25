"""The page: the conversation on the left, the paper on the right, all made on the server."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from corpus.documents import Document
from corpus.errors import IbidError
from index.reader import PAPERS, SOURCES
from qa.answer import Answer, Quote, cited_note
from qa.request import Kind
from qa.request import Request as Question
from qa.settings import LONGEST_HISTORY, LONGEST_QUESTION
from qa.show import describe
from web.dependencies import Found
from web.errors import status_of
from web.reading import lay_out, lay_out_note
from web.state import Served

HERE = Path(__file__).parent

templates = Jinja2Templates(HERE / "templates")
router = APIRouter(include_in_schema=False)


# What may be chosen beside a document.
_KINDS: dict[str, Kind] = {PAPERS: "paper", SOURCES: "source"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation with its answer, or with what went wrong."""

    question: str
    answer: Answer | None
    error: IbidError | None
    milliseconds: int


def _turn(served: Served, question: Question) -> Turn:
    begun = time.perf_counter()
    answer, error = None, None
    try:
        answer = served.ask(question)
    except IbidError as found:
        error = found
    return Turn(question.question, answer, error, round(1000 * (time.perf_counter() - begun)))


def _shown(served: Served, named: str | None, turns: list[Turn]) -> Document | None:
    """The document to read: the one named, else that of the last answer, else the first."""
    documents = served.index.documents
    if named is not None and named in documents:
        return documents[named]
    for turn in reversed(turns):
        quotes = (turn.answer.quotes or turn.answer.near) if turn.answer else ()
        if quotes:
            return documents[quotes[0].document]
    return next(iter(documents.values()), None)


def _reading(
    served: Served, document: Document | None, quotes: tuple[Quote, ...]
) -> dict[str, Any]:
    if document is None:
        return {"document": None}
    return {
        "document": document,
        "work": served.index.works.get(document.id),
        "blocks": lay_out(document, quotes),
        "notes": [cited_note(document, note) for note in document.notes],
        "lay_out_note": lay_out_note,
        "describe": describe,
    }


@router.get("/", response_class=HTMLResponse)
def page(
    request: Request,
    found: Found,
    q: Annotated[str, Query(max_length=20 * LONGEST_QUESTION)] = "",
    h: Annotated[list[str] | None, Query(max_length=100)] = None,
    document: str = "",
    explain: int = 0,
) -> HTMLResponse:
    """The conversation so far (`h`, oldest first), the question now (`q`), and the paper.

    `explain` is the number of the question whose answer is explained, from 1.
    """
    named = document or None
    kind = _KINDS.get(document)
    only = None if kind else named
    earlier = [question for question in h or [] if question.strip()]
    asked = [*earlier, q] if q.strip() else earlier
    asked = asked[-LONGEST_HISTORY:]
    status, problem = 200, None
    turns: list[Turn] = []
    documents: list[Document] = []
    view: dict[str, Any] = {"document": None}
    if isinstance(found, IbidError):
        status, problem = status_of(found), found
    else:
        for place, question in enumerate(asked):
            told = place + 1 == explain
            history = tuple(asked[:place])
            turns.append(_turn(found, Question(question, history, only, explain=told, kind=kind)))
        last = turns[-1].answer if turns else None
        lit = (last.quotes or last.near) if last else ()
        view = _reading(found, _shown(found, named, turns), lit)
        documents = list(found.index.documents.values())
        if turns and turns[-1].error is not None:
            status = status_of(turns[-1].error)
    context = {
        "turns": turns,
        "problem": problem,
        "documents": documents,
        "named": named or "",
        "earlier": [turn.question for turn in turns if turn.error is None],
        "longest": LONGEST_QUESTION,
        "again": urlencode({"document": named}) if named else "",
        "here": urlencode({"h": asked[:-1], "q": asked[-1:], "document": named or ""}, doseq=True),
        **view,
    }
    return templates.TemplateResponse(request, "page.html", context, status_code=status)


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The API described, from its OpenAPI document; nothing is loaded from elsewhere."""
    return templates.TemplateResponse(request, "docs.html", {"openapi": request.app.openapi()})
