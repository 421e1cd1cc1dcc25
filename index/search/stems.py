"""Words cut to stems, by language: what texts and questions are compared by."""

import re
from collections.abc import Collection, Sequence

import Stemmer

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

# The lists of bm25s. That of English is the longer of two: it has the question words too.
_STOP_WORD_LISTS = {
    "en": "EN_PLUS", "de": "GERMAN", "nl": "DUTCH", "fr": "FRENCH", "es": "SPANISH",
    "pt": "PORTUGUESE", "it": "ITALIAN", "ru": "RUSSIAN", "sv": "SWEDISH", "no": "NORWEGIAN",
}  # fmt: skip

_WORD = re.compile(r"\b\w\w+\b|\d")
_RUN = re.compile(r"\w+")


def _stop_words(language: str) -> Collection[str]:
    """The stop words of a language, from bm25s; none where bm25s has no list for it."""
    from bm25s import stopwords

    words: Collection[str] = ()
    if language in _STOP_WORD_LISTS:
        words = getattr(stopwords, f"STOPWORDS_{_STOP_WORD_LISTS[language]}")
    return words


class Stems:
    """Snowball stems of a language's words, without its stop words.

    `language` is a language tag such as "de-AT"; one without a stemmer is treated as English.
    `stop` are the stop words; by default they are those of bm25s, which is imported for them.
    """

    def __init__(self, language: str, stop: Collection[str] | None = None) -> None:
        primary = language.lower().replace("_", "-").split("-")[0]  # "de" of "de-AT"
        self.language = primary if primary in _STEMMERS else "en"
        self._stemmer = Stemmer.Stemmer(_STEMMERS[self.language])
        self.stop = frozenset(_stop_words(self.language) if stop is None else stop)

    def of(self, texts: Sequence[str]) -> list[list[str]]:
        """The stems of each text, in the order of its words, with repeats."""
        return [self._of(text) for text in texts]

    def _of(self, text: str) -> list[str]:
        words = [word for word in _WORD.findall(text.lower()) if word not in self.stop]
        stems: list[str] = self._stemmer.stemWords(words)
        return stems

    def placed(self, text: str) -> list[tuple[int, list[str]]]:
        """The start of each run of letters and digits of a text, in characters, and its stems."""
        return [(run.start(), self._of(run.group())) for run in _RUN.finditer(text)]
