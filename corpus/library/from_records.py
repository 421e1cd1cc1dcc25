"""A document made of passages that are already apart, as question sets give them."""

import hashlib
from collections.abc import Sequence

from corpus.documents import Document, Page, Paragraph, Run, Section, Sentence
from corpus.sentences import read_sentences


def read_records(ident: str, title: str, passages: Sequence[str], language: str = "en") -> Document:
    """One paragraph for each passage, in order; its file is they, a blank line between."""
    pieces: list[str] = []
    runs: list[Run] = []
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    length = size = 0
    for passage in passages:
        words = " ".join(passage.split())
        if pieces:
            length, size = length + 2, size + 2
        pieces.append(words)
        if not words:
            continue
        runs.append(Run(length, len(words), size))
        paragraphs.append(Paragraph(length, length + len(words), "prose"))
        for sentence in read_sentences(words, "prose", language=language):
            place = (length + sentence.start, length + sentence.end)
            sentences.append(Sentence(*place, sentence.voice, sentence.speaker))
        length, size = length + len(words), size + len(words.encode())
    text = "\n\n".join(pieces)
    return Document(
        id=ident,
        kind="source",
        title=title,
        label=title,
        authors=(),
        language=language,
        text=text,
        body_end=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        runs=tuple(runs),
        omissions=(),
        pages=(Page(1, 0, len(text)),),
        sections=(Section((), 0, len(text)),) if text else (),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=(),
    )
