"""The page: the conversation on the left, the text on the right, all made on the server."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.documents import Document, DocumentKind
from corpus.errors import IbidError
from index.search.protocol import PAPERS, SOURCES
from qa.answer import Answer, Quote, cited_note
from qa.conversations.store import Conversation, Turn
from qa.query.request import LONGEST_HISTORY, LONGEST_QUESTION
from qa.query.request import Request as Question
from web.pages.document_view import lay_out, lay_out_note, notes_in, part_at, parts_of
from web.pages.templates import templates
from web.pages.turn_view import ShownTurn, Talk, shown_turn
from web.server.dependencies import Found, Shared
from web.server.errors import headers_of, status_of
from web.server.lookups import became_of
from web.server.state import Served, State

router = APIRouter(include_in_schema=False)

# Each request asks all questions of a conversation that is kept nowhere; a conversation of people
# has a few dozen characters a question.
_MOST_ANEW = 8  # questions
_LONGEST_ANEW = 4000  # characters of them
# What may be chosen beside a document.
_KINDS: dict[str, DocumentKind] = {PAPERS: "paper", SOURCES: "source"}


@dataclass(frozen=True, slots=True)
class View:
    """What of a talk is seen: the document that is read, at which place or from which part on, the
    quote that is lit, the number of the turn that is explained, and whether questions are
    suggested.
    """

    read: Annotated[str, Query(max_length=200)] = ""
    place: Annotated[str, Query(max_length=20)] = ""
    quote: Annotated[str, Query(max_length=20)] = ""
    part: int = 0
    explain: int = 0
    suggest: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something could not be done, and the question that stays in its field for that."""

    problem: IbidError | None = None
    unsent: str = ""


Seen = Annotated[View, Depends(View)]
_NONE = Refusal()


def _ask(
    served: Served, question: str, history: tuple[str, ...], scope: str, *, told: bool = False
) -> tuple[Answer, dict[str, float]]:
    """Raises as `Asker.ask` does."""
    kind = _KINDS.get(scope)
    only = None if kind else scope or None
    return served.timed(
        Question(question, history[-LONGEST_HISTORY:], only, explain=told, kind=kind)
    )


def _asked(served: Served, questions: list[str], scope: str, explain: int) -> Talk:
    """A talk that is kept nowhere: every question of it is asked."""
    turns: list[ShownTurn] = []
    for number, question in enumerate(questions, 1):
        history = tuple(questions[: number - 1])
        try:
            answer, took = _ask(served, question, history, scope, told=number == explain)
        except IbidError as error:
            turns.append(ShownTurn(question, scope, error=error))
            continue
        held = served.index.documents
        turns.append(shown_turn(number, answer, scope, took, held, served.index.id))
    return Talk(tuple(turns), None, scope)


def _last(questions: Sequence[str]) -> list[str]:
    """The last of some questions: so many, and so long, as one page answers."""
    last = list(questions[-1:])
    for question in reversed(questions[:-1]):
        if len(last) == _MOST_ANEW or sum(map(len, last)) + len(question) > _LONGEST_ANEW:
            break
        last.insert(0, question)
    return last


def _kept(served: Served, conversation: Conversation, explain: int) -> Talk:
    """A talk as it was; what is explained is asked once more."""
    held, ident = served.index.documents, served.index.id
    turns = [
        shown_turn(number, turn, turn.scope, turn.took, held, ident)
        for number, turn in enumerate(conversation.turns, 1)
    ]
    if 0 < explain <= len(turns):
        turn = turns[explain - 1]
        history = tuple(one.question for one in turns[: explain - 1])
        try:
            again, _ = _ask(served, turn.question, history, turn.scope, told=True)
            turns[explain - 1] = replace(turn, considered=again.considered)
        except IbidError as error:  # what it was asked of is gone
            turns[explain - 1] = replace(turn, error=error)
    scope = conversation.turns[-1].scope if conversation.turns else ""
    return Talk(tuple(turns), conversation, scope if scope in {"", *_KINDS, *held} else "")


def _to_read(served: Served, talk: Talk, view: View) -> Document | None:
    """The document to read: the one named, that of the quote looked at, the one asked, that of the
    last answer, or the first.
    """
    held = served.index.documents
    _, shown = talk.quote(view.quote)
    of_quote = shown.now.document if shown and shown.now else ""
    places = [one.now for turn in reversed(talk.turns) for one in turn.given if one.now]
    of_last = places[0].document if places else ""
    named = (view.read, of_quote, talk.scope, of_last)
    return next((held[one] for one in named if one in held), next(iter(held.values()), None))


def _offset(document: Document, place: str, quotes: Iterable[Quote | None]) -> int:
    """Where in a document to begin to read: at a place that is named, else at the first quote."""
    note = re.fullmatch(r"note-(\d{1,9})", place)
    if note:
        found = document.note(int(note[1]))
        return found.start if found else 0
    if re.fullmatch(r"s\d{1,9}", place):
        return min(int(place[1:]), max(len(document.text) - 1, 0))
    own = (one.start for one in quotes if one is not None and one.document == document.id)
    return next(own, 0)


