"""An intent added through the tables alone, with an answerer of its own."""

from dataclasses import replace

import pytest

from corpus.english.intents.table import INTENTS, Cue, Intent
from corpus.english.tables import Pattern
from qa.answer import Answer
from qa.answering.answerer import Context, Question
from qa.answering.answerer_table import ANSWERERS
from qa.answering.ask import Asker
from qa.answering.composition import Draft, compose
from qa.query.request import Request

TITLE = Pattern(
    r"\bwhat is the (?:paper|text) called\b",
    "the title of the paper",
    ("What is the paper called?",),
)


class TitleAnswerer:
    """Answers with the titles of the papers asked, unless the question is for an index."""

    def answer(self, question: Question, context: Context) -> Answer | None:
        if "index" in question.intent.about:
            return None
        titles = "; ".join(one.label for one in context.documents(question.request))
        return compose(question, context, Draft("answered", 1.0, message=titles))


@pytest.fixture
def titles(alone: Asker) -> Asker:
    """Answers from the shipped paper, questions for its title too."""
    row = Intent("title", "the title of the paper", (Cue(TITLE),))
    return replace(
        alone,
        intents=(row, *INTENTS),
        answerers={**ANSWERERS, "title": (TitleAnswerer(),)},
    )


def test_an_intent_of_the_tables_is_answered_by_its_answerer(titles: Asker) -> None:
    answer = titles.ask(Request("What is the paper called?"))
    (document,) = titles.index.documents.values()
    assert (answer.status, answer.message) == ("answered", document.label)


def test_an_added_intent_continues_in_a_follow_up(titles: Asker) -> None:
    first = titles.ask(Request("What is the paper called?"))
    assert titles.ask(Request("Really?", ("What is the paper called?",))).message == first.message


def test_a_question_that_its_answerer_declines_is_answered_as_a_fact(
    titles: Asker, alone: Asker
) -> None:
    declined = Request("What is the paper called in the index?")
    assert titles.ask(declined) == alone.ask(declined)


def test_other_questions_are_answered_as_before(titles: Asker, alone: Asker) -> None:
    for question in ("note 19", "Who is the author of this paper?", "How many notes are there?"):
        assert titles.ask(Request(question)) == alone.ask(Request(question))
