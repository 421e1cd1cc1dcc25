"""Notes called in a question: by number in digits, in words or as superscript, by label, by id."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass

from corpus.english.intents.notes import NOTE_SERIES, NOTE_WORD

MOST_DIGITS = 9  # of a note number; the rest is cut off
WIDEST_RANGE = 100  # notes; of a wider range ("1 to 99999") only the two ends are read

_SUPERSCRIPT_ALONE = re.compile(r"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=\s*\??\s*$)")
_BETWEEN_NAMES = re.compile(r"[\s,&]+")
_AROUND_NAME = ".'’"
_RANGE = re.compile(r"(?P<low>\d+)(?:\s*(?:-|–|to|through|until)\s*(?P<high>\d+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownNotes:
    """The notes that a question may call: the number of the `last` one (0: there are none), and
    the `names` that are no numbers: labels such as "iv" and ids such as "2.12".
    """

    last: int = 0
    names: Container[str] = frozenset()


def plain_characters(question: str) -> str:
    """The question in plain characters. A superscript that is all of it becomes a number in
    brackets: "¹⁹" becomes "[19]".
    """
    return unicodedata.normalize("NFKC", _SUPERSCRIPT_ALONE.sub(r"[\1]", question))


def in_digits(question: str) -> str:
    """The question with its English number words as digits, where it may call notes: "the third
    note" becomes "the 3rd note".
    """
    if not NOTE_WORD.search(question):
        return question
    # Imported where it is needed: most questions call no notes.
    from text_to_num import alpha2digit

    return str(alpha2digit(question, "en", 0.0))


def read_numbers(match: re.Match[str], last: int) -> tuple[int, ...]:
    """The note numbers in the groups `numbers` and `ordinal` of a cue, in the order of the text.

    `last` is the number of the last note; where it is 0, "the last note" has no number.
    """
    groups = match.groupdict()
    if ordinal := groups.get("ordinal"):
        number = last if ordinal.lower() == "last" else _value(re.sub(r"\D", "", ordinal))
        return (number,) if number or ordinal.lower() != "last" else ()
    numbers: list[int] = []
    for found in _RANGE.finditer(groups.get("numbers") or ""):
        low = _value(found["low"])
        high = _value(found["high"]) if found["high"] else low
        numbers += range(low, high + 1) if low <= high < low + WIDEST_RANGE else (low, high)
    return tuple(dict.fromkeys(numbers))


def read_names(cue: re.Pattern[str], question: str, names: Container[str]) -> tuple[str, ...]:
    """The names of notes in the group `names` of a cue wherever it is found, and numbers beside
    them; empty where none of them is one of `names`.
    """
    found: dict[str, None] = {}
    for match in cue.finditer(question):
        for word in _BETWEEN_NAMES.split(match["names"]):
            name = word.removesuffix("’s").removesuffix("'s").strip(_AROUND_NAME)
            if name in names or (name.isdecimal() and len(name) <= MOST_DIGITS):
                found[name] = None
    return tuple(found) if any(name in names for name in found) else ()


def read_series(question: str) -> int | None:
    """The series that a question names for its notes: "note 3 (series 2)"."""
    match = NOTE_SERIES.search(question)
    return int(match["series"]) if match else None


def calls_notes(cue: re.Pattern[str]) -> bool:
    """Whether a cue has a group that is read as note numbers or as names of notes."""
    return bool({"numbers", "ordinal", "names"} & cue.groupindex.keys())


def _value(digits: str) -> int:
    return int(digits[:MOST_DIGITS])
