"""The language of a question: whether it is surely one that the texts are not written in.

Whatever may be English is let through: short questions, key words, names, misspellings, questions
about foreign words. So is what the texts themselves say, in whatever language.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.questions import ONLY_ENGLISH
from qa.names.lexicon import english

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

# Measured by `python -m tests.qa.query.measure_language`.
_LEAST_CHANCE = 0.002  # of a language of the texts, 0 to 1, with which a question is let through
_FEWEST_WORDS = 3  # without names; fewer say too little of the language they are in
_MOST_KNOWN = 0.75  # share of these words that English or the texts have

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›|「[^」]*」|『[^』]*』")
# Letters of scripts that do not divide words, Thai to Chinese: two of them count as a word.
_UNDIVIDED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Accents and vowel signs, which are no letters to `re`.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff"
_WORD = re.compile(rf"[{_UNDIVIDED}]{{1,2}}|(?:(?![{_UNDIVIDED}\d_])[\w{_MARKS}’'-])+")


def is_foreign(
    question: str, languages: Collection[str], in_texts: Callable[[str], bool] = lambda _: False
) -> bool:
    """Whether a question is surely in another language than the texts, of which some are English.

    `languages` are those of the texts, as tags such as "en-GB"; `in_texts` says whether the texts
    have a word.
    """
    spoken = {tag.lower().replace("_", "-").partition("-")[0] for tag in languages}
    if ENGLISH not in spoken:
        return False
    unquoted = _QUOTED.sub(" ", question)
    if any(found.group().replace("’", "'") in ONLY_ENGLISH for found in _WORD.finditer(unquoted)):
        return False
    bare = _without_names(unquoted)
    words = _WORD.findall(bare)
    if len(words) < _FEWEST_WORDS:
        return False
    lexicon = english()
    known = sum(word.lower() in lexicon or in_texts(word) for word in words)
    return known <= _MOST_KNOWN * len(words) and _chance(bare, spoken) < _LEAST_CHANCE


def _without_names(question: str) -> str:
    """The question without acronyms, and without capitalised words except its first."""
    first = _WORD.search(question)
    start = first.start() if first else 0

    def kept(found: re.Match[str]) -> str:
        word = found.group()
        name = word[0].isupper() and (found.start() != start or word[1:].isupper())
        return "" if name else word

    return _WORD.sub(kept, question)


def _chance(text: str, languages: Collection[str]) -> float:
    """The chance, 0 to 1, that a text is in one of these languages."""
    ranked: list[tuple[str, float]] = _identifier().rank(text)
    return sum(chance for one, chance in ranked if one in languages)


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """py3langid with its model: 0.8 s and 105 MB at the first call, which few questions need."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
