"""What a table of English holds: patterns and word lists, each with its meaning and examples.

A test walks through every table of this package and tries each pattern on its examples.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(eq=False)
class Pattern:
    """A regular expression over English text. It ignores case unless `case` is true.

    `examples` are texts in which it is found, `others` texts that look alike and in which it is
    not.
    """

    regex: str
    meaning: str
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()
    case: bool = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Compiled at first use, so that a table costs nothing at start."""
        return re.compile(self.regex, 0 if self.case else re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of a kind, in lower case. `example` is a sentence that holds one of them."""

    words: frozenset[str]
    meaning: str
    example: str

    def __contains__(self, word: str) -> bool:
        return word.lower() in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.words))


def words(listed: str) -> frozenset[str]:
    """The words of a text, for a `WordList`."""
    return frozenset(listed.split())
