"""Make the PDF papers and their truths: `python -m tests.pdf.make.build [NAME ...]`.

Needs LaTeX, LibreOffice, Chromium, and the Python packages `typst` and `reportlab`; `README.md`
in the folder above says which. A paper is made again only where it is named.
"""

import importlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.pdf.make.places import Places
from tests.pdf.make.source import SOURCES, UNSEEN, Paper, read_source
from tests.pdf.make.truth import truth_of

Maker = Callable[[Paper, Path], tuple[Path, Places]]
_DATE = "1735689600"  # of the files, so that LaTeX makes the same bytes again: 1 January 2025
MAKERS = ("latex", "office", "browser", "typst", "canvas")


def build(name: str) -> None:
    """Make one paper's PDF and truth beside its source."""
    folder = UNSEEN if (UNSEEN / f"{name}.txt").exists() else SOURCES
    paper = read_source(folder / f"{name}.txt")
    maker = str(paper.head["maker"])
    os.environ.setdefault("SOURCE_DATE_EPOCH", _DATE)
    module = importlib.import_module(f"tests.pdf.make.{maker}")
    make: Maker = getattr(module, f"make_{maker}")
    with tempfile.TemporaryDirectory() as workshop:
        pdf, places = make(paper, Path(workshop))
        truth = truth_of(paper, pdf, places)
        shutil.copyfile(pdf, folder / f"{name}.pdf")
    words = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / f"{name}.truth.json").write_text(words + "\n", "utf-8")
    print(f"{name}: {truth['pages']} pages, {len(truth['notes'])} notes")


if __name__ == "__main__":
    sources = sorted([*SOURCES.glob("*.txt"), *UNSEEN.glob("*.txt")])
    names = sys.argv[1:] or [file.stem for file in sources]
    for one in names:
        build(one)
