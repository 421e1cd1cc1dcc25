"""ONNX networks that read a pair of texts: a question and a text that may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.encoding.cores import on_all_cores
from index.encoding.int8_products import products_are_exact
from index.encoding.models import hash_file
from index.encoding.tokens import load_tokenizer
from index.errors import UnusableModel

if TYPE_CHECKING:
    from tokenizers import Encoding

Outputs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """The outputs of a network for one pair, shape (tokens, …) or (outputs,), and its tokens."""

    outputs: Outputs
    tokens: "Encoding"


def check_file(path: Path, sha256: str, package: str) -> None:
    """Check a file's SHA-256. Raises `UnusableModel` where it differs or the file is missing;
    `package` is what to install again then.
    """
    try:
        found = hash_file(path)
    except OSError as error:
        raise UnusableModel(
            f"{path} cannot be read: {error.strerror}.", f"Install {package} again."
        ) from error
    if found != sha256:
        raise UnusableModel(
            f"{path} is not the expected file (SHA-256 {found}).", f"Install {package} again."
        )


class PairNetwork:
    """A loaded network. Safe to share between threads.

    `most` is the number of tokens of a pair that are read; more are cut off from the end of the
    longer text, and from both where both are long. With `pack` the weights are copied into the
    order that is quickest to multiply, which takes longer than a question or two. Raises
    `UnusableModel` where the files do not load.
    """

    def __init__(self, model: Path, tokenizer: Path, most: int, *, pack: bool = True) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # A pair runs on one core, and pairs side by side: cores that share one wait for each
        # other at every step.
        options.intra_op_num_threads = 1
        if not pack:
            options.add_session_config_entry("session.disable_prepacking", "1")
        # Higher levels only change layouts that these networks do not have.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        try:
            if not products_are_exact():
                options.add_session_config_entry("session.x64quantprecision", "1")
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = load_tokenizer(tokenizer)
        except Exception as error:  # onnxruntime and tokenizers raise classes of their own
            raise UnusableModel(
                f"The network in {model} cannot be loaded: {error}.", "Install it again."
            ) from error
        self._tokenizer.enable_truncation(most, strategy="longest_first")

    def read(self, question: str, texts: Sequence[str]) -> list[Read]:
        """The outputs for `question` with each of `texts`, in their order.

        Deterministic, and independent of the other texts: every pair is run by itself. A batch
        would share the scales of int8 arithmetic, and on few cores it is no faster.
        """
        pairs = self._tokenizer.encode_batch([(question, text) for text in texts])
        order = sorted(range(len(pairs)), key=lambda place: (-len(pairs[place].ids), place))
        outputs = on_all_cores(self._run, [pairs[place] for place in order])
        found = dict(zip(order, outputs, strict=True))
        return [Read(found[place], pair) for place, pair in enumerate(pairs)]

    def _run(self, pair: "Encoding") -> Outputs:
        inputs = {
            "input_ids": np.array([pair.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(pair.ids)), dtype=np.int64),
            "token_type_ids": np.array([pair.type_ids], dtype=np.int64),
        }
        outputs: Outputs = self._session.run(None, inputs)[0][0]
        return outputs
