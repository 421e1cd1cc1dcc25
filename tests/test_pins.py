"""What is installed is what is pinned, and all of it is pinned and locked by hash."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.lock import (
    CONSTRAINTS,
    INSTALLER,
    LEFT_OUT,
    LOCKED,
    ROOT,
    UNHASHED,
    entries,
    requirement,
)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LISTS = ("serve.txt", "test.txt", "uv.txt")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
_PIN = re.compile(r"[a-z0-9-]+==[0-9][^\s;:/@]*(?: ; [\w.<>=!' ]+)?(?: \\)?")


def _pins() -> dict[str, str]:
    """Package → the version pinned for this platform."""
    pins: dict[str, str] = {}
    for entry in entries(CONSTRAINTS.read_text("utf-8")).values():
        for line in entry.splitlines():
            pin = Requirement(line)
            if pin.marker is None or pin.marker.evaluate():
                pins[canonicalize_name(pin.name)] = str(pin.specifier).removeprefix("==")
    return pins


def _locked(name: str) -> dict[str, str]:
    """Package → its entry in a list of requirements."""
    return entries((LOCKED / name).read_text("utf-8"))


def _needs(name: str) -> list[Requirement]:
    """What a distribution asks for; of the project as pyproject.toml has it now."""
    if name != PROJECT["name"]:
        return [Requirement(line) for line in requires(name) or []]
    own = [Requirement(line) for line in PROJECT["dependencies"]]
    for extra, lines in PROJECT["optional-dependencies"].items():
        for need in map(Requirement, lines):
            need.marker = Marker(f"extra == '{extra}'")
            own.append(need)
    return own


def _needed(name: str, extras: frozenset[str], found: dict[str, frozenset[str]]) -> None:
    """Add to `found` all that a distribution needs on this platform, at any depth."""
    if name in found and extras <= found[name]:
        return
    found[name] = found.get(name, frozenset()) | extras
    if name in LEFT_OUT:
        return
    for need in _needs(name):
        environments = [{"extra": extra} for extra in extras] or [{"extra": ""}]
        if need.marker is None or any(need.marker.evaluate(one) for one in environments):
            _needed(canonicalize_name(need.name), frozenset(need.extras), found)


def _all_needed(*extras: str) -> set[str]:
    found: dict[str, frozenset[str]] = {}
    _needed("ibid", frozenset(extras), found)
    return set(found) - {"ibid"}


def test_every_pinned_package_is_installed_in_that_version() -> None:
    wrong = {}
    for name, pinned in _pins().items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue  # another platform's, or one that is left out
        if installed != pinned:
            wrong[name] = (installed, pinned)
    assert not wrong


def test_all_that_the_project_needs_is_pinned() -> None:
    assert not _all_needed("dev") - set(_pins())


def test_all_that_is_needed_is_locked_apart_for_serving_and_testing() -> None:
    serving, testing = set(_locked("serve.txt")), set(_locked("test.txt"))
    unhashed = LEFT_OUT | {UNHASHED}
    assert not _all_needed() - serving - unhashed
    assert not _all_needed("dev") - serving - testing - unhashed
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & serving
    assert set(_locked("uv.txt")) == {INSTALLER}


def test_the_locked_versions_are_the_pinned_ones() -> None:
    pins = {
        name: str(requirement(entry).specifier)
        for name, entry in entries(CONSTRAINTS.read_text("utf-8")).items()
        if name != UNHASHED
    }
    locked = {
        name: str(requirement(entry).specifier)
        for file in LISTS
        for name, entry in _locked(file).items()
    }
    assert locked == {name: pin for name, pin in pins.items() if name not in LEFT_OUT}


@pytest.mark.parametrize("name", LISTS)
def test_every_locked_package_has_hashes(name: str) -> None:
    for entry in _locked(name).values():
        first, *hashes = entry.splitlines()
        assert hashes, first
        assert [line for line in hashes if not _HASH.fullmatch(line)] == []


@pytest.mark.parametrize("file", [CONSTRAINTS, *(LOCKED / name for name in LISTS)])
def test_no_line_names_an_index_or_a_host(file: Path) -> None:
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            pytorch = line.startswith(f"{UNHASHED}==") and file == CONSTRAINTS
            assert pytorch or _PIN.fullmatch(line) or _HASH.fullmatch(line), line
        assert "://" not in line


def test_pytorch_has_no_cuda() -> None:
    import torch

    assert torch.version.cuda is None
    assert not [name for name in _pins() if name.startswith(("nvidia", "cuda", "triton"))]
