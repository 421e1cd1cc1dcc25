"""What the reader of plain text makes of first pages in many makes, compared with what is true.

Title, authors and date are right, absent or wrong. `python -m tests.layouts.front_pages [NAME ...]`
prints a line for each page, and what is wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.documents import Description, Document
from corpus.plaintext.reader import read_text
from tests.layouts.score import letters, spaced

HERE = Path(__file__).parent / "front"
FIELDS = ("title", "authors", "issued")
PARTS = ("headings", "sentences", "absent")


@dataclass
class FrontScore:
    """For each field whether it is right, absent or wrong; for each part what is right of what
    there is; and what is not right.
    """

    fields: dict[str, str] = field(default_factory=dict)
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def truths() -> Mapping[str, Any]:
    """What is true of each page, by its name."""
    found: dict[str, Any] = json.loads((HERE / "truth.json").read_text("utf-8"))
    return found


def read_page(name: str) -> Document:
    """The document of a page."""
    return read_text((HERE / f"{name}.txt").read_bytes(), Description(name))


def score_page(document: Document, truth: Mapping[str, Any]) -> FrontScore:
    """The score of a page."""
    result = FrontScore()
    titles = [letters(one) for one in truth["titles"]]
    authors = [letters(one) for one in truth["authors"]]
    _field(result, "title", document.title, letters(document.title or "") in titles)
    named = [letters(one) for one in document.authors]
    _field(result, "authors", document.authors, named == authors)
    _field(result, "issued", document.issued, document.issued == truth["issued"])
    headings = [
        letters(document.text[one.start : one.end])
        for one in document.paragraphs
        if one.kind == "heading"
    ]
    left = Counter(headings)
    for heading in truth["headings"]:
        _part(result, "headings", heading, left[letters(heading)] > 0)
        left[letters(heading)] -= 1
    result.misses += [f"heading too many: {one}" for one in (left - Counter()).elements()]
    result.right["headings"] -= (left - Counter()).total()
    sentences = [spaced(document.text[one.start : one.end]) for one in document.sentences]
    for sentence in truth["sentences"]:
        _part(result, "sentences", sentence, spaced(sentence) in sentences)
    for words in truth["absent"]:
        _part(result, "absent", words, not any(spaced(words) in one for one in sentences))
    return result


def _field(result: FrontScore, name: str, value: object, right: bool) -> None:
    result.fields[name] = "right" if right else "wrong" if value else "absent"
    if not right:
        result.misses.append(f"{name}: {value!r}")


def _part(result: FrontScore, name: str, words: str, right: bool) -> None:
    result.wanted[name] += 1
    result.right[name] += right
    if not right:
        result.misses.append(f"{name}: {words}")


def main(names: Sequence[str]) -> None:
    """Print the scores."""
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for name, truth in truths().items():
        if names and name not in names:
            continue
        result = score_page(read_page(name), truth)
        total.update(result.fields.items())
        right += result.right
        wanted += result.wanted
        cells = [f"{result.fields[one]:>8}" for one in FIELDS]
        cells += [f"{result.right[one]:>6}/{result.wanted[one]}" for one in PARTS]
        sys.stdout.write(f"{name:22}{''.join(cells)}\n")
        sys.stdout.writelines(f"    {miss}\n" for miss in result.misses)
    for one in FIELDS:
        counts = ", ".join(f"{total[one, how]} {how}" for how in ("right", "absent", "wrong"))
        sys.stdout.write(f"{one}: {counts}\n")
    sys.stdout.write(", ".join(f"{one} {right[one]}/{wanted[one]}" for one in PARTS) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
