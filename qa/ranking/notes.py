"""Notes that answer: found by the words of the works that they cite, or by the claim they back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Document, Note, Sentence, at
from corpus.english.questions import KINDS_OF_WORKS
from index.search.stems import Stems
from qa.ranking.scoring import Ranked

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# Weight of a sentence whose note is on the sentence beside it, where one with a note has 1.
_BESIDE = 0.5
# Weight of a word that no note has, where one that a single note has weighs .7.
_UNKNOWN = 0.4


@dataclass(frozen=True, slots=True)
class NoteMatch:
    """A note, and the share of the words asked that it has, 0 to 1."""

    document: Document
    note: Note
    share: float


def _searched(document: Document, note: Note) -> str:
    """A note's words, with those of the works that its short forms mean, and their kinds."""
    words = [document.note_text(note)]
    for citation in note.citations:
        words += [*citation.authors, citation.kind]
        words += filter(None, (citation.title, citation.container, citation.publisher))
        words += re.findall(r"\d{4}", citation.issued or "")
        words += KINDS_OF_WORKS.get(citation.kind, ())
    return " ".join(words)


def matching_notes(
    document: Document, about: str, stems: Stems, *, strict: bool = False
) -> list[tuple[Note, float]]:
    """Notes with words of `about`, best first, each with the share of them that it has (0 to 1).

    A word that no note has lowers the shares little; where `strict`, as much as any other.
    """
    stemmed = stems.of([about])[0] if about.strip() else []
    # A single digit is in many dates and page numbers, and says nothing of what a note is about.
    wanted = [stem for stem in dict.fromkeys(stemmed) if len(stem) > 1]
    if not wanted or not document.notes:
        return []
    texts = stems.of([_searched(document, note) for note in document.notes])
    counts = {stem: sum(stem in set(text) for text in texts) for stem in wanted}
    # The fewer notes have a word, the more it says; one that none has says little.
    unknown = 1.0 if strict else _UNKNOWN
    weights = {stem: (1.0 + counts[stem]) ** -0.5 if counts[stem] else unknown for stem in wanted}
    total = sum(weights.values())
    scored = []
    for note, text in zip(document.notes, texts, strict=True):
        share = sum(weights[stem] for stem in set(text) & set(wanted)) / total
        if share:
            scored.append((note, share))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].series, pair[0].number))


def best_matches(
    documents: Sequence[Document], wordings: Sequence[str], stems: Stems, *, strict: bool
) -> list[NoteMatch]:
    """Notes of several documents with words of any wording, best first; see `matching_notes`."""
    matches: dict[tuple[str, str], NoteMatch] = {}
    for document in documents:
        for words in dict.fromkeys(wordings):
            for note, share in matching_notes(document, words, stems, strict=strict):
                place = (document.id, note.id)
                if place not in matches or matches[place].share < share:
                    matches[place] = NoteMatch(document, note, share)
    return sorted(
        matches.values(),
        key=lambda one: (-one.share, one.document.id, one.note.series, one.note.number),
    )


def backing_notes(document: Document, sentence: Sentence) -> tuple[tuple[Note, ...], str]:
    """The notes on a sentence or else on the next or the previous one of its paragraph, and where
    they are: "on", "after" or "before" the sentence. No notes and "on" where there are none.
    """
    paragraph = at(document.paragraphs, sentence.start)
    position = document.sentences.index(sentence)
    for step, where in ((0, "on"), (1, "after"), (-1, "before")):
        if not 0 <= position + step < len(document.sentences):
            continue
        near = document.sentences[position + step]
        if step and (paragraph is None or not paragraph.start <= near.start < paragraph.end):
            continue
        if notes := document.marked_between(near.start, near.end):
            return notes, where
    return (), "on"


def with_figures(ranked: Sequence[Ranked], about: str) -> list[Ranked]:
    """The sentences that have every figure of a claim; all of them where none has."""
    wanted = set(_FIGURE.findall(about))
    with_all = [one for one in ranked if wanted <= set(_FIGURE.findall(one.candidate.text))]
    return with_all or list(ranked)


def backed(ranked: Sequence[Ranked], most: int) -> list[Ranked]:
    """Of the first `most` sentences those with a note on them or beside them, best first.

    The score of one whose note is on the sentence beside it counts by half.
    """
    weighed = []
    for one in ranked[:most]:
        notes, where = backing_notes(one.candidate.document, one.candidate.sentence)
        if notes:
            weighed.append((one.score * (1.0 if where == "on" else _BESIDE), one))
    return [one for _, one in sorted(weighed, key=lambda pair: -pair[0])]
