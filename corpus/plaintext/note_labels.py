"""The numbers that notes begin with, told apart from other numbers at a line's start."""

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
_TAIL = 300  # characters; what ends a line stands near its end


@dataclass(frozen=True, slots=True)
class Label:
    """A note's number at the start of a line, with its place in that line."""

    number: int
    style: str
    start: int
    end: int


def read_label(text: str) -> Label | None:
    """The note number that `text` begins with, if it begins with one."""
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
    """Whether a note can end with this line: it closes with a stop, a quote or an address."""
    return _STOPPED.search(text.rstrip()[-_TAIL:]) is not None


def number_notes(lines: Sequence[Line], first: int | None) -> dict[int, Label]:
    """Which of `lines` begin a note: index → label.

    The numbers form the longest run that rises by one, beginning with `first` if given; a gap
    is allowed, and numbers left over and still missing are taken as notes out of order. A
    number that comes twice in a row begins two notes.
    """
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
        return {}
    styles = Counter(label.style for _, label in found)
    style = found[0][1].style if first is not None else styles.most_common(1)[0][0]
    found = [(index, label) for index, label in found if label.style == style]
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


def _best_chain(numbers: Sequence[int]) -> list[int]:
    """Positions of the rising chain with the most steps of exactly one."""
    best: list[tuple[float, int]] = []
    last_of: dict[int, int] = {}
    top: tuple[float, int] = (0.0, -1)
    for place, number in enumerate(numbers):
        score, before = 1.0, -1
        step = last_of.get(number - 1)
        if step is not None:
            score, before = best[step][0] + 2.0, step
        elif place < 500:  # a gap: look through the few candidates before
            for earlier in range(place):
                if numbers[earlier] < number and best[earlier][0] + 0.5 > score:
                    score, before = best[earlier][0] + 0.5, earlier
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
