"""The works that the notes of a document cite: each note read, and pointers followed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.citations.elements.quotes import Span
from corpus.citations.elements.titles import author_key, runs, title_words
from corpus.citations.ibid import CitingNote, resolve
from corpus.citations.items import find_items
from corpus.citations.note_split import is_doubtful, mask_addresses, split_at
from corpus.citations.parser import Reference, read_items
from corpus.citations.reading.short_forms import Known
from corpus.citations.urls import Address, find_addresses
from corpus.citations.work_keys import calls, case_forms
from corpus.documents import Note, with_note_ids


def with_citations(
    notes: Sequence[Note], text: str, links: Mapping[int, Sequence[Address]] | None = None
) -> tuple[Note, ...]:
    """The notes of a document with their ids, citations and commentary, in the same order.

    `text` is the document's. `links` are the addresses that words of a note link to, by the place
    of the note in `notes`; their offsets count from the note's start. Within a series, pointers are
    followed in the order of the numbers.
    """
    return read_notes(notes, text, links)[0]


def read_notes(
    notes: Sequence[Note], text: str, links: Mapping[int, Sequence[Address]] | None = None
) -> tuple[tuple[Note, ...], list[list[Span]]]:
    """The same notes, and of each the spans of the parts that can be quoted alone; these count from
    the note's start.
    """
    named = with_note_ids(notes)
    order = sorted(range(len(named)), key=lambda place: (named[place].series, named[place].number))
    known = Known()
    citing: list[CitingNote] = []
    commentary: dict[int, str | None] = {}
    parts: list[list[Span]] = [[] for _ in named]
    for place in order:
        note = named[place]
        words = text[note.start : note.end]
        references, commentary[place], parts[place] = _read(
            words, (links or {}).get(place, ()), known
        )
        last = references[-1].citation.verbatim if references else ""
        doubtful = is_doubtful(words[words.rfind(last) + len(last) :] if last else words)
        citing.append(CitingNote(note.id, note.number, note.series, references, doubtful))
        _remember(references, known)
    _drop_cross_references(named, order, text, citing, commentary)
    cited = dict(zip(order, resolve(citing), strict=True))
    whole = tuple(
        replace(note, citations=cited[place], commentary=commentary[place])
        for place, note in enumerate(named)
    )
    return whole, parts


def _read(
    words: str, links: Sequence[Address], known: Known
) -> tuple[list[Reference], str | None, list[Span]]:
    """What a note cites, its commentary and its parts, with what is `known` from those before."""
    addresses = find_addresses(words)
    hidden = mask_addresses(words, addresses)
    items = find_items(hidden, known)
    references, commentary = read_items(words, hidden, items, addresses, links)
    return references, commentary, split_at(words, hidden, items)


def _drop_cross_references(
    notes: Sequence[Note],
    order: Sequence[int],
    text: str,
    citing: list[CitingNote],
    commentary: dict[int, str | None],
) -> None:
    """Take notes that only name another note, which cites nothing, as commentary."""
    empty = {(note.series, note.number) for note in citing if not note.references}
    for at, note in enumerate(citing):
        one = note.references[0] if len(note.references) == 1 else None
        if one is None or one.pointer != "note" or one.citation.authors or one.citation.title:
            continue
        if (note.series, one.note) in empty:
            place = order[at]
            citing[at] = replace(note, references=())
            commentary[place] = text[notes[place].start : notes[place].end].strip()


def _remember(references: Sequence[Reference], known: Known) -> None:
    """Add what a note names to what is known behind it."""
    for reference in references:
        citation = reference.citation
        if reference.pointer is None:
            known.add(citation)
        known.surnames.update(author_key(name) for name in (*citation.authors, *citation.editors))
        known.titles.update(calls(citation))
        known.titles.update(runs(citation.title))
        known.cases.update(case_forms(citation))
        for name in reference.short_names:
            known.names[" ".join(title_words(name))] = name
            if citation.kind == "archive":
                known.archives.add(" ".join(title_words(name)))
