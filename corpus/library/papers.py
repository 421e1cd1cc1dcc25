"""Papers in a folder of papers: each a folder with its text and its description, `paper.toml`."""

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.cleaning import is_visible
from corpus.documents import Description, Document
from corpus.errors import BadPaper, IbidError
from corpus.from_extract import web_paper_document
from corpus.html.paper import READER as WEB_READER
from corpus.html.paper import WebPaper
from corpus.library.files import check_regular, read_regular
from corpus.library.skipped import Skipped
from corpus.markdown.paper import READER as MARKDOWN_READER
from corpus.markdown.paper import read_markdown_paper
from corpus.plaintext.reader import read_text
from corpus.sandbox.incoming import UnreadablePaper
from corpus.sandbox.process import MEBIBYTE
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import from_json

# Changes whenever the same bytes would be read differently: indexes are then rebuilt.
READER = "text-4"

ORIGINAL = "original.html"  # beside an extract: the page that it was made from
_FILES = ("paper.txt", "paper.json", "paper.md")
_LARGEST_TEXT = 256 * 2**20  # bytes
_LARGEST_DESCRIPTION = 2**18  # bytes of a `paper.toml`
_MOST_DOTS = 500  # in a line of it: tomllib's time grows with the square of a key's parts

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_TEXTS = ("title", "label", "language", "publisher", "date", "url", "licence", "origin")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")


