"""The known encoders in ONNX Runtime: the weights, mapped from their file, in a graph of our own
(see `encoder_graphs`). PyTorch is not imported.
"""

import json
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoding.cores import on_all_cores
from index.encoding.encoder import Encoder, Matrix, Model
from index.encoding.models import KnownModel, ModelFiles, longest_text
from index.encoding.tokens import load_tokenizer
from index.encoding.weight_changes import changed
from index.errors import UnusableModel

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

# Tokens of a batch at most, padding included; texts of about one length share it. Measured by
# `python -m tests.bench embedding`: larger batches leave the processor's cache, smaller ones cost
# calls.
_BATCH_TOKENS = 512
_MOST_TEXTS = 8  # of a batch, so that every core has several batches in a round
_UNUSED = "pooler."  # a layer of the original networks that sentence-transformers leaves out


def _mapped(file: Path) -> dict[str, Matrix]:
    """The float32 tensors of a safetensors file that a graph uses, by name, not copied.

    The format: eight bytes that count those of a JSON header, the header, the tensors. The caller
    has checked the file. Raises `OSError`, `ValueError`.
    """
    with file.open("rb") as opened:
        data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    tensors = {}
    for name, about in header.items():
        if about.get("dtype") == "F32" and not name.startswith(_UNUSED):
            low, high = about["data_offsets"]
            found = np.frombuffer(data, "<f4", (high - low) // 4, 8 + size + low)
            tensors[name] = found.reshape(about["shape"])
    return tensors


def _session(graph: Path, weights: dict[str, Matrix], *, pack: bool) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # A batch runs on one core, and batches side by side: cores that share one wait for each other.
    options.intra_op_num_threads = 1
    # The graph is already fused; optimising it again would take longer than loading it.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    if not pack:
        options.add_session_config_entry("session.disable_prepacking", "1")
    names = list(weights)
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(weights[name]) for name in names]
    options.add_external_initializers(names, values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


class OnnxEncoder(Encoder):
    """A known model in ONNX Runtime.

    With `pack` the weights are copied into the order that is quickest to multiply, which takes
    longer than encoding a question or two. Raises `UnusableModel` where the files do not load.
    """

    def __init__(self, files: ModelFiles, known: KnownModel, *, pack: bool = True) -> None:
        try:
            most = longest_text(files.folder)
            self._tokenizer = load_tokenizer(files.folder / "tokenizer.json")
            weights = _mapped(files.folder / "model.safetensors")
            if known.changes is not None:
                weights = changed(weights, known.changes)
            self._session = _session(known.graph, weights, pack=pack)
        except Exception as error:  # onnxruntime and tokenizers raise classes of their own
            raise UnusableModel(
                f"The model in {files.folder} cannot be loaded: {error}.",
                f"Run `ibid model get {known.name} --force`, or install Ibid again.",
            ) from error
        self._weights = weights  # the session reads them where they are
        special = self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self.model = Model(
            files.name, files.sha256, files.precision, known.dimensions, most - special
        )

    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        found = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [one.offsets for one in found]

    def _embed(self, texts: Sequence[str]) -> Matrix:
        encodings = self._tokenizer.encode_batch(list(texts))
        for text, one in zip(texts, encodings, strict=True):
            self._check(text, one)
        rows = [one.ids for one in encodings]
        vectors = np.zeros((len(texts), self.model.dimensions), dtype=np.float32)

        def run(batch: list[int]) -> None:
            vectors[batch] = self._run([rows[place] for place in batch])

        batches = _batches([*map(len, rows)])
        if len(batches) == 1:  # a question: no other thread is needed
            run(batches[0])
        else:
            for _ in on_all_cores(run, batches):
                pass
        return vectors

    def _check(self, text: str, encoding: "Encoding") -> None:
        tokens = len(encoding.ids) - sum(encoding.special_tokens_mask)
        if tokens > self.model.tokens:
            raise self._too_long(text, tokens)

    def _run(self, rows: Sequence[Sequence[int]]) -> Matrix:
        """The unit vectors of rows of token ids, shape (len(rows), dimensions)."""
        width = max(map(len, rows))
        ids = np.zeros((len(rows), width), dtype=np.int32)  # padding is masked, whatever its id
        mask = np.zeros((len(rows), width), dtype=np.int32)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = row
            mask[place, : len(row)] = 1
        vectors: Matrix = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors


def _batches(sizes: Sequence[int]) -> list[list[int]]:
    """Batches of the indices of texts with these numbers of tokens, the longest first; each of at
    most `_BATCH_TOKENS`, except for a single longer text, and at most `_MOST_TEXTS`.
    """
    batches: list[list[int]] = []
    for place in sorted(range(len(sizes)), key=lambda place: (-sizes[place], place)):
        last = batches[-1] if batches else []
        if not last or len(last) == _MOST_TEXTS or (len(last) + 1) * sizes[last[0]] > _BATCH_TOKENS:
            batches.append([])
        batches[-1].append(place)
    return batches
