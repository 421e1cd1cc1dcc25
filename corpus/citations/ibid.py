"""Ibid., op. cit. and short forms resolved to the works they mean; distinct works numbered.

Nothing is guessed: a reference with two possible targets is left unresolved, and `Citation.unsure`
names both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from corpus.citations.parser import Reference
from corpus.documents import Citation
from corpus.english.citations import ARTICLES

_Targets = list[tuple[int, Citation]]  # (note, citation) that a pointer can mean

_NO_NOTE = -1  # the number of the note before the first
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


def _title_words(citation: Citation) -> list[str]:
    """The words of a title, without articles at its start."""
    return list(dropwhile(ARTICLES.words.__contains__, _words(citation.title)))


def _shortens(short: Citation, full: Citation) -> bool:
    """Whether the title of `short` may stand for that of `full`."""
    few, many = _title_words(short), _title_words(full)
    if not few:
        return False
    joined = f" {' '.join(many)} "
    return many[: len(few)] == few or f" {' '.join(few)} " in joined


class _Works:
    """The distinct works so far, each as first cited in full, and the citations of each note.

    `first` holds (note, citation) of each work, by its number less one; `last` the latest
    citation, if there is one.
    """

    def __init__(self) -> None:
        self.first: _Targets = []
        self.last: list[Citation] = []
        self._by_note: dict[int, list[Citation]] = {}
        self._by_name: dict[str, list[int]] = {}  # surname → places in `first`
        self._by_title: dict[tuple[str, frozenset[str]], int] = {}
        self._by_url: dict[str, list[int]] = {}

    def of_note(self, number: int) -> _Targets:
        return [(number, citation) for citation in self._by_note.get(number, [])]

    def by_author(self, citation: Citation) -> _Targets:
        """The works, as first cited, that share an author with `citation`."""
        places = {place for name in _surnames(citation) for place in self._by_name.get(name, [])}
        return [self.first[place] for place in sorted(places)]

    def _cite(self, number: int, citation: Citation) -> Citation:
        self._by_note.setdefault(number, []).append(citation)
        self.last = [citation]
        return citation

    def _known(self, citation: Citation) -> int | None:
        """The place of the same work, if it was cited before: the same title by the same people,
        or the same address where one of the two has no title.
        """
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
        """Add a citation in note `number`; return it with the number of its work."""
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

    def point(self, number: int, pointer: Citation, note: int, target: Citation) -> Citation:
        """Add `pointer` of note `number`, with the fields of `target`, which `note` cites."""
        chain = (note, *target.resolved_from)
        fields = {name: getattr(target, name) for name in _FIELDS}
        if (
            pointer.locator is None
            and note != number
            and pointer.verbatim.lower().startswith("ibid")
        ):
            fields["locator"] = target.locator
        if pointer.url:
            fields["url"] = pointer.url
        return self._cite(number, replace(pointer, **fields, work=target.work, resolved_from=chain))

    def keep(self, number: int, pointer: Citation, why: str) -> Citation:
        """Add a pointer that is not resolved, and say why."""
        return self._cite(number, replace(pointer, unsure=why))


def _listing(targets: _Targets) -> str:
    return " or ".join(
        f"“{cited.title or cited.verbatim}” (note {note})" for note, cited in targets
    )


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note and what it cites, as read. A pointer to another note's number means the note of its
    own series.
    """

    id: str
    number: int
    series: int
    references: Sequence[Reference]


def resolve(notes: Sequence[CitingNote]) -> list[tuple[Citation, ...]]:
    """The citations of each note with every pointer followed; works are numbered from 1."""
    works = _Works()
    resolved: list[tuple[Citation, ...]] = []
    before = _NO_NOTE
    for note in notes:
        number = note.number
        citations: list[Citation] = []
        for reference in note.references:
            if citations:
                previous = [(number, citation) for citation in works.last]
            else:
                previous = [] if before in (_NO_NOTE, number) else works.of_note(before)
            citations.append(_follow(reference, number, previous, works))
        resolved.append(tuple(citations))
        before = number
    return resolved


def _follow(reference: Reference, number: int, previous: _Targets, works: _Works) -> Citation:
    """The citation of a reference in note `number`, with the fields of the work it points to.

    `previous` is what an Ibid. can mean: the work before it in its note, or those of the note
    before.
    """
    citation = reference.citation
    if reference.pointer is None:
        return works.add(number, citation)
    targets, missing = _find_targets(reference, previous, works)
    if not targets and reference.pointer == "short":
        # No short form but a citation without date and address.
        return works.add(number, citation)
    if not targets:
        return works.keep(number, citation, missing)
    if len({found.work for _, found in targets}) > 1:
        return works.keep(number, citation, f"it may mean {_listing(targets)}")
    note, target = targets[-1] if reference.pointer == "ibid" else targets[0]
    if target.work is None:
        return works.keep(number, citation, f"note {note}, which it repeats, is itself not certain")
    return works.point(number, citation, note, target)


def _find_targets(reference: Reference, previous: _Targets, works: _Works) -> tuple[_Targets, str]:
    """What a pointer can mean, and in words why that is nothing, where it is."""
    if reference.pointer == "ibid":
        return previous, "nothing that it could repeat stands before it"
    if reference.pointer == "note":
        targets = works.of_note(reference.note) if reference.note is not None else []
        return targets, f"note {reference.note} cites nothing before this note"
    by_author = works.by_author(reference.citation)
    if reference.pointer == "op. cit.":
        return by_author, "no earlier note cites a work by this author"
    return [(note, full) for note, full in by_author if _shortens(reference.citation, full)], ""
