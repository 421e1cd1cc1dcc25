"""Ibid., op. cit. and short forms resolved to the works they mean; distinct works numbered.

Nothing is guessed: a reference with two possible targets is left unresolved, and `Citation.unsure`
names both. `Citation.certainty` says how sure a resolved one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citations.chains.recognition import Recognition
from corpus.citations.elements.reference import Reference
from corpus.citations.meaning import (
    ARTICLES,
    WORK_FIELDS,
    Meanings,
    Meant,
    is_work,
    pointed,
    repeats,
)
from corpus.citations.registry import Target, Works
from corpus.citations.work_keys import (
    is_quoted,
)
from corpus.documents import Certainty, Citation, CitationKind
from corpus.english.works.kinds import DESCRIBED
from corpus.english.works.pointers import LINK_BEFORE

_NOT_IN_FULL = "no note before cites it in full"


@dataclass(frozen=True, slots=True)
class CitingNote:
    """A note and what it cites, as read. A pointer to another note's number means the note of its
    own series.
    """

    id: str
    number: int
    series: int
    references: Sequence[Reference]
    doubtful: bool = False  # words of it may be a citation that was not read


def resolve(notes: Sequence[CitingNote]) -> list[tuple[Citation, ...]]:
    """The citations of each note with every pointer followed; works are numbered from 1."""
    resolver = _Resolver()
    cited = [resolver.read(note) for note in notes]
    return [
        tuple(resolver.follow_forward(note, found))
        for note, found in zip(notes, cited, strict=True)
    ]


class _Resolver:
    def __init__(self) -> None:
        self.works = Works()
        self.meanings = Meanings(self.works)
        self.recognition = Recognition(self.works)
        self.by_note: dict[tuple[int, int], list[Target]] = {}
        self.main: list[Target] = []  # of the latest note that cites, without works cited within
        self.series: int | None = None
        self.gap: int | None = None  # the number of a note between, which cites nothing
        self.doubt: int | None = None  # the number of a note since then with words not read

    def read(self, note: CitingNote) -> list[Citation]:
        """The citations of a note, with those pointers followed that go back."""
        if note.series != self.series:
            self.series, self.main, self.gap, self.doubt = note.series, [], None, None
        found: list[Target] = []
        here: list[Target] = []
        for reference in note.references:
            previous = here[-1:] if here else self.main
            citation = self._cite(reference, note, previous, bool(here))
            target = Target(note.number, note.id, citation)
            if citation.work and not citation.resolved_from:
                self.works.stands_in(reference.around, citation.work)
            found.append(target)
            self.by_note.setdefault((note.series, note.number), []).append(target)
            if not reference.within:
                here.append(target)
            for name in reference.short_names:
                if citation.work is not None:
                    self.works.name(name, citation.work)
        if found:
            self.main, self.gap, self.doubt = here or found, None, None
        else:
            self.gap = note.number
        if note.doubtful:
            self.doubt = note.number
        return [target.citation for target in found]

    def _cite(
        self, reference: Reference, note: CitingNote, previous: Sequence[Target], inside: bool
    ) -> Citation:
        citation = reference.citation
        if reference.same_author and previous and not citation.authors:
            last = previous[-1].citation
            citation = replace(citation, authors=last.authors or last.editors)
            reference = replace(reference, citation=citation)
        if inside and reference.pointer == "ibid" and LINK_BEFORE.search(reference.named_before):
            previous = self.main  # "Strickland, Complaint, cited ibid."
        if reference.pointer is None:
            return self._work(reference, note)
        if (
            reference.pointer == "note"
            and reference.note is not None
            and reference.note > note.number
        ):
            return replace(
                citation, unsure=f"note {reference.note} stands behind this one", certainty="unsure"
            )
        if reference.pointer == "container":
            return self._in_same(reference, note, previous, inside)
        meant = self._meant(reference, note, previous, inside)
        if not meant.targets and reference.pointer in ("short", "name", "op. cit."):
            meant = self.recognition.by_words(citation) or meant
        if (
            not meant.targets
            and reference.pointer in ("short", "name")
            and (is_work(citation) or citation.container)
        ):
            return self._new(citation, note)
        if (
            not meant.targets and reference.pointer == "op. cit." and not repeats(citation.verbatim)
        ):  # a name and a page alone
            unread = Citation(citation.verbatim, "unread", url=citation.url)
            unread = replace(unread, unsure=meant.unsure, certainty="unsure")
            return self.works.add(note.number, note.id, unread)
        return pointed(reference, note.id, meant)

    def _work(self, reference: Reference, note: CitingNote) -> Citation:
        """A citation that does not look like a pointer. It may still be one cited before."""
        meant, citation = self.recognition.of(reference.citation)
        if meant is not None:
            return pointed(replace(reference, citation=citation), note.id, meant)
        return self.works.add(note.number, note.id, citation)

    def _in_same(
        self, reference: Reference, note: CitingNote, previous: Sequence[Target], inside: bool
    ) -> Citation:
        """A piece of the newspaper, journal or book just before: `“Ice,” ibid., 3 May 1990`."""
        citation = reference.citation
        meant = self.meanings.repeated(previous, "", self._doubt(inside))
        full = meant.targets[-1].citation if meant.targets else None
        kinds = ("newspaper", "debate") if not citation.title else ARTICLES
        if full is None or full.kind not in kinds or full.certainty == "unsure":
            said = replace(citation, kind="unread" if not citation.title else "unknown")
            return replace(said, unsure="it is not known what it repeats", certainty="unsure")
        shared = {name: getattr(full, name) for name in ("kind", "container", "place", "publisher")}
        if not citation.date:
            shared |= {name: getattr(full, name) for name in ("volume", "issue", "date", "issued")}
        piece = replace(citation, **shared)
        if len({one.citation.work for one in meant.targets}) > 1 or meant.certainty == "unsure":
            unsure = "it is not known of which of the works before it is a part"
            piece = replace(citation, unsure=unsure, certainty="unsure")
        return self.works.add(note.number, note.id, piece)

    def _new(self, citation: Citation, note: CitingNote) -> Citation:
        """A short form that shortens nothing: a citation of its own."""
        if citation.date and not citation.title and citation.kind == "unknown":
            unsure = "no note gives the work of this author and year"
            return self.works.add(
                note.number, note.id,
                replace(citation, kind="book", unsure=unsure, certainty="unsure"), short=True,
            )  # fmt: skip
        full = citation.date or citation.url or citation.kind == "personal communication"
        if citation.kind == "case" or not full:
            citation = replace(citation, unsure=_NOT_IN_FULL, certainty="unsure")
        if (
            citation.kind == "unknown"
            and (citation.authors or citation.editors)
            and citation.title
            and f"{citation.title}" in citation.verbatim
            and not is_quoted(citation)
        ):
            described = DESCRIBED.compiled.match(citation.title)
            kind: CitationKind = "personal communication" if described else "book"
            citation = replace(citation, kind=kind)
        return self.works.add(note.number, note.id, citation, short=True)

    def follow_forward(self, note: CitingNote, cited: list[Citation]) -> list[Citation]:
        """The citations of a note, those followed too that go forward."""
        for place, reference in enumerate(note.references):
            if reference.pointer == "note" and reference.note and reference.note > note.number:
                meant = self.meanings.of_note(reference, self._cited_in(reference, note))
                cited[place] = pointed(reference, note.id, meant)
            elif (cited[place].work or 0) - 1 in self.works.adopted:
                cited[place] = self._filled(cited[place], note)
        return cited

    def _filled(self, citation: Citation, note: CitingNote) -> Citation:
        """A short form with the fields of its work, which is cited in full only later."""
        full = self.works.first[(citation.work or 0) - 1]
        if (
            full.ident == note.id
            or full.ident in citation.resolved_ids
            or (citation.certainty not in (None, "certain") and citation.unsure != _NOT_IN_FULL)
            or (citation.certainty is None and citation.issued)
        ):
            return citation
        fields = {name: getattr(full.citation, name) for name in WORK_FIELDS}
        chain = citation.resolved_from or (full.number,)
        idents = citation.resolved_ids or (full.ident,)
        unsure = f"it is cited in full only in note {full.number}"
        many = len({one.citation.work for one in self.works.by_form(citation)}) > 1
        return replace(citation, **fields, resolved_from=chain, resolved_ids=idents,
                       certainty="unsure" if many else "likely", unsure=unsure)  # fmt: skip

    def _meant(
        self, reference: Reference, note: CitingNote, previous: Sequence[Target], inside: bool
    ) -> Meant:
        citation = reference.citation
        if reference.pointer == "ibid":
            doubt = self._doubt(inside)
            place = citation.locator
            return self.meanings.repeated(previous, reference.named_before, doubt, place)
        if reference.pointer == "note":
            return self.meanings.of_note(reference, self._cited_in(reference, note))
        if reference.pointer == "name":
            return Meant(self.works.by_name(citation.title) or self.works.by_form(citation))
        if reference.pointer == "op. cit.":
            return self.meanings.by_author(citation, previous)
        return self.meanings.short(citation)

    def _cited_in(self, reference: Reference, note: CitingNote) -> Sequence[Target]:
        """What the note of the same series cites whose number a pointer gives."""
        return self.by_note.get((note.series, reference.note or 0), [])

    def _doubt(self, inside: bool) -> tuple[Certainty, str | None]:
        """How sure it is what stands before a note; before a place within one it always is."""
        if self.doubt is not None and not inside:
            return "unsure", f"words of note {self.doubt} were not read"
        if self.gap is not None and not inside:
            return "likely", f"note {self.gap}, between them, cites nothing"
        return "certain", None
