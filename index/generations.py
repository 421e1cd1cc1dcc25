"""Where an index lies on disk, and the one pointer that says which generation is read.

<home>/current                 the pointer: a small JSON file, replaced atomically
<home>/generations/<id>/       one built index, never changed once it is pointed at
    store.sqlite  vectors.faiss  terms/
"""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.errors import DamagedIndex, NoIndex

_BUILD = "Run `ibid build`."


@dataclass(frozen=True, slots=True)
class Generation:
    """The files of one built index."""

    folder: Path

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def store(self) -> Path:
        return self.folder / "store.sqlite"

    @property
    def vectors(self) -> Path:
        return self.folder / "vectors.faiss"

    @property
    def terms(self) -> Path:
        return self.folder / "terms"

    def hashes(self) -> dict[str, str]:
        """Path within the folder → SHA-256, for every file."""
        files = sorted(file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix(): _digest(file) for file in files}


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds the index."""

    folder: Path

    @property
    def pointer(self) -> Path:
        return self.folder / "current"

    @property
    def lock(self) -> Path:
        return self.folder / "build.lock"

    def generation(self, ident: str) -> Generation:
        return Generation(self.folder / "generations" / ident)

    def pointed(self) -> bytes:
        """The pointer as it is now, to tell whether it has been switched."""
        try:
            return self.pointer.read_bytes()
        except OSError:
            return b""

    def prepare(self, ident: str) -> Generation:
        """An empty folder for a generation that is to be built."""
        generation = self.generation(f"{ident}.new")
        shutil.rmtree(generation.folder, ignore_errors=True)
        generation.folder.mkdir(parents=True)
        return generation

    def switch(self, built: Generation) -> Generation:
        """Make `built` the generation that is read, and drop the others."""
        for file in built.folder.rglob("*"):
            _sync(file)
        _sync(built.folder)
        final = self.generation(built.id.removesuffix(".new"))
        if final.folder.exists():
            shutil.rmtree(final.folder)
        built.folder.rename(final.folder)
        _sync(final.folder.parent)
        entry = {"generation": final.id, "files": final.hashes()}
        temporary = self.pointer.with_suffix(".new")
        temporary.write_text(json.dumps(entry, indent=1), "utf-8")
        _sync(temporary)
        temporary.replace(self.pointer)
        _sync(self.folder)
        for other in final.folder.parent.iterdir():
            if other != final.folder:
                shutil.rmtree(other, ignore_errors=True)
        return final

    def current(self) -> Generation:
        """The generation to read, checked file by file.

        Raises `NoIndex` where there is none, `DamagedIndex` where a file is not as it was written.
        """
        try:
            entry = json.loads(self.pointer.read_text("utf-8"))
            ident, files = str(entry["generation"]), dict(entry["files"])
        except FileNotFoundError as error:
            raise NoIndex(f"There is no index in {self.folder}.", _BUILD) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedIndex(f"{self.pointer} cannot be read: {error}.", _BUILD) from error
        generation = self.generation(ident)
        try:
            found = generation.hashes()
        except OSError as error:
            raise DamagedIndex(f"{generation.folder} cannot be read: {error}.", _BUILD) from error
        for name in sorted(files.keys() | found.keys()):
            if files.get(name) != found.get(name):
                state = "is missing" if name not in found else "is not as it was written"
                raise DamagedIndex(f"{generation.folder / name} {state}.", _BUILD)
        return generation
