"""Names of a document in all their spellings, with their acronyms.

Which spellings are one name is derived from the document alone: from its definitions, initials,
and spellings that differ as transliterations do. No names are listed here, and spellings are not
joined where that is unsure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.documents import Document
from corpus.english.names import SENTENCE_OPENERS, SHORT_WORDS
from qa.names.acronyms import letters
from qa.names.aliases import Spelling, SpellingGroups
from qa.names.tokens import (
    MOST_TOKENS,
    Token,
    consonants,
    differ_by_vowel,
    end_of,
    find_tokens,
    joined,
    key_of,
    sounds_of,
)

_MOST_ADDED = 2
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S*|\S+/\S*/\S*|\S+[./](?:html?|aspx?|php|pdf)\b\S*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name at `[start, end)` of a text; `key` is the same for all its forms."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One name: its forms, most frequent first, and those of each kind.

    `loose`: a word that is only ever a part of names, as given names are. It may belong to several
    persons, so its spellings are not taken to be the same.
    """

    forms: tuple[str, ...]
    acronyms: tuple[str, ...]
    phrases: tuple[str, ...]
    loose: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document, created by `Names.of`. The same document gives the same names."""

    _names: tuple[_Name, ...]
    _known: Mapping[Spelling, int]
    _spelt: Mapping[Spelling, tuple[str, ...]]  # as the text has each, most frequent first
    _initials: Mapping[str, int]  # of names that the text never shortens
    _near: Mapping[str, Sequence[str]]
    _plain: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> "Names":
        """The names in a document's sentences, and the authors whom its notes cite."""
        spans = document.sentences
        authors = [
            author
            for note in document.notes
            for citation in note.citations
            for author in citation.authors
        ]
        return cls.read([document.text[span.start : span.end] for span in spans], authors)

    @classmethod
    def read(cls, sentences: Sequence[str], people: Iterable[str] = ()) -> "Names":
        """The names in these sentences, and these people's."""
        sentences = [_ADDRESS.sub(" ", sentence) for sentence in sentences]
        plain = frozenset(
            token.fold
            for sentence in sentences
            for token in find_tokens(sentence)
            if token.text.islower()
        )
        groups = SpellingGroups()
        for text in (*sentences, *people):
            groups.read(text, plain)
        groups.join_spellings()
        groups.join_persons()
        initials = groups.initials()
        ambiguous = groups.join_acronyms(initials)
        groups.join_others(ambiguous)
        return cls._build(groups, initials, ambiguous, plain)

    @classmethod
    def _build(
        cls,
        groups: SpellingGroups,
        initials: Mapping[str, list[str]],
        ambiguous: set[Spelling],
        plain: frozenset[str],
    ) -> "Names":
        members: dict[Spelling, list[Spelling]] = defaultdict(list)
        for spelling in groups.surfaces:
            members[groups.root(spelling)].append(spelling)
        names: list[_Name] = []
        known: dict[Spelling, int] = {}
        spelt: dict[Spelling, tuple[str, ...]] = {}
        for spellings in members.values():
            counts: dict[str, Counter[str]] = {"acronym": Counter(), "phrase": Counter()}
            for spelling in spellings:
                known[spelling] = len(names)
                own = groups.surfaces[spelling]
                spelt[spelling] = _by_count(own)
                counts[spelling[0]].update(own)
            names.append(
                _Name(
                    _by_count(counts["acronym"] + counts["phrase"]),
                    _by_count(counts["acronym"]),
                    _by_count(counts["phrase"]),
                    loose=not counts["acronym"]
                    and not any(s in groups.alone or not s.isalpha() for s in counts["phrase"]),
                )
            )
        unused = {}
        for short, keys in initials.items():
            meant = {known["phrase", key] for key in keys}
            often = len(short) > 2 or sum(groups.articled[key] for key in keys) > 1
            if often and len(meant) == 1 and ("acronym", short) not in {*known, *ambiguous}:
                unused[short] = meant.pop()
        near: dict[str, list[str]] = defaultdict(list)
        for kind, key in known:
            if kind == "phrase" and len(find_tokens(spelt[kind, key][0])) > 1:
                near[consonants(key)].append(key)
        return cls(tuple(names), known, spelt, unused, near, plain)

    def forms(self, phrase: str) -> tuple[str, ...]:
        """All forms of a name in the text, most frequent first; none where it has no such name."""
        tokens = find_tokens(phrase)
        found = self._at(phrase, tokens, 0, informative=True) if tokens else None
        if found is None or found[0] != len(tokens):
            return ()
        name = self._names[found[1]]
        if not name.loose:
            return name.forms
        same = tuple(form for form in name.forms if find_tokens(form)[0].fold == tokens[0].fold)
        return same or name.forms

    def find(self, text: str) -> list[Mention]:
        """The known names in any text, in order; the longest at each place."""
        tokens = find_tokens(text)
        informative = any(letter.islower() for letter in text)
        mentions, place = [], 0
        while place < len(tokens):
            found = self._at(text, tokens, place, informative)
            if found is None:
                place += 1
                continue
            size, name = found
            end = end_of(text, tokens[place : place + size])
            mentions.append(Mention(tokens[place].start, end, self._names[name].forms[0]))
            place += size
        return mentions

    def expand(self, question: str) -> str:
        """The question with the document's own forms of the names in it.

        A spelling that the document does not have is replaced by one that it has; other forms
        follow in brackets. All characters outside names are kept.
        """
        tokens = find_tokens(question)
        informative = any(letter.islower() for letter in question)
        said = {token.fold for token in tokens}
        pieces, place, copied = [], 0, 0
        while place < len(tokens):
            found = self._at(question, tokens, place, informative)
            if found is None:
                place += 1
                continue
            size, name = found
            own = tokens[place : place + size]
            start, end = own[0].start, end_of(question, own)
            written, added = self._written(question[start:end], name, said)
            pieces += [question[copied:start], written]
            if added:
                # The bracket stands behind a possessive, which belongs to the name before it.
                stop = max(end, own[-1].stop)
                pieces += [question[end:stop], f" ({', '.join(added)})"]
                end = stop
            copied = end
            place += size
        return "".join([*pieces, question[copied:]])

    def _written(self, own: str, number: int, said: set[str]) -> tuple[str, list[str]]:
        """The document's spelling of `own`, a name in the question, and its other forms."""
        name = self._names[number]
        tokens = find_tokens(own)
        words = tuple(token.fold for token in tokens)
        spelt = self._spelt.get(("acronym", letters(own))) or self._spelt.get(
            ("phrase", key_of(tokens)), ()
        )
        if not spelt and len(tokens) > 1:
            spelt = tuple(form for form in name.phrases if len(find_tokens(form)) == len(tokens))
        folds = {tuple(token.fold for token in find_tokens(form)) for form in spelt}
        written = own
        if words not in folds and (len(folds) == 1 or (folds and len(words) > 1)):
            written = spelt[0]
        known = said | {token.fold for token in find_tokens(written)} | {letters(written)}
        added: list[str] = []
        if name.loose and words in folds:
            return written, added
        # The other kind first: it shares no word with this one.
        ordered = (*name.phrases[:1], *name.acronyms, *name.phrases[1:])
        for form in (form for form in ordered if form != written):
            new = {token.fold for token in find_tokens(form) if len(token.fold) > 1}
            if form in name.acronyms:
                new = {letters(form)}
            if not new <= known and len(added) < _MOST_ADDED:
                added.append(form)
                known |= new
        return written, added

    def _at(
        self, text: str, tokens: list[Token], place: int, informative: bool
    ) -> tuple[int, int] | None:
        """The longest known name at a token: its number of tokens, and its place in `_names`."""
        end = place + 1
        while end < len(tokens) and end - place < MOST_TOKENS:
            if not joined(text, tokens[end - 1], tokens[end]):
                break
            end += 1
        for stop in range(end, place, -1):
            part = tokens[place:stop]
            number = self._phrase(part, opening=place == 0, informative=informative)
            if number is not None:
                return stop - place, number
        for stop in range(min(end, place + 4), place, -1):
            chunk = text[tokens[place].start : tokens[stop - 1].end]
            number = self._acronym(chunk, informative)
            if number is not None:
                return stop - place, number
        return None

    def _phrase(self, part: list[Token], opening: bool, informative: bool) -> int | None:
        key = key_of(part)
        number = self._known.get(("phrase", key))
        capitals = informative and any(token.text[0].isupper() for token in part)
        if number is None:
            return self._near_spelling(part, key) if len(part) > 1 else None
        if len(part) > 1:
            # "in dia" is no name, "al qaida" is one.
            several = any(len(find_tokens(f)) > 1 for f in self._spelt["phrase", key])
            return number if several or capitals else None
        same = any(
            part[0].fold == t.fold for f in self._spelt["phrase", key] for t in find_tokens(f)
        )
        if capitals and not opening:
            return number
        if part[0].fold in self._plain or part[0].fold in SENTENCE_OPENERS:
            return None
        return number if same or len(part[0].fold) >= 7 else None

    def _near_spelling(self, part: list[Token], key: str) -> int | None:
        near = {
            self._known["phrase", other]
            for other in self._near.get(consonants(key), ())
            if differ_by_vowel(
                sounds_of(part), sounds_of(find_tokens(self._spelt["phrase", other][0]))
            )
        }
        return near.pop() if len(near) == 1 else None

    def _acronym(self, chunk: str, informative: bool) -> int | None:
        short = letters(chunk)
        if " " in chunk or not 2 <= len(short) <= 10:
            return None
        number = self._known.get(("acronym", short))
        if informative and sum(letter.isupper() for letter in chunk) >= 2:
            return self._initials.get(short) if number is None else number
        # In lower case many acronyms are words.
        if len(short) < 3 or short in self._plain or short in SHORT_WORDS:
            return None
        return number


def _by_count(surfaces: Counter[str]) -> tuple[str, ...]:
    """Spellings by count, most frequent first; equal ones in the order of the text."""
    return tuple(surface for surface, _ in surfaces.most_common())
