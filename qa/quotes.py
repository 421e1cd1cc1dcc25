"""Is this a quotation? Verbatim, and where; altered, and how; or not in the texts at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from rapidfuzz.fuzz import partial_ratio_alignment

from corpus.documents import Document
from index.reader import Index
from qa.answer import Quote, make_quote, quote_json
from qa.errors import BadQuestion

LONGEST_QUOTATION = 10_000  # characters

Verdict = Literal["verbatim", "altered", "absent"]

# The same mark in different type: no word changes with it.
_ALIKE = ("'‘’‚‛′`´", '"“”„‟«»″', "-‐‑‒–—−")
_CLASSES = {mark: f"[{re.escape(marks)}]" for marks in _ALIKE for mark in marks}
_OMITTED = re.compile(r"\s*(?:\[\s*(?:\.\s?\.\s?\.|…)\s*\]|…|\.\s?\.\s?\.)\s*")
_LEAST_ALIKE = 75.0  # of 100: below, it is another text
_WIDEST_GAP = 3000  # characters that an omission may leave out
_NEAR = 12  # places of the index that are looked at for an altered quotation
_MOST_MATCHES = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are not the same: `given` in the quotation, `text` in the document."""

    given: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a quotation. `typography` is true where only the type of marks differs;
    `alike` is 0 to 100.
    """

    verdict: Verdict
    given: str
    matches: tuple[Quote, ...]
    typography: bool = False
    omissions: bool = False
    alike: float = 0.0
    differences: tuple[Difference, ...] = ()


def _pattern(words: str) -> re.Pattern[str]:
    """Finds `words` whatever the white space between them and the type of their marks."""
    pieces = []
    for word in words.split():
        pieces.append("".join(_CLASSES.get(letter, re.escape(letter)) for letter in word))
    return re.compile(r"\s+".join(pieces))


def _strip_marks(text: str) -> str:
    """Without the quotation marks around all of it."""
    text = text.strip()
    pairs = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'"}
    while len(text) > 2 and text[0] in pairs and text[-1] in pairs[text[0]]:
        inner = text[1:-1]
        if text[0] in inner or (text[-1] in inner and text[0] not in "‘'"):
            break
        text = inner.strip()
    return text


def _exact(document: Document, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans that begin with the first of `parts` and hold the others behind it, in order."""
    patterns = [_pattern(part) for part in parts]
    for match in patterns[0].finditer(document.text):
        end: int | None = match.end()
        for pattern in patterns[1:]:
            assert end is not None
            following = pattern.search(document.text, end, end + _WIDEST_GAP)
            end = following.end() if following else None
            if end is None:
                break
        if end is not None:
            yield match.start(), end


def check_quotation(index: Index, given: str, document: str | None = None) -> Check:
    """Look for a quotation in one document or all.

    Omissions may be marked (… or [...]). Raises `BadQuestion` where there are no words, or too
    many.
    """
    words = _strip_marks(given)
    parts = [part for part in _OMITTED.split(words) if any(letter.isalnum() for letter in part)]
    if not parts:
        raise BadQuestion("There is no quotation.", "Give the words to look for.")
    if len(given) > LONGEST_QUOTATION:
        raise BadQuestion(
            f"The quotation has {len(given)} characters; {LONGEST_QUOTATION} is the most.",
            "Check it in parts.",
        )
    documents = [d for ident, d in index.documents.items() if document in (None, ident)]
    matches = []
    for one in documents:
        for start, end in _exact(one, parts):
            matches.append(make_quote(one, start, end, score=1.0, answer=[(0, end - start)]))
            if len(matches) == _MOST_MATCHES:
                break
    if matches:
        plain = " ".join(words.split())
        typography = len(parts) == 1 and all(" ".join(m.text.split()) != plain for m in matches)
        return Check("verbatim", given, tuple(matches), typography, len(parts) > 1, 100.0)
    return _altered(index, given, words, document)


def _altered(index: Index, given: str, words: str, document: str | None) -> Check:
    best: tuple[float, Document, int, int] | None = None
    for one, low, high in _places(index, words, document):
        found = partial_ratio_alignment(words, one.text[low:high], score_cutoff=_LEAST_ALIKE)
        if found is not None and (best is None or found.score > best[0]):
            best = (found.score, one, low + found.dest_start, low + found.dest_end)
    if best is None:
        return Check("absent", given, ())
    score, one, start, end = best
    start, end = _whole_words(one.text, start, end)
    quote = make_quote(one, start, end, score=round(score / 100, 4))
    differences = tuple(_differences(words, one.text[start:end]))
    return Check("altered", given, (quote,), alike=round(score, 1), differences=differences)


def _places(index: Index, words: str, document: str | None) -> Iterator[tuple[Document, int, int]]:
    """Stretches of text that share words with the quotation, wide enough to hold it."""
    for kind in ("sentence", "passage"):
        places, _ = index.by_words(words[:2000], _NEAR, kind, document)
        for place in places:
            unit = index.units[int(place)]
            one = index.documents[unit.document]
            yield one, max(0, unit.start - len(words)), min(len(one.text), unit.end + len(words))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    low = start + len(text[start:end]) - len(text[start:end].lstrip())
    return low, low + len(text[low:end].rstrip())


def _differences(given: str, text: str) -> Iterator[Difference]:
    first, second = given.split(), text.split()
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for op, low, high, other_low, other_high in matcher.get_opcodes():
        if op != "equal":
            yield Difference(" ".join(first[low:high]), " ".join(second[other_low:other_high]))


def check_json(check: Check) -> dict[str, Any]:
    """A check for programs."""
    return {
        "status": check.verdict,
        "quotation": check.given,
        "matches": [quote_json(quote) for quote in check.matches],
        "typography": check.typography,
        "omissions": check.omissions,
        "alike": check.alike,
        "differences": [{"given": d.given, "text": d.text} for d in check.differences],
    }
