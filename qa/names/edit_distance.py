"""How far a misspelt word is from the word that was meant."""

from itertools import pairwise

_VOWELS = frozenset("aeiouy")
_ALIKE = frozenset(
    frozenset(pair) for pair in ("ck", "cs", "sz", "fv", "gj", "qk", "dt", "mn", "ks", "iy", "vw")
)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(frozenset(pair) for row in _KEYS for pair in pairwise(row)) | frozenset(
    frozenset((upper, lower))
    for above, below in pairwise(_KEYS)
    for place, lower in enumerate(below)
    for upper in above[place : place + 2]
)


def slip(typed: str, meant: str) -> float:
    """What a misspelling costs: about 1 for a slip of a finger, less for one of the ear.

    An edit distance with transpositions, of weighted steps.
    """
    cost = _steps(typed, meant)
    if "ph" in typed or "ph" in meant:
        cost = min(cost, 0.5 + _steps(typed.replace("ph", "f"), meant.replace("ph", "f")))
    return cost + (0.5 if typed[:1] != meant[:1] else 0.0)


def _steps(typed: str, meant: str) -> float:
    before: list[float] = []
    row = [0.0]
    for place in range(len(meant)):
        row.append(row[-1] + _single(meant, place))
    for number, letter in enumerate(typed):
        older, before = before, row
        row = [before[0] + _single(typed, number)]
        for place, wanted in enumerate(meant):
            best = min(
                before[place] + _swap(letter, wanted),
                before[place + 1] + _single(typed, number),
                row[place] + _single(meant, place),
            )
            if number and place and letter == meant[place - 1] and typed[number - 1] == wanted:
                best = min(best, older[place - 1] + 0.7)
            row.append(best)
    return row[-1]


def _single(word: str, place: int) -> float:
    """What it costs to leave out, or put in, the letter at a place of the word that has it."""
    letter = word[place]
    if place and word[place - 1] == letter:
        return 0.5
    if letter == "h" or (letter == "e" and place == len(word) - 1):
        return 0.6
    return 0.8 if letter in _VOWELS else 1.0


def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    if pair <= _VOWELS or pair in _ALIKE:
        return 0.6
    return 0.8 if pair in _NEIGHBOURS else 1.1
