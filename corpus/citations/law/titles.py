"""Titles of laws: how they are written."""

import re

from corpus.citations.elements.prose import is_prose
from corpus.english.names import CONNECTORS as NAME_CONNECTORS

_CONNECTORS = NAME_CONNECTORS.words | set(
    "with from into upon between under against their over than".split()
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_title(text: str) -> bool:
    """Whether a text is written as the title of a law: but for small words, with capitals."""
    small = (word for word in _WORD.findall(text) if word.islower() and len(word) > 3)
    return text[:1].isupper() and all(word in _CONNECTORS for word in small) and not is_prose(text)
