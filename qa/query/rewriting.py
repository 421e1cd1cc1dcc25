"""Question rewriting: misspellings corrected, names in the spellings of the documents."""

import logging
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from corpus.documents import Document
from corpus.english.names import SENTENCE_OPENERS
from corpus.passages import TextUnit
from index.search.protocol import SearchIndex
from qa.names.lexicon import NO_WORDS
from qa.names.matcher import Names
from qa.names.spelling import Speller, words_of
from qa.names.tokens import Token, capital, find_tokens, fold, sound
from qa.query.followups import Understood

# Limits in characters of text, so that a question takes at most about a second more: in a second
# names are derived from about a million characters, words from 20 million.
_MOST_NAMES = 500_000  # from which names are derived for one question
_MOST_KEPT = 4_000_000  # whose names are kept for later questions: about 15 bytes a character
_MOST_WORDS = 20_000_000  # to whose words misspellings are corrected
_MOST_PARTS = 30_000  # of sentences that represent documents beyond `_MOST_NAMES`
_MATCHING = 300  # sentences, the best by words, in which the names of a question are looked for
_SHORTEST_KEYED = 5  # letters of a word with other spellings, as in `qa.names.tokens.sound`

_log = logging.getLogger(__name__)


class QuestionRewriter:
    """Rewrites questions in the words and names of an index. Safe to share between threads.

    Names are derived when a question first needs them: first from the documents that have a word
    of the question as a name, in the order of their match by words, then from the others in the
    order of the index, up to `_MOST_NAMES` characters. A document that exceeds the rest of these
    is represented by its sentences that match the question. Which names apply depends only on the
    index and the question.

    A document whose names or words cannot be derived is asked without them; `problem` says so.
    """

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._speller = lru_cache(maxsize=16)(self._speller_of)
        self._kept: OrderedDict[str, Names] = OrderedDict()
        self._problems: dict[str, str] = {}
        self._lock = threading.Lock()

    def problem(self, document: str) -> str | None:
        """A warning where the names or words of a document could not be derived, else `None`."""
        return self._problems.get(document)

    def correct(self, question: str, within: str | None = None) -> str:
        """The question with misspelt words corrected, where it is clear what was meant."""
        return self._speller(within).correct(question).text

    def knows(self, word: str, within: str | None = None) -> bool:
        """Whether a word is English, or one of the documents'."""
        return self._speller(within).knows(word)

    def expand(self, asked: Understood, within: str | None = None) -> Understood:
        """The question with its names in the spellings of the documents asked."""
        before = self.expand(asked.before, within) if asked.before else None
        completed = asked.completed
        if completed is not None:
            completed = replace(
                completed,
                question=self._expanded(completed.question, within),
                about=self._expanded(completed.about, within) if completed.about else "",
            )
        text = self._expanded(asked.text, within)
        return replace(asked, text=text, before=before, completed=completed)

    def _expanded(self, question: str, within: str | None) -> str:
        """The question in the spellings of the first document that writes a name differently."""
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
        """The documents whose names may apply, best first, with functions that derive these."""
        documents = self._index.documents_of(within)
        # A single document needs no order.
        alone = len(documents) == 1 and len(documents[0].text) <= _MOST_NAMES
        matching = {} if alone else self._matching(question, within)
        left, parts = _MOST_NAMES, _MOST_PARTS
        for document in sorted(documents, key=_order(matching)):
            size = len(document.text)
            if size <= left:
                left -= size
                yield document.id, partial(self.names, document)
            elif document.id in matching and parts > 0:
                units = sorted(matching[document.id], key=lambda unit: unit.start)
                said = [document.text[unit.start : unit.end] for unit in units]
                parts -= sum(map(len, said))
                yield document.id, partial(Names.read, said)

    def _matching(self, question: str, within: str | None) -> dict[str, list[TextUnit]]:
        """The sentences that have a word of the question as a name, by document, best first.

        A word that the documents do not have is looked for in similar spellings.
        """
        tokens = [one for one in find_tokens(question) if one.fold not in SENTENCE_OPENERS]
        if not tokens:
            return {}
        spellings = {other for one in tokens for other in self._spellings(one.text, within)}
        query = " ".join([question, *sorted(spellings)])
        wanted = {one.fold for one in tokens} | {fold(other) for other in spellings}
        upper = {one.fold for one in tokens if capital(one)}
        places, _ = self._index.by_words(query, _MATCHING, "sentence", within)
        found: dict[str, list[TextUnit]] = defaultdict(list)
        for unit in (self._index.unit(place) for place in places):
            if _names_any(find_tokens(self._index.text(unit)), wanted, upper):
                found[unit.document].append(unit)
        return dict(found)

    def _spellings(self, word: str, within: str | None) -> list[str]:
        """Words of the documents with the key of a word that none of them has."""
        if len(word) < _SHORTEST_KEYED or self._in_texts(word, within):
            return []
        heard = sound(fold(word))
        return [one for one in self._speller(within).close(word) if sound(fold(one)) == heard]

    def _in_texts(self, word: str, within: str | None) -> bool:
        """Whether the documents have a word or another form of it, or it is a stop word."""
        stems = self._index.stems.of([word])[0]
        return all(self._index.frequency(stem, "sentence", within) for stem in stems)

    def names(self, document: Document) -> Names:
        """The names of a document, kept for those used last."""
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
        """Log the first failure for a document, and keep it as a warning."""
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


def _order(matching: dict[str, list[TextUnit]]) -> Callable[[Document], tuple[bool, bool, int]]:
    """A sort key: matching documents first, among them papers before sources, whose spellings may
    differ, and the best match first. The others keep their order.
    """
    ranks = {ident: rank for rank, ident in enumerate(matching)}

    def key(document: Document) -> tuple[bool, bool, int]:
        rank = ranks.get(document.id)
        return rank is None, rank is not None and document.kind != "paper", rank or 0

    return key


def _names_any(tokens: Sequence[Token], wanted: set[str], upper: set[str]) -> bool:
    """Whether a sentence has a wanted word with a capital. That of the first word only counts where
    the question has it too, or where more capitals follow.
    """
    return any(
        capital(token) and token.fold in (upper if place == 0 and token.text.istitle() else wanted)
        for place, token in enumerate(tokens)
    )
