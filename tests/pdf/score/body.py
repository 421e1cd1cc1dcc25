"""The words of a document's body, compared with the true ones: recall, order, and what is foreign.

The body is what can be quoted: paragraphs that are cut into sentences, before `body_end`, without
captions, tables and asides.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.documents import UNQUOTED, Document, Paragraph, Sentence
from tests.pdf.score.figures import Faults, Score, Share
from tests.pdf.score.letters import count_phrase, joined, key, words

_APART = frozenset((*UNQUOTED, "caption", "table row", "aside", "note"))
_GROUP = 3  # words that are looked for together to compare the order of words
_TWICE = 8  # words that show that something is there twice
_FIRST = 6  # words by which a note or a caption is known in a sentence
_LETTERS = 20  # letters and digits by which a paragraph's beginning is found
_MOST = 14  # words that are missing or foreign in a message
_SHOWN = 100  # characters of a sentence in a message


def body_paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs of a document that belong to its body."""
    return [
        one
        for one in document.paragraphs
        if one.start < document.body_end and one.kind not in _APART
    ]


def score_body(document: Document, facts: dict[str, Any]) -> Score:
    """The figures on the words of the body."""
    wanted = [word for one in facts["body"] for word in words(one["text"])]
    found = [word for one in body_paragraphs(document) for word in words(_text(document, one))]
    return {
        **_compared(wanted, found, facts),
        "words twice": _twice(document, facts),
        **_in_sentences(document, facts),
        "next paragraph": _pairs(facts, found),
    }


def _compared(wanted: Sequence[str], found: Sequence[str], facts: dict[str, Any]) -> Score:
    """Words as a multiset, wherever they are in the body; words in the right order; and foreign
    words. Those of equations and labels may be in the body.
    """
    lost = Counter(wanted) - Counter(found)
    more = Counter(found) - Counter(wanted)
    more -= Counter(word for one in facts["equations"] for word in words(one))
    more -= Counter(word for one in facts["body"] for word in words(one["label"] or ""))
    pairs = aligned(wanted, found)
    ours = {start + n for start, _ in pairs for n in range(_GROUP)}
    theirs = {start + n for _, start in pairs for n in range(_GROUP)}
    gaps = list(_gaps(wanted, ours))
    order = [_told(gap, wanted) for gap in gaps if not lost.keys() & set(wanted[slice(*gap)])]
    return {
        "words": Share(
            len(wanted) - lost.total(), len(wanted), list(_with_any(gaps, lost, wanted))
        ),
        "words ordered": Share(len(ours), len(wanted), order),
        "words foreign": Faults(more.total(), list(_with_any(_gaps(found, theirs), more, found))),
    }


