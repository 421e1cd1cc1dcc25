"""Sentences in which a text speaks of itself as a whole: what it finds, argues, recommends …

A sentence counts for a kind of overview by what it says ("We recommend …"), by the heading that it
stands under ("Recommendations"), or by both. `rank_of` has the order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.documents import Document, Paragraph, Sentence, at
from corpus.english.headings import OUGHT, PARTS, SAYS, Part

Overview = Literal[
    "findings", "recommendations", "argument", "aim", "summary", "limitations", "method"
]
# For each kind of overview the part of a text that answers it, which is what its sentences say of
# themselves too; then the parts that answer where there is nothing better.
_ANSWERED_BY: Mapping[Overview, tuple[Part, tuple[Part, ...]]] = {
    "findings": ("findings", ("abstract", "conclusion")),
    "recommendations": ("recommendations", ()),
    "argument": ("conclusion", ("abstract",)),
    "aim": ("aim", ()),
    "summary": ("abstract", ("introduction", "conclusion")),
    "limitations": ("limitations", ()),
    "method": ("method", ()),
}
# Kinds of which a sentence at the start of a paragraph announces the whole paragraph.
_ANNOUNCED: frozenset[Overview] = frozenset(("limitations", "recommendations", "argument"))
# Parts in which a text speaks of itself: what it says there counts more than elsewhere.
_SUMMING_UP: frozenset[Part] = frozenset(("abstract", "introduction", "conclusion"))
LAST = 3  # the lowest rank
# Words without a sign between them, of which only the first may have a capital, behind a number.
_LABEL = re.compile(r"(?:[\dIVX.]+\s+)?\w+(?: [^\W\d_A-Z][\w’'-]*){0,7}")
# Set by hand: sentences at the start of a part, which are surely on it; words of a paragraph that
# is a heading, at most; characters in which a label and the first words behind it stand.
_OPENING, _LONGEST_HEADING, _LABELLED = 4, 8, 80


@dataclass(frozen=True, slots=True)
class OverviewSentence:
    """A sentence that answers. `rank` is 0 for the best; `says` and `under` say why it does."""

    document: Document
    sentence: Sentence
    rank: int
    says: bool
    under: Part | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence with the parts of the text it stands in, its `place` in them, from 0, and whether
    it `opens` its paragraph.
    """

    sentence: Sentence
    text: str
    parts: frozenset[Part]
    place: int
    opens: bool


def overview_sentences(document: Document, kind: Overview) -> list[OverviewSentence]:
    """The sentences of a document that answer, best first, equal ones in the order of the text."""
    own, others = _ANSWERED_BY[kind]
    found = []
    announced = False
    for one in _placed(document):
        says = SAYS[own].search(one.text) is not None
        ought = kind == "recommendations" and OUGHT.search(one.text) is not None
        says = says or (ought and bool({own, "conclusion"} & one.parts))
        announced = kind in _ANNOUNCED and (says if one.opens else announced)
        rank = rank_of(
            says,
            own in one.parts,
            summing_up=bool(_SUMMING_UP & one.parts),
            opening=one.place < _OPENING,
            announced=announced,
        )
        under = own if own in one.parts else next((p for p in others if p in one.parts), None)
        if rank is None and (under is not None or ought):
            rank = LAST
        if rank is not None:
            found.append(OverviewSentence(document, one.sentence, rank, says, under))
    return sorted(found, key=lambda one: (one.rank, one.sentence.start))


def rank_of(
    says: bool, under: bool, *, summing_up: bool, opening: bool, announced: bool
) -> int | None:
    """The rank of a sentence, 0 for the best, or `None` where it does not answer.

    `says`: it says itself that it answers; `under`: it stands under a heading that says so, among
    the first sentences there (`opening`); `summing_up`: it is of the abstract, introduction or
    conclusion; `announced`: the first sentence of its paragraph says so.
    """
    if says and (under or summing_up):
        return 0
    if under and opening:
        return 1
    if says or announced or under:
        return 2
    return None


def _placed(document: Document) -> Iterator[_Placed]:
    """The author's own sentences, each with its parts of the text.

    A part is named by the headings of the section, by a paragraph that is a heading, or by the
    words that a sentence opens with ("Results: …"), which hold for the rest of its paragraph.
    """
    standing: frozenset[Part] = frozenset()
    within: frozenset[Part] = frozenset()
    before: frozenset[Part] = frozenset()
    paragraph: Paragraph | None = None
    count = 0
    for sentence in document.sentences:
        if sentence.start >= document.body_end or sentence.voice != "author":
            continue
        here = at(document.paragraphs, sentence.start)
        opens = here is not paragraph
        if opens:
            paragraph, within = here, frozenset()
            if here is not None and _is_heading(document, here):
                standing = _parts(document.text[here.start : here.end])
                continue
        text = document.text[sentence.start : sentence.end]
        end = here.end if here is not None else sentence.end
        if opened := _parts(document.text[sentence.start : min(end, sentence.start + _LABELLED)]):
            # Labels within an abstract are parts of it.
            within = within & {"abstract"} | opened
            if _is_label(text):
                continue
        headings = frozenset(
            part for heading in document.section_of(sentence.start) for part in _parts(heading)
        )
        parts = headings | standing | within
        count = count + 1 if parts == before else 0
        before = parts
        yield _Placed(sentence, text, parts, count, opens)


def _is_heading(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading, or short words without an end."""
    if paragraph.kind in ("heading", "title"):
        return True
    text = document.text[paragraph.start : paragraph.end].strip()
    return len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", "!", "”", ";"))


def _is_label(text: str) -> bool:
    """Whether a sentence is a label alone, such as "Conclusions and recommendations."."""
    label = text.rstrip(" .:")
    alone = label[:1] + label[1:].lower() if label.isupper() else label
    return _LABEL.fullmatch(alone) is not None and bool(_parts(label))


def _parts(heading: str) -> frozenset[Part]:
    """The parts of a text that a heading names."""
    return frozenset(part for part, pattern in PARTS.items() if pattern.search(heading))
