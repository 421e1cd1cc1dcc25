"""What a PDF says of itself, in its metadata and on its first page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.documents import Document
from corpus.pdf.file import Metadata
from corpus.pdf.headings import letters
from corpus.plaintext.front_matter import names_in

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|]+")
_LONGEST_DOI = 200
_TRAILING = ".,;:)]}"
_LEAST_TITLE = 8  # letters of a title that is looked for on the page
FIRST_PAGE, METADATA, GIVEN = "first page", "metadata of the file", "description"


@dataclass(frozen=True, slots=True)
class Front:
    """The metadata of a file, and the `text` of its first pages."""

    metadata: Metadata
    text: str

    @property
    def title(self) -> str | None:
        """The title in the metadata, where it is printed on the first pages."""
        title = self.metadata.title
        key = letters(title or "")
        return title if len(key) >= _LEAST_TITLE and key in letters(self.text) else None

    @property
    def doi(self) -> str | None:
        """The DOI in the metadata or on the first pages."""
        for text in (self.metadata.subject or "", self.text):
            match = _DOI.search(text)
            if match is not None and len(match.group()) <= _LONGEST_DOI:
                return match.group().rstrip(_TRAILING)
        return None


def completed(document: Document, front: Front, given: Sequence[str]) -> Document:
    """A document with what its file says of itself, and what each was taken from. `given` are the
    fields that the description has.
    """
    origins = dict.fromkeys(given, GIVEN)
    title = document.title or front.metadata.title
    if title and "title" not in origins:
        origins["title"] = FIRST_PAGE if document.title else METADATA
    authors = document.authors or names_in(front.metadata.author or "")
    if authors and "authors" not in origins:
        origins["authors"] = FIRST_PAGE if document.authors else METADATA
    if document.issued and "date" not in origins:
        origins["date"] = FIRST_PAGE
    url = document.url
    if front.doi and not url:
        origins["url"] = FIRST_PAGE if front.doi in front.text else METADATA
        url = f"https://doi.org/{front.doi}"
    return replace(
        document,
        title=title,
        label=title if title and document.label == document.id else document.label,
        authors=authors,
        url=url,
        origins=tuple(sorted(origins.items())),
    )
