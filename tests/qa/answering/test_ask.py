"""Questions answered: verbatim, the same every time, or refused."""

import json
from dataclasses import replace

import pytest

from corpus.documents import Document
from corpus.serialization import to_json
from index.encoding.encoder import Encoder
from index.search.index import Index
from index.search.reader import open_index
from qa.answer import Answer, check_verbatim
from qa.answering.ask import Asker
from qa.answering.quote_bounds import extent
from qa.assembly import load_asker
from qa.cited_note import cited_note
from qa.errors import BadQuestion, UnknownDocument
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Outcome
from qa.query.language import is_foreign
from qa.query.request import MOST_QUOTES, Request
from qa.settings import Settings
from tests.qa.conftest import FIRST, QUESTIONS

SILLY = [
    "How do I bake bread?", "What is the capital of France?", "asdf qwer zxcv", "Who won it?",
    "What is the boiling point of water?", "the", "a", "1", "Tell me a joke", "Lorem ipsum dolor",
    "'; DROP TABLE documents; --", "SELECT * FROM notes WHERE number = 1", "😀 a 😀", "x" * 900,
    "How many legs does a spider have?", "{{7*7}}", "%s%s%s%n", "../../etc/passwd", "why", "list",
]  # fmt: skip
HURRIED = [
    "who is the boss of ttp", "hwo many ppl died in peshawer school atack", "TTP?", "TTP",
    "[bold]who[/bold] leads the TTP", "<script>alert(1)</script> who leads the TTP?",
    "was ist die TTP?", "¿Quién es el líder de la TTP?", "what 😀 is TTP", "note ٣", "notes",
    "when?", "footnote", "last note", "what\x00null", "how many\u200b drone strikes", "TTP " * 240,
    "Quand les Soviétiques ont-ils quitté l'Afghanistan ?", "ТТП", "巴基斯坦塔利班", "note " * 190,
]  # fmt: skip


def _bytes(answer: Answer) -> bytes:
    return json.dumps(to_json(answer), ensure_ascii=False).encode()


def _fresh(chosen: Settings, encoder: Encoder) -> Asker:
    return load_asker(chosen, open_index(chosen.index_home), encoder)


def test_every_quote_of_every_answer_is_verbatim(
    outcomes: list[Outcome], shipped_index: Index
) -> None:
    assert len(outcomes) in (16, len(read_set(QUESTIONS).questions))
    quoted = 0
    for outcome in outcomes:
        answer = outcome.answer
        for quote in answer.quotes + answer.near:
            text = shipped_index.documents[quote.document].text
            assert text[quote.start : quote.end] == quote.text
            assert all(0 <= low < high <= len(quote.text) for low, high in quote.answer)
            quoted += 1
        for cited in answer.notes:
            text = shipped_index.documents[cited.document].text
            assert text[cited.start : cited.end] == cited.text
    assert quoted > len(outcomes)


