"""Fields of references in every format: words in one line, and the quoted page in words."""

import unicodedata


def one_line(text: str | None) -> str:
    """Words in one line: a line break ends a field of RIS. What joins letters, or keeps them apart,
    stays between them.
    """
    ends = ("Cc", "Zl", "Zp")
    words = "".join(" " if unicodedata.category(c) in ends else c for c in text or "")
    return " ".join(words.split())


def in_words(page: str) -> str:
    """A page or a range of pages in words."""
    return f"page{'s' if '–' in page else ''} {page}"
