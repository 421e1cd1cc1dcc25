"""Check of a quotation: verbatim and where, altered and how, or absent from the texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal

from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from corpus.documents import Document
from corpus.serialization import PUBLISHED
from index.search.protocol import SearchIndex
from qa.answer import Quote, make_quote
from qa.errors import BadQuestion, check_text

LONGEST_QUOTATION = 10_000  # characters
MOST_PARTS = 20  # of a quotation with omissions, which bounds the time of the search

QuotationStatus = Literal["verbatim", "altered", "absent"]

# Variants of the same mark: they change no word.
_ALIKE = ("'‘’‚‛′`´", '"“”„‟«»″', "-‐‑‒–—−")
_CLASSES = {mark: f"[{re.escape(marks)}]" for marks in _ALIKE for mark in marks}
_PLAIN = str.maketrans({mark: marks[0] for marks in _ALIKE for mark in marks})
_BETWEEN = re.compile(rf"[\s{re.escape(''.join(_ALIKE))}]+")
_OMITTED = re.compile(r"\s*(?:\[\s*(?:\.\s?\.\s?\.|…)\s*\]|…|\.\s?\.\s?\.)\s*")
# Similarities, of 100, letter by letter; below, it is another text.
_LEAST_ALIKE = 75.0
_LEAST_WHOLE = 60.0  # when cut words are completed
_WIDEST_GAP = 3000  # characters that an omission may leave out
_NEAR = 12  # search results that are compared with an altered quotation
_MOST_MATCHES = 20
_PIECE = 300  # characters of a long quotation that are aligned at once


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: `given` in the quotation, `text` in the document."""

    given: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A quotation compared with the texts: `matches` are the places where it stands, or what it was
    altered from. `typography` is true where only the type of marks differs; `alike` is 0 to 100.
    """

    __pydantic_config__ = PUBLISHED

    status: QuotationStatus
    quotation: str
    matches: tuple[Quote, ...]
    typography: bool = False
    omissions: bool = False
    alike: float = 0.0
    differences: tuple[Difference, ...] = ()


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern of whole words, with any white space and any variant of their marks."""
    pieces = []
    for word in words.split():
        pieces.append("".join(_CLASSES.get(letter, re.escape(letter)) for letter in word))
    first = r"(?<!\w)" if words[0].isalnum() else ""
    last = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(first + r"\s+".join(pieces) + last)


def _strip_marks(text: str) -> str:
    """A text without the quotation marks that enclose it."""
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
    # Most texts lack one of the words, and a search for it is far quicker than a pattern.
    if any(max(_BETWEEN.split(part), key=len) not in document.text for part in parts):
        return
    patterns = [_pattern(part) for part in parts]
    for match in patterns[0].finditer(document.text):
        end: int | None = match.end()
        for pattern in patterns[1:]:
            assert end is not None
            far = end + _WIDEST_GAP + 2 * len(pattern.pattern)  # the search ends there
            following = pattern.search(document.text, end, far)
            near = following is not None and following.start() - end <= _WIDEST_GAP
            end = following.end() if following is not None and near else None
            if end is None:
                break
        if end is not None:
            yield match.start(), end


def check_quotation(index: SearchIndex, quotation: str, document: str | None = None) -> Check:
    """Search for a quotation in one document or all.

    Omissions may be marked (… or [...]). Raises `BadQuestion` where there are no words, too many,
    or too many omissions.
    """
    check_text(quotation)
    if len(quotation) > LONGEST_QUOTATION:
        raise BadQuestion(
            f"The quotation has {len(quotation)} characters; {LONGEST_QUOTATION} is the most.",
            "Check it in parts.",
        )
    words = _strip_marks(" ".join(quotation.split()))
    parts = [part for part in _OMITTED.split(words) if any(letter.isalnum() for letter in part)]
    if not parts:
        raise BadQuestion("There is no quotation.", "Give the words to look for.")
    if len(parts) > MOST_PARTS:
        raise BadQuestion(
            f"The quotation has {len(parts) - 1} omissions; {MOST_PARTS - 1} is the most.",
            "Check it in parts.",
        )
    documents = [d for ident, d in index.documents.items() if document in (None, ident)]
    spans = ((one, start, end) for one in documents for start, end in _exact(one, parts))
    matches = [
        make_quote(one, start, end, score=1.0, answer=[(0, end - start)])
        for one, start, end in islice(spans, _MOST_MATCHES)
    ]
    if matches:
        typography = len(parts) == 1 and all(" ".join(m.text.split()) != parts[0] for m in matches)
        return Check("verbatim", quotation, tuple(matches), typography, len(parts) > 1, 100.0)
    return _altered(index, quotation, words, document)


