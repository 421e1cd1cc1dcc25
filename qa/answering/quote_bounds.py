"""Quote bounds: one sentence, and the neighbours that it cannot be understood without.

A sentence in which a quotation only opens or closes is extended to the whole quotation. A sentence
that ends in a colon is extended by the words that it announces; one whose subject is a pronoun, by
the sentence before, which names it. A quote is never extended to an earlier sentence with a note
of its own: the notes on a quote are to support what it is quoted for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.documents import Document, Sentence, at
from corpus.english.speech import ELISIONS
from corpus.sentences import Quotation, find_quotations, is_one_word, refers_back

# Characters, set by hand.
LONGEST = 700  # of a quote with neighbours

# ‘ opens a quotation before a word, but not where letters are left out: ‘tis, ‘em, ‘90s.
_SINGLE = re.compile(
    rf"(?<![^\s(\[—–])(?P<opens>‘)(?!(?:{'|'.join(ELISIONS)})\b)(?=[^\W\d_])"
    r"|(?P<closes>’)(?![^\W_])|(?P<ends>[.?!]\s)",
    re.IGNORECASE,
)


def extent(document: Document, sentence: Sentence) -> tuple[int, int]:
    """`[start, end)` of the quote for a sentence, in characters; it contains all of it."""
    sentences = document.sentences
    place = bisect_left(sentences, sentence.start, key=lambda one: one.start)
    body = bisect_left(sentences, document.body_end, key=lambda one: one.start)
    if place >= body:
        return sentence.start, sentence.end
    first, last = _whole(document, place, place, body) or (place, place)
    before = sentences[first - 1] if first else None
    if (
        before is not None
        and before.voice == sentences[first].voice
        and refers_back(document.text[sentences[first].start : sentences[first].end])
        and sentences[last].end - before.start <= LONGEST
        and not document.marked_between(before.start, before.end)
        and at(document.paragraphs, before.start) == at(document.paragraphs, sentences[first].start)
    ):
        first, last = _whole(document, first - 1, last, body) or (first - 1, last)
    if is_one_word(document.text[sentences[first].start : sentences[last].end]):
        first, last = _with_neighbour(document, first, last)
    announced = last
    while last + 1 < body and (
        _announces(document, sentences[last])
        or (last > announced and _goes_on(document, sentences[last], sentences[last + 1]))
    ):
        if sentences[last + 1].end - sentences[first].start > LONGEST:
            break
        last += 1
    first, last = _whole(document, first, last, body) or (first, last)
    return sentences[first].start, sentences[last].end


def _with_neighbour(document: Document, first: int, last: int) -> tuple[int, int]:
    """Sentences with the one before or behind them in their paragraph, if there is one."""
    sentences = document.sentences
    paragraph = at(document.paragraphs, sentences[first].start)
    if paragraph is None:
        return first, last
    if first and sentences[first - 1].start >= paragraph.start:
        return first - 1, last
    if last + 1 < len(sentences) and sentences[last + 1].end <= paragraph.end:
        return first, last + 1
    return first, last


def _whole(document: Document, first: int, last: int, body: int) -> tuple[int, int] | None:
    """The sentences `first` to `last`, extended to every quotation that they contain a part of.

    `None` where that is too long, or would begin with a sentence that has a note of its own.
    """
    sentences = document.sentences
    low, high = first, last
    while True:
        start, end = sentences[low].start, sentences[high].end
        open_before = [q for q in _quotations(document, start) if q.start < start < q.end]
        open_behind = [q for q in _quotations(document, end - 1) if q.start < end < q.end]
        while low and any(q.start < sentences[low].start for q in open_before):
            low -= 1
        while high + 1 < body and any(sentences[high].end < q.end for q in open_behind):
            high += 1
        if sentences[high].end - sentences[low].start > LONGEST:
            return None
        if (sentences[low].start, sentences[high].end) == (start, end):
            break
    own = low < first and document.marked_between(sentences[low].start, sentences[first - 1].end)
    return None if own else (low, high)


def _quotations(document: Document, place: int) -> list[Quotation]:
    """The quotations around a place, in its paragraph and within `LONGEST` characters."""
    paragraph = at(document.paragraphs, place)
    if paragraph is None:
        return []
    low = max(paragraph.start, place - LONGEST)
    text = document.text[low : min(paragraph.end, place + LONGEST)]
    found = find_quotations(text)
    # Within double marks, single ones are part of what is quoted.
    found += [
        one
        for one in _single(text)
        if all(one.end <= other.start or one.start >= other.end for other in found)
    ]
    return [Quotation(low + one.start, low + one.end) for one in found]


def _single(text: str) -> Iterator[Quotation]:
    """Quotations in single marks, closed ones only.

    Behind an s, ’ may be an apostrophe: it counts as one where the quotation has several sentences
    already.
    """
    start, several = -1, False
    for match in _SINGLE.finditer(text):
        place = match.start()
        if match["opens"]:
            start, several = place, False
        elif match["ends"]:
            several = True
        elif start >= 0 and not (several and text[place - 1 : place + 2] == "s’ "):
            yield Quotation(start, place + 1)
            start = -1


def _announces(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence ends in a colon."""
    return document.text[sentence.start : sentence.end].rstrip().endswith(":")


def _goes_on(document: Document, sentence: Sentence, following: Sentence) -> bool:
    """Whether a quotation continues in the next sentence."""
    closed = document.text[sentence.start : sentence.end].rstrip(" .").endswith(("”", '"'))
    return sentence.voice == following.voice == "quoted" and not closed
