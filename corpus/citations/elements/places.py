"""Places in a work: pages, chapters, columns, boxes."""

import re

from corpus.english.works.parts import (
    CITED_OF,
    PLACE_BEHIND,
    PLACE_IN_BRACKETS,
    PLACE_IN_WORK,
    SPEAKS_ON,
)

_AT = re.compile(r"^(?:(?:slip op\.,?\s)?at|esp\.|especially)\s+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WITH_VOLUME = re.compile(
    r"(?:(\d{1,2}):(?=\d|[ivxlc]+\b)|(i{1,3}|iv|vi{0,3}|I{1,3}|IV|VI{0,3})[,.]\s(?=\d|pp?\.)"
    r"|(?:vol\.|t\."
    r"|Bd\.)\s(\w+),\s)(?P<place>[^,:]+(?:,\s\d[^,:]*)*)"
)
_PAGE_OF_PAPER = re.compile(r"pp?\.\s?(?=[A-Z]\d)")  # "p. A1"
_PAGE_OF_RANGE = re.compile(r"(pp\.\s?\d+[-–]\d+),\s(?=p\.\s?\d+$)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-–/](?:(?:1[5-9]|20)\d\d|\d\d)")


def is_place(text: str) -> bool:
    """Whether a text is a place in a work, or several."""
    bare = text.strip(" .,:")
    return bool(bare) and PLACE_IN_WORK.compiled.match(bare) is not None


def whole_place(text: str) -> str | None:
    """A text that is nothing but places, as printed; `None` for any other. Of the pages of an
    article and the page that is cited of them, the latter.
    """
    bare = _bare(text)
    inner = _place_in_brackets(bare)
    if inner:
        place = whole_place(bare[: inner.start()])
        return _with_inner(place, inner) if place else None
    if bare and all(is_place(piece) for piece in _pieces(bare)):
        return _cited(bare)
    return None


def _place_in_brackets(text: str) -> re.Match[str] | None:
    return PLACE_IN_BRACKETS.search(text) if text.endswith(")") else None


def _with_inner(place: str | None, inner: re.Match[str]) -> str:
    """The page in brackets is the one cited; a table or a note stays with its page."""
    return inner["place"] if inner["page"] or not place else f"{place}{inner[0]}"


def _cited(places: str) -> str:
    """Of the pages of an article and the page cited of them, the latter."""
    return _bare(CITED_OF.compiled.split(_PAGE_OF_RANGE.sub("", places))[-1])


def without_volume(place: str | None) -> tuple[str | None, str | None]:
    """The volume that stands before a place, if one does, and the place: `2:118`, `ii, 214`,
    `vol. 2, p. 140`.
    """
    found = _WITH_VOLUME.fullmatch(place or "")
    if found is None:
        return None, place
    return next(volume for volume in (found[1], found[2], found[3]) if volume), found["place"]


def place_in(text: str) -> str | None:
    """The place in the words behind a citation's other elements."""
    return whole_place(text) or take_place(f" {text}")[0]


def _bare(text: str) -> str:
    bare = text.strip(" ,:.")
    return _PAGE_OF_PAPER.sub("", _AT.sub("", bare), count=1)


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split(r",\s+|;\s+|(?<=\w),(?=\d)", text) if piece.strip(" ,.")]


def take_place(text: str) -> tuple[str | None, str]:
    """The place that a citation ends with, as printed, and the words before it.

    A bare year behind a comma is no page.
    """
    bare = text.rstrip(" .,;")
    inner = _place_in_brackets(bare)
    if inner:
        outer, rest = take_place(bare[: inner.start()])
        return _with_inner(outer, inner), rest
    start, place = len(bare), len(bare)
    while place > 0:
        colon = bare.rfind("): ", 0, place)
        cut = max(bare.rfind(",", 0, place), colon + 1 if colon >= 0 else -1)
        if cut < 0:
            break
        piece = bare[cut + 1 : place].strip(" :")
        years = start < len(bare) and (_YEARS.fullmatch(piece) or _YEAR.fullmatch(piece))
        if not is_place(piece) or SPEAKS_ON.search(piece) or years:
            break
        start, place = cut, cut
    if start == len(bare):
        found = PLACE_BEHIND.search(bare)
        if found is None:
            return None, bare
        return _bare(found["place"]), bare[: found.start("place")].rstrip(" ,")
    words = bare[start + 1 :].strip(" :,")
    if _YEAR.fullmatch(words):
        return None, bare
    rest = bare[:start].rstrip(" ,") if bare[start] == "," else bare[: start + 1]
    return _cited(words), rest
