"""Markers: the numbers in a text that refer to notes.

Bracketed, superscript and caret markers are unambiguous. Bare digits, as a PDF leaves them, are
not: in `Geneva33` and `2009,12` they are markers, in `60.000` and `3/4 2001` they are not. Each
candidate has a weight by the characters around it, and the markers are the heaviest chain of rising
numbers, each number once: a weighted longest increasing subsequence, by the tree of Fenwick (1994).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.english.abbreviations import BEFORE_NUMBER

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_RAISED, "0123456789")
_LIST = r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*"
_RAISED_LIST = rf"[{_RAISED}]{{1,4}}(?:[,⁻–-][{_RAISED}]{{1,4}})*"
_CLEAR = {
    "bracket": re.compile(rf"\[(?P<numbers>{_LIST})\]"),
    "raised": re.compile(rf"(?<=\S)(?P<numbers>{_RAISED_LIST})(?![{_RAISED}])"),
    "caret": re.compile(rf"(?<=\S)\^\{{?(?P<numbers>{_LIST})\}}?"),
}
_BARE = re.compile(r"(?<![\d/$€£%#-])(?<!\d[.,](?=\d{3}\b))[1-9]\d{0,3}(?![\w%°/]|[.,:]\d|-\w)")
_SENTENCE_STARTS = re.compile(r"\s+[^a-z\s]|\s*$")
# Weights of bare digits, set by hand on the papers of the tests.
_LEAST_WEIGHT = 0.5  # of a marker
_BEHIND_PUNCTUATION = 3.0
_BEHIND_WORD = 2.0
_BEHIND_SHORT_WORD = 0.6  # letters of a name with a number: G20
_BEFORE_SENTENCE = 1.5  # behind white space or a number, where a sentence may begin next
_BEHIND_SPACE = 0.4
_OTHER_PAGE = 0.2  # factor of a candidate on another page than its note


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker at `[start, end)` of the block with the index `block`, for one or more notes."""

    block: int
    start: int
    end: int
    numbers: tuple[int, ...]


def _numbers(text: str) -> tuple[int, ...]:
    """`3, 5–7` → (3, 5, 6, 7)."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", text.translate(_TO_DIGITS)):
        ends = [int(digits) for digits in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 50:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(dict.fromkeys(numbers))


def find_markers(
    blocks: Sequence[str], notes: Mapping[int, int | None], pages: "Pages"
) -> list[Mark]:
    """The markers in `blocks` of the notes in `notes`, in the order of the text.

    `notes` has the page of each note by its number, or `None` for endnotes; `pages` gives the page
    of an offset in a block.
    """
    if not notes:
        return []
    best: list[Mark] = []
    most = 0
    for pattern in _CLEAR.values():
        marks = _clear_markers(blocks, notes, pattern)
        covered = len({number for mark in marks for number in mark.numbers})
        if covered > most:
            best, most = marks, covered
    if most * 2 < len(notes):
        bare = _bare_markers(blocks, notes, pages)
        if len(bare) > most:
            return bare
    return best


def _clear_markers(
    blocks: Sequence[str], notes: Mapping[int, int | None], pattern: re.Pattern[str]
) -> list[Mark]:
    marks = []
    for index, text in enumerate(blocks):
        for match in pattern.finditer(text):
            numbers = _numbers(match["numbers"])
            if all(number in notes for number in numbers):
                marks.append(Mark(index, match.start(), match.end(), numbers))
    return marks


class Pages:
    """The pages of blocks, from each block's (offset, page) list of the pages that begin in it."""

    def __init__(self, starts: Sequence[Sequence[tuple[int, int]]]) -> None:
        self._starts = starts

    def at(self, block: int, offset: int) -> int:
        """The page of an offset in a block."""
        starts = self._starts[block]
        position = bisect_right(starts, offset, key=lambda start: start[0]) - 1
        return starts[position][1] if position >= 0 else 1


def _weight(text: str, start: int, end: int) -> float:
    """The weight of the digits at `text[start:end]` as a marker; 0 where they are none."""
    if start == 0:
        return 0.0
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    follows = _SENTENCE_STARTS.match(text, end) is not None
    if before.isspace():
        word = text[max(0, start - 8) : start].rstrip()[-1:]
        if BEFORE_NUMBER.compiled.search(text, max(0, start - 8), start):
            return 0.0
        if word in '.!?”"»’)':
            return _BEFORE_SENTENCE if follows else _BEHIND_SPACE
        return 0.0
    if before in ".,":
        if earlier.isdigit():
            return _BEFORE_SENTENCE if text[end : end + 1].isspace() or end == len(text) else 0.0
        return _BEHIND_PUNCTUATION
    if before in ";:!?)]”\"’'»…":
        return _BEHIND_PUNCTUATION
    if before.isalpha():
        # Geneva33 may be a marker, G20 hardly: one letter, or capitals, are a name with a number.
        found = re.search(r"\w+$", text[max(0, start - 30) : start])
        letters = found.group() if found else before
        return _BEHIND_SHORT_WORD if len(letters) < 3 or letters.isupper() else _BEHIND_WORD
    return 0.0


def _bare_markers(
    blocks: Sequence[str], notes: Mapping[int, int | None], pages: Pages
) -> list[Mark]:
    candidates: list[tuple[Mark, float]] = []
    for index, text in enumerate(blocks):
        for match in _BARE.finditer(text):
            number = int(match.group())
            if number not in notes:
                continue
            weight = _weight(text, match.start(), match.end())
            page = notes[number]
            if page is not None and pages.at(index, match.start()) != page:
                weight *= _OTHER_PAGE
            if weight >= _LEAST_WEIGHT * _OTHER_PAGE:
                candidates.append((Mark(index, match.start(), match.end(), (number,)), weight))
    return _heaviest_rising(candidates, max(notes))


def _heaviest_rising(candidates: Sequence[tuple[Mark, float]], top: int) -> list[Mark]:
    """The heaviest chain of candidates, in order, whose numbers strictly rise."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (top + 1)  # Fenwick tree of best (weight, place)
    before: list[int] = []
    for place, (mark, weight) in enumerate(candidates):
        number = mark.numbers[0]
        best, link = 0.0, -1
        node = number - 1
        while node > 0:
            if tree[node][0] > best:
                best, link = tree[node]
            node -= node & -node
        before.append(link)
        total, node = best + weight, number
        while node <= top:
            if total > tree[node][0]:
                tree[node] = (total, place)
            node += node & -node
    best, place = 0.0, -1
    node = top
    while node > 0:
        if tree[node][0] > best:
            best, place = tree[node]
        node -= node & -node
    chain = []
    while place >= 0:
        if candidates[place][1] >= _LEAST_WEIGHT:
            chain.append(candidates[place][0])
        place = before[place]
    return chain[::-1]
