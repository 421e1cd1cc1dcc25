"""Suggested questions: good English, of the text's own sentences, and answered from them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Description, Document
from corpus.from_extract import web_paper_document
from corpus.html.paper import read_web_paper
from corpus.plaintext.reader import read_text
from qa.answering.ask import Asker
from qa.query.request import Request
from qa.suggestions.question_generation import proposals
from qa.suggestions.selection import suggest

AROUND = """The ferry of Odden was known to everybody. The mill was small. Nobody called the mill
old. The town of Odden lay near. Oxygen was not yet known, and oxygen was not missed."""


def _made(sentence: str, language: str = "en") -> list[str]:
    about = Description("odden", language=language)
    return [
        one.question for one in proposals(read_text(f"{AROUND}\n\n{sentence}\n".encode(), about))
    ]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The Odden Ferry is a boat that carries horses.", "What is the Odden Ferry?"),
        ("Ada Wren was a journalist from Odden who wrote much.", "Who was Ada Wren?"),
        ("Ada Wren (1870-1931) was a Danish physician and a poet.", "Who was Ada Wren?"),
        ("The Odden Ferry was built in 1901 by nobody known.", "When was the Odden Ferry built?"),
        ("The mill was sold to a brewer in May 1910.", "When was the mill sold to a brewer?"),
        (
            "The Odden Ferry is a boat, which was built in 1901, of oak.",
            "When was the Odden Ferry built?",
        ),
        ("Ada Wren founded a society in 1899.", "When did Ada Wren found a society?"),
        ("In 1899, Ada Wren founded a society.", "When did Ada Wren found a society?"),
        ("The Odden Society was founded in Hull, and there it stayed.",
         "Where was the Odden Society founded?"),
        ("At least 31 men were killed in the storm.", "How many men were killed in the storm?"),
        ("The Odden Ferry carried 30 horses in the summer.",
         "How many horses did the Odden Ferry carry in the summer?"),
        ("The Odden Ferry has two masts.", "How many masts does the Odden Ferry have?"),
    ],
)  # fmt: skip
def test_a_question_is_made_from_a_sentence(sentence: str, question: str) -> None:
    assert question in _made(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was built in 1901.",
        "They were sold in 1901.",
        "This ferry was built in 1901.",
        "The boat was built in 1901.",  # no boat was spoken of
        "However, the ferry was sold.",
        "Within Odden is a place that everybody knows.",
        "Soon there was a ferry in the town.",
        "His ferry was built in 1901.",
        "The Odden Ferry was the first to cross the sound.",
        "December and January are the coldest months there.",
        "Three quarters of all horses were lost in 1901.",
        "The Odden Ferry was built, as they say, in 1901.",
        "The last cut was made in February 1938.",
        "“The Odden Ferry was built in 1901,” she said.",
    ],
)
def test_no_question_is_made_from_a_sentence_that_is_not_clear_alone(sentence: str) -> None:
    asked = [one for one in _made(sentence) if one not in _made("Nothing here.")]
    assert asked == []


def test_the_rules_are_for_english_alone() -> None:
    assert _made("The Odden Ferry is a boat that carries horses.", language="de") == []


def test_a_heading_that_is_a_question_is_suggested() -> None:
    page = "<h1>Odden</h1><h2>How was the ferry paid for?</h2><p>By its riders, a penny each.</p>"
    more = "<p>The town lived by its ferry, and nobody asked for more than that.</p>" * 4
    paper = read_web_paper(f"<html><body>{page}{more}</body></html>".encode(), None)
    made = list(proposals(web_paper_document(paper, Description("odden"))))
    assert [(one.question, one.kind) for one in made] == [
        ("How was the ferry paid for?", "heading")
    ]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "The Odden Ferry was built in 1901 by Ada Wren . It 31 people were killed ( TTP ) is a "
            "mill , which has two masts “ ” ; In On May At least".split()
        ),
        max_size=60,
    ).map(" ".join)
)
def test_questions_from_any_text_have_valid_places(text: str) -> None:
    document = read_text(f"Words. {text}\n".encode(), Description("any"))
    for one in proposals(document):
        assert one.question.endswith("?")
        assert len(one.question) <= 110
        assert 0 <= one.start < one.end <= len(document.text)


def test_a_very_long_text_is_looked_at_in_part() -> None:
    text = " ".join(
        f"Ada Wren{n} sold the mill number {n} in 19{n % 90 + 10}." for n in range(9000)
    )
    assert len(list(proposals(read_text(text.encode(), Description("long"))))) < 9000


@pytest.mark.parametrize("name", ["ttp-reemergence", "harrowmere-ice"])
def test_suggestions_are_answered_from_their_own_sentences(asker: Asker, name: str) -> None:
    document = asker.index.documents[name]
    found = suggest(asker, document)
    assert found
    assert len(found) <= 6
    assert found == suggest(asker, document)
    for one in found:
        answer = asker.ask(Request(one.question, document=name))
        assert answer.status == "answered"
        assert answer.confidence >= 0.6
        first = answer.quotes[0]
        assert first.start < one.end
        assert one.start < first.end
    assert suggest(asker, document, most=1) == suggest(asker, document, most=1)
    assert len(suggest(asker, document, most=1)) == 1


def test_a_question_that_is_answered_from_elsewhere_is_not_suggested(
    asker: Asker, paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.suggestions import selection as module
    from qa.suggestions.question_generation import Proposal

    asked = "When was Tehrik-e-Taliban Pakistan founded?"
    right = next(one for one in proposals(paper) if one.question == asked)
    wrong_place = Proposal(asked, "date", 0, 20, "2007")
    wrong_fact = Proposal(asked, "date", right.start, right.end, "1999")
    part_of_fact = Proposal(asked, "figure", right.start, right.end, "7")  # of 2007
    for one, kept in ((right, 1), (wrong_place, 0), (wrong_fact, 0), (part_of_fact, 0)):
        monkeypatch.setattr(module, "proposals", lambda _, one=one: [one])
        assert len(suggest(asker, paper)) == kept
