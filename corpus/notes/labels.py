"""Labels of notes: numbers, Roman numerals, letters and symbols at the start of a line."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from corpus.notes.roman import roman_value

Family = Literal["number", "roman", "letter", "symbol", "name", "line"]
Style = Literal[
    "bracket", "round", "raised", "dot", "plain", "glued", "alone", "footnote", "caret", "symbol",
    "power", "line", "arrow",
]  # fmt: skip

_ORDER = "*†‡§¶‖#"  # in which printers use symbols
_ALIKE = str.maketrans("∗⁎＊∥", "***‖")  # as typesetters write some of them
SYMBOLS = f"{_ORDER}∗⁎＊∥"
# Words between stars, as they are stressed where nothing can be set in italics.
EMPHASIS = r"\*(?<![\w*]\*)(?=[^\s*])[^*\n]{1,200}(?<!\s)\*(?![\w*])"
# Raised characters, and what they are on the line; there is no raised q.
RAISED_DIGITS, DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"
RAISED_LETTERS, LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz"
FROM_RAISED = str.maketrans(RAISED_DIGITS + RAISED_LETTERS, DIGITS + LETTERS)
_NUMBER = r"[1-9]\d{0,4}"
_ROMAN = r"[ivxlc]{1,8}"
_ANY = rf"{_NUMBER}|[ivxlcIVXLC]{{1,8}}|[A-Za-z]|[{SYMBOLS}]{{1,3}}"
# Characters that a label begins with.
_FIRST = f"↑([^123456789¹²³⁴⁵⁶⁷⁸⁹abcdefghijklmnopqrstuvwxyz{SYMBOLS}{RAISED_LETTERS}"
_LABEL = re.compile(
    rf"\s*(?:[↑^]\s?(?=\d))?(?:\[(?i:(?:foot|end)?note):?\s+(?P<footnote>{_ANY})\s*[:.\]]\s*"
    r"|\[\^(?P<caret>[^\]\s^]{1,60})\]:\s*"
    rf"|\[(?P<bracket>{_ANY})\](?!\()\.?\s*(?=\S)"
    rf"|\((?P<round>{_NUMBER}|{_ROMAN}|[a-z]|[{SYMBOLS}]{{1,3}})\)\s+(?=\S)"
    rf"|\^[{{(\[]{{0,2}}(?P<power>{_ANY})[}})\]]{{0,2}}[.:]?\s*(?=\S)"
    rf"|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,4}}|[{RAISED_LETTERS}]{{1,8}})\s*(?=\S)"
    rf"|(?P<dot>{_NUMBER}|{_ROMAN}|[a-z](?=\)))[.)/]\s+(?=\S)"
    rf"|(?P<plain>{_NUMBER})(?:\s+(?=\S)|(?=[“\"‘A-Z]|\w+://|w{{3}}\.))"
    rf"|(?P<glued>{_ROMAN})(?:\s+(?=[“\"‘A-Z])|(?=[“\"‘A-Z])|(?<=[ivxlc]{{2}})\s+(?=\d))"
    rf"|(?!{EMPHASIS})(?P<symbol>[{SYMBOLS}]{{1,3}})\s*(?=[^\s{SYMBOLS}])"
    rf"|[\[(]?(?P<alone>{_NUMBER}|{_ROMAN})[\]).]?\s*$)"
)
# The way back from a note to its markers in a page that was copied: "^ a b ", "↑ ".
_ARROW = re.compile(
    r"\s*(?:Jump up:?\s*)?[↑^](?!\{|\d)(?:\s*Jump up to:?)?"
    r"(?P<letters>(?:[ \t]+[a-z]{1,2}(?=\s))*)\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a note at the start of a line: `[start, end)` of the line is what is printed.

    `text` is the label without brackets and stops, `form` is what is around it ("[]", "()", "." or
    nothing). `number` is its place in the numbering; of a
    name, 0.
    """

    number: int
    text: str
    family: Family
    style: Style
    start: int
    end: int
    form: str


def read_labels(text: str) -> tuple[Label, ...]:
    """The labels that a line may begin with: one, or two where a letter is a Roman numeral too."""
    if text.lstrip()[:1] not in _FIRST:
        return ()
    match = _LABEL.match(text)
    if match is None or match.lastgroup is None:
        return ()
    style = cast(Style, match.lastgroup)
    printed = match.group(style)
    start = len(text) - len(text.lstrip())
    end = start + len(match.group().strip())
    if style in ("plain", "glued", "raised", "symbol"):
        end = match.end(style)
    form = text[start:end].replace(printed, "").strip("↑^ ") if style != "raised" else "raised"
    if style in ("dot", "bracket", "plain") and (arrow := arrow_end(text, end)):
        end = arrow
    readings = _readings(printed, style)
    return tuple(
        Label(number, printed.translate(FROM_RAISED), family, style, start, end, form)
        for family, number in readings
    )


def arrow_end(text: str, start: int = 0) -> int:
    """Where the words begin behind an arrow back to the markers, and the letters of several; 0
    where there is no arrow.
    """
    match = _ARROW.match(text, start)
    if match is None:
        return 0
    letters = match["letters"].split()
    many = len(letters) > 1 and letters == [chr(ord("a") + n) for n in range(len(letters))]
    end = match.end() if many or not letters else match.start("letters")
    return start + len(text[start:end].rstrip())


def arrow_label(text: str, number: int) -> Label | None:
    """The label of a note that begins with an arrow alone; the number is its place in the list."""
    end = arrow_end(text)
    if not end:
        return None
    start = len(text) - len(text.lstrip())
    return Label(number, str(number), "number", "arrow", start, end, "↑")


def _readings(printed: str, style: Style) -> list[tuple[Family, int]]:
    """The families that a label may belong to, with its number in each."""
    if style == "caret":
        return [("name", 0)]
    digits = printed.translate(FROM_RAISED)
    if digits.isdecimal():
        return [("number", int(digits))] if digits.isascii() else []
    if printed[0] in SYMBOLS:
        return [("symbol", symbol_rank(printed))] if len(set(printed)) == 1 else []
    if not (digits.islower() or style in ("footnote", "bracket")):
        return []
    found: list[tuple[Family, int]] = []
    value = roman_value(digits)
    if value:
        found.append(("roman", value))
    if len(digits) == 1 and style in ("footnote", "bracket", "round", "raised", "dot"):
        found.append(("letter", ord(digits.lower()) - ord("a") + 1))
    return found


def symbol_rank(symbols: str) -> int:
    """The place of a symbol in the order that printers use: * † ‡ § ¶ ‖ #, then ** and so on."""
    first = symbols[0].translate(_ALIKE)
    return _ORDER.index(first) + 1 + (len(symbols) - 1) * len(_ORDER)
