"""Names that a citation gives its work: `(hereafter Ice)`, `(the Wren Report)`, `(ACA 1926)`."""

import re
from dataclasses import dataclass

from corpus.english.works.pointers import SHORT_NAME
from corpus.english.works.short_names import (
    ACRONYM_GIVEN,
    ACRONYM_OF_LAW,
    LAW_NAMED,
    NAMED_IN_MARKS,
    NAMED_IN_SQUARE,
    NAMED_SO,
)

_REACH = 160  # characters before an acronym in which its words are looked for
_SHORTEST = 3  # letters of an acronym between whose words others may stand
_MARKS = " ,“”\"‘’'"
_INITIAL = re.compile(r"(?<![\w’'])\w")


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name in brackets, and where these stand. `acronym`: it is the initials of words before."""

    start: int
    end: int
    name: str
    acronym: bool = False


def short_names(text: str) -> list[ShortName]:
    """The names that a citation gives its work or a body, in order."""
    if "(" not in text and "[" not in text:
        return []
    found = [
        ShortName(*match.span(), match["name"].strip(_MARKS))
        for pattern in (SHORT_NAME, NAMED_SO, NAMED_IN_MARKS, LAW_NAMED)
        for match in pattern.finditer(text)
        if match.start() > 0
    ]
    law = ACRONYM_OF_LAW.search(text) if ")" in text or "]" in text else None
    if law:
        found.append(ShortName(law.start("name") - 2, law.end("name") + 1, law["name"], True))
    square = NAMED_IN_SQUARE.search(text) if "]" in text else None
    if square and square["name"].split()[0] in text[: square.start()]:
        found.append(ShortName(*square.span(), square["name"].strip(_MARKS)))
    for match in ACRONYM_GIVEN.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        dated = match["year"] is None or before.endswith(match["year"])
        if dated and stands_for(match["letters"], before):
            found.append(ShortName(*match.span(), match["name"], True))
    kept: list[ShortName] = []
    for one in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def without_short_names(text: str) -> str:
    """A citation without the brackets that give its work a name."""
    pieces, place = [], 0
    for name in short_names(text):
        pieces.append(text[place : name.start].rstrip())
        place = name.end
    return "".join(pieces) + text[place:]


def stands_for(letters: str, words: str) -> bool:
    """Whether an acronym's letters are initials of words, in order, that begin with a capital."""
    initials = "".join(match[0] for match in _INITIAL.finditer(words))
    wanted = [letter for letter in letters if letter.isupper()]
    if len(wanted) < _SHORTEST:  # two letters are those of the last two words
        capitals = [letter for letter in initials if letter.isupper()]
        return capitals[-len(wanted) :] == wanted
    place = len(initials)
    for letter in reversed(wanted):
        place = initials.rfind(letter, 0, place)
        if place < 0:
            return False
    return True


def acronyms(body: str) -> set[str]:
    """The acronyms of a body's name in small letters: of its words with capitals, of all its words,
    and of either without the first word, which may be that of a state.
    """
    words = re.findall(r"[^\W\d_][\w’'.]*", body)
    found = set()
    for chosen in ([w for w in words if w[0].isupper()], words):
        for start in (0, 1):
            parts = [_initials(word) for word in chosen[start:]]
            if len(parts) > 1:
                found.add("".join(parts).casefold())
    return found


def may_have_initials(name: str) -> bool:
    """Whether a name of three words and more may be that of a body that is called by initials."""
    parts = name.split()
    return len(parts) > 2 and all(part[0].isupper() and "." not in part for part in parts)


def _initials(word: str) -> str:
    """The first letter of a word; the whole of an acronym, such as `UN` or `U.S.`"""
    bare = word.replace(".", "")
    return bare if len(bare) > 1 and bare.isupper() else bare[:1]
