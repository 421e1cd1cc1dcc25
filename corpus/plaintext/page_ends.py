"""The ends of pages in a text without form feeds: page numbers that rise, or lines that come again
and again, in the middle of sentences.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.english.headings import NOTES_HEADING, PART_HEADING, WORKS_HEADING
from corpus.lines import Line
from corpus.notes.candidates import ends_note
from corpus.plaintext.running_heads import (
    FEWEST,
    FEWEST_SAME,
    LONGEST,
    NUMBER_BEFORE,
    NUMBER_BEHIND,
    is_labelled,
    shape,
    size,
)

# Set by hand.
_LONG_WORD = 3  # letters of words that have capitals in headings
_LEAST_DISTANCE = 5  # lines between two page numbers
_SHORT_PAGE = 10  # lines
_MOST_SKIPPED = 2  # page numbers that may be missing in a row
_LEAST_INTERRUPTING = 0.25  # share of page ends in the middle of a sentence
_LEAST_REPEATED_INTERRUPTING = 0.5  # the same, of repeated lines without a page number

_AROUND_NUMBER = " \t-–—|·•[]()~.:/"
_NUMBER_ALONE = re.compile(r"\W{0,4}(?P<number>\d{1,4})\W{0,4}")


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The lines `[first, last]` at the end of a page, some of them blank."""

    first: int
    last: int


def find_page_ends(lines: Sequence[Line]) -> list[PageEnd]:
    """The page ends of a text without form feeds; none where it shows none."""
    repeated = _repeated(lines)
    numbered = _numbered(lines)
    found = _clusters(lines, numbered, set(repeated))
    if found and _interrupting(lines, found) >= _LEAST_INTERRUPTING:
        return found
    often = Counter(repeated.values())
    kept = [
        place for place, own in repeated.items() if often[own] >= FEWEST and _is_alone(lines, place)
    ]
    found = _clusters(lines, kept, set(kept))
    if len(found) >= FEWEST and _interrupting(lines, found) >= _LEAST_REPEATED_INTERRUPTING:
        return found
    return []


def divide(lines: Sequence[Line], ends: Sequence[PageEnd]) -> tuple[list[Line], set[int]]:
    """The lines with their pages, and the starts of those that are furniture."""
    dropped = {
        lines[place].start
        for end in ends
        for place in range(end.first, end.last + 1)
        if not lines[place].blank
    }
    paged = []
    starts = [0, *(end.last + 1 for end in ends), len(lines)]
    for page, (low, high) in enumerate(pairwise(starts), start=1):
        paged += [line.on(page, line.margin) for line in lines[low:high]]
    return paged, dropped


def _repeated(lines: Sequence[Line]) -> dict[int, str]:
    """The places of lines that come again, stand apart on one side, and are no headings; with their
    shapes.
    """
    shapes = {
        place: shape(line.text)
        for place, line in enumerate(lines)
        if not line.blank
        and _stands_apart(lines, place)
        and size(line.text) <= LONGEST
        and _may_be_head(line.text)
    }
    counts = Counter(shapes.values())
    return {place: own for place, own in shapes.items() if counts[own] >= FEWEST_SAME}


def _stands_apart(lines: Sequence[Line], place: int) -> bool:
    before = place == 0 or lines[place - 1].blank
    behind = place + 1 == len(lines) or lines[place + 1].blank
    return before or behind


def _is_alone(lines: Sequence[Line], place: int) -> bool:
    """Whether blank lines, or the ends of the text, are on both sides of a line."""
    before = place == 0 or lines[place - 1].blank
    return before and (place + 1 == len(lines) or lines[place + 1].blank)


def _may_be_head(text: str) -> bool:
    words = text.strip()
    if words[0].islower() or not any(letter.isalpha() for letter in words):
        return False
    if any(one.compiled.match(words) for one in (NOTES_HEADING, WORKS_HEADING, PART_HEADING)):
        return False
    return not is_labelled(text)


