"""The files that documents were read from, as long as they are the same."""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from corpus.documents import Document
from corpus.library.files import read_regular
from qa.settings import Settings
from web.originals.errors import ChangedFile, MissingFile

_LARGEST = 256 * 2**20  # bytes
_REMEMBERED = 4096  # files that were hashed

Version = tuple[str, int, int, int]  # path, bytes, time of change, number of the file


class Originals:
    """The files of documents below the folders of the settings. Thread-safe.

    A file is read and hashed once, and again when its size or its time of change differs.
    """

    def __init__(self, settings: Settings) -> None:
        self._folders = settings.paper_folders
        self._ledger = settings.ledger
        self._hashes: OrderedDict[Version, str] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, document: Document, file: str) -> Path:
        """The path of a document's file, which is the one that the document was read from.

        `file` is its path within its folder of papers, as the index has it; a source's file is in
        the ledger. Raises `ChangedFile` and `MissingFile`.
        """
        name, cause = file or document.id, "there is no such file"
        is_changed = False
        for path in self._candidates(document, file):
            try:
                if self._hash(path) == document.sha256:
                    return path
                is_changed = True
            except FileNotFoundError:
                continue
            except OSError as error:
                cause = error.strerror or str(error)
        raise ChangedFile.of(name) if is_changed else MissingFile.of(name, cause)

    def load(self, document: Document, file: str) -> bytes:
        """The bytes of a document's file. Raises as `check`."""
        path = self.check(document, file)
        try:
            data = read_regular(path, _LARGEST)
        except OSError as error:
            raise MissingFile.of(file or document.id, error.strerror or str(error)) from error
        if hashlib.sha256(data).hexdigest() != document.sha256:
            raise ChangedFile.of(file or document.id)
        return data

    def _candidates(self, document: Document, file: str) -> Iterator[Path]:
        if document.kind == "source":
            yield self._ledger.path(document.sha256)
            return
        parts = PurePosixPath(file).parts
        if not parts or ".." in parts or PurePosixPath(file).is_absolute():
            return
        for folder in self._folders:
            yield folder.joinpath(*parts)

    def _hash(self, path: Path) -> str:
        """The SHA-256 of a file. Raises `OSError`."""
        status = os.stat(path)
        version = (str(path), status.st_size, status.st_mtime_ns, status.st_ino)
        with self._lock:
            if version in self._hashes:
                self._hashes.move_to_end(version)
                return self._hashes[version]
        found = hashlib.sha256(read_regular(path, _LARGEST)).hexdigest()
        with self._lock:
            self._hashes[version] = found
            while len(self._hashes) > _REMEMBERED:
                self._hashes.popitem(last=False)
        return found
