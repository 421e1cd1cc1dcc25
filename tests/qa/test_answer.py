"""Quotes, and what an answer is to programs."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.serialization import from_json, to_json
from qa.answer import Quote, check_verbatim, make_quote
from qa.answering.ask import Asker
from qa.cited_note import CitedNote, cited_note
from qa.query.request import Request


@pytest.fixture
def quote(paper: Document) -> Quote:
    sentence = paper.sentences[0]
    return make_quote(paper, sentence.start, sentence.end, score=0.123456, answer=[(0, 4)])


def test_a_quote_says_where_it_stands(paper: Document, quote: Quote) -> None:
    assert paper.text[quote.start : quote.end] == quote.text
    assert (quote.document, quote.page, quote.last_page) == (paper.id, 1, 1)
    assert quote.notes == (1,)
    assert quote.score == 0.1235
    assert quote.prefix == ""
    assert paper.text[quote.end :].startswith(quote.suffix)


@given(st.data())
def test_any_span_makes_a_quote_that_can_be_found_again(
    paper: Document, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(paper.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(paper.text), start + 500)))
    quote = make_quote(paper, start, end, score=1)
    check_verbatim([quote], {paper.id: paper})
    around = quote.prefix + quote.text + quote.suffix
    assert paper.text.find(around) == paper.text.find(quote.text, start) - len(quote.prefix)
    assert quote.page <= quote.last_page
    assert set(quote.notes) <= {note.number for note in paper.notes}


def test_words_of_a_note_are_in_its_voice(paper: Document) -> None:
    for note in paper.notes:
        quote = make_quote(paper, note.start, note.end, score=1)
        assert (quote.voice, quote.notes) == ("note", (note.number,))


def test_a_quote_that_is_wrong_does_not_leave(paper: Document, quote: Quote) -> None:
    documents = {paper.id: paper}
    check_verbatim([quote], documents)
    for wrong in (
        dataclasses.replace(quote, text=quote.text.replace("agreed", "refused")),
        dataclasses.replace(quote, start=quote.start + 1),
        dataclasses.replace(quote, end=quote.end - 1),
    ):
        with pytest.raises(AssertionError, match="is not verbatim"):
            check_verbatim([quote, wrong], documents)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_marked_words_outside_the_quote_do_not_leave(
    paper: Document, quote: Quote, span: tuple[int, int]
) -> None:
    wrong = dataclasses.replace(quote, answer=(span,))
    with pytest.raises(AssertionError, match="lie outside the quote"):
        check_verbatim([wrong], {paper.id: paper})


@pytest.mark.parametrize("which", ["paper", "second_paper"])
def test_the_sentence_of_a_note_is_the_one_that_its_marker_stands_in(
    which: str, request: pytest.FixtureRequest
) -> None:
    document: Document = request.getfixturevalue(which)
    for note in document.notes:
        cited = cited_note(document, note)
        assert cited.text == document.note_text(note)
        if note.marker is None:
            assert cited.sentence is None
            continue
        assert cited.sentence is not None
        start, end = cited.sentence
        assert start < note.marker <= end
        assert note.number in document.notes_between(start, end)


TYPES = {
    "question": str, "status": str, "understood": str, "confidence": float, "message": str,
    "quotes": list, "notes": list, "near": list, "index": str,
}  # fmt: skip
QUOTE_TYPES = {
    "text": str, "document": str, "start": int, "end": int, "page": int, "voice": str,
    "notes": list, "answer": list, "score": float, "prefix": str, "suffix": str,
}  # fmt: skip
NOTE_TYPES = {"number": int, "text": str, "citations": list, "document": str, "markers": list}
CITATION_FIELDS = {
    "authors", "title", "publisher", "date", "locator", "url", "kind", "resolved_from"
}  # fmt: skip


@pytest.mark.parametrize(
    "question", ["When did the Soviet-Afghan war end?", "What does note 10 cite?", "How to bake?"]
)
def test_answers_have_the_fields_that_programs_rely_on(alone: Asker, question: str) -> None:
    shape = json.loads(json.dumps(to_json(alone.ask(Request(question)))))
    for name, kind in TYPES.items():
        assert isinstance(shape[name], kind), name
    assert shape["status"] in {"answered", "weak", "not_found"}
    assert shape["carried"] is None
    assert shape["reason"] is None
    assert shape["quotes"] or shape["near"]
    for quote in shape["quotes"] + shape["near"]:
        for name, kind in QUOTE_TYPES.items():
            assert isinstance(quote[name], kind), name
        assert quote["section"] is None or isinstance(quote["section"], str)
        assert quote["voice"] in {"author", "quoted", "note"}
        assert all(len(span) == 2 for span in quote["answer"])
    for note in shape["notes"]:
        for name, kind in NOTE_TYPES.items():
            assert isinstance(note[name], kind), name
        for citation in note["citations"]:
            assert citation.keys() >= CITATION_FIELDS
            assert isinstance(citation["authors"], list)
            assert isinstance(citation["kind"], str)


def test_a_containers_name_stands_where_no_publisher_is_given(paper: Document) -> None:
    note = paper.note(19)
    assert note is not None
    shape = to_json(cited_note(paper, note))
    assert shape["citations"][0]["publisher"] == "Foreign Policy"
    assert shape["citations"][0]["authors"] == ["Jack Detsch"]


def test_a_note_that_version_0_1_stored_can_be_read(paper: Document) -> None:
    note = paper.note(19)
    assert note is not None
    cited = cited_note(paper, note)
    stored = {
        "document": cited.document,
        "note": to_json(note, stored=True),
        "text": cited.text,
        "sentence": cited.sentence,
    }
    assert from_json(CitedNote, stored) == cited
