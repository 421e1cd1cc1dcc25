"""Harm done to every file of an index, and what came of it: `python -m tests.index.damage`.

After each harm, opening the index must fail with a message and a remedy, and the next build must
repair it from the texts. Prints a table.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.errors import IbidError
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles, find_model
from index.encoding.selection import open_encoder
from index.plan import from_papers
from index.report import Report
from index.search.reader import open_about, open_changes, open_documents, open_index, verify_index
from index.store.generations import Home
from tests.index.kills import TEXTS, answers, shelve

POINTER = "current"
FOLDER = "a folder in its place"
FILES = (
    POINTER,
    "store.sqlite",
    "vectors.faiss",
    "build.json",
    "changes.jsonl",
    "terms/terms.json",
    "terms/data.csc.index.npy",
    "terms/indices.csc.index.npy",
    "terms/indptr.csc.index.npy",
    "terms/params.index.json",
    "terms/vocab.index.json",
)


def open_to_answer(home: Home) -> object:
    """The index as a question at the command line opens it."""
    return open_index(home, whole=False)


# Each reader, and what it reads; it need not notice what becomes of other files.
_ANSWERING = tuple(name for name in FILES if name != "changes.jsonl")
READERS: dict[Callable[[Home], object], tuple[str, ...]] = {
    open_index: FILES,
    verify_index: FILES,
    open_to_answer: _ANSWERING,
    open_documents: (POINTER, "store.sqlite"),
    open_about: (POINTER, "store.sqlite", "build.json"),
    open_changes: (POINTER, "store.sqlite", "build.json", "changes.jsonl"),
}


def _flip(at: float) -> Callable[[Path, Path, Path], None]:
    def flip(file: Path, _other: Path, _twin: Path) -> None:
        data = bytearray(file.read_bytes())
        data[min(int(at * len(data)), len(data) - 1)] ^= 1
        file.write_bytes(data)

    return flip


def _cut(share: float) -> Callable[[Path, Path, Path], None]:
    def cut(file: Path, _other: Path, _twin: Path) -> None:
        os.truncate(file, int(share * file.stat().st_size))

    return cut


def _append(file: Path, _other: Path, _twin: Path) -> None:
    with file.open("ab") as opened:
        opened.write(b"\0")


def _delete(file: Path, _other: Path, _twin: Path) -> None:
    file.unlink()


def _swap(file: Path, other: Path, _twin: Path) -> None:
    """Two files of one generation change places."""
    kept = file.read_bytes()
    file.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def _swap_with_twin(file: Path, _other: Path, twin: Path) -> None:
    """The same file of another index, as good as this one, is put in its place."""
    shutil.copyfile(twin, file)


def _folder(file: Path, _other: Path, _twin: Path) -> None:
    file.unlink()
    file.mkdir()


HARMS = {
    "emptied": _cut(0),
    "truncated to half": _cut(0.5),
    "truncated by a byte": _cut(0.999999),
    "first byte flipped": _flip(0),
    "middle byte flipped": _flip(0.5),
    "last byte flipped": _flip(1),
    "a byte appended": _append,
    "deleted": _delete,
    "swapped with another": _swap,
    "swapped with that of another index": _swap_with_twin,
    FOLDER: _folder,
}


class Patient:
    """An index of a shelf, the same index unharmed, and one of another shelf."""

    def __init__(self, folder: Path, encoder: Encoder, files: ModelFiles) -> None:
        self.folder, self.encoder, self.files = folder, encoder, files
        self.shelf = shelve(folder / "shelf", TEXTS["before"])
        other = shelve(folder / "other shelf", TEXTS["after"])
        self.sound, self.twin = Home(folder / "sound"), Home(folder / "twin")
        # The one has been built twice, so that something stands in every file.
        self.build(self.sound, other)
        self.first = self.build(self.sound, self.shelf)
        self.build(self.twin, self.shelf)
        self.build(self.twin, other)
        self.home = Home(folder / "home")
        self.harmed: set[str] = set()
        self.said = answers(open_index(self.sound), encoder)

    def build(self, home: Home, shelf: Path | None = None) -> Report:
        sources = from_papers(shelf or self.shelf)
        return build(sources, home, self.files, lambda: self.encoder)

    @staticmethod
    def file(home: Home, name: str) -> Path:
        return home.pointer if name == POINTER else home.current().folder / name

    def harm(self, name: str, harm: str) -> bool:
        """Begin with the sound index, and do one harm to one of its files; whether that changed it:
        two indexes may have the same bytes in a file.
        """
        shutil.rmtree(self.home.folder, ignore_errors=True)
        shutil.copytree(self.sound.folder, self.home.folder)
        another = FILES[(FILES.index(name) + 1) % len(FILES)]
        self.harmed = {name, another} if HARMS[harm] is _swap else {name}
        places = [self.file(self.home, name), self.file(self.home, another)]
        file, other = places
        HARMS[harm](file, other, self.file(self.twin, name))
        return not (
            file.is_file() and file.read_bytes() == self.file(self.sound, name).read_bytes()
        )

    def noticed(self) -> list[IbidError]:
        """What each reader says that reads a harmed file. Fails where one reads on, and where one
        that reads none does not.
        """
        errors = []
        for read, files in READERS.items():
            if self.harmed.isdisjoint(files):
                read(self.home)
                continue
            try:
                read(self.home)
            except IbidError as error:
                errors.append(error)
            else:
                raise AssertionError(f"{read.__name__} did not notice")
        return errors

    def repaired(self) -> Report:
        """The report of the next build, after which the index must answer as before the harm."""
        report = self.build(self.home)
        assert report.index == self.first.index
        assert answers(open_index(self.home), self.encoder) == self.said
        return report


def main() -> None:
    files = find_model()
    table = Table("file", "harm", "noticed", "repaired by the next build")
    with tempfile.TemporaryDirectory() as folder:
        patient = Patient(Path(folder), open_encoder(files), files)
        for name in FILES:
            for harm in HARMS:
                if (name, harm) == (POINTER, FOLDER):
                    continue  # it is not ours to remove: the build says that it is in the way
                if not patient.harm(name, harm):
                    table.add_row(name, harm, "the bytes are the same", "")
                    continue
                error = patient.noticed()[0]
                report = patient.repaired()
                words = str(error).replace(str(patient.home.generations), "…")
                done = f"yes, {report.embedded} embedded, {report.reused} reused"
                table.add_row(name, harm, words.replace(folder, "…"), done)
    Console(width=180).print(table)


if __name__ == "__main__":
    main()
