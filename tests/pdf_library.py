"""An index of PDF papers of our own making, in a folder of papers that holds the files."""

import shutil
from pathlib import Path

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_papers
from index.store.generations import Home
from qa.settings import Settings

SOURCES = Path(__file__).parent / "pdf" / "papers"
FRONT = "canvas-front"  # pages i, ii, iii, 1 … in the file's labels; a note over two pages
ESSAY = "browser-essay"  # lines in Hebrew and Arabic
TURNED = "canvas-rotated"  # a page that the file rotates, and one whose letters run upwards
COLUMNS = "latex-twocolumn"
PLAIN = "plain"  # a paper without pages of a size
_PLAIN_TEXT = """The Harbour of Senn

The harbour of Senn was dredged in 1911. Forty barges took the sand out to sea.
"""


def pdf_index(folder: Path, encoder: Encoder, *names: str) -> None:
    """Write `papers/NAME/paper.pdf` for each of our papers and a plain text, with their index."""
    papers = folder / "papers"
    for name in names:
        (papers / name).mkdir(parents=True)
        shutil.copyfile(SOURCES / f"{name}.pdf", papers / name / "paper.pdf")
    (papers / PLAIN).mkdir()
    (papers / PLAIN / "paper.txt").write_text(_PLAIN_TEXT, "utf-8")
    build(from_papers(papers), Home(folder / "home"), find_model(), lambda: encoder)


def settings_of(folder: Path) -> Settings:
    """Settings that name the papers and the index below `folder`."""
    return Settings(papers=folder / "papers", home=folder / "home", quick=True)
