"""The text of a file with its metadata."""

from dataclasses import dataclass
from typing import Literal

from corpus.documents import Paragraph
from corpus.errors import IbidError

# Changes whenever the same file would give another text, so that texts are extracted again.
EXTRACTOR = "extract-3"

Media = Literal["html", "pdf", "text", "docx"]


class UnreadableSource(IbidError):
    """No text can be extracted from a file."""

    code = "unreadable_source"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file with its metadata. `paragraphs` are spans of `text` that contain all its
    words; where they are `None`, the text is plain text whose pages are divided by form feeds.
    `headline` is the main heading of the page, `title` that of the metadata; `date` is ISO 8601.
    `paywalled` is true where the file says that its text is not free.
    """

    media: Media
    text: str
    paragraphs: tuple[Paragraph, ...] | None = None
    pages: int = 1
    title: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    site: str | None = None
    language: str | None = None
    paywalled: bool = False
    warnings: tuple[str, ...] = ()
