"""A question in the words of the documents: misspellings mended, names as the texts write them."""

import logging
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from corpus.documents import Document
from corpus.english.names import SENTENCE_OPENERS
from corpus.passages import Unit
from index.search.reader import Index
from qa.names.lexicon import NO_WORDS
from qa.names.matcher import Names
from qa.names.spelling import Speller, words_of
from qa.names.tokens import Token, capital, find_tokens, fold, sound
from qa.query.followups import Understood

# Characters of text. Names are derived from about a million in a second, words from 20 million.
_MOST_NAMES = 500_000  # whose names are derived for one question
_MOST_KEPT = 4_000_000  # whose names are kept for later questions: about 15 bytes a character
_MOST_WORDS = 20_000_000  # whose words misspellings are corrected to
_MOST_PARTS = 30_000  # of sentences that stand for documents which do not fit into that
_MATCHING = 300  # sentences, the best by their words, that say in which documents a name stands
_SHORTEST_HEARD = 5  # letters of a word that has other spellings, see `qa.names.tokens.sound`

_log = logging.getLogger(__name__)


class Wording:
    """The words and names of an index's documents. Safe to share between threads.

    Names are derived when a question first needs them: of the documents in which a word of the
    question stands as a name, the best match by words first, then of the others in the order of
    the index, as far as `_MOST_NAMES` goes. A document larger than what is left of that is
    represented by its sentences that match the question. Which names apply depends on the index
    and the question alone.

    A document whose names or words cannot be derived is asked without them; `problem` says so.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._speller = lru_cache(maxsize=16)(self._speller_of)
        self._kept: OrderedDict[str, Names] = OrderedDict()
        self._problems: dict[str, str] = {}
        self._lock = threading.Lock()

    def problem(self, document: str) -> str | None:
        """What went wrong with the names or words of a document so far, as a warning."""
        return self._problems.get(document)

    def mend(self, question: str, within: str | None = None) -> str:
        """The question with misspelt words mended, where it is clear what was meant."""
        return self._speller(within).correct(question).text

    def expand(self, asked: Understood, within: str | None = None) -> Understood:
        """The question with every name in the spellings that the asked documents have."""
        before = self.expand(asked.before, within) if asked.before else None
        return replace(asked, text=self._expanded(asked.text, within), before=before)

    def _expanded(self, question: str, within: str | None) -> str:
        """The question as the first document writes it that has a name in it otherwise."""
        for document, names in self._readings(question, within):
            try:
                expanded = names().expand(question)
            except Exception as error:
                self._failed(document, "names", error)
                continue
            if expanded != question:
                return expanded
        return question

    def _readings(
        self, question: str, within: str | None
    ) -> Iterator[tuple[str, Callable[[], Names]]]:
        """The documents whose names may apply, best first, and what derives their names."""
        documents = self._index.documents_of(within)
        # Of a single document there is nothing to put in order.
        alone = len(documents) == 1 and len(documents[0].text) <= _MOST_NAMES
        matching = {} if alone else self._matching(question, within)
        left, parts = _MOST_NAMES, _MOST_PARTS
        for document in sorted(documents, key=_order(matching)):
            size = len(document.text)
            if size <= left:
                left -= size
                yield document.id, partial(self._names, document)
            elif document.id in matching and parts > 0:
                units = sorted(matching[document.id], key=lambda unit: unit.start)
                said = [document.text[unit.start : unit.end] for unit in units]
                parts -= sum(map(len, said))
                yield document.id, partial(Names.read, said)

    def _matching(self, question: str, within: str | None) -> dict[str, list[Unit]]:
        """The sentences in which a word of the question stands as a name, by document, best first.

        Where a document writes a word otherwise, it is looked for as it sounds.
        """
        tokens = [one for one in find_tokens(question) if one.fold not in SENTENCE_OPENERS]
        if not tokens:
            return {}
        spellings = {other for one in tokens for other in self._spellings(one.text, within)}
        query = " ".join([question, *sorted(spellings)])
        wanted = {one.fold for one in tokens} | {fold(other) for other in spellings}
        upper = {one.fold for one in tokens if capital(one)}
        places, _ = self._index.by_words(query, _MATCHING, "sentence", within)
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in (self._index.units[int(place)] for place in places):
            if _names_any(find_tokens(self._index.text(unit)), wanted, upper):
                found[unit.document].append(unit)
        return dict(found)

    def _spellings(self, word: str, within: str | None) -> list[str]:
        """Words of the documents that sound like a word, where none has the word itself."""
        if len(word) < _SHORTEST_HEARD or self._in_texts(word, within):
            return []
        heard = sound(fold(word))
        return [one for one in self._speller(within).close(word) if sound(fold(one)) == heard]

    def _in_texts(self, word: str, within: str | None) -> bool:
        """Whether a word, or another form of it, stands in the documents, or is a stop word."""
        terms, places = self._index.terms, self._index.places("sentence", within)
        return all(terms.frequency(stem, places) for stem in terms.stems.of([word])[0])

    def _names(self, document: Document) -> Names:
        """The names of a document; of those used last, they are kept."""
        with self._lock:
            known = self._kept.get(document.id)
            if known is not None:
                self._kept.move_to_end(document.id)
                return known
        try:
            names = Names.of(document)
        except Exception as error:
            self._failed(document.id, "names", error)
            names = Names.read(())
        with self._lock:
            self._kept[document.id] = names
            documents = self._index.documents
            size = sum(len(documents[ident].text) for ident in self._kept)
            while size > _MOST_KEPT and len(self._kept) > 1:
                dropped, _ = self._kept.popitem(last=False)
                size -= len(documents[dropped].text)
        return names

    def _speller_of(self, within: str | None) -> Speller:
        asked = self._index.documents_of(within)
        english = any(one.language.startswith("en") for one in asked)
        vocabulary, left = Counter[str](), _MOST_WORDS
        for document in asked:
            text = document.text
            if len(text) > left:  # up to the last whole word
                text = text[: max(text.rfind(" ", 0, left), 0)]
            left -= len(document.text)
            try:
                vocabulary.update(words_of([text]))
            except Exception as error:
                self._failed(document.id, "words", error)
            if left <= 0:
                break
        whole = sum(len(one.text) for one in asked) <= _MOST_WORDS
        others = None if whole else lambda word: self._in_texts(word, within)
        return Speller(vocabulary, None if english else NO_WORDS, others)

    def _failed(self, document: str, what: str, error: Exception) -> None:
        """Log the first failure of a document, and keep it as a warning."""
        with self._lock:
            known = document in self._problems
            self._problems.setdefault(
                document,
                f"The {what} in this document could not be derived ({type(error).__name__}: "
                f"{error}). It is asked without them: names and misspellings in questions are "
                "taken as typed. Please report this.",
            )
        if not known:
            _log.warning("%s: the %s could not be derived: %r", document, what, error)
            _log.debug("%s", document, exc_info=error)


def _order(matching: dict[str, list[Unit]]) -> Callable[[Document], tuple[bool, bool, int]]:
    """Matching documents first; among them papers first, since what they cite writes names
    otherwise, and the best match first. All others stay in their order.
    """
    ranks = {ident: rank for rank, ident in enumerate(matching)}

    def key(document: Document) -> tuple[bool, bool, int]:
        rank = ranks.get(document.id)
        return rank is None, rank is not None and document.kind != "paper", rank or 0

    return key


def _names_any(tokens: Sequence[Token], wanted: set[str], upper: set[str]) -> bool:
    """Whether a sentence has a wanted word as a name: with a capital. That of the first word says
    nothing, unless the question has it too or more capitals follow.
    """
    return any(
        capital(token) and token.fold in (upper if place == 0 and token.text.istitle() else wanted)
        for place, token in enumerate(tokens)
    )
