"""The text of a PDF, page by page, by pypdfium2."""

import re

import pypdfium2 as pdfium

from corpus.cleaning import plain
from corpus.english.web_pages import NO_TITLE
from corpus.extract import Extract, UnreadableSource

_MOST_PAGES = 2000
_LONGEST_TEXT = 20_000_000  # characters
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_LINE_HYPHEN = re.compile(r"[\x02\ufffe](?:\r?\n)?")
_INVISIBLE = re.compile(r"[\ufffe\uffff\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


def read_pdf(data: bytes, name: str) -> Extract:
    """A PDF's pages as plain text, separated by form feeds, and its metadata. `name` is for errors.

    Raises `UnreadableSource` where it is encrypted, damaged, too large, or has only images.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        why = "is locked with a password" if "password" in str(error).lower() else "is damaged"
        raise UnreadableSource(
            f"{name} {why}, so it cannot be read.", "Supply a copy that can be opened."
        ) from error
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise UnreadableSource(
                f"{name} has {pages} pages; {_MOST_PAGES} is the most.", "Supply the part you need."
            )
        texts = _texts(document, pages, name)
        about = document.get_metadata_dict()
    finally:
        document.close()
    empty = [number for number, text in enumerate(texts, start=1) if not text.strip()]
    if len(empty) == pages:
        raise UnreadableSource(
            f"{name} holds images of pages and no text.", "Supply a copy with text in it."
        )
    title = plain(about.get("Title"))
    created = _DATE.match(about.get("CreationDate") or "")
    warnings = [f"Pages without text: {', '.join(map(str, empty[:20]))}."] if empty else []
    return Extract(
        media="pdf",
        text="\f".join(texts),
        pages=pages,
        title=None if NO_TITLE.search(title) else title[:1000],
        authors=tuple(filter(None, [plain(about.get("Author"))[:200]])),
        date="-".join(part for part in created.groups() if part) if created else None,
        warnings=tuple(warnings),
    )


def _texts(document: pdfium.PdfDocument, pages: int, name: str) -> list[str]:
    """The text of each page."""
    texts, total = [], 0
    for number in range(pages):
        try:
            page = document[number]
            words = page.get_textpage().get_text_bounded()
        except pdfium.PdfiumError:
            words = ""  # a page that cannot be read is reported as one without text
        # pdfium gives a hyphen and the line end behind it as U+0002 or U+FFFE.
        words = _INVISIBLE.sub("", _LINE_HYPHEN.sub("-\n", words)).replace("\r\n", "\n")
        texts.append(words.replace("\r", "\n").replace("\f", "\n"))
        total += len(words)
        if total > _LONGEST_TEXT:
            raise UnreadableSource(f"{name} holds too much text.", "Supply the part you need.")
    return texts
