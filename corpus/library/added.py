"""Papers that somebody adds to a shelf of their own, and takes off it again."""

import json
import re
import secrets
import shutil
import stat
import time
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

import tomli_w

from corpus.cleaning import is_visible
from corpus.errors import IbidError
from corpus.folding import fold
from corpus.html.paper import WebPaper
from corpus.library.shelf import Paper, is_address, is_date, open_paper
from corpus.sandbox.incoming import Incoming
from corpus.serialization import to_json

_LONGEST_NAME = 60  # characters
_LONGEST_TEXT = 500  # characters of a title or a name
_MOST_AUTHORS = 50
_ADDED, _MOVED = ".adding-", ".removed-"
_LEFT = re.compile(rf"(?:{re.escape(_ADDED)}|{re.escape(_MOVED)})[0-9a-f]{{16}}")
_STALE = 3600.0  # seconds after which what is left there belongs to nobody


class BadDescription(IbidError):
    """What somebody says of a paper cannot be so."""

    code = "bad_description"
    category = "bad_input"


class UnknownPaper(IbidError):
    """A paper is named that was not added."""

    code = "unknown_paper"
    category = "not_found"


def add_paper(
    folder: Path,
    data: bytes,
    incoming: Incoming,
    name: str,
    *,
    title: str = "",
    authors: Collection[str] = (),
    taken: Collection[str] = (),
) -> Paper:
    """Put a file on the shelf `folder` as a paper; `name` is the file's. `title` and `authors` go
    before what the file says itself. `taken` are ids that it may not have.

    The paper is there whole or not at all. Raises `BadDescription`; `IbidError` where it cannot be
    written.
    """
    web = incoming.web or WebPaper("", ())
    title = _printable(" ".join(title.split())) or _printable(web.title or "")
    people = _all_printable(authors) or _all_printable(web.authors)
    if max(map(len, (title, *people))) > _LONGEST_TEXT or len(people) > _MOST_AUTHORS:
        raise BadDescription(
            f"A title or a name has {_LONGEST_TEXT} characters at most, a paper {_MOST_AUTHORS} "
            "authors.",
            "Shorten what you gave.",
        )
    stem = Path(name.replace("\\", "/")).stem
    label = title or _printable(" ".join(stem.split()))[:_LONGEST_TEXT] or "Added paper"
    about = {
        "title": title,
        "label": label,
        "authors": people,
        "language": web.language or "en",
        "publisher": _printable(web.site or ""),
        "date": web.date if web.date and is_date(web.date) else "",
        "url": web.url if web.url and is_address(web.url) else "",
        "origin": f"Added in the page, from the file {_printable(name)[:_LONGEST_TEXT]}.",
    }
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    ident = _free(title or stem, {*taken, *(one.name for one in folder.iterdir())})
    fresh = folder / f"{_ADDED}{secrets.token_hex(8)}"
    fresh.mkdir()
    try:
        (fresh / "paper.toml").write_bytes(tomli_w.dumps(about).encode())
        if incoming.web is None:
            (fresh / "paper.txt").write_bytes(data)
        else:
            (fresh / "original.html").write_bytes(data)
            text = json.dumps(to_json(incoming.web, stored=True), ensure_ascii=False)
            (fresh / "paper.json").write_text(text, "utf-8", "surrogatepass")
        fresh = fresh.rename(folder / ident)
        return open_paper(fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def remove_paper(folder: Path, ident: str) -> None:
    """Take an added paper off the shelf `folder` and off the disk. Raises `UnknownPaper`."""
    paper = next((one for one in added_papers(folder) if one == ident), None)
    if paper is None:
        raise UnknownPaper(
            f"No paper {ident!r} was added in the page.",
            "Others are taken off their shelf by hand: see IBID_PAPERS.",
        )
    away = (folder / paper).rename(folder / f"{_MOVED}{secrets.token_hex(8)}")
    shutil.rmtree(away)


def added_papers(folder: Path) -> list[str]:
    """The ids of the papers that were added to the shelf `folder`."""
    if not folder.is_dir():
        return []
    return sorted(
        one.name for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")
    )


def _free(words: str, taken: Collection[str]) -> str:
    """An id made of words, which is not taken."""
    bare = fold(words).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", bare)[:_LONGEST_NAME].strip("-") or "paper"
    number = 1
    while (ident := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return ident


def _printable(words: str) -> str:
    """Words without characters that control a terminal or what stands around them; nothing where
    nothing of them can be seen.
    """
    found = "".join(letter for letter in words if unicodedata.category(letter)[0] != "C").strip()
    return found if is_visible(found) else ""


def _all_printable(names: Iterable[str]) -> list[str]:
    """Names as `_printable` has them, without those of which nothing is left."""
    return [found for one in names if (found := _printable(" ".join(one.split())))]


def sweep(folder: Path, now: float | None = None) -> None:
    """Remove what adding and removing papers left in the shelf `folder` when it was cut off: what
    has not been touched for an hour, so that nothing is taken from a process which is at it.
    """
    begun = (time.time() if now is None else now) - _STALE
    try:
        left = [one for one in folder.iterdir() if _LEFT.fullmatch(one.name)]
    except OSError:
        return
    for one in left:
        with suppress(OSError):
            found = one.lstat()
            if stat.S_ISDIR(found.st_mode) and max(found.st_mtime, found.st_ctime) < begun:
                shutil.rmtree(one, ignore_errors=True)
