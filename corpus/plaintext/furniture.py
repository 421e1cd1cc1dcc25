"""Running heads, running feet and page numbers: lines that belong to a page and not to the text.

With form feeds they are at the edges of pages. Without, they are recognised by page numbers that
rise, or by lines that come again and again, in the middle of sentences; they then show where the
pages end.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.english.calendar import MONTH_NAME
from corpus.english.headings import NOTES_HEADING, PAGE_NUMBER, PART_HEADING, WORKS_HEADING
from corpus.lines import Line
from corpus.notes.candidates import ends_note
from corpus.notes.roman import roman_value
from corpus.plaintext.front_matter import names_in

# Set by hand.
_MOST_AT_EDGE = 4  # lines at the top or bottom of a page that may be furniture
_LONGEST = 110  # characters of a running head
_FEWEST = 3  # pages with a line of one shape, digits aside
_FEWEST_SAME = 2  # pages with the same line
_LONG_WORD = 3  # letters of words that have capitals in headings
_LEAST_DISTANCE = 5  # lines between two page numbers
_MOST_SKIPPED = 2  # page numbers that may be missing in a row
_LEAST_INTERRUPTING = 0.25  # share of page ends in the middle of a sentence
_LEAST_REPEATED_INTERRUPTING = 0.5  # the same, of repeated lines without a page number

_SENTENCE_END = re.compile(r"[.!?;,:][”\"’)\]]*\s*$")
_MARKED = re.compile(r"[.!?…][”\"’)\]]?(?:\d{1,4}|[*†‡§]{1,3}|\[\d{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*$")
_LABELLED = re.compile(r"\s*(?:\[?\d{1,4}[\].)]?|[ivxl]+[.)]|[*†‡§]+)\s{0,2}\S")
_AROUND_NUMBER = " \t-–—|·•[]()~.:/"
_NUMBER_ALONE = re.compile(r"\W{0,4}(?P<number>\d{1,4})\W{0,4}")
_NUMBER_BEFORE = re.compile(r"\s*(?P<number>\d{1,4})(?:\s{3,}|\s*[|·•]\s*)\S.*")
_NUMBER_BEHIND = re.compile(r"\s*\S.*?(?:\s{3,}|\s*[|·•]\s*)(?P<number>\d{1,4})\s*")


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
        clusters = _page_ends(lines)
        paged = bool(clusters)
        if paged:
            lines, dropped = _divided(lines, clusters)
    if all(line.blank or line.start in dropped for line in lines):  # nothing else is there
        return Pages(list(lines), [], paged, is_known)
    kept = [line for line in lines if line.start not in dropped or line.blank]
    furniture = [line for line in lines if line.start in dropped and not line.blank]
    return Pages(kept, furniture, paged, is_known)


def _size(text: str) -> int:
    """The characters of a line, each run of spaces counted as one."""
    return len(text) if len(text) <= _LONGEST else len(" ".join(text.split()))


def _shape(text: str) -> str:
    """A line without what differs from page to page: numbers, months, spaces, letters in capitals
    that count.
    """
    words = MONTH_NAME.compiled.sub("@", " ".join(text.split()))
    words = re.sub(r"\d+", "#", words)
    parts = words.split(" ")
    for place in {0, len(parts) - 1}:
        if parts[place].islower() and roman_value(parts[place].strip("-–—|")):
            parts[place] = "#"
    return " ".join(sorted(parts))  # left and right pages may have them the other way round


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
            if _size(line.text) <= _LONGEST
        ]
        counts = Counter((_shape(line.text), where) for line, where in edges)
        same = Counter((" ".join(line.text.split()), where) for line, where in edges)
        usual = Counter(
            number - line.page for line, _ in edges if (number := _numbered_by(line.text))
        )
        found = {
            line.start
            for line, where in edges
            if _counts_on(line, usual, apart[line.start, where])
            or counts[_shape(line.text), where] >= _enough(line.text, len(by_page))
            or (
                same[" ".join(line.text.split()), where] >= _FEWEST_SAME
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


def _page_number(text: str) -> int:
    """The number of a line that has only a page's number; 0 of any other line."""
    if PAGE_NUMBER.compiled.fullmatch(text):
        return int(re.findall(r"\d+", text)[0])
    return roman_value(text.strip()) if text.strip().islower() else 0


def _numbered_by(text: str) -> int:
    """The page number that a line consists of, begins or ends with; 0 where there is none."""
    match = _NUMBER_BEFORE.fullmatch(text) or _NUMBER_BEHIND.fullmatch(text)
    return int(match["number"]) if match else _page_number(text)


def _counts_on(line: Line, usual: Counter[int], apart: bool) -> bool:
    """Whether a line is a page's number: one that stands apart, or counts on as others do. `usual`
    has how often each difference from the place of the page is found.
    """
    if apart and _page_number(line.text):
        return True
    number = _numbered_by(line.text)
    return number > 0 and usual[number - line.page] >= _FEWEST_SAME


