"""What a sentence refers to: the text before it that tells who or what it is about.

"It was signed there in 1992." is found by a question on the treaty only together with the sentence
before it.
"""

from corpus.documents import Document, at
from corpus.english.pronouns import REFERRING

Span = tuple[int, int]


def context_before(document: Document, place: int) -> Span | None:
    """The span of the text that the sentence with the number `place` refers to; `None` where it
    stands by itself.

    Of a table's row it is the table's head. Of a block quotation it is the sentence that introduces
    it. Of a sentence with a pronoun or a
    definite subject it is the sentence before it in its section; of the first of a section, the
    heading.
    """
    sentence = document.sentences[place]
    if sentence.start >= document.body_end:
        return None
    paragraph = at(document.paragraphs, sentence.start)
    section = at(document.sections, sentence.start)
    first = section.start if section else 0
    before = place - 1
    if paragraph is not None and paragraph.kind == "table row":
        head = document.table_heading(sentence.start)
        return (head.start, head.end) if head else None
    if paragraph is not None and paragraph.kind == "block quotation":
        while before >= 0 and document.sentences[before].start >= paragraph.start:
            before -= 1
    elif not REFERRING.search(document.text[sentence.start : sentence.end]):
        return None
    if before >= 0 and document.sentences[before].start >= first:
        return document.sentences[before].start, document.sentences[before].end
    heading = at(document.paragraphs, first)
    if heading is not None and heading.kind == "heading" and heading.end <= sentence.start:
        return heading.start, heading.end
    return None
