"""Spellings of a text that are one name: by definition, by initials, by sound."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Literal

from qa.names.acronyms import find_definitions, is_acronym, letters
from qa.names.other_names import find_other_names, find_shortened, shares_word
from qa.names.tokens import (
    MOST_TOKENS,
    consonants,
    differ_by_vowel,
    end_of,
    find_tokens,
    find_units,
    initials_of,
    key_of,
    parts_of,
    same_name,
    sounds_of,
)

# The key of a spelling: of an acronym its letters, of a phrase the keys of its words.
Spelling = tuple[Literal["acronym", "phrase"], str]

_MOST_NEAR = 12  # names with the same consonants that are compared with each other


class SpellingGroups:
    """The spellings of names in a text, joined where they are one name (a union-find forest)."""

    def __init__(self) -> None:
        self.surfaces: dict[Spelling, Counter[str]] = defaultdict(Counter)
        self.runs: dict[str, str] = {}  # key → a run of capitalised words as it stands
        self.articled: Counter[str] = Counter()  # keys of the runs that "the" stands before
        self.alone: set[str] = set()  # single words that are a whole run somewhere
        self.defined: dict[str, list[str]] = defaultdict(list)  # letters → long forms
        self.others: dict[Spelling, set[Spelling]] = defaultdict(
            set
        )  # other name → what is called so
        self.shortened: list[tuple[str, str]] = []  # letters, and a name that they stand behind
        self.parent: dict[Spelling, Spelling] = {}

    def read(self, text: str, plain: frozenset[str]) -> None:
        """Add the names and definitions of a sentence; `plain` as in `find_units`."""
        for unit in find_units(text, plain):
            surface = text[unit.tokens[0].start : end_of(text, unit.tokens)]
            if unit.acronym:
                self.surfaces["acronym", letters(surface)][surface] += 1
                continue
            for part in parts_of(unit.tokens):
                key = key_of(part)
                self.surfaces["phrase", key][text[part[0].start : part[-1].end]] += 1
            for run in unit.split():
                if len(run) == 1:
                    self.alone.add(text[run[0].start : run[0].end])
                if 2 <= len(run) <= MOST_TOKENS:
                    key = key_of(run)
                    self.runs.setdefault(key, text[run[0].start : run[-1].end])
                    if unit.article and run[0] is unit.tokens[0]:
                        self.articled[key] += 1
        definitions = list(find_definitions(text))
        for found in definitions:
            self.defined[letters(found.short)].append(found.long)
            self.surfaces["acronym", letters(found.short)].setdefault(found.short, 1)
            self.surfaces["phrase", key_of(find_tokens(found.long))].setdefault(found.long, 1)

        for pair in find_other_names(text, plain):
            self.others[self._spelling(pair.other)].add(self._spelling(pair.name))
        spelt_out = {letters(found.short) for found in definitions}
        for pair in find_shortened(text, plain):
            if letters(pair.name) in spelt_out:  # the name found may be a part of the long form
                continue
            self.shortened.append((letters(pair.name), pair.other))
            self._spelling(pair.other)

    def _spelling(self, name: str) -> Spelling:
        """The spelling of a name, which is kept."""
        spelling: Spelling = ("phrase", key_of(find_tokens(name)))
        if is_acronym(name):
            spelling = ("acronym", letters(name))
        self.surfaces[spelling].setdefault(name, 1)
        return spelling

    def times(self, short: str) -> int:
        """How often the text has an acronym."""
        return sum(self.surfaces["acronym", short].values())

    def root(self, spelling: Spelling) -> Spelling:
        """The spelling that stands for all those joined with this one."""
        while (above := self.parent.get(spelling, spelling)) != spelling:
            spelling = above
        return spelling

    def unite(self, one: Spelling, other: Spelling) -> None:
        """Join two spellings, and all those joined with them."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self.parent[high] = low

    def initials(self) -> dict[str, list[str]]:
        """Initials → the keys of the runs that begin with them."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, run in self.runs.items():
            for short, small in initials_of(run):
                # A person's name has initials too; an article or a word in lower case shows that
                # this is none. Two letters are often the same by chance.
                the = self.articled[key]
                if the if len(short) == 2 else the or small or len(short) >= 4:
                    found[short].add(key)
        return {short: sorted(keys) for short, keys in found.items()}

    def join_spellings(self) -> None:
        """Join names that differ by one vowel between consonants."""
        near: dict[str, list[str]] = defaultdict(list)
        for kind, key in sorted(self.surfaces):
            if kind == "phrase":
                near[consonants(key)].append(key)
        for keys in near.values():
            spoken = {key: _sounds(self.surfaces["phrase", key]) for key in keys[:_MOST_NEAR]}
            for one, other in combinations(spoken, 2):
                if differ_by_vowel(spoken[one], spoken[other]):
                    self.unite(("phrase", one), ("phrase", other))

    def join_acronyms(self, initials: Mapping[str, list[str]]) -> set[Spelling]:
        """Join acronyms with their long forms. Returns those with several, which are not joined."""
        ambiguous: set[Spelling] = set()
        for short, longs in sorted(self.defined.items()):
            if not all(same_name(longs[0], other) for other in longs):
                ambiguous.add(("acronym", short))
                continue
            for long in longs:
                self.unite(("acronym", short), ("phrase", key_of(find_tokens(long))))
            for key in initials.get(short, ()):
                if same_name(longs[0], self.runs[key]):
                    self.unite(("acronym", short), ("phrase", key))
        for short in sorted({key for kind, key in self.surfaces if kind == "acronym"}):
            keys = initials.get(short, [])
            names = {self.root(("phrase", key)) for key in keys}
            often = len(short) > 2 or min(self.times(short), self.articled[(keys or [""])[0]]) > 1
            if often and short not in self.defined and len(names) == 1:
                self.unite(("acronym", short), ("phrase", keys[0]))
        return ambiguous

    def join_others(self, ambiguous: set[Spelling]) -> None:
        """Join the names that the text says are one.

        A name that the text gives to several things is joined with none, nor is a single word that
        is a part of further names: "the Agreement" may be any.
        """
        for other, named in sorted(self.others.items()):
            name = min(named)
            if len(named) > 1 or {name, other} & ambiguous:
                continue
            if not self._is_part(name, other) and not self._is_part(other, name):
                self.unite(name, other)
        for short, long in sorted(set(self.shortened)):
            longs = self.defined.get(short, [])
            if ("acronym", short) in ambiguous or not longs:
                continue
            if shares_word(long, longs[0]):
                self.unite(("acronym", short), self._spelling(long))

    def _is_part(self, one: Spelling, other: Spelling) -> bool:
        """Whether the text has a single word as a part of names other than `other`."""
        words = find_tokens(next(iter(self.surfaces[one])))
        if one[0] == "acronym" or len(words) > 1:
            return False
        word = words[0].fold
        return any(
            word in {token.fold for token in find_tokens(run)}
            for key, run in self.runs.items()
            if ("phrase", key) not in (one, other)
        )

    def join_persons(self) -> None:
        """Join "Muhammad T. Mahmood" with the one name that can be meant."""
        full: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        short = []
        for kind, key in sorted(self.surfaces):
            if kind == "phrase" and len(sounds := _sounds(self.surfaces[kind, key])) == 3:
                person = (sounds[0], sounds[1].lstrip(".")[0], sounds[2])
                if not sounds[1].startswith("."):
                    full[person].add(key)
                else:
                    short.append((person, key))
        for person, key in short:
            if len(full[person]) == 1:
                self.unite(("phrase", key), ("phrase", next(iter(full[person]))))


def _sounds(surfaces: Iterable[str]) -> tuple[str, ...]:
    return sounds_of(find_tokens(next(iter(surfaces))))
