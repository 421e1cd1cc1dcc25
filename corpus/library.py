"""The papers on the shelf: a folder each, holding its text and `paper.toml`."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.articles import web_paper_document
from corpus.documents import Document
from corpus.errors import BadPaper
from corpus.text import Description, read_text
from corpus.webpaper import READER as WEB_READER
from corpus.webpaper import web_paper_from_json

# Changes whenever the same bytes would be read differently, so that indexes are built again.
READER = "text-3"

_FILES = ("paper.txt", "paper.json")

SHIPPED = Path(__file__).parent / "papers"

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

    @cached_property
    def file(self) -> Path:
        """The text, or what was taken from HTML where the paper was added as such."""
        files = (self.folder / name for name in _FILES)
        return next((file for file in files if file.is_file()), self.folder / _FILES[0])

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
            return self.file.read_bytes()
        except OSError as error:
            raise BadPaper(
                f"{self.file} cannot be read: {error.strerror}.",
                "Put the paper's text there, or remove the folder.",
            ) from error

    def key(self, data: bytes) -> str:
        """A SHA-256 of everything that the reading depends on."""
        readers = [READER, WEB_READER] if self.file.suffix == ".json" else [READER]
        known = json.dumps([*readers, self.id, self.about], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()

    def read(self, data: bytes | None = None) -> Document:
        """Read the paper. Raises `UnreadableText` or `BadPaper`."""
        data = self.load() if data is None else data
        if self.file.suffix != ".json":
            return read_text(data, self.description, str(self.file))
        try:
            taken = web_paper_from_json(json.loads(data))
        except (ValueError, TypeError, KeyError) as error:
            raise BadPaper(
                f"{self.file} is not as it was written: {error!r}.",
                "Add the paper once more, from its original.html.",
            ) from error
        return web_paper_document(taken, self.description)


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
        given = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        given = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPaper(f"{file} cannot be read: {error}.", "Mend it; see README.md.") from error
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
        about[key] = value
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


def shelf(folder: Path, *more: Path) -> Iterator[Paper]:
    """The papers in `folder`, by name, then those in `more` folders, which need not be there. A
    folder that holds no paper is passed over.

    Raises `BadPaper` where `folder` does not exist, a paper is not as it should be, or two folders
    have one of the same name.
    """
    if not folder.is_dir():
        raise BadPaper(
            f"There is no folder of papers at {folder}.",
            "Make it, or name another with the setting IBID_PAPERS.",
        )
    found: dict[str, Path] = {}
    for place in (folder, *filter(Path.is_dir, more)):
        for child in sorted(place.iterdir()):
            if child.name.startswith(".") or not any((child / name).is_file() for name in _FILES):
                continue
            if child.name in found:
                raise BadPaper(
                    f"There are two papers {child.name!r}: {found[child.name]} and {child}.",
                    "Give one of the folders another name.",
                )
            found[child.name] = child
            yield open_paper(child)
