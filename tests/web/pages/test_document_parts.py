"""Long documents in parts, and the notes that each part shows."""

import pytest

from corpus.documents import Description, Document
from corpus.plaintext.reader import read_text
from web.pages import document_parts
from web.pages.document_layout import lay_out
from web.pages.document_parts import notes_in, part_at, split_document

_TEXT = (
    "The ferry was built in 1901.[1] It carried horses.\n\n"
    "The mill was sold in 1902.[2]\n\n"
    "Notes\n\n[1] Wren, The Log, 1901.\n\n[2] Lind, Letters, 1902.\n\n[3] Croft, Wheels, 1903.\n"
)


@pytest.fixture
def document() -> Document:
    return read_text(_TEXT.encode(), Description("odden"))


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_parts, "_PART_LENGTH", 40)


def test_a_short_document_is_one_part_with_all_notes(document: Document) -> None:
    (part,) = split_document(document)
    assert (part.number, part.start, part.end) == (1, 0, len(document.text))
    assert [note.number for note in notes_in(document, part, last=True)] == [1, 2, 3]


def test_parts_are_whole_paragraphs_and_cover_the_document(
    document: Document, short_parts: None
) -> None:
    first, last = split_document(document)
    assert (first.start, first.end, last.end) == (0, last.start, len(document.text))
    assert document.text[last.start :].startswith("The mill")
    shown = [
        "".join(piece.text for line in block.lines for piece in line.pieces)
        for part in (first, last)
        for block in lay_out(document, part=part)
    ]
    assert [text[:8] for text in shown] == ["The ferr", "The mill"]


def test_a_note_is_shown_with_its_marker_and_one_without_in_the_last_part(
    document: Document, short_parts: None
) -> None:
    first, last = split_document(document)
    assert [note.number for note in notes_in(document, first, last=False)] == [1]
    assert [note.number for note in notes_in(document, last, last=True)] == [2, 3]
    for number, part in ((1, first), (2, last), (3, last)):
        note = document.note(number)
        assert note is not None
        assert part_at(document, (first, last), note.start) == part
