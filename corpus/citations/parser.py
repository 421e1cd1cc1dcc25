"""The words of a note read into the works that it cites, and its commentary.

Notes in the humanities follow no grammar, only styles (Chicago's and Oxford's are known here). So
no field is forced: words that fit no field stay in `unparsed`, and words that are no citation are
commentary.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.citations.fields import read_locator, split_authors
from corpus.citations.note_split import commentary_length, mask_addresses, split_items
from corpus.citations.punctuation import HIDDEN, QUOTED_TITLE, find_title
from corpus.citations.titled import read_titled
from corpus.citations.untitled import read_untitled
from corpus.citations.urls import Address, find_addresses
from corpus.citations.work_types import citation_kind
from corpus.documents import Citation
from corpus.english.citations import ACCESSED, IBID, OP_CIT, SEE_NOTE
from corpus.english.work_types import THESIS

PointerKind = Literal["ibid", "short", "op. cit.", "note"]

_MOST_POINTER_WORDS = 8  # a longer item that names a note is a citation of its own


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation as read, and how it points back to an earlier one, if it does.

    `pointer` is the kind of pointer, `note` the number of the note that a "note" pointer names.
    """

    citation: Citation
    pointer: PointerKind | None = None
    note: int | None = None


def read_note(text: str, links: Sequence[Address] = ()) -> tuple[list[Reference], str | None]:
    """What a note cites, in order, and its commentary (verbatim) or `None`.

    `links` are the addresses that words of the note link to.
    """
    addresses = find_addresses(text)
    hidden = mask_addresses(text, addresses)
    references: list[Reference] = []
    commentary: list[str] = []
    for start, end in split_items(hidden):
        lead = commentary_length(hidden[start:end])
        if lead:
            commentary.append(text[start : start + lead].strip())
            start += lead
        if start >= end:
            continue
        inside = [
            Address(address.start - start, address.end - start, address.url)
            for address in addresses
            if start <= address.start < end
        ]
        linked = [link for link in links if start <= link.start < end]
        references.append(_read_item(text[start:end], hidden[start:end], inside or linked))
    return references, " ".join(commentary) or None


def _read_item(text: str, hidden: str, addresses: Sequence[Address]) -> Reference:
    """One item of a note. `hidden` is its text with the addresses masked."""
    url = addresses[0].url if addresses else None
    base = Citation(verbatim=text.strip(), kind="unknown", url=url)
    plain = hidden.replace(HIDDEN, " ").rstrip(" .,")
    pointer = _read_pointer(base, hidden, plain)
    return pointer or _read_work(base, ACCESSED.compiled.sub("", plain).rstrip(" .,"))


def _read_pointer(base: Citation, hidden: str, plain: str) -> Reference | None:
    """An Ibid., a "see note 3" or an op. cit.; `None` for anything else."""
    if IBID.search(hidden):
        locator = read_locator(IBID.compiled.sub("", plain))
        return Reference(replace(base, locator=locator), "ibid")
    see = SEE_NOTE.search(hidden)
    op_cit = OP_CIT.search(hidden)
    is_short = op_cit is not None or len(hidden.split()) <= _MOST_POINTER_WORDS
    if see and is_short and not QUOTED_TITLE.search(hidden):
        behind = hidden[max(see.end(), op_cit.end() if op_cit else 0) :].rstrip(" .")
        authors = split_authors(hidden[: see.start()]) if op_cit is None else ()
        citation = replace(base, locator=read_locator(behind), authors=authors)
        return Reference(citation, "note", int(see["number"]))
    if op_cit:
        authors = split_authors(hidden[: op_cit.start()])
        locator = read_locator(plain[op_cit.end() :])
        return Reference(replace(base, authors=authors, locator=locator), "op. cit.")
    return None


def _read_work(base: Citation, text: str) -> Reference:
    """A work cited in full, or by a short form (authors and title alone)."""
    title = find_title(text)
    citation = read_titled(base, text, title) if title else read_untitled(base, text)
    citation = _without_thesis(
        replace(citation, kind=citation_kind(citation, text, title is not None))
    )
    is_short_form = (
        citation.url is None
        and citation.date is None
        and citation.title is not None
        and bool(citation.authors)
    )
    return Reference(citation, "short" if is_short_form else None)


def _without_thesis(citation: Citation) -> Citation:
    """The citation whose publisher is the university, without the words "PhD thesis"."""
    if citation.publisher is None or not THESIS.search(citation.publisher):
        return citation
    parts = [part for part in citation.publisher.split(", ") if not THESIS.search(part)]
    return replace(citation, publisher=", ".join(parts) or None)
