"""The parts of a Word file, read from its zip archive within limits."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import unquote

from lxml import etree

from corpus.docx.markup import STRICT, Element
from corpus.extract import UnreadableSource

# Set by hand: decompressed sizes in bytes of one part, and of all that are read. A part of 32 MiB
# that has nothing but cells of tables or runs of one letter takes about 30 seconds and 800 MiB,
# within the limits of the sandbox; the XML of a book of a thousand pages has about 15.
_LARGEST_PART = 32 * 2**20
_LARGEST = 100 * 2**20
_MOST_ENTRIES = 20_000
_ROOT_TAG = 20_000  # bytes in which the root element of a part declares its namespaces
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only ones that the format allows
_RELATIONSHIP = "{*}Relationship"
_SAVE = "Open it in a word processor, and save it as a Word document (.docx)."
_AGAIN = "Open it in a word processor and save it again as .docx, or supply it as a PDF."
_NO_PASSWORD = "Remove the password in the word processor, and save it again as .docx."
_MAIN_TYPE = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Part:
    """An XML part: its root element, and the targets of its relationships by their ids.

    `linked` are the targets outside of the file, `inner` (type, name of the part) of those within.
    """

    root: Element
    linked: Mapping[str, str] = field(default_factory=dict)
    inner: tuple[tuple[str, str], ...] = ()


def open_container(data: bytes, name: str) -> "Container":
    """The container of a Word file; `name` is the file's name in errors.

    Raises `UnreadableSource` with what the file is instead, and the remedy.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableSource(f"{name} is protected by a password.", _NO_PASSWORD)
        raise UnreadableSource(f"{name} is in the old format of Word (.doc).", _SAVE)
    if data.startswith(b"{\\rtf"):
        raise UnreadableSource(f"{name} is in the Rich Text Format (.rtf).", _SAVE)
    if not data.startswith(b"PK"):
        raise UnreadableSource(f"{name} is not a Word document.", _SAVE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableSource(
            f"{name} is damaged: its archive cannot be opened.", _AGAIN
        ) from error
    return Container(archive, name)


class Container:
    """The parts of a Word file. `warnings` say which parts could not be read."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._left = _LARGEST
        self.warnings: list[str] = []
        entries = archive.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise UnreadableSource(f"{name} has {len(entries)} parts, which is too many.", _AGAIN)
        # Other producers write names with other slashes, and in other case.
        self._entries = {_key(one.filename): one for one in reversed(entries)}

    def main(self) -> Part:
        """The part with the text. Raises `UnreadableSource` where there is none."""
        kind = self._bytes("mimetype", 100) or b""
        if b"opendocument" in kind:
            raise UnreadableSource(f"{self._name} is an OpenDocument file (.odt).", _SAVE)
        main = next(
            (name for kind, name in self._relationships("")[1] if kind.endswith(_MAIN_TYPE)), None
        )
        if main is None or _key(main) not in self._entries:
            main = "word/document.xml"
        if _key(main) not in self._entries:
            raise UnreadableSource(f"{self._name} has no part with the text of a document.", _AGAIN)
        part = self._part(main)
        if part is None or etree.QName(part.root).localname != "document":
            raise UnreadableSource(f"{self._name} is not a Word document.", _SAVE)
        return part

    def related(self, part: Part, kind: str) -> Part | None:
        """The part that `part` names as its "footnotes", "styles" and the like; `None` where there
        is none, or it cannot be read, which is then in `warnings`.
        """
        named = next((name for one, name in part.inner if one.endswith(f"/{kind}")), None)
        if named is None or _key(named) not in self._entries:
            named = f"word/{kind}.xml"
        if _key(named) not in self._entries:
            return None
        try:
            return self._part(named)
        except UnreadableSource:
            self.warnings.append(f"The {kind} of the file cannot be read.")
            return None

    def properties(self) -> Element | None:
        """The root element of the file's metadata; `None` where it has none that can be read."""
        named = [
            name for kind, name in self._relationships("")[1] if kind.endswith("/core-properties")
        ]
        for name in [*named, "docProps/core.xml"]:
            try:
                part = self._part(name) if _key(name) in self._entries else None
            except UnreadableSource:
                continue
            if part is not None:
                return part.root
        return None

    def _part(self, name: str) -> Part | None:
        data = self._bytes(name, _LARGEST_PART)
        if data is None:
            return None
        linked, inner = self._relationships(name)
        return Part(self._parsed(data), linked, tuple(inner))

    def _relationships(self, name: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
        """The targets of a part's relationships outside of the file by their ids, and (type, name)
        of those within; those of the whole file where `name` is empty.
        """
        folder, base = posixpath.split(name)
        try:
            data = self._bytes(posixpath.join(folder, "_rels", f"{base}.rels"), _LARGEST_PART)
            root = None if data is None else self._parsed(data)
        except UnreadableSource:
            root = None
        linked: dict[str, str] = {}
        inner: list[tuple[str, str]] = []
        for one in () if root is None else root.iter(_RELATIONSHIP):
            target, kind = one.get("Target", ""), one.get("Type", "")
            if one.get("TargetMode") == "External":
                linked[one.get("Id", "")] = target
            else:
                inner.append((kind, posixpath.normpath(posixpath.join("/", folder, target))))
        return linked, inner

    def _bytes(self, name: str, most: int) -> bytes | None:
        """The bytes of a part; `None` where there is none. Sizes that the archive declares may be
        wrong, so that no more than allowed is ever unpacked.
        """
        entry = self._entries.get(_key(name))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise UnreadableSource(f"{self._name} is protected by a password.", _NO_PASSWORD)
        if entry.compress_type not in _PACKED:
            raise UnreadableSource(f"{self._name} is packed in an unknown way.", _AGAIN)
        most = min(most, self._left)
        try:
            with self._archive.open(entry) as packed:
                data = b"".join(_pieces(packed, most + 1))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableSource(
                f"{self._name} is damaged: {name} cannot be read.", _AGAIN
            ) from error
        if len(data) > most:
            raise UnreadableSource(
                f"{self._name} decompresses to more than {most // 2**20} MiB.",
                "Divide it, or supply its text alone.",
            )
        self._left -= len(data)
        return data

    def _parsed(self, data: bytes) -> Element:
        """The root element of a part, in the names of the variant that all programs write.

        Entities are not resolved, and nothing outside of the part is read.
        """
        head = data[:_ROOT_TAG]
        if b"purl.oclc.org/ooxml" in head:
            for strict, usual in STRICT.items():
                head = head.replace(b'"%b"' % strict, b'"%b"' % usual)
                head = head.replace(b"'%b'" % strict, b"'%b'" % usual)
            data = head + data[_ROOT_TAG:]
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True, collect_ids=False,
        )  # fmt: skip
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            if "memory" in str(error).lower():
                raise MemoryError from error
            raise UnreadableSource(
                f"{self._name} is damaged: its XML cannot be read.", _AGAIN
            ) from error


def _pieces(packed: IO[bytes], most: int) -> Iterator[bytes]:
    """At most so many bytes, in pieces, so that nothing more is ever unpacked."""
    while most > 0 and (piece := packed.read(min(most, 2**20))):
        most -= len(piece)
        yield piece


def _key(name: str) -> str:
    """The name of a part as names are compared."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()
