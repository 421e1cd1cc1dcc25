"""The type of a cited work, from its fields and the words around them."""

import re

from corpus.citations.punctuation import IMPRINT
from corpus.documents import Citation, CitationKind
from corpus.english.work_types import ARCHIVE, CONVERSATION, PRESS, THESIS

_HOSTS: tuple[tuple[str, CitationKind], ...] = (
    (r"(?:twitter|x|facebook|instagram|mastodon|t)\.(?:com|social|me)/", "post"),
    (r"(?:youtube|vimeo|dailymotion)\.com/|youtu\.be/", "video"),
)


def citation_kind(citation: Citation, text: str, quoted: bool) -> CitationKind:
    """The kind of a citation read from `text`. `quoted` is whether its title stands in quotation
    marks.
    """
    url = citation.url or ""
    if citation.kind != "unknown":
        return citation.kind
    for pattern, kind in _HOSTS:
        if re.search(rf"://(?:[\w-]+\.)*{pattern}", url):
            return kind
    if THESIS.search(text):
        return "thesis"
    if citation.volume:
        return "journal"
    if citation.container and PRESS.search(citation.container):
        return "newspaper"
    if url.lower().split("?")[0].endswith(".pdf"):
        return "pdf"
    if IMPRINT.search(text):
        return "chapter" if quoted else "book"
    if url:
        return "web page"
    if CONVERSATION.search(text) and not quoted:
        return "personal communication"
    if ARCHIVE.search(text) and not quoted:
        return "archive"
    if citation.publisher and PRESS.search(citation.publisher):
        return "newspaper"
    return "unknown"
