"""The text that was taken from a source's file, as a document that can be quoted."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.ibid import resolve
from corpus.citations.note_split import split_note
from corpus.citations.parser import read_note
from corpus.documents import Document, Note, Page, Paragraph, Run, Sentence
from corpus.errors import UnreadableText
from corpus.html.paper import WebPaper
from corpus.plaintext.reader import Description, note_warnings, read_text, sections_of
from corpus.sentences import read_sentences

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
        publisher=about.publisher,
        issued=about.issued,
        url=about.url,
    )


def web_paper_document(paper: WebPaper, about: Description) -> Document:
    """A paper that was taken from a page, with its notes behind the body, as the reader of plain
    text has them. What counts as its file are the bytes of its text in UTF-8.

    Raises `UnreadableText` where it holds no words.
    """
    body = read_article(paper.text, paper.paragraphs, about)
    text, paragraphs = paper.text, list(paper.paragraphs)
    sentences = list(body.sentences)
    read = [read_note(note.text) for note in paper.notes]
    resolved = resolve(
        [(note.number, cited) for note, (cited, _) in zip(paper.notes, read, strict=True)]
    )
    notes = []
    for note, (_, commentary), citations in zip(paper.notes, read, resolved, strict=True):
        text += "\n\n"
        start = len(text)
        text += note.text
        paragraphs.append(Paragraph(start, len(text), "note"))
        sentences += [
            Sentence(start + low, start + high, "note") for low, high in split_note(note.text)
        ]
        markers = tuple(sorted(set(note.markers)))
        notes.append(Note(note.number, start, len(text), 1, markers, citations, commentary))
    return replace(
        body,
        text=text,
        body_end=len(paper.text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        runs=_runs(text, paragraphs),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=tuple(notes),
        warnings=(*paper.warnings, *note_warnings(notes, paper.text)),
    )


def _runs(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    runs = []
    place = total = 0
    for paragraph in paragraphs:
        total += len(text[place : paragraph.start].encode())
        runs.append(Run(paragraph.start, paragraph.end - paragraph.start, total))
        place = paragraph.start
    return tuple(runs)
