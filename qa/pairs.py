"""Networks that read two texts together: a question and what may answer it.

ONNX files are run by onnxruntime on this machine; tokenising is that of a `tokenizer.json`.
"""

import hashlib
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from index.errors import UnusableModel

if TYPE_CHECKING:
    from tokenizers import Encoding

Outputs = npt.NDArray[np.float32]

_TOKENS_AT_ONCE = 1200  # more gain nothing, and pad more


@dataclass(frozen=True, slots=True)
class Read:
    """What a network says of one pair: its outputs, and how the pair was cut into tokens."""

    outputs: Outputs
    tokens: "Encoding"


def check_file(path: Path, sha256: str, package: str) -> None:
    """Raises `UnusableModel` where a file is missing or is not the one it should be."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnusableModel(
            f"{path} cannot be read: {error.strerror}.", f"Install {package} again."
        ) from error
    if found != sha256:
        raise UnusableModel(
            f"{path} is not the file it should be (SHA-256 {found}).", f"Install {package} again."
        )


class PairNetwork:
    """A loaded network. Safe to share between threads; one call runs at a time.

    `most` is how many tokens of a pair are read; what is more is cut off from the longer text's
    end, and from both where both are long.
    Raises `UnusableModel` where the files do not load.
    """

    def __init__(self, model: Path, tokenizer: Path, most: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        # Threads that wait in a loop would take the cores from the encoder.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # onnxruntime and tokenizers raise what they like
            raise UnusableModel(
                f"The network in {model} cannot be loaded: {error}.", "Install it again."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(most, strategy="longest_first")
        self._lock = threading.Lock()

    def read(self, question: str, texts: Sequence[str]) -> list[Read]:
        """The outputs for `question` with each of `texts`, in their order.

        Deterministic for the same call. With int8 arithmetic, outputs depend in the last digits
        on what else is in a batch.
        """
        pairs = self._tokenizer.encode_batch([(question, text) for text in texts])
        order = sorted(range(len(pairs)), key=lambda place: (len(pairs[place].ids), place))
        found: dict[int, Read] = {}
        with self._lock:
            for places in _batches(order, [len(pair.ids) for pair in pairs]):
                batch = [pairs[place] for place in places]
                outputs = self._session.run(None, _padded(batch))[0]
                for place, pair, row in zip(places, batch, outputs, strict=True):
                    found[place] = Read(row, pair)
        return [found[place] for place in range(len(texts))]


def _batches(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """`order` (by length, shortest first) in batches of about as many tokens."""
    batches: list[list[int]] = []
    for place in order:
        if batches and lengths[place] * (len(batches[-1]) + 1) <= _TOKENS_AT_ONCE:
            batches[-1].append(place)
        else:
            batches.append([place])
    return batches


def _padded(pairs: Sequence["Encoding"]) -> dict[str, Any]:
    shape = (len(pairs), max(len(pair.ids) for pair in pairs))
    ids, mask, types = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, pair in enumerate(pairs):
        size = len(pair.ids)
        ids[row, :size] = pair.ids
        mask[row, :size] = 1
        types[row, :size] = pair.type_ids
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
