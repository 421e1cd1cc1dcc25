"""Claims: the words of the text that a note supports, up to its marker."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from corpus.documents import Document, Note
from corpus.english.pronouns import LEADING_CONJUNCTION

_LEAST_WORDS = 4  # in a part of a sentence that is a claim by itself
_LEAD = re.compile(rf"^[\s.,;:!?)\]”’\"'»–—-]+(?:{LEADING_CONJUNCTION.regex})?")


@dataclass(frozen=True, slots=True)
class Claim:
    """The words `[start, end)` of a document's text that a note supports, and the span of their
    sentence.
    """

    document: Annotated[str, Field(exclude=True)]
    note: Annotated[int, Field(exclude=True)]
    text: str
    start: int
    end: int
    sentence: tuple[int, int]


def claims_of(document: Document, note: Note) -> list[Claim]:
    """The claims of a note, one for each marker; none where the text never refers to it.

    A claim is the sentence up to the marker, from the marker before it if the sentence has one.
    """
    places = sorted({place for other in document.notes for place in other.markers})
    claims = []
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
        claims.append(
            Claim(
                document.id,
                note.number,
                document.text[start:end],
                start,
                end,
                (sentence.start, sentence.end),
            )
        )
    return claims
