"""A paper that is a web page: its text, its headings, and its notes with their markers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.cleaning import plain
from corpus.documents import Paragraph, ParagraphKind
from corpus.errors import UnreadableText
from corpus.html.article import About, Blocks, article, page_text, parsed
from corpus.html.notes import Marked, Notes
from corpus.html.prepare import loose_markers, tidy

# Changes whenever the same page would be read differently.
READER = "web-1"

# A letter of a script that no paper is written in stands around the marks: what takes the article
# drops characters that cannot be printed. One is taken that the page does not hold.
_MARKS = tuple(map(chr, range(0x12000, 0x12100)))
_ENOUGH = 0.6  # share of the longer text that the stricter extraction must reach


@dataclass(frozen=True, slots=True)
class WebNote:
    """A note; `markers` are the offsets in the text right behind which its number stood."""

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
    """The paper on a page. `charset` is what was said of its encoding.

    Raises `UnreadableText` where it holds none, `UnreadableSource` where it is too large.
    """
    page = page_text(data, charset)
    tree = parsed(page)
    words = "" if tree is None else tree.text_content()  # where references stand as letters
    mark = next((one for one in _MARKS if one not in words), None)
    if tree is None or mark is None:
        raise UnreadableText("The page holds no text.", "Add the paper's text as a text file.")
    about = About.of(tree)
    url = next((one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"), "")
    _drop_unread(tree)
    found = Notes(tree, mark).found
    loose = loose_markers(tree)
    tidy(tree)
    blocks, told = _article(tree)
    body = _Body(blocks, mark)
    if not any(letter.isalnum() for letter in body.text):
        raise UnreadableText("The page holds no text.", "Add the paper's text as a text file.")
    about = about.with_told(told)
    notes = [
        WebNote(one.number, one.text, tuple(body.places[m] for m in one.marks if m in body.places))
        for one in found
        if one.text
    ]
    notes.sort(key=lambda note: note.number)
    return WebPaper(
        text=body.text,
        paragraphs=tuple(body.paragraphs),
        notes=tuple(notes),
        title=about.headline or about.title,
        authors=about.authors,
        date=about.date,
        site=about.site,
        language=about.language,
        url=url or None,
        warnings=tuple(_warnings(found, body, loose)),
    )


def _drop_unread(tree: Any) -> None:
    """Scripts and the like hold no marker."""
    for element in list(tree.iter("script", "style", "template", "noscript")):
        if element.getparent() is not None:
            element.drop_tree()


def _article(tree: Any) -> tuple[Blocks, dict[str, str | None]]:
    """The article, whole rather than bare: of a paper nothing should be missing."""
    strict, told = article(tree, recall=False)
    wide, told_too = article(tree, recall=True)
    size, most = (sum(len(words) for words, _ in blocks) for blocks in (strict, wide))
    return (strict, told) if size >= _ENOUGH * most else (wide, told_too)


class _Body:
    """The text without its marks, and where each stood: right behind a word."""

    def __init__(self, blocks: Iterable[tuple[str, ParagraphKind]], mark: str) -> None:
        self.places: dict[int, int] = {}
        self.paragraphs: list[Paragraph] = []
        pieces: list[str] = []
        length = 0
        for words, kind in blocks:
            bare, marks = _without_marks(words, mark)
            if not bare:  # markers alone belong to what stands before them
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
    """Words without marks, and the offset of each."""
    pieces = re.split(f"{mark}(\\d+){mark}", words)
    bare, marks = "", {}
    for place, piece in enumerate(pieces):
        if place % 2:
            marks[int(piece)] = len(bare)
            continue
        told = plain(piece)
        if not told:
            continue
        apart = bare and (piece[:1].isspace() or pieces[max(place - 2, 0)][-1:].isspace())
        bare += f" {told}" if apart and place else told
    return bare, {number: min(offset, len(bare)) for number, offset in marks.items()}


def _warnings(found: Sequence[Marked], body: _Body, loose: Sequence[str]) -> Iterator[str]:
    if loose:
        numbers = ", ".join(dict.fromkeys(loose))
        yield f"These raised numbers lead to no note that was found, and are left out: {numbers}."
    lost = sum(mark not in body.places for one in found for mark in one.marks)
    if lost:
        yield f"{lost} markers stand in parts of the page that were not taken."
    empty = sum(not one.text for one in found)
    if empty:
        yield f"{empty} notes are empty."
