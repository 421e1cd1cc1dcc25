"""Labels of notes as they are printed, and their places in the numberings of a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from corpus.notes.roman import roman_value

LabelKind = Literal["number", "numeral", "letter", "symbol", "name"]

_SIGNS = " \xa0\u202f[](){}.:,^"
_NUMBER = re.compile(r"\d{1,4}")
_NUMERAL = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_LETTER = re.compile(r"([a-z])\1{0,2}", re.IGNORECASE)
_SYMBOL = re.compile(r"[*∗⁎＊†‡§‖¶#◊⁂✱⸸]{1,5}|\|\|")
_NAMED = re.compile(r"([A-Za-z][A-Za-z-]{0,15})[ \xa0.]{0,2}(\d{1,4})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, without brackets around it; `group` is the word before its number, such
    as "note" in "note 3". `kind` is what it can only be; a letter may also be a numeral.
    """

    text: str
    kind: LabelKind
    group: str = ""


def read_label(words: str) -> Label | None:
    """The label that `words` are, brackets and white space aside; `None` if they are none."""
    text = words.strip().strip(_SIGNS).translate(_RAISED)
    if _NUMBER.fullmatch(text):
        return Label(text, "number")
    if _SYMBOL.fullmatch(text):
        return Label(text, "symbol")
    if _LETTER.fullmatch(text):
        return Label(text, "letter")
    if _NUMERAL.fullmatch(text):
        return Label(text, "numeral")
    named = _NAMED.fullmatch(text)
    return Label(text, "number", named[1].lower()) if named else None


def bare_label(words: str) -> str:
    """A label's words without the brackets and stops around it."""
    return " ".join(words.strip().strip(_SIGNS).split())


def numeral_value(text: str) -> int | None:
    """The value of a Roman numeral below 400; `None` where it is none."""
    return (roman_value(text) or None) if _NUMERAL.fullmatch(text) else None


@dataclass(slots=True)
class _Series:
    """One numbering: the values so far by label, and the last one."""

    number: int
    values: dict[str, int] = field(default_factory=dict)
    last: int = 0


def number_labels(labels: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """(Number, series) of (label, group) in the order of their notes.

    Labels of different kinds or groups are of different series, and a numbering that begins anew
    begins another. The number of a symbol, a name or of a note without a label is its place in its
    series. Series count from 1.
    """
    running: dict[tuple[LabelKind, str, bool], _Series] = {}
    numbered = []
    started = 0
    for place, (text, group) in enumerate(labels):
        label = read_label(text) or Label(text, "name", group)
        if not text:
            text = f"\0{place}"
        kind, value = _reading(label, running)
        key = (kind, label.group, text.isupper())
        series = running.get(key)
        if value is None and series is not None:
            value = series.values.get(text)
        if series is None or _is_anew(series, text, value):
            started += 1
            series = running[key] = _Series(started)
            value = _reading(label, running)[1] or 1
        value = value or len(series.values) + 1
        series.values.setdefault(text, value)
        series.last = value
        numbered.append((value, series.number))
    return numbered


def _is_anew(series: _Series, text: str, value: int | None) -> bool:
    """Whether a label begins another numbering: the first one again, or an earlier one."""
    if text not in series.values or value is None:
        return value == 1 and series.last > 1
    return value < series.last or (value == 1 and series.last >= 1)


def _reading(
    label: Label, running: dict[tuple[LabelKind, str, bool], _Series]
) -> tuple[LabelKind, int | None]:
    """The kind and the value of a label; a letter is a numeral where the numerals go on with it,
    or where no letters do.
    """
    text = label.text
    if label.kind == "number":
        found = re.findall(r"\d+", text)
        return ("number", int(found[-1])) if int(found[-1]) else ("name", None)
    if label.kind == "letter":
        place = ord(text[0].lower()) - ord("a") + 1 + _ALPHABET * (len(text) - 1)
        letters = running.get(("letter", label.group, text.isupper()))
        value = numeral_value(text)
        if value is None or (letters is not None and place == letters.last + 1):
            return "letter", place
        return "numeral", value
    if label.kind == "numeral":
        return "numeral", numeral_value(text)
    return label.kind, None
