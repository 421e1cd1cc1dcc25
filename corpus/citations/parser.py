"""The words of a note read into the works that it cites, and its commentary.

Notes follow no grammar, only styles. So no field is forced: words that are a citation of no known
form stay verbatim, as the kind "unread", and words that are no citation are commentary.
"""

from collections.abc import Sequence

from corpus.citations.elements.reference import Reference
from corpus.citations.items import Item, find_items
from corpus.citations.note_split import commentary_of, mask_addresses
from corpus.citations.reading.short_forms import Known
from corpus.citations.urls import Address, find_addresses
from corpus.citations.work_types import citation_kind
from corpus.documents import Citation
from corpus.english.works.pointers import SHORT_NAME

__all__ = ["Reference", "read_note"]


def read_note(
    text: str, links: Sequence[Address] = (), known: Known | None = None
) -> tuple[list[Reference], str | None]:
    """What a note cites, in order, and its commentary (verbatim) or `None`.

    `links` are the addresses that words of the note link to; each becomes that of the citation
    whose words hold the link, unless these print an address. `known` is what notes before have
    named.
    """
    addresses = find_addresses(text)
    hidden = mask_addresses(text, addresses)
    items = find_items(hidden, known or Known())
    items = _extended(hidden, items)
    references = [
        _reference(text, item, _within(item, addresses) or _within(item, links)) for item in items
    ]
    return references, commentary_of(text, hidden, items)


def _extended(hidden: str, items: Sequence[Item]) -> list[Item]:
    """The items with the stop behind each."""
    found = []
    for place, item in enumerate(items):
        limit = items[place + 1].start if place + 1 < len(items) else len(hidden)
        end = item.end
        if end < limit and hidden[end] == ".":
            end += 1
        found.append(Item(item.start, end, item.reading, item.within))
    return found


def _within(item: Item, addresses: Sequence[Address]) -> str | None:
    return next((a.url for a in addresses if item.start <= a.start < item.end), None)


def _reference(text: str, item: Item, url: str | None) -> Reference:
    verbatim = text[item.start : item.end]
    fields = dict(item.reading.fields)
    kind = fields.pop("kind", "unknown")
    citation = Citation(verbatim=verbatim, kind=kind, url=url, **fields)
    if item.reading.pointer is None:
        citation = citation_kind(citation)
    names = tuple(
        part.strip(" ,“”\"‘’'")
        for match in SHORT_NAME.finditer(verbatim)
        for part in [match["name"]]
    )
    reading = item.reading
    return Reference(
        citation, reading.pointer, reading.note, names, item.within, reading.same_author
    )
