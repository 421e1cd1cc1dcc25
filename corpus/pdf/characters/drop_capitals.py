"""Drop capitals: large first letters beside the first lines of a paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from corpus.english.lexicon import word_counts
from corpus.pdf.characters.words import Word

# Set by hand.
_LARGE = 1.7  # of the size of the letters beside it
_MOST_LETTERS = 3  # with a quotation mark before one
_HEIGHT = 0.75  # of a capital, of its size
_BESIDE = 1.5  # of the size of the letters beside it: how far they are away at most
_ALONE = frozenset("AIO")  # letters that are words
_LEAST_LINES = 2


def lower_drop_capitals(words: Sequence[Word]) -> None:
    """Give drop capitals the size and the baseline of the first line beside them, of which they are
    part. `words` are those of a page in the order of the file.
    """
    if not words:
        return
    usual = median(word.size for word in words)
    rows = sorted(words, key=lambda word: word.baseline)
    baselines = [word.baseline for word in rows]
    for place, word in enumerate(words):
        letters = sum(letter.isalpha() for letter in word.text)
        if word.size < _LARGE * usual or letters != 1 or len(word.text) > _MOST_LETTERS:
            continue
        first_row = bisect_right(baselines, word.baseline - word.size)
        last_row = bisect_right(baselines, word.baseline + word.size)
        beside = _beside(word, rows[first_row:last_row])
        lines = sorted({round(other.baseline) for other in beside})
        if len(lines) < _LEAST_LINES:
            continue
        first = min(beside, key=lambda other: (other.baseline, other.left))
        word.baseline = first.baseline
        word.style = replace(word.style, size=first.size)
        for other in beside:
            if other.baseline > first.baseline + 1:
                other.beside = word.left
        following = words[place + 1] if place + 1 < len(words) else None
        if following is not None and _is_part(word.text, following.text):
            following.is_spaced = False
            following.lefts[0] = min(following.left, word.right)


def _beside(capital: Word, words: Sequence[Word]) -> list[Word]:
    """The first words of the lines beside a drop capital."""
    top = capital.baseline - _HEIGHT * capital.size
    return [
        word
        for word in words
        if _LARGE * word.size <= capital.size
        and top < word.baseline <= capital.baseline + 0.3 * word.size
        and -0.3 * word.size < word.left - capital.right < _BESIDE * word.size
    ]


def _is_part(letter: str, rest: str) -> bool:
    """Whether a letter and the letters behind it are one word."""
    if not rest[:1].isalpha():
        return False
    if letter[-1] not in _ALONE:
        return True
    bare = "".join(one for one in letter + rest if one.isalpha()).lower()
    return bare in word_counts() and rest.lower() not in word_counts()
