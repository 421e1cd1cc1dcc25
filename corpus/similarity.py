"""Words that are much the same in two spellings."""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio

_SHORTEST = 4  # letters; of shorter words one letter makes another word


def has_similar_word(word: str, others: Iterable[str], least: float) -> bool:
    """Whether one of `others` is spelled much like `word`.

    `least` is the lowest similarity of two spellings, 0 to 100 (rapidfuzz's normalised indel
    similarity). Words of fewer than four letters are like none.
    """
    if len(word) < _SHORTEST:
        return False
    return any(len(other) >= _SHORTEST and ratio(word, other) >= least for other in others)
