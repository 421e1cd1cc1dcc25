"""Addresses of a conversation's page, and the quotes in its turns."""

from dataclasses import replace

from corpus.documents import Document
from qa.answer import make_quote
from web.pages.conversation_answers import _last_questions
from web.pages.conversation_view import ConversationView, QuoteView, TurnView


def test_an_unstored_conversation_repeats_its_questions_in_the_address() -> None:
    view = ConversationView((TurnView("Who?"), TurnView("And when?")), scope="ferry")
    assert view.at() == "/?h=Who%3F&q=And+when%3F&document=ferry"
    assert view.at(read="mill", place="note-3") == (
        "/?h=Who%3F&q=And+when%3F&document=ferry&read=mill&place=note-3#note-3"
    )
    assert ConversationView().at(fragment="paper") == "/#paper"


def test_a_quote_is_looked_up_by_its_name(paper: Document) -> None:
    quote = make_quote(paper, 0, 10, score=1.0)
    first = TurnView("Who?", quotes=(QuoteView(quote, "1.1", quote),))
    second = TurnView("When?", near=(QuoteView(quote, "2.1", None),))
    view = ConversationView((first, second))
    assert view.quote("1.1") == (first, first.quotes[0])
    assert view.quote("2.1") == (second, second.near[0])
    assert view.quote("9.9") == (second, None)
    assert replace(view, turns=()).quote("1.1") == (None, None)


def test_only_the_last_questions_are_answered_but_always_the_very_last() -> None:
    assert _last_questions([]) == []
    assert _last_questions([str(number) for number in range(20)]) == [
        str(number) for number in range(12, 20)
    ]
    assert _last_questions(["a" * 3000, "b" * 1001, "c"]) == ["b" * 1001, "c"]
    assert _last_questions(["x" * 9000]) == ["x" * 9000]