def _altered(index: SearchIndex, quotation: str, words: str, document: str | None) -> Check:
    best: tuple[float, Document, int, int] | None = None
    for one, low, high in _spans(index, words.translate(_PLAIN), document):
        start, end = _whole_words(one.text, low, high)
        alike = ratio(words.translate(_PLAIN), one.text[start:end].translate(_PLAIN))
        if alike >= _LEAST_WHOLE and (best is None or alike > best[0]):
            best = (alike, one, start, end)
    if best is None:
        return Check("absent", quotation, ())
    alike, one, start, end = best
    quote = make_quote(one, start, end, score=round(alike / 100, 4))
    differences = tuple(_differences(words, one.text[start:end]))
    return Check("altered", quotation, (quote,), alike=round(alike, 1), differences=differences)


def _spans(
    index: SearchIndex, words: str, document: str | None
) -> Iterator[tuple[Document, int, int]]:
    """Spans that `words` may be altered from. Long quotations are aligned by pieces, which takes
    seconds instead of minutes.
    """
    if len(words) <= 2 * _PIECE:
        for one, low, high in _places(index, words, document):
            found = _align(words, one, low, high)
            if found is not None:
                yield one, *found
        return
    middle = len(words) // 2
    for offset in (0, middle, len(words) - _PIECE):
        piece = words[offset : offset + _PIECE]
        near = [
            (one, found[0] - offset)
            for one, low, high in _places(index, piece, document)
            if (found := _align(piece, one, low, high)) is not None
        ]
        for one, start in dict.fromkeys(near):
            low, high = max(0, start - _PIECE), start + len(words) + _PIECE
            first = _align(words[:_PIECE], one, low, low + 4 * _PIECE)
            last = _align(words[-_PIECE:], one, max(0, high - 4 * _PIECE), high)
            begin = first[0] if first else max(0, start)
            end = last[1] if last else min(start + len(words), len(one.text))
            if begin < end:
                yield one, begin, end


def _align(words: str, one: Document, low: int, high: int) -> tuple[int, int] | None:
    """The span within `[low, high)` of a text most similar to `words`, if it is similar enough."""
    window = one.text[low:high].translate(_PLAIN)  # as long as before
    found = partial_ratio_alignment(words, window, score_cutoff=_LEAST_ALIKE)
    return (low + found.dest_start, low + found.dest_end) if found else None


def _places(
    index: SearchIndex, words: str, document: str | None
) -> Iterator[tuple[Document, int, int]]:
    """Spans around search results for the words of a quotation, wide enough to hold it."""
    for kind in ("sentence", "passage"):
        places, _ = index.by_words(words, _NEAR, kind, document)
        for place in places:
            unit = index.unit(place)
            one = index.documents[unit.document]
            yield one, max(0, unit.start - len(words)), min(len(one.text), unit.end + len(words))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    low = start + len(text[start:end]) - len(text[start:end].lstrip())
    return low, low + len(text[low:end].rstrip())


def _differences(quotation: str, text: str) -> Iterator[Difference]:
    first, second = quotation.split(), text.split()
    one, other = ([word.translate(_PLAIN) for word in words] for words in (first, second))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for op, low, high, other_low, other_high in matcher.get_opcodes():
        if op != "equal":
            yield Difference(" ".join(first[low:high]), " ".join(second[other_low:other_high]))
