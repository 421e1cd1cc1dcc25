"""What a pointer can mean, and the citation that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.citations.elements.names import is_body
from corpus.citations.elements.places import without_volume
from corpus.citations.elements.reference import Reference
from corpus.citations.elements.titles import short_forms, words
from corpus.citations.registry import Target, Works
from corpus.citations.work_keys import author_keys, is_quoted, same_way, title_form
from corpus.documents import Certainty, Citation
from corpus.english.works.pointers import ARTICLE_CITED

# What a pointer has from the work that it means.
WORK_FIELDS = (
    "kind", "authors", "editors", "translators", "title", "container", "publisher", "place",
    "volume", "issue", "edition", "date", "issued", "url",
)  # fmt: skip
Step = TypeVar("Step", int, str)
_RANKS: Sequence[Certainty | None] = (None, "certain", "likely", "unsure")
_MOST_NAMED = 6  # works that may be meant
ARTICLES = ("journal", "chapter", "newspaper")
_MOST_CITED = 40  # citations of a note that a pointer to it may mean
_LONGEST_CHAIN = 40  # notes that a chain tells of


@dataclass(frozen=True, slots=True)
class Meant:
    """What a pointer can mean, how sure that is, and in words what is not sure about it."""

    targets: Sequence[Target]
    certainty: Certainty = "certain"
    unsure: str | None = None


def pointed(reference: Reference, ident: str, meant: Meant) -> Citation:
    """A pointer of the note `ident` with the fields of its work, or what is unsure."""
    citation = reference.citation
    if not meant.targets and reference.pointer in ("ibid", "note", "op. cit."):
        kept = Citation(citation.verbatim, "unread", url=citation.url)
        return replace(kept, unsure=meant.unsure, certainty="unsure")
    if not meant.targets:
        return replace(citation, unsure=meant.unsure, certainty="unsure")
    if len({one.citation.work for one in meant.targets}) > 1:
        unsure = f"it may mean {_listing(meant.targets)}"
        return replace(citation, unsure=unsure, certainty="unsure")
    last = reference.pointer == "ibid"
    target = meant.targets[-1] if last else meant.targets[0]
    if target.citation.work is None:
        unsure = f"note {target.number}, which it repeats, is itself not certain"
        return replace(citation, unsure=unsure, certainty="unsure")
    return _filled(citation, target, meant, repeats=last and target.ident != ident)


def _filled(citation: Citation, target: Target, meant: Meant, repeats: bool) -> Citation:
    """A pointer with the fields of its one target; `repeats`, with its place too."""
    found = target.citation
    fields = {name: getattr(found, name) for name in WORK_FIELDS}
    locator = citation.locator
    if found.kind != "video":  # whose minutes look like volume and page
        locator = without_volume(locator)[1]
    if repeats and locator is None and not _has_unread_words(citation):
        locator = found.locator
    fields["url"] = citation.url or found.url
    certainty, unsure = _certainty(target, meant)
    if _has_unread_words(citation):
        certainty, unsure = "unsure", f"it is not known what “{citation.unparsed}” is"
    return replace(
        citation, **fields, locator=locator, work=found.work, certainty=certainty, unsure=unsure,
        resolved_from=_chain(target.number, found.resolved_from),
        resolved_ids=_chain(target.ident, found.resolved_ids),
    )  # fmt: skip


def _has_unread_words(citation: Citation) -> bool:
    """Whether words behind a pointer were not read, as in `Ibid., 5 May 1842`: it may be of another
    work.
    """
    return citation.unparsed is not None


def _certainty(target: Target, meant: Meant) -> tuple[Certainty, str | None]:
    """How sure a pointer is: as little as the least sure step of its chain."""
    found = target.citation
    if found.kind == "unread":
        return "unsure", f"what note {target.number} cites was not read"
    if _RANKS.index(found.certainty) > _RANKS.index(meant.certainty):
        return found.certainty or meant.certainty, found.unsure
    return meant.certainty, meant.unsure if meant.certainty != "certain" else None


def _chain(nearest: Step, others: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of a chain, nearest first, each once."""
    steps: list[Step] = [nearest]
    steps.extend(others)
    return tuple(dict.fromkeys(steps))[:_LONGEST_CHAIN]


def _listing(targets: Sequence[Target]) -> str:
    shown = list({one.citation.work: one for one in targets}.values())[:_MOST_NAMED]
    return " or ".join(
        f"“{one.citation.title or one.citation.verbatim}” (note {one.number})" for one in shown
    )


