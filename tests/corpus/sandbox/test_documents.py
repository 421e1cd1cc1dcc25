"""Documents of files of any kind, read in a process with limits."""

from pathlib import Path

import pytest

from corpus.documents import Description, Document
from corpus.pdf.reader import read_pdf_paper
from corpus.sandbox.documents import LIMITS, parse_document
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.process import MEBIBYTE, ParseLimits
from tests.corpus import bombs
from tests.corpus.webpapers import FERRY, pandoc

PDFS = Path(__file__).parents[2] / "pdf" / "papers"
UNKNOWN = Description("ferry", language="")
TEXT = b"The Ferry of Odden\n\nThe ferry was built in 1901. It carried horses over the sound.\n"


def test_a_pdf_is_the_same_document_as_in_this_process() -> None:
    data = (PDFS / "latex-law.pdf").read_bytes()
    about = Description("law", authors=("Ada Wren", "Otto Lind"), language="de", url="https://a.bc")
    document = parse_document(data, about, "law.pdf")
    assert document == read_pdf_paper(data, about)
    assert isinstance(document.authors, tuple)
    assert document.notes
    assert document.places


def _text(document: Document) -> str:
    return " ".join(document.text.split())


@pytest.mark.parametrize(
    ("data", "name", "title"),
    [
        (TEXT, "ferry.txt", None),
        (TEXT, "ferry.pdf", None),
        (b"# The Ferry\n\nIt was built in 1901.\n", "ferry.md", "The Ferry"),
        (pandoc(FERRY).encode(), "ferry.html", "The Ferry of Odden"),
        (pandoc(FERRY).encode(), "ferry.txt", "The Ferry of Odden"),
    ],
)
def test_the_kind_shows_in_the_content(data: bytes, name: str, title: str | None) -> None:
    document = parse_document(data, UNKNOWN, name)
    assert document.title == title or title is None
    assert (document.id, document.language) == ("ferry", "en")
    assert "ferry" in _text(document).lower() or "built" in _text(document)
    assert parse_document(data, Description("x", "Mine", language="de"), name).language == "de"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 and nothing", "is damaged"),
        (bombs.pdf(password="secret"), "locked with a password"),
        (b"\x00\x01\x02\x03" * 99, "ferry"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old format \(\.doc\)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_a_remedy(data: bytes, told: str) -> None:
    with pytest.raises(
        UnreadablePaper, match=f"ferry.* {told}" if told != "ferry" else told
    ) as error:
        parse_document(data, UNKNOWN, "ferry.pdf")
    assert error.value.remedy


@pytest.mark.slow
def test_limits_are_told() -> None:
    with pytest.raises(UnreadablePaper, match="took longer than 1 s"):
        parse_document(bombs.pdf_bomb(150 * MEBIBYTE), UNKNOWN, "f.pdf", ParseLimits(seconds=1))
    with pytest.raises(UnreadablePaper, match="more than 1 MiB"):
        parse_document(bytes(2 * MEBIBYTE), UNKNOWN, "f.pdf", ParseLimits(size=MEBIBYTE))
    assert LIMITS.memory == 1536 * MEBIBYTE