@dataclass(frozen=True)
class Paper:
    """One paper. `about` has the values of `paper.toml`, where empty strings mean unknown; `file`
    is the text, plain or in Markdown, or the extract of the paper's HTML.
    """

    folder: Path
    about: dict[str, Any]
    file: Path

    @property
    def id(self) -> str:
        return self.folder.name

    def skipped(self, error: IbidError) -> Skipped:
        """This paper as one that cannot be used, and why."""
        return Skipped.of(self.id, f"{self.id}/{self.file.name}", error)

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

    def _web_paper(self, data: bytes) -> WebPaper:
        """The extract of the paper's HTML; one of an older reader is made anew from the page, in a
        process with limits, where that can be read.
        """
        stored: WebPaper = from_json(WebPaper, json.loads(data))
        original = self.folder / ORIGINAL
        if stored.reader == WEB_READER or not original.is_file():
            return stored
        try:
            page = read_regular(original, _LARGEST_TEXT)
            found = parse_incoming(page, "text/html", original.name, _LARGEST_TEXT // MEBIBYTE)
        except (OSError, UnreadablePaper):
            return stored
        return found.web or stored

    def _completed(self, found: WebPaper) -> Description:
        """The description, completed with what the file says of itself."""
        own = self.description
        return replace(
            own,
            title=own.title or found.title,
            authors=own.authors or found.authors,
            language=self.about["language"] or found.language or "en",
            issued=own.issued or (found.date if found.date and is_date(found.date) else None),
            url=own.url or (found.url if found.url and is_address(found.url) else None),
        )

    def load(self) -> bytes:
        """The bytes of the file. Raises `BadPaper` where it cannot be read."""
        try:
            return read_regular(self.file, _LARGEST_TEXT)
        except OSError as error:
            raise self._unreadable(error) from error

    def check(self) -> None:
        """Raise `BadPaper` where the file is not one that can be loaded, without opening it."""
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
        """A SHA-256 of everything that the document depends on."""
        own = {".json": [WEB_READER], ".md": [WEB_READER, MARKDOWN_READER]}
        readers = [READER, *own.get(self.file.suffix, [])]
        known = json.dumps([*readers, self.id, self.about], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()

    def read(self, data: bytes | None = None) -> Document:
        """The document of the paper. Raises `UnreadableText` or `BadPaper` and no other error."""
        data = self.load() if data is None else data
        is_web_paper = self.file.suffix == ".json"
        try:
            if self.file.suffix == ".md":
                found = read_markdown_paper(data, str(self.file))
                return web_paper_document(found, self._completed(found))
            if not is_web_paper:
                return read_text(data, self.description, str(self.file))
            return web_paper_document(self._web_paper(data), self.description)
        except (IbidError, MemoryError):
            raise
        except Exception as error:
            if is_web_paper:
                raise BadPaper(
                    f"{self.file} has changed since it was written: {_why(error)}.",
                    "Add the paper again, from its original.html.",
                ) from error
            raise BadPaper(
                f"{self.file} cannot be read: {_why(error)}.",
                "This is a fault of the program: please report it, with the text if you may.",
            ) from error


def _why(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else repr(error)[:300]


def _text_of(folder: Path) -> Path | None:
    """The path of a paper's text, whatever is there: it may be a pipe, say."""
    return next((folder / name for name in _FILES if os.path.lexists(folder / name)), None)


def open_paper(folder: Path) -> Paper:
    """The paper in `folder`. Raises `BadPaper` where its name or its description is wrong."""
    if not _NAME.fullmatch(folder.name):
        raise BadPaper(
            f"{folder.name!r} cannot name a paper.",
            "Use lower-case letters, digits, dots, dashes and underscores.",
        )
    description = folder / "paper.toml"
    about: dict[str, Any] = {**dict.fromkeys(_TEXTS, ""), "authors": []}
    for key, value in _read_toml(description).items():
        about[key] = _checked(description, key, value)
    _check_format(description, about)
    return Paper(folder, about, _text_of(folder) or folder / _FILES[0])


def _read_toml(file: Path) -> dict[str, Any]:
    """The values of a description; none where there is no file. Raises `BadPaper`."""
    try:
        text = read_regular(file, _LARGEST_DESCRIPTION).decode("utf-8")
        if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
            raise ValueError(f"a line has more than {_MOST_DOTS} dots")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        cause = getattr(error, "strerror", None) or error
        if isinstance(error, RecursionError):
            cause = "it is nested too deeply"
        raise BadPaper(
            f"{file} cannot be read: {cause}.", "Correct it; see docs/getting-started.md."
        ) from error


def _checked(file: Path, key: str, value: object) -> str | list[str]:
    """A value of a description; empty where nothing of it can be seen. Raises `BadPaper`."""
    if key not in (*_TEXTS, "authors"):
        raise BadPaper(
            f"{file} has {key!r}, which is not a key of a description.",
            f"The keys are: {', '.join((*_TEXTS, 'authors'))}.",
        )
    if key == "authors" and isinstance(value, list):
        names = [name for name in value if isinstance(name, str)]
        if len(names) == len(value):
            return [name for name in names if is_visible(name)]
    elif key != "authors" and isinstance(value, str):
        return value if is_visible(value) else ""
    raise BadPaper(
        f"{file} has a {key!r} of the wrong kind.",
        "`authors` is a list of strings, all others are strings.",
    )


def _check_format(file: Path, about: dict[str, Any]) -> None:
    """Raise `BadPaper` where the date or the address of a description is none."""
    for key, is_right, example in (
        ("date", is_date, "2021, 2021-03 or 2021-03-05"),
        ("url", is_address, "https://…"),
    ):
        if about[key] and not is_right(about[key]):
            raise BadPaper(f"{file} has the {key} {about[key]!r}.", f"Write it as {example}.")


def is_address(text: str) -> bool:
    """Whether `text` can be the address of a paper."""
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


def list_papers(folder: Path, *more: Path, skipped: list[Skipped] | None = None) -> Iterator[Paper]:
    """The papers in a folder of papers, by name, then those in `more` folders, which may be
    missing. Folders within them that hold no paper are ignored.

    A paper that cannot be used, or that has the name of an earlier one, is added to `skipped`;
    without that list, `BadPaper` is raised. `BadPaper` is always raised where `folder` does not
    exist, or one of the folders cannot be listed.
    """
    if not os.path.lexists(folder):
        raise BadPaper(
            f"There is no folder of papers at {folder}.",
            "Create it, or name another with the setting IBID_PAPERS.",
        )
    known: dict[str, Path] = {}
    for place in (folder, *filter(os.path.isdir, more)):
        for child in _children(place):
            try:
                paper = _paper_in(child, known)
            except BadPaper as error:
                if skipped is None:
                    raise
                file = _text_of(child) or child / _FILES[0]
                skipped.append(Paper(child, {}, file).skipped(error))
                continue
            if paper is not None:
                yield paper


def _paper_in(folder: Path, known: dict[str, Path]) -> Paper | None:
    """The paper in a folder, which is added to the `known` ones by its name; `None` without one.

    Raises `BadPaper` where it cannot be used, or its name is known.
    """
    if _readable_text_of(folder) is None:
        return None
    name = folder.name
    if name in known:
        raise BadPaper(
            f"There are two papers {name!r}: {known[name]} and {folder}.",
            "Give one of the folders another name.",
        )
    known[name] = folder
    paper = open_paper(folder)
    paper.check()
    return paper


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        raise BadPaper(
            f"The folder of papers {folder} cannot be read: {error.strerror or error}.",
            "Mend its permissions, or name another with the setting IBID_PAPERS.",
        ) from error


def _readable_text_of(folder: Path) -> Path | None:
    """As `_text_of`. Raises `BadPaper` where the folder cannot be looked into."""
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
