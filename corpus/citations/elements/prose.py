"""Whether words of a note are prose."""

import re
from functools import lru_cache

from corpus.citations.elements.quotes import blanked, brackets, quotations
from corpus.citations.punctuation import HIDDEN
from corpus.english.works.prose import LINKS, VERBS

_WORD = re.compile(r"(?<![\w’'])[a-z]+(?:[’'][a-z]+)?(?![\w’'])")


@lru_cache(maxsize=256)  # several readers ask for the same words
def is_prose(text: str) -> bool:
    """Whether words outside quotations and brackets make a sentence rather than a citation."""
    bare = blanked(blanked(text, quotations(text)), brackets(text)).replace(HIDDEN, " ")
    words = _WORD.findall(bare)
    verbs = sum(word in VERBS for word in words)
    links = sum(word in LINKS for word in words)
    return verbs > 0 or links > 1
