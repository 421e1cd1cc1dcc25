"""Ibid., op. cit. and short forms followed to the work they mean, and works told apart.

What is not certain is said in `Citation.unsure`, never guessed: a reference with two possible
targets is left unresolved, and both are named.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations import Reference
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


def _same_work(first: Citation, second: Citation) -> bool:
    """Two full citations of one work: the same address, or the same title by the same people."""
    if first.title and second.title:
        titles = _words(first.title) == _words(second.title)
        return titles and _surnames(first) == _surnames(second)
    return bool(first.url) and first.url == second.url


def _shortens(short: Citation, full: Citation) -> bool:
    """Whether `short` may stand for `full`: they share a name and the title's words."""
    few, many = _words(short.title), _words(full.title)
    while few and few[0] in ("the", "a", "an"):
        few = few[1:]
    while many and many[0] in ("the", "a", "an"):
        many = many[1:]
    if not few or not _surnames(short) & _surnames(full):
        return False
    joined = f" {' '.join(many)} "
    return many[: len(few)] == few or f" {' '.join(few)} " in joined


class _Works:
    """The distinct works so far, each cited in full, and every citation (note, citation)."""

    def __init__(self) -> None:
        self.full: list[Citation] = []
        self.cited: list[tuple[int, Citation]] = []

    def add(self, number: int, citation: Citation) -> Citation:
        for work, known in enumerate(self.full, start=1):
            if _same_work(known, citation):
                citation = replace(citation, work=work)
                break
        else:
            citation = replace(citation, work=len(self.full) + 1)
            self.full.append(citation)
        self.cited.append((number, citation))
        return citation

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
        filled = replace(pointer, **fields, work=met.work, resolved_from=chain)
        self.cited.append((number, filled))
        return filled

    def keep(self, number: int, pointer: Citation, why: str) -> Citation:
        kept = replace(pointer, unsure=why)
        self.cited.append((number, kept))
        return kept


def _distinct(cited: Sequence[tuple[int, Citation]]) -> dict[int, tuple[int, Citation]]:
    """Work → the first note that cites it in full, and how."""
    found: dict[int, tuple[int, Citation]] = {}
    for number, citation in cited:
        if citation.work is not None and citation.work not in found:
            found[citation.work] = (number, citation)
    return found


def _listing(targets: Sequence[tuple[int, Citation]]) -> str:
    return " or ".join(f"“{met.title or met.verbatim}” (note {number})" for number, met in targets)


def _previous(
    notes: Sequence[tuple[int, Sequence[Reference]]], place: int, works: _Works, own: int
) -> list[tuple[int, Citation]]:
    """What an Ibid. can mean: the work just before it in its note, or those of the note before."""
    number = notes[place][0]
    if own:
        return works.cited[-1:]
    if place == 0:
        return []
    before = notes[place - 1][0]
    return [(note, met) for note, met in works.cited if note == before and before != number]


def resolve(notes: Sequence[tuple[int, Sequence[Reference]]]) -> dict[int, tuple[Citation, ...]]:
    """The citations of each note with every pointer followed; works numbered from 1."""
    works = _Works()
    resolved: dict[int, tuple[Citation, ...]] = {}
    for place, (number, references) in enumerate(notes):
        done: list[Citation] = []
        for own, reference in enumerate(references):
            done.append(_follow(reference, number, notes, place, own, works))
        resolved[number] = resolved.get(number, ()) + tuple(done)
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
        targets = [(note, met) for note, met in works.cited if note == reference.note]
        missing = f"note {reference.note} cites nothing before this note"
    elif reference.points == "op. cit.":
        known = _distinct(works.cited).values()
        targets = [(note, met) for note, met in known if _surnames(citation) & _surnames(met)]
        missing = "no earlier note cites a work by this author"
    else:
        known = _distinct(works.cited).values()
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
