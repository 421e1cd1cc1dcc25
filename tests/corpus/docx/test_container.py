"""Files that are damaged, protected, harmful or none of Word: a message with a remedy, or text."""

import io
import struct
import time
import tracemalloc
import zipfile
from contextlib import suppress

import pytest

from corpus.docx.paper import read_docx_paper
from corpus.docx.source import read_docx
from corpus.errors import UnreadableText
from corpus.extract import UnreadableSource
from corpus.sandbox.dispatch import extract
from corpus.sandbox.file_kinds import media_of
from tests.corpus import bombs
from tests.corpus.docx.files import (
    MAIN,
    OFFICE,
    mark,
    note,
    p,
    part,
    parts,
    row,
    table,
    tc,
    word_file,
    zipped,
)
from tests.corpus.docx.views import lines, read
from tests.effort import lines_executed

MEGA = 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BODY = p("The mill stood by the weir", mark(1), ".")
NOTES = note(1, "Moss, 4.")


def refused(data: bytes) -> UnreadableSource:
    """The error for a file that is called "x.docx"."""
    with pytest.raises(UnreadableSource) as raised:
        read_docx_paper(data, "x.docx")
    assert raised.value.message.startswith("x.docx")
    assert raised.value.remedy
    return raised.value


def _odt() -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "cause", "remedy"),
    [
        (OLE, "old format of Word", "save it as a Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "Remove the password"),
        (b"{\\rtf1 words}", "Rich Text", "save it as a Word document"),
        (_odt(), "OpenDocument", "save it as a Word document"),
        (b"plain words", "not a Word document", "save it as a Word document"),
        (b"", "not a Word document", ".docx"),
        (b"PK\x03\x04" + bytes(100), "damaged", ".docx"),
        (zipped({"a.txt": b"x"}), "no part with the text", ".docx"),
        (zipped({"word/document.xml": b"<w:document"}), "XML cannot be read", ".docx"),
        (zipped({"word/document.xml": b"<x/>"}), "not a Word document", ".docx"),
    ],
)
def test_what_is_no_word_file_is_said_with_a_remedy(data: bytes, cause: str, remedy: str) -> None:
    error = refused(data)
    assert cause in error.message
    assert remedy in error.remedy


def test_a_file_is_known_by_what_is_in_it() -> None:
    assert media_of(word_file(BODY), None) == "docx"
    assert media_of(b"PK\x03\x04 word/document.xml", None) == "docx"  # damaged, as its reader says
    for data in (OLE, b"{\\rtf1 x}", _odt(), zipped({"a.txt": b"x"}), b"PK\x03\x04" + bytes(9)):
        assert media_of(data, None) is None


