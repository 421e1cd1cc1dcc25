"""Acronyms, and their definitions in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.english.names import ACRONYM_LEAD, OTHERWISE_KNOWN

_PARENTHESIS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = re.compile(r"[^\W\d_](?:[.&/‐‑–-]?[^\W_])+\.?")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ROMAN = re.compile(r"[IVX]+")
_LONGEST_SHORT = 10


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and its long form, both verbatim."""

    short: str
    long: str


def letters(acronym: str) -> str:
    """The letters of an acronym without dots, dashes, plural and case: "IS-Ks" gives "isk"."""
    if acronym.endswith("s") and acronym[:-1].isupper():
        acronym = acronym[:-1]
    return "".join(letter for letter in acronym if letter.isalnum()).casefold()


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: it has at least two capitals."""
    capitals = sum(letter.isupper() for letter in word)
    return (
        capitals >= 2
        and _SHORT.fullmatch(word) is not None
        and 2 * capitals >= len(letters(word))
        and len(letters(word)) <= _LONGEST_SHORT
        and not _ROMAN.fullmatch(word)
    )


def align(short: str, words: str) -> str | None:
    """The tail of `words` that `short` abbreviates, or `None`.

    The algorithm of Schwartz and Hearst (A simple algorithm for identifying abbreviation
    definitions in biomedical text, Pacific Symposium on Biocomputing 2003): its letters are
    looked for from right to left, and the first one must begin a word. Here a part of a
    hyphenated word is a word too, at least half of the letters must begin one, and a long form
    has two words or more.
    """
    place = len(words) - 1
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            words[place].lower() != letter
            or (index == 0 and place > 0 and words[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    long = words[place + 1 :].rstrip(" ,;:“”\"‘’'")
    parts = _WORD.findall(long)
    most = len(letters(short))
    if len(parts) < 2 or len(parts) > min(most + 5, 2 * most) or len(long) <= len(short):
        return None
    if any(letters(part) == letters(short) for part in parts):
        return None
    begun = iter(part[0].lower() for part in parts)
    return long if 2 * sum(letter in begun for letter in letters(short)) >= most else None


def find_definitions(sentence: str) -> Iterator[Definition]:
    """The definitions in a sentence, with the acronym before or behind its long form."""
    for match in _PARENTHESIS.finditer(sentence):
        before = sentence[: match.start()].rstrip(" ,“”\"‘’'")
        inner = match[1][_lead(match[1]) :].strip()
        first = re.split(r"[,;“”\"‘’']", inner, maxsplit=1)[0].strip()
        if is_acronym(first):
            yield from _behind(first, before)
        else:
            yield from _before(before.split()[-1] if before else "", inner)
    for match in OTHERWISE_KNOWN.finditer(sentence):
        before = sentence[: match.start()].rstrip(" ,“”\"‘’'")
        behind = sentence[match.end() :]
        short = _SHORT.match(behind)
        if short and is_acronym(short[0].rstrip(".")):
            yield from _behind(short[0].rstrip("."), before)
        elif before:
            yield from _before(before.split()[-1], re.split(r"[,;.()“”\"]", behind)[0])


def _lead(inner: str) -> int:
    found = ACRONYM_LEAD.compiled.match(inner)
    return found.end() if found else 0


def _behind(short: str, before: str) -> Iterator[Definition]:
    # A colon or a bracket ends the name as surely as the sentence does.
    long = align(short, re.split(r"[;:()\[\]“”\"]", before)[-1])
    if long is not None:
        yield Definition(short, long)


def _before(short: str, long: str) -> Iterator[Definition]:
    """An acronym whose letters begin the words of the long form behind it."""
    short = short.strip("“”\"‘’'(,")
    if not is_acronym(short):
        return
    parts = list(_WORD.finditer(long))
    for parted in range(2, min(len(parts), 2 * len(letters(short))) + 1):
        tail = long[: parts[parted - 1].end()]
        capitals = "".join(p[0][0] for p in parts[:parted] if p[0][0].isupper())
        every = "".join(p[0][0] for p in parts[:parted])
        if letters(short) in (capitals.casefold(), every.casefold()):
            yield Definition(short, tail[parts[0].start() :])
            return
