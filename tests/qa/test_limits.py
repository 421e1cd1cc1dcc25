"""The limit of a request holds for every kind of answer, however many documents there are."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from corpus.documents import Citation, Document, Paragraph
from corpus.serialization import from_json, to_json
from index.encoding.encoder import Encoder
from qa.answer import MOST_CITING, Answer, make_quote
from qa.answering.ask import Asker
from qa.answering.composition import sources_of
from qa.errors import UnknownDocument
from qa.query.request import Request
from qa.query.rewriting import QuestionRewriter
from qa.ranking.cascade import Chooser
from tests.qa.texts import document, index_of

MANY = 3_000
LARGEST = 20_000  # characters of an answer's JSON
CITED = Citation("Wren, Mills of Hull, 1871.", "book", ("Wren",), "Mills of Hull", work=1)


def _paper(number: int, notes: int = 3) -> Document:
    said = [f"The mill of Hull burned down in {1000 + number}.", f"Ada Wren {number} wrote this."]
    texts = [f"Wren, Mills of Hull, p. {place}." for place in range(1, notes + 1)]
    made = document([said], texts, ident=f"paper-{number:04}")
    marked = tuple(
        replace(note, markers=(made.sentences[0].end,), citations=(CITED,)) for note in made.notes
    )
    byline = Paragraph(made.sentences[1].start, made.sentences[1].end, "byline")
    return replace(made, notes=marked, paragraphs=(byline,))


def _asker(documents: Sequence[Document]) -> Asker:
    """Answers questions that are not searched for: no encoder is needed."""
    index = index_of(documents)
    return Asker(Chooser(index, cast(Encoder, None)), QuestionRewriter(index), 0.5, 0.2)


@pytest.fixture(scope="module")
def many() -> Asker:
    return _asker([_paper(number) for number in range(MANY)])


def _json(asker: Asker, question: str, **given: Any) -> tuple[Answer, dict[str, Any]]:
    answer = asker.ask(Request(question, **given))
    found = to_json(answer)
    assert len(json.dumps(found)) < LARGEST * (5 if given.get("explain") else 1)
    assert len(answer.message) < 500
    return answer, found


@pytest.mark.parametrize("limit", [1, 3, 10])
@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("How many notes are there?", 3 * MANY),
        ("What does note 2 cite?", MANY),
        ("What do notes 1-3 cite?", 3 * MANY),
        ("Which note cites Mills of Hull?", 3 * MANY),
    ],
)
def test_of_many_documents_as_many_notes_are_given_as_asked_for(
    question: str, total: int, limit: int, many: Asker
) -> None:
    answer, found = _json(many, question, limit=limit)
    assert answer.status == "answered"
    assert len(answer.quotes) <= limit
    assert len(answer.notes) == limit
    assert answer.more == found["more"] == total - len(answer.notes)
    assert str(total) in answer.message


def test_an_explanation_of_a_question_about_notes_is_bounded(many: Asker) -> None:
    answer, _ = _json(many, "What does note 2 cite?", explain=True)
    assert answer.considered is not None
    assert len(answer.considered) == 100


def test_how_many_notes_there_are_is_said_of_all_documents(many: Asker) -> None:
    answer, _ = _json(many, "How many notes are there?", limit=2)
    assert answer.message.startswith("3000 documents: 9000 notes; works cited, added up: 3000. ")
    assert "paper-0001: 3 notes, 1 works cited." in answer.message
    assert "paper-0002" not in answer.message
    assert answer.message.endswith("And 2998 more documents.")


def test_who_wrote_many_documents_is_not_said_of_all(many: Asker) -> None:
    answer, found = _json(many, "Who wrote this paper?")
    assert len(answer.quotes) == 3
    assert found["more"] == MANY - 3
    assert answer.more_words is not None
    assert answer.more_words.startswith("2997 more quotations are not listed")


def test_a_note_that_no_document_has_is_refused_in_short_words(many: Asker) -> None:
    answer, found = _json(many, "What does note 77 cite?")
    assert answer.status == "not_found"
    assert "and 2997 more" in answer.message
    assert found["more"] == 0


def test_a_document_that_is_not_held_is_refused_in_short_words(many: Asker) -> None:
    with pytest.raises(UnknownDocument) as caught:
        many.ask(Request("What does note 2 cite?", document="lake"))
    assert len(caught.value.remedy) < 500
    assert caught.value.remedy.endswith("and 2980 more.")


@pytest.mark.parametrize("held", [1, 2])
def test_notes_by_number_of_one_document_are_all_given(held: int) -> None:
    asker = _asker([_paper(number, notes=12) for number in range(held)])
    answer, found = _json(asker, "What do notes 4-9 cite?", document="paper-0000")
    assert [cited.number for cited in answer.notes] == [4, 5, 6, 7, 8, 9]
    assert len(answer.quotes) == 3
    assert (answer.more, found["more"], answer.more_words) == (0, 0, None)


def test_of_a_source_that_many_papers_cite_the_first_are_named() -> None:
    papers = [_paper(number) for number in range(100)]
    (work,) = index_of(papers).works.values()
    source = replace(document([["The frames came from Lowmoor."]], ident=work.id), kind="source")
    asker = _asker([*papers, source])
    (cited,) = sources_of(asker.index, [make_quote(source, 0, 10, score=1.0)])
    assert [one.document for one in cited.cited_by] == [one.id for one in papers[:MOST_CITING]]
    assert cited.more == 80


def test_an_answer_that_was_kept_before_there_was_a_count_can_be_read(many: Asker) -> None:
    before = to_json(many.ask(Request("What does note 2 cite?")), stored=True)
    assert before.pop("more") == MANY - 3
    assert from_json(Answer, before).more == 0