def aligned(wanted: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Places of groups of three words that two texts have in the same order: the longest sequence
    of such pairs.
    """
    places = _group_places(found, _GROUP)
    seen: Counter[tuple[str, ...]] = Counter()
    pairs = []
    for start in range(len(wanted) - _GROUP + 1):
        group = tuple(wanted[start : start + _GROUP])
        if seen[group] < len(places.get(group, ())):
            pairs.append((start, places[group][seen[group]]))
        seen[group] += 1
    return _rising(pairs)


def _group_places(found: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(found) - size + 1):
        places[tuple(found[start : start + size])].append(start)
    return places


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second parts rise, by patience sorting."""
    ends: list[int] = []  # the smallest last place of a subsequence of each length
    last: list[int] = []  # and the pair that has it
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _with_any(
    gaps: Iterable[tuple[int, int]], some: Counter[str], text: Sequence[str]
) -> Iterator[str]:
    """Gaps that have one of some words."""
    return (_told(gap, text) for gap in gaps if some.keys() & set(text[slice(*gap)]))


def _told(gap: tuple[int, int], text: Sequence[str]) -> str:
    """The words of a gap, and those before it."""
    start, end = gap
    said = " ".join(text[start : min(end, start + _MOST)]) + (" …" if end - start > _MOST else "")
    return f"{end - start} words after {' '.join(text[max(0, start - 4) : start])!r}: {said}"


def _gaps(text: Sequence[str], covered: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of words that are not covered, as (start, end)."""
    open_at = None
    for place in range(len(text) + 1):
        missing = place < len(text) and place not in covered
        if missing and open_at is None:
            open_at = place
        elif not missing and open_at is not None:
            yield open_at, place
            open_at = None


def _twice(document: Document, facts: dict[str, Any]) -> Faults:
    """Stretches of eight words and more that the document has more often than the paper."""
    true = Counter[tuple[str, ...]]()
    for text in _all_texts(facts):
        true.update(_groups(words(text)))
    faults = []
    seen: Counter[tuple[str, ...]] = Counter()
    for paragraph in document.paragraphs:
        open_until = -1
        for start, group in enumerate(_groups(words(_text(document, paragraph)))):
            seen[group] += 1
            if group in true and seen[group] > true[group]:
                if start > open_until:
                    faults.append(" ".join(group))
                open_until = start + 1
    return Faults.of(faults)


def _text(document: Document, paragraph: Paragraph) -> str:
    return document.text[paragraph.start : paragraph.end]


def _groups(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[n : n + _TWICE]) for n in range(len(found) - _TWICE + 1))


def _all_texts(facts: dict[str, Any]) -> Iterator[str]:
    yield facts["title"]
    yield from (*facts["authors"], *facts["front"], *facts["equations"])
    yield from (one["words"] for one in facts["headings"])
    for field in ("body", "notes", "captions"):
        yield from (one["text"] for one in facts[field])
    for rows in facts["tables"]:
        yield " ".join(cell for row in rows for cell in row)


@dataclass(frozen=True, slots=True)
class _Intruder:
    """Words that belong in no sentence of the body."""

    figure: str
    text: str
    most: int | None = None  # words that are looked for; all where it is `None`
    fewest: int = 2  # words; fewer are found anywhere


def _intruders(facts: dict[str, Any]) -> Iterator[_Intruder]:
    for one in facts["furniture"]:
        yield _Intruder("furniture in text", one["text"])
    for one in facts["notes"]:
        yield _Intruder("notes in text", one["text"], most=_FIRST)
    for one in facts["captions"]:
        yield _Intruder("captions in text", one["text"], most=_FIRST, fewest=3)
    for one in facts["headings"]:
        yield _Intruder("headings in text", one["words"])
    for text in (facts["title"], *facts["authors"], *facts["front"]):
        yield _Intruder("front in text", text)


def _in_sentences(document: Document, facts: dict[str, Any]) -> Score:
    """Heads, feet, notes and so on in sentences of the body, more often than the text has them."""
    true = joined([word for one in facts["body"] for word in words(one["text"])])
    texts = [document.text[one.start : one.end] for one in _sentences(document)]
    spoken = [joined(words(text)) for text in texts]
    told: dict[str, list[str]] = {
        f"{name} in text": [] for name in ("furniture", "notes", "captions", "headings", "front")
    }
    for intruder in {(one.figure, one.text): one for one in _intruders(facts)}.values():
        found = _places_of(intruder, texts, spoken)
        own = count_phrase(words(intruder.text)[: intruder.most], true)
        for text in found[own:]:
            told[intruder.figure].append(f"{intruder.text[:60]!r} in {text[:_SHOWN]!r}")
    return {name: Faults.of(misses) for name, misses in told.items()}


def _places_of(intruder: _Intruder, texts: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """The sentences with an intruder, each as often as it has it."""
    phrase = words(intruder.text)[: intruder.most]
    if not key(intruder.text):  # a sign, such as an arrow back to the text
        return [text for text in texts for _ in range(text.count(intruder.text))]
    if len(phrase) < intruder.fewest:
        return []
    pairs = zip(texts, spoken, strict=True)
    return [text for text, said in pairs for _ in range(count_phrase(phrase, said))]


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of the body's paragraphs."""
    for paragraph in body_paragraphs(document):
        yield from document.sentences_between(paragraph.start, paragraph.end)


def _pairs(facts: dict[str, Any], found: Sequence[str]) -> Share:
    """Neighbouring paragraphs of which the second begins behind the first one's beginning."""
    share = Share()
    body = "".join(found)
    texts = [one["text"] for one in facts["body"] if key(one["text"])]
    before: int | None = None
    for number, text in enumerate(texts):
        start = _beginning(words(text), body, 0 if before is None else before + 1)
        if number:
            right = before is not None and start is not None
            share.count(right, f"{texts[number - 1][:50]!r} before {text[:50]!r}")
        before = start if start is not None else _beginning(words(text), body, 0)
    return share


def _beginning(wanted: Sequence[str], body: str, after: int) -> int | None:
    """Where the first words of a paragraph that are in the body are; `None` if none are."""
    for start in range(len(wanted)):
        letters = "".join(wanted[start:])[:_LETTERS]
        if start and len(letters) < _LETTERS:
            break
        at = body.find(letters, after)
        if at >= 0:
            return at
    return None
