"""The truth of a paper, from its source and from where things came to stand in its PDF."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.pdf.make.places import Letters, Places, letters, page_texts
from tests.pdf.make.source import (
    Block,
    Paper,
    Run,
    SourceNote,
    counted_label,
    label_of,
    marks,
    plain,
    printed_label,
)

_BODY = {
    "paragraph": "paragraph",
    "abstract": "paragraph",
    "key": "paragraph",
    "numbered paragraph": "paragraph",
    "block quotation": "block quotation",
    "list item": "list item",
    "rtl": "block quotation",
    "epigraph": "block quotation",
    "direction": "paragraph",
    "signature": "paragraph",
}
_FRONT = ("line", "toc", "abbreviation", "keywords", "support")
_BEFORE = 40  # characters of text before a marker


def truth_of(paper: Paper, pdf: Path, places: Places) -> dict[str, Any]:
    """The truth of a paper as JSON. Pages that no typesetter named are looked for by words."""
    texts = page_texts(pdf)
    found = Letters(texts)
    places = _completed(paper, found, places)
    if paper.head.get("restart") == "page":
        paper = _numbered_by_page(paper, places)
    head = paper.head
    return {
        "maker": head["maker"],
        "layout": head["what"],
        "language": head.get("language", "en"),
        "title": head["title"],
        "authors": head["authors"],
        "date": head.get("date"),
        "metadata": head.get("metadata", False),
        "outline": head.get("outline", False),
        "pages": len(texts),
        "page_labels": _page_labels(head, len(texts)),
        "file_labels": [counted_label(head, page) for page in range(1, len(texts) + 1)]
        if "front" in head
        else None,
        "front": [plain(one.inline) for one in paper.blocks if one.kind in _FRONT],
        "headings": _headings(paper),
        "body": [_body(one) for one in paper.blocks if one.kind in _BODY],
        "notes": [_note(note, places) for note in paper.notes.values()],
        "markers": _markers(paper, places),
        "powers": _powers(paper),
        "equations": [plain(one.inline) for one in paper.blocks if one.kind == "equation"],
        "captions": [
            {"kind": one.kind, "number": one.number, "text": plain(one.inline)}
            for one in paper.blocks
            if one.kind in ("figure", "table")
        ],
        "tables": [one.rows for one in paper.blocks if one.kind == "table"],
        "furniture": [*_furniture(head, len(texts)), *_references(paper)],
    }


def _completed(paper: Paper, found: Letters, places: Places) -> Places:
    """The places with those that the typesetter did not name, found by the words.

    Raises `ValueError` where words are nowhere, or elsewhere than the typesetter says.
    """
    notes: dict[str, int | None] = {}
    markers: dict[str, list[int | None]] = {}
    after = _end_of_body(paper, found) if paper.head.get("endnotes") else 0
    for key, note in paper.notes.items():
        words = " ".join(map(plain, note.paragraphs))
        notes[key] = places.notes.get(key.lstrip("*")) or found.page_of_beginning(words, after)
    for key, before in marks(paper):
        said = places.markers.get(key.lstrip("*"), [])
        markers.setdefault(key, []).append(said[0] if said else found.page_of_end(before))
    missing = [key for key in notes if not notes[key] or not all(markers[key])]
    if missing:
        raise ValueError(f"{paper.name}: these notes or markers are nowhere in the PDF: {missing}")
    return Places(
        {key: page for key, page in notes.items() if page},
        {key: [page for page in pages if page] for key, pages in markers.items()},
    )


def _end_of_body(paper: Paper, found: Letters) -> int:
    """The offset of the letters behind the last paragraph, after which endnotes stand."""
    last = [plain(one.inline) for one in paper.blocks if one.kind in _BODY][-1]
    return max(found.text.find(letters(last)[-30:]), 0)


def _page_labels(head: dict[str, Any], pages: int) -> list[str | None]:
    return [printed_label(head, page) for page in range(1, pages + 1)]


def _furniture(head: dict[str, Any], pages: int) -> list[dict[str, str]]:
    """The running heads and feet, with the page numbers where they stand among words."""
    found = list(head.get("furniture", []))
    if form := head.get("number_form"):
        labels = [label for label in _page_labels(head, pages) if label]
        place = head.get("number_place", "foot")
        found += [{"place": place, "text": form.format(label, pages)} for label in labels]
    return found


def _references(paper: Paper) -> list[dict[str, str]]:
    """The works of a list to which no marker leads."""
    found = [plain(one.inline) for one in paper.blocks if one.kind == "reference"]
    return [{"place": "references", "text": text} for text in found]


def _headings(paper: Paper) -> list[dict[str, Any]]:
    return [
        {"level": one.level, "number": one.number, "words": plain(one.inline)}
        for one in paper.blocks
        if one.kind in ("heading", "printed")
    ]


def _body(block: Block) -> dict[str, Any]:
    return {"kind": _BODY[block.kind], "label": block.label, "text": plain(block.inline)}


def _note(note: SourceNote, places: Places) -> dict[str, Any]:
    return {**_identity(note), "page": places.notes[note.key], "text": _words(note)}


def _words(note: SourceNote) -> str:
    """The paragraphs of a note, each on a line of its own."""
    return "\n".join(map(plain, note.paragraphs))


def _numbered_by_page(paper: Paper, places: Places) -> Paper:
    """The paper with notes that begin anew on each page that has markers; each is a series."""
    pages = {key: places.markers[key][0] for key in paper.notes}
    series = {page: number for number, page in enumerate(sorted(set(pages.values())), start=1)}
    seen: Counter[int] = Counter()
    notes = {}
    for key, note in paper.notes.items():
        seen[pages[key]] += 1
        number = seen[pages[key]]
        label = label_of(number, paper.head.get("labels", "arabic"))
        notes[key] = replace(note, series=series[pages[key]], number=number, label=label)
    return replace(paper, notes=notes)


def _identity(note: SourceNote) -> dict[str, Any]:
    return {"series": note.series, "number": note.number, "label": note.label}


def _markers(paper: Paper, places: Places) -> list[dict[str, Any]]:
    seen: dict[str, int] = {}
    found = []
    for key, before in marks(paper):
        page = places.markers[key][seen.get(key, 0)]
        seen[key] = seen.get(key, 0) + 1
        identity = _identity(paper.notes[key])
        found.append({**identity, "page": page, "before": before[-_BEFORE:]})
    return found


def _powers(paper: Paper) -> list[dict[str, str]]:
    """The raised numbers and letters that are no markers, each with the words before it."""
    found = []
    notes = [one for note in paper.notes.values() for one in note.paragraphs]
    for inline in [*(block.inline for block in paper.blocks), *notes]:
        before = ""
        for part in inline:
            if isinstance(part, Run):
                if part.style == "power":
                    found.append({"before": before[-_BEFORE:], "power": part.text})
                before += part.text
    return found
