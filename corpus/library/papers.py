"""Papers in a folder of papers: each a folder with its text and its description, `paper.toml`, or a
file by itself.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from corpus.documents import Description, Document
from corpus.errors import BadPaper, IbidError
from corpus.extract import UnreadableSource
from corpus.from_extract import web_paper_document
from corpus.html.paper import READER as WEB_READER
from corpus.html.paper import WebPaper
from corpus.library.descriptions import read_description
from corpus.library.file_names import (
    KINDS,
    file_id,
    is_ignored,
    is_paper_name,
    kind_named,
)
from corpus.library.files import check_regular, read_regular
from corpus.library.skipped import Skipped
from corpus.plaintext.reader import read_text
from corpus.sandbox.documents import parse_document
from corpus.sandbox.file_kinds import PaperKind, media_of, other_kind_named, signature_of
from corpus.sandbox.paper_readers import (
    UnreadablePaper,
    is_named_markdown,
    read_paper,
    versions,
)
from corpus.sandbox.process import MEBIBYTE
from corpus.sandbox.upload import parse_incoming
from corpus.serialization import from_json

# Changes whenever the same bytes would be read differently: indexes are then rebuilt.
READER = "text-5"

ORIGINAL = "original.html"  # beside an extract: the page that it was made from
# The files that hold a paper in its folder, the first that is there.
_FILES = ("paper.txt", "paper.json", "paper.md", "paper.pdf", "paper.docx")
_LARGEST = 256 * 2**20  # bytes of a file

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


@dataclass(frozen=True)
class Paper:
    """One paper. `about` has the values of its description, where empty strings mean unknown;
    `file` is the file that it is read from: a text, a PDF, the extract of the paper's HTML.

    `folder` is the paper's own, or, of a paper that is a file by itself, the folder of papers that
    the file is in; such a paper has an `own_id`.
    """

    folder: Path
    about: dict[str, Any]
    file: Path
    own_id: str | None = None

    @property
    def id(self) -> str:
        return self.own_id or self.folder.name

    @property
    def location(self) -> str:
        """The path of the file within its folder of papers."""
        return self.file.name if self.own_id else f"{self.id}/{self.file.name}"

    def skipped(self, error: IbidError) -> Skipped:
        """This paper as one that cannot be used, and why."""
        return Skipped.of(self.id, self.location, error)

    @property
    def description(self) -> Description:
        return replace(self._known, language=self._known.language or "en")

    @property
    def _known(self) -> Description:
        """The description; a language that it does not give is empty."""
        return Description(
            id=self.id,
            title=self.about["title"] or None,
            label=self.about["label"] or None,
            authors=tuple(self.about["authors"]),
            language=self.about["language"],
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
            page = read_regular(original, _LARGEST)
            found = parse_incoming(page, "text/html", original.name, _LARGEST // MEBIBYTE)
        except (OSError, UnreadablePaper):
            return stored
        return found.web or stored

    def load(self) -> bytes:
        """The bytes of the file. Raises `BadPaper` where it cannot be read."""
        try:
            return read_regular(self.file, _LARGEST)
        except OSError as error:
            raise self._unreadable(error) from error

    def check(self) -> None:
        """Raise `BadPaper` where the file is not one that can be loaded, without opening it."""
        try:
            check_regular(self.file, _LARGEST)
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> BadPaper:
        return BadPaper(
            f"{self.file} cannot be read: {error.strerror or error}.",
            "Put a file that can be read there, or take it out of the folder of papers.",
        )

    def kind(self, data: bytes) -> PaperKind | Literal["extract"]:
        """The kind of the file, by its content as far as that shows without opening it. A text in a
        folder of its own is of the kind that its name says.
        """
        if self.own_id is None and self.file.suffix == ".json":
            return "extract"
        signed = signature_of(data)
        if signed is not None:
            return "pdf" if signed == "pdf" else "docx"
        if self.own_id is None and self.file.suffix == ".txt":
            return "text"
        if is_named_markdown(None, self.file.name):
            return "markdown"
        return "html" if media_of(data, None) == "html" else "text"

    @property
    def named_kind(self) -> PaperKind:
        """The kind of the file as far as its name says."""
        return kind_named(self.file.name)

    def key(self, data: bytes) -> str:
        """A SHA-256 of everything that the document depends on."""
        kind = self.kind(data)
        readers = [READER, *versions("html" if kind == "extract" else kind)]
        known = json.dumps([*readers, self.id, self.about], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()

    def read(self, data: bytes | None = None) -> Document:
        """The document of the paper. A PDF, a Word document or a page is opened in a process with
        limits only. Raises `UnreadableText` or `BadPaper` and no other error.
        """
        data = self.load() if data is None else data
        kind = self.kind(data)
        try:
            if kind == "extract":
                return web_paper_document(self._web_paper(data), self.description)
            if kind == "text" and self.own_id is None:
                return read_text(data, self.description, str(self.file))
            if kind == "markdown" and self.own_id is None:
                return read_paper(data, kind, self._known, str(self.file))
            return parse_document(data, self._known, str(self.file))
        except (UnreadablePaper, UnreadableSource) as error:
            raise BadPaper(error.message, error.remedy) from error
        except (IbidError, MemoryError):
            raise
        except Exception as error:
            if kind == "extract":
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
    about = read_description(folder / "paper.toml")
    return Paper(folder, about, _text_of(folder) or folder / _FILES[0])


def open_file(file: Path) -> Paper:
    """The paper that is a file by itself, described by the TOML file of the same name beside it, if
    there is one. Raises `BadPaper` where that is wrong, or the file's name is that of no paper.
    """
    paper = _undescribed(file)
    if not is_paper_name(file.name):
        other = other_kind_named(file.name)
        what = f"is {other.what}" if other else "has the name of no kind of papers"
        remedy = other.remedy if other else f"Papers are {KINDS}; name the file as one of them."
        raise BadPaper(f"{file} {what}.", f"{remedy} Or take it out of the folder of papers.")
    return replace(paper, about=read_description(file.with_suffix(".toml")))


def _undescribed(place: Path) -> Paper:
    """The paper in a folder, or that is a file by itself, without its description."""
    if os.path.isdir(place):
        return Paper(place, {}, _text_of(place) or place / _FILES[0])
    return Paper(place.parent, {}, place, file_id(place.name))


def list_papers(folder: Path, *more: Path, skipped: list[Skipped] | None = None) -> Iterator[Paper]:
    """The papers in a folder of papers, then those in `more` folders, which may be missing: first
    those in folders of their own, by name, then those that are files by themselves. Folders within
    them that hold no paper are ignored, and files that usually lie beside papers.

    A paper that cannot be used, or that has the id of an earlier one, is added to `skipped`;
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
                paper = _paper_at(child, known)
            except BadPaper as error:
                if skipped is None:
                    raise
                skipped.append(_undescribed(child).skipped(error))
                continue
            if paper is not None:
                yield paper


def _paper_at(place: Path, known: dict[str, Path]) -> Paper | None:
    """The paper in a folder or a file, which is added to the `known` ones by its id; `None` without
    one. Raises `BadPaper` where it cannot be used, or its id is known.
    """
    if os.path.isdir(place):
        if _readable_text_of(place) is None:
            return None
    elif is_ignored(place.name) or not (is_paper_name(place.name) or os.path.isfile(place)):
        return None
    ident = _undescribed(place).id
    if ident in known:
        raise BadPaper(
            f"There are two papers {ident!r}: {known[ident]} and {place}.",
            "Give one of them another name.",
        )
    known[ident] = place
    paper = open_paper(place) if os.path.isdir(place) else open_file(place)
    paper.check()
    return paper


def _children(folder: Path) -> list[Path]:
    """What is in a folder of papers: folders by name, then files, which take the id of none."""
    try:
        found = sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        raise BadPaper(
            f"The folder of papers {folder} cannot be read: {error.strerror or error}.",
            "Mend its permissions, or name another with the setting IBID_PAPERS.",
        ) from error
    return sorted(found, key=lambda child: not os.path.isdir(child))


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
