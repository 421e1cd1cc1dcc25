"""A question in the words of the documents: misspellings mended, names as the texts write them."""

from dataclasses import replace
from functools import lru_cache

from index.reader import PAPERS, Index
from qa.dialogue import Understood
from qa.lexicon import NO_WORDS
from qa.names import Names
from qa.spelling import Speller, words_of

# Names and words are gathered when they are first asked for: in about a second for so much text.
_MOST_DOCUMENTS = 20
_MOST_NAMES = 1_000_000  # characters of a document
_MOST_WORDS = 20_000_000  # characters of all of them


class Wording:
    """The words and names of an index's documents. Safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = lru_cache(maxsize=4 * _MOST_DOCUMENTS)(self._names_of)
        self._speller = lru_cache(maxsize=16)(self._speller_of)

    def _names_of(self, document: str) -> Names:
        return Names.of(self._index.documents[document])

    def _speller_of(self, within: str | None) -> Speller | None:
        asked = self._index.documents_of(within)
        if sum(len(one.text) for one in asked) > _MOST_WORDS:
            return None
        english = any(one.language.startswith("en") for one in asked)
        vocabulary = words_of(one.text for one in asked)
        return Speller(vocabulary) if english else Speller(vocabulary, NO_WORDS)

    def mend(self, question: str, within: str | None = None) -> str:
        """The question with misspelt words mended, where it is clear what was meant."""
        speller = self._speller(within)
        return question if speller is None else speller.correct(question).text

    def expand(self, asked: Understood, within: str | None = None) -> Understood:
        """The question with every name in the spellings that the asked documents have."""
        documents = self._index.documents_of(within)
        if len(documents) > _MOST_DOCUMENTS and within is None:
            documents = self._index.documents_of(PAPERS)  # what they cite writes names otherwise
        documents = [one for one in documents if len(one.text) <= _MOST_NAMES]
        if len(documents) > _MOST_DOCUMENTS:
            return asked

        def expanded(text: str) -> str:
            for one in documents:
                found = self._names(one.id).expand(text)
                if found != text:
                    return found
            return text

        before = self.expand(asked.before, within) if asked.before else None
        return replace(asked, text=expanded(asked.text), before=before)