def _enough(text: str, pages: int) -> int:
    """On how many pages a line must be to be furniture: on many where it may be a note or the end
    of a sentence.
    """
    if _is_labelled(text) or _MARKED.search(text):
        return pages + 1  # notes, and sentences with a marker, may be alike on every page
    return max(_FEWEST, pages // 2) if _may_be_text(text) else _FEWEST


def _is_labelled(text: str) -> bool:
    """Whether a line begins as a note or the item of a list does."""
    return _LABELLED.match(text) is not None and _NUMBER_BEFORE.fullmatch(text) is None


def _may_be_text(text: str) -> bool:
    """Whether a line may be a note, or part of a sentence."""
    small = text.strip()[:1].islower()
    return small or _is_labelled(text) or bool(_SENTENCE_END.search(text)) or ends_note(text)


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
    is_head = len(pages) >= whole > _FEWEST and not names_in(below)
    return -1 if is_head or re.search(r"\d", own) else lines[first].start


@dataclass(frozen=True, slots=True)
class _PageEnd:
    """The lines `[first, last]` at the end of a page, some of them blank."""

    first: int
    last: int


def _page_ends(lines: Sequence[Line]) -> list[_PageEnd]:
    """The page ends of a text without form feeds; none where it shows none."""
    repeated = _repeated(lines)
    numbered = _numbered(lines)
    shapes = {_shape(lines[place].text) for place in repeated}
    around = {place for place in repeated if _shape(lines[place].text) in shapes}
    found = _clusters(lines, numbered, around)
    if found and _interrupting(lines, found) >= _LEAST_INTERRUPTING:
        return found
    often = Counter(_shape(lines[place].text) for place in repeated)
    kept = [
        place
        for place in repeated
        if often[_shape(lines[place].text)] >= _FEWEST and _is_alone(lines, place)
    ]
    found = _clusters(lines, kept, set(kept))
    if len(found) >= _FEWEST and _interrupting(lines, found) >= _LEAST_REPEATED_INTERRUPTING:
        return found
    return []


def _repeated(lines: Sequence[Line]) -> list[int]:
    """The places of lines that come again, stand apart on one side, and are no headings."""
    places = [
        place
        for place, line in enumerate(lines)
        if not line.blank
        and _size(line.text) <= _LONGEST
        and _stands_apart(lines, place)
        and _may_be_head(line.text)
    ]
    counts = Counter(_shape(lines[place].text) for place in places)
    return [place for place in places if counts[_shape(lines[place].text)] >= _FEWEST_SAME]


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
    if not any(letter.isalpha() for letter in words) or words[0].islower():
        return False
    if any(one.compiled.match(words) for one in (NOTES_HEADING, WORKS_HEADING, PART_HEADING)):
        return False
    return not _LABELLED.match(text) or _NUMBER_BEFORE.fullmatch(text) is not None


def _numbered(lines: Sequence[Line]) -> list[int]:
    """The places of the lines whose page numbers rise, in order; none where they are fewer than
    three.
    """
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        words = line.text.strip(_AROUND_NUMBER)
        if not words or not (words[0].isdigit() or words[-1].isdigit()) or _size(words) > _LONGEST:
            continue
        alone = _NUMBER_ALONE.fullmatch(line.text.strip())
        if alone is not None and not _is_alone(lines, place):
            continue
        match = alone or _NUMBER_BEFORE.fullmatch(line.text) or _NUMBER_BEHIND.fullmatch(line.text)
        if match is not None and (alone or _is_like_head(line.text)):
            found.append((place, int(match["number"])))
    chain = _rising(found)
    by_foot: dict[str, list[tuple[int, int]]] = {}
    for place, number in found:
        shape = _shape(lines[place].text)
        if any(letter.isalpha() for letter in shape):
            by_foot.setdefault(shape, []).append((place, number))
    # A running foot whose numbers rise shows all its pages, however many are missing between.
    feet = [own for own in by_foot.values() if len(own) >= _FEWEST and _all_rise(own)]
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
    return chain[::-1] if len(chain) >= _FEWEST else []


def _clusters(lines: Sequence[Line], places: Sequence[int], heads: set[int]) -> list[_PageEnd]:
    """Each place with the running heads beside it, blank lines between them included."""
    found: list[_PageEnd] = []
    for place in places:
        if found and place <= found[-1].last:
            continue
        first = last = place
        while (above := _beside(lines, first, -1)) is not None and above in heads:
            first = above
        while (below := _beside(lines, last, 1)) is not None and below in heads:
            last = below
        found.append(_PageEnd(first, last))
    return found


def _beside(lines: Sequence[Line], place: int, step: int) -> int | None:
    """The next line in a direction that is not blank."""
    place += step
    while 0 <= place < len(lines) and lines[place].blank:
        place += step
    return place if 0 <= place < len(lines) else None


def _interrupting(lines: Sequence[Line], ends: Sequence[_PageEnd]) -> float:
    """The share of page ends behind which a sentence goes on."""
    behind = [_beside(lines, end.last, 1) for end in ends]
    small = [place for place in behind if place is not None and _goes_on(lines[place].text)]
    return len(small) / len(ends)


def _goes_on(text: str) -> bool:
    return text.strip()[:1].islower()


def _divided(lines: Sequence[Line], ends: Sequence[_PageEnd]) -> tuple[list[Line], set[int]]:
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
        paged += [replace(line, page=page) for line in lines[low:high]]
    return paged, dropped
