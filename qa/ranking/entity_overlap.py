"""Names, years and numbers of a question, and how many of them occur near a sentence."""

import re

from corpus.documents import Document, Sentence
from corpus.english.questions import FIRST_WORDS
from qa.ranking.windows import context_of

_WORD = re.compile(r"[^\W_][\w’'-]*")


def named_in(question: str) -> list[str]:
    """The names, years and numbers of a question: words with a capital or a digit.

    A first word counts only where it is not one of the usual first words of a question.
    """
    found = []
    for place, match in enumerate(_WORD.finditer(question)):
        word = match.group()
        if any(letter.isdigit() for letter in word) or (
            word[0].isupper() and not (word in FIRST_WORDS and (place == 0 or len(word) < 3))
        ):
            found.append(word.removesuffix("'s").removesuffix("’s"))
    return found


def coverage(named: list[str], document: Document, sentence: Sentence) -> float:
    """The share of `named` that occurs in a sentence, its neighbours or the headings above it; 1 if
    nothing is named.
    """
    if not named:
        return 1.0
    text = context_of(document, sentence).casefold()
    return sum(_stands(word.casefold(), text) for word in named) / len(named)


def _stands(word: str, text: str) -> bool:
    """Whether a word of `text` starts with a word, or with its stem if the word is long."""
    if word[-1].isdigit():
        return re.search(rf"(?<!\d){re.escape(word)}(?!\d)", text) is not None
    stem = word if len(word) < 6 else word[:-2]
    return re.search(rf"(?<!\w){re.escape(stem)}", text) is not None
