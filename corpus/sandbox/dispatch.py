"""Extraction of the text of a file of any type.

For untrusted files, `corpus.sandbox.process` does this in a process with limits.
"""

import io
import re
import zipfile

from corpus.charsets import decode_text
from corpus.errors import UnreadableText
from corpus.extract import Extract, Media, UnreadableSource
from corpus.plaintext.decoding import decode

_BY_MEDIA_TYPE: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|p|div|article|h1|table|span|br)\b",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which tags are looked for


def media_of(data: bytes, declared: str | None) -> Media | None:
    """The type of a file: by its first bytes, else as declared; `None` where it is no type that can
    be read.
    """
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if start.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx" if _is_docx(data) else None
    if _TAG.search(data[:_HEAD].replace(b"\x00", b"")):
        return "html"
    return _BY_MEDIA_TYPE.get(declared or "", "text")


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def extract(data: bytes, declared: str | None, charset: str | None, name: str) -> Extract:
    """The text of a file. `declared` is its media type and `charset` its encoding, as the server
    declared them, if it did; `name` is the file's name in errors.

    Raises `UnreadableSource`.
    """
    if not data.strip():
        raise UnreadableSource(f"{name} is empty.", "Get it once more, or supply another file.")
    kind = media_of(data, declared)
    if kind is None:
        raise UnreadableSource(
            f"{name} is not a text that can be read.", "Supply it as HTML, PDF, DOCX or plain text."
        )
    # Each reader is imported where it is used: their libraries take long to load.
    if kind == "html":
        from corpus.html.article import read_html

        extracted = read_html(data, charset)
    elif kind == "pdf":
        from corpus.pdf.text import read_pdf

        extracted = read_pdf(data, name)
    elif kind == "docx":
        from corpus.docx.source import read_docx

        extracted = read_docx(data, name)
    else:
        extracted = _read_text(data, charset, name)
    if not any(letter.isalnum() for letter in extracted.text):
        raise UnreadableSource(f"{name} holds no text.", "Supply another file of the work.")
    return extracted


def _read_text(data: bytes, charset: str | None, name: str) -> Extract:
    text = decode_text(data, charset, markup=False)
    try:
        text = decode(text.encode("utf-8", "replace"), name).text  # raises where it is not text
    except UnreadableText as error:
        raise UnreadableSource(
            error.message, "Supply it as HTML, PDF, DOCX or plain text."
        ) from error
    first = next((line.strip() for line in text.splitlines() if line.strip()), None)
    return Extract(
        "text", text, pages=text.count("\f") + 1, headline=first[:300] if first else None
    )
