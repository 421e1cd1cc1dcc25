"""The forms of markers: how a text prints the labels of notes behind its words.

Bracketed, raised and caret markers are unambiguous. Bare digits, as a PDF leaves them, are not:
in `Geneva33` and `2009,12` they are markers, in `60.000` and `3/4 2001` they are not. Each has a
weight by the characters around it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus.english.abbreviations import BEFORE_NUMBER
from corpus.notes.labels import (
    EMPHASIS,
    FROM_RAISED,
    RAISED_DIGITS,
    RAISED_LETTERS,
    SYMBOLS,
    Family,
    symbol_rank,
)
from corpus.notes.roman import roman_value

_LIST = r"\d{1,5}(?:\s?[,;–-]\s?\d{1,5})*"
_RAISED_LIST = (
    rf"[{RAISED_DIGITS}](?<=[^\s{RAISED_DIGITS}].)[{RAISED_DIGITS}]{{0,4}}"
    rf"(?:(?:\s?[,;]\s?|[⁻–-])[{RAISED_DIGITS}]{{1,5}})*"
)
_RAISED_ROMAN = "ⁱᵛˣˡᶜ"
_ROMAN = r"[ivxlc]{1,8}|[IVXLC]{1,8}"
_BEHIND = r"\w.,;:!?”\"’»"  # what a marker may stand behind
_OPENED = rf"[\s(](?:(?<=[{_BEHIND})]\()|\((?<=[{_BEHIND})]\s\())"  # a bracket, or a space and one
_LONGEST_RANGE = 50  # notes that one marker such as 3–7 may stand for

# Patterns begin with the rarest character that they can, and look behind it only then: whole texts
# are searched for them.
_BARE = re.compile(
    r"[1-9](?<![\d/$€£%#-].)(?:(?<!\d,.(?=\d\d\b))\d{0,4}"
    r"|(?:(?<=1)[5-9]|(?<=2)0)\d\d(?P<behind_year>[1-9]\d{0,2}))(?![\w%°/]|[.,:]\d|-\w)"
)
# What stands before a power: a number of up to three digits, a minus, a unit, a letter alone.
_BASE = re.compile(r"(?:(?<![\d.,])\d{1,3}|[−⁻-]|(?<![^\W\d_])(?:[^\W\d_]|[mcdk]m|k[gNWm]|ft|in))$")
_LONGEST_BASE = 8  # characters
_POWER = 0.2  # factor of the weight of what may be a power
_LEADERS = re.compile(r"(?:\.\s?){4,}|…\s?…|_{4,}")
_COLUMNS = re.compile(r"\S {3,}(?=\S)")
_SECTION = re.compile(r"\s*(?:\d{1,3}\.)+")
_SENTENCE_STARTS = re.compile(r"\s+[^a-z\s]|[^\S\n]*(?:\n|$)")
# Weights of bare digits, set by hand on the papers of the tests.
BEHIND_PUNCTUATION = 3.0
_BEHIND_WORD = 2.0
_BEHIND_SHORT_WORD = 0.6  # letters of a name with a number: G20
_BEFORE_SENTENCE = 1.5  # behind white space or a number, where a sentence may begin next
_BEHIND_SPACE = 0.4
_BEHIND_NUMBER = 0.6  # behind a year or a decimal point, where a sentence may begin next


@dataclass(frozen=True, slots=True)
class Form:
    """A form of markers: its pattern, with the group `label`, which is empty where a match is none;
    what it reads there; and how sure it is that a match is a marker, 0 to 1.
    """

    pattern: re.Pattern[str]
    read: Callable[[str], tuple[int, ...]]
    weight: float = 1.0

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """What in a text may be a marker, in order."""
        return (match for match in self.pattern.finditer(text) if match["label"])

    def sureness(self, match: re.Match[str]) -> float:
        """How sure it is that this match is a marker, 0 to 1."""
        start = match.start("label")
        is_raised = match["label"][0] in RAISED_DIGITS
        if is_raised and _BASE.search(match.string, max(start - _LONGEST_BASE, 0), start):
            return self.weight * _POWER
        return self.weight


def numbers_in(text: str) -> tuple[int, ...]:
    """`3, 5–7` → (3, 5, 6, 7)."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", text.translate(FROM_RAISED)):
        ends = [int(digits) for digits in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + _LONGEST_RANGE:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(dict.fromkeys(numbers))


def _roman(text: str) -> tuple[int, ...]:
    parts = re.split(r"[,;\s]+", text.translate(FROM_RAISED))
    return tuple(value for part in parts if (value := roman_value(part)))


def _letter(text: str) -> tuple[int, ...]:
    letters = re.findall("[a-z]", text.translate(FROM_RAISED).lower())
    return tuple(ord(letter) - ord("a") + 1 for letter in letters)


def _symbol(text: str) -> tuple[int, ...]:
    """The ranks of symbols side by side; of a symbol that is doubled, one."""
    return tuple(symbol_rank(run.group()) for run in re.finditer(r"(.)\1*", text))


FORMS: Mapping[Family, tuple[Form, ...]] = {
    "number": (
        Form(re.compile(rf"\[(?P<label>{_LIST})\]"), numbers_in),
        Form(re.compile(rf"(?P<label>{_RAISED_LIST})(?![{RAISED_DIGITS}])"), numbers_in),
        Form(re.compile(rf"\^(?<=\S\^)[{{(]?(?P<label>{_LIST})[)}}]?"), numbers_in),
        Form(re.compile(rf"\[(?i:(?:foot|end)?note):?\s(?P<label>{_LIST})\]"), numbers_in),
        Form(re.compile(rf"{_OPENED}(?P<label>\d{{1,3}})\)"), numbers_in, 0.6),
        Form(
            re.compile(rf"\s(?P<label>\d(?<=[{_BEHIND}]\s.)\d{{0,2}})[/)](?=[\s.,;:]|$)"),
            numbers_in,
            0.6,
        ),
    ),
    "roman": (
        Form(re.compile(rf"\[(?P<label>{_ROMAN})\]"), _roman),
        Form(re.compile(rf"\^(?<=\S\^)[{{(]?(?P<label>{_ROMAN})[)}}]?(?!\w)"), _roman),
        Form(
            re.compile(r"(?P<label>[ivxlc](?<=[.,;:!?”\"’»)].)(?<!\w\.\w\..)[ivxlc]{0,7})(?=\s|$)"),
            _roman,
        ),
        Form(re.compile(rf"{_OPENED}(?<!\d\()(?P<label>[ivxlc]{{1,8}})\)"), _roman, 0.6),
        Form(
            re.compile(
                rf"(?P<label>[{_RAISED_ROMAN}](?<=\S.)[{_RAISED_ROMAN}]{{0,7}}"
                rf"(?:[,;]\s?[{_RAISED_ROMAN}]{{1,8}})*)(?![{RAISED_LETTERS}])"
            ),
            _roman,
        ),
    ),
    "letter": (  # in "section 2(a)" there is none
        Form(re.compile(r"\[(?P<label>[A-Za-z])\]"), _letter),
        Form(re.compile(rf"\((?<=[{_BEHIND})]\()(?<!\d\()(?P<label>[a-z])\)"), _letter, 0.6),
        Form(
            re.compile(
                rf"(?P<label>[{RAISED_LETTERS}](?<=[^\s\d{RAISED_LETTERS}].)"
                rf"(?:[,;]\s?[{RAISED_LETTERS}])*)(?![{RAISED_LETTERS}])"
            ),
            _letter,
        ),
    ),
    "symbol": (
        Form(
            re.compile(
                rf"{EMPHASIS}|(?P<label>[{SYMBOLS}](?<=[^\s{SYMBOLS}(\[/=|`].)[{SYMBOLS}]{{0,2}})"
                rf"(?![{SYMBOLS}\w]|\s?\d)"
            ),
            _symbol,
        ),
        Form(re.compile(rf"[\[(](?P<label>[{SYMBOLS}]{{1,3}})[\])]"), _symbol),
    ),
    "name": (),
    "line": (),
}

NAMED = re.compile(r"\[\^(?P<label>[^\]\s^]{1,60})\](?!:)")  # as in Markdown


def whole_marker(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a marker at `text[start:end]` with a "^" before it, which says that it is raised
    where nothing can be: `^[1]`, `^([1])`, and with the white space before that.
    """
    low, high = start, end
    if low and text[low - 1] in "({" and text[high : high + 1] in (")", "}"):
        low, high = low - 1, high + 1
    before = text[max(low - 3, 0) : low].rstrip()
    if not before.endswith("^"):
        return start, end
    return max(low - 3, 0) + len(before[:-1].rstrip()), high


def is_tabular(text: str) -> bool:
    """Whether a line is of a table or of a list of contents, whose numbers are no markers."""
    return has_leaders(text) or len(_COLUMNS.findall(text)) >= 2


def has_leaders(text: str) -> bool:
    """Whether a line has the dots that lead to a page number in a list of contents."""
    # Hardly any line has one of these, and each is asked.
    if "..." in text or ". ." in text or "…" in text or "____" in text:
        return _LEADERS.search(text) is not None
    return False


def bare_numbers(text: str) -> Iterator[tuple[int, int, int, float]]:
    """(Start, end, number, weight) of the bare digits of a text that may be markers."""
    for match in _BARE.finditer(text):
        start, end = match.span("behind_year") if match["behind_year"] else match.span()
        weight = _BEHIND_NUMBER if match["behind_year"] else _weight(text, start, end)
        if weight > 0:
            yield start, end, int(text[start:end]), weight


def _weight(text: str, start: int, end: int) -> float:
    """The weight of the digits at `text[start:end]` as a marker; 0 where they are none."""
    if start == 0 or text[start - 1] == "\n":
        return 0.0
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    follows = _SENTENCE_STARTS.match(text, end) is not None
    if before.isspace():
        line = text.rfind("\n", 0, start) + 1
        word = text[max(line, start - 8) : start].rstrip()[-1:]
        if BEFORE_NUMBER.compiled.search(text, max(0, start - 8), start):
            return 0.0
        if word and word in '.!?”"»’)':
            return _BEFORE_SENTENCE if follows else _BEHIND_SPACE
        return 0.0
    if before in ".,":
        if earlier.isdigit():
            if before == "." and (
                not follows or _SECTION.fullmatch(text, text.rfind("\n", 0, start) + 1, start)
            ):
                return 0.0  # a decimal, or the number of a section
            if before == "." and end - start == 3:
                return _BEHIND_NUMBER  # or a number of thousands
            return _BEFORE_SENTENCE if text[end : end + 1].isspace() or end == len(text) else 0.0
        return BEHIND_PUNCTUATION
    if before in ";:!?)]”\"’'»…":
        return BEHIND_PUNCTUATION
    if before.isalpha():
        # Geneva33 may be a marker, G20 hardly: one letter, or capitals, are a name with a number.
        found = re.search(r"\w+$", text[max(0, start - 30) : start])
        letters = found.group() if found else before
        return _BEHIND_SHORT_WORD if len(letters) < 3 or letters.isupper() else _BEHIND_WORD
    return 0.0
