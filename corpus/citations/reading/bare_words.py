"""The words of a citation without what is no part of it: addresses, days of access, names given."""

import re
from functools import lru_cache

from corpus.citations.elements.short_names import without_short_names
from corpus.citations.punctuation import HIDDEN
from corpus.dates import find_dates
from corpus.english.citations import ACCESSED
from corpus.english.works.documents import CODIFIED
from corpus.english.works.law import JUDGE, PER_JUDGE
from corpus.english.works.media import EARLY, FORMAT_READ
from corpus.english.works.parts import AVAILABLE, HANDLE, HEADWORD, SPEAKS_ON

_ISBN = re.compile(r"[.,;]?\s*\(?ISBN(?:-1[03])?:?\s[\dX -]{9,17}[\dX]\)?\.?$")
_DOI = re.compile(
    r"[,.;]?\s*(?:https?://(?:dx\.)?doi\.org/"
    r"|[Dd][Oo][Ii]:?\s?)10\.\d{4,9}/[^\s,;)]*[^\s,;).]"
)
_ADDRESS = re.compile(f"[<(]?{HIDDEN}+[>)]?")
_SPACES = re.compile(r"\s{2,}")
_SPACE_BEFORE_COMMA = re.compile(r"\s+,")
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]$")


def _comma_of(match: re.Match[str]) -> str:
    return ", " if match[0].startswith(",") else ""


_SLIP_OPINION = re.compile(r"(?:at\s)?_{2,}(?:,\s_{2,})?\s\(slip op\.,?\sat\s(\d+(?:[-–]\d+)?)\)")


@lru_cache(maxsize=256)  # a segment that is one citation is looked at twice
def bare_words(text: str) -> str:
    """The words of a citation without its address, the date of access and short names."""
    if "__" in text:  # a page that is not printed yet
        text = _SLIP_OPINION.sub(r"at \1", text)
    text = HANDLE.compiled.sub("", without_headword(text)[0])
    text = _ISBN.sub("", text) if "ISBN" in text else text
    text = _DOI.sub("", text) if "10." in text else text
    if "online" in text or "print" in text:
        text = EARLY.compiled.sub(_comma_of, text)
    parts = [AVAILABLE.compiled.sub("", part) for part in _ADDRESS.split(text)]
    joined = " ".join(part for part in parts if part.strip(" .,[]()"))
    joined = ACCESSED.compiled.sub("", without_short_names(joined))
    joined = FORMAT_READ.compiled.sub("", joined.rstrip(" .,;"))
    joined = PER_JUDGE.compiled.sub("", joined) if " per " in joined else joined
    found = _LAST_BRACKET.search(joined.rstrip(" .,;"))
    if found and (
        SPEAKS_ON.search(found[1])
        or CODIFIED.search(found[1])
        or (JUDGE.search(found[1]) and not find_dates(found[1]))
    ):
        joined = joined[: found.start()]
    return (
        _SPACE_BEFORE_COMMA.sub(",", _SPACES.sub(" ", joined))
        .strip(" ,;")
        .removesuffix(".")
        .strip()
    )


def without_headword(text: str) -> tuple[str, str | None]:
    """A citation of a dictionary without the word that is looked up, and the word."""
    found = HEADWORD.search(text)
    if found is None:
        return text, None
    behind = text[found.end() :].lstrip()
    behind = f", {behind}" if behind.startswith("last ") else text[found.end() :]
    return text[: found.start()] + behind, found["word"].strip("“”‘’'\"., ")
