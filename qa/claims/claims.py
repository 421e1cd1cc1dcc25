"""What a note backs: the words of the text up to its marker."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from corpus.documents import Document, Note

_LEAST_WORDS = 4  # of a part of a sentence that is a claim by itself
_LEAD = re.compile(r"^[\s.,;:!?)\]”’\"'»–—-]+(?:(?:and|but|while|whereas|or)\s+)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words at `[start, end)` of a document's text that a note stands on, and the whole sentence
    that holds them.
    """

    document: Annotated[str, Field(exclude=True)]
    note: Annotated[int, Field(exclude=True)]
    text: str
    start: int
    end: int
    sentence: tuple[int, int]


def claims_of(document: Document, note: Note) -> list[Claim]:
    """What a note backs, marker by marker; nothing where the text never refers to it.

    That is the sentence, or, where another marker stands earlier in it, the part behind that one.
    """
    places = sorted({place for other in document.notes for place in other.markers})
    found = []
    for marker in note.markers:
        sentence = document.sentence_at(max(marker - 1, 0))
        if sentence is None:
            continue
        start, end = sentence.start, sentence.end
        if marker < end and len(document.text[start:marker].split()) >= _LEAST_WORDS:
            end = marker
        before = [place for place in places if start < place < min(marker, end)]
        if before:
            behind = document.text[before[-1] : end]
            lead = _LEAD.match(behind)
            low = before[-1] + (lead.end() if lead else 0)
            if len(document.text[low:end].split()) >= _LEAST_WORDS:
                start = low
        text = document.text[start:end]
        end -= len(text) - len(text.rstrip())
        found.append(
            Claim(
                document.id,
                note.number,
                document.text[start:end],
                start,
                end,
                (sentence.start, sentence.end),
            )
        )
    return found
