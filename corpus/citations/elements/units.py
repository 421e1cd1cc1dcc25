"""In what unit a place is counted, and how well the place of an Ibid. goes with one before it."""

import re

from corpus.documents import Citation
from corpus.english.works.pointers import UNIT_OF_PLACE

_PAGE = "page"
_NEAR = 15  # pages between two places of one work that follow each other in notes
_NEXT = 3  # pages behind a place that the next note may well cite
_LONG = 60  # pages from a place of an article or a case, beyond which it hardly goes
_PIECES = ("journal", "chapter", "newspaper", "case")
_LAWS = ("statute", "treaty")
_OF_LAWS = ("article", "regulation", "section")
_NUMBERS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_LONGEST = 80  # characters of a place that are looked at


def unit_of(place: str | None) -> str:
    """The unit of a place: `page`, `paragraph`, `section`; of none, nothing."""
    text = (place or "")[:_LONGEST].strip()
    if not text:
        return ""
    for unit, pattern in UNIT_OF_PLACE.items():
        if pattern.compiled.match(text):
            return unit
    return _PAGE if text[0].isdigit() or re.match(r"[ivxlc]+\b", text) else ""


def numbers_of(place: str | None) -> list[int]:
    """The numbers of a place; the last of a range is made whole: `460–62` → 460, 462."""
    found: list[int] = []
    for match in _NUMBERS.finditer((place or "")[:_LONGEST]):
        digits = match[0].replace(",", "")
        if found and match.start() and (place or "")[match.start() - 1] in "–-":
            whole = str(found[-1])
            digits = whole[: max(len(whole) - len(digits), 0)] + digits
        found.append(int(digits[:9]))
    return found


def fit(place: str | None, cited: Citation) -> int:
    """How well a further place goes with the work of a citation: 4 as the next page, 3 well,
    2 perhaps, 1 hardly, 0 not.
    """
    unit, known = unit_of(place), unit_of(cited.locator)
    if not unit:
        return 2
    if unit == _PAGE and known in (_PAGE, ""):
        of_law = cited.kind in _LAWS and not known
        return 0 if of_law else _fit_of_page(numbers_of(place), cited)
    if unit == known:
        return 3
    if unit in _OF_LAWS and (cited.kind not in _LAWS or known in _OF_LAWS):
        return 0
    return 1 if known else 2


def _fit_of_page(pages: list[int], cited: Citation) -> int:
    before = numbers_of(cited.locator)
    if not pages or not before:
        return 2
    page, low, high = pages[0], min(before), max(before)
    if low <= page <= high + _NEXT:
        return 4
    if low - _NEAR <= page <= high + _NEAR:
        return 3
    if low - _LONG <= page <= high + _LONG:
        return 2
    return 0 if cited.kind in _PIECES else 1
