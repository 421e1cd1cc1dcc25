"""Question augmentation: misspellings, key words, false facts.

All random choices come from the generator `draw`, so that the same seed makes the same variants.
"""

import re
from random import Random

from corpus.english.pronouns import STOP_WORDS

# Shares, 0 to 1, set by hand; `python -m qa.training.train_reader` trains with them.
_MISSPELT = 0.35  # of words that are long enough
_NUMBER_FIRST = 0.6  # of questions with numbers: those where a number is replaced, not a name
_VOWELS, _CONSONANTS = "aeiou", "tnsrlkcd"
_WORD = re.compile(r"[\w'’-]+")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:\s+(?:of|the|and)?\s*[A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d{4}\b|\b\d+(?:[.,]\d+)*\b")
_NOT_DIGIT = re.compile(r"\D")


def misspelt(question: str, draw: Random) -> str:
    """The question with misspellings in some of its longer words: a letter dropped, swapped with
    the next, doubled, or replaced.
    """
    return " ".join(
        _slip(word, draw)
        if len(word) > 3 and word.isalpha() and draw.random() < _MISSPELT
        else word
        for word in question.split()
    )


def _slip(word: str, draw: Random) -> str:
    way, place = draw.randrange(4), draw.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    if way == 0:
        return before + after
    if way == 1:
        return before + after[0] + letter + after[1:]
    if way == 2:
        return before + letter + letter + after
    return before + draw.choice(_VOWELS if letter in _VOWELS else _CONSONANTS) + after


def as_keywords(question: str) -> str:
    """The question's words without stop words; the whole question if fewer than two are left."""
    words = [word for word in _WORD.findall(question) if word not in STOP_WORDS]
    return " ".join(words) if len(words) >= 2 else question


def falsified(question: str, text: str, draw: Random) -> str | None:
    """The question with one of its numbers or names replaced by another of the text, so that what
    answered it no longer does. `None` where it has neither, or the text has no other.
    """
    numbers = list(_NUMBER.finditer(question))
    if numbers and draw.random() < _NUMBER_FIRST:
        chosen = draw.choice(numbers)
        return _put(question, chosen, draw.choice(_other_numbers(chosen.group(), text, draw)))
    first = len(question.split(maxsplit=1)[0])  # where a capital does not mark a name
    names = [name for name in _NAME.finditer(question) if name.start() > first]
    if not names:
        return None
    chosen = draw.choice(names)
    others = [
        name
        for name in set(_NAME.findall(text))
        if len(name) > 3
        and name.lower() not in question.lower()
        and name.split()[0] not in question
    ]
    return _put(question, chosen, draw.choice(sorted(others))) if others else None


def _other_numbers(number: str, text: str, draw: Random) -> list[str]:
    """Numbers of the text with as many characters; if there are none, a number near this one."""
    alike = {other for other in _NUMBER.findall(text) if len(other) == len(number)} - {number}
    if alike:
        return sorted(alike)
    return [str(int(_NOT_DIGIT.sub("", number)) + draw.choice([-3, -2, -1, 1, 2, 3, 7]))]


def _put(question: str, found: re.Match[str], other: str) -> str:
    return question[: found.start()] + other + question[found.end() :]
