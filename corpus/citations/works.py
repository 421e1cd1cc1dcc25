"""The distinct works that papers cite, each once, however many notes and papers cite it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Annotated

from pydantic import Field, PlainSerializer, SerializationInfo, computed_field

from corpus.citations.url_key import canonical, short_hash
from corpus.documents import Citation, Document, Note, note_id
from corpus.folding import fold
from corpus.notes.names import note_names
from corpus.serialization import PUBLISHED

_SLUG_WORDS = 5
_LABEL = 100  # characters


def _with_publisher(citation: Citation, info: SerializationInfo) -> Citation:
    if citation.publisher or info.round_trip:
        return citation
    return replace(citation, publisher=citation.container)


# A citation in whose published JSON `publisher` is the container where the note names no publisher.
PublishedCitation = Annotated[Citation, PlainSerializer(_with_publisher)]


@dataclass(frozen=True, slots=True)
class CitedBy:
    """Where a work is cited: the paper, its number there, and the notes that cite it.

    `notes` are the numbers of the notes, each once; `note_ids` and `note_names` are the ids of the
    same notes and what they are called. Of a place that was stored without them they are made of
    the numbers.
    """

    __pydantic_config__ = PUBLISHED

    document: str
    number: int
    notes: tuple[int, ...]
    note_ids: tuple[str, ...] = ()
    note_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ids = self.note_ids or tuple(note_id(1, number) for number in self.notes)
        object.__setattr__(self, "note_ids", ids)
        object.__setattr__(self, "note_names", self.note_names or ids)

    @property
    def named_notes(self) -> tuple[tuple[str, str], ...]:
        """The id and the name of each note."""
        return tuple(zip(self.note_ids, self.note_names, strict=True))


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work. `id` is made of the citation alone, so it is the same wherever the paper is
    read, and it is the id of the document that the work's text becomes. `citation` is the work as
    first cited in full. `more` counts the papers that cite it too where `cited_by` was cut short.
    """

    __pydantic_config__ = PUBLISHED

    id: str
    citation: PublishedCitation
    cited_by: tuple[CitedBy, ...]
    more: Annotated[int, Field(description="Further papers that cite it, in an answer.")] = 0

    @computed_field
    @property
    def url(self) -> str | None:
        return self.citation.url

    @computed_field
    @property
    def label(self) -> str:
        """What the work is called in a line."""
        cited = self.citation
        title = f"“{cited.title}”" if cited.title else None
        who = " and ".join(cited.authors) or cited.container or cited.publisher
        words = ", ".join(part for part in (who, title) if part) or cited.verbatim
        return words if len(words) <= _LABEL else words[: _LABEL - 1].rstrip() + "…"


def works_of(papers: Iterable[Document]) -> list[Work]:
    """Every work that the notes of `papers` cite, in the order of paper and number."""
    return merged(_works_in(paper) for paper in papers if paper.kind == "paper")


def merged(lists: Iterable[Iterable[Work]]) -> list[Work]:
    """The works of several papers, each once."""
    found: dict[str, Work] = {}
    for work in chain.from_iterable(lists):
        known = found.get(work.id)
        cited_by = (*known.cited_by, *work.cited_by) if known else work.cited_by
        found[work.id] = replace(known or work, cited_by=cited_by)
    return list(found.values())


def _works_in(paper: Document) -> Iterable[Work]:
    first: dict[int, Citation] = {}
    notes: dict[int, dict[str, Note]] = {}
    for note in paper.notes:
        for citation in note.citations:
            if citation.work is None:
                continue
            known = first.setdefault(citation.work, citation)
            if citation.url and not known.url:
                first[citation.work] = replace(known, url=citation.url)
            notes.setdefault(citation.work, {})[note.id] = note
    names = note_names(paper)
    for number, citation in sorted(first.items()):
        citing = notes[number]
        numbers = tuple(dict.fromkeys(note.number for note in citing.values()))
        called = tuple(names[ident] for ident in citing)
        cited_by = CitedBy(paper.id, number, numbers, tuple(citing), called)
        yield Work(work_id(citation), citation, (cited_by,))


def work_id(citation: Citation) -> str:
    """A name for the cited work: words to be recognised by, and a hash of what it is known by (its
    address, else its authors, title and date).
    """
    if citation.url:
        known = canonical(citation.url)
    else:
        parts = (*citation.authors, citation.title, citation.issued or citation.date)
        known = " ".join(_words(" ".join(part for part in parts if part)))
        known = known or " ".join(_words(citation.verbatim))
    surname = _words(citation.authors[0])[-1:] if citation.authors else []
    words = _words(citation.title or citation.container or citation.publisher or citation.kind)
    slug = "-".join((*surname, *words[:_SLUG_WORDS])).encode("ascii", "ignore").decode()
    slug = re.sub(r"-{2,}", "-", slug).strip("-")[:60].strip("-")
    return f"{slug or 'work'}-{short_hash(known)}"


def _words(text: str) -> list[str]:
    """Lower-case words, without accents where a letter has any."""
    return re.findall(r"\w+", re.sub(r"[’']", "", fold(text)))


def works_in_note(note: Note, works: Sequence[Work], document: str) -> list[Work]:
    """The works that a note of a document cites, each once, in the order of its citations."""
    numbers = dict.fromkeys(c.work for c in note.citations if c.work is not None)
    by_number = {
        place.number: work
        for work in works
        for place in work.cited_by
        if place.document == document
    }
    return list(dict.fromkeys(by_number[number] for number in numbers if number in by_number))