class Meanings:
    """Finds what pointers can mean among the works that were cited before."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def repeated(
        self,
        previous: Sequence[Target],
        named: str,
        sure: tuple[Certainty, str | None],
    ) -> Meant:
        """What an Ibid. repeats of the works just before; `named` are the words before it."""
        if not previous:
            return Meant((), "unsure", "nothing that it could repeat stands before it")
        if len(previous) > 1 and named:  # "as Moss says (ibid., 4)"
            said = set(words(named))
            by_them = [one for one in previous if author_keys(one.citation) & said]
            previous = by_them or previous
        return Meant(previous, *sure)

    def by_author(self, citation: Citation, previous: Sequence[Target]) -> Meant:
        """The works of the author that an op. cit. names."""
        if not citation.authors:
            unsure = "it names no author; the work cited last is the likeliest"
            return Meant(previous[-1:], "unsure", unsure)
        found = self.works.by_author(citation)
        dated = [one for one in found if (one.citation.issued or "")[:4] == citation.date]
        found = dated or found
        if citation.kind == "thesis":
            found = [one for one in found if one.citation.kind == "thesis"]
        if citation.kind == "personal communication":
            spoken = [one for one in found if one.citation.kind == citation.kind]
            found = spoken or [one for one in found if one.citation.kind == "archive"]
        if len(found) > 1 and ARTICLE_CITED.search(citation.verbatim):
            found = [one for one in found if one.citation.kind in ARTICLES] or found
        alone = _by_them_alone(citation, found)
        if alone is not found:
            return Meant(alone, "likely")
        if not found:
            name = " ".join(citation.authors)
            found = self.works.by_name(name) or self.works.by_form(
                replace(citation, authors=(), title=name)
            )
        return Meant(found, "certain", "no earlier note cites a work by this author")

    def short(self, citation: Citation) -> Meant:
        """The works that a short form names by author, title or year."""
        if citation.kind == "statute" and citation.date and not citation.title:
            return Meant(self.works.of_year(citation))
        if citation.date and not citation.title:
            found = self.works.by_year(citation)
            if citation.kind == "personal communication":
                found = [one for one in found if same_way(one.citation, citation)]
            whole = " ".join((*citation.authors, citation.date))  # a title that ends with the year
            found = found or self.works.by_form(replace(citation, authors=(), title=whole))
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
        named = self.works.by_form(replace(citation, authors=())) or self.works.by_name(
            citation.title
        )
        both = [one for one in named if one in reported]
        return Meant(both or (named if not reported else []))

    def of_note(self, reference: Reference, cited: Sequence[Target]) -> Meant:
        """The works of another note, whose citations are `cited`, that a pointer to it names."""
        number = reference.note or 0
        targets = cited[:_MOST_CITED]
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
            said = set(words(reference.named_before))
            by_them = [one for one in targets if author_keys(one.citation) & said]
            return Meant(by_them or targets)
        titled = {one.citation.work for one in self.works.by_form(citation)}
        named = [one for one in targets if one.citation.work in titled]
        named = named or [one for one in targets if is_named(citation, one.citation)]
        if named:
            return Meant(_by_them_alone(citation, named))
        found = self.works.by_form(citation) if citation.title else self.works.by_author(citation)
        if len({one.citation.work for one in found}) == 1:
            return Meant(found, "likely", f"note {number} does not cite it")
        return Meant((), "unsure", f"note {number} does not name it so")


def _by_them_alone(short: Citation, found: Sequence[Target]) -> Sequence[Target]:
    """Of several works, the one whose authors are all that a short form names; where there is none,
    or more than one, all.
    """
    if len({one.citation.work for one in found}) < 2 or short.title or not short.authors:
        return found
    named = author_keys(short)
    exact = [one for one in found if author_keys(one.citation) == named]
    return exact if len({one.citation.work for one in exact}) == 1 else found


def of_other_people(found: Sequence[Target]) -> Meant:
    """A title that names a work of somebody else, or of nobody."""
    if any(author_keys(one.citation) for one in found):
        return Meant(found, "unsure", "the work of this title has another author")
    return Meant(found, "likely")


def is_bare(citation: Citation) -> bool:
    """Whether a citation has names and a title, but neither given names nor where and by whom the
    work was published.
    """
    people = citation.authors or citation.editors
    elsewhere = (citation.container, citation.publisher, citation.place, citation.url)
    return (
        citation.kind in ("book", "report", "unknown", "web page")
        and bool(people and citation.title)
        and not any(elsewhere)
        and all(is_body(name) or len(words(name)) == 1 for name in people)
    )


def is_work(citation: Citation) -> bool:
    """Whether a short form has a title or a date, so that it may be a work of its own."""
    return bool(citation.title or citation.date)


def shares_author(short: Citation, full: Citation) -> bool:
    """Whether a word of the names of two citations is the same, or one has none."""
    few = {word for name in short.authors for word in words(name)}
    many = {word for name in (*full.authors, *full.editors) for word in words(name)}
    return bool(few & many) if many else True


def is_named(pointer: Citation, full: Citation) -> bool:
    """Whether what a pointer says before the note's number names a work."""
    said = {
        w for name in (*pointer.authors, pointer.title or "") for w in words(name) if len(w) > 2
    }
    people = (*full.authors, *full.editors)
    whole = {w for name in (*people, full.title or "", full.verbatim) for w in words(name)}
    return bool(said & whole)
