"""Text folded for comparison: without accents, without case."""

import unicodedata


def without_accents(text: str) -> str:
    """`text` in Unicode's compatibility form, without combining marks: `É` becomes `E`."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """`text` without case and accents: `Éire` becomes `eire`, `ß` becomes `ss`."""
    return without_accents(text.casefold())
