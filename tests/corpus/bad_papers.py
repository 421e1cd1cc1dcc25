"""Papers that cannot be used, each in a folder of its own, beside others that can."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

WORDS = "The barn stands by the road. It holds hay.\n"


def _described(about: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / "paper.txt").write_text(WORDS, "utf-8")
        (folder / "paper.toml").write_text(about, "utf-8", "surrogateescape")

    return make


def _taken(text: str) -> Callable[[Path], None]:
    return lambda folder: _write(folder / "paper.json", text.encode())


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def _pipe(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        if name == "paper.toml":
            (folder / "paper.txt").write_text(WORDS, "utf-8")
        os.mkfifo(folder / name)

    return make


def _socket(folder: Path) -> None:
    os.mknod(folder / "paper.txt", stat.S_IFSOCK | 0o600)


def _huge(name: str, size: int) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / "paper.txt").write_text(WORDS, "utf-8")
        if name == "paper.json":
            (folder / "paper.txt").unlink()
        with (folder / name).open("wb") as file:
            file.truncate(size)  # it takes no room

    return make


_WEB = '{"text": "A barn.", "paragraphs": [], "notes": [], "authors": [], "warnings": []'

# Found when the paper is opened or loaded, before it is read.
AT_ONCE: dict[str, Callable[[Path], None]] = {
    "nested description": _described("title = " + "[" * 100_000),
    "nested tables": _described("a" + ".a" * 50_000 + " = 1"),
    "huge description": _huge("paper.toml", 2 * 2**20),
    "description that is no UTF-8": _described("title = '\udcff'"),
    "huge number": _described(f"title = {'9' * 10_000}"),
    "wrong description": _described("title = 3"),
    "pipe as text": _pipe("paper.txt"),
    "pipe as description": _pipe("paper.toml"),
    "pipe as taken text": _pipe("paper.json"),
    "socket": _socket,
    "device": lambda folder: (folder / "paper.txt").symlink_to("/dev/zero"),
    "folder as text": lambda folder: (folder / "paper.txt").mkdir(),
    "link to nothing": lambda folder: (folder / "paper.txt").symlink_to("nowhere"),
    "link to itself": lambda folder: (folder / "paper.txt").symlink_to("paper.txt"),
    "huge text": _huge("paper.txt", 300 * 2**20),
    "huge taken text": _huge("paper.json", 300 * 2**20),
}
# Found when it is read.
WHEN_READ: dict[str, Callable[[Path], None]] = {
    "no text": lambda folder: _write(folder / "paper.txt", b"\x00\x01\x02\x03" * 99),
    "empty text": lambda folder: _write(folder / "paper.txt", b""),
    "nested taken text": _taken("[" * 100_000),
    "taken text that is a list": _taken("[]"),
    "taken text that is no JSON": _taken("{"),
    "taken text that lacks fields": _taken("{}"),
    "taken text of a wrong kind": _taken('{"text": 3' + _WEB[17:] + "}"),
    "taken text of wrong paragraphs": _taken(_WEB.replace("[]", '[{"start": "x"}]', 1) + "}"),
    "taken text with more": _taken(_WEB + ', "more": 1}'),
}
BAD = AT_ONCE | WHEN_READ


def make_bad(shelf: Path, kind: str, name: str = "bad") -> Path:
    """A paper of this kind on a shelf; gives its folder."""
    folder = shelf / name
    folder.mkdir(parents=True)
    BAD[kind](folder)
    return folder
