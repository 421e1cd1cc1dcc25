"""How far a quote reaches: one sentence, or the neighbour too without which it says too little.

A sentence that announces another's words, ending in a colon, takes them along; one whose subject
is a pronoun takes the sentence before, which names it. A quote never takes a neighbour that
carries a note of its own before the sentence that answers: its notes back what it is quoted for.
"""

import re
from bisect import bisect_left

from corpus.documents import Document, Sentence, at

LONGEST = 700  # characters of a quote that takes neighbours
_OPENING = 90  # characters

_LEANS = re.compile(
    r"^[“\"‘']?(?:(?:Furthermore|Moreover|However|Indeed|Thus|Therefore|Also|And|But|Yet"
    r"|In addition|Nevertheless|Consequently),?\s+)?"
    r"(?:it|they|he|she|both|these|those|such|its|their|his|her"
    r"|this(?!\s+(?:\w+\s+)?(?:paper|article|study|essay|report|chapter|section|book)\b))\b",
    re.IGNORECASE,
)
# "It is clear that …" stands for nothing said before.
_EMPTY = re.compile(
    r"\bit\s+(?:is|was|must|should|has|had|can|could|may|might|seems?|appears?|would|will|took|takes)"
    r"\s+(?:also\s+|not\s+)?(?:been\s+|be\s+)?(?:\w+\s+){0,2}(?:that|to|how|why|whether|without)\b",
    re.IGNORECASE,
)


def extent(document: Document, sentence: Sentence) -> tuple[int, int]:
    """`[start, end)` of the quote that answers with `sentence`: always holds all of it."""
    sentences = document.sentences
    place = bisect_left(sentences, sentence.start, key=lambda one: one.start)
    body = bisect_left(sentences, document.body_end, key=lambda one: one.start)
    if place >= body:
        return sentence.start, sentence.end
    start, end = sentence.start, sentence.end
    before = sentences[place - 1] if place else None
    if (
        before is not None
        and before.voice == sentence.voice
        and leans(document.text[start:end])
        and end - before.start <= LONGEST
        and not document.notes_between(before.start, before.end)
        and at(document.paragraphs, before.start) == at(document.paragraphs, start)
    ):
        start = before.start
    last = place
    while last + 1 < body and (
        _announces(document, sentences[last])
        or (last > place and _goes_on(document, sentences[last], sentences[last + 1]))
    ):
        if sentences[last + 1].end - start > LONGEST:
            break
        last += 1
        end = sentences[last].end
    return start, end


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that stands for something said before it."""
    return _LEANS.match(text) is not None and _EMPTY.search(text, 0, _OPENING) is None


def _announces(document: Document, sentence: Sentence) -> bool:
    return document.text[sentence.start : sentence.end].rstrip().endswith(":")


def _goes_on(document: Document, sentence: Sentence, following: Sentence) -> bool:
    """Whether the words of another go on in the sentence that follows."""
    closed = document.text[sentence.start : sentence.end].rstrip(" .").endswith(("”", '"'))
    return sentence.voice == following.voice == "quoted" and not closed
