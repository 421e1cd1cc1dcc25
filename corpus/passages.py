"""Units of a document: sentences, and overlapping passages of a limited number of tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.context import Span, context_before
from corpus.documents import Document, Sentence, at

UnitKind = Literal["sentence", "passage"]
TokenSpans = Callable[[Sequence[str]], list[list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """How passages are cut: `limit` is the most tokens, `overlap` the sentences that two share."""

    limit: int = 200
    overlap: int = 1


@dataclass(frozen=True, slots=True)
class TextUnit:
    """What is embedded and searched: a sentence, a piece of an overlong one, or a passage.

    `context` is the span of the text before it that it is embedded with too.
    """

    document: str
    kind: UnitKind
    start: int
    end: int
    context: Span | None = field(default=None, compare=False)

    def embedded_in(self, text: str) -> tuple[str, str | None]:
        """The words of the unit in its document's text; and with its context, if it has one."""
        words = text[self.start : self.end]
        if self.context is None:
            return words, None
        return words, f"{text[slice(*self.context)]} {words}"


def cut(
    document: Document, tokens: TokenSpans, most: int, settings: PassageSettings
) -> list[TextUnit]:
    """All units of a document: its sentences, and passages over them.

    `tokens` returns for each text the character spans of its tokens; `most` is the most tokens
    that the encoder reads. No unit has more: a longer sentence is cut into several units.
    """
    sentences = document.sentences
    texts = [document.text[sentence.start : sentence.end] for sentence in sentences]
    spans = tokens(texts)
    units: list[TextUnit] = []
    for place, (sentence, found) in enumerate(zip(sentences, spans, strict=True)):
        for low, high in _pieces(sentence, found, most):
            context = context_before(document, place) if low == sentence.start else None
            units.append(TextUnit(document.id, "sentence", low, high, context))
    units = _without_long(units, document.text, tokens, most)
    counts = [len(found) for found in spans]
    between = _between(document, tokens)
    for group in _groups(document):
        units += _windows(
            document.id,
            sentences,
            (counts, between),
            group,
            (min(most, settings.limit), settings.overlap),
        )
    return units


def _between(document: Document, tokens: TokenSpans) -> list[int]:
    """The tokens of the text between each sentence and the one before it, such as a heading or the
    head of a table.
    """
    ends = [0, *(sentence.end for sentence in document.sentences)]
    texts = [
        document.text[end : sentence.start].strip()
        for end, sentence in zip(ends, document.sentences, strict=False)
    ]
    found = iter(tokens([text for text in texts if text]))
    return [len(next(found)) if text else 0 for text in texts]


def _without_long(
    units: Sequence[TextUnit], text: str, tokens: TokenSpans, most: int
) -> list[TextUnit]:
    """The units, without contexts by which they have too many tokens."""
    together = {unit: unit.embedded_in(text)[1] for unit in units if unit.context is not None}
    counted = tokens([words for words in together.values() if words])
    long = {unit for unit, found in zip(together, counted, strict=True) if len(found) > most}
    return [replace(unit, context=None) if unit in long else unit for unit in units]


def _pieces(sentence: Sentence, tokens: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The span of a sentence, or of its pieces where it has more than `most` tokens."""
    if len(tokens) <= most:
        return [(sentence.start, sentence.end)]
    # A piece may have a few more tokens than the whole had there: an eighth is left for them.
    size = max(most - most // 8, 1)
    starts = [sentence.start + tokens[place][0] for place in range(0, len(tokens), size)]
    starts[0] = sentence.start
    return list(zip(starts, [*starts[1:], sentence.end], strict=True))


def _groups(document: Document) -> list[list[int]]:
    """Indices of sentences that may share a passage: those of one section, or of one note."""
    groups: dict[tuple[str, int], list[int]] = {}
    for index, sentence in enumerate(document.sentences):
        if sentence.start >= document.body_end:
            paragraph = at(document.paragraphs, sentence.start)
            key = ("back", paragraph.start if paragraph else sentence.start)
        else:
            section = at(document.sections, sentence.start)
            key = ("body", section.start if section else 0)
        groups.setdefault(key, []).append(index)
    return [group for key, group in groups.items() if key[0] == "body" or len(group) > 1]


def _windows(
    document: str,
    sentences: Sequence[Sentence],
    counted: tuple[Sequence[int], Sequence[int]],
    group: Sequence[int],
    bounds: tuple[int, int],
) -> list[TextUnit]:
    """The passages over one group of sentences. `counted` are the tokens of each sentence and of
    what is before it; `bounds` are the most tokens, and the sentences that two passages share.
    """
    (counts, between), (limit, overlap) = counted, bounds
    windows: list[TextUnit] = []
    place = 0
    while place < len(group):
        total, end = counts[group[place]], place + 1
        while end < len(group):
            added = between[group[end]] + counts[group[end]]
            if total + added > limit:
                break
            total += added
            end += 1
        if total <= limit and end - place > 1:
            first, last = sentences[group[place]], sentences[group[end - 1]]
            windows.append(TextUnit(document, "passage", first.start, last.end))
        if end == len(group):
            break
        place = max(end - overlap, place + 1)
    return windows
