"""What the readers make of documents in many layouts, compared with what is true of them.

Prints a line for each document, and the totals. `python -m tests.layouts.score [NAME ...]
[--misses] [--folder FOLDER]`.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.documents import Description, Document, Note, at
from corpus.plaintext.reader import read_text

HERE = Path(__file__).parent
_BEFORE = 30  # letters before a marker that are compared
MEASURES = (
    "notes",
    "labels",
    "series",
    "markers",
    "headings",
    "lists",
    "sentences",
    "absent",
    "title",
    "authors",
)


def letters(text: str) -> str:
    """The letters and digits of a text in lower case; what is between them does not count."""
    return re.sub(r"[\W_]+", "", text).lower()


def spaced(text: str) -> str:
    """A text on one line, with straight quotation marks."""
    table = str.maketrans("“”‘’\u00a0\u2011", "\"\"'' -")
    return " ".join(text.translate(table).split())


@dataclass
class Score:
    """For each measure what is right, what there is to find, and what was found."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, *, right: bool, told: str) -> None:
        """Count one thing to find."""
        self.wanted[measure] += 1
        self.right[measure] += right
        if not right:
            self.misses.append(f"{measure}: {told}")

    def add(self, other: "Score") -> None:
        """Add the counts of another document."""
        self.right += other.right
        self.wanted += other.wanted
        self.found += other.found

    def recall(self, measure: str) -> float:
        """The share of what there is to find that is right."""
        return self.right[measure] / self.wanted[measure] if self.wanted[measure] else 1.0

    def precision(self, measure: str) -> float:
        """The share of what was found that is right; of the measures that count what was found."""
        return self.right[measure] / self.found[measure] if self.found[measure] else 1.0


def documents(folder: Path = HERE) -> list[str]:
    """The names of the documents of a folder."""
    return sorted(file.name.removesuffix(".truth.json") for file in folder.glob("*.truth.json"))


def document_file(name: str, folder: Path = HERE) -> Path:
    """The file of a document."""
    files = (one for one in folder.glob(f"{name}.*") if not one.name.endswith(".truth.json"))
    (file,) = files
    return file


def read(name: str, folder: Path = HERE) -> tuple[Document, dict[str, Any]]:
    """A document of a folder, read as a paper is, and what is true of it."""
    truth = json.loads((folder / f"{name}.truth.json").read_text("utf-8"))
    return read_file(document_file(name, folder)), truth


def read_file(file: Path) -> Document:
    """The document of a paper's file: HTML, Markdown or plain text by its name."""
    about = Description(file.stem)
    data = file.read_bytes()
    if file.suffix == ".html":
        from corpus.from_extract import web_paper_document
        from corpus.html.paper import read_web_paper

        paper = read_web_paper(data, None)
        about = Description(file.stem, title=paper.title, authors=paper.authors)
        return web_paper_document(paper, about)
    if file.suffix == ".md":
        return _read_markdown(data, file.stem)
    return read_text(data, about)


def _read_markdown(data: bytes, name: str) -> Document:
    try:
        from corpus.markdown import read_markdown_paper
    except ImportError:  # before there was a reader of it
        return read_text(data, Description(name))
    from corpus.from_extract import web_paper_document

    paper = read_markdown_paper(data)
    return web_paper_document(paper, Description(name, title=paper.title, authors=paper.authors))


def score(document: Document, truth: dict[str, Any]) -> Score:
    """How much of a truth a document has."""
    result = Score()
    pairs = list(_matched(document, truth["notes"]))
    result.found["notes"] = len(document.notes)
    for wanted, note in pairs:
        _score_note(document, wanted, note, result)
    _score_series(pairs, result)
    result.found["markers"] = sum(len(note.markers) for note in document.notes)
    _score_front(document, truth, result)
    _score_body(document, truth, result)
    return result


def _matched(
    document: Document, notes: Iterable[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], Note | None]]:
    """Each note of a truth with the note of the document that has its first words."""
    free = list(document.notes)
    for wanted in notes:
        starts = letters(wanted["starts"])
        same = [one for one in free if letters(document.note_text(one)).startswith(starts)]
        # Of notes that begin alike, the one with the right label and marker.
        best = max(same, key=lambda one: _likeness(document, one, wanted), default=None)
        if best is not None:
            free.remove(best)
        yield wanted, best


def _likeness(document: Document, note: Note, wanted: dict[str, Any]) -> tuple[bool, bool, int]:
    at_marker = any(
        _is_before(document, place, before)
        for place in note.markers
        for before in wanted["markers"]
    )
    return note.label == wanted["label"], at_marker, -note.start


def _is_before(document: Document, place: int, words: str) -> bool:
    before = letters(words)[-_BEFORE:]
    return letters(document.text[max(0, place - 4 * _BEFORE) : place]).endswith(before)


