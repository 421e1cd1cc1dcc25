"""The kind of a cited work, from its fields and the words around them."""

import re
from dataclasses import replace

from corpus.documents import Citation, CitationKind
from corpus.english.works.kinds import PRESS, REPORT, THESIS, VIDEO

_HOSTS: tuple[tuple[str, CitationKind], ...] = (
    (
        r"(?:twitter|x|facebook|instagram|mastodon|bsky|threads|t)\.(?:com|social|me|app|net)/",
        "post",
    ),
    (r"(?:youtube|vimeo|dailymotion)\.com/|youtu\.be/", "video"),
)


def citation_kind(citation: Citation) -> Citation:
    """The citation with its kind, where its address or its fields say more than its reader knew."""
    url = citation.url or ""
    for pattern, kind in _HOSTS:
        if not re.search(rf"://(?:[\w-]+\.)*{pattern}", url):
            continue
        if kind == "video" and citation.kind == "unknown":  # the channel puts it out
            channel = citation.publisher or citation.container
            citation = replace(citation, publisher=channel, container=None)
        return replace(citation, kind=kind)
    pdf = url.lower().split("?")[0].endswith(".pdf")
    if (
        citation.kind in ("report", "book", "unknown", "web page", "chapter")
        and pdf
        and not citation.volume
    ):
        return replace(citation, kind="pdf")
    if citation.kind != "unknown":
        return citation
    paper = citation.authors[0] if len(citation.authors) == 1 else ""
    day = len(citation.issued or "") == 10 and not (citation.container or citation.publisher)
    if day and PRESS.search(paper) and not url:  # who stands for the paper
        return replace(citation, kind="newspaper", container=paper, authors=())
    if THESIS.search(citation.verbatim):
        return replace(citation, kind="thesis")
    for name in (citation.container, citation.publisher):
        if name and PRESS.search(name):
            return replace(citation, kind="newspaper")
    if url:
        site = citation.container or citation.publisher
        firm = citation.publisher if citation.container else None
        return replace(citation, kind="web page", container=site, publisher=firm)
    if VIDEO.search(citation.verbatim):
        return replace(citation, kind="video")
    if REPORT.search(citation.verbatim):
        return replace(citation, kind="report")
    months = re.search(r"[A-Z][a-z]+\.?\s?[–/-]\s?[A-Z][a-z]", citation.date or "")
    dated = months or re.match(r"\d{4}-\d\d", citation.issued or "")
    if citation.container and dated:
        return replace(citation, kind="newspaper")
    return citation