def _numbered(lines: Sequence[Line]) -> list[int]:
    """The places of the lines whose page numbers rise, in order; none where they are fewer than
    three.
    """
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        words = line.text.strip(_AROUND_NUMBER)
        if not words or not (words[0].isdigit() or words[-1].isdigit()) or size(words) > LONGEST:
            continue
        alone = _NUMBER_ALONE.fullmatch(line.text.strip())
        if alone is not None and not _is_alone(lines, place):
            continue
        match = alone or NUMBER_BEFORE.fullmatch(line.text) or NUMBER_BEHIND.fullmatch(line.text)
        if match is not None and (alone or _is_like_head(line.text)):
            found.append((place, int(match["number"])))
    chain = _rising(found)
    by_foot: dict[str, list[tuple[int, int]]] = {}
    for place, number in found:
        foot = shape(lines[place].text)
        if any(letter.isalpha() for letter in foot):
            by_foot.setdefault(foot, []).append((place, number))
    # A running foot whose numbers rise shows all its pages, however many are missing between.
    feet = [own for own in by_foot.values() if len(own) >= FEWEST and _all_rise(own)]
    places = sorted(place for own in feet for place, _ in own)
    return places if len(places) > len(chain) else chain


def _is_like_head(text: str) -> bool:
    """Whether most of the longer words of a line have capitals, as in a running head."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return bool(2 * capitals >= len(words))


def _all_rise(found: Sequence[tuple[int, int]]) -> bool:
    return all(one < other for (_, one), (_, other) in pairwise(found))


def _rising(found: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the longest chain of (place, number) whose numbers rise by about one."""
    lengths: list[int] = []
    before: list[int] = []
    last_with: dict[int, int] = {}  # number → index in `found` of the longest chain ending with it
    for index, (place, number) in enumerate(found):
        length, link = 1, -1
        for step in range(1, _MOST_SKIPPED + 2):
            earlier = last_with.get(number - step, -1)
            if earlier >= 0 and place - found[earlier][0] >= _LEAST_DISTANCE:
                length, link = max((length, link), (lengths[earlier] + 1, earlier))
        lengths.append(length)
        before.append(link)
        if number not in last_with or length >= lengths[last_with[number]]:
            last_with[number] = index
    chain = []
    index = lengths.index(max(lengths)) if lengths else -1
    while index >= 0:
        chain.append(found[index][0])
        index = before[index]
    return chain[::-1] if len(chain) >= FEWEST else []


def _clusters(lines: Sequence[Line], places: Sequence[int], heads: set[int]) -> list[PageEnd]:
    """Each place with the running heads beside it, blank lines between them included."""
    found: list[PageEnd] = []
    for place in places:
        if found and place <= found[-1].last:
            continue
        first = last = place
        while (above := _beside(lines, first, -1)) is not None and above in heads:
            first = above
        while (below := _beside(lines, last, 1)) is not None and below in heads:
            last = below
        found.append(PageEnd(first, last))
    return found


def _beside(lines: Sequence[Line], place: int, step: int) -> int | None:
    """The next line in a direction that is not blank."""
    place += step
    while 0 <= place < len(lines) and lines[place].blank:
        place += step
    return place if 0 <= place < len(lines) else None


def _interrupting(lines: Sequence[Line], ends: Sequence[PageEnd]) -> float:
    """The share of page ends behind which a sentence goes on."""
    distance = (ends[-1].first - ends[0].first) / max(len(ends) - 1, 1)
    # Numbers this near to each other may be labels of notes, which begin with small letters.
    is_near = distance < _SHORT_PAGE
    return sum(_is_interrupted(lines, end, is_near=is_near) for end in ends) / len(ends)


def _is_interrupted(lines: Sequence[Line], end: PageEnd, *, is_near: bool) -> bool:
    """Whether a sentence goes on behind a page end, and, where they are near to each other, none
    ends before it.
    """
    before, behind = _beside(lines, end.first, -1), _beside(lines, end.last, 1)
    if behind is None or not lines[behind].text.strip()[:1].islower():
        return False
    return not is_near or (before is not None and not ends_note(lines[before].text))