def test_every_answer_is_whole(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        answer = outcome.answer
        assert 0 <= answer.confidence <= 1
        assert answer.message
        assert len(answer.quotes) <= 3
        assert answer.quotes or answer.status == "not_found"
        if answer.status == "not_found":
            assert answer.quotes == ()
            assert answer.notes == ()
        else:
            assert answer.quotes
        # The notes are those on the quotes, and those asked for by number.
        listed = {cited.number for cited in answer.notes}
        on_quotes = {number for quote in answer.quotes for number in quote.notes}
        assert on_quotes <= listed
        if outcome.question.kind != "note":
            assert listed == on_quotes


def test_the_same_question_has_the_same_answer_in_a_fresh_start_too(
    alone: Asker, shipped: Settings, encoder: Encoder, outcomes: list[Outcome]
) -> None:
    fresh = _fresh(shipped, encoder)
    for outcome in outcomes[::12]:
        questions = read_set(QUESTIONS)
        history = tuple(questions.history(outcome.question))
        request = Request(
            outcome.question.question, history, outcome.question.document, explain=True
        )
        assert _bytes(alone.ask(request)) == _bytes(outcome.answer)
        assert _bytes(fresh.ask(request)) == _bytes(outcome.answer)


def test_the_same_question_has_the_same_answer_with_a_newly_opened_index(
    asker: Asker, chosen: Settings, encoder: Encoder
) -> None:
    request = Request("Who paid the cutters?")
    assert _bytes(_fresh(chosen, encoder).ask(request)) == _bytes(asker.ask(request))


@pytest.mark.parametrize("question", SILLY)
def test_silly_questions_are_refused(alone: Asker, question: str) -> None:
    answer = alone.ask(Request(question))
    assert answer.status == "not_found"
    assert answer.quotes == ()
    assert answer.notes == ()
    assert ("does not answer" in answer.message) is (answer.reason is None)


@pytest.mark.parametrize("question", HURRIED)
def test_hurried_questions_get_an_answer_or_a_refusal(asker: Asker, question: str) -> None:
    answer = asker.ask(Request(question))
    check_verbatim(answer.quotes + answer.near, asker.index.documents)
    for quote in answer.quotes + answer.near:
        for low, high in quote.answer:
            assert any(letter.isalnum() for letter in quote.text[low:high])


@pytest.mark.parametrize(
    "question", ["¿Cuándo se fundó el TTP?", "Когда была основана ТТП?", "TTP是什么时候成立的?"]
)
def test_a_question_in_another_language_is_refused_with_the_reason(
    alone: Asker, question: str
) -> None:
    answer = alone.ask(Request(question, explain=True))
    assert (answer.status, answer.reason, answer.confidence) == ("not_found", "language", 0.0)
    assert "must be in English, because the texts are" in answer.message
    assert (answer.quotes, answer.near, answer.notes) == ((), (), ())
    assert (answer.question, answer.understood, answer.carried) == (question, question, None)
    assert answer.considered == ()


def test_only_what_is_typed_now_is_in_a_language(alone: Asker) -> None:
    spanish, english = "¿Cuándo se fundó el TTP?", "When was the TTP founded?"
    after_spanish = alone.ask(Request(english, (spanish,)))
    assert (after_spanish.status, after_spanish.reason) == ("answered", None)
    assert _bytes(after_spanish) == _bytes(alone.ask(Request(english)))
    assert alone.ask(Request(spanish, (english, english))).reason == "language"


def test_words_of_the_text_are_searched_in_whatever_language(alone: Asker) -> None:
    names = "maulvi haibatullah akhunzada wazir"
    assert is_foreign(names, ["en"])
    assert alone.ask(Request(names)).reason is None
    assert alone.ask(Request("wali walayat naib amir")).reason == "language"


@pytest.mark.parametrize("question", ["", "   ", "?", "…!", "😀😀", "\n\t"])
def test_a_question_without_words_is_an_error(alone: Asker, question: str) -> None:
    with pytest.raises(BadQuestion, match="There is no question") as caught:
        alone.ask(Request(question))
    assert caught.value.remedy


def test_a_question_has_at_most_a_thousand_characters(alone: Asker) -> None:
    assert alone.ask(Request("x " * 500))
    with pytest.raises(BadQuestion, match="has 1001 characters; 1000 is the most"):
        alone.ask(Request("x" * 1001))
    with pytest.raises(BadQuestion, match="1001 characters"):
        alone.ask(Request("Why?", ("x" * 1001,)))


def test_twenty_earlier_questions_are_the_most(alone: Asker) -> None:
    assert alone.ask(Request("Why?", ("Who leads the TTP?",) * 20))
    with pytest.raises(BadQuestion, match="21 earlier questions; 20 is the most"):
        alone.ask(Request("Why?", ("Who leads the TTP?",) * 21))


def test_half_a_character_is_an_error(alone: Asker) -> None:
    for request in (Request("who \udcff leads"), Request("Why?", ("who \ud800 leads",))):
        with pytest.raises(BadQuestion, match="not valid Unicode"):
            alone.ask(request)


@pytest.mark.parametrize("limit", [0, -1, MOST_QUOTES + 1])
def test_a_limit_out_of_range_is_an_error(alone: Asker, limit: int) -> None:
    with pytest.raises(BadQuestion, match=f"{limit} quotes cannot be given"):
        alone.ask(Request("Who leads the TTP?", limit=limit))


@pytest.mark.parametrize("question", ["TTP attacks in Pakistan", "How do I bake bread?"])
def test_as_many_quotes_are_given_as_asked_for(alone: Asker, question: str) -> None:
    answers = [alone.ask(Request(question, limit=limit)) for limit in range(1, MOST_QUOTES + 1)]
    given = [(*answer.quotes, *answer.near) for answer in answers]
    assert [len(quotes) for quotes in given] == list(range(1, MOST_QUOTES + 1))
    assert all(quotes == given[-1][: len(quotes)] for quotes in given)


@pytest.mark.parametrize("question", ["note 12", "notes 1 to 9", "Which article is by Gul?"])
def test_the_limit_holds_for_notes_too(alone: Asker, question: str) -> None:
    assert len(alone.ask(Request(question, limit=2)).quotes) == 2
    assert len(alone.ask(Request(question, limit=1)).quotes) == 1


def test_all_notes_asked_for_are_listed_whatever_the_limit(alone: Asker) -> None:
    answer = alone.ask(Request("notes 1 to 9", limit=2))
    assert [cited.number for cited in answer.notes] == list(range(1, 10))


def test_a_note_asked_for_by_number_answers_with_its_words_and_its_sentence(
    alone: Asker, paper: Document
) -> None:
    answer = alone.ask(Request("what does note 19 cite?"))
    assert answer.status == "answered"
    first, second = answer.quotes
    assert first.voice == "note"
    assert first.notes == (19,)
    assert first.text.startswith("Jack Detsch, “The US left billions worth of weapons")
    assert second.voice == "author"
    assert 19 in second.notes
    cited = answer.notes[0]
    (note,) = [one for one in paper.notes if one.number == 19]
    assert cited == cited_note(paper, note)
    assert cited.sentence is not None
    sentence = paper.sentence_at(cited.sentence[0])
    assert sentence is not None
    assert (second.start, second.end) == extent(paper, sentence)


@pytest.mark.parametrize(
    ("number", "opening"),
    [
        (21, "However, the spokesperson of the Afghan Taliban"),
        (39, "The Pakistani prime minister’s response"),
    ],
)
def test_a_note_behind_a_quotation_of_several_sentences_comes_with_all_of_it(
    alone: Asker, number: int, opening: str
) -> None:
    _, quote = alone.ask(Request(f"What does note {number} cite?")).quotes
    assert quote.text.startswith(opening)
    assert quote.text.count("“") == quote.text.count("”") == 1
    assert number in quote.notes


@pytest.mark.parametrize(
    "question", ["note 99", "What does note 40 cite?", "note 0", "note 123456"]
)
def test_a_note_that_does_not_exist_is_not_found(alone: Asker, question: str) -> None:
    answer = alone.ask(Request(question))
    assert answer.status == "not_found"
    assert answer.message.startswith("There is no note")
    assert "39" in answer.message
    assert answer.quotes + answer.near == ()


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Who wrote In the Line of Fire?", 10),
        ("Who is the author of “The US left billions worth of weapons in Afghanistan”?", 19),
        ("When was the article on Swat residents fleeing published?", 12),
    ],
)
def test_a_cited_title_is_answered_from_the_notes(alone: Asker, question: str, number: int) -> None:
    answer = alone.ask(Request(question))
    assert answer.status == "answered"
    assert answer.quotes[0].voice == "note"
    assert answer.quotes[0].notes == (number,)
    assert number in [cited.number for cited in answer.notes]


