"""Papers in HTML: the text, the headings, and the notes with their markers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.cleaning import plain
from corpus.documents import Paragraph, ParagraphKind
from corpus.errors import UnreadableText
from corpus.html.article import (
    Blocks,
    Extracted,
    Metadata,
    decode_page,
    extract_article,
    parse_page,
)
from corpus.html.notes import MarkedNote, take_notes
from corpus.html.prepare import loose_markers, tidy

# Changes whenever the same page would be read differently.
READER = "web-1"

# Each marker is replaced by its number between two placeholder letters while the article is
# extracted; a letter, because extraction drops unprintable characters, and of cuneiform, because
# no paper is written in it. The first one that the page does not have is used.
_PLACEHOLDERS = tuple(map(chr, range(0x12000, 0x12100)))
# Set by hand: the least share of the recall mode's text that the default mode must have.
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class WebNote:
    """A note; `markers` are the offsets in the text where its number stood."""

    number: int
    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WebPaper:
    """What was taken from a page. `paragraphs` are spans of `text`, which holds no note and no
    marker. `date` and `url` are what the page says, unchecked. `reader` is the version of this
    module that read it.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - as pydantic asks for it

    text: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[WebNote, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()
    reader: str = READER


def read_web_paper(data: bytes, charset: str | None) -> WebPaper:
    """The paper on a page; `charset` is its declared encoding.

    Raises `UnreadableText` where it has no text, `UnreadableSource` where it is too large.
    """
    page = decode_page(data, charset)
    tree = parse_page(page)
    words = "" if tree is None else tree.text_content()
    mark = next((one for one in _PLACEHOLDERS if one not in words), None)
    if tree is None or mark is None:
        raise UnreadableText("The page holds no text.", "Add the paper's text as a text file.")
    own = Metadata.of(tree)
    url = next((one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"), "")
    _drop_scripts(tree)
    marked = take_notes(tree, mark)
    loose = loose_markers(tree)
    tidy(tree)
    blocks, extracted = _article(tree)
    body = _Body(blocks, mark)
    if not any(letter.isalnum() for letter in body.text):
        raise UnreadableText("The page holds no text.", "Add the paper's text as a text file.")
    metadata = own.with_extracted(extracted)
    notes = [
        WebNote(one.number, one.text, tuple(body.places[m] for m in one.marks if m in body.places))
        for one in marked
        if one.text
    ]
    notes.sort(key=lambda note: note.number)
    return WebPaper(
        text=body.text,
        paragraphs=tuple(body.paragraphs),
        notes=tuple(notes),
        title=metadata.headline or metadata.title,
        authors=metadata.authors,
        date=metadata.date,
        site=metadata.site,
        language=metadata.language,
        url=url or None,
        warnings=tuple(_warnings(marked, body, loose)),
    )


def _drop_scripts(tree: Any) -> None:
    """Remove scripts and the like, which have no markers."""
    for element in list(tree.iter("script", "style", "template", "noscript")):
        if element.getparent() is not None:
            element.drop_tree()


def _article(tree: Any) -> tuple[Blocks, Extracted]:
    """The article; in the recall mode where the default mode misses too much of it."""
    default, recall = (extract_article(tree, recall=recall) for recall in (False, True))
    size, most = (sum(len(words) for words, _ in blocks) for blocks, _ in (default, recall))
    return default if size >= _ENOUGH * most else recall


class _Body:
    """The text without placeholders: `places` has the offset of each by its number."""

    def __init__(self, blocks: Iterable[tuple[str, ParagraphKind]], mark: str) -> None:
        self.places: dict[int, int] = {}
        self.paragraphs: list[Paragraph] = []
        pieces: list[str] = []
        length = 0
        for words, kind in blocks:
            bare, marks = _without_marks(words, mark)
            if not bare:  # markers alone belong to the paragraph before them
                self.places |= dict.fromkeys(marks, length)
                continue
            start = length + 2 if pieces else 0
            pieces.append(bare)
            length = start + len(bare)
            self.paragraphs.append(Paragraph(start, length, kind))
            for number, place in marks.items():
                self.places.setdefault(number, start + place)
        self.text = "\n\n".join(pieces)


def _without_marks(words: str, mark: str) -> tuple[str, dict[int, int]]:
    """Words without placeholders, and the offset of each by its number."""
    pieces = re.split(f"{mark}(\\d+){mark}", words)
    bare, marks = "", {}
    for place, piece in enumerate(pieces):
        if place % 2:
            marks[int(piece)] = len(bare)
            continue
        cleaned = plain(piece)
        if not cleaned:
            continue
        spaced = bare and (piece[:1].isspace() or pieces[max(place - 2, 0)][-1:].isspace())
        bare += f" {cleaned}" if spaced and place else cleaned
    return bare, {number: min(offset, len(bare)) for number, offset in marks.items()}


def _warnings(notes: Sequence[MarkedNote], body: _Body, loose: Sequence[str]) -> Iterator[str]:
    if loose:
        numbers = ", ".join(dict.fromkeys(loose))
        yield f"These raised numbers lead to no note that was found, and are left out: {numbers}."
    lost = sum(mark not in body.places for one in notes for mark in one.marks)
    if lost:
        yield f"{lost} markers stand in parts of the page that were not taken."
    empty = sum(not one.text for one in notes)
    if empty:
        yield f"{empty} notes are empty."
