"""Quotations and brackets in the words of a note: pairs of marks, in one pass."""

import re
from functools import lru_cache

from corpus.citations.punctuation import SINGLE_QUOTED

_PAIRS = {"“": "”", "«": "»", "„": "“”", "|": "”"}
_CLOSING = "”»“"
_MARK = re.compile("[“”«»„|\"‘’'‚]")
_BRACKETS = {"(": ")", "[": "]"}
_BRACKET = re.compile(r"[()\[\]]")
_LONGEST_BRACKET = 600  # characters; brackets farther apart are hardly a pair

Span = tuple[int, int]


def _opens(text: str, place: int) -> bool:
    """Whether a straight mark stands where a quotation begins."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return (before.isspace() or before in "([—–") and not after.isspace()


def _outermost(pairs: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(pairs):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def quotations(text: str) -> list[Span]:
    """The outermost quotations with their marks, in order. Marks without a partner are passed over.

    Curly, straight, angled and German marks; single ones where they stand within no others.
    """
    return list(_quotations(text)) if _MARK.search(text) else []


@lru_cache(maxsize=512)  # each reader of a citation asks for those of the same words
def _quotations(text: str) -> tuple[Span, ...]:
    stack: list[tuple[int, str]] = []
    pairs: list[Span] = []
    for place, letter in enumerate(text):
        if letter not in '“”«»„|"':
            continue
        if letter == '"':
            if stack and stack[-1][1] == '"' and not _opens(text, place):
                pairs.append((stack.pop()[0], place + 1))
            elif _opens(text, place):
                stack.append((place, '"'))
        elif stack and letter in stack[-1][1]:
            pairs.append((stack.pop()[0], place + 1))
        elif letter in _PAIRS and (letter != "|" or _opens(text, place)):
            stack.append((place, _PAIRS[letter]))
        elif letter in _CLOSING and len(stack) > 1 and letter in stack[-2][1]:
            stack.pop()
            pairs.append((stack.pop()[0], place + 1))
    double = _outermost(pairs)
    return tuple(_outermost(double + _single(text, double)))


def _single(text: str, double: list[Span]) -> list[Span]:
    found, place = [], 0
    for match in SINGLE_QUOTED.finditer(text):
        while place < len(double) and double[place][1] <= match.start():
            place += 1
        if place == len(double) or double[place][0] > match.start():
            found.append(match.span())
    return found


def brackets(text: str) -> list[Span]:
    """The outermost pairs of brackets, in order."""
    return list(_bracketed(text)) if "(" in text or "[" in text else []


@lru_cache(maxsize=512)  # as of quotations
def _bracketed(text: str) -> tuple[Span, ...]:
    stack: list[tuple[int, str]] = []
    pairs: list[Span] = []
    for match in _BRACKET.finditer(text):
        place, letter = match.start(), match[0]
        if letter in _BRACKETS:
            stack.append((place, _BRACKETS[letter]))
        elif stack and letter == stack[-1][1]:
            start = stack.pop()[0]
            if place - start < _LONGEST_BRACKET:
                pairs.append((start, place + 1))
    return tuple(_outermost(pairs))


def blanked(text: str, spans: list[Span], filler: str = " ") -> str:
    """`text` with what is in `spans` replaced, at the same length."""
    pieces, place = [], 0
    for start, end in spans:
        if end <= place:
            continue
        start = max(start, place)
        pieces += [text[place:start], filler * (end - start)]
        place = end
    return "".join(pieces) + text[place:]
