"""Encoders run by sentence-transformers and PyTorch: any model of that library."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoding.encoder import Encoder, Matrix, Model
from index.encoding.models import ModelFiles
from index.encoding.weight_changes import changed
from index.errors import UnusableModel

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 16  # texts of a batch


def set_library_defaults() -> None:
    """Set environment variables that PyTorch, transformers and huggingface_hub read when they are
    imported, where the user has not set them: no network, no telemetry, no progress bars, no
    spinning threads.

    They can be set in no other way. Call this right before the first import of one of these
    libraries, and nowhere else: most commands import none of them.
    """
    for name in (
        "HF_HUB_OFFLINE",
        "TRANSFORMERS_OFFLINE",
        "HF_HUB_DISABLE_TELEMETRY",
        "HF_HUB_DISABLE_PROGRESS_BARS",
    ):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Threads that spin while they wait take cores from those that work: on a busy machine of two
    # cores that makes encoding three times slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def gpu() -> str | None:
    """The name of PyTorch's GPU device; `None` where it finds none."""
    set_library_defaults()
    import torch

    return "cuda" if torch.cuda.is_available() else None


class TorchEncoder(Encoder):
    """A model run by sentence-transformers; calls are serialised by a lock.

    Raises `UnusableModel` where the files do not load.
    """

    def __init__(self, files: ModelFiles, device: str = "cpu") -> None:
        self._network = self._load(files.folder, device)
        known = files.known
        if known is not None and known.changes is not None:
            self._change(known.changes)
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
    def _load(folder: Path, device: str) -> "SentenceTransformer":
        set_library_defaults()
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        try:
            return SentenceTransformer(str(folder), device=device, local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise UnusableModel(
                f"The model in {folder} cannot be loaded: {error}.",
                "Name a sentence-transformers model's folder.",
            ) from error

    def _change(self, changes: Path) -> None:
        """Change the weights of the network by those in a file."""
        import torch

        transformer = self._network[0].auto_model
        before = {name: value.cpu().numpy() for name, value in transformer.state_dict().items()}
        after = changed(before, changes)
        transformer.load_state_dict({name: torch.from_numpy(after[name]) for name in after})

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
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

    def _embed(self, texts: Sequence[str]) -> Matrix:
        if not texts:
            return np.zeros((0, self.model.dimensions), dtype=np.float32)
        self._check(texts)
        with self._lock:
            found: Matrix = self._network.encode(
                list(texts),
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return found

    def _check(self, texts: Sequence[str]) -> None:
        # A token of plain letters is at least one of them. Others may be several tokens each,
        # such as the syllables of Korean, so those texts are always counted.
        long = [text for text in texts if not text.isascii() or len(text) >= self.model.tokens]
        for text, spans in zip(long, self.token_spans(long), strict=True):
            if len(spans) > self.model.tokens:
                raise self._too_long(text, len(spans))
