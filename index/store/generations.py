"""The files of an index: generations, and the pointer to the one that is read.

<home>/current                       the pointer: checks itself, replaced atomically
<home>/generations/<number>-<id>/    one built index, never changed once it is pointed at
    store.sqlite  vectors.faiss  terms/  build.json  changes.jsonl

A reader holds a lease on the folder it reads (a shared lock that ends with its process), and a
generation that is no longer pointed at is dropped once nobody holds one.
"""

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import DamagedIndex, NoIndex

_BUILD = "Run `ibid build`."
_AGAIN = 0.01  # seconds between two attempts to lease the generation that is pointed at


@dataclass(frozen=True, slots=True)
class Generation:
    """The files of one built index.

    `written` is the SHA-256 that each file was written with, by its path within the folder; it is
    empty as long as nothing points at the generation.
    """

    folder: Path
    id: str
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        return self.folder / "store.sqlite"

    @property
    def vectors(self) -> Path:
        return self.folder / "vectors.faiss"

    @property
    def terms(self) -> Path:
        return self.folder / "terms"

    @property
    def report(self) -> Path:
        return self.folder / "build.json"

    @property
    def changes(self) -> Path:
        return self.folder / "changes.jsonl"

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file, by its path within the folder."""
        return self._hashes_of(self.folder)

    def _hashes_of(self, path: Path) -> dict[str, str]:
        files = sorted(path.rglob("*")) if path.is_dir() else [path] if path.exists() else []
        return {self._name(file): _digest(file) for file in files if not file.is_dir()}

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def check(self, *paths: Path) -> None:
        """Check files, and the files of folders, against the hashes that they were written with;
        without `paths` all files. Raises `DamagedIndex` where one differs, is missing or was added.
        """
        for path in paths or (self.folder,):
            inside = "" if path == self.folder else self._name(path)
            written = {
                name: digest
                for name, digest in self.written.items()
                if inside in ("", name) or name.startswith(f"{inside}/")
            }
            try:
                found = self._hashes_of(path)
            except OSError as error:
                raise _unreadable(path, error) from error
            for name in sorted(written.keys() | found.keys()):
                if written.get(name) != found.get(name):
                    state = "is missing" if name not in found else "is not as it was written"
                    raise DamagedIndex(f"{self.folder / name} {state}.", _BUILD)


@dataclass(frozen=True, slots=True)
class Pointer:
    """The content of the pointer: the standing generation and the hash of each of its files."""

    folder: str
    index: str
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        """The bytes of the pointer: a line with the SHA-256 of the JSON line after it."""
        fields = {"folder": self.folder, "index": self.index, "files": self.files}
        line = json.dumps(fields, sort_keys=True).encode()
        return hashlib.sha256(line).hexdigest().encode() + b"\n" + line + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> "Pointer":
        """The pointer in a file's bytes. Raises `ValueError` where a byte was changed."""
        line = data[65:-1]
        if data != hashlib.sha256(line).hexdigest().encode() + b"\n" + line + b"\n":
            raise ValueError("it is not as it was written")
        return cls(**json.loads(line))


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(folder: Path, *, alone: bool) -> Iterator[bool]:
    """A lock on `folder`, exclusive (`alone`) or shared; yields whether it was acquired.

    Raises `OSError` where the folder cannot be opened. Windows has no such locks, but there a
    file that is being read cannot be deleted.
    """
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
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

    @property
    def salvage(self) -> Path:
        return self.folder / "embedding.sqlite"

    @property
    def generations(self) -> Path:
        return self.folder / "generations"

    def pointed(self) -> bytes:
        """The bytes of the pointer, to detect a switch; empty where there is none."""
        try:
            return self.pointer.read_bytes()
        except OSError:
            return b""

    def _point(self) -> Pointer:
        try:
            return Pointer.from_bytes(self.pointer.read_bytes())
        except FileNotFoundError as error:
            raise NoIndex(f"There is no index in {self.folder}.", _BUILD) from error
        except OSError as error:
            raise _unreadable(self.pointer, error) from error
        except (ValueError, TypeError) as error:
            raise DamagedIndex(f"{self.pointer} cannot be read: {error}.", _BUILD) from error

    def prepare(self, ident: str) -> Generation:
        """An empty folder for a new generation. Requires the lock on builds."""
        self.generations.mkdir(parents=True, exist_ok=True)
        numbers = [child.name.partition("-")[0] for child in self.generations.iterdir()]
        number = max((int(name) for name in numbers if name.isdecimal()), default=0) + 1
        generation = Generation(self.generations / f"{number:06}-{ident}", ident)
        generation.folder.mkdir()
        return generation

    def switch(self, built: Generation) -> None:
        """Make `built` the generation that is read, after syncing its files to disk."""
        for path in built.folder.rglob("*"):
            _sync(path)
        for path in (built.folder, self.generations):
            _sync(path)
        temporary = self.pointer.with_suffix(".new")
        temporary.write_bytes(Pointer(built.folder.name, built.id, built.hashes()).to_bytes())
        _sync(temporary)
        temporary.replace(self.pointer)
        _sync(self.folder)

    def others(self) -> list[Path]:
        """The folders of all generations but the one that is pointed at."""
        try:
            standing = self._point().folder
        except (NoIndex, DamagedIndex):
            standing = ""  # without a pointer no generation can be trusted
        try:
            return [child for child in self.generations.iterdir() if child.name != standing]
        except OSError:
            return []

    def drop_others(self) -> None:
        """Delete every generation that is neither pointed at nor in use. Requires the lock on
        builds; what cannot be deleted is left to the next build.
        """
        for other in self.others():
            drop(other)

    def with_store(self) -> Generation | None:
        """The standing generation, if at least its store is undamaged."""
        try:
            point = self._point()
            generation = Generation(self.generations / point.folder, point.index, point.files)
            sound = _digest(generation.store) == point.files.get(generation.store.name)
        except (NoIndex, DamagedIndex, OSError):
            return None
        return generation if sound else None

    @contextmanager
    def reading(self, *, whole: bool = True) -> Iterator[Generation]:
        """The standing generation, which is not deleted within the block. With `whole` every file
        is checked first; without, the caller checks what it reads (`Generation.check`).

        Raises `NoIndex` where there is none, `DamagedIndex` where a file is damaged.
        """
        with ExitStack() as stack:
            generation = self._lease(stack)
            if whole:
                generation.check()
            yield generation

    def _lease(self, stack: ExitStack) -> Generation:
        """The standing generation, under a lease that `stack` releases."""
        while True:
            point = self._point()
            generation = Generation(self.generations / point.folder, point.index, point.files)
            try:
                held = stack.enter_context(_held(generation.folder, alone=False))
                # A build may have switched to another since, and be deleting this one.
                if held and self.pointed() == point.to_bytes():
                    return generation
            except OSError as error:
                if self.pointed() == point.to_bytes():
                    raise _unreadable(generation.folder, error) from error
            stack.close()
            time.sleep(_AGAIN)

    def current(self) -> Generation:
        """The standing generation, all files checked. Raises as `reading` does."""
        with self.reading() as generation:
            return generation


def drop(folder: Path) -> None:
    """Delete a generation, unless it is in use."""
    try:
        with _held(folder, alone=True) as held:
            if held:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        return


def _unreadable(path: Path, error: OSError) -> DamagedIndex:
    remedy = "Correct its permissions." if isinstance(error, PermissionError) else _BUILD
    return DamagedIndex(f"{path} cannot be read: {error.strerror or error}.", remedy)