def test_a_file_that_is_cut_off_is_refused() -> None:
    whole = word_file(BODY, notes=NOTES)
    for size in (len(whole) // 2, len(whole) - 30):
        assert "damaged" in refused(whole[:size]).message


def test_bytes_that_are_changed_lead_to_a_message_or_to_text() -> None:
    whole = word_file(BODY, notes=NOTES)
    for place in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        with suppress(UnreadableSource, UnreadableText):
            assert read_docx_paper(bytes(changed), "x.docx").text


def test_a_file_without_words_is_refused_as_a_paper() -> None:
    with pytest.raises(UnreadableText, match="no text"):
        read(p(""))
    assert read_docx(word_file(p("")), "x").text == ""
    with pytest.raises(UnreadableSource, match="no text"):
        extract(word_file(p("")), None, None, "x")


def test_parts_that_are_missing_are_done_without() -> None:
    found = parts(BODY, notes=NOTES)
    for name in list(found):
        if name == "word/document.xml":
            continue
        left = {other: data for other, data in found.items() if other != name}
        assert "The mill stood by the weir" in read_docx_paper(zipped(left), "x").text
    bare = {"word/document.xml": found["word/document.xml"]}
    paper = read_docx_paper(zipped(bare), "x")
    assert paper.text == "The mill stood by the weir."
    assert any("no note that is there, and are left out: 1." in one for one in paper.warnings)


def test_parts_that_are_damaged_are_done_without() -> None:
    found = parts(BODY, notes=NOTES, core="<x/>")
    for name in list(found):
        if name == "word/document.xml":
            continue
        paper = read_docx_paper(zipped({**found, name: b"<broken"}), "x")
        assert paper.text == "The mill stood by the weir."


def test_the_strict_variant_is_read_alike() -> None:
    found = parts(BODY, p("Floods", style="Heading1"), notes=NOTES)
    strict = {
        name: data.replace(
            MAIN.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        ).replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument")
        for name, data in found.items()
    }
    assert strict["word/document.xml"] != found["word/document.xml"]
    assert read_docx_paper(zipped(strict), "x") == read_docx_paper(zipped(found), "x")


def test_other_names_of_parts_and_absolute_targets() -> None:
    found = parts(BODY, notes=NOTES)
    moved = {
        name.replace("word/", "WORD\\").replace("document.xml", "document2.xml"): data.replace(
            b'Target="word/document.xml"', b'Target="/word/document2.xml"'
        ).replace(b'Target="footnotes.xml"', b'Target="/word/footnotes.xml"')
        for name, data in found.items()
    }
    paper = read_docx_paper(zipped(moved), "x")
    assert lines(paper) == ["The mill stood by the weir{1}."]


def test_xml_in_another_encoding() -> None:
    found = parts(BODY)
    text = found["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    paper = read_docx_paper(zipped({**found, "word/document.xml": text.encode("utf-16")}), "x")
    assert paper.text == "The mill stood by the weir."


def test_a_file_that_unpacks_to_too_much_is_refused_in_little_memory() -> None:
    data = bombs.docx_bomb(200 * MEGA)
    tracemalloc.start()
    error = refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "MiB" in error.message
    assert peak < 150 * MEGA


def test_declared_sizes_are_not_believed() -> None:
    data = bombs.docx_bomb(80 * MEGA)
    size = struct.pack("<I", 80 * MEGA)
    assert size in data
    error = refused(data.replace(size, struct.pack("<I", 1000)))
    assert error.remedy


def test_many_parts_that_are_large_together_are_refused() -> None:
    found = parts(BODY, notes=NOTES)
    padding = (b"<!--" + b" " * 1017 + b"-->") * (30 * 1024)
    for name in ("document", "footnotes", "settings", "styles"):
        found[f"word/{name}.xml"] += padding
    paper = read_docx_paper(zipped(found), "x")
    assert paper.text == "The mill stood by the weir."
    assert any("cannot be read" in one for one in paper.warnings)


def test_many_entries_are_refused() -> None:
    found = {f"word/media/{n}.txt": b"" for n in range(20_001)}
    assert "parts" in refused(zipped({**found, **parts(BODY)})).message


def test_unknown_packing_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", part("document", BODY))
    assert "unknown way" in refused(written.getvalue()).message


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(word_file(BODY))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    assert "password" in refused(bytes(data)).message


def _with_entities(subset: str, words: str) -> bytes:
    found = parts(BODY)
    text = found["word/document.xml"].decode()
    text = text.replace("?><", f"?><!DOCTYPE d [{subset}]><", 1).replace("weir", words)
    return zipped({**found, "word/document.xml": text.encode()})


def test_entities_are_not_resolved() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for data in (
        _with_entities('<!ENTITY l0 "lol">' + bomb, "&l9;"),
        _with_entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        _with_entities('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;', "weir"),
    ):
        try:
            text = read_docx_paper(data, "x").text
        except UnreadableSource:
            continue
        assert "lol" not in text
        assert "root:" not in text


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (20, 50, 80, 90, 100_000):
        inner = p("The innermost words.")
        deep = "<w:tbl><w:tr><w:tc>" * depth + inner + "</w:tc></w:tr></w:tbl>" * depth
        if depth <= 80:
            assert read(deep).text == "The innermost words."
        else:
            assert "XML" in refused(word_file(deep)).message
    spans = "<w:smartTag>" * 200 + "<w:r><w:t>Words</w:t></w:r>" + "</w:smartTag>" * 200
    assert read(f"<w:p>{spans}</w:p>").text == "Words"
    for outer, inner in (("w:hyperlink", "w:r"), ("w:fldSimple", "w:r"), ("m:oMath", "m:r")):
        word = f"<{inner}><{inner[0]}:t>Words</{inner[0]}:t></{inner}>"
        deep = f"<{outer}>" * 240 + word + f"</{outer}>" * 240
        assert read(f"<w:p>{deep}</w:p>").text == "Words"


def test_styles_that_are_based_on_each_other_end() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    assert read(p("Words.", style="s1"), styles=circle).text == "Words."


def test_spans_of_cells_that_are_too_large_are_cut() -> None:
    wide = '<w:gridSpan w:val="999999999"/>'
    before = '<w:trPr><w:gridBefore w:val="99999999"/></w:trPr>'
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{tc('Year', properties=wide)}{tc('Ships')}</w:tr>"
    paper = read(table(head, f"<w:tr>{before}{tc('1901')}{tc('4')}</w:tr>", row("1902", "5")))
    assert "1901" in paper.text
    assert len(paper.text) < 10_000


@pytest.mark.parametrize("value", ["-5", "x", "", "9" * 400, "1.5", "٣"])
def test_values_that_are_no_numbers_are_done_without(value: str) -> None:
    settings = f'<w:footnotePr><w:numStart w:val="{value}"/></w:footnotePr>'
    size = f'<w:rPr><w:sz w:val="{value}"/></w:rPr>'
    body = (
        f'<w:p><w:pPr><w:ind w:left="{value}"/><w:outlineLvl w:val="{value}"/></w:pPr>'
        f"<w:r>{size}<w:t>Words</w:t></w:r>{mark(1)}</w:p>"
    )
    paper = read(body, notes=NOTES, settings=settings)
    assert paper.text == "Words"
    assert len(paper.notes) == 1


PIECES = [
    "<w:r><w:t>The weir. </w:t></w:r>",
    mark(1),
    mark(1, custom="*"),
    "<w:r><w:br/></w:r>",
    "<w:r><w:t> </w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>",
    '<w:hyperlink r:id="L"><w:r><w:t>x</w:t></w:r></w:hyperlink>',
    "<w:r><w:t>,</w:t></w:r>" + mark(1),
    "<w:r><w:t>[</w:t></w:r>" + mark(1),
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>",
    "</w:p><w:p><w:r><w:t>The weir.</w:t></w:r>",
    '</w:p><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The weir</w:t></w:r>',
    '</w:p><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>The weir</w:t></w:r>',
    "</w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>The weir</w:t></w:r>",
    "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The weir</w:t></w:r>",
    "</w:p><w:p><w:pPr><w:sectPr/></w:pPr>",
    "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>",
]


def _repeated(piece: str, count: int) -> bytes:
    return word_file(f"<w:p><w:r><w:t>Words </w:t></w:r>{piece * count}</w:p>", notes=NOTES)


def _effort(data: bytes) -> int:
    """The lines of Python that are executed for a file."""
    read_docx_paper(word_file(BODY), "x")  # what is loaded once must not count
    return lines_executed(lambda: read_docx_paper(data, "x"))[0]


@pytest.mark.parametrize("piece", PIECES)
def test_effort_is_in_line_with_the_size_of_a_file(piece: str) -> None:
    assert _effort(_repeated(piece, 400)) < 5 * _effort(_repeated(piece, 100))


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_no_repetition_takes_time_that_grows_with_its_square(piece: str) -> None:
    data = _repeated(piece, 8_000)
    begun = time.process_time()
    read_docx_paper(data, "x")
    assert time.process_time() - begun < 6


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("cell", [tc("x"), tc("x", properties="<w:vMerge/>")])
def test_effort_of_tables_is_in_line_with_their_size(cell: str, wide: bool) -> None:
    def made(count: int) -> bytes:
        line = row(*[cell] * (count if wide else 2))
        return word_file(
            p("Words."), table(row("A", "B", head=True), line * (3 if wide else count))
        )

    assert _effort(made(400)) < 5 * _effort(made(100))
