"""Notes and quotes as they are stored, and as they were before notes had ids."""

import json
from typing import Any

from corpus.citations.works import CitedBy, works_of
from corpus.documents import Citation
from corpus.serialization import from_json, to_json
from qa.answer import Quote, make_quote, place
from qa.cited_note import CitedNote, cited_note, cited_notes, notes_words
from qa.references.styles import cited
from tests.qa.several_series import several_series

MARL = several_series()
ADDED_TO_NOTES = ("id", "label", "series", "unsure", "name", "names")


def _stored(value: Any, *without: str) -> Any:
    stored = json.loads(json.dumps(to_json(value, stored=True)))
    return {key: one for key, one in stored.items() if key not in without}


def _quote(ident: str) -> Quote:
    """The quote of the sentence that a note is on."""
    note = MARL.note_with_id(ident)
    assert note is not None
    assert note.marker is not None
    sentence = MARL.sentence_at(note.marker - 1)
    assert sentence is not None
    return make_quote(MARL, sentence.start, sentence.end, score=1.0)


def test_notes_are_stored_whole() -> None:
    for cited_one in cited_notes(MARL, MARL.notes):
        assert from_json(CitedNote, _stored(cited_one)) == cited_one
    quote = _quote("2.3")
    assert from_json(Quote, _stored(quote)) == quote


def test_a_note_that_was_stored_without_an_id_has_that_of_the_first_series() -> None:
    note = MARL.notes[2]
    read = from_json(CitedNote, _stored(cited_note(MARL, note), *ADDED_TO_NOTES))
    assert (read.id, read.label, read.series, read.name) == ("1", "1", 1, "1")
    assert (read.unsure, read.names) == (None, {})


def test_a_quote_that_was_stored_without_ids_has_them_from_its_numbers() -> None:
    quote = _quote("2.3")
    read = from_json(Quote, _stored(quote, "note_ids", "note_names"))
    assert read.notes == quote.notes == (3,)
    assert read.named_notes == (("3", "3"),)
    assert place(read, {}).endswith("note 3")


def test_a_place_of_a_work_that_was_stored_without_ids_has_them_from_its_numbers() -> None:
    read = from_json(CitedBy, {"document": "marl", "number": 1, "notes": [2, 10]})
    assert read.named_notes == (("2", "2"), ("10", "10"))


def test_a_chain_that_was_stored_without_ids_is_told_in_numbers() -> None:
    note = cited_note(MARL, MARL.notes[2])
    assert note.chain(Citation("Ibid.", "book", resolved_from=(3, 1))) == ("3", "1")
    unknown = Citation("Ibid.", "book", resolved_from=(7,), resolved_ids=("9.7",))
    assert note.chain(unknown) == ("7",)


def test_the_place_of_a_quote_and_of_a_work_name_the_notes() -> None:
    assert place(_quote("2.3"), {MARL.id: MARL}).endswith("· note 3 (series 2)")
    assert place(_quote("4.1"), {MARL.id: MARL}).endswith("· note †")
    works = {work.citation.title: work for work in works_of([MARL])}
    (cited_in,) = works["Drink and Duty"].cited_by
    assert cited_in.notes == (1, 2)
    assert cited_in.named_notes == (("2.1", "1 (series 2)"), ("2.2", "2 (series 2)"))
    assert cited("text", _quote("4.1"), MARL).endswith("[note †]\n")


def test_notes_of_one_number_on_one_quote_are_each_named() -> None:
    whole = make_quote(MARL, 0, MARL.body_end, score=1.0)
    assert whole.notes == (1, 2, 3)
    assert len(whole.note_ids) == len(set(whole.note_names)) == len(MARL.notes)
    assert notes_words(whole.note_names[:1]) == "note i"
    assert notes_words(whole.note_names[1:3]) == "notes ii, 1 (series 1)"


def test_published_notes_and_quotes_have_what_tells_notes_apart() -> None:
    note = to_json(cited_note(MARL, MARL.notes[7]))
    assert {key: note[key] for key in ADDED_TO_NOTES} == {
        "id": "2.2", "label": "2", "series": 2, "unsure": None, "name": "2 (series 2)",
        "names": {"2.1": "1 (series 2)"},
    }  # fmt: skip
    assert note["citations"][0]["resolved_ids"] == ["2.1"]
    quote = to_json(_quote("2.2"))
    assert (quote["note_ids"], quote["note_names"]) == (["2.2"], ["2 (series 2)"])
