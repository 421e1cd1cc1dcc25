"""Labels of notes as Word prints them, from their numbers and the format of the numbers."""

from corpus.notes.roman import written

_LETTERS = 26
_MOST_LETTERS = 5  # of a label such as "aaa", and symbols of one such as "***"
_MOST_ROMAN = 3999
_CHICAGO = "*†‡§"
_CIRCLED = 20
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def label_of(value: int, form: str) -> str | None:
    """The label of the note with a number in a format (`w:numFmt`); `None` where the format is
    unknown, or has no label for it.
    """
    if value < 0:
        return None
    if form in ("decimal", ""):
        return str(value)
    if form in ("lowerRoman", "upperRoman"):
        label = written(value) if 0 < value <= _MOST_ROMAN else str(value)
        return label.upper() if form == "upperRoman" else label
    if form in ("lowerLetter", "upperLetter"):
        first = "a" if form == "lowerLetter" else "A"
        return _repeated(value, [chr(ord(first) + place) for place in range(_LETTERS)])
    if form == "chicago":
        return _repeated(value, list(_CHICAGO))
    return _other(value, form)


def _repeated(value: int, signs: list[str]) -> str | None:
    """The sign with a number; behind the last one they begin anew, doubled."""
    turns, place = divmod(value - 1, len(signs))
    return signs[place] * (turns + 1) if value and turns < _MOST_LETTERS else str(value)


def _other(value: int, form: str) -> str | None:
    """The label of a number in one of the rarer formats."""
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "numberInDash":
        return f"-{value}-"
    if form == "ordinal":
        teen = value % 100 in (11, 12, 13)
        return f"{value}{'th' if teen else _SUFFIXES.get(value % 10, 'th')}"
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return chr(ord("①") + value - 1) if 0 < value <= _CIRCLED else str(value)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(value))
    return "" if form == "none" else None
