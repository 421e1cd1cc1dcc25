"""Running heads, running feet and page numbers of printed pages, by their place and repetition."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.notes.roman import roman_value
from corpus.pdf.characters.lines import PdfLine
from corpus.pdf.columns import pieces
from corpus.plaintext.running_heads import is_labelled, page_number, shape

# Set by hand.
_MOST_ROWS = 3  # at the top or the foot of a page that may be furniture
_SAME_PLACE = 4.0  # points between lines that stand at the same place of their pages
_LONGEST = 120  # characters
_FEWEST = 2  # pages with the same line at one place
_FEWEST_ALIKE = 3  # pages with lines of one shape at one place
_FEWEST_NUMBERED = 2  # pages whose numbers count as the pages do
_WIDE = 1.5  # of a line's size: the space between them
_GAP = "   "  # between the parts of a head that are at both sides of the page
# A line far from the text.
_MARGIN = 0.12  # of the height of a page
_FAR = 1.7  # of the size of the next line
_SMALLER = 0.5  # points
_MOST_WORDS = 14
_NUMBER = re.compile(r"(?<![\w.,/:–-])(?:\d{1,4}|[ivxl]{1,7})(?![\w/]|[.,:–-]\d)")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at the top or the foot of a page. `numbers` are those that may be the page's."""

    page: int
    is_top: bool
    line: PdfLine
    text: str
    shape: str
    numbers: tuple[tuple[bool, int, str], ...]  # whether Roman, value, as printed
    inner: PdfLine | None  # the next line of the page
    height: float  # of the page


def without_furniture(
    pages: Sequence[Sequence[PdfLine]], heights: Sequence[float], size: float
) -> tuple[list[list[PdfLine]], list[str | None]]:
    """The lines of pages without heads, feet and page numbers, and the number printed on each page;
    `None` where there is none. `heights` are those of the pages, `size` that of the
    text, in points.
    """
    kept = [list(lines) for lines in pages]
    labels: list[str | None] = [None] * len(pages)
    outer = [edge for n, own in enumerate(pages) for edge in _outer(n, own, heights[n])]
    shifts = _shifts(outer)
    numbered = {edge.page for edge in outer if _is_number(edge, shifts)}
    for _ in range(_MOST_ROWS):
        edges = [edge for n, lines in enumerate(kept) for edge in _edges(n, lines, heights[n])]
        places = _Places(edges, shifts)
        found = [edge for edge in edges if _is_furniture(edge, places, (shifts, numbered), size)]
        if not found:
            break
        for edge in found:
            if edge.line in kept[edge.page] and len(kept[edge.page]) > 1:
                kept[edge.page].remove(edge.line)
            label = _label(edge, shifts)
            labels[edge.page] = labels[edge.page] or label
    return kept, labels


def _edges(page: int, lines: Sequence[PdfLine], height: float) -> Iterator[_Edge]:
    """The first and the last line of a page."""
    for place, is_top in ((0, True), (-1, False)):
        if len(lines) < 2 - is_top:
            continue
        line = lines[place]
        text = _GAP.join(
            " ".join(word.text for word in piece) for piece in pieces(line.words, _WIDE * line.size)
        )
        if len(text) <= _LONGEST:
            inner = lines[1 if is_top else -2] if len(lines) > 1 else None
            yield _Edge(page, is_top, line, text, shape(text), tuple(_numbers(text)), inner, height)


