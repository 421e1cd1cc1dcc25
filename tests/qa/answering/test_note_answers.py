"""Questions for notes of a paper whose numbers begin anew in chapter two."""

import pytest

from corpus.serialization import from_json, to_json
from index.encoding.encoder import Encoder
from index.search.reader import open_index
from qa.answer import Answer
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.query.request import Request
from qa.settings import Settings
from qa.suggestions.question_generation import proposals
from tests.qa.several_series import UNSURE, several_series


@pytest.fixture(scope="module")
def marl(several: Settings, encoder: Encoder) -> Asker:
    return load_asker(several, open_index(several.index_home), encoder)


def _ids(answer: Answer) -> list[str]:
    return [note.id for note in answer.notes]


def test_the_index_keeps_what_tells_notes_apart(marl: Asker) -> None:
    assert marl.index.documents["marl"].notes == several_series().notes


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("What does note 3 cite?", ["3", "2.3"]),
        ("What does note ii cite?", ["3.2"]),
        ("What does note † cite?", ["4.1"]),
        ("What does note 2.3 cite?", ["2.3"]),
        ("What does note 3 (series 2) cite?", ["2.3"]),
        ("Who wrote note 2 of series 1?", ["2"]),
        ("notes ii and ‡", ["3.2", "4.2"]),
        ("notes † and 3", ["4.1", "3", "2.3"]),
        ("What is the last note?", ["4.2"]),
        ("notes 2 and 3", ["2", "2.2", "3", "2.3"]),
        ("What does note iv cite?", []),
        ("What does note 4 cite?", []),
        ("How many notes are there?", ["4.2"]),
    ],
)
def test_notes_are_called_by_number_label_and_id(
    marl: Asker, question: str, ids: list[str]
) -> None:
    answer = marl.ask(Request(question))
    assert _ids(answer) == ids
    assert (answer.status == "answered") == bool(ids)
    for note, quote in zip(answer.notes, answer.quotes, strict=False):
        assert quote.text == note.text
        assert quote.note_ids == (note.id,)


def test_the_answer_says_where_each_note_of_a_number_is(marl: Asker) -> None:
    message = marl.ask(Request("What does note 3 cite?")).message
    assert message.endswith(
        "Several notes have the same number: note 3 (series 1) is in “Chapter One”; "
        "note 3 (series 2) is in “Chapter Two”."
    )
    assert "Several" not in marl.ask(Request("What does note † cite?")).message


def test_a_datum_that_the_notes_lack_is_said_of_each(marl: Asker) -> None:
    answer = marl.ask(Request("Who translated the work in note 3?"))
    assert answer.status == "not_found"
    assert answer.message.startswith("Notes 3 (series 1) and 3 (series 2) do not say")


def test_the_author_of_an_ibid_is_that_of_its_own_series(marl: Asker) -> None:
    first, second = marl.ask(Request("Who wrote note 2?")).notes
    assert first.citations[0].authors == ("Elsie Roan",)
    assert second.citations[0].authors == ("Peter Ousby",)
    assert first.chain(first.citations[0]) == ("1 (series 1)",)
    assert second.chain(second.citations[0]) == ("1 (series 2)",)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What is the source for the pay of eleven shillings?", "2 (series 1)"),
        ("What is the source for the pay of nine shillings?", "2 (series 2)"),
        ("Which source backs the dismissal of 14 tidewaiters?", "1 (series 2)"),
        ("Where did smugglers land brandy on moonless nights?", "†"),
        ("Who let the author read the ledgers?", "ii"),
    ],
)
def test_a_quote_has_the_note_of_its_own_chapter(marl: Asker, question: str, name: str) -> None:
    answer = marl.ask(Request(question, limit=1))
    (quote,) = answer.quotes
    assert quote.note_names[-1] == name
    (note,) = (one for one in answer.notes if one.name == name)
    assert note.id == quote.note_ids[-1]
    assert any(quote.start < marker <= quote.end for marker in note.markers)


def test_notes_found_by_words_are_told_apart(marl: Asker) -> None:
    found = marl.ask(Request("Which notes cite a book of Wharf Press?", limit=10))
    assert {"1", "2", "2.3"} <= set(_ids(found))
    assert len(set(_ids(found))) == len(found.notes)


def test_a_follow_up_concerns_the_note_that_was_called(marl: Asker) -> None:
    answer = marl.ask(Request("And its author?", ("What does note 2.1 cite?",)))
    assert _ids(answer) == ["2.1"]


def test_what_is_unsure_of_a_note_goes_with_it(marl: Asker) -> None:
    (note,) = marl.ask(Request("note ii")).notes
    assert note.unsure == UNSURE


def test_an_answer_is_stored_with_what_tells_notes_apart(marl: Asker) -> None:
    answer = marl.ask(Request("What does note 2 cite?"))
    assert from_json(Answer, to_json(answer, stored=True)) == answer


def test_the_note_that_is_suggested_is_the_only_one_of_its_label() -> None:
    (asked,) = (one for one in proposals(several_series()) if one.kind == "note")
    note = several_series().note_at(asked.start)
    assert note is not None
    assert asked.question == f"What does note {note.label} cite?"
    labels = [one.label for one in several_series().notes]
    assert labels.count(note.label) == 1
