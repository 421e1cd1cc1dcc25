"""Works cited before, recognised in citations that do not look like pointers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.chains.identity import is_slight, may_be_one, shares_mark
from corpus.citations.elements.places import take_place
from corpus.citations.elements.titles import words
from corpus.citations.law.sections import of_part, of_section
from corpus.citations.meaning import Meant, is_bare
from corpus.citations.registry import Target, Works
from corpus.citations.work_keys import agree, numbers_of
from corpus.documents import Citation
from corpus.english.works.treaties import LAW_WORD

_NOT_READ = "its words were not read"
_MOST_WORDS_OF_NAME = 10
_NUMBERED = ("statute", "report", "treaty")
Recognised = tuple[Meant | None, Citation]


class Recognition:
    """Finds the works cited before that a citation may be of, though it has no pointer's words."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def of(self, citation: Citation) -> Recognised:
        """What a citation means of the works cited before, `None` where it is of a new one; and
        the citation, with what is unsure about it.
        """
        meant: Meant | None = None
        if citation.kind == "unread":
            meant, citation = self._unread(citation)
        elif is_bare(citation) and (found := self.works.by_form(citation)):
            meant, citation = self._bare(citation, found)
        elif self._may_be_numbered(citation):
            meant = self._numbered(citation)
        elif citation.kind == "statute" and not citation.title and not citation.date:
            meant, citation = self._section(citation)
        if meant is None and is_slight(citation) and not self.works.holds(citation):
            return self._slight(citation)
        return meant, citation

    def by_words(self, citation: Citation) -> Meant | None:
        """What the words of a short form fit, where nothing is found by its fields."""
        found = self.works.by_words(citation)
        found = [one for one in found if may_be_one(citation, one.citation)]
        return Meant(found, "likely") if found else self._around(citation)

    def _unread(self, citation: Citation) -> Recognised:
        found = [
            one
            for number in sorted(numbers_of(citation))
            for one in self.works.by_form(replace(citation, authors=(), title=number))
        ]
        found = found or list(self._of_body(citation) or self._of_paper(citation))
        found = found or self.works.by_words(citation)
        found = [one for one in found if may_be_one(citation, one.citation)]
        if found:
            place = take_place(citation.verbatim)[0]
            return Meant(found, "likely"), replace(citation, locator=place)
        if around := self._around(citation):
            return around, citation
        return None, replace(citation, unsure=_NOT_READ, certainty="unsure")

    def _bare(self, citation: Citation, found: Sequence[Target]) -> Recognised:
        whole = f"{citation.title} {citation.date}"  # a year may end the title
        if whole in citation.verbatim:
            found = self.works.by_form(replace(citation, title=whole)) or found
            citation = replace(citation, date=None, issued=None)
        same = [one for one in found if agree(citation, one.citation)]
        if same and len(found) == 1:
            return Meant(same, "likely"), citation
        unsure = f"it may be what note {found[0].number} cites"
        return None, replace(citation, unsure=unsure, certainty="unsure")

    def _numbered(self, citation: Citation) -> Meant | None:
        found = [
            one
            for form in self._own_forms(citation)
            for one in self.works.by_form(replace(citation, authors=(), title=form))
            if one.citation.kind == citation.kind
        ]
        return Meant(found, "likely") if len({one.citation.work for one in found}) == 1 else None

    def _section(self, citation: Citation) -> Recognised:
        known = self.works.of_code(citation)
        if within := of_section(citation, known):
            return Meant(within, "likely"), citation
        if near := of_part(citation, known):
            unsure = f"note {near[0].number} cites another section of the same part"
            return Meant(near, "unsure", unsure), citation
        if known and not self.works.holds(citation):
            unsure = f"note {known[0].number} cites another place of the same code"
            citation = replace(citation, unsure=unsure, certainty="unsure")
        return None, citation

    def _slight(self, citation: Citation) -> Recognised:
        """A citation of few words that may name a work cited before."""
        undated = citation.kind == "debate" and not citation.date and citation.volume
        found = self.works.by_report(citation) if undated else self.works.by_words(citation)
        if not found:
            return None, citation
        first = found[0]
        if len(found) > 1 and all(may_be_one(citation, one.citation) for one in found):
            unsure = f"it may be what note {first.number} or {found[1].number} cites"
            return None, replace(citation, unsure=unsure, certainty="unsure")
        if len(found) == 1 and may_be_one(citation, first.citation):
            return Meant(found, "likely"), citation
        kept = citation.kind == "archive"
        if kept and not citation.date and shares_mark(citation, first.citation):
            unsure = f"note {first.number} cites another part of the same papers"
            return Meant(found, "unsure", unsure), citation
        piece = citation.kind == "newspaper" and not citation.title
        if piece or (kept and citation.title != first.citation.title):
            unsure = f"it may be of what note {first.number} cites"
            citation = replace(citation, unsure=unsure, certainty="unsure")
        return None, citation

    def _around(self, citation: Citation) -> Meant | None:
        """The one work in whose note the words of a short form stand: for one with a title, not in
        what was read of the work, which it would then have been found by.
        """
        said = f"{' '.join(citation.authors)} {citation.title or ''}".strip()
        if citation.date or re.search(r"\d", said):
            return None
        found = [
            one for one in self.works.by_words_around(citation)
            if not said or not set(words(said)) <= set(words(" ".join((*one.citation.authors,
                                                           one.citation.verbatim))))
        ]  # fmt: skip
        if len(found) != 1:
            return None
        unsure = f"its words stand in note {found[0].number}, which may cite it"
        return Meant(found, "unsure", unsure)

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
        return citation.kind in _NUMBERED and not self.works.holds(citation)
