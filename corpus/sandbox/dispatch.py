"""Extraction of the text of a file of any type.

For untrusted files, `corpus.sandbox.process` does this in a process with limits.
"""

from corpus.charsets import decode_text
from corpus.errors import UnreadableText
from corpus.extract import Extract, UnreadableSource
from corpus.plaintext.decoding import decode
from corpus.sandbox.file_kinds import media_of, other_kind


def extract(data: bytes, declared: str | None, charset: str | None, name: str) -> Extract:
    """The text of a file. `declared` is its media type and `charset` its encoding, as the server
    declared them, if it did; `name` is the file's name in errors.

    Raises `UnreadableSource`.
    """
    if not data.strip():
        raise UnreadableSource(f"{name} is empty.", "Get it once more, or supply another file.")
    kind = media_of(data, declared)
    if kind is None:
        other = other_kind(data)
        if other is not None:
            raise UnreadableSource(f"{name} is {other.what}.", other.remedy)
        raise UnreadableSource(
            f"{name} is not a text that can be read.", "Supply it as HTML, PDF, DOCX or plain text."
        )
    # Each reader is imported where it is used: their libraries take long to load.
    if kind == "html":
        from corpus.html.article import read_html

        extracted = read_html(data, charset)
    elif kind == "pdf":
        from corpus.pdf.source import read_pdf

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
