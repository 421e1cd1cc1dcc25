"""The paragraphs of a page, in the order of the page, with the markers of notes in them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.documents import ParagraphKind
from corpus.english.web_pages import BYLINE_CLASS, SUBTITLE_CLASS, TITLE_CLASS, VERSE_CLASS
from corpus.html.inline import BREAK, Block, Lines, Words
from corpus.html.tables import Columns, Repeats, is_heading_row, row_blocks
from corpus.html.tree import BLOCKS, HEADINGS, classes

Reason = Callable[[HtmlElement], str | None]
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LONGEST_ADDRESS = 2000  # characters of a link's address
# Parts of the page, and pages of a wiki that explain a term.
_NOT_LINKED_TO = ("#", "/wiki/", "./wiki/", "/w/index.php")
OUTSIDE = "part of the page outside the article"
_MOST_NESTED = 30  # tables within tables that are read row by row
_SECTIONS = frozenset(("article", "body", "main", "section", "ul", "ol", "table", "tr"))
_MOST_LINES = 400  # blocks in verse, each of them a line


@dataclass(frozen=True, slots=True)
class _Context:
    """A block that is open: what its words are, and whether its blocks are lines of verse."""

    element: HtmlElement
    kind: ParagraphKind
    level: int = 0
    verse: bool = False
    verbatim: bool = False


class BlockReader:
    """Reads the blocks of a tree's elements.

    Elements in `marks` are markers of those notes; those in `skipped` are read elsewhere, or hold
    no words. `reason` says why an element is left out; with its words, that is added to `left_out`.
    So are the words directly in `silent` elements. With `notes`, the words are those of notes: the
    addresses of links are kept, those within the site of the page by its `url`; lines are not.
    """

    def __init__(
        self,
        marks: Mapping[HtmlElement, Sequence[int]],
        skipped: Collection[HtmlElement],
        reason: Reason,
        *,
        silent: Collection[HtmlElement] = (),
        notes: bool = False,
        url: str | None = None,
    ) -> None:
        self.marks, self.skipped, self.reason = marks, skipped, reason
        self.silent, self.notes, self.url = silent, notes, url
        self.left_out: list[tuple[str, str]] = []
        self.nested = 0
        self.repeats = Repeats()
        self.columns: dict[HtmlElement, Columns] = {}  # of the tables with a heading row

    def read(self, root: HtmlElement) -> list[Block]:
        """The blocks of an element and all within it."""
        return _Walk(self, root).blocks()


class _Walk:
    """One pass over an element."""

    def __init__(self, reader: BlockReader, root: HtmlElement) -> None:
        self.reader, self.root = reader, root
        self.words = Words()
        self.found: list[Block] = []
        self.stack = [_Context(root, "prose")]
        self.stack = [_inner(root, self.stack[-1])]
        self.linked: set[HtmlElement] = set()
        self.walk = etree.iterwalk(root, events=("start", "end"))

    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        for event, element in self.walk:
            if event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()
        return self.found

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or self._is_apart(element):
            self.walk.skip_subtree()
        elif tag == "br":
            if self.words.break_line() and not self.stack[-1].verse:
                self._flush()
        elif tag == "tr" and self.reader.nested < _MOST_NESTED and element is not self.root:
            self._row(element)
            self.walk.skip_subtree()
        else:
            if tag in BLOCKS and element is not self.root:
                self._edge()
                self.stack.append(_inner(element, self.stack[-1]))
            if self.reader.notes and tag == "a" and (url := _address(element, self.reader.url)):
                self.words.open_link(url)
                self.linked.add(element)
            self._add(element.text, element)

    def _is_apart(self, element: HtmlElement) -> bool:
        """Whether an element is a marker, the words of a note, or left out; a marker is added."""
        reader = self.reader
        is_block = element.tag in BLOCKS
        if element in reader.marks:
            for note in reader.marks[element]:
                self.words.mark(note)
            return True
        if element is self.root:
            return False
        if element in reader.skipped:
            if is_block:
                self._flush()
                self.found.append(Block("", "note"))
            return True
        reason = reader.reason(element)
        if reason is not None:
            words = plain(element.text_content())
            reader.left_out += [(reason, words)] if words else []
            if is_block:
                self._edge()
        return reason is not None

    def _end(self, element: HtmlElement) -> None:
        if element in self.linked:
            self.words.close_link()
        if element is self.root:
            return
        if self.stack[-1].element is element:
            if self.stack[-2].verse:
                self.words.break_line()
            else:
                self._flush()
            self.stack.pop()
        self._add(element.tail, element.getparent())

    def _add(self, text: str | None, holder: HtmlElement) -> None:
        """Add words of an element; in `pre`, lines are lines and blank lines divide paragraphs."""
        if holder in self.reader.silent:
            words = plain(text)
            self.reader.left_out += [(OUTSIDE, words)] if words else []
            return
        if not text or not self.stack[-1].verbatim or self.reader.notes:
            self.words.add(text)
            return
        for place, part in enumerate(_BLANK_LINE.split(text)):
            if place:
                self._flush()
            self.words.add(part.replace("\n", BREAK))

    def _edge(self) -> None:
        """The edge of a block: of a line in verse, else of a paragraph."""
        if self.stack[-1].verse:
            self.words.break_line()
        else:
            self._flush()

    def _flush(self) -> None:
        """End the paragraph."""
        context = self.stack[-1]
        lines: Lines = "verse"
        if context.verse or context.verbatim:
            lines = "all"
        if context.level or self.reader.notes:
            lines = "none"
        block = self.words.finish(context.kind, context.level, lines)
        if block is not None:
            self.found.append(block)

    def _row(self, row: HtmlElement) -> None:
        """Read a row of a table."""
        self._flush()
        reader = self.reader
        cells = []
        reader.nested += 1
        for cell in row:
            if isinstance(cell.tag, str) and not self._is_apart(cell):
                found = _Walk(reader, cell).blocks()
                quoted = self.stack[-1].kind == "block quotation"
                cells.append((cell, [_quoted(block) for block in found] if quoted else found))
        reader.nested -= 1
        self._add_row(row, cells)

    def _add_row(
        self, row: HtmlElement, cells: Sequence[tuple[HtmlElement, Sequence[Block]]]
    ) -> None:
        table = next(row.iterancestors("table"), None)
        heading = is_heading_row(row)
        columns = self.reader.columns.get(table) if table is not None else None
        if len(cells) == 1 or (columns is None and not heading):
            only = row_blocks([blocks for _, blocks in cells], heading=False, headed=False)
            # What goes over all columns is a row, too, or else those below would lose their head.
            in_table = columns is not None and not heading and len(only) == 1
            self.found += [replace(only[0], kind="table row")] if in_table else only
            return
        if columns is None:
            columns = self.reader.columns.setdefault(table, Columns(self.reader.repeats))
        if heading:
            below = bool(self.found) and self.found[-1] is columns.heading
            spread = columns.head(cells, below=below)
            self.found[len(self.found) - below :] = row_blocks(spread, heading=True, headed=False)
            columns.heading = self.found[-1] if self.found else None
        else:
            columns.begin_rows()
            self.found += row_blocks(columns.row(cells), heading=False, headed=True)


def _quoted(block: Block) -> Block:
    if block.kind != "prose":
        return block
    return Block(block.text, "block quotation", block.level, block.marks, block.links)


def _inner(element: HtmlElement, outer: _Context) -> _Context:
    """The context of the words in an element within another."""
    tag = element.tag
    verbatim = outer.verbatim or tag == "pre"
    if outer.level:
        return _Context(element, outer.kind, outer.level)
    kind = _front_matter_kind(element) if outer.kind in ("prose", "byline") else None
    if tag not in _SECTIONS and SUBTITLE_CLASS.search(classes(element)):
        return _Context(element, "prose")
    if tag in HEADINGS:
        return _Context(element, kind or "heading", int(tag[1]))
    if element.get("role") == "heading":
        level = element.get("aria-level", "")
        return _Context(element, "heading", int(level) if level in tuple("123456") else 2)
    if tag == "blockquote":
        kind = "block quotation"
    verse = outer.verse or _is_verse(element)
    return _Context(element, kind or outer.kind, 0, verse, verbatim)


def _front_matter_kind(element: HtmlElement) -> ParagraphKind | None:
    """What an element is of the front matter, by its classes; `None` where they do not say."""
    named = classes(element)
    if element.tag == "header" and next(element.iter("h1"), None) is not None:
        return "byline"  # what stands beside the title; headings within it are no bylines
    if len(named) <= 2 or element.tag in _SECTIONS:
        return None
    if TITLE_CLASS.search(named) and not SUBTITLE_CLASS.search(named):
        return "title"
    return "byline" if BYLINE_CLASS.search(named) else None


def _is_verse(element: HtmlElement) -> bool:
    """Whether the blocks within an element are lines of verse."""
    if not VERSE_CLASS.search(classes(element)) or len(element) > _MOST_LINES:
        return False
    blocks = [child for child in element if child.tag in BLOCKS]
    return bool(blocks) and not any(part.tag in BLOCKS for one in blocks for part in one)


def _address(link: HtmlElement, url: str | None) -> str | None:
    """The address that a link leads to outside of its page; `None` where it is not known."""
    href = link.get("href", "").strip()
    if not href or len(href) > _LONGEST_ADDRESS or href.startswith(_NOT_LINKED_TO):
        return None
    try:
        found = urljoin(url or "", href)
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) else None
