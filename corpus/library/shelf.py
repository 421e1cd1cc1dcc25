"""The papers on the shelf: a folder each, holding its text and `paper.toml`."""

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.cleaning import is_visible
from corpus.documents import Document
from corpus.errors import BadPaper, IbidError
from corpus.from_extract import web_paper_document
from corpus.html.paper import READER as WEB_READER
from corpus.html.paper import WebPaper
from corpus.library.files import check_regular, read_regular
from corpus.library.skipped import Skipped
from corpus.plaintext.reader import Description, read_text
from corpus.serialization import from_json

# Changes whenever the same bytes would be read differently, so that indexes are built again.
READER = "text-3"

_FILES = ("paper.txt", "paper.json")
_LARGEST_TEXT = 256 * 2**20  # bytes
_LARGEST_ABOUT = 2**18  # bytes of a description
_MOST_DOTS = 500  # in a line of it: tomllib's time grows with the square of a key's parts

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_TEXTS = ("title", "label", "language", "publisher", "date", "url", "licence", "origin")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")


@dataclass(frozen=True)
class Paper:
    """One folder on the shelf. Empty strings in `about` mean that the thing is not known."""

    folder: Path
    about: dict[str, Any]

    @property
    def id(self) -> str:
        return self.folder.name

    def skipped(self, error: IbidError) -> Skipped:
        """This paper as one that cannot be used, and why."""
        return Skipped.of(self.id, f"{self.id}/{self.file.name}", error)

    @cached_property
    def file(self) -> Path:
        """The text, or what was taken from HTML where the paper was added as such."""
        return _text_of(self.folder) or self.folder / _FILES[0]

    @property
    def description(self) -> Description:
        return Description(
            id=self.id,
            title=self.about["title"] or None,
            label=self.about["label"] or None,
            authors=tuple(self.about["authors"]),
            language=self.about["language"] or "en",
            publisher=self.about["publisher"] or None,
            issued=self.about["date"] or None,
            url=self.about["url"] or None,
        )

    def load(self) -> bytes:
        """The file as given. Raises `BadPaper` where it cannot be read."""
        try:
            return read_regular(self.file, _LARGEST_TEXT)
        except OSError as error:
            raise self._unreadable(error) from error

    def check(self) -> None:
        """Raises `BadPaper` where the file is none that can be loaded, without opening it."""
        try:
            check_regular(self.file, _LARGEST_TEXT)
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> BadPaper:
        return BadPaper(
            f"{self.file} cannot be read: {error.strerror or error}.",
            "Put the paper's text there, or remove the folder.",
        )

    def key(self, data: bytes) -> str:
        """A SHA-256 of everything that the reading depends on."""
        readers = [READER, WEB_READER] if self.file.suffix == ".json" else [READER]
        known = json.dumps([*readers, self.id, self.about], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()

    def read(self, data: bytes | None = None) -> Document:
        """Read the paper. Raises `UnreadableText` or `BadPaper`, whatever its file holds."""
        data = self.load() if data is None else data
        web = self.file.suffix == ".json"
        try:
            if not web:
                return read_text(data, self.description, str(self.file))
            taken = from_json(WebPaper, json.loads(data))
            return web_paper_document(taken, self.description)
        except (IbidError, MemoryError):
            raise
        except Exception as error:
            if web:
                raise BadPaper(
                    f"{self.file} is not as it was written: {_why(error)}.",
                    "Add the paper once more, from its original.html.",
                ) from error
            raise BadPaper(
                f"{self.file} cannot be read: {_why(error)}.",
                "This is a fault of the program: please report it, with the text if you may.",
            ) from error


def _why(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else repr(error)[:300]


def _text_of(folder: Path) -> Path | None:
    """The file of a folder that is a paper's text, or stands in its place, as a pipe does."""
    return next((folder / name for name in _FILES if os.path.lexists(folder / name)), None)


def open_paper(folder: Path) -> Paper:
    """The paper in `folder`. Raises `BadPaper` where its description is missing or wrong."""
    if not _NAME.fullmatch(folder.name):
        raise BadPaper(
            f"{folder.name!r} cannot name a paper.",
            "Use small letters, digits, dots, dashes and underscores.",
        )
    file = folder / "paper.toml"
    about: dict[str, Any] = dict.fromkeys(_TEXTS, "")
    about["authors"] = []
    try:
        text = read_regular(file, _LARGEST_ABOUT).decode("utf-8")
        if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
            raise ValueError(f"a line has more than {_MOST_DOTS} dots")
        given = tomllib.loads(text)
    except FileNotFoundError:
        given = {}
    except (OSError, ValueError, RecursionError) as error:
        cause = getattr(error, "strerror", None) or error
        if isinstance(error, RecursionError):
            cause = "it is nested too deeply"
        raise BadPaper(
            f"{file} cannot be read: {cause}.", "Correct it; see docs/getting-started.md."
        ) from error
    for key, value in given.items():
        if key not in about:
            raise BadPaper(
                f"{file} has {key!r}, which means nothing here.",
                f"It may have: {', '.join(about)}.",
            )
        good = isinstance(value, str)
        if key == "authors":
            good = isinstance(value, list) and all(isinstance(name, str) for name in value)
        if not good:
            raise BadPaper(
                f"{file} has a {key!r} of the wrong kind.",
                "`authors` is a list of strings, all others are strings.",
            )
        about[key] = [one for one in value if is_visible(one)] if key == "authors" else value
        if isinstance(value, str) and not is_visible(value):
            about[key] = ""
    for key, right, like in (
        ("date", is_date, "2021, 2021-03 or 2021-03-05"),
        ("url", is_address, "https://…"),
    ):
        if about[key] and not right(about[key]):
            raise BadPaper(f"{file} has the {key} {about[key]!r}.", f"Write it as {like}.")
    return Paper(folder, about)


def is_address(text: str) -> bool:
    """Whether a text can be the address of a paper."""
    return _ADDRESS.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that the calendar has."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])  # of a year or a month, the first day
    except ValueError:
        return False
    return True


def shelf(folder: Path, *more: Path, skipped: list[Skipped] | None = None) -> Iterator[Paper]:
    """The papers in `folder`, by name, then those in `more` folders, which need not be there. A
    folder that holds no paper is passed over.

    A paper that is not as it should be, or has the name of one before it, is added to `skipped`;
    where there is no such list, `BadPaper` is raised. It is raised always where `folder` does not
    exist, or one of the folders cannot be listed.
    """
    if not os.path.lexists(folder):
        raise BadPaper(
            f"There is no folder of papers at {folder}.",
            "Make it, or name another with the setting IBID_PAPERS.",
        )
    found: dict[str, Path] = {}
    for place in (folder, *filter(os.path.isdir, more)):
        for child in _children(place):
            try:
                if _readable_text_of(child) is None:
                    continue
                if child.name in found:
                    raise BadPaper(
                        f"There are two papers {child.name!r}: {found[child.name]} and {child}.",
                        "Give one of the folders another name.",
                    )
                found[child.name] = child
                paper = open_paper(child)
                paper.check()
            except BadPaper as error:
                if skipped is None:
                    raise
                skipped.append(Paper(child, {}).skipped(error))
                continue
            yield paper


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        raise BadPaper(
            f"The folder of papers {folder} cannot be read: {error.strerror or error}.",
            "Mend its permissions, or name another with the setting IBID_PAPERS.",
        ) from error


def _readable_text_of(folder: Path) -> Path | None:
    """As `_text_of`. Raises `BadPaper` where it cannot be told whether there is one."""
    for name in _FILES:
        try:
            os.lstat(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise BadPaper(
                f"{folder} cannot be read: {error.strerror or error}.", "Mend its permissions."
            ) from error
        return folder / name
    return None
