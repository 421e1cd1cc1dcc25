"""Notes that answer: by the words of the works that they cite, or by the claim they stand on."""

import re
from collections.abc import Sequence

from corpus.documents import Document, Note, Sentence, at
from index.search.stems import Stems
from qa.ranking.scoring import Ranked

_ALSO_CALLED = {
    "thesis": ("doctoral", "dissertation", "PhD"),
    "book": ("memoir",),
    "post": ("tweet", "Twitter"),
    "video": ("programme", "broadcast", "YouTube"),
    "personal communication": ("interview", "conversation", "unpublished"),
}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BESIDE = 0.5  # what a sentence is worth whose note stands beside it
_UNKNOWN = 0.4  # weight of a word that no note has


def _searched(document: Document, note: Note) -> str:
    """A note's words, with those of the works that its short forms mean, and what kind they are."""
    words = [document.note_text(note)]
    for citation in note.citations:
        words += [*citation.authors, citation.kind]
        words += filter(None, (citation.title, citation.container, citation.publisher))
        words += re.findall(r"\d{4}", citation.issued or "")
        words += _ALSO_CALLED.get(citation.kind, ())
    return " ".join(words)


def matching_notes(
    document: Document, about: str, stems: Stems, *, strict: bool = False
) -> list[tuple[Note, float]]:
    """Notes with words of `about`, best first, each with the share of it that it has (0 to 1).

    Where `strict`, a word that no note has tells against them as much as any.
    """
    stemmed = stems.of([about])[0] if about.strip() else []
    # A single digit stands in many a date and page, and says nothing of what a note is about.
    wanted = [stem for stem in dict.fromkeys(stemmed) if len(stem) > 1]
    if not wanted or not document.notes:
        return []
    texts = stems.of([_searched(document, note) for note in document.notes])
    counts = {stem: sum(stem in set(text) for text in texts) for stem in wanted}
    # A word that few notes have tells more than one that many have; one that none has, little.
    unknown = 1.0 if strict else _UNKNOWN
    weights = {stem: (1.0 + counts[stem]) ** -0.5 if counts[stem] else unknown for stem in wanted}
    total = sum(weights.values())
    scored = []
    for note, text in zip(document.notes, texts, strict=True):
        share = sum(weights[stem] for stem in set(text) & set(wanted)) / total
        if share:
            scored.append((note, share))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].number))


def best_matches(
    documents: Sequence[Document], wordings: Sequence[str], stems: Stems, *, strict: bool
) -> list[tuple[Document, Note, float]]:
    """Notes of several documents in any of the wordings, best first; see `matching_notes`."""
    matches: dict[tuple[str, int], tuple[Document, Note, float]] = {}
    for document in documents:
        for words in dict.fromkeys(wordings):
            for note, share in matching_notes(document, words, stems, strict=strict):
                place = (document.id, note.number)
                if place not in matches or matches[place][2] < share:
                    matches[place] = (document, note, share)
    return sorted(matches.values(), key=lambda match: (-match[2], match[0].id, match[1].number))


def _works(document: Document) -> int:
    return len({c.work for note in document.notes for c in note.citations if c.work})


def counted(documents: Sequence[Document], most: int) -> str:
    """How many notes documents have, and how many works they cite, in words: of each, and where
    they are more than `most`, of all together and of the first.
    """
    named = [
        f"{one.label}: {len(one.notes)} notes, {_works(one)} works cited."
        for one in documents[:most]
    ]
    if len(documents) <= most:
        return " ".join(named)
    notes, works = sum(len(one.notes) for one in documents), sum(map(_works, documents))
    total = f"{len(documents)} documents: {notes} notes; works cited, added up: {works}."
    return " ".join([total, *named, f"And {len(documents) - most} more documents."])


def backing_notes(document: Document, sentence: Sentence) -> tuple[tuple[Note, ...], str]:
    """The notes on a sentence, or the nearest in its paragraph, on the sentence after or before;
    and which of those it is: "on", "after" or "before". No notes where there are none so near.
    """
    paragraph = at(document.paragraphs, sentence.start)
    position = document.sentences.index(sentence)
    for step, where in ((0, "on"), (1, "after"), (-1, "before")):
        if not 0 <= position + step < len(document.sentences):
            continue
        near = document.sentences[position + step]
        if step and (paragraph is None or not paragraph.start <= near.start < paragraph.end):
            continue
        found = [document.note(number) for number in document.notes_between(near.start, near.end)]
        notes = tuple(note for note in found if note is not None)
        if notes:
            return notes, where
    return (), "on"


def with_figures(ranked: Sequence[Ranked], about: str) -> list[Ranked]:
    """Those that have every figure of a claim; all where none has."""
    wanted = set(_FIGURE.findall(about))
    having = [one for one in ranked if wanted <= set(_FIGURE.findall(one.candidate.text))]
    return having or list(ranked)


def backed(ranked: Sequence[Ranked], most: int) -> list[Ranked]:
    """Of the first sentences those with a note on them or beside them, best first.

    One whose note stands beside it needs to be much the better one.
    """
    weighed = []
    for one in ranked[:most]:
        notes, where = backing_notes(one.candidate.document, one.candidate.sentence)
        if notes:
            weighed.append((one.score * (1.0 if where == "on" else _BESIDE), one))
    return [one for _, one in sorted(weighed, key=lambda pair: -pair[0])]
