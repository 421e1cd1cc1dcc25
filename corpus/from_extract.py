"""Documents of text extracted from a file: articles, web papers with their notes."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.note_citations import with_citations
from corpus.citations.note_split import split_note
from corpus.documents import Document, Note, Page, Paragraph, Run, Sentence
from corpus.errors import UnreadableText
from corpus.html.paper import WebPaper
from corpus.notes.doubts import doubts
from corpus.plaintext.reader import Description, read_text, sections_of
from corpus.sentences import read_sentences, shifted

# Changes whenever the same text would be read differently: indexes are then rebuilt.
READER = "article-2"


def read_article(text: str, paragraphs: Sequence[Paragraph] | None, about: Description) -> Document:
    """A document of `text`, whose `paragraphs` hold all its words; where they are `None`, it is
    read as the page-broken text of a paper.

    Its file is `text` in UTF-8. Raises `UnreadableText` where it holds no words.
    """
    if paragraphs is None:
        return read_text(text.encode(), about, about.id)
    if not text.strip():
        raise UnreadableText(f"{about.id} holds no text.", "Supply another file of it.")
    return paragraphs_document(text, paragraphs, about)


def paragraphs_document(text: str, paragraphs: Sequence[Paragraph], about: Description) -> Document:
    """A document without notes of a `text` whose `paragraphs` hold all its words."""
    sentences, headings = _read_paragraphs(text, paragraphs, about.language)
    return Document(
        id=about.id,
        kind=about.kind,
        title=about.title,
        label=about.label or about.title or about.id,
        authors=about.authors,
        language=about.language,
        text=text,
        body_end=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        runs=_runs(text, paragraphs),
        omissions=(),
        pages=(Page(1, 0, len(text)),),
        sections=sections_of(headings, len(text)),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=(),
        publisher=about.publisher,
        issued=about.issued,
        url=about.url,
    )


def _read_paragraphs(
    text: str, paragraphs: Sequence[Paragraph], language: str
) -> tuple[list[Sentence], list[tuple[int, str]]]:
    """The sentences of paragraphs, and (start, words) of the headings, which have none."""
    sentences: list[Sentence] = []
    headings: list[tuple[int, str]] = []
    lead = ""
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if paragraph.kind == "heading":
            headings.append((paragraph.start, words))
            continue
        found = read_sentences(words, paragraph.kind, lead, language)
        sentences += shifted(found, paragraph.start)
        lead = words[found[-1].start :] if found and words.endswith(":") else ""
    return sentences, headings


def web_paper_document(paper: WebPaper, about: Description) -> Document:
    """A document of a paper from a web page, its notes behind the body.

    Its file is its text in UTF-8. Raises `UnreadableText` where it holds no words.
    """
    body = read_article(paper.text, paper.paragraphs, about)
    text, paragraphs, sentences = paper.text, list(paper.paragraphs), list(body.sentences)
    bare_notes = []
    for note in paper.notes:
        text += "\n\n"
        start = len(text)
        text += note.text
        paragraphs.append(Paragraph(start, len(text), "note"))
        parts = [Sentence(low, high, "note") for low, high in split_note(note.text)]
        sentences += shifted(parts, start)
        markers = tuple(sorted(set(note.markers)))
        bare_notes.append(Note(note.number, start, len(text), 1, markers))
    notes = with_citations(bare_notes, text)
    return replace(
        body,
        text=text,
        body_end=len(paper.text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        runs=_runs(text, paragraphs),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=notes,
        warnings=(*paper.warnings, *doubts(notes)),
    )


def _runs(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """Where the paragraphs stand in the UTF-8 bytes of the text."""
    runs = []
    place = total = 0
    for paragraph in paragraphs:
        total += len(text[place : paragraph.start].encode())
        runs.append(Run(paragraph.start, paragraph.end - paragraph.start, total))
        place = paragraph.start
    return tuple(runs)
