"""Lines that may begin notes, and what is around them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.english.headings import NOTES_HEADING, PART_LINE, WORKS_HEADING
from corpus.lines import Line
from corpus.notes.labels import SYMBOLS, Family, Label

# A marker behind a sentence.
_MARK = rf"(?:\[\d{{1,5}}\]|\d{{1,5}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,5}}|[{SYMBOLS}]{{1,3}})?"
_STOPPED = re.compile(rf"[.!?…][”\"’'»)\]]*{_MARK}\s*$|[”\"»)\]]{_MARK}\s*$|/(?:\S*[^\s,;])?\s*$")
_TAIL = 300  # characters at the end of a line that are examined
_RULE_SIGNS = "_-–—―*=⎯─━═┄┅┈┉"
_RULE = re.compile(rf"[{re.escape(_RULE_SIGNS)}]{{3,}}")
_LONGEST_HEADING = 80  # characters of a heading above notes


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The line at `place` begins a note. `series` counts the numberings of the chain from 1;
    markers of it are on the lines from `after` on, and `is_marked` is whether there is one.
    """

    place: int
    label: Label
    series: int
    after: int
    is_marked: bool


def ends_note(text: str) -> bool:
    """Whether a note can end with this line: with a full stop, a quotation mark or an address."""
    tail = text.rstrip()[-_TAIL:]
    if tail[-1:].isalpha():  # then only an address can be its end
        return "/" in tail.split()[-1]
    return _STOPPED.search(tail) is not None


def is_rule(text: str) -> bool:
    """Whether a line is a rule, such as one above footnotes."""
    words = text.strip()
    return words[:1] in _RULE_SIGNS and _RULE.fullmatch(words) is not None


def is_notes_heading(text: str) -> bool:
    """Whether a line is a heading above notes."""
    return len(text) < _LONGEST_HEADING and NOTES_HEADING.compiled.fullmatch(text) is not None


def is_works_heading(text: str) -> bool:
    """Whether a line is a heading above works, which notes of web pages stand below, too."""
    return len(text) < _LONGEST_HEADING and WORKS_HEADING.compiled.fullmatch(text) is not None


def is_tight_heading(text: str) -> bool:
    """Whether a line is a heading of notes, or of a part of them, even with no blank line above."""
    if not 0 < len(text) < _LONGEST_HEADING or text.rstrip().endswith("."):
        return False
    return is_notes_heading(text) or PART_LINE.compiled.fullmatch(text) is not None


def may_be_heading(text: str) -> bool:
    """Whether a line alone may be a heading above notes or between them: short, with a capital or a
    number first, and not the end of a sentence.
    """
    words = text.strip()
    if not words or not (words[0].isupper() or words[0].isdigit()):
        return False
    return len(words) < _LONGEST_HEADING and words[-1] not in ".,;:" and not ends_note(words)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a note. `apart` is positive where it stands apart, negative where it
    goes on from the line before; `block` counts the blocks between blank lines before it, `words`
    those before the words behind the label, and `headings` those directly before it that are
    headings.
    """

    place: int
    label: Label
    apart: int
    is_headed: bool
    block: int
    words: int
    like_heading: bool
    headings: int


def find_candidates(
    lines: Sequence[Line], labels: Mapping[int, Sequence[Label]], family: Family
) -> list[Candidate]:
    """The lines with a label of a family, in order."""
    found: list[Candidate] = []
    block = headings = 0
    above: Line | None = None  # the last line that is not blank
    above_is_heading = False  # it is one, and blank lines or another heading are before it
    blank = True
    for place, line in enumerate(lines):
        if line.blank:
            block += not blank
            blank = True
            continue
        new_page = above is None or above.page != line.page
        block += not blank and (new_page or (above is not None and is_rule(above.text)))
        headings = headings if above_is_heading else 0
        for label in labels.get(place, ()):
            if label.family != family:
                continue
            headed = above is not None and is_notes_heading(above.text)
            apart = blank or new_page or headed or above_is_heading
            where = 1 if apart else _apart_from(above)
            ends_block = place + 1 == len(lines) or lines[place + 1].blank
            alone = blank and ends_block
            like = alone and label.style in ("dot", "plain") and not ends_note(line.text)
            words = block + (label.style == "alone" and ends_block)
            found.append(Candidate(place, label, where, headed, block, words, like, headings))
        above_is_heading = may_be_heading(line.text) and (
            blank or above_is_heading or is_tight_heading(line.text)
        )
        headings += above_is_heading and blank
        above, blank = line, False
    return found


def _apart_from(above: Line | None) -> int:
    """How far a line stands apart from the one directly above it."""
    if above is None or is_rule(above.text):
        return 1
    return 0 if ends_note(above.text) else -1
