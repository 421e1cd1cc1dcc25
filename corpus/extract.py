"""What is taken from a file: its text, and what it says of itself."""

from dataclasses import dataclass
from typing import Literal

from corpus.documents import Paragraph
from corpus.errors import IbidError

# Changes whenever the same file would give another text, so that texts are taken again.
EXTRACTOR = "extract-2"

Media = Literal["html", "pdf", "text", "docx"]


class UnreadableSource(IbidError):
    """No text can be taken from a file."""

    code = "unreadable_source"
    category = "bad_input"


@dataclass(frozen=True, slots=True)
class Extract:
    """What was taken from a file. `paragraphs` are spans of `text` that hold all its words; where
    they are `None`, the text is page-broken plain text, its pages divided by form feeds.
    `headline` is the chief heading on the page, `title` what the file calls itself; `date` is ISO
    8601. `paywalled` where it says that its text is not free.
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
