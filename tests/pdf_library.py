"""An index of PDF papers of our own making, in a folder of papers that holds the files."""

import shutil
from functools import partial
from pathlib import Path

from corpus.documents import Description
from corpus.pdf.reader import READER, read_pdf_paper
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import Text
from index.store.generations import Home
from qa.settings import Settings

SOURCES = Path(__file__).parent / "pdf" / "papers"
FRONT = "canvas-front"  # pages i, ii, iii, 1 … in the file's labels; a note over two pages
ESSAY = "browser-essay"  # lines in Hebrew and Arabic
TURNED = "canvas-rotated"  # a page that the file rotates
COLUMNS = "latex-twocolumn"
PLAIN = "plain"  # a paper without pages of a size
_PLAIN_TEXT = """The Harbour of Senn

The harbour of Senn was dredged in 1911. Forty barges took the sand out to sea.
"""


def pdf_index(folder: Path, encoder: Encoder, *names: str) -> None:
    """Write `papers/NAME/paper.pdf` for each of our papers and a plain text, with their index."""
    texts = []
    for name in names:
        own = folder / "papers" / name
        own.mkdir(parents=True)
        file = Path(shutil.copyfile(SOURCES / f"{name}.pdf", own / "paper.pdf"))
        read = partial(read_pdf_paper, file.read_bytes(), Description(name))
        texts.append(Text(name, name, read, f"{name}/paper.pdf", READER))
    plain = folder / "papers" / PLAIN / "paper.txt"
    plain.parent.mkdir()
    plain.write_text(_PLAIN_TEXT, "utf-8")
    texts += _plain_texts(folder / "papers")
    build(texts, Home(folder / "home"), find_model(), lambda: encoder)


def _plain_texts(papers: Path) -> list[Text]:
    from corpus.library.papers import open_paper

    paper = open_paper(papers / PLAIN)
    data = paper.load()
    return [Text(PLAIN, paper.key(data), partial(paper.read, data), f"{PLAIN}/paper.txt")]


def settings_of(folder: Path) -> Settings:
    """Settings that name the papers and the index below `folder`."""
    return Settings(papers=folder / "papers", home=folder / "home", quick=True)
