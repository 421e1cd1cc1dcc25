"""Ibid., op. cit. and short forms resolved to the works they mean; distinct works numbered.

Nothing is guessed: a reference with two possible targets is left unresolved, and `Citation.unsure`
names both. `Citation.certainty` says how sure a resolved one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citations.elements.places import take_place
from corpus.citations.elements.reference import Reference
from corpus.citations.elements.titles import short_forms, words
from corpus.citations.meaning import (
    WORK_FIELDS,
    Meant,
    is_bare,
    is_named,
    is_work,
    of_other_people,
    pointed,
    shares_author,
)
from corpus.citations.registry import Target, Works
from corpus.citations.work_keys import agree, author_keys, is_quoted, title_form
from corpus.documents import Citation, CitationKind
from corpus.english.works.kinds import DESCRIBED
from corpus.english.works.pointers import ARTICLE_CITED

_NOT_IN_FULL = "no note before cites it in full"
_NOT_READ = "its words were not read"
_MOST_WORDS_OF_NAME = 10
_MOST_CITED = 40  # citations of a note that a pointer to it may mean
_ARTICLES = ("journal", "chapter", "newspaper")


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
            found = self.works.by_form(replace(citation, title=citation.unparsed or ""))
            found = found or list(self._of_body(citation))
            if found:
                return pointed(reference, note.id, Meant(found, "likely"))
            citation = replace(citation, unsure=_NOT_READ, certainty="unsure")
        elif is_bare(citation) and (found := self.works.by_form(citation)):
            same = [one for one in found if agree(citation, one.citation)]
            if same and len(found) == 1:
                return pointed(reference, note.id, Meant(same, "likely"))
            unsure = f"it may be what note {found[0].number} cites"
            citation = replace(citation, unsure=unsure, certainty="unsure")
        elif citation.kind == "statute" and not citation.title and not citation.date:
            known = self.works.of_code(citation)
            if known and not self.works.holds(citation):
                unsure = f"note {known[0].number} cites another place of the same code"
                citation = replace(citation, unsure=unsure, certainty="unsure")
        return self.works.add(note.number, note.id, citation)

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
        if not (citation.date or citation.url) and citation.kind != "personal communication":
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
                meant = self._of_note(reference, note)
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
            return self._before(previous, inside, reference.named_before)
        if reference.pointer == "note":
            return self._of_note(reference, note)
        if reference.pointer == "name":
            return Meant(self.works.by_name(citation.title) or self.works.by_form(citation))
        if reference.pointer == "op. cit.":
            return self._by_author(citation, previous)
        return self._short(citation)

    def _before(self, previous: Sequence[Target], inside: bool, named: str) -> Meant:
        if not previous:
            return Meant((), "unsure", "nothing that it could repeat stands before it")
        if len(previous) > 1 and named:  # "as Moss says (ibid., 4)"
            said = set(words(named))
            by_them = [one for one in previous if author_keys(one.citation) & said]
            previous = by_them or previous
        if self.doubt is not None and not inside:
            return Meant(previous, "unsure", f"words of note {self.doubt} were not read")
        if self.gap is not None and not inside:
            return Meant(previous, "likely", f"note {self.gap}, between them, cites nothing")
        return Meant(previous)

    def _by_author(self, citation: Citation, previous: Sequence[Target]) -> Meant:
        if not citation.authors:
            unsure = "it names no author; the work cited last is the likeliest"
            return Meant(previous[-1:], "unsure", unsure)
        found = self.works.by_author(citation)
        dated = [one for one in found if (one.citation.issued or "")[:4] == citation.date]
        found = dated or found
        if citation.kind == "personal communication":
            found = [one for one in found if one.citation.kind == citation.kind]
        if len(found) > 1 and ARTICLE_CITED.search(citation.verbatim):
            found = [one for one in found if one.citation.kind in _ARTICLES] or found
        if not found:
            name = " ".join(citation.authors)
            found = self.works.by_name(name) or self.works.by_form(
                replace(citation, authors=(), title=name)
            )
        return Meant(found, "certain", "no earlier note cites a work by this author")

    def _short(self, citation: Citation) -> Meant:
        if citation.date and not citation.title:
            found = self.works.by_year(citation)
            title = replace(citation, title=citation.date)
            return Meant(found or (self.works.by_form(title) if citation.kind == "unknown" else []))
        if citation.kind == "case":
            return self._case(citation)
        found = self.works.by_form(citation)
        if not found and citation.title and citation.authors:
            named = ", ".join((*citation.authors, citation.title))
            found = self.works.by_name(named) or self.works.by_name(citation.title)
        if not found and citation.title and citation.authors:
            form = title_form(citation)
            called = self.works.by_name(citation.authors[0])
            found = [one for one in called if form in short_forms(one.citation.title)]
        if not found and citation.title and not citation.authors:
            found = self.works.by_name(citation.title)
            if not found:
                return Meant(self.works.by_run(citation), "likely")
        if not found and citation.authors and citation.title and is_quoted(citation):
            alone = self.works.by_form(replace(citation, authors=()))
            return Meant([one for one in alone if shares_author(citation, one.citation)], "likely")
        if not found and citation.title and len(citation.title.split()) > 1:
            alone = self.works.by_form(replace(citation, authors=(), editors=()))
            return of_other_people(alone)
        return Meant(found)

    def _case(self, citation: Citation) -> Meant:
        """The case in the same volume of reports, of the same name where one is given."""
        reported = self.works.by_report(citation)
        if not citation.title:
            return Meant(reported)
        named = self.works.by_form(replace(citation, authors=()))
        both = [one for one in named if one in reported]
        return Meant(both or (named if not reported else []))

    def _of_note(self, reference: Reference, note: CitingNote) -> Meant:
        number = reference.note or 0
        targets = self.by_note.get((note.series, number), [])[:_MOST_CITED]
        citation = reference.citation
        missing = f"note {number} cites nothing before this note"
        if not targets and (citation.authors or citation.title):
            found = (
                self.works.by_form(citation) if citation.title else self.works.by_author(citation)
            )
            return Meant(found, "unsure", missing)
        if not targets:
            return Meant((), "unsure", missing)
        if not (citation.authors or citation.title):
            return Meant(targets)
        titled = {one.citation.work for one in self.works.by_form(citation)}
        named = [one for one in targets if one.citation.work in titled]
        named = named or [one for one in targets if is_named(citation, one.citation)]
        if named:
            return Meant(named)
        found = self.works.by_form(citation) if citation.title else self.works.by_author(citation)
        if len({one.citation.work for one in found}) == 1:
            return Meant(found, "likely", f"note {number} does not cite it")
        if len({one.citation.work for one in targets}) == 1:
            return Meant(targets, "unsure", f"note {number} does not name it so")
        return Meant(targets)
