"""The words of names, what all spellings of a name share, and where a text has names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Prefix

from corpus.english.names import CONNECTORS, KINDS_BEHIND_NAMES, SENTENCE_OPENERS
from qa.names.acronyms import is_acronym

_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`´][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_GAP = re.compile(r"[\s'’]?[-–—‐‑][\s]?|\s|\.\s?")
MOST_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `[start, end)` of a text, `fold` as `fold` returns it."""

    start: int
    end: int
    stop: int  # behind the possessive, if there is one
    text: str  # without the possessive, as `[start, end)` is
    fold: str


@dataclass(frozen=True, slots=True)
class NameUnit:
    """An acronym, or a run of capitalised words. `article`: "the" stands before it."""

    acronym: bool
    tokens: list[Token]
    article: bool

    def split(self) -> Iterator[list[Token]]:
        """The run, and the runs that "and" divides it into.

        Each begins and ends with a capitalised word, so that it is one of `parts_of` the whole:
        of "Churchill and de Gaulle" the second is "Gaulle". A part without one is left out.
        """
        yield self.tokens
        places = [n for n, token in enumerate(self.tokens) if token.text == "and"]
        if not places:
            return
        for low, high in pairwise([-1, *places, len(self.tokens)]):
            capitals = [n for n in range(low + 1, high) if capital(self.tokens[n])]
            if capitals:
                yield self.tokens[capitals[0] : capitals[-1] + 1]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


