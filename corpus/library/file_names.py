"""Names of the files in a folder of papers: which are papers, and the ids that they give."""

import hashlib
import re
from pathlib import Path

from corpus.folding import fold
from corpus.sandbox.file_kinds import PaperKind

_KINDS: dict[str, PaperKind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_EXTRACT = ".json"  # of an HTML paper, in its folder
KINDS = "PDF, DOCX, HTML, Markdown and text files"  # as messages list them

_LONGEST = 60  # characters of an id
_DIGEST = 6  # hexadecimal digits that tell ids apart which would be the same
# Files that lie beside papers: descriptions, reference libraries, what systems and programs leave.
_BESIDE = (".toml", ".bib", ".ris", ".part", ".crdownload", ".download", ".tmp", ".lock")
_SYSTEM = ("thumbs.db", "desktop.ini")
_ABOUT = ("readme", "license", "licence", "copying", "notice", "changelog", "contributing")
_OFFICE_LOCK = "~$"  # that word processors leave beside an open file
_BACKUP = "~"  # at the end of the name of a copy that editors leave


def is_ignored(name: str) -> bool:
    """Whether a file in a folder of papers is none, whatever is in it: hidden files, what lies
    beside papers, unfinished downloads.
    """
    low = name.lower()
    return (
        low.startswith((".", _OFFICE_LOCK))
        or low.endswith((*_BESIDE, _BACKUP))
        or low in _SYSTEM
        or low.partition(".")[0] in _ABOUT
    )


def is_paper_name(name: str) -> bool:
    """Whether a file's name is that of a kind of papers."""
    return name.lower().endswith(tuple(_KINDS))


def kind_named(name: str) -> PaperKind:
    """The kind of a paper's file, by its name."""
    suffix = Path(name).suffix.lower()
    return "html" if suffix == _EXTRACT else _KINDS.get(suffix, "text")


def file_id(name: str) -> str:
    """The id of the paper in a file: the file's name without its suffix, in lower-case letters of
    English, digits, dots and underscores, with a dash for all else.

    Where letters of another script or the end of a long name are left out, digits that the name
    gives tell it apart from other names.
    """
    stem = Path(name).stem
    letters = fold(stem)
    plain = letters.encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")
    lost = any(letter.isalnum() and not letter.isascii() for letter in letters)
    if not lost and 0 < len(words) <= _LONGEST:
        return words
    digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{words[:_LONGEST].rstrip('-._') or 'paper'}-{digest}"