def _score_note(
    document: Document, wanted: dict[str, Any], note: Note | None, result: Score
) -> None:
    told = f"{wanted['series']}/{wanted['label']} {wanted['starts']!r}"
    words = letters(document.note_text(note)) if note else ""
    whole = note is not None and words.endswith(letters(wanted["ends"]))
    ending = f" ends {document.note_text(note)[-60:]!r}" if note and not whole else ""
    result.count("notes", right=whole, told=f"{told}{ending}")
    label = None if note is None else (note.label, note.number)
    number = wanted["number"] or (note.number if note else None)
    right = label == (wanted["label"], number) or (not wanted["label"] and note is not None)
    result.count("labels", right=right, told=f"{told}: {label}")
    markers = list(note.markers) if note else []
    for before in wanted["markers"]:
        place = next((one for one in markers if _is_before(document, one, before)), None)
        result.count("markers", right=place is not None, told=f"{told} at {before!r}")
        if place is not None:
            markers.remove(place)
    for place in markers:
        result.misses.append(f"marker too many: {told} at {document.text[place - 40 : place]!r}")


def _score_series(pairs: list[tuple[dict[str, Any], Note | None]], result: Score) -> None:
    """Each note is in a series with those of its series, and with no other."""
    common: dict[Any, Counter[int]] = {}
    for wanted, note in pairs:
        if note is not None:
            common.setdefault(wanted["series"], Counter())[note.series] += 1
    taken = {series: count.most_common(1)[0][0] for series, count in common.items()}
    for wanted, note in pairs:
        own = taken.get(wanted["series"])
        mixed = [other for other, series in taken.items() if series == own]
        right = note is not None and note.series == own and mixed == [wanted["series"]]
        result.count("series", right=right, told=f"{wanted['series']}/{wanted['label']}")


def _score_front(document: Document, truth: dict[str, Any], result: Score) -> None:
    """The title, of a document that has one, and the authors."""
    if truth["title"]:
        right = letters(document.title or "") == letters(truth["title"])
        result.count("title", right=right, told=f"{truth['title']!r}: {document.title!r}")
    known = Counter(map(letters, document.authors))
    result.found["authors"] = len(document.authors)
    for author in truth["authors"]:
        right = known[letters(author)] > 0
        known[letters(author)] -= right
        result.count("authors", right=right, told=f"{author!r}: {document.authors}")
    if known.total():
        result.misses.append(f"author too many: {document.authors}")


def _score_body(document: Document, truth: dict[str, Any], result: Score) -> None:
    text, body_end = document.text, document.body_end
    headings = [text[p.start : p.end] for p in document.paragraphs if p.kind == "heading"]
    headings += [text[p.start : p.end] for p in document.paragraphs if p.kind == "title"]
    result.found["headings"] = len(headings)
    known = Counter(map(letters, headings))
    for heading in truth["headings"]:
        right = known[letters(heading)] > 0
        known[letters(heading)] -= right
        result.count("headings", right=right, told=heading)
    if truth["title"] and known[letters(truth["title"])]:
        result.found["headings"] -= 1
        known[letters(truth["title"])] -= 1
    result.misses += [f"heading too many: {one!r}" for one in headings if known[letters(one)] > 0]
    paragraphs = [letters(text[p.start : p.end]) for p in document.paragraphs if p.end <= body_end]
    for item in (item for items in truth["lists"] for item in items):
        words = letters(item)
        right = any(words in one and len(one) <= len(words) + 8 for one in paragraphs)
        result.count("lists", right=right, told=item)
    sentences = [spaced(text[s.start : s.end]) for s in document.sentences]
    whole = set(sentences)
    for sentence in truth["sentences"]:
        result.count("sentences", right=spaced(sentence) in whole, told=sentence)
    # The rows of a table are quoted as they are printed.
    outside = [
        one
        for one, span in zip(sentences, document.sentences, strict=True)
        if not _is_table_row(document, span.start)
    ]
    for words in truth["absent"]:
        right = not any(spaced(words) in one for one in outside)
        result.count("absent", right=right, told=words)


def _is_table_row(document: Document, offset: int) -> bool:
    paragraph = at(document.paragraphs, offset)
    return paragraph is not None and paragraph.kind == "table row"


def _line(name: str, result: Score) -> str:
    cells = []
    for measure in MEASURES:
        cell = f"{result.right[measure]}/{result.wanted[measure]}"
        if measure in result.found and result.found[measure] != result.right[measure]:
            cell += f" of {result.found[measure]}"
        cells.append(f"{cell:>13}")
    return f"{name:28}{''.join(cells)}"


def main(arguments: list[str] | None = None) -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="documents; all without")
    parser.add_argument("--folder", type=Path, default=HERE, help="where the documents are")
    parser.add_argument("--misses", action="store_true", help="list what is missing")
    chosen = parser.parse_args(arguments)
    total = Score()
    sys.stdout.write(f"{'':28}{''.join(f'{name:>13}' for name in MEASURES)}\n")
    for name in chosen.names or documents(chosen.folder):
        try:
            result = score(*read(name, chosen.folder))
        except Exception as error:
            sys.stdout.write(f"{name:28} cannot be read: {error!r}\n")
            continue
        total.add(result)
        sys.stdout.write(_line(name, result) + "\n")
        if chosen.misses:
            sys.stdout.writelines(f"    {miss}\n" for miss in result.misses)
    sys.stdout.write(_line("in all", total) + "\n")


if __name__ == "__main__":
    main()
