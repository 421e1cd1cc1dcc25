"""Kinds of files, by their content."""

import io
import zipfile

import pytest

from corpus.sandbox.file_kinds import media_of, other_kind, other_kind_named, signature_of


def _zip(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            _zip(mimetype="application/epub+zip", document1_xml="<x/>"),
            "an EPUB e-book",
        ),
        (_zip(mimetype="application/epub+zip"), "an EPUB e-book"),
        (_zip(mimetype="application/vnd.oasis.opendocument.text"), "an ODT document"),
        (_zip(xl__workbook_xml="x"), "a spreadsheet"),
        (_zip(ppt__presentation_xml="x"), "a presentation"),
        (_zip(notes_txt="x"), "an archive of files"),
        (b"PK\x03\x04" + bytes(40), "a damaged Word document or ZIP archive"),
        (b"{\\rtf1\\ansi words}", "an RTF document"),
        (b"%!PS-Adobe-3.0", "a PostScript file"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a picture"),
        (bytes(60) + b"BOOKMOBI", "an e-book"),
    ],
)
def test_kinds_that_are_not_read_are_known(data: bytes, what: str) -> None:
    assert media_of(data, "text/plain") is None
    found = other_kind(data)
    assert found is not None
    assert found.what == what
    assert found.remedy


def test_a_word_document_is_a_zip_archive_with_its_part() -> None:
    data = _zip(word__document_xml="<x/>")
    assert (media_of(data, None), signature_of(data)) == ("docx", "zip")


def test_a_text_has_no_signature() -> None:
    for data in (b"Words.", b"\xef\xbb\xbfWords.", b"<html>", b"II. The second part"):
        assert signature_of(data) is None
        assert other_kind(data) is None


def test_names_tell_what_is_not_opened() -> None:
    for name, what in (("a.EPUB", "an EPUB e-book"), ("b.doc", "a Word document of the old")):
        found = other_kind_named(name)
        assert found is not None
        assert found.what.startswith(what)
    assert other_kind_named("a.docx") is None
    assert other_kind_named("a.xyz") is None
