"""A PDF file: its pages, their sizes and labels, its metadata and its outline, by pypdfium2."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.cleaning import plain
from corpus.english.web_pages import NO_TITLE
from corpus.extract import UnreadableSource

_MOST_PAGES = 2000
_MOST_ENTRIES = 5000  # of an outline
_DEEPEST = 8  # levels of an outline
_LONGEST_TITLE = 1000  # characters
_LONGEST_AUTHOR = 200
_LARGEST_ENTRY = 2**22  # bytes of an entry of the metadata
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: its `level` from 1, and the `page` that it leads to, from 1."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself; `created` is in ISO 8601."""

    title: str | None = None
    author: str | None = None
    subject: str | None = None
    created: str | None = None


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The file in `data`; `name` is its name in errors.

    Raises `UnreadableSource` where it is encrypted, damaged, or has too many pages.
    """
    if not data.strip():
        raise UnreadableSource(f"{name} is empty.", "Get it once more, or supply another file.")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(
                f"{name} is locked with a password, so it cannot be read.",
                "Supply a copy that opens without one, such as one printed to a new PDF.",
            ) from error
        raise UnreadableSource(
            f"{name} is damaged, so it cannot be read.",
            "Get it once more, or open it and save it anew.",
        ) from error
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise UnreadableSource(
                f"{name} has {pages} pages; {_MOST_PAGES} is the most.", "Supply the part you need."
            )
        yield document
    finally:
        document.close()


def metadata_of(document: pdfium.PdfDocument) -> Metadata:
    """The metadata of a file, without titles that are names of programs or files."""
    about = {key: _entry(document, key) for key in ("Title", "Author", "Subject", "CreationDate")}
    title = plain(about.get("Title"))[:_LONGEST_TITLE]
    created = _DATE.match(about["CreationDate"])
    return Metadata(
        title=None if not title or NO_TITLE.search(title) else title,
        author=plain(about.get("Author"))[:_LONGEST_AUTHOR] or None,
        subject=plain(about.get("Subject"))[:_LONGEST_TITLE] or None,
        created="-".join(part for part in created.groups() if part) if created else None,
    )


def _entry(document: pdfium.PdfDocument, key: str) -> str:
    """An entry of the metadata; empty where it is missing or has half a letter."""
    name = key.encode()
    length = raw.FPDF_GetMetaText(document, name, None, 0)
    buffer = ctypes.create_string_buffer(min(length, _LARGEST_ENTRY))
    raw.FPDF_GetMetaText(document, name, buffer, len(buffer))
    try:
        return buffer.raw.decode("utf-16-le").rstrip("\0")
    except UnicodeDecodeError:
        return ""


def outline_of(document: pdfium.PdfDocument) -> list[Entry]:
    """The entries of a file's outline, in order; none where it is damaged."""
    entries: list[Entry] = []
    try:
        for mark in document.get_toc(max_depth=_DEEPEST):
            if len(entries) == _MOST_ENTRIES:
                break
            target = mark.get_dest()
            page = target.get_index() if target is not None else None
            title = plain(mark.get_title())[:_LONGEST_TITLE]
            if title:
                entries.append(Entry(mark.level + 1, title, None if page is None else page + 1))
    except (pdfium.PdfiumError, ValueError, RecursionError):
        return []
    return entries


def size_of(document: pdfium.PdfDocument, number: int) -> tuple[float, float]:
    """The width and the height of a page, from 0, in points; zeros where it cannot be read."""
    try:
        width, height = document.get_page_size(number)
    except pdfium.PdfiumError:
        return 0.0, 0.0
    return width, height


def labels_of(document: pdfium.PdfDocument) -> list[str | None]:
    """The label of each page; `None` where the file has none."""
    return [plain(document.get_page_label(n)) or None for n in range(len(document))]
