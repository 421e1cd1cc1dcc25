"""Edit distance between a misspelt word and the word that was meant."""

from itertools import pairwise

# Costs of steps, set by hand. `qa.names.spelling` weighs them against frequencies.
_TRANSPOSED = 0.7  # two neighbouring letters the other way round
_DOUBLED = 0.5  # a letter once instead of twice, or twice
_SILENT = 0.6  # an h, or an e at the end
_VOWEL = 0.8
_CONSONANT = 1.0
_SOUNDS_ALIKE = 0.6
_NEXT_KEY = 0.8
_OTHER_LETTER = 1.1
_PH_FOR_F = 0.5
_FIRST_LETTER = 0.5  # added: the first letter is seldom wrong

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


def edit_cost(typed: str, meant: str) -> float:
    """The weighted edit distance, with transpositions, of a typed word from the one meant.

    A step costs about 1, and less where the letters sound alike or are neighbours on the keyboard.
    """
    cost = _steps(typed, meant)
    if "ph" in typed or "ph" in meant:
        cost = min(cost, _PH_FOR_F + _steps(typed.replace("ph", "f"), meant.replace("ph", "f")))
    return cost + (_FIRST_LETTER if typed[:1] != meant[:1] else 0.0)


def _steps(typed: str, meant: str) -> float:
    """The cheapest sum of steps from one word to another."""
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
                best = min(best, older[place - 1] + _TRANSPOSED)
            row.append(best)
    return row[-1]


def _single(word: str, place: int) -> float:
    """The cost of leaving out, or of inserting, the letter at a place of the word that has it."""
    letter = word[place]
    if place and word[place - 1] == letter:
        return _DOUBLED
    if letter == "h" or (letter == "e" and place == len(word) - 1):
        return _SILENT
    return _VOWEL if letter in _VOWELS else _CONSONANT


def _swap(one: str, other: str) -> float:
    """The cost of one letter in place of another."""
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    if pair <= _VOWELS or pair in _ALIKE:
        return _SOUNDS_ALIKE
    return _NEXT_KEY if pair in _NEIGHBOURS else _OTHER_LETTER
