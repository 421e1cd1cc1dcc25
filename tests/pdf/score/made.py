"""Documents that are made of what is true of a paper, as a reader without fault would give them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.documents import (
    UNQUOTED,
    Document,
    Note,
    Page,
    Paragraph,
    ParagraphKind,
    Section,
    Sentence,
    VoiceKind,
)
from tests.pdf.score.letters import KeyedText, key
from tests.pdf.score.truth import Truth

_KINDS: dict[str, ParagraphKind] = {
    "paragraph": "prose",
    "list item": "prose",
    "block quotation": "block quotation",
}
_BEFORE = 25  # letters and digits by which the place of a marker is found


@dataclass
class Parts:
    """The parts of a document before they have offsets: paragraphs as (kind, text), notes and
    markers by their places in the truth, and headings as (level, text).
    """

    headings: list[tuple[int, str]]
    body: list[tuple[ParagraphKind, str]]
    apart: list[tuple[ParagraphKind, str]]
    notes: list[int]
    markers: list[tuple[int, str, int]] = field(default_factory=list)  # note, before, page


def parts_of(truth: Truth) -> Parts:
    """The parts of a paper's document."""
    facts = _facts(truth)
    apart: list[tuple[ParagraphKind, str]] = [("caption", one["text"]) for one in facts["captions"]]
    for head, *rows in facts["tables"]:
        apart.append(("table heading", " ".join(head)))
        apart += [("table row", " ".join(row)) for row in rows]
    return Parts(
        headings=[(one["level"], one["words"]) for one in facts["headings"]],
        body=[(_KINDS[one["kind"]], one["text"]) for one in facts["body"]],
        apart=apart,
        notes=list(range(len(truth.notes))),
        markers=[(one.note, one.before, one.page) for one in truth.markers],
    )


def _facts(truth: Truth) -> dict[str, Any]:
    if truth.facts is None:
        raise ValueError(f"Of {truth.name} only the notes are known.")
    return truth.facts


def document_of(truth: Truth, parts: Parts) -> Document:
    """The document of these parts. Headings come first, and what is apart from the text last."""
    facts = _facts(truth)
    written = _Text()
    written.add("title", facts["title"])
    written.add("byline", ", ".join(facts["authors"]))
    sections: list[tuple[tuple[str, ...], int]] = []
    path: tuple[str, ...] = ()
    for level, words in parts.headings:
        path = (*(*path, *[""] * level)[: level - 1], words)
        sections.append((path, written.length))
        written.add("heading", words)
    for kind, text in (*parts.body, *parts.apart):
        written.add(kind, text)
    body_end = written.length
    placed = _placed(parts, written.text)
    notes = []
    for place in parts.notes:
        one = truth.notes[place]
        paragraph = written.add("note", one.text)
        offsets = tuple(offset for note, offset, _ in placed if note == place)
        notes.append(
            Note(
                one.number, paragraph.start, paragraph.end, one.page, offsets,
                label=one.label, series=one.series or 1,
                id=f"{one.series}.{one.number}",
            )
        )  # fmt: skip
    starts = [start for _, start in sections]
    return Document(
        id=truth.name,
        kind="paper",
        title=facts["title"],
        label=facts["title"],
        authors=tuple(facts["authors"]),
        language=facts["language"],
        text=written.text,
        body_end=body_end,
        sha256="",
        encoding="utf-8",
        runs=(),
        omissions=(),
        pages=_pages(placed, body_end, facts["page_labels"]),
        sections=tuple(
            Section(path, start, end)
            for (path, start), end in zip(sections, [*starts, body_end][1:], strict=True)
        ),
        paragraphs=tuple(written.paragraphs),
        sentences=tuple(written.sentences),
        notes=tuple(notes),
        issued=facts["date"],
    )


class _Text:
    """A text under construction."""

    def __init__(self) -> None:
        self.text = ""
        self.paragraphs: list[Paragraph] = []
        self.sentences: list[Sentence] = []

    @property
    def length(self) -> int:
        return len(self.text)

    def add(self, kind: ParagraphKind, text: str) -> Paragraph:
        """Add a paragraph, which is one sentence."""
        paragraph = Paragraph(self.length, self.length + len(text), kind)
        self.text += text + "\n\n"
        self.paragraphs.append(paragraph)
        if kind not in UNQUOTED:
            voice: VoiceKind = "note" if kind == "note" else "author"
            self.sentences.append(Sentence(paragraph.start, paragraph.end, voice))
        return paragraph


def _placed(parts: Parts, text: str) -> list[tuple[int, int, int]]:
    """The markers in the order of the text, as (note, offset, page)."""
    keyed = KeyedText(text)
    placed, after = [], 0
    for note, before, page in parts.markers:
        sought = key(before)[-_BEFORE:]
        at = keyed.key.find(sought, after)
        at = at if at >= 0 else keyed.key.find(sought)
        if at >= 0:
            after = at
            placed.append((note, keyed.places[at + len(sought) - 1] + 1, page))
    return sorted(placed, key=lambda one: one[1])


def _pages(
    placed: Sequence[tuple[int, int, int]], end: int, labels: Sequence[str | None]
) -> tuple[Page, ...]:
    """Pages that begin at markers; those without markers are empty and behind the body."""
    starts = {0: 1} | {offset - 1: page for _, offset, page in placed}
    ends = [*list(starts)[1:], end]
    pages = [
        (number, start, stop) for (start, number), stop in zip(starts.items(), ends, strict=True)
    ]
    others = set(range(1, len(labels) + 1)) - set(starts.values())
    pages += [(number, end, end) for number in sorted(others)]
    return tuple(Page(number, start, stop, labels[number - 1]) for number, start, stop in pages)
