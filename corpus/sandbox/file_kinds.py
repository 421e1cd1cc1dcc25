"""What kind of file some bytes are, by the bytes themselves, and what to do with other kinds."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from corpus.extract import Media

PaperKind = Literal["text", "markdown", "html", "pdf", "docx"]
KIND_NAMES: dict[PaperKind, str] = {
    "text": "text",
    "markdown": "Markdown",
    "html": "HTML",
    "pdf": "PDF",
    "docx": "DOCX",
}

_BY_MEDIA_TYPE: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroEnabled.12": "docx",
}
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|p|div|article|h1|table|span|br)\b",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which tags are looked for
_PDF_HEAD = 1024  # bytes in which readers of PDF look for its signature
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_FOLDER = b"word/"
_WORD_PART = re.compile(r"/?(?:word|wordml)/|.*/?document\d*\.xml$", re.IGNORECASE)
_MOST_PARTS = 10_000  # of a ZIP archive whose names are looked at
_LONGEST_TYPE = 100  # bytes of the type of an EPUB or an ODF file


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of file that is not read: `what` it is, in words that follow "is", and the remedy."""

    what: str
    remedy: str


_AS_DOCX = "Open it in a word processor and save it as DOCX or PDF."
_AS_PDF = "Open it in the program that made it, and save or print it as PDF."
_UNPACK = "Unpack it, and take the files in it."
_PICTURE = OtherKind(
    "a picture", "Make a PDF with text in it of the picture, such as by `ocrmypdf`."
)
_BOOK = OtherKind("an e-book", "Convert it to HTML or PDF, such as with Calibre.")
_EPUB = OtherKind("an EPUB e-book", "Convert it to HTML or PDF, such as with Calibre.")
_OFFICE_97 = OtherKind("a Word document of the old format (.doc)", _AS_DOCX)
_LOCKED = OtherKind(
    "an Office document that is locked with a password",
    "Open it with the password, and save a copy without one.",
)
_RTF = OtherKind("an RTF document", _AS_DOCX)
_ODT = OtherKind("an ODT document", _AS_DOCX)
_PAGES = OtherKind("a Pages document", _AS_DOCX)
_POSTSCRIPT = OtherKind("a PostScript file", "Convert it to PDF, such as with `ps2pdf`.")
_DJVU = OtherKind("a DjVu file", "Convert it to PDF, such as with `ddjvu`.")
_SPREADSHEET = OtherKind("a spreadsheet", _AS_PDF)
_SLIDES = OtherKind("a presentation", _AS_PDF)
_ARCHIVE = OtherKind("an archive of files", _UNPACK)
_DAMAGED = OtherKind(
    "a damaged Word document or ZIP archive", "Get it once more, or open it and save it anew."
)

# The first bytes of files that are no text and are not read, and what such files are.
_SIGNATURES: tuple[tuple[bytes, OtherKind], ...] = (
    (b"{\\rtf", _RTF),
    (b"%!PS", _POSTSCRIPT),
    (b"AT&TFORM", _DJVU),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
)
# The types that EPUB and ODF files begin with.
_TYPES: tuple[tuple[bytes, OtherKind], ...] = (
    (b"application/epub+zip", _EPUB),
    (b"application/vnd.oasis.opendocument.text", _ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", _SPREADSHEET),
    (b"application/vnd.oasis.opendocument.presentation", _SLIDES),
)
# Parts that only one kind of ZIP archive has.
_PARTS: dict[str, OtherKind] = {
    "xl/workbook.xml": _SPREADSHEET,
    "ppt/presentation.xml": _SLIDES,
    "Index/Document.iwa": _PAGES,
    "META-INF/container.xml": _EPUB,
}
# Endings of names of files that are not read; for files that are not opened.
_SUFFIXES: dict[str, OtherKind] = {
    ".doc": _OFFICE_97,
    ".dot": _OFFICE_97,
    ".rtf": _RTF,
    ".epub": _EPUB,
    ".mobi": _BOOK,
    ".azw3": _BOOK,
    ".odt": _ODT,
    ".ods": _SPREADSHEET,
    ".xls": _SPREADSHEET,
    ".xlsx": _SPREADSHEET,
    ".odp": _SLIDES,
    ".ppt": _SLIDES,
    ".pptx": _SLIDES,
    ".pages": _PAGES,
    ".ps": _POSTSCRIPT,
    ".djvu": _DJVU,
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".zip": _ARCHIVE,
    ".gz": _ARCHIVE,
    ".7z": _ARCHIVE,
    ".rar": _ARCHIVE,
}


def media_of(data: bytes, declared: str | None) -> Media | None:
    """The type of a file: by its first bytes, else as declared; `None` where it is no type that can
    be read, as `other_kind` says.
    """
    signed = signature_of(data)
    if signed == "pdf":
        return "pdf"
    if signed == "zip":
        return "docx" if _is_word(data) else None
    if signed == "other":
        return None
    if _TAG.search(data[:_HEAD].replace(b"\x00", b"")):
        return "html"
    return _BY_MEDIA_TYPE.get(declared or "", "text")


def _is_word(data: bytes) -> bool:
    """Whether a ZIP archive is a Word file, though it may be damaged."""
    kind = other_kind(data)
    if kind is _DAMAGED:
        return _WORD_FOLDER in data[:_HEAD]
    return kind is _ARCHIVE and any(map(_WORD_PART.match, _parts(data)))


def signature_of(data: bytes) -> Literal["pdf", "zip", "other"] | None:
    """What the first bytes of a file say that it is, without opening it; `None` of texts."""
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if start.startswith(b"%PDF-") or b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if start.startswith(_ZIP):
        return "zip"
    return None if _signed(data) is None else "other"


def other_kind(data: bytes) -> OtherKind | None:
    """The kind of a file that `media_of` has no type for; `None` where it is not known either."""
    if signature_of(data) != "zip":
        return _signed(data)
    typed = _typed(data)
    if typed is not None:
        return typed
    parts = _parts(data)
    if not parts:
        return _DAMAGED
    return next((kind for part, kind in _PARTS.items() if part in parts), _ARCHIVE)


def other_kind_named(name: str) -> OtherKind | None:
    """The kind of a file that is not read, by its name; `None` where that does not say."""
    low = name.lower()
    return next((kind for end, kind in _SUFFIXES.items() if low.endswith(end)), None)


def _signed(data: bytes) -> OtherKind | None:
    """The kind of a file by its first bytes, where it is neither a text nor a ZIP archive."""
    if data.startswith(_OLE):
        # The names of an OLE file's parts are in UTF-16; of an encrypted DOCX these are two.
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return _LOCKED if locked else _OFFICE_97
    if data[60:68] == b"BOOKMOBI":
        return _BOOK
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)


def _typed(data: bytes) -> OtherKind | None:
    """The kind of a ZIP archive that begins with its type, as EPUB and ODF files do."""
    head = data[: len(_ZIP) + 2 * _LONGEST_TYPE]
    return next((kind for start, kind in _TYPES if start in head), None)


def _parts(data: bytes) -> frozenset[str]:
    """The names of the files in a ZIP archive; none where it is damaged or has too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()
    return frozenset(names[:_MOST_PARTS])
