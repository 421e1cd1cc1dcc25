"""Note numbers in a question, in digits, in words and as superscripts."""

import re
import unicodedata

from corpus.english.intents.notes import NOTE_WORD

MOST_DIGITS = 9  # of a note number; the rest is cut off
WIDEST_RANGE = 100  # notes; of a wider range ("1 to 99999") only the two ends are read

_SUPERSCRIPT_ALONE = re.compile(r"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=\s*\??\s*$)")
_RANGE = re.compile(r"(?P<low>\d+)(?:\s*(?:-|–|to|through|until)\s*(?P<high>\d+))?", re.IGNORECASE)


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


def has_numbers(match: re.Match[str]) -> bool:
    """Whether a cue has a group that is read as note numbers."""
    return bool({"numbers", "ordinal"} & match.groupdict().keys())


def _value(digits: str) -> int:
    return int(digits[:MOST_DIGITS])
