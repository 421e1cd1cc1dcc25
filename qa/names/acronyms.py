"""Acronyms, and the places where a text says what they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARENTHESIS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = re.compile(r"[^\W\d_](?:[.&/‐‑–-]?[^\W_])+\.?")
_LEAD = re.compile(
    r"(?:(?:hereafter|hereinafter|henceforth|abbreviated|abbr|also|better|commonly|known|called"
    r"|referred to|or|as|to|simply|in short|i\.e)\b[.,:]?\s*)*(?:the\s+)?[“”\"‘’']*",
    re.IGNORECASE,
)
# "X, or Y", "X, also known as Y": without brackets the acronym must follow or lead at once.
_OTHERWISE = re.compile(
    r",?\s+(?:or|(?:also|better|commonly|otherwise)\s+(?:known|called|abbreviated)(?:\s+(?:as|to))?"
    r"|abbreviated(?:\s+(?:as|to))?|known\s+as|known\s+by\s+(?:its|the)\s+(?:acronym|initials)"
    r"|a\.?k\.?a\.?|hereafter|hereinafter|henceforth)\s*,?\s+(?:the\s+)?[“\"‘']?"
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ROMAN = re.compile(r"[IVX]+")
_LONGEST_SHORT = 10
# Words that begin a sentence, and with it a run of capitals.
STARTERS = frozenset(
    """
    a after although an and as at before both but by despite does during every following for from
    given he her his how however if in including it its many most no of on one or our she since
    so some such than that the their then there these they this those though thus to today under
    unlike until we what when where whereas which while who why with without yet you
    """.split()
)
# Short English words that acronyms are written like; in small letters they are those words.
ORDINARY = STARTERS | frozenset(
    """
    act add age ago aid aids aim air all also any are arm army art ask ate bad ban bar base bat bed
    best bet big bit boy bus buy call came can cap car care case cast cat city come cop cost cut
    cup dad day did die does dog done door down due ear east eat edge else end era even ever eye
    face fact fall far farm fast fat fee few fit flag fly four free fun game gap gas gate get girl
    go god goes gold good got gun had hand hard has hat head help hit home hope hot idea ill into
    iron job just keep key kid kill king lab land last late law lead led left less let life line
    list live long look lost lot love low made main make man map mass may me mean men met mid mine
    more much must my name near need nest net new news next nice nine not now oil old once only
    open out over own pace pact page paid part past path pay peace per pin plan plus pop port post
    put race raid rain ran raw real rest rice rich ride rise risk road role rule run safe said sale
    same saw say sea see set sex ship sir site six size son soon star start stop sum sun take talk
    task tax tea team tell ten term test them tie time tip told too took top two unit up use used
    very via view vote war was way week well went were west will win wise word work year young
    """.split()
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the long form that the text gives beside it, both verbatim."""

    short: str
    long: str


def letters(acronym: str) -> str:
    """What is left of an acronym without dots, dashes, plural and case: "IS-Ks" is `isk`."""
    if acronym.endswith("s") and acronym[:-1].isupper():
        acronym = acronym[:-1]
    return "".join(letter for letter in acronym if letter.isalnum()).casefold()


def is_acronym(word: str) -> bool:
    """Whether a word of a text looks like an acronym: it has two capitals or more."""
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
    """The definitions in one sentence, acronym before or behind its long form."""
    for match in _PARENTHESIS.finditer(sentence):
        before = sentence[: match.start()].rstrip(" ,“”\"‘’'")
        inner = match[1][_lead(match[1]) :].strip()
        first = re.split(r"[,;“”\"‘’']", inner, maxsplit=1)[0].strip()
        if is_acronym(first):
            yield from _behind(first, before)
        else:
            yield from _before(before.split()[-1] if before else "", inner)
    for match in _OTHERWISE.finditer(sentence):
        before = sentence[: match.start()].rstrip(" ,“”\"‘’'")
        behind = sentence[match.end() :]
        short = _SHORT.match(behind)
        if short and is_acronym(short[0].rstrip(".")):
            yield from _behind(short[0].rstrip("."), before)
        elif before:
            yield from _before(before.split()[-1], re.split(r"[,;.()“”\"]", behind)[0])


def _lead(inner: str) -> int:
    found = _LEAD.match(inner)
    return found.end() if found else 0


def _behind(short: str, before: str) -> Iterator[Definition]:
    # A colon or a bracket ends the name as surely as the sentence does.
    long = align(short, re.split(r"[;:()\[\]“”\"]", before)[-1])
    if long is not None:
        yield Definition(short, long)


def _before(short: str, long: str) -> Iterator[Definition]:
    """An acronym with the long form behind it, of which its letters must begin the words."""
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