def _outer(page: int, lines: Sequence[PdfLine], height: float) -> Iterator[_Edge]:
    """The lines of a page that may be furniture."""
    count = min(_MOST_ROWS, len(lines) // 2)
    for place in range(count):
        yield from _edges(page, lines[place : len(lines) - place], height)


def _numbers(text: str) -> Iterator[tuple[bool, int, str]]:
    """The numbers with which a line begins or ends, and those of "Page 2 of 3"."""
    whole = page_number(text) > 0
    for match in _NUMBER.finditer(text):
        printed = match.group()
        before, behind = text[: match.start()], text[match.end() :]
        if not whole and any(map(str.isalnum, before)) and any(map(str.isalnum, behind)):
            continue
        if printed.isdecimal():
            yield False, int(printed), printed
        elif value := roman_value(printed):
            yield True, value, printed


def _shifts(edges: Sequence[_Edge]) -> set[tuple[bool, int]]:
    """The difference between printed numbers and places of pages that most pages have, as (whether
    Roman, difference): one for each kind of number.
    """
    counts: Counter[tuple[bool, int]] = Counter()
    by_page: dict[int, set[tuple[bool, int]]] = {}
    for edge in edges:
        own = {(roman, value - edge.page) for roman, value, _ in edge.numbers}
        by_page.setdefault(edge.page, set()).update(own)
    for found in by_page.values():
        counts.update(found)
    shifts = set()
    for kind in (False, True):
        of_kind = {shift: count for shift, count in counts.items() if shift[0] == kind}
        best = max(of_kind, key=lambda shift: of_kind[shift], default=None)
        if best is not None and of_kind[best] >= _FEWEST_NUMBERED:
            shifts.add(best)
    return shifts


class _Places:
    """How often the words, the shapes and the numbers of pages stand at each place of a page."""

    def __init__(self, edges: Sequence[_Edge], shifts: set[tuple[bool, int]]) -> None:
        self.texts: Counter[tuple[bool, int, str]] = Counter()
        self.shapes: Counter[tuple[bool, int, str]] = Counter()
        self.numbered: Counter[tuple[bool, int, str]] = Counter()
        for edge in edges:
            # At two steps of a scale, so that lines near each other have one in common.
            for place in _steps(edge):
                self.texts[edge.is_top, place, edge.text] += 1
                self.shapes[edge.is_top, place, edge.shape] += 1
                self.numbered[edge.is_top, place, ""] += _label(edge, shifts) is not None

    def most(self, counts: Counter[tuple[bool, int, str]], edge: _Edge, words: str) -> int:
        """The most that is counted of some words near the place of a line."""
        return max(counts[edge.is_top, place, words] for place in _steps(edge))


def _steps(edge: _Edge) -> tuple[int, int]:
    """The two steps of a scale that a line is at."""
    step = int(edge.line.baseline // _SAME_PLACE)
    upper = edge.line.baseline % _SAME_PLACE >= _SAME_PLACE / 2
    return step, step + 1 if upper else step - 1


def _is_furniture(
    edge: _Edge, places: _Places, known: tuple[set[tuple[bool, int]], set[int]], size: float
) -> bool:
    """Whether a line is of its page and not of the text: it has the page's number, or other pages
    have the same line, or one of its shape, at the same place. `known` are what `_shifts` gives,
    and the pages on which the number stands alone.
    """
    shifts, pages = known
    if places.most(places.texts, edge, edge.text) >= _FEWEST:
        return True
    if _label(edge, shifts) is not None:
        numbered = places.most(places.numbered, edge, "")
        # Where the number stands elsewhere too, a line as large as the text may be a heading.
        small = edge.line.size < size - _SMALLER
        is_head = numbered >= _FEWEST and (small or edge.page not in pages)
        if _is_number(edge, shifts) or (is_head and not _is_item(edge, places, shifts)):
            return True
    if _is_alone_in_margin(edge, size):
        return True
    alike = places.most(places.shapes, edge, edge.shape)
    return alike >= _FEWEST_ALIKE and not is_labelled(edge.text)


def _is_number(edge: _Edge, shifts: set[tuple[bool, int]]) -> bool:
    """Whether a line is the page's number and nothing else."""
    if _label(edge, shifts) is None:
        return False
    return page_number(edge.text) > 0 or not any(letter.isalpha() for letter in edge.text)


def _is_alone_in_margin(edge: _Edge, size: float) -> bool:
    """Whether a short line in letters smaller than the text stands far from it at an end of its
    page.
    """
    if edge.inner is None or (edge.is_top and edge.page == 0) or is_labelled(edge.text):
        return False
    gap = abs(edge.inner.baseline - edge.line.baseline)
    share = edge.line.baseline / edge.height
    outside = share < _MARGIN if edge.is_top else share > 1 - _MARGIN
    small = edge.line.size < size - _SMALLER
    return (
        outside and small and gap > _FAR * edge.inner.size and len(edge.text.split()) <= _MOST_WORDS
    )


def _is_item(edge: _Edge, places: _Places, shifts: set[tuple[bool, int]]) -> bool:
    """Whether the page's number on a line is rather the label of a note or an item."""
    if edge.line.words[0].is_raised:
        return True
    label = _label(edge, shifts) or ""
    if not edge.is_top and re.match(rf"{label} \S", edge.text):
        # The words of a foot stand on other pages, too.
        return places.most(places.shapes, edge, edge.shape) < _FEWEST
    begins = re.match(rf"[(\[]?{label}[.)\]]", edge.text)
    return begins is not None and is_labelled(edge.text)


def _label(edge: _Edge, shifts: set[tuple[bool, int]]) -> str | None:
    """The page's number on a line; `None` without."""
    for roman, value, printed in edge.numbers:
        if (roman, value - edge.page) in shifts:
            return printed
    return None


def merged_labels(printed: Sequence[str | None], own: Sequence[str | None]) -> list[str | None]:
    """The labels of pages: those that are printed. Where the file's own ones agree with them, or
    none are printed, those of the file are taken for pages without; but not if they only count.
    """
    counted = all(label == str(n) for n, label in enumerate(own, 1) if label)
    agree = all(one == other for one, other in zip(printed, own, strict=True) if one and other)
    if counted or not agree:
        return list(printed)
    return [one or other for one, other in zip(printed, own, strict=True)]
