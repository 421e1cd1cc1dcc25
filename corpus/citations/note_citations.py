"""The works that the notes of a document cite: each note read, and pointers followed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.citations.ibid import CitingNote, resolve
from corpus.citations.parser import read_note
from corpus.citations.urls import Address
from corpus.documents import Note, with_note_ids


def with_citations(
    notes: Sequence[Note], text: str, links: Mapping[int, Sequence[Address]] | None = None
) -> tuple[Note, ...]:
    """The notes of a document with their ids, citations and commentary, in the same order.

    `text` is the document's. `links` are the addresses that words of a note link to, by the place
    of the note in `notes`; their offsets count from the note's start. Within a series, pointers are
    followed in the order of the numbers.
    """
    named = with_note_ids(notes)
    read = [
        read_note(text[note.start : note.end], (links or {}).get(place, ()))
        for place, note in enumerate(named)
    ]
    order = sorted(range(len(named)), key=lambda place: (named[place].series, named[place].number))
    citing = [
        CitingNote(named[place].id, named[place].number, named[place].series, read[place][0])
        for place in order
    ]
    cited = dict(zip(order, resolve(citing), strict=True))
    return tuple(
        replace(note, citations=cited[place], commentary=read[place][1])
        for place, note in enumerate(named)
    )
