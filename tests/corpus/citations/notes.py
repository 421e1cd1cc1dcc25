"""Notes of one document, as they are read."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from corpus.citations.note_citations import with_citations
from corpus.citations.urls import Address
from corpus.documents import Citation, Note


def read(*words: str, series: Sequence[int] = (), links: Sequence[Address] = ()) -> list[Note]:
    """Notes with these words, numbered from 1 in each of `series`; `links` are of the first."""
    text = ""
    notes: list[Note] = []
    numbers = Counter[int]()
    for place, each in enumerate(words):
        of = series[place] if series else 1
        numbers[of] += 1
        notes.append(Note(numbers[of], len(text), len(text) + len(each), 1, (), series=of))
        text += f"{each}\n\n"
    return list(with_citations(notes, text, {0: links} if links else None))


def only(words: str) -> Citation:
    """The one citation of a note that has nothing else."""
    (note,) = read(words)
    assert note.commentary is None
    assert len(note.citations) == 1, note.citations
    return note.citations[0]


def last(*words: str) -> Citation:
    """The last citation of the last note."""
    return read(*words)[-1].citations[-1]


def check(citation: Citation, **fields: Any) -> None:
    """The citation has these fields, and its other fields of a work are empty."""
    names = ("authors", "title", "container", "publisher", "place", "volume", "date", "locator",
             "editors", "translators", "issue", "edition")  # fmt: skip
    found = {name: value for name in ("kind", *names) if (value := getattr(citation, name))}
    assert found == fields
