"""Running heads, running feet and page numbers: lines that belong to a page and not to the text.

With form feeds they are at the edges of pages. Without, `corpus.plaintext.page_ends` recognises
them; they then show where the pages end.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.lines import Line
from corpus.notes.candidates import ends_note
from corpus.notes.labels import SYMBOLS
from corpus.plaintext.front_matter import names_in
from corpus.plaintext.page_ends import divide, find_page_ends
from corpus.plaintext.running_heads import (
    FEWEST,
    FEWEST_SAME,
    LONGEST,
    is_labelled,
    numbered_by,
    page_number,
    shape,
    size,
)

# Set by hand.
_MOST_AT_EDGE = 4  # lines at the top or bottom of a page that may be furniture
_LONGEST_EDITED = 80  # characters of a heading with a link to edit the section

_EDIT = "[edit]"
_SENTENCE_END = re.compile(r"[.!?;,:][”\"’)\]]*\s*$")
_MARKED = re.compile(
    rf"[.!?…][”\"’)\]]?(?:\d{{1,4}}|[{SYMBOLS}]{{1,3}}|\[\d{{1,4}}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*$"
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a text with their pages, without those that are `furniture`. `paged` is whether
    it shows pages, and `is_known` whether form feeds divide them.
    """

    lines: list[Line]
    furniture: list[Line]
    paged: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """The first or last line of a page, without its furniture. `apart` is whether the line on its
    inner side is blank; `number` is the page number that it has, or 0; `words` are single-spaced.
    """

    line: Line
    where: Literal["top", "foot"]
    apart: bool
    number: int
    words: str
    shape: str


def find_pages(lines: Sequence[Line]) -> Pages:
    """The pages of a text."""
    paged = is_known = lines[-1].page > 1 if lines else False
    dropped = _at_edges(lines) if paged else set()
    if not paged:
        clusters = find_page_ends(lines)
        paged = bool(clusters)
        if paged:
            lines, dropped = divide(lines, clusters)
    if not dropped or all(line.blank or line.start in dropped for line in lines):
        return Pages(list(lines), [], paged, is_known)  # no furniture, or nothing else
    kept = [line for line in lines if line.start not in dropped or line.blank]
    furniture = [line for line in lines if line.start in dropped and not line.blank]
    return Pages(kept, furniture, paged, is_known)


def _at_edges(lines: Sequence[Line]) -> set[int]:
    """The starts of the lines at the edges of pages that are furniture."""
    by_page: dict[int, list[int]] = {}  # the places of the lines with words that are left
    for place, line in enumerate(lines):
        if not line.blank:
            by_page.setdefault(line.page, []).append(place)
    furniture: set[int] = set()
    known: dict[tuple[int, str], _Edge] = {}
    for _ in range(_MOST_AT_EDGE):
        edges = [
            known.get(edge) or known.setdefault(edge, _edge(lines, *edge))
            for own in by_page.values()
            for edge in _ends_of(own)
            if size(lines[edge[0]].text) <= LONGEST
        ]
        found = _repeated(edges, len(by_page))
        found.discard(_title_start(lines, edges))
        if not found:
            break
        furniture |= found
        by_page = {page: _without_ends(lines, own, found) for page, own in by_page.items()}
    return furniture


def _edge(lines: Sequence[Line], place: int, where: Literal["top", "foot"]) -> _Edge:
    line = lines[place]
    beside = place + 1 if where == "top" else place - 1
    apart = not 0 <= beside < len(lines) or lines[beside].blank
    words = " ".join(line.text.split())
    return _Edge(line, where, apart, numbered_by(line.text), words, shape(line.text))


def _ends_of(page: Sequence[int]) -> list[tuple[int, Literal["top", "foot"]]]:
    """The places of the first and last line of a page."""
    if not page:
        return []
    return [(page[0], "top"), (page[-1], "foot")] if len(page) > 1 else [(page[0], "top")]


def _without_ends(lines: Sequence[Line], page: list[int], starts: set[int]) -> list[int]:
    """The places of the lines of a page without its first and last, where these are furniture."""
    low = int(bool(page) and lines[page[0]].start in starts)
    high = len(page) - int(len(page) > low and lines[page[-1]].start in starts)
    return page[low:high]


def _repeated(edges: Sequence[_Edge], pages: int) -> set[int]:
    """The starts of the edges that are page numbers, or that come again."""
    counts = Counter((edge.shape, edge.where) for edge in edges)
    same = Counter((edge.words, edge.where) for edge in edges)
    usual = Counter(edge.number - edge.line.page for edge in edges if edge.number)
    return {
        edge.line.start
        for edge in edges
        if _counts_on(edge, usual)
        or counts[edge.shape, edge.where] >= _enough(edge.line.text, pages)
        or (same[edge.words, edge.where] >= FEWEST_SAME and not _may_be_text(edge.line.text))
    }


def _counts_on(edge: _Edge, usual: Counter[int]) -> bool:
    """Whether a line is a page's number: one that stands apart, or counts on as others do. `usual`
    has how often each difference from the place of the page is found.
    """
    if edge.apart and page_number(edge.line.text):
        return True
    return edge.number > 0 and usual[edge.number - edge.line.page] >= FEWEST_SAME


def _enough(text: str, pages: int) -> int:
    """On how many pages a line must be to be furniture: on many where it may be a note or the end
    of a sentence.
    """
    if is_labelled(text) or _MARKED.search(text):
        return pages + 1  # notes, and sentences with a marker, may be alike on every page
    return max(FEWEST, pages // 2) if _may_be_text(text) else FEWEST


def _may_be_text(text: str) -> bool:
    """Whether a line may be a note, or part of a sentence."""
    small = text.strip()[:1].islower()
    return small or is_labelled(text) or bool(_SENTENCE_END.search(text)) or ends_note(text)


def _title_start(lines: Sequence[Line], edges: Sequence[_Edge]) -> int:
    """The start of the first line of the text, where it is a title: it is alone, and has no number;
    -1 where it is not. The running heads of later pages may repeat it.
    """
    first = next((n for n, line in enumerate(lines) if not line.blank), None)
    if first is None or first + 1 >= len(lines) or not lines[first + 1].blank:
        return -1
    own = " ".join(lines[first].text.split())
    pages = {edge.line.page for edge in edges if edge.words == own}
    # Where each page has it, the first is a running head too.
    whole = len({line.page for line in lines if not line.blank})
    below = next((line.text for line in lines[first + 1 :] if not line.blank), "")
    is_head = len(pages) >= whole > FEWEST and not names_in(below)
    return -1 if is_head or re.search(r"\d", own) else lines[first].start


def cut_edit_links(lines: list[Line], text: str) -> tuple[list[Line], list[Line]]:
    """The lines of a text without the link "[edit]" behind headings, as in the copy of a page of a
    wiki; and these links.
    """
    if _EDIT not in text:
        return lines, []
    links: list[Line] = []
    kept: list[Line] = []
    for line in lines:
        words = line.text.rstrip()
        end = len(words) - len(_EDIT)
        if words.endswith(_EDIT) and 0 < end < _LONGEST_EDITED:
            links.append(replace(line, start=line.start + end, text=_EDIT))
            kept.append(replace(line, text=words[:end]))
        else:
            kept.append(line)
    return kept, links
