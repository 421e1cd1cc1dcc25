"""Questions asked of a document."""

import dataclasses

import pytest

from corpus.documents import Description, Document, Note, at
from corpus.plaintext.reader import read_text

TEXT = (
    "First words are here.[1] Second words follow.[2, 3] Third.\n\n"
    "A Heading\n\nBelow it stands this.[1]\n\n"
    "Notes\n\n[1] Ann Lee, Book, p. 3.\n[2] Ibid.\n[3] A remark.\n"
)


@pytest.fixture
def document() -> Document:
    return read_text(TEXT.encode(), Description("a-text", title="A Text", label="A"))


def _note(document: Document, number: int) -> Note:
    note = document.note(number)
    assert note is not None
    return note


def test_a_marker_belongs_to_the_sentence_that_it_ends(document: Document) -> None:
    numbers = [document.notes_between(each.start, each.end) for each in document.sentences]
    assert numbers == [(1,), (2, 3), (), (1,), (1,), (2,), (3,)]


def test_a_note_may_be_marked_twice_and_its_first_marker_is_the_marker(document: Document) -> None:
    first = _note(document, 1)
    assert len(first.markers) == 2
    assert first.marker == first.markers[0]
    assert document.notes_between(0, document.body_end) == (1, 2, 3)
    assert dataclasses.replace(first, markers=()).marker is None


def test_words_of_a_note_belong_to_that_note(document: Document) -> None:
    second = _note(document, 2)
    assert document.note_text(second) == "Ibid."
    assert document.note_at(second.start) == second
    assert document.note_at(0) is None
    assert document.notes_between(second.start, second.end) == (2,)
    assert document.note(9) is None


def test_sections_hold_their_heading_and_what_follows(document: Document) -> None:
    assert document.section_of(0) == ()
    assert document.section_of(document.text.index("A Heading")) == ("A Heading",)
    assert document.section_of(document.text.index("Below")) == ("A Heading",)
    assert document.section_of(document.body_end) == ()


def test_a_sentence_is_found_at_its_ends_and_not_between(document: Document) -> None:
    first = document.sentences[0]
    assert document.sentence_at(first.start) == first
    assert document.sentence_at(first.end) == first
    assert document.sentence_at(document.text.index("A Heading") + 2) is None
    assert document.sentences_between(first.start, first.end) == (first,)
    assert document.sentences_between(first.end, first.end + 1) == ()


def test_a_span_is_found_in_the_file_without_its_marker(document: Document) -> None:
    start = document.text.index("here. Second")
    pieces = document.file_spans(start, start + len("here. Second"))
    assert [piece for *_, piece in pieces] == ["here.", " Second"]
    for low, high, piece in pieces:
        assert TEXT.encode()[low:high].decode() == piece
    assert document.file_spans(5, 5) == []


def test_at_finds_the_span_that_holds_an_offset(document: Document) -> None:
    paragraphs = document.paragraphs
    assert at(paragraphs, paragraphs[1].start) == paragraphs[1]
    assert at(paragraphs, paragraphs[0].end) is None
    assert at(paragraphs, -1) is None
    assert at((), 0) is None


def test_a_document_cannot_be_changed(document: Document) -> None:
    for field in dataclasses.fields(document):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(document, field.name, getattr(document, field.name))
