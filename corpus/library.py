"""The papers on the shelf: a folder each, holding `paper.txt` and `paper.toml`."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.documents import Document
from corpus.errors import BadPaper
from corpus.text import Description, read_text

# Changes whenever the same bytes would be read differently, so that indexes are built again.
READER = "text-2"

SHIPPED = Path(__file__).parent / "papers"

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_TEXTS = ("title", "label", "language", "publisher", "date", "licence", "origin")


@dataclass(frozen=True)
class Paper:
    """One folder on the shelf. Empty strings in `about` mean that the thing is not known."""

    folder: Path
    about: dict[str, Any]

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def file(self) -> Path:
        return self.folder / "paper.txt"

    @property
    def description(self) -> Description:
        return Description(
            id=self.id,
            title=self.about["title"] or None,
            label=self.about["label"] or None,
            authors=tuple(self.about["authors"]),
            language=self.about["language"] or "en",
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
        known = json.dumps([READER, self.id, self.about], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()

    def read(self, data: bytes | None = None) -> Document:
        """Read the paper. Raises `UnreadableText` or `BadPaper`."""
        return read_text(self.load() if data is None else data, self.description, str(self.file))


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
    return Paper(folder, about)


def shelf(folder: Path) -> Iterator[Paper]:
    """The papers in `folder`, by name. A folder without `paper.txt` is passed over.

    Raises `BadPaper` where `folder` does not exist or a paper in it is not as it should be.
    """
    if not folder.is_dir():
        raise BadPaper(
            f"There is no folder of papers at {folder}.",
            "Make it, or name another with the setting IBID_PAPERS.",
        )
    for child in sorted(folder.iterdir()):
        if (child / "paper.txt").is_file():
            yield open_paper(child)
