"""Texts with notes planted in them, in many layouts, of which it is known what each marker means.

Each sentence with a note ends with the name of a place that is in no other, and its note has the
same name: a marker is right where the name before it is that of its note.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from hypothesis import strategies as st

Setting = Literal[
    "feet of pages", "feet without form feeds", "chapter endnotes", "collected endnotes",
    "bracketed footnotes",
]  # fmt: skip
Numbering = Literal["through", "by chapter", "by page"]
Kind = Literal["no note", "note", "unmarked", "behind a gap"]

NAMES = [
    first + last
    for last, first in product(
        ("by", "ham", "wick", "ton", "ley"),
        ("Bar", "Cen", "Dol", "Fen", "Gar", "Hol", "Kel", "Lam", "Mor", "Nor", "Pel", "Ros", "Wen"),
    )
]
SENTENCES = (
    "The weir of the lower town was sold in 1790 for 12 crowns to the men of {}.",
    "Nobody in the valley had paid for a barn before, and few had heard of {}.",
    "It is said that the council, which met on Sundays, was afraid of {}.",
    "Then the water rose to the second step and 40 people left the inn for {}.",
    "The miller did not agree, and he wrote twice to the reeve of {}.",
)
NOTES = (
    "R. Holt, The {} Book (Hane: Quay, 1931), p. 12.",
    "See the rolls, which are kept at Dee. They are not complete, and two of them are so damp that "
    "nobody has yet unrolled the one of {}.",
    "Ibid., under {}.",
    "{} Packet, 3 May 1790, https://www.example.org/packet/3.",
)
CHAPTERS = ("Chapter One", "Chapter Two", "Chapter Three", "Chapter Four")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDTH = 72
_PAGE = 6  # lines of body on a page
_FILLED = (  # without notes, so that no chapter is of notes alone
    "The valley is four miles long and has a road on either side of the water, "
    "neither of which leads to the other."
)


@dataclass
class Planted:
    """A note: what is printed, its number, its words, and whether the text refers to it."""

    name: str
    number: int
    words: str
    is_marked: bool
    chapter: int
    page: int = 0


# A word, with its note where it is before a marker.
_Word = tuple[str, Planted | None]


@dataclass
class Plan:
    """A text and what is in it. `is_regular` is whether each number is there and marked."""

    setting: Setting
    style: str
    numbering: Numbering
    chapters: list[list[Kind]]
    notes: list[Planted] = field(default_factory=list)
    text: str = ""

    @property
    def is_regular(self) -> bool:
        return not {"unmarked", "behind a gap"} & {one for kinds in self.chapters for one in kinds}


def marker(style: str, number: int) -> str:
    """The marker of a number, to notes whose labels are printed so."""
    if style in ("[n]", "[Footnote n: …]"):
        return f"[{number}]"
    return str(number).translate(_RAISED) if style == "raised" else str(number)


def label(style: str, number: int) -> str:
    """The label of a number."""
    return {"[n]": f"[{number}]", "n": str(number), "n.": f"{number}."}.get(
        style, str(number).translate(_RAISED)
    )


def written(note: Planted, style: str) -> str:
    """A note as it is printed."""
    if style == "[Footnote n: …]":
        return _filled(f"[Footnote {note.number}: {note.words}]")
    return _filled(f"{label(style, note.number)} {note.words}")


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False)


def write(plan: Plan) -> None:
    """Make the notes and the text of a plan."""
    if plan.setting in ("feet of pages", "feet without form feeds"):
        _write_pages(plan)
    else:
        _write_chapters(plan)


def _plant(plan: Plan, chapter: int, kind: Kind, number: int) -> tuple[str, Planted | None, int]:
    """A sentence without its marker, its note, and the number behind it."""
    place = len(plan.notes)
    if kind == "no note":
        return _FILLED, None, number
    name = NAMES[place]
    number += 2 if kind == "behind a gap" else 1
    words = NOTES[place % len(NOTES)].format(name)
    note = Planted(name, number, words, kind != "unmarked", chapter)
    plan.notes.append(note)
    return SENTENCES[place % len(SENTENCES)].format(name), note, number


def _write_chapters(plan: Plan) -> None:
    """A text whose notes are behind paragraphs, chapters, or all of it."""
    parts: list[str] = []
    number = 0
    for chapter, kinds in enumerate(plan.chapters):
        if plan.numbering == "by chapter":
            number = 0
        first = len(plan.notes)
        parts.append(CHAPTERS[chapter])
        for low in range(0, len(kinds), 3):  # three sentences a paragraph
            begun = len(plan.notes)
            sentences = []
            for kind in kinds[low : low + 3]:
                sentence, note, number = _plant(plan, chapter, kind, number)
                marked = note is not None and note.is_marked
                sentences.append(sentence + (marker(plan.style, number) if marked else ""))
            parts.append(_filled(" ".join([_FILLED, *sentences])))
            if plan.setting == "bracketed footnotes":
                parts += [written(note, plan.style) for note in plan.notes[begun:]]
        if plan.setting == "chapter endnotes" and plan.notes[first:]:
            parts += ["Notes", *(written(note, plan.style) for note in plan.notes[first:])]
    if plan.setting == "collected endnotes" and plan.notes:
        parts.append("Notes")
        for chapter in range(len(plan.chapters)):
            own = [note for note in plan.notes if note.chapter == chapter]
            if own and plan.numbering == "by chapter":
                parts.append(CHAPTERS[chapter])
            parts += [written(note, plan.style) for note in own]
    plan.text = "\n\n".join(parts) + "\n"


def _write_pages(plan: Plan) -> None:
    """A text in pages, with the notes of each at its foot. A chapter begins a page."""
    pages: list[str] = []
    number = 0
    for chapter, kinds in enumerate(plan.chapters):
        if plan.numbering == "by chapter":
            number = 0
        sentences: list[tuple[str, Planted | None]] = []
        for kind in kinds:
            sentence, note, number = _plant(plan, chapter, kind, number)
            sentences.append((sentence, note))
        pages += _pages(plan, CHAPTERS[chapter], sentences)
    between = "\n\f" if plan.setting == "feet of pages" else "\n\n"
    plan.text = between.join(pages) + between


def _pages(plan: Plan, heading: str, sentences: Sequence[tuple[str, Planted | None]]) -> list[str]:
    """The pages of a chapter, which end in the middle of sentences."""
    words: list[_Word] = [(word, None) for word in _FILLED.split()]
    for sentence, note in sentences:
        *first, last = sentence.split()
        words += [*((word, None) for word in first), (last, note)]
    lines = _lines(words)
    pages: list[str] = []
    for low in range(0, len(lines), _PAGE):
        own = lines[low : low + _PAGE]
        feet = [note for line in own for _, note in line if note is not None]
        if plan.numbering == "by page":
            for number, note in enumerate(feet, start=1):
                note.number = number
        text = [" ".join(_printed(plan, word) for word in line) for line in own]
        pages.append(_page(plan, "" if pages else heading, text, feet))
    return pages


def _lines(words: Sequence[_Word]) -> list[list[_Word]]:
    """Words in lines, which have room for their markers."""
    lines: list[list[_Word]] = [[]]
    width = 0
    for word in words:
        width += len(word[0]) + 1
        if width > _WIDTH - 4:
            lines.append([])
            width = len(word[0]) + 1
        lines[-1].append(word)
    return lines


def _printed(plan: Plan, word: _Word) -> str:
    text, note = word
    return text + marker(plan.style, note.number) if note is not None and note.is_marked else text


def _page(plan: Plan, heading: str, lines: Sequence[str], feet: Sequence[Planted]) -> str:
    text = "\n".join(lines)
    above = f"{heading}\n\n" if heading else ""
    below = "".join(f"\n{written(note, plan.style)}" for note in feet)
    return f"{above}{text}" + (f"\n{below}" if below else "")


_NUMBERINGS: dict[Setting, list[Numbering]] = {
    "feet of pages": ["through", "by chapter", "by page"],
    "feet without form feeds": ["through", "by chapter"],
    "chapter endnotes": ["through", "by chapter"],
    "collected endnotes": ["through", "by chapter"],
    "bracketed footnotes": ["through", "by chapter"],
}
REGULAR: list[Kind] = ["note", "no note"]
ANY: list[Kind] = ["note", "note", "no note", "unmarked", "behind a gap"]


def _at_most_one(chapter: list[Kind]) -> list[Kind]:
    """A chapter with its first irregular note alone: the others become regular ones."""
    irregular = [n for n, kind in enumerate(chapter) if kind in ("unmarked", "behind a gap")]
    return [kind if n not in irregular[1:] else "note" for n, kind in enumerate(chapter)]


@st.composite
def plans(draw: st.DrawFn, kinds: Sequence[Kind]) -> Plan:
    """A text with notes, each of one of some `kinds`, at most one of a chapter irregular."""
    setting: Setting = draw(st.sampled_from(list(_NUMBERINGS)))
    style = (
        "[Footnote n: …]"
        if setting == "bracketed footnotes"
        else draw(st.sampled_from(["[n]", "n", "n.", "raised"]))
    )
    numbering = draw(st.sampled_from(_NUMBERINGS[setting]))
    chapter = st.lists(st.sampled_from(list(kinds)), min_size=1, max_size=8).map(_at_most_one)
    plan = Plan(setting, style, numbering, draw(st.lists(chapter, min_size=1, max_size=3)))
    write(plan)
    return plan
