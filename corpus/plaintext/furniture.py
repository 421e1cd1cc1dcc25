"""Running heads, running feet and page numbers: lines that belong to a page and not to the text.

With form feeds they are at the edges of pages. Without, `corpus.plaintext.page_ends` recognises
them; they then show where the pages end.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

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


def find_pages(lines: Sequence[Line]) -> Pages:
    """The pages of a text."""
    paged = is_known = lines[-1].page > 1 if lines else False
    dropped = _at_edges(lines) if paged else set()
    if not paged:
        clusters = find_page_ends(lines)
        paged = bool(clusters)
        if paged:
            lines, dropped = divide(lines, clusters)
    if all(line.blank or line.start in dropped for line in lines):  # nothing else is there
        return Pages(list(lines), [], paged, is_known)
    kept = [line for line in lines if line.start not in dropped or line.blank]
    furniture = [line for line in lines if line.start in dropped and not line.blank]
    return Pages(kept, furniture, paged, is_known)


def _at_edges(lines: Sequence[Line]) -> set[int]:
    """The starts of the lines at the edges of pages that are furniture."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if not line.blank:
            by_page.setdefault(line.page, []).append(line)
    apart: dict[tuple[int, str], bool] = {}  # of a line, whether it is blank on the inner side
    for place, line in enumerate(lines):
        apart[line.start, "foot"] = place == 0 or lines[place - 1].blank
        apart[line.start, "top"] = place + 1 == len(lines) or lines[place + 1].blank
    furniture: set[int] = set()
    for _ in range(_MOST_AT_EDGE):
        edges = [
            (line, where)
            for page in by_page.values()
            for line, where in _edges(page, furniture)
            if size(line.text) <= LONGEST
        ]
        counts = Counter((shape(line.text), where) for line, where in edges)
        same = Counter((" ".join(line.text.split()), where) for line, where in edges)
        usual = Counter(
            number - line.page for line, _ in edges if (number := numbered_by(line.text))
        )
        found = {
            line.start
            for line, where in edges
            if _counts_on(line, usual, apart[line.start, where])
            or counts[shape(line.text), where] >= _enough(line.text, len(by_page))
            or (
                same[" ".join(line.text.split()), where] >= FEWEST_SAME
                and not _may_be_text(line.text)
            )
        }
        title = _title_start(lines, edges)
        found.discard(title)
        if not found:
            break
        furniture |= found
    return furniture


def _edges(page: Sequence[Line], furniture: set[int]) -> list[tuple[Line, str]]:
    """The first and last line of a page that are not yet furniture."""
    left = [line for line in page if line.start not in furniture]
    if not left:
        return []
    return [(left[0], "top"), (left[-1], "foot")] if len(left) > 1 else [(left[0], "top")]


def _counts_on(line: Line, usual: Counter[int], apart: bool) -> bool:
    """Whether a line is a page's number: one that stands apart, or counts on as others do. `usual`
    has how often each difference from the place of the page is found.
    """
    if apart and page_number(line.text):
        return True
    number = numbered_by(line.text)
    return number > 0 and usual[number - line.page] >= FEWEST_SAME


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


def _title_start(lines: Sequence[Line], edges: Sequence[tuple[Line, str]]) -> int:
    """The start of the first line of the text, where it is a title: it is alone, and has no number;
    -1 where it is not. The running heads of later pages may repeat it.
    """
    first = next((n for n, line in enumerate(lines) if not line.blank), None)
    if first is None or first + 1 >= len(lines) or not lines[first + 1].blank:
        return -1
    own = " ".join(lines[first].text.split())
    again = [line for line, _ in edges if " ".join(line.text.split()) == own]
    pages = {line.page for line in again}
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
