"""Whether the letters that a file gives are those that are printed.

A font may not say what its letters mean; then they come out as other ones, or as none.
"""

import re
from collections.abc import Iterable

from corpus.english.lexicon import word_counts

# Set by hand on texts in twelve languages and on such texts with shifted letters.
_LEAST = 200  # characters, from which a text can be judged
_LEAST_ALPHANUMERIC = 0.3  # share of the characters
_LEAST_VOWELS = 0.27  # of Latin letters
_LEAST_KNOWN = 0.08  # of words of Latin letters: even a text that is not English has so many
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ")


def is_legible(texts: Iterable[str]) -> bool:
    """Whether texts have the letters of some language, as far as that can be told."""
    text = " ".join(texts)
    bare = "".join(text.split())
    if len(bare) < _LEAST:
        return True
    if sum(map(str.isalnum, bare)) < _LEAST_ALPHANUMERIC * len(bare):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    latin = "".join(words)
    if len(latin) < _LEAST or 2 * len(latin) < sum(map(str.isalpha, bare)):
        return True  # of another script
    vowels = sum(letter in _VOWELS for letter in latin)
    counts = word_counts()
    known = sum(word in counts for word in words)
    few_known = bool(counts) and known < _LEAST_KNOWN * len(words)
    return not (few_known and vowels < _LEAST_VOWELS * len(latin))