_SOUNDS = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"ph", "f"), (r"ck|q|c(?=[aou]|[^aeiouyhk]|$)", "k"), (r"(?<=[bdgjkz])h", ""),
        (r"(?<=[aeiou])h$", ""), (r"w", "v"), (r"ee|ie", "i"), (r"oo|ou", "u"), (r"aa", "a"),
        (r"ae|ei|ay|ey", "ai"), (r"(?<!^)y(?![aeiou])", "i"),
        # The last vowel before a final consonant: Lashkar, Lashker; Mohammad, Mohammed.
        (r"(?<=[aeiou])([^aeiou]{1,3})e(?=[^aeiou]+$)", r"\1a"),
        (r"e(?=.)", "i"), (r"o", "u"), (r"([^\W\d])\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key that transliterations of a folded word share; short words are unchanged."""
    if len(word) < 5 or not word.isascii() or not word.isalpha():
        # The dot keeps an initial apart from the word before it.
        return f".{word}" if len(word) == 1 else word
    heard_as = word
    for pattern, heard in _SOUNDS:
        heard_as = pattern.sub(heard, heard_as)
    # A key of a few letters says too little: Barry is not Bari.
    return heard_as if len(heard_as) >= 5 else word


def find_tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        folded = fold(word)
        if folded:
            found.append(Token(match.start(), match.start() + len(word), match.end(), word, folded))
    return found


def sounds_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The key of each word, without words at the end that only say what kind of thing it is."""
    sounds = [sound(token.fold) for token in tokens]
    while len(sounds) > 2 and sounds[-1] in _KEYS_OF_KINDS:
        sounds.pop()
    last = len(sounds) - 1
    return tuple("i" if s in (".e", ".i") and 0 < n < last else s for n, s in enumerate(sounds))


def key_of(tokens: Iterable[Token]) -> str:
    """What all spellings of a phrase share, without hyphens and spaces."""
    return "".join(sounds_of(tokens))


def consonants(key: str) -> str:
    """A key without its vowels."""
    return _VOWELS.sub("", key)


_VOWELS = re.compile("[aeiou]+")
_KEYS_OF_KINDS = frozenset(sound(kind) for kind in KINDS_BEHIND_NAMES)


def end_of(text: str, tokens: list[Token]) -> int:
    """Where a name ends: "U.S." has its last dot, "Kabul." has none."""
    start, end = tokens[0].start, tokens[-1].end
    dotted = len(tokens[-1].text) == 1 and "." in text[start:end]
    return end + 1 if dotted and text[end : end + 1] == "." else end


def joined(text: str, first: Token, second: Token) -> bool:
    """Whether nothing but a hyphen, a space or an initial's dot stands between two tokens."""
    gap = text[first.end : second.start]
    if not _GAP.fullmatch(gap):
        return False
    return "." not in gap or len(first.text) == 1


def capital(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[0].isupper()


def find_units(text: str, plain: frozenset[str] = frozenset()) -> Iterator[NameUnit]:
    """Acronyms and maximal runs of capitalised words of a sentence, in order.

    A run may have "of", "and", "-e-" between its capitalised words, and ends behind a possessive.
    `plain` are words that the text has in lower case too: where one opens the sentence, its
    capital says nothing.
    """
    tokens = find_tokens(text)
    place = 0
    while place < len(tokens):
        article = place > 0 and tokens[place - 1].fold == "the"
        size = acronym_at(text, tokens, place)
        if size:
            yield NameUnit(True, tokens[place : place + size], article)
            place += size
            continue
        word = tokens[place]
        if not capital(word) or word.fold == "the":
            place += 1
            continue
        if place == 0 and (word.fold in SENTENCE_OPENERS or word.fold in plain):
            place += 1
            continue
        end = ahead = place + 1
        while ahead < len(tokens) and joined(text, tokens[ahead - 1], tokens[ahead]):
            if acronym_at(text, tokens, ahead):
                break
            if capital(tokens[ahead]):
                end = ahead + 1
            elif tokens[ahead].text not in CONNECTORS:
                break
            ahead += 1
        yield NameUnit(False, tokens[place:end], article)
        place = end


def acronym_at(text: str, tokens: list[Token], place: int) -> int:
    """The number of tokens of the acronym at `place`, two for "IS-K"; 0 where there is none."""
    end = place + 1
    while end < len(tokens) and end - place < 4:
        if text[tokens[end - 1].end : tokens[end].start] not in ("-", "–", "‑", "‐", ".", "&"):
            break
        end += 1
    for stop in range(end, place, -1):
        if is_acronym(text[tokens[place].start : tokens[stop - 1].end]):
            return stop - place
    return 0


def parts_of(run: list[Token]) -> Iterator[list[Token]]:
    """All parts of a run that begin and end with a capitalised word, itself among them."""
    places = [place for place, token in enumerate(run) if capital(token)]
    for number, low in enumerate(places):
        for high in places[number:]:
            if high - low < MOST_TOKENS:
                yield run[low : high + 1]


def initials_of(phrase: str) -> set[tuple[str, bool]]:
    """Initials without and with the words in lower case, and whether there are such words:
    "Society of Friends" gives ("sf", True) and ("sof", True).
    """
    tokens = find_tokens(phrase)
    every = "".join(token.fold[0] for token in tokens)
    main = "".join(token.fold[0] for token in tokens if capital(token))
    return {(main, main != every), (every, main != every)}


def same_name(one: str, other: str) -> bool:
    """Whether two phrases that share an acronym are one name in slightly different words, as with
    "Administered" and "Administrative", "Service" and "Services".
    """
    first = [sound(t.fold) for t in find_tokens(one) if t.text not in CONNECTORS]
    second = [sound(t.fold) for t in find_tokens(other) if t.text not in CONNECTORS]
    if len(first) != len(second):
        return False
    for left, right in zip(first, second, strict=True):
        common = Prefix.similarity(left, right)
        longest = max(len(left), len(right))
        if left.rstrip("s") != right.rstrip("s") and (common < 6 or 2 * common < longest):
            return False
    return True


def differ_by_vowel(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names differ only by one vowel between consonants: Zarb-e-Azb, Zarb-e-Azab.

    All other words must be equal, and one of them must have at least four letters.
    """
    if len(one) != len(other):
        return False
    pairs = list(zip(one, other, strict=True))
    differing = [(a, b) for a, b in pairs if a != b]
    if len(differing) != 1 or not any(a == b and len(a) >= 4 for a, b in pairs):
        return False
    short, long = sorted(differing[0], key=len)
    return len(short) >= 3 and any(
        long[:place] + long[place + 1 :] == short
        for place in range(1, len(long) - 1)
        if long[place] in "aeiou"
        and long[place - 1] not in "aeiou"
        and long[place + 1] not in "aeiou"
    )
