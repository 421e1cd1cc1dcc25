"""The sections of a text, from its headings: their numbers say which are within which."""

import re
from collections.abc import Sequence

from corpus.documents import Section
from corpus.notes.roman import roman_value

_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*|[IVX]+)[.)]?\s+(?=\S)")
Number = tuple[int, ...]  # the parts of a heading's number, `(4, 6, 1)`; empty without one


def heading_levels(headings: Sequence[str]) -> list[int]:
    """The rank of each heading: 1 for one with a single number, 2 for `2.1`, and so on.

    One without a number is below the numbered one before it where the numbers go on behind it, or
    where another of the same words is; else it has rank 1.
    """
    numbers = [_number(heading) for heading in headings]
    before = _last_numbers(numbers)
    behind = _last_numbers(numbers[::-1])[::-1]
    within = {
        heading
        for heading, number, last, following in zip(headings, numbers, before, behind, strict=True)
        if not number and last and following > last
    }
    return [
        len(number) or (len(last) + 1 if last and heading in within else 1)
        for heading, number, last in zip(headings, numbers, before, strict=True)
    ]


def _number(heading: str) -> Number:
    match = _NUMBERED.match(heading)
    if match is None:
        return ()
    return tuple(
        int(part) if part.isdecimal() else roman_value(part) for part in match["number"].split(".")
    )


def _last_numbers(numbers: Sequence[Number]) -> list[Number]:
    """For each heading, its number, else that of the last numbered one before it."""
    found: list[Number] = []
    for number in numbers:
        found.append(number or (found[-1] if found else ()))
    return found


def sections_of(headings: Sequence[tuple[int, str]], body_end: int) -> tuple[Section, ...]:
    """The sections of a body that ends at `body_end`; `headings` are (start, words)."""
    levels = heading_levels([heading for _, heading in headings])
    ranked = [(*heading, level) for heading, level in zip(headings, levels, strict=True)]
    return ranked_sections(ranked, body_end)


def ranked_sections(headings: Sequence[tuple[int, str, int]], body_end: int) -> tuple[Section, ...]:
    """The sections of a body that ends at `body_end`; `headings` are (start, words, rank)."""
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    starts = [start for start, _, _ in headings]
    if body_end and (not starts or starts[0] > 0):
        sections.append(Section((), 0, starts[0] if starts else body_end))
    ends = [*starts, body_end][1:]
    for (start, heading, level), end in zip(headings, ends, strict=True):
        path = [above for above in path if above[0] < level]
        path.append((level, heading))
        sections.append(Section(tuple(name for _, name in path), start, end))
    return tuple(sections)
