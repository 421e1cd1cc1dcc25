"""The context of a sentence: its neighbours, and windows for the reader."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import Document, Sentence, at

# Characters of a window at most, unless a single sentence is longer: with a question, about half of
# the tokens that the reader reads (`qa.ranking.reader.MOST_TOKENS`).
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one document."""

    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    def holds(self, document: str, sentence: Sentence) -> bool:
        """Whether a sentence of a document is in the window."""
        return document == self.document.id and self.start <= sentence.start < self.end


def context_of(document: Document, sentence: Sentence) -> str:
    """The text of a sentence with its two neighbours and the headings above it; that of a note is
    alone.
    """
    if sentence.voice == "note":
        return document.text[sentence.start : sentence.end]
    around = document.sentences_between(max(sentence.start - 2, 0), sentence.end + 2)
    words = document.text[around[0].start : around[-1].end] if around else ""
    return f"{' '.join(document.section_of(sentence.start))} {words}"


def window_around(document: Document, sentence: Sentence, longest: int = LONGEST) -> Window:
    """The sentence with as many before and after it, in turn, as `longest` characters hold.

    A window stays within a section; a sentence of a note or an aside is a window by itself. One of
    a block quotation is read with the sentence that introduces it, if that is near enough.
    """
    if sentence.start >= document.body_end:
        return Window(document, (sentence,))
    section = at(document.sections, sentence.start)
    first, last = (section.start, section.end) if section else (0, document.body_end)
    around = document.sentences_between(
        max(first, sentence.end - longest), min(last, sentence.start + longest, document.body_end)
    )
    low = high = around.index(sentence)
    paragraph = at(document.paragraphs, sentence.start)
    if paragraph is not None and paragraph.kind == "block quotation":
        before = sum(one.start < paragraph.start for one in around) - 1
        if before >= 0 and _fits(around[before : high + 1], first, longest):
            low = before
    moved = True
    while moved:
        moved = False
        if low and around[low - 1].start >= first:
            moved = around[high].end - around[low - 1].start <= longest
            low -= moved
        if high + 1 < len(around) and around[high + 1].end <= last:
            more = around[high + 1].end - around[low].start <= longest
            high += more
            moved = moved or more
    return Window(document, around[low : high + 1])


def _fits(sentences: Sequence[Sentence], first: int, longest: int) -> bool:
    """Whether sentences are in a section that starts at `first`, within `longest` characters."""
    return sentences[0].start >= first and sentences[-1].end - sentences[0].start <= longest


def windows_around(
    places: Iterable[tuple[Document, Sentence]], most: int, longest: int = LONGEST
) -> Iterator[Window]:
    """Up to `most` windows around sentences, in order; one that is in a window gets no other."""
    found: list[Window] = []
    for document, sentence in places:
        if len(found) == most:
            return
        if any(window.holds(document.id, sentence) for window in found):
            continue
        window = window_around(document, sentence, longest)
        found.append(window)
        yield window
