"""What kind of thing a cited work is, from its fields and the words around them."""

import re

from corpus.citations.note_split import ARCHIVE, IMPRINT, TALK
from corpus.documents import Citation, CitationKind

PRESS = re.compile(
    r"\b(?:News(?:paper)?|Times|Post|Tribune|Herald|Gazette|Guardian|Telegraph|Chronicle|Courier"
    r"|Observer|Daily|Weekly|Mercury|Independent|Reuters|Associated Press|AFP|BBC|CNN|NPR|VOA"
    r"|Al Jazeera|Dawn)\b"
)
_HOSTS: tuple[tuple[str, CitationKind], ...] = (
    (r"(?:twitter|x|facebook|instagram|mastodon|t)\.(?:com|social|me)/", "post"),
    (r"(?:youtube|vimeo|dailymotion)\.com/|youtu\.be/", "video"),
)
THESIS = re.compile(
    r"\b(?:Ph\.?D|doctoral|D\.?Phil|M\.?A|M\.?Phil|master[’']s|B\.?A)\.?\s+(?:thesis|dissertation)",
    re.I,
)


def kind_of(citation: Citation, rest: str, quoted: bool) -> CitationKind:
    """The kind of a citation read from `rest`, whose title stands in quotation marks or not."""
    url = citation.url or ""
    if citation.kind != "unknown":
        return citation.kind
    for pattern, kind in _HOSTS:
        if re.search(rf"://(?:[\w-]+\.)*{pattern}", url):
            return kind
    if THESIS.search(rest):
        return "thesis"
    if citation.volume:
        return "journal"
    if citation.container and PRESS.search(citation.container):
        return "newspaper"
    if url.lower().split("?")[0].endswith(".pdf"):
        return "pdf"
    if IMPRINT.search(rest):
        return "chapter" if quoted else "book"
    if url:
        return "web page"
    if TALK.search(rest) and not quoted:
        return "personal communication"
    if ARCHIVE.search(rest) and not quoted:
        return "archive"
    if citation.publisher and PRESS.search(citation.publisher):
        return "newspaper"
    return "unknown"
