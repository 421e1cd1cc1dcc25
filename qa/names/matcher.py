"""Names in their several spellings, and acronyms, as one document writes and defines them.

What means the same is told from the document alone: its definitions, its initials, and spellings
that differ as transliterations do. Nothing here lists a name, and what is unsure stays apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.documents import Document
from corpus.english.names import SENTENCE_OPENERS, SHORT_WORDS
from qa.names.acronyms import letters
from qa.names.aliases import Namesakes, Spelling
from qa.names.tokens import (
    MOST_TOKENS,
    Token,
    bones,
    end_of,
    find_tokens,
    joined,
    key_of,
    slack,
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

    A `loose` one is a word that stands only inside of names, as given names do: it may belong to
    several persons, so its spellings are not told to be the same.
    """

    forms: tuple[str, ...]
    acronyms: tuple[str, ...]
    phrases: tuple[str, ...]
    loose: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document. Made by `Names.of`; the same document gives the same names."""

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
        reading = Namesakes()
        for text in (*sentences, *people):
            reading.read(text, plain)
        reading.join_spellings()
        reading.join_persons()
        initials = reading.initials()
        torn = reading.join_acronyms(initials)
        return cls._told(reading, initials, torn, plain)

    @classmethod
    def _told(
        cls,
        reading: Namesakes,
        initials: Mapping[str, list[str]],
        torn: set[Spelling],
        plain: frozenset[str],
    ) -> "Names":
        members: dict[Spelling, list[Spelling]] = defaultdict(list)
        for spelling in reading.surfaces:
            members[reading.root(spelling)].append(spelling)
        names: list[_Name] = []
        known: dict[Spelling, int] = {}
        spelt: dict[Spelling, tuple[str, ...]] = {}
        for spellings in members.values():
            counts: dict[str, Counter[str]] = {"acronym": Counter(), "phrase": Counter()}
            for spelling in spellings:
                known[spelling] = len(names)
                own = reading.surfaces[spelling]
                spelt[spelling] = _by_count(own)
                counts[spelling[0]].update(own)
            names.append(
                _Name(
                    _by_count(counts["acronym"] + counts["phrase"]),
                    _by_count(counts["acronym"]),
                    _by_count(counts["phrase"]),
                    loose=not counts["acronym"]
                    and not any(s in reading.alone or not s.isalpha() for s in counts["phrase"]),
                )
            )
        unused = {}
        for short, keys in initials.items():
            meant = {known["phrase", key] for key in keys}
            often = len(short) > 2 or sum(reading.articled[key] for key in keys) > 1
            if often and len(meant) == 1 and ("acronym", short) not in {*known, *torn}:
                unused[short] = meant.pop()
        near: dict[str, list[str]] = defaultdict(list)
        for kind, key in known:
            if kind == "phrase" and len(find_tokens(spelt[kind, key][0])) > 1:
                near[bones(key)].append(key)
        return cls(tuple(names), known, spelt, unused, near, plain)

    def forms(self, phrase: str) -> tuple[str, ...]:
        """All forms that the text has of one name, most frequent first; none if it has none."""
        tokens = find_tokens(phrase)
        found = self._at(phrase, tokens, 0, informative=True) if tokens else None
        if found is None or found[0] != len(tokens):
            return ()
        name = self._names[found[1]]
        same = tuple(form for form in name.forms if find_tokens(form)[0].fold == tokens[0].fold)
        return same or name.forms if name.loose else name.forms

    def find(self, text: str) -> list[Mention]:
        """Where known names stand in any text, in order; the longest name at each place."""
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

        A spelling that the document does not have is replaced by the one it has; other forms
        follow in brackets. All characters outside names stay.
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
        """How the document writes what the question calls `own`, and its other forms."""
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
        """The longest known name at a token: how many tokens it has, and which it is."""
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
            return self._slack(part, key) if len(part) > 1 else None
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

    def _slack(self, part: list[Token], key: str) -> int | None:
        near = {
            self._known["phrase", other]
            for other in self._near.get(bones(key), ())
            if slack(sounds_of(part), sounds_of(find_tokens(self._spelt["phrase", other][0])))
        }
        return near.pop() if len(near) == 1 else None

    def _acronym(self, chunk: str, informative: bool) -> int | None:
        short = letters(chunk)
        if " " in chunk or not 2 <= len(short) <= 10:
            return None
        number = self._known.get(("acronym", short))
        if informative and sum(letter.isupper() for letter in chunk) >= 2:
            return self._initials.get(short) if number is None else number
        # In small letters many an acronym is a word.
        if len(short) < 3 or short in self._plain or short in SHORT_WORDS:
            return None
        return number


def _by_count(surfaces: Counter[str]) -> tuple[str, ...]:
    """Most frequent first; of equals the one that came first."""
    return tuple(surface for surface, _ in surfaces.most_common())
