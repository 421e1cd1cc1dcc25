"""Sections of codes: which laws of a code cite the same part of it."""

import re
from collections.abc import Sequence

from corpus.citations.registry import Target
from corpus.documents import Citation

_NEAR = 100  # numbers between sections of one chapter; chapters of codes have about so many


def of_section(citation: Citation, known: Sequence[Target]) -> Sequence[Target]:
    """Of laws in the same code, the one that cites the same section, or else the only one if it
    cites a section of the same part. A law with a title of its own is no part of the code.
    """
    section = _section_of(citation)
    same = [
        one for one in known
        if section and (_section_of(one.citation) == section
                        or _in_range(section, _section_of(one.citation)))
    ]  # fmt: skip
    if not same and not any(one.citation.title for one in known):
        same = [one for one in known if _same_part(section, _section_of(one.citation))]
    return same if len({one.citation.work for one in same}) == 1 else ()


def _section_of(citation: Citation) -> str:
    """The section of a code that a law cites, without its parts in brackets."""
    return re.split(r"[(,\s]", re.sub(r"^\D+", "", citation.locator or ""))[0]


def _in_range(section: str, sections: str) -> bool:
    """Whether a section is one of a range: `2775` of `2771–2779`."""
    found = re.fullmatch(r"(\d+)\w*[-–](\d+)\w*", sections)
    number = section.partition(".")[0]  # of a part: 744.11 stands in Parts 730–774
    return bool(found and number.isdigit() and int(found[1]) <= int(number) <= int(found[2]))


def _same_part(one: str, other: str) -> bool:
    """Whether two sections stand in one part of a code: `99.16.010` and `99.16.020`, or whole
    numbers that are near each other.
    """
    stem, _, last = one.rpartition(".")
    if stem or "." in other:
        return bool(stem and last) and stem == other.rpartition(".")[0]
    if not (one.isdigit() and other.isdigit()):
        return bool(one) and one.rpartition("-")[0] == other.rpartition("-")[0] != ""
    return abs(int(one) - int(other)) < _NEAR
