"""The answers of a conversation, stored or not, as a page shows them."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.documents import DocumentKind
from corpus.errors import IbidError
from index.search.protocol import PAPERS, SOURCES
from qa.answer import Answer
from qa.conversations.store import Conversation
from qa.query.request import LONGEST_HISTORY, Request
from web.pages.conversation_view import ConversationView, TurnView, turn_view
from web.server.served_index import ServedIndex

# Every request for a conversation that is not stored answers its questions again. Not tuned: the
# questions that people ask have a few dozen characters.
_MOST_ANSWERED = 8  # questions
_LONGEST_ANSWERED = 4000  # characters of all questions
_KINDS: dict[str, DocumentKind] = {
    PAPERS: "paper",
    SOURCES: "source",
}  # scopes other than a document


def answer_question(
    served: ServedIndex,
    question: str,
    history: tuple[str, ...],
    scope: str,
    *,
    explain: bool = False,
) -> tuple[Answer, dict[str, float]]:
    """The answer and the seconds of each step. Raises as `Asker.ask` does."""
    kind = _KINDS.get(scope)
    document = None if kind else scope or None
    request = Request(question, history[-LONGEST_HISTORY:], document, explain=explain, kind=kind)
    return served.ask_timed(request)


def unstored_conversation(
    served: ServedIndex, questions: Sequence[str], scope: str, explained: int
) -> ConversationView:
    """Answer the last of these questions; turn number `explained` with its candidates.

    Turns are numbered from 1, beginning with the first question that is answered.
    """
    answered = _last_questions(questions)
    turns: list[TurnView] = []
    for number, question in enumerate(answered, 1):
        history = tuple(answered[: number - 1])
        try:
            answer, took = answer_question(
                served, question, history, scope, explain=number == explained
            )
        except IbidError as error:
            turns.append(TurnView(question, scope, error=error))
            continue
        turns.append(turn_view(number, answer, scope, took, served.index))
    left_out = len(questions) - len(answered)
    return ConversationView(tuple(turns), None, scope, left_out)


def _last_questions(questions: Sequence[str]) -> list[str]:
    """The last questions, within the limits of what one page answers; the very last in any case."""
    last = list(questions[-1:])
    for question in reversed(questions[:-1]):
        length = sum(map(len, last)) + len(question)
        if len(last) == _MOST_ANSWERED or length > _LONGEST_ANSWERED:
            break
        last.insert(0, question)
    return last


def stored_conversation(
    served: ServedIndex, conversation: Conversation, explained: int = 0
) -> ConversationView:
    """A stored conversation; turn number `explained` is answered again to list its candidates."""
    turns = [
        turn_view(number, turn, turn.scope, turn.took, served.index)
        for number, turn in enumerate(conversation.turns, 1)
    ]
    if 0 < explained <= len(turns):
        turn = turns[explained - 1]
        history = tuple(one.question for one in turns[: explained - 1])
        try:
            again, _ = answer_question(served, turn.question, history, turn.scope, explain=True)
            turns[explained - 1] = replace(turn, considered=again.considered)
        except IbidError as error:  # the document may be gone
            turns[explained - 1] = replace(turn, error=error)
    scope = conversation.turns[-1].scope if conversation.turns else ""
    known = scope in {"", *_KINDS, *served.index.documents}
    return ConversationView(tuple(turns), conversation, scope if known else "")
