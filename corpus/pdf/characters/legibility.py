"""Whether the letters that a file gives are those that are printed.

A font may not say what its letters mean; then they come out as other ones, or as none.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

from corpus.english.lexicon import word_counts

# Set by hand.
_LEAST_SIGNS = 40  # characters, from which it can be judged whether they are letters
_LEAST = 110  # letters, from which it can be judged whether they are of a language
_LEAST_ALPHANUMERIC = 0.3  # share of the characters
# The commonest letters of languages in Latin script are among these; they are 40 to 67 per cent of
# the letters of a text. Where letters stand for others, they are about 30.
_COMMON = frozenset("eaintosr")
_LEAST_COMMON = 0.43
_LEAST_KNOWN = 0.25  # share of words that the English lexicon has, which is enough by itself
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvxzß]{4}")  # consonants that hardly any word has
_VOWELS = frozenset("aeiouyw")  # as in Welsh
_LEAST_VOWELS = 0.3
_MOST_HARD = 0.15  # share of the words
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


def is_legible(texts: Iterable[str]) -> bool:
    """Whether texts have the letters of some language, as far as that can be told."""
    text = " ".join(texts)
    bare = "".join(text.split())
    if len(bare) < _LEAST_SIGNS:
        return True
    if sum(map(str.isalnum, bare)) < _LEAST_ALPHANUMERIC * len(bare):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    latin = "".join(words)
    if len(latin) < _LEAST or 2 * len(latin) < sum(map(str.isalpha, bare)):
        return True  # of another script
    bare_letters = [one for one in normalize("NFD", latin) if one.isalpha()]
    common = sum(letter in _COMMON for letter in bare_letters)
    if common >= _LEAST_COMMON * len(bare_letters):
        return True
    hard = sum(_CLUSTER.search(word) is not None for word in words)
    vowels = sum(letter in _VOWELS for letter in bare_letters)
    if hard < _MOST_HARD * len(words) and vowels >= _LEAST_VOWELS * len(bare_letters):
        return True
    counts = word_counts()
    return sum(word in counts for word in words) >= _LEAST_KNOWN * len(words)
