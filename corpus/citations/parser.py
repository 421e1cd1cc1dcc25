"""The words of a note read into the works that it cites, and its commentary.

Notes follow no grammar, only styles. So no field is forced: words that are a citation of no known
form stay verbatim, as the kind "unread", and words that are no citation are commentary.
"""

import re
from collections.abc import Sequence

from corpus.citations.elements.reference import Reference
from corpus.citations.elements.short_names import short_names, stands_for
from corpus.citations.items import Item, find_items
from corpus.citations.note_split import commentary_of, mask_addresses
from corpus.citations.reading.short_forms import Known
from corpus.citations.urls import Address, find_addresses
from corpus.citations.work_types import citation_kind
from corpus.documents import Citation

_REACH_AROUND = 300  # characters before a citation that may be a part of it
_REACH = 120  # characters before a citation in which a name is looked for

__all__ = ["Reference", "read_items", "read_note"]


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
    return read_items(text, hidden, find_items(hidden, known or Known()), addresses, links)


def read_items(
    text: str,
    hidden: str,
    items: Sequence[Item],
    addresses: Sequence[Address],
    links: Sequence[Address] = (),
) -> tuple[list[Reference], str | None]:
    """The same, of a note whose words with masked `addresses` are `hidden`, and whose citations are
    `items`.
    """
    items = _extended(hidden, items)
    references = [
        _reference(
            text, item, _within(item, addresses) or _within(item, links),
            items[place - 1].end if place else 0,
        )
        for place, item in enumerate(items)
    ]  # fmt: skip
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


def _words_before(text: str, low: int, high: int) -> str:
    """The words of its sentence that stand before a citation."""
    words = text[max(low, high - _REACH) : high]
    return re.split(r"[.?!;]\s", words)[-1]


def _within(item: Item, addresses: Sequence[Address]) -> str | None:
    return next((a.url for a in addresses if item.start <= a.start < item.end), None)


def _reference(text: str, item: Item, url: str | None, low: int) -> Reference:
    verbatim = text[item.start : item.end]
    fields = dict(item.reading.fields)
    kind = fields.pop("kind", "unknown")
    citation = Citation(verbatim=verbatim, kind=kind, url=url, **fields)
    if item.reading.pointer is None:
        citation = citation_kind(citation)
    people = (*citation.authors, *citation.editors)
    names = tuple(
        name.name
        for name in short_names(verbatim)  # the acronym of a body names all that it wrote
        if not (name.acronym and any(stands_for(name.name, one) for one in people))
    )
    reading = item.reading
    return Reference(
        citation,
        reading.pointer,
        reading.note,
        names,
        item.within,
        reading.same_author,
        _words_before(text, low, item.start),
        text[max(low, item.start - _REACH_AROUND) : item.end],
    )
