"""Ibid., op. cit. and short forms resolved to the works they mean; distinct works numbered.

Nothing is guessed: a reference with two possible targets is left unresolved, and `Citation.unsure`
names both. `Citation.certainty` says how sure a resolved one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citations.elements.places import take_place
from corpus.citations.elements.reference import Reference
from corpus.citations.law.sections import of_section
from corpus.citations.meaning import (
    ARTICLES,
    WORK_FIELDS,
    Meanings,
    Meant,
    is_bare,
    is_work,
    pointed,
)
from corpus.citations.registry import Target, Works
from corpus.citations.work_keys import (
    agree,
    is_quoted,
    numbers_of,
)
from corpus.documents import Certainty, Citation, CitationKind
from corpus.english.works.kinds import DESCRIBED
from corpus.english.works.treaties import LAW_WORD

_NOT_IN_FULL = "no note before cites it in full"
_NOT_READ = "its words were not read"
_MOST_WORDS_OF_NAME = 10


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
        if not meant.targets and reference.pointer in ("short", "name") and is_work(citation):
            return self._new(citation, note)
        return pointed(reference, note.id, meant)

    def _work(self, reference: Reference, note: CitingNote) -> Citation:
        """A citation that does not look like a pointer. Where little is said of the work, it may
        still be one that was cited before.
        """
        citation = reference.citation
        if citation.kind == "unread":
            found = [
                one
                for number in sorted(numbers_of(citation))
                for one in self.works.by_form(replace(citation, authors=(), title=number))
            ]
            found = found or list(self._of_body(citation) or self._of_paper(citation))
            if found:
                place = take_place(citation.verbatim)[0]
                reference = replace(reference, citation=replace(citation, locator=place))
                return pointed(reference, note.id, Meant(found, "likely"))
            citation = replace(citation, unsure=_NOT_READ, certainty="unsure")
        elif is_bare(citation) and (found := self.works.by_form(citation)):
            whole = f"{citation.title} {citation.date}"  # a year may end the title
            if whole in citation.verbatim:
                found = self.works.by_form(replace(citation, title=whole)) or found
                citation = replace(citation, date=None, issued=None)
            same = [one for one in found if agree(citation, one.citation)]
            if same and len(found) == 1:
                return pointed(reference, note.id, Meant(same, "likely"))
            unsure = f"it may be what note {found[0].number} cites"
            citation = replace(citation, unsure=unsure, certainty="unsure")
        elif self._may_be_numbered(citation):
            found = [
                one
                for form in self._own_forms(citation)
                for one in self.works.by_form(replace(citation, authors=(), title=form))
                if one.citation.kind == citation.kind
            ]
            if len({one.citation.work for one in found}) == 1:
                return pointed(reference, note.id, Meant(found, "likely"))
        elif citation.kind == "statute" and not citation.title and not citation.date:
            known = self.works.of_code(citation)
            if within := of_section(citation, known):
                return pointed(reference, note.id, Meant(within, "likely"))
            if known and not self.works.holds(citation):
                unsure = f"note {known[0].number} cites another place of the same code"
                citation = replace(citation, unsure=unsure, certainty="unsure")
        return self.works.add(note.number, note.id, citation)

    def _of_paper(self, citation: Citation) -> Sequence[Target]:
        """The paper filed with a court that words name alone: `Complaint ¶ 20`."""
        named = replace(citation, authors=(), title=take_place(citation.verbatim)[1])
        return [
            one for one in self.works.by_form(named)
            if one.citation.kind == "case" and one.citation.unparsed
        ]  # fmt: skip

    def _own_forms(self, citation: Citation) -> list[str]:
        """By what a law or a report may have been called before: its numbers, and its title where
        it has neither a number nor an author.
        """
        title = "" if citation.unparsed or citation.authors else citation.title or ""
        name, _, what = title.rpartition(" ")
        named = self.works.by_name(name) if LAW_WORD.search(what) else []  # TRIPS Agreement
        return [
            *sorted({*numbers_of(citation), title}),
            *(one.citation.title or "" for one in named),
        ]

    def _may_be_numbered(self, citation: Citation) -> bool:
        """Whether a law or a resolution with a title is none that was cited before, so that its
        number may be that of one.
        """
        if not citation.title or (citation.kind != "statute" and citation.date):
            return False
        kinds = ("statute", "report", "treaty")
        return citation.kind in kinds and not self.works.holds(citation)

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

    def _of_body(self, citation: Citation) -> Sequence[Target]:
        """The work that words name by its body and its title or number: `WHO Resolution 4/1`."""
        words_ = take_place(citation.verbatim)[1].strip(" ,.").split()
        for count in range(1, min(len(words_), _MOST_WORDS_OF_NAME)):
            called = replace(
                citation, authors=(" ".join(words_[:count]),), title=" ".join(words_[count:])
            )
            if found := self.works.by_form(called):
                return found
        return ()

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
            return self.meanings.repeated(previous, reference.named_before, self._doubt(inside))
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
