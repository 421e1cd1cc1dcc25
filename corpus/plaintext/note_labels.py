"""Labels of notes: which numbers at the start of a line begin a note."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.plaintext.lines import Line

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LABEL = re.compile(
    r"\s*(?:\[(?P<bracket>\d{1,4})\]\s*"
    r"|\((?P<round>\d{1,4})\)\s+"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*"
    r"|(?P<dot>\d{1,4})[.)]\s+"
    r"|(?P<plain>\d{1,4})(?:\s+|(?=[“\"‘A-Z])))(?=\S)"
)
_STOPPED = re.compile(r"[.!?…][”\"’'»)\]]*\s*$|[”\"»)\]]\s*$|://\S+\s*$|/\S*\s*$")
_TAIL = 300  # characters at the end of a line that are examined
_MOST_CANDIDATES = 500  # labels up to which a gap in the numbers is looked for
_STEP_WEIGHT = 2.0  # of a number that follows the one before it
_GAP_WEIGHT = 0.5  # of a number behind a gap, so that a chain without gaps wins


@dataclass(frozen=True, slots=True)
class Label:
    """A note's number at the start of a line, with its span in that line."""

    number: int
    style: str
    start: int
    end: int


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, or `None`."""
    match = _LABEL.match(text)
    if match is None or match.lastgroup is None:
        return None
    style = match.lastgroup
    digits = match.group(style).translate(_SUPERSCRIPTS)
    if int(digits[0]) == 0:
        return None
    start = match.start(style) - (style in ("bracket", "round"))
    end = match.end(style) + (style in ("bracket", "round", "dot"))
    return Label(int(digits), style, start, end)


def ends_note(text: str) -> bool:
    """Whether a note can end with this line: with a full stop, a quotation mark or an address."""
    return _STOPPED.search(text.rstrip()[-_TAIL:]) is not None


def number_notes(lines: Sequence[Line], first: int | None) -> dict[int, Label]:
    """The labels of the lines that begin a note, by the index of the line.

    The numbers form the longest chain that rises by one, from `first` if it is not `None`. Gaps are
    allowed, and missing numbers elsewhere are notes out of order. A number twice in a row begins
    two notes.
    """
    found = _candidates(lines, first)
    if not found:
        return {}
    chain = _best_chain([label.number for _, label in found])
    chosen = {found[place][0]: found[place][1] for place in chain}
    numbers = {label.number for label in chosen.values()}
    highest, last = max(numbers), 0
    for index, label in found:
        if label.number not in numbers and label.number < highest:
            chosen[index] = label
            numbers.add(label.number)
        elif label.number == last:
            chosen[index] = label
        last = label.number
    return dict(sorted(chosen.items()))


def _candidates(lines: Sequence[Line], first: int | None) -> list[tuple[int, Label]]:
    """(Index, label) of lines that may begin a note: behind the end of another, in one style."""
    found: list[tuple[int, Label]] = []
    previous = ""
    for index, line in enumerate(lines):
        if line.blank:
            continue
        label = read_label(line.text)
        if label is not None and (not previous or ends_note(previous)):
            found.append((index, label))
        previous = line.text
    if first is not None:
        found = [(i, label) for i, label in found if label.number >= first or len(found) < 2]
    if not found:
        return []
    styles = Counter(label.style for _, label in found)
    style = found[0][1].style if first is not None else styles.most_common(1)[0][0]
    return [(index, label) for index, label in found if label.style == style]


def _best_chain(numbers: Sequence[int]) -> list[int]:
    """Positions of the heaviest rising chain of numbers."""
    best: list[tuple[float, int]] = []
    last_of: dict[int, int] = {}
    top: tuple[float, int] = (0.0, -1)
    for place, number in enumerate(numbers):
        score, before = 1.0, -1
        step = last_of.get(number - 1)
        if step is not None:
            score, before = best[step][0] + _STEP_WEIGHT, step
        elif place < _MOST_CANDIDATES:  # a gap
            for earlier in range(place):
                if numbers[earlier] < number and best[earlier][0] + _GAP_WEIGHT > score:
                    score, before = best[earlier][0] + _GAP_WEIGHT, earlier
        best.append((score, before))
        if number not in last_of or score > best[last_of[number]][0]:
            last_of[number] = place
        if score > top[0]:
            top = (score, place)
    chain = []
    place = top[1]
    while place >= 0:
        chain.append(place)
        place = best[place][1]
    return chain[::-1]
