"""Papers that users add to a papers folder of their own, and remove from it."""

import json
import re
import secrets
import shutil
import stat
import time
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import tomli_w

from corpus.citations.urls import is_address
from corpus.cleaning import is_visible
from corpus.dates import is_date
from corpus.errors import IbidError
from corpus.folding import fold
from corpus.library.file_names import file_id
from corpus.library.files import read_regular
from corpus.library.papers import ORIGINAL, Paper, open_paper
from corpus.sandbox.file_kinds import PaperKind
from corpus.sandbox.incoming import Incoming
from corpus.serialization import to_json

_LONGEST_ID = 60  # characters
_LONGEST_TEXT = 500  # characters of a title or a name
_MOST_AUTHORS = 50
_ADDED, _MOVED = ".adding-", ".removed-"
_LEFT = re.compile(rf"(?:{re.escape(_ADDED)}|{re.escape(_MOVED)})[0-9a-f]{{16}}")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")  # that ASCII does not have
_STALE = 3600.0  # seconds without a change, after which a leftover belongs to no process


class BadDescription(IbidError):
    """The title or the authors of a paper are too long."""

    code = "bad_description"
    category = "bad_input"


class UnknownPaper(IbidError):
    """The id of no added paper."""

    code = "unknown_paper"
    category = "not_found"


@dataclass(frozen=True, slots=True)
class Given:
    """What a user says of a paper: title and authors replace those of the file itself, where they
    are not empty. `where` it was added is noted with it.
    """

    title: str = ""
    authors: Collection[str] = ()
    where: str = "in the page"


def add_paper(
    folder: Path,
    data: bytes,
    incoming: Incoming,
    name: str,
    given: Given | None = None,
    *,
    taken: Collection[str] = (),
) -> Paper:
    """Store a file as a paper in the papers folder `folder`; `name` is the file's name.

    `taken` are ids that the paper may not have. The paper is stored whole or not at all. Raises
    `BadDescription`; `IbidError` where it cannot be written.
    """
    about = _describe(incoming, name, given or Given())
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    stem = Path(name.replace("\\", "/")).stem
    used = {*taken, *(name for one in folder.iterdir() for name in (one.name, file_id(one.name)))}
    ident = _free_id(str(about["title"]) or stem, used)
    draft = folder / f"{_ADDED}{secrets.token_hex(8)}"
    draft.mkdir()
    try:
        _write(draft, data, about, incoming)
        draft = draft.rename(folder / ident)
        return open_paper(draft)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _describe(incoming: Incoming, name: str, given: Given) -> dict[str, str | list[str]]:
    """The values of the paper's `paper.toml`. Raises `BadDescription`."""
    found = incoming.about
    if incoming.media == "text":  # its title and authors are read again with the text
        found = replace(found, title=None, authors=())
    title = _printable(" ".join(given.title.split())) or _printable(found.title or "")
    people = _all_printable(given.authors) or _all_printable(found.authors)
    if max(map(len, (title, *people))) > _LONGEST_TEXT or len(people) > _MOST_AUTHORS:
        raise BadDescription(
            f"A title or a name has {_LONGEST_TEXT} characters at most, a paper {_MOST_AUTHORS} "
            "authors.",
            "Shorten them.",
        )
    return {
        "title": title,
        "label": title or ("" if _printable(incoming.about.title or "") else _stem(name)),
        "authors": people,
        "language": found.language,
        "publisher": _printable(found.publisher or ""),
        "date": found.issued if found.issued and is_date(found.issued) else "",
        "url": found.url if found.url and is_address(found.url) else "",
        "origin": f"Added {given.where}, from the file {_printable(name)[:_LONGEST_TEXT]}.",
    }


def _stem(name: str) -> str:
    """What a file is called, without its suffix."""
    stem = Path(name.replace("\\", "/")).stem
    return _printable(" ".join(stem.split()))[:_LONGEST_TEXT] or "Added paper"


_NAMES: dict[PaperKind, str] = {
    "text": "paper.txt",
    "markdown": "paper.md",
    "pdf": "paper.pdf",
    "docx": "paper.docx",
    "html": ORIGINAL,
}


def _write(
    folder: Path, data: bytes, about: dict[str, str | list[str]], incoming: Incoming
) -> None:
    """Write the files of a paper: the file as it came, and the paper in a web page."""
    (folder / "paper.toml").write_bytes(tomli_w.dumps(about).encode())
    (folder / _NAMES[incoming.media]).write_bytes(data)
    if incoming.web is not None:
        text = json.dumps(to_json(incoming.web, stored=True), ensure_ascii=False)
        (folder / "paper.json").write_text(text, "utf-8", "surrogatepass")


def paper_of_file(
    folder: Path, data: bytes, media: PaperKind, others: Iterable[Paper] = ()
) -> str | None:
    """The id of the paper in the papers folder `folder`, or among `others`, whose file of the kind
    `media` is the same as `data`; `None` where there is none, or its file cannot be read.
    """
    files = [(name, folder / name / _NAMES[media]) for name in added_papers(folder)]
    for one in others:
        is_extract = one.file.suffix == ".json"  # of the page beside it
        files.append((one.id, one.file.with_name(ORIGINAL) if is_extract else one.file))
    return next((ident for ident, file in files if _holds(file, data)), None)


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file is there and holds the bytes `data`."""
    try:
        return file.stat().st_size == len(data) and read_regular(file, len(data)) == data
    except (OSError, IbidError):
        return False


def remove_paper(folder: Path, ident: str) -> None:
    """Delete an added paper from the papers folder `folder`. Raises `UnknownPaper`."""
    if ident not in added_papers(folder):
        raise UnknownPaper(
            f"No paper {ident!r} was added in the page or with `ibid add`.",
            "Remove other papers from their papers folder by hand: see IBID_PAPERS.",
        )
    away = (folder / ident).rename(folder / f"{_MOVED}{secrets.token_hex(8)}")
    shutil.rmtree(away)


def added_papers(folder: Path) -> list[str]:
    """The ids of the papers that were added to the papers folder `folder`."""
    if not folder.is_dir():
        return []
    return sorted(
        one.name for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")
    )


def _free_id(words: str, taken: Collection[str]) -> str:
    """An id made of words, with a number where it is taken."""
    bare = _DASHES.sub("-", fold(words)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(slug) > _LONGEST_ID:  # it ends with a whole word, where one fits
        cut = slug[: _LONGEST_ID + 1].rpartition("-")[0]
        slug = cut or slug[:_LONGEST_ID]
    slug = slug or "paper"
    number = 1
    while (ident := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return ident


def _printable(words: str) -> str:
    """Words without control characters; empty where nothing of them can be seen."""
    found = "".join(letter for letter in words if unicodedata.category(letter)[0] != "C").strip()
    return found if is_visible(found) else ""


def _all_printable(names: Iterable[str]) -> list[str]:
    """Names as `_printable` has them, without the empty ones."""
    return [found for one in names if (found := _printable(" ".join(one.split())))]


def sweep(folder: Path, now: float | None = None) -> None:
    """Delete what interrupted additions and removals left in the papers folder `folder`.

    Leftovers that were changed within the last hour stay: a process may be at work on them. `now`
    is in seconds since the epoch.
    """
    before = (time.time() if now is None else now) - _STALE
    try:
        leftovers = [one for one in folder.iterdir() if _LEFT.fullmatch(one.name)]
    except OSError:
        return
    for one in leftovers:
        with suppress(OSError):
            found = one.lstat()
            if stat.S_ISDIR(found.st_mode) and max(found.st_mtime, found.st_ctime) < before:
                shutil.rmtree(one, ignore_errors=True)
