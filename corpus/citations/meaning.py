"""What a pointer can mean, and the citation that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.citations.elements.names import is_body
from corpus.citations.elements.places import without_volume
from corpus.citations.elements.reference import Reference
from corpus.citations.elements.titles import words
from corpus.citations.registry import Target
from corpus.citations.work_keys import author_keys
from corpus.documents import Certainty, Citation

# What a pointer has from the work that it means.
WORK_FIELDS = (
    "kind", "authors", "editors", "translators", "title", "container", "publisher", "place",
    "volume", "issue", "edition", "date", "issued", "url",
)  # fmt: skip
Step = TypeVar("Step", int, str)
_RANKS: Sequence[Certainty | None] = (None, "certain", "likely", "unsure")
_MOST_NAMED = 6  # works that may be meant
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
    if not meant.targets and reference.pointer in ("ibid", "note"):
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
