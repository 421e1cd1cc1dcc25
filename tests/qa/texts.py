"""Small documents made by hand, for tests of what reads them."""

from collections.abc import Sequence

import numpy as np

from corpus.documents import Document, Note, Page, Paragraph, Section, Sentence
from corpus.passages import TextUnit
from index.search.index import Index
from index.search.terms import Terms
from index.search.vectors import Vectors


def document(
    sections: Sequence[Sequence[str]], notes: Sequence[str] = (), ident: str = "made"
) -> Document:
    """A document of sections, each of these sentences, with notes behind the body."""
    text = ""
    sentences: list[Sentence] = []
    spans: list[Section] = []
    for number, section in enumerate(sections):
        begin = len(text)
        for sentence in section:
            sentences.append(Sentence(len(text), len(text) + len(sentence), "author"))
            text += f"{sentence} "
        spans.append(Section((f"Part {number}",) if number else (), begin, len(text)))
    body_end = len(text)
    made: list[Note] = []
    for number, note in enumerate(notes, start=1):
        sentences.append(Sentence(len(text), len(text) + len(note), "note"))
        made.append(Note(number, len(text), len(text) + len(note), 1, ()))
        text += f"{note} "
    return Document(
        id=ident,
        kind="paper",
        title=None,
        label=ident,
        authors=(),
        language="en",
        text=text,
        body_end=body_end,
        sha256="0" * 64,
        encoding="utf-8",
        runs=(),
        omissions=(),
        pages=(Page(1, 0, body_end),),
        sections=tuple(spans),
        paragraphs=tuple(Paragraph(span.start, span.end, "prose") for span in spans),
        sentences=tuple(sentences),
        notes=tuple(made),
    )


def index_of(documents: Sequence[Document], language: str = "en") -> Index:
    """An index of the sentences of these documents, without passages. Its vectors say nothing."""
    units = [
        TextUnit(document.id, "sentence", sentence.start, sentence.end)
        for document in sorted(documents, key=lambda one: one.kind)
        for sentence in document.sentences
    ]
    held = {document.id: document for document in documents}
    texts = [held[unit.document].text[unit.start : unit.end] for unit in units]
    vectors = Vectors.of(np.zeros((len(units), 4), dtype=np.float32))
    terms = Terms.of(texts, language)
    return Index(
        id="made",
        model="none",
        documents=held,
        units=units,
        load_vectors=lambda: vectors,
        load_terms=lambda: terms,
    )
