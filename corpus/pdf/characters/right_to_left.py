"""Words of scripts that run from right to left, put into the order in which they are read.

A simple form of the Unicode bidirectional algorithm (UAX #9): lines have one direction, and runs of
the other one within them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.pdf.characters.words import Word

_LONGEST_GAP = 0.14  # of the size, between letters of a word
_RIGHT_TO_LEFT = ("R", "AL")
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")


def in_reading_order(words: Sequence[Word]) -> list[Word]:
    """The words of a line, which are given from left to right, in the order in which they are read.
    Those from right to left are joined anew, with `is_right_to_left`.
    """
    if not any(_direction(letter) == "R" for word in words for letter in word.text):
        return list(words)
    letters = [piece for word in words for piece in _pieces(word)]
    letters.sort(key=lambda word: word.left)
    counts = [_direction(one.text[0]) for one in letters]
    base = "R" if counts.count("R") > sum(_letters_of(one) for one in letters) else "L"
    runs = [(direction, own) for direction, own in _runs(letters, base)]
    if base == "R":
        runs.reverse()
    found: list[Word] = []
    for direction, own in runs:
        found += own if direction == "L" else _joined(own)
    return found


def _letters_of(word: Word) -> int:
    """The letters of a word that run from left to right."""
    return sum(_direction(letter) == "L" for letter in word.text)


def _direction(letter: str) -> str:
    """L or R for letters; N for all that have no direction of their own."""
    kind = unicodedata.bidirectional(letter)
    if kind in _RIGHT_TO_LEFT:
        return "R"
    return "L" if kind in ("L", "EN", "AN") else "N"


def _pieces(word: Word) -> Iterator[Word]:
    """A word divided into letters where it runs from right to left."""
    if not any(_direction(letter) == "R" for letter in word.text):
        yield word
        return
    ends = sorted([*word.lefts, word.right])
    for n, letter in enumerate(word.text):
        left = word.lefts[n]
        right = next((end for end in ends if end > left), word.right)
        yield replace(word, text=letter, lefts=[left], right=right, is_spaced=False)


def _runs(words: Sequence[Word], base: str) -> Iterator[tuple[str, list[Word]]]:
    """(Direction, words) of what runs in one direction. Words without one are of the run that they
    stand within, else of the base direction.
    """
    kinds = [_direction(word.text[0]) for word in words]
    following = base
    behind = [base] * len(kinds)
    for place in reversed(range(len(kinds))):
        behind[place] = following
        following = kinds[place] if kinds[place] != "N" else following
    before = base
    for place, kind in enumerate(kinds):
        if kind == "N":
            kinds[place] = before if before == behind[place] else base
        before = kinds[place]
    pairs = zip(kinds, words, strict=True)
    for kind, own in groupby(pairs, key=lambda pair: pair[0]):
        yield kind, [word for _, word in own]


def _joined(letters: Sequence[Word]) -> list[Word]:
    """The words of a run from right to left, in the order in which they are read; its letters are
    given from left to right.
    """
    found: list[Word] = []
    for one in reversed(letters):
        last = found[-1] if found else None
        text = one.text.translate(_MIRRORED)
        if last is not None and last.lefts[-1] - one.right < _LONGEST_GAP * one.size:
            last.text += text
            last.lefts += one.lefts[::-1] if len(one.text) == 1 else [one.left] * len(text)
        else:
            found.append(
                replace(
                    one,
                    text=text,
                    lefts=[one.left] * len(text),
                    is_spaced=True,
                    is_right_to_left=True,
                )
            )
    return found
