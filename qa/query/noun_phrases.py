"""Noun phrases: found by their first word, without a parser; their number and their head."""

import re
from collections.abc import Iterator, Sequence

from corpus.english.numbers import ONE_TO_TWENTY
from corpus.english.pronouns import (
    ADDED,
    AUXILIARIES,
    CONJUNCTIONS,
    NOUN_OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SOME_OF,
    SUBJECTS,
)
from corpus.english.statements import ADVERBS, IRREGULAR_VERBS, PARTICIPLE, PLURALS, REGULAR_VERBS

LONGEST_NOUN = 9  # words of a noun phrase that is read as one
_PARTICIPLES = frozenset(participle for _, participle in IRREGULAR_VERBS.values())
_PASTS = frozenset(past for past, _ in IRREGULAR_VERBS.values())


def is_participle(word: str) -> bool:
    """Whether a word is a past participle: “killed”, “held”."""
    return PARTICIPLE.search(word) is not None or word in _PARTICIPLES


def is_past(word: str) -> bool:
    """Whether a word is certainly a verb in the past, without an auxiliary."""
    return PARTICIPLE.search(word) is not None or word in _PASTS


def opens_noun(word: str) -> bool:
    """Whether a word opens a noun phrase: an article, a name, a pronoun."""
    return word.lower() in NOUN_OPENERS or word[0].isupper() or word.lower() in SUBJECTS


def noun_phrases(text: str) -> Iterator[str]:
    """The noun phrases of a text that begin with an article or a name, in order."""
    words = text.rstrip("?.! ").split()
    place = 0
    while place < len(words):
        if not opens_noun(words[place]) or words[place].lower() in SUBJECTS:
            place += 1
            continue
        end = place + 1
        while end < len(words) and not _ends_noun(words, place, end):
            end += 1
        noun = " ".join(words[place:end]).rstrip(",;:")
        yield SOME_OF.compiled.sub("", noun)
        place = end


def _ends_noun(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a noun phrase that begins at `start` ends before `place`."""
    word, last = words[place], words[place - 1]
    if last.endswith((",", ";", ":")) or place - start >= LONGEST_NOUN:
        return True
    if word.lower() == "of" or last.lower() == "of":
        return False
    if word.lower() in NOUN_OPENERS or word.lower() in CONJUNCTIONS or word.lower() in PREPOSITIONS:
        return True
    if word[0].isupper() or last.lower() in NOUN_OPENERS:
        return False
    if last[0].isupper() and words[start][0].isupper():
        return True  # behind a name without an article
    return (
        word in ADVERBS
        or word in AUXILIARIES
        or word in RELATIVES
        or is_participle(word)
        or is_past(word)
    )


def is_plural(noun: str) -> bool:
    """Whether a noun phrase is in the plural."""
    words = ADDED.compiled.split(noun)[0].split()
    if not words:
        return False
    head = words[-1].rstrip(",")
    if head in ONE_TO_TWENTY[1:] or head.isdigit():
        return True
    if re.search(r"(?<=\w) and (?=\w)", noun) and not noun[0].isupper():
        return True
    if head in PLURALS:
        return True
    return (
        head.endswith("s") and not head.endswith(("ss", "us", "is", "’s", "'s")) and head.islower()
    )


def is_name(noun: str) -> bool:
    """Whether a noun phrase is a name, with or without an article."""
    words = [word for word in noun.split() if word.lower() not in NOUN_OPENERS]
    return bool(words) and words[0][0].isupper()


def head_of(noun: str) -> str:
    """The last word of a noun phrase before what is added to it."""
    return ADDED.compiled.split(noun)[0].split()[-1]


def may_hold_verb(noun: str) -> bool:
    """Whether the last word of a noun phrase may be a verb: “the clock begins”."""
    *others, last = noun.split()
    stem = last.removesuffix("s")
    return len(others) > 1 and stem != last and (stem in REGULAR_VERBS or stem in IRREGULAR_VERBS)
