"""Papers in HTML: the text, the headings, and the notes with their markers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from lxml.html import HtmlElement

from corpus.documents import Paragraph
from corpus.errors import UnreadableText
from corpus.html.article import Extracted, Metadata, decode_page, parse_page
from corpus.html.blocks import OUTSIDE, BlockReader
from corpus.html.container import find_container, main_heading
from corpus.html.front_matter import authors_of, with_front_matter
from corpus.html.inline import Block
from corpus.html.left_out import Boilerplate, Sizes, small_reason
from corpus.html.notes.elements import text_of
from corpus.html.notes.layout import is_heading_of_notes
from corpus.html.notes.page_notes import PageNotes, ReadNote
from corpus.html.page import filled_empty_elements, prepare
from corpus.html.tree import HEADINGS

# Changes whenever the same page would be read differently.
READER = "web-3"

_RANK = 2  # of a heading that the page does not mark as one
# Set by hand: what is left out is listed as far as this; all of it is counted.
_MOST_LEFT_OUT = 400  # entries
_LONGEST_LEFT_OUT = 300  # characters of each


@dataclass(frozen=True, slots=True)
class WebNote:
    """A note; `markers` are the offsets in the text where its label stood. `label` is as printed,
    empty where nothing is printed; `series` counts the numberings of the page from 1. `links` are
    the (start, end, address) of the words of `text` that link to other pages.
    """

    number: int
    text: str
    markers: tuple[int, ...]
    label: str = ""
    series: int = 1
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WebPaper:
    """What was taken from a page. `paragraphs` are spans of `text`, which holds no note and no
    marker; `levels` are the ranks of those that are headings, in order, from 1. `date` and `url`
    are what the page says, unchecked. `left_out` are (reason, words) of what was not taken, as far
    as it was kept. `reader` is the version of this module that read it.
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
    levels: tuple[int, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def read_web_paper(data: bytes, charset: str | None) -> WebPaper:
    """The paper on a page; `charset` is its declared encoding.

    Raises `UnreadableText` where it has no text, `UnreadableSource` where it is too large.
    """
    tree = parse_page(filled_empty_elements(decode_page(data, charset)))
    body = None if tree is None else tree.find("body")
    if tree is None or body is None:
        raise _no_text()
    own = Metadata.of(tree)
    metadata = own.with_extracted(_extracted(tree))
    metadata = replace(metadata, authors=authors_of(tree) or metadata.authors)
    url = next((one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"), "")
    return read_paper_tree(tree, body, metadata, url or None)


def read_paper_tree(
    tree: HtmlElement,
    body: HtmlElement,
    metadata: Metadata,
    url: str | None,
    *,
    labels: Mapping[str, str] | None = None,
) -> WebPaper:
    """The paper in the `body` of a tree, which is changed.

    With `labels` all of the body is the article, and notes have the labels of the ids of their
    elements, and their places for numbers. Raises `UnreadableText` where it has no text.
    """
    prepare(tree)
    notes = PageNotes(body, url)
    article = _Article(body, notes, whole=labels is not None)
    blocks = with_front_matter(article.blocks, metadata)
    laid = LaidBlocks(blocks)
    if not any(letter.isalnum() for letter in laid.text):
        raise _no_text()
    title = next((block.text for block in blocks if block.kind == "title"), None)
    read = notes.read(labels)
    return WebPaper(
        text=laid.text,
        paragraphs=tuple(laid.paragraphs),
        notes=tuple(_with_markers(read, laid)),
        title=title or metadata.headline or metadata.title,
        authors=metadata.authors,
        date=metadata.date,
        site=metadata.site,
        language=metadata.language,
        url=url,
        warnings=tuple(_warnings(notes, read, laid, article.left_out)),
        levels=laid.levels,
        left_out=tuple(listed(article.left_out)),
    )


def _no_text() -> UnreadableText:
    return UnreadableText("The page holds no text.", "Add the paper's text as a text file.")


def _extracted(tree: Any) -> Extracted:
    """What trafilatura reads of a page's metadata."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    return {name: getattr(found, name) for name in ("title", "author", "date", "sitename")}


class _Article:
    """The blocks of a page's article, and (reason, words) of what was left out of the page."""

    def __init__(self, body: HtmlElement, notes: PageNotes, *, whole: bool) -> None:
        sizes = Sizes(body, notes.words)
        self._whole = whole
        self._container, outside = (body, None) if whole else find_container(body, sizes)
        title = outside if outside is not None else main_heading(self._container)
        self._boilerplate = Boilerplate(sizes, self._container, title)
        self._within = {self._container, outside}
        self._path = set(self._container.iterancestors())
        if outside is not None:
            self._path.update(outside.iterancestors())
        if self._path:  # notes may stand outside of the article
            self._path.update(
                up
                for part in notes.words
                if self._container not in (above := list(part.iterancestors()))
                for up in above
            )
        reader = BlockReader(
            notes.marks, notes.words | set(notes.loose), self._reason, silent=self._path
        )
        self.blocks = list(_with_headings_of_notes(reader.read(body)))
        self.left_out = reader.left_out

    def _reason(self, element: HtmlElement) -> str | None:
        """Why an element of the page is left out; `None` where it is not."""
        if element in self._path:
            return None
        reason = small_reason(element) if self._whole else self._boilerplate.reason(element)
        if reason or element.getparent() not in self._path or element in self._within:
            return reason
        is_heading = element.tag in HEADINGS and is_heading_of_notes(text_of(element))
        return None if is_heading else OUTSIDE


def _with_headings_of_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that have words; a line such as "NOTES" above the place of notes is a heading."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind == "note":
            continue
        above = following is not None and following.kind == "note"
        if above and block.kind == "prose" and is_heading_of_notes(block.text):
            block = replace(block, kind="heading", level=_RANK)
        yield block


class LaidBlocks:
    """Blocks as one text: `places` has the offsets of the markers of each note, `levels` the ranks
    of the headings.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.places: dict[int, set[int]] = {}
        self.paragraphs: list[Paragraph] = []
        levels: list[int] = []
        pieces: list[str] = []
        length = 0
        for block in blocks:
            start = length
            if block.text:  # markers alone belong to the paragraph before them
                start = length + 2 if pieces else 0
                pieces.append(block.text)
                length = start + len(block.text)
                self.paragraphs.append(Paragraph(start, length, block.kind))
                levels += [block.level or 1] if block.kind == "heading" else []
            for offset, note in block.marks:
                self.places.setdefault(note, set()).add(start + offset)
        self.text = "\n\n".join(pieces)
        self.levels = tuple(levels)

    def markers(self, note: int) -> tuple[int, ...]:
        """The offsets of the markers of a note, in order."""
        return tuple(sorted(self.places.get(note, ())))


def _with_markers(read: Sequence[ReadNote], laid: LaidBlocks) -> Iterator[WebNote]:
    """The notes that have words, with their markers in the text."""
    for place, one in enumerate(read):
        if one.text:
            markers = laid.markers(place)
            yield WebNote(one.number, one.text, markers, one.label, one.series, one.links)


def _warnings(
    notes: PageNotes,
    read: Sequence[ReadNote],
    laid: LaidBlocks,
    left_out: Sequence[tuple[str, str]],
) -> Iterator[str]:
    if notes.loose:
        numbers = ", ".join(dict.fromkeys(notes.loose.values()))
        yield f"These markers lead to no note that was found, and are left out: {numbers}."
    lost = sum(
        bool(found.markers) and place not in laid.places for place, found in enumerate(notes.found)
    )
    if lost:
        yield f"{lost} notes are marked in parts of the page that were not taken only."
    empty = sum(not one.text for one in read)
    if empty:
        yield f"{empty} notes are empty."
    yield from counted(left_out)


def counted(left_out: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A sentence on how much was left out, and why; none where nothing was."""
    counts = Counter(reason for reason, _ in left_out)
    if counts:
        listing = ", ".join(
            f"{count} {_several(reason, count)}" for reason, count in counts.items()
        )
        yield f"Left out: {listing}."


def _several(reason: str, count: int) -> str:
    """What was left out, in the plural where there are several, as "tables of contents"."""
    return re.sub(r"(?= of )|$", "s", reason, count=1) if count > 1 else reason


def listed(left_out: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What was left out, as far as it is kept in a `WebPaper`."""
    for reason, words in left_out[:_MOST_LEFT_OUT]:
        shown = words[:_LONGEST_LEFT_OUT]
        yield reason, shown if shown == words else f"{shown}…"
