"""What is installed is what constraints.txt names, and it names all of it."""

from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"


def _pins() -> dict[str, str]:
    """Package → the version pinned for this platform."""
    pins: dict[str, str] = {}
    for line in CONSTRAINTS.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            pin = Requirement(line)
            if pin.marker is None or pin.marker.evaluate():
                pins[canonicalize_name(pin.name)] = str(pin.specifier).removeprefix("==")
    return pins


def _needed(name: str, extras: frozenset[str], found: dict[str, frozenset[str]]) -> None:
    """Add to `found` all that a distribution needs on this platform, at any depth."""
    if extras <= found.get(name, frozenset({"-"})):
        return
    found[name] = found.get(name, frozenset()) | extras
    for line in requires(name) or []:
        need = Requirement(line)
        environments = [{"extra": extra} for extra in extras] or [{"extra": ""}]
        if need.marker is None or any(need.marker.evaluate(one) for one in environments):
            _needed(canonicalize_name(need.name), frozenset(need.extras), found)


def test_every_pinned_package_is_installed_in_that_version() -> None:
    wrong = {}
    for name, pinned in _pins().items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue  # uv is needed only where pip cannot find PyTorch's CPU build
        if installed != pinned:
            wrong[name] = (installed, pinned)
    assert not wrong


def test_all_that_the_project_needs_is_pinned() -> None:
    found: dict[str, frozenset[str]] = {}
    _needed("ibid", frozenset({"dev"}), found)
    unpinned = set(found) - set(_pins()) - {"ibid"}
    assert not unpinned


def test_pytorch_has_no_cuda() -> None:
    import torch

    assert torch.version.cuda is None
    assert not [name for name in _pins() if name.startswith(("nvidia", "cuda", "triton"))]