def _reading(served: Served, talk: Talk, view: View) -> dict[str, Any]:
    """The text on the right, with what is lit in it."""
    document = _to_read(served, talk, view)
    if document is None:
        return {"document": None}
    turn, shown = talk.quote(view.quote)
    lit = [one.now for one in (turn.given if turn else ()) if one.now is not None]
    now = shown.now if shown else None
    parts = parts_of(document)
    if 0 < view.part <= len(parts):
        part = parts[view.part - 1]
    else:
        part = part_at(document, parts, _offset(document, view.place, (now, *lit)))
    notes = notes_in(document, part, part is parts[-1])
    return {
        "document": document,
        "work": served.index.works.get(document.id),
        "blocks": lay_out(document, lit, part, now),
        "part": part,
        "parts": parts,
        "notes": [cited_note(document, note) for note in notes],
        "lit_turn": talk.turns.index(turn) + 1 if turn else 0,
        "lay_out_note": lay_out_note,
    }


def respond(
    request: Request,
    state: State,
    found: Served | IbidError,
    talk: Talk,
    view: View,
    refusal: Refusal = _NONE,
) -> HTMLResponse:
    """The page with a talk, and a text to read beside it."""
    problem = found if isinstance(found, IbidError) else None
    context: dict[str, Any] = {
        "talk": talk,
        "view": view,
        "refusal": refusal,
        "problem": problem,
        "documents": {},
        "document": None,
        "keeps": state.conversations is not None,
        "longest": LONGEST_QUESTION,
        "chosen": state.settings,
        "suggested": None,
        "became": {},
    }
    last = talk.turns[-1].error if talk.turns else None
    wrong = problem or last or refusal.problem
    if isinstance(found, Served):
        context |= _reading(found, talk, view)
        context["documents"] = found.index.documents
        context["became"] = became_of(found, state)
        if view.suggest and context["document"] is not None:
            context["suggested"] = found.suggestions(context["document"].id)
    status, headers = (status_of(wrong), headers_of(wrong)) if wrong else (200, {})
    return templates.TemplateResponse(
        request, "page.html", context, status_code=status, headers=headers
    )


@router.get("/", response_class=HTMLResponse)
def page(
    request: Request,
    found: Found,
    state: Shared,
    view: Seen,
    q: Annotated[str, Query(max_length=20 * LONGEST_QUESTION)] = "",
    h: Annotated[list[str] | None, Query(max_length=100)] = None,
    document: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """A conversation that is not kept: the questions so far (`h`, oldest first), the question now
    (`q`), and what is asked (`document`); without a question, where one begins. Only the last
    questions are answered.
    """
    asked = [question for question in (*(h or []), q) if question.strip()]
    last = _last(asked)
    talk = Talk(scope=document)
    if isinstance(found, Served):
        talk = _asked(found, last, document, view.explain)
        talk = replace(talk, left_out=len(asked) - len(last))
    return respond(request, state, found, talk, view)


@router.get("/c/{ident}", response_class=HTMLResponse)
def kept(request: Request, ident: str, found: Found, state: Shared, view: Seen) -> HTMLResponse:
    """A conversation as it was kept."""
    try:
        conversation = state.kept.open(ident)
    except IbidError as error:
        return respond(request, state, found, Talk(), view, Refusal(error))
    talk = Talk(conversation=conversation)
    if isinstance(found, Served):
        talk = _kept(found, conversation, view.explain)
    return respond(request, state, found, talk, view)


@router.post("/ask", response_class=HTMLResponse)
def ask(
    request: Request,
    found: Found,
    state: Shared,
    q: Annotated[str, Form(max_length=20 * LONGEST_QUESTION)] = "",
    conversation: Annotated[str, Form(max_length=200)] = "",
    document: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Answer a question, keep it as a turn of a conversation, and show that.

    Where it cannot be answered or kept, nothing is lost: the question stays in its field, and an
    answer is shown, though it will not be found again.
    """
    if isinstance(found, IbidError):
        return respond(request, state, found, Talk(scope=document), View(), Refusal(None, q))
    talk = Talk(scope=document)
    try:
        if conversation:
            talk = _kept(found, state.kept.open(conversation), 0)
        history = tuple(turn.question for turn in talk.turns)
        answer, took = _ask(found, q, history, document)
    except IbidError as error:
        talk = replace(talk, scope=document)
        return respond(request, state, found, talk, View(), Refusal(error, q))
    try:
        ident = state.kept.add(conversation or None, Turn.of(answer, document, took))
    except IbidError as error:
        number = len(talk.turns) + 1
        held = found.index.documents
        turn = shown_turn(number, answer, document, took, held, found.index.id)
        talk = Talk((*talk.turns, turn), None, document)
        return respond(request, state, found, talk, View(), Refusal(error))
    return RedirectResponse(f"/c/{ident}#turn-{len(talk.turns) + 1}", 303)
