"""The page where questions are asked: the conversation on the left, a document on the right."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import IbidError
from qa.conversations.store import Turn
from qa.query.request import LONGEST_QUESTION
from web.pages.conversation_answers import (
    answer_question,
    stored_conversation,
    unstored_conversation,
)
from web.pages.conversation_view import ConversationView, turn_view
from web.pages.document_view import PageOptions, document_context
from web.pages.templates import render
from web.server.dependencies import CurrentState, IndexOrError
from web.server.lookups import about_index, sources_by_citation
from web.server.served_index import ServedIndex
from web.server.state import ServerState

router = APIRouter(include_in_schema=False)

# More than can be asked, so that the page can show the error with the question.
_LONGEST_SENT = 20 * LONGEST_QUESTION  # characters

Options = Annotated[PageOptions, Depends(PageOptions)]
Ident = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question could not be answered or stored; `unsent` stays in the question's field."""

    problem: IbidError | None = None
    unsent: str = ""


_NO_REFUSAL = Refusal()


def _page(
    request: Request,
    state: ServerState,
    current: ServedIndex | IbidError,
    conversation: ConversationView,
    options: PageOptions,
    refusal: Refusal = _NO_REFUSAL,
) -> HTMLResponse:
    """The page with a conversation and a document."""
    conversation = replace(conversation, original=options.original)
    problem = current if isinstance(current, IbidError) else None
    context: dict[str, Any] = {
        "conversation": conversation,
        "view": options,
        "refusal": refusal,
        "problem": problem,
        "documents": {},
        "document": None,
        "keeps": state.keeps_conversations,
        "longest": LONGEST_QUESTION,
        "chosen": state.settings,
        "suggested": None,
        "source_of": {},
    }
    if isinstance(current, ServedIndex):
        context |= document_context(current, conversation, options)
        context["original_problem"] = _original_problem(state, current, context)
        context["documents"] = current.index.documents
        context["source_of"] = sources_by_citation(current, state)
        if options.suggest and context["document"] is not None:
            context["suggested"] = current.suggestions(context["document"].id)
    last_error = conversation.turns[-1].error if conversation.turns else None
    return render(request, "page.html", context, problem or last_error or refusal.problem)


def _original_problem(
    state: ServerState, served: ServedIndex, context: dict[str, Any]
) -> IbidError | None:
    """Why the image of the page that is shown cannot be: the file has changed, or is gone."""
    shown, document = context.get("original"), context["document"]
    if shown is None:
        return None
    file = about_index(served.index).file(document.id).file
    try:
        state.pages.key(document, file, shown.page.number, shown.image_width, "png")
    except IbidError as error:
        return error
    return None


@router.get("/", response_class=HTMLResponse)
def page(
    request: Request,
    current: IndexOrError,
    state: CurrentState,
    options: Options,
    q: Annotated[str, Query(max_length=_LONGEST_SENT)] = "",
    h: Annotated[list[str] | None, Query(max_length=100)] = None,
    document: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """A conversation that is not stored, or the start of one.

    `h` are the earlier questions, oldest first, `q` is the question, `document` its scope.
    """
    conversation = ConversationView(scope=document)
    if isinstance(current, ServedIndex):
        questions = [question for question in (*(h or []), q) if question.strip()]
        conversation = unstored_conversation(current, questions, document, options.explain)
    return _page(request, state, current, conversation, options)


@router.get("/c/{ident}", response_class=HTMLResponse)
def stored(
    request: Request, ident: str, current: IndexOrError, state: CurrentState, options: Options
) -> HTMLResponse:
    """A stored conversation."""
    try:
        conversation = state.conversations.open(ident)
    except IbidError as error:
        return _page(request, state, current, ConversationView(), options, Refusal(error))
    view = ConversationView(stored=conversation)
    if isinstance(current, ServedIndex):
        view = stored_conversation(current, conversation, options.explain)
    return _page(request, state, current, view, options)


@router.post("/ask", response_class=HTMLResponse)
def ask(
    request: Request,
    current: IndexOrError,
    state: CurrentState,
    q: Annotated[str, Form(max_length=_LONGEST_SENT)] = "",
    conversation: Ident = "",
    document: Ident = "",
    view: Ident = "",
) -> Response:
    """Answer a question, store it as a turn of a conversation, and redirect to that.

    `view` is as in `PageOptions`. A question that cannot be answered stays in its field. An answer
    that cannot be stored is shown.
    """
    options = PageOptions(view=view)
    talk = ConversationView(scope=document)
    if isinstance(current, IbidError):
        return _page(request, state, current, talk, options, Refusal(None, q))
    try:
        if conversation:
            talk = stored_conversation(current, state.conversations.open(conversation))
        history = tuple(turn.question for turn in talk.turns)
        answer, took = answer_question(current, q, history, document)
    except IbidError as error:
        talk = replace(talk, scope=document)
        return _page(request, state, current, talk, options, Refusal(error, q))
    number = len(talk.turns) + 1
    try:
        ident = state.conversations.add(conversation or None, Turn.of(answer, document, took))
    except IbidError as error:
        turn = turn_view(number, answer, document, took, current.index)
        talk = ConversationView((*talk.turns, turn), None, document)
        return _page(request, state, current, talk, options, Refusal(error))
    shown = "?view=original" if options.original else ""
    return RedirectResponse(f"/c/{ident}{shown}#turn-{number}", 303)
