"""The reader's network in training: a BERT with four outputs for every token.

It starts from the weights of the default cross-encoder, or from an earlier reader. Those are int8;
each is multiplied by its scale, which loses no more than quantisation already has.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from index.encoding.weight_changes import SCALE, int8_rows
from index.errors import UnusableModel

try:
    import onnx
    from onnx import numpy_helper
except ImportError as missing:
    raise UnusableModel(
        "Training needs the package onnx, which is not installed.",
        "Run `pip install -c constraints.txt -e '.[train]'`.",
    ) from missing

LAYERS = 10  # of the 12 to start from
WIDTH, HEADS = 384, 12
# Where an answer starts, where it ends, whether the sentence answers; and, at the first token only,
# whether the window does.
OUTPUTS = 4
_HEAD = 0.02  # standard deviation of the head's initial weights, as in BERT
_NOT_NAME = re.compile(r"^/|/(?:MatMul|Gemm)_quant$")

PACKED = ".npz"  # the suffix of files that `pack` writes

_WITHIN = re.compile(r"^.*?(?=bert\.|head\.)")  # modules that the exporter put around

Weights = dict[str, npt.NDArray[np.float32]]


class Network(nn.Module):
    """BERT and one linear layer on each of its tokens; (batch, tokens) to (batch, tokens, 4)."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.bert = BertModel(
            BertConfig(
                hidden_size=WIDTH,
                num_hidden_layers=layers,
                num_attention_heads=HEADS,
                intermediate_size=4 * WIDTH,
                attention_probs_dropout_prob=0.0,
            ),
            add_pooling_layer=False,
        )
        self.head = nn.Linear(WIDTH, OUTPUTS)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        read = self.bert(ids, attention_mask=mask, token_type_ids=types)
        logits: Tensor = self.head(read.last_hidden_state.float())
        return logits


def start(cross_encoder: Path, layers: int = LAYERS) -> Network:
    """An untrained network: the first layers of the cross-encoder in an ONNX file, and a head with
    random weights.

    The random weights come from torch's generator. Raises `UnusableModel` where the
    cross-encoder lacks a weight.
    """
    network = Network(layers)
    kept = load_weights(cross_encoder)
    state = network.state_dict()
    missing = [name for name in state if name.startswith("bert.") and name not in kept]
    if missing:
        raise UnusableModel(
            f"The cross-encoder has no weights {', '.join(missing)}.", "Install it again."
        )
    found = {name: torch.tensor(kept[name]) for name in state if name in kept}
    network.load_state_dict(found, strict=False)
    nn.init.normal_(network.head.weight, std=_HEAD)
    nn.init.zeros_(network.head.bias)
    return network


def start_from(reader: Path) -> Network:
    """The network in a file that `onnx_export` or `pack` wrote, to train it further. Outputs that
    it lacks get random weights, from torch's generator.
    """
    if reader.suffix == PACKED:
        network = Network()
        network.load_state_dict(unpack(reader))
        return network
    graph = onnx.load(str(reader)).graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    # The exporter keeps the names of vectors, and no others. Matrices come in the same order as
    # their biases.
    vectors = {
        _WITHIN.sub("", name): value for name, value in kept.items() if value.dtype == np.float32
    }
    biases = [name for name in vectors if name.endswith("bias") and "LayerNorm" not in name]
    matrices = [
        next(name for name in node.input if name in kept and kept[name].ndim == 2)
        for node in graph.node
        if node.op_type == "MatMulInteger"
    ]
    network = Network(sum(name.endswith("intermediate.dense.bias") for name in biases))
    nn.init.normal_(network.head.weight, std=_HEAD)
    nn.init.zeros_(network.head.bias)
    state = network.state_dict()
    found = {name: value for name, value in vectors.items() if name in state}
    for bias, matrix in zip(biases, matrices, strict=True):
        found[f"{bias.removesuffix('bias')}weight"] = _unscaled(kept, matrix).T
    found |= _embeddings(kept)
    for name, value in found.items():
        # Fewer rows: outputs that are new, positions that are never used.
        state[name][: len(value)] = torch.tensor(np.ascontiguousarray(value))
    network.load_state_dict(state)
    return network


def _embeddings(kept: Mapping[str, npt.NDArray[Any]]) -> Weights:
    """The embeddings in a file that `onnx_export` wrote, with a row for every token."""
    tables = {
        len(value): _unscaled(kept, name)
        for name, value in kept.items()
        if name.endswith("_quantized") and value.dtype == np.uint8
    }
    rows = next(value for value in kept.values() if value.dtype == np.int32 and value.ndim == 1)
    types, places, words = (tables[size] for size in sorted(tables))
    return {
        "bert.embeddings.token_type_embeddings.weight": types,
        "bert.embeddings.position_embeddings.weight": places,
        "bert.embeddings.word_embeddings.weight": words[rows],
    }


def _unscaled(kept: Mapping[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float32]:
    """The floats that an int8 matrix stands for."""
    base = name.removesuffix("_quantized")
    zero = kept[f"{base}_zero_point"].astype(np.float32)
    found: npt.NDArray[np.float32] = kept[name].astype(np.float32) - zero
    found *= kept[f"{base}_scale"]
    return found


def load_weights(file: Path) -> Weights:
    """The weights of a BERT in a dynamically quantised ONNX file, by PyTorch's names, as floats."""
    graph = onnx.load(str(file)).graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found: Weights = {
        name: value
        for name, value in kept.items()
        if name.startswith("bert.") and value.dtype == np.float32
    }
    for name in kept:
        if name.endswith("_quantized") and "embedding" in name:
            found[name.removesuffix("_quantized")] = _unscaled(kept, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = next(name for name in node.input if name in kept and kept[name].ndim == 2)
            # ONNX has the transposed matrix.
            module = _NOT_NAME.sub("", node.name).replace("/", ".")
            found[f"{module}.weight"] = np.ascontiguousarray(_unscaled(kept, weight).T)
    return found


def pack(weights: Mapping[str, Tensor], file: Path) -> None:
    """Write matrices in int8, with a scale for each row, and everything else in float16: so a
    network is carried to a machine that trains it, and back.
    """
    kept: dict[str, npt.NDArray[Any]] = {}
    for name, tensor in weights.items():
        value = tensor.detach().cpu().float().numpy()
        if value.ndim == 2:
            kept[name], kept[name + SCALE] = int8_rows(value)
        else:
            kept[name] = value.astype(np.float16)
    np.savez_compressed(file, allow_pickle=False, **kept)


def unpack(file: Path) -> dict[str, Tensor]:
    """The weights in a file that `pack` wrote, as float32."""
    with np.load(file) as kept:
        return {
            name: torch.from_numpy(
                kept[name].astype(np.float32) * kept.get(name + SCALE, np.float32(1))
            )
            for name in kept
            if not name.endswith(SCALE)
        }
