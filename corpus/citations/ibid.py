"""Ibid., op. cit. and short forms followed to the work they mean, and works told apart.

What is not certain is said in `Citation.unsure`, never guessed: a reference with two possible
targets is left unresolved, and both are named.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.parser import Reference
from corpus.documents import Citation

_FIELDS = (
    "kind",
    "authors",
    "title",
    "container",
    "publisher",
    "place",
    "volume",
    "date",
    "issued",
    "url",
)


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower().replace("’", "'"))


def _surname(author: str) -> str:
    words = _words(author)
    return words[-1] if words else ""


def _surnames(citation: Citation) -> set[str]:
    return {_surname(author) for author in citation.authors if _surname(author)}


def _shortens(short: Citation, full: Citation) -> bool:
    """Whether the title of `short` may stand for that of `full`."""
    few, many = _words(short.title), _words(full.title)
    while few and few[0] in ("the", "a", "an"):
        few = few[1:]
    while many and many[0] in ("the", "a", "an"):
        many = many[1:]
    if not few:
        return False
    joined = f" {' '.join(many)} "
    return many[: len(few)] == few or f" {' '.join(few)} " in joined


class _Works:
    """The distinct works so far, each as first cited in full, and what each note cites."""

    def __init__(self) -> None:
        self.first: list[tuple[int, Citation]] = []  # (note, citation), by number of the work
        self.last: list[Citation] = []  # the citation before, if there is one
        self._by_note: dict[int, list[Citation]] = {}
        self._by_name: dict[str, list[int]] = {}  # surname → places in `first`
        self._by_title: dict[tuple[str, frozenset[str]], int] = {}
        self._by_url: dict[str, list[int]] = {}

    def of_note(self, number: int) -> list[tuple[int, Citation]]:
        return [(number, citation) for citation in self._by_note.get(number, [])]

    def by_author(self, citation: Citation) -> list[tuple[int, Citation]]:
        """The works, as first cited, that share an author with `citation`."""
        places = {place for name in _surnames(citation) for place in self._by_name.get(name, [])}
        return [self.first[place] for place in sorted(places)]

    def _cite(self, number: int, citation: Citation) -> Citation:
        self._by_note.setdefault(number, []).append(citation)
        self.last = [citation]
        return citation

    def _known(self, citation: Citation) -> int | None:
        """The same work, if cited before: the same title by the same people, or where one of
        the two has no title, the same address."""
        places = []
        if citation.title:
            key = (" ".join(_words(citation.title)), frozenset(_surnames(citation)))
            places += [self._by_title[key]] if key in self._by_title else []
        if citation.url:
            places += [
                place
                for place in self._by_url.get(citation.url, [])
                if not (citation.title and self.first[place][1].title)
            ]
        return min(places, default=None)

    def add(self, number: int, citation: Citation) -> Citation:
        place = self._known(citation)
        if place is not None:
            return self._cite(number, replace(citation, work=place + 1))
        place = len(self.first)
        citation = replace(citation, work=place + 1)
        self.first.append((number, citation))
        for name in _surnames(citation):
            self._by_name.setdefault(name, []).append(place)
        if citation.title:
            key = (" ".join(_words(citation.title)), frozenset(_surnames(citation)))
            self._by_title.setdefault(key, place)
        if citation.url:
            self._by_url.setdefault(citation.url, []).append(place)
        return self._cite(number, citation)

    def point(self, number: int, pointer: Citation, target: int, met: Citation) -> Citation:
        """`pointer` filled with the fields of `met`, which note `target` cites."""
        chain = (target, *met.resolved_from)
        fields = {name: getattr(met, name) for name in _FIELDS}
        if (
            pointer.locator is None
            and target != number
            and pointer.verbatim.lower().startswith("ibid")
        ):
            fields["locator"] = met.locator
        if pointer.url:
            fields["url"] = pointer.url
        return self._cite(number, replace(pointer, **fields, work=met.work, resolved_from=chain))

    def keep(self, number: int, pointer: Citation, why: str) -> Citation:
        return self._cite(number, replace(pointer, unsure=why))


def _listing(targets: Sequence[tuple[int, Citation]]) -> str:
    return " or ".join(f"“{met.title or met.verbatim}” (note {number})" for number, met in targets)


def _previous(
    notes: Sequence[tuple[int, Sequence[Reference]]], place: int, works: _Works, own: int
) -> list[tuple[int, Citation]]:
    """What an Ibid. can mean: the work just before it in its note, or those of the note before."""
    number = notes[place][0]
    if own:
        return [(number, met) for met in works.last]
    if place == 0:
        return []
    before = notes[place - 1][0]
    return works.of_note(before) if before != number else []


def resolve(notes: Sequence[tuple[int, Sequence[Reference]]]) -> list[tuple[Citation, ...]]:
    """The citations of each note with every pointer followed; works numbered from 1."""
    works = _Works()
    resolved: list[tuple[Citation, ...]] = []
    for place, (number, references) in enumerate(notes):
        done: list[Citation] = []
        for own, reference in enumerate(references):
            done.append(_follow(reference, number, notes, place, own, works))
        resolved.append(tuple(done))
    return resolved


def _follow(
    reference: Reference,
    number: int,
    notes: Sequence[tuple[int, Sequence[Reference]]],
    place: int,
    own: int,
    works: _Works,
) -> Citation:
    citation = reference.citation
    if reference.points is None:
        return works.add(number, citation)
    if reference.points == "ibid":
        targets = _previous(notes, place, works, own)
        missing = "nothing that it could repeat stands before it"
    elif reference.points == "note":
        targets = works.of_note(reference.note) if reference.note is not None else []
        missing = f"note {reference.note} cites nothing before this note"
    elif reference.points == "op. cit.":
        targets = works.by_author(citation)
        missing = "no earlier note cites a work by this author"
    else:
        known = works.by_author(citation)
        targets = [(note, met) for note, met in known if _shortens(citation, met)]
        if not targets:  # not a short form after all, only a citation without date and address
            return works.add(number, citation)
        missing = ""
    if not targets:
        return works.keep(number, citation, missing)
    if len({met.work for _, met in targets}) > 1:
        return works.keep(number, citation, f"it may mean {_listing(targets)}")
    target, met = targets[-1] if reference.points == "ibid" else targets[0]
    if met.work is None:
        return works.keep(
            number, citation, f"note {target}, which it repeats, is itself not certain"
        )
    return works.point(number, citation, target, met)