def test_what_backs_a_claim_is_answered_with_the_claim_and_its_note(alone: Asker) -> None:
    answer = alone.ask(Request("What source backs the 60.000 deaths?"))
    assert "60.000 deaths" in answer.quotes[0].text
    assert answer.quotes[0].notes == (11,)
    assert answer.notes[0].number == 11


def test_facts_are_not_answered_with_citations(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.question.kind in {"plain", "paraphrase", "keywords", "off-topic"}:
            for quote in outcome.answer.quotes:
                assert quote.voice != "note" or "https://" not in quote.text


def test_a_follow_up_is_shown_as_understood_and_differs_from_asking_alone(alone: Asker) -> None:
    before = "What was the Soviet-Afghan war?"
    question = "When did it end?"
    answer = alone.ask(Request(question, (before,)))
    assert answer.question == question
    assert answer.carried == before
    assert answer.understood == "When did the Soviet-Afghan war end?"
    assert "February 1989" in answer.quotes[0].text
    by_itself = alone.ask(Request(question))
    assert by_itself.understood == question
    assert by_itself.carried is None
    assert _bytes(by_itself) != _bytes(answer)


def test_a_question_that_stands_alone_is_answered_as_without_history(alone: Asker) -> None:
    question = "When did the Soviet-Afghan war end in February?"
    with_history = alone.ask(Request(question, ("Who wrote In the Line of Fire?",)))
    assert _bytes(with_history) == _bytes(alone.ask(Request(question)))


def test_a_fact_is_not_answered_with_notes_after_a_question_about_a_note(alone: Asker) -> None:
    answer = alone.ask(Request("How many people died there?", ("and note 20?",)))
    assert all(quote.voice != "note" for quote in answer.quotes + answer.near)


def test_only_the_document_chosen_is_quoted(asker: Asker, second_paper: Document) -> None:
    question = "Who was killed in the attacks?"
    for ident in (FIRST, second_paper.id):
        answer = asker.ask(Request(question, document=ident))
        assert {quote.document for quote in answer.quotes + answer.near} == {ident}
    assert asker.ask(Request(question)).quotes[0].document == FIRST


def test_each_paper_answers_its_own_questions(asker: Asker, second_paper: Document) -> None:
    answer = asker.ask(Request("When did Walter Syme join the gang?"))
    assert answer.quotes[0].document == second_paper.id
    assert "1933" in answer.quotes[0].text


def test_a_note_of_both_papers_is_answered_from_both(asker: Asker, second_paper: Document) -> None:
    answer = asker.ask(Request("note 5"))
    assert {cited.document for cited in answer.notes} == {FIRST, second_paper.id}
    of_one = asker.ask(Request("note 5", document=FIRST))
    assert {cited.document for cited in of_one.notes} == {FIRST}


def test_the_error_for_an_unknown_document_names_the_known_ones(asker: Asker) -> None:
    with pytest.raises(UnknownDocument, match="no document 'nobody'") as caught:
        asker.ask(Request("Who leads the TTP?", document="nobody"))
    assert FIRST in caught.value.remedy


def test_thresholds_decide_between_answered_weak_and_not_found(alone: Asker) -> None:
    question = Request("Who leads the TTP?")
    sure = replace(alone, answered_at=0, weak_at=0).ask(question)
    weak = replace(alone, answered_at=1, weak_at=0).ask(question)
    none = replace(alone, answered_at=1, weak_at=1).ask(question)
    assert [a.status for a in (sure, weak, none)] == ["answered", "weak", "not_found"]
    assert sure.quotes == weak.quotes
    assert [quote.text for quote in none.near] == [quote.text for quote in sure.quotes]
    assert all(quote.answer for quote in sure.quotes)
    assert not any(quote.answer for quote in none.near)  # what is near does not answer
    assert sure.confidence == weak.confidence == none.confidence


def test_who_wrote_a_paper_is_answered_from_its_biography_or_its_byline(
    asker: Asker, second_paper: Document
) -> None:
    of_first = asker.ask(Request("Who is the author of this paper?", document=FIRST))
    assert of_first.status == "answered"
    assert of_first.quotes[0].text.startswith("Dr Muhammad Tahir Mahmood holds")
    of_second = asker.ask(Request("Who wrote this paper?", document=second_paper.id))
    assert of_second.quotes[0].text == "Leonora Whitcombe and Piers Adeyemi-Holt"
