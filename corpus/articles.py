"""The text that was taken from a source's file, as a document that can be quoted."""

import hashlib
from collections.abc import Sequence

from corpus.documents import Document, Page, Paragraph, Run, Sentence
from corpus.errors import UnreadableText
from corpus.sentences import read_sentences
from corpus.text import Description, read_text, sections_of

# Changes whenever the same text would be read differently, so that indexes are built again.
READER = "article-1"


def read_article(text: str, paragraphs: Sequence[Paragraph] | None, about: Description) -> Document:
    """A document of `text`, whose `paragraphs` are known and hold all its words; where they are
    not known, the text is read as the page-broken text of a paper is.

    What counts as its file are the bytes of `text` in UTF-8. Raises `UnreadableText` where it
    holds no words.
    """
    data = text.encode()
    if paragraphs is None:
        return read_text(data, about, about.id)
    if not text.strip():
        raise UnreadableText(f"{about.id} holds no text.", "Supply another file of it.")
    sentences: list[Sentence] = []
    headings: list[tuple[int, str]] = []
    lead = ""
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if paragraph.kind == "heading":
            headings.append((paragraph.start, words))
            continue
        found = read_sentences(words, paragraph.kind, lead, about.language)
        for sentence in found:
            place = (paragraph.start + sentence.start, paragraph.start + sentence.end)
            sentences.append(Sentence(*place, sentence.voice, sentence.speaker))
        lead = words[found[-1].start :] if found and words.endswith(":") else ""
    return Document(
        id=about.id,
        kind=about.kind,
        title=about.title,
        label=about.label or about.title or about.id,
        authors=about.authors,
        language=about.language,
        text=text,
        body_end=len(text),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8",
        runs=_runs(text, paragraphs),
        omissions=(),
        pages=(Page(1, 0, len(text)),),
        sections=sections_of(headings, len(text)),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=(),
    )


def _runs(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    runs = []
    place = total = 0
    for paragraph in paragraphs:
        total += len(text[place : paragraph.start].encode())
        runs.append(Run(paragraph.start, paragraph.end - paragraph.start, total))
        place = paragraph.start
    return tuple(runs)
