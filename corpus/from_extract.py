"""Documents of text extracted from a file: articles, web papers with their notes."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.note_citations import read_notes
from corpus.citations.urls import Address
from corpus.documents import (
    UNQUOTED,
    Description,
    Document,
    Note,
    Page,
    Paragraph,
    Run,
    Section,
    Sentence,
)
from corpus.errors import UnreadableText
from corpus.html.paper import WebPaper
from corpus.notes.doubts import doubts
from corpus.plaintext.reader import read_text
from corpus.plaintext.sections import ranked_sections, sections_of
from corpus.sentences import read_sentences

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
    """The sentences of paragraphs, and (start, words) of the headings, which have none.

    Nor have the other kinds in `UNQUOTED`.
    """
    sentences: list[Sentence] = []
    headings: list[tuple[int, str]] = []
    lead = ""
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        if paragraph.kind == "heading":
            headings.append((paragraph.start, words))
            continue
        if paragraph.kind in UNQUOTED:
            continue
        if paragraph.kind == "table row":  # quoted whole, as its cells say nothing alone
            sentences.append(Sentence(paragraph.start, paragraph.end, "author"))
            continue
        found = read_sentences(words, paragraph.kind, lead, language, paragraph.start)
        sentences += found
        lead = text[found[-1].start : paragraph.end] if found and words.endswith(":") else ""
    return sentences, headings


def web_paper_document(paper: WebPaper, about: Description) -> Document:
    """A document of a paper from a web page, its notes behind the body.

    Its file is its text in UTF-8. Raises `UnreadableText` where it holds no words.
    """
    body = read_article(paper.text, paper.paragraphs, about)
    paragraphs, sentences = list(paper.paragraphs), list(body.sentences)
    text = "\n\n".join([paper.text, *(note.text for note in paper.notes)])
    bare_notes = []
    end = len(paper.text)
    for note in paper.notes:
        start, end = end + 2, end + 2 + len(note.text)
        paragraphs.append(Paragraph(start, end, "note"))
        markers = tuple(sorted(set(note.markers)))
        bare_notes.append(
            Note(note.number, start, end, 1, markers, label=note.label, series=note.series)
        )
    links = {
        place: [Address(*link) for link in note.links] for place, note in enumerate(paper.notes)
    }
    notes, parts = read_notes(bare_notes, text, links)
    for own, spans in zip(bare_notes, parts, strict=True):
        sentences += [Sentence(own.start + low, own.start + high, "note") for low, high in spans]
    return replace(
        body,
        text=text,
        body_end=len(paper.text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        runs=_runs(text, paragraphs),
        sections=_sections(paper) if paper.levels else body.sections,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        notes=notes,
        warnings=(*paper.warnings, *doubts(notes)),
    )


def _sections(paper: WebPaper) -> tuple[Section, ...]:
    """The sections of a paper whose headings have ranks."""
    headings = [one for one in paper.paragraphs if one.kind == "heading"]
    ranked = [
        (heading.start, paper.text[heading.start : heading.end], level)
        for heading, level in zip(headings, paper.levels, strict=True)
    ]
    return ranked_sections(ranked, len(paper.text))


def _runs(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    """Where the paragraphs stand in the UTF-8 bytes of the text."""
    runs = []
    place = total = 0
    for paragraph in paragraphs:
        total += len(text[place : paragraph.start].encode())
        runs.append(Run(paragraph.start, paragraph.end - paragraph.start, total))
        place = paragraph.start
    return tuple(runs)
