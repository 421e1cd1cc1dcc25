"""Roman numerals."""

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 15  # letters: mmmdccclxxxviii, 3888


def roman_value(text: str) -> int:
    """The value of a Roman numeral in one case; 0 where `text` is none, such as "iiii" or "Iv"."""
    letters = text.lower()
    if not 0 < len(letters) <= _LONGEST or text not in (letters, text.upper()):
        return 0
    values = [_VALUES.get(letter, 0) for letter in letters]
    if 0 in values:
        return 0
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if written(total) == letters else 0


def written(value: int) -> str:
    """A value from 1 to 3999 as a Roman numeral in small letters."""
    pieces = []
    for size, sign in _SIGNS:
        count, value = divmod(value, size)
        pieces.append(sign * count)
    return "".join(pieces)
