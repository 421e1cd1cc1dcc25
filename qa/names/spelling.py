"""Spelling correction of questions, by the words of the documents asked and by English.

A word is changed only where neither has it, and where a single word is clearly meant.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from corpus.english.names import (
    CLIPPED_QUESTION_WORDS,
    FORMATIONS,
    INFLECTIONS,
    SPELLING_VARIANTS,
)
from qa.names.edit_distance import edit_cost
from qa.names.lexicon import Lexicon, by_length, english

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Nothing is corrected in addresses, file names and formulas.
_WHOLE = re.compile(r"\S*[\d@/\\_=+<>#$%&*]\S*|\S+\.\S\S*")
_VARIANTS = tuple((re.compile(pattern), becomes) for pattern, becomes in SPELLING_VARIANTS)

# Unknown words of a question that are corrected. One takes about a millisecond, and no question of
# the sets in tests/questions has more than six.
MOST_LOOKED_UP = 16
_REMEMBERED = 256  # questions whose correction is kept
_SHORTEST = 3  # letters of a word that is corrected
_SHORTEST_NAME = 5  # letters of a name that is
# Weights and costs in decimal logarithms of frequencies, set by hand on misspellings made of half
# of the SQuAD 2.0 documents.
_UNIT = 3.0  # cost of one step of `edit_cost`
_OWN = 2.0  # added to the weight of a word that the documents have
_FORMED = 1.4  # added where they have another form of it
_COUNT = 0.3  # times the logarithm of how often they have it
_RARE = -6.0  # least weight of a word
_MARGIN = 1.0  # least difference between the best correction and the next
_WORST = 7.0  # most that a correction may cost, the rarity of the word included
_WORST_OWN = 9.0  # the same for a word that the documents have
# Least frequencies: of small words that every English question has, and of those that words of
# three and four letters are corrected to.
_PLAIN = -2.7
_COMMONEST = -3.2
_COMMON = -4.0
_UNKNOWN = -9.0  # frequency of a word that is not in the lexicon


@dataclass(frozen=True, slots=True)
class Change:
    """A corrected word: `question[start:end]` as typed, and what replaces it."""

    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected question, and its changes in order, at places of the question as typed."""

    text: str
    changes: tuple[Change, ...] = ()


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word is in the texts, in its own case, without possessive endings."""
    counts: Counter[str] = Counter()
    for text in texts:
        for word, count in Counter(_WORD.findall(text)).items():
            counts[_POSSESSIVE.sub("", word)] += count
    return counts


def _inflected(typed: str, meant: str) -> bool:
    """Whether two words differ only by an ending, as "mucosal" and "mucosa" do."""
    short, long = sorted((typed, meant), key=len)
    ending = long[len(short) :]
    if len(short) <= 3 or not long.startswith(short):
        return False
    # A letter doubled at the end is a slip: Romee.
    return ending in FORMATIONS and ending != short[-1]


class Speller:
    """Corrects questions by a vocabulary: how often some documents have each word.

    Created in milliseconds, and safe to share between threads. The lexicon is read when it is first
    needed; `None` stands for English. `in_texts` says whether the documents have a word that is
    not in the vocabulary, where they are too large for all of it.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        lexicon: Lexicon | None = None,
        in_texts: Callable[[str], bool] | None = None,
    ) -> None:
        self._counts: Counter[str] = Counter()
        for word, count in vocabulary.items():
            self._counts[word.casefold()] += count
        self._by_length = by_length(word for word in self._counts if len(word) >= _SHORTEST)
        self._given = lexicon
        self._in_texts = in_texts
        # Earlier questions of a conversation are corrected again with each that follows.
        self._corrected = lru_cache(maxsize=_REMEMBERED)(self._correct)

    @property
    def _lexicon(self) -> Lexicon:
        return english() if self._given is None else self._given

    def correct(self, question: str) -> Correction:
        """The question with its misspelt words corrected, everything else unchanged.

        At most the first `MOST_LOOKED_UP` unknown words are corrected.
        """
        return self._corrected(question)

    def _correct(self, question: str) -> Correction:
        words = self._words(question)
        unknown = [m for m in words if not self.knows(_bare(m[0])) or self._clipped(m, question)]
        if not unknown:  # as a rule that shows without the lexicon
            return Correction(question)
        foreign = self._foreign(words, len(unknown))
        if foreign and len(unknown) > 2 * MOST_LOOKED_UP:
            return Correction(question)
        capitals = not any(letter.islower() for letter in question)
        changes = []
        own = 0
        for match in unknown[:MOST_LOOKED_UP]:
            was = _bare(match[0])
            opening = not any(c.isalnum() for c in question[: match.start()])
            now = self._meant(was, opening, capitals)
            if now is not None:
                own += now in self._counts or self._formed(now)
                end = match.start() + len(was)
                changes.append(Change(match.start(), end, was, _like(was, now)))
        # In a question in another language, a few matches mean nothing.
        if foreign and 2 * own < len(unknown):
            return Correction(question)
        text, copied = [], 0
        for change in changes:
            text += [question[copied : change.start], change.now]
            copied = change.end
        return Correction("".join([*text, question[copied:]]), tuple(changes))

    def knows(self, word: str) -> bool:
        """Whether a word, or one that it is formed from, is in the vocabulary or the lexicon."""
        low = word.casefold()
        if low in self._counts or low in self._lexicon or self._formed(low):
            return True
        if low.endswith("s") and low[:-1] in self._lexicon:
            return True
        if any(
            other != low and (other in self._lexicon or other in self._counts)
            for pattern, becomes in _VARIANTS
            for other in [pattern.sub(becomes, low)]
        ):
            return True
        return self._in_texts is not None and self._in_texts(word)

    def _formed(self, low: str) -> bool:
        """Whether the vocabulary has another form of a word."""
        if len(low) <= 3:
            return False
        stems = [low[: -len(end)] for end in INFLECTIONS if low.endswith(end)]
        stems += [low[: -len(end)] + "y" for end in ("ies", "ied") if low.endswith(end)]
        return any(len(stem) > 3 and stem in self._counts for stem in stems) or any(
            low + end in self._counts for end in INFLECTIONS
        )

    def _foreign(self, words: list[re.Match[str]], unknown: int) -> bool:
        """Whether a question may be in another language: few of its words are known."""
        plain = any(self._lexicon.common.get(m[0].casefold(), _UNKNOWN) > _PLAIN for m in words)
        return 2 * unknown > len(words) or not plain

    def _clipped(self, word: re.Match[str], question: str) -> bool:
        """Whether a question opens with a question word without its h ("wen", else a noun)."""
        low = word[0].casefold()
        opening = not question[: word.start()].strip()
        return opening and low in CLIPPED_QUESTION_WORDS and low not in self._counts

    def _words(self, question: str) -> list[re.Match[str]]:
        """The words of a question in Latin letters that are no part of an address or a formula."""
        barred = [match.span() for match in _WHOLE.finditer(question)]
        return [
            match
            for match in _WORD.finditer(question)
            if len(match[0]) >= _SHORTEST or self.knows(match[0])
            if match[0].isascii() and not any(low <= match.start() < high for low, high in barred)
        ]

    def _meant(self, word: str, opening: bool, capitals: bool) -> str | None:
        """The correction of an unknown word, or `None` where it is not clear."""
        if "'" in word or "’" in word or len(word) < _SHORTEST:
            return None
        named = word[0].isupper() and not opening and not capitals
        if any(letter.isupper() for letter in word[1:]) and not capitals:
            return None  # an acronym, or an invented name
        if named and len(word) < _SHORTEST_NAME:
            return None
        low = word.casefold()
        if opening and low in CLIPPED_QUESTION_WORDS:
            return CLIPPED_QUESTION_WORDS[low]
        scored = sorted(
            (_UNIT * cost - self._weight(other), other)
            for other in self._near(low, named)
            if (cost := edit_cost(low, other)) <= self._most(other, len(low), named)
        )
        if not scored or _inflected(low, scored[0][1]):
            return None
        if scored[0][0] > (_WORST_OWN if scored[0][1] in self._counts else _WORST):
            return None
        if len(scored) > 1 and scored[1][0] - scored[0][0] < _MARGIN:
            return None
        return scored[0][1]

    def _most(self, meant: str, length: int, named: bool) -> float:
        """The most that `edit_cost` may be from a typed word of some length to another word."""
        common = self._lexicon.common.get(meant, _RARE)
        if length == 3:
            # In lower case, a short unknown word is most often an acronym.
            return 0.8 if common > _COMMONEST else 0.0
        if length == 4:
            return 1.0 if meant in self._counts else 0.8 if common > _COMMON else 0.0
        if named:
            return 1.0 if length < 9 else 1.6
        if meant in self._counts:
            return {5: 1.2, 6: 1.4}.get(length, 1.8 if length < 9 else 2.2)
        return 1.1 if length < 9 else 1.6

    def _weight(self, word: str) -> float:
        general = max(self._lexicon.common.get(word, _RARE), _RARE)
        count = self._counts.get(word, 0)
        if count:
            return general + _OWN + _COUNT * log10(count)
        return general + _FORMED if self._formed(word) else general

    def close(self, word: str) -> set[str]:
        """The other words of the vocabulary, case folded, within two edits of a word."""
        low = word.casefold()
        return _within(low, self._by_length, 2) - {low}

    def _near(self, word: str, named: bool) -> set[str]:
        """Words within one or two edits of a word; for a name only those of the documents."""
        own, general = 1 + (len(word) > 4), 1 + (len(word) > 6)
        found = _within(word, self._by_length, own)
        return found if named else found | _within(word, self._lexicon.common_by_length, general)


def _within(word: str, grouped: Mapping[int, list[str]], steps: int) -> set[str]:
    """Of words grouped by length, those at most so many edits away."""
    found: set[str] = set()
    for length in range(len(word) - steps, len(word) + steps + 1):
        if group := grouped.get(length):
            hits = extract(word, group, scorer=OSA.distance, score_cutoff=steps, limit=None)
            found.update(other for other, _, _ in hits)
    return found


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _like(was: str, now: str) -> str:
    """A word in the case of another."""
    if was.isupper():
        return now.upper()
    return now.capitalize() if was[0].isupper() else now
