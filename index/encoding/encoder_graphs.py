"""Writes the ONNX graphs of the known encoders: `python -m index.encoding.encoder_graphs`.

Written from the architectures: BERT (Devlin et al. 2019) and MPNet (Song et al. 2020), followed by
the mean over a text's tokens and a length of one (Reimers and Gurevych 2019). Every weight is an
external initializer with the name that it has in the official `model.safetensors`, in the layout
of PyTorch, so that the file can be mapped and used as it is. Needs the package `onnx`.

Inputs: `input_ids` and `attention_mask`, int32, shape (texts, tokens). Output: `vectors`, float32,
shape (texts, width).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from index.encoding.models import KNOWN, KnownModel

_OPSET = 17
_FUSED = "com.microsoft"  # operators of ONNX Runtime that join several steps


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network. `places_from` is the row of the first token's position."""

    layers: int
    width: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    places_from: int = 0


class _Graph:
    """A graph that is being written."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.initializers: list[Any] = []

    def add(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def weight(self, name: str, *dims: int) -> str:
        """A weight that is given when the graph is loaded."""
        tensor = TensorProto()
        tensor.name, tensor.data_type = name, TensorProto.FLOAT
        tensor.dims.extend(dims)
        tensor.data_location = TensorProto.EXTERNAL
        size = 4 * math.prod(dims)
        for key, value in (("location", "weights"), ("offset", "0"), ("length", str(size))):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, value
        self.initializers.append(tensor)
        return name

    def constant(self, name: str, value: Any, kind: type = np.int64) -> str:
        self.initializers.append(onnx.numpy_helper.from_array(np.array(value, dtype=kind), name))
        return name

    def linear(self, x: str, name: str, output: str, out: int, width: int) -> str:
        """A layer with a weight of shape (out, in), as PyTorch keeps it; `x` has two dimensions."""
        inputs = (x, self.weight(f"{name}.weight", out, width), self.weight(f"{name}.bias", out))
        return self.add("Gemm", inputs, output, transB=1)

    def normed(self, x: str, name: str, output: str, shape: Shape) -> str:
        scale = self.weight(f"{name}.weight", shape.width)
        bias = self.weight(f"{name}.bias", shape.width)
        return self.add(
            "LayerNormalization", (x, scale, bias), output, axis=-1, epsilon=shape.epsilon
        )

    def residual(self, x: str, before: str, name: str, output: str, shape: Shape) -> str:
        """The sum of two, normed."""
        scale = self.weight(f"{name}.weight", shape.width)
        bias = self.weight(f"{name}.bias", shape.width)
        return self.add(
            "SkipLayerNormalization",
            (x, before, scale, bias),
            output,
            domain=_FUSED,
            epsilon=shape.epsilon,
        )


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a layer are called: query, key, value, what joins them, its norm."""

    query: str
    key: str
    value: str
    output: str
    norm: str


BERT = Shape(6, 384, 12, 1536, 30522, 512, 1e-12)
MPNET = Shape(12, 768, 12, 3072, 30527, 514, 1e-5, places_from=2)
_BERT_NAMES = Names(
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "attention.output.LayerNorm",
)
_MPNET_NAMES = Names(
    "attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o",
    "attention.LayerNorm",
)  # fmt: skip
_BUCKETS, _FURTHEST = 32, 128  # of MPNet's relative positions


def bucket(distance: int) -> int:
    """MPNet's bucket of a key that stands `distance` tokens behind the query: half of the buckets
    are for each side, half of those for single distances, the others grow by their logarithm.
    """
    half = _BUCKETS // 2
    exact = half // 2
    first = half if distance > 0 else 0
    far = abs(distance)
    if far < exact:
        return first + far
    grown = np.float32(math.log(far / exact)) / np.float32(math.log(_FURTHEST / exact))
    return first + min(exact + int(grown * np.float32(half - exact)), half - 1)


def _places(graph: _Graph, shape: Shape) -> None:
    """How many tokens the texts have (`tokens`), and the number of each from 0 (`places`)."""
    graph.constant("zero", 0)
    graph.constant("one", 1)
    graph.constant("second", 1)
    graph.add("Shape", ["input_ids"], "size")
    graph.add("Gather", ["size", "second"], "tokens", axis=0)
    graph.add("Range", ["zero", "tokens", "one"], "places")
    graph.constant("first_place", shape.places_from)
    graph.add("Add", ["places", "first_place"], "rows")


def _embedded(graph: _Graph, shape: Shape, *, types: bool) -> str:
    """The embedding of every token, with its position and, in BERT, the first text's type."""
    _places(graph, shape)
    words = graph.weight("embeddings.word_embeddings.weight", shape.vocabulary, shape.width)
    positions = graph.weight("embeddings.position_embeddings.weight", shape.positions, shape.width)
    graph.add("Gather", [words, "input_ids"], "words", axis=0)
    graph.add("Gather", [positions, "rows"], "positions", axis=0)
    summed = graph.add("Add", ["words", "positions"], "placed")
    if types:
        table = graph.weight("embeddings.token_type_embeddings.weight", 2, shape.width)
        graph.add("Gather", [table, "zero"], "type", axis=0)
        summed = graph.add("Add", [summed, "type"], "typed")
    return graph.normed(summed, "embeddings.LayerNorm", "embedded", shape)


def _relative(graph: _Graph, shape: Shape) -> str:
    """MPNet's bias of attention by distance, shape (1, heads, tokens, tokens)."""
    reach = shape.positions - 1
    graph.constant("buckets", [bucket(place - reach) for place in range(2 * reach + 1)])
    graph.constant("reach", reach)
    graph.constant("as_column", [1])
    graph.constant("as_row", [0])
    graph.add("Unsqueeze", ["places", "as_row"], "keys")
    graph.add("Unsqueeze", ["places", "as_column"], "queries")
    graph.add("Sub", ["keys", "queries"], "apart")
    graph.add("Add", ["apart", "reach"], "distances")
    table = graph.weight("encoder.relative_attention_bias.weight", _BUCKETS, shape.heads)
    graph.add("Gather", [table, "buckets"], "bias_by_distance", axis=0)
    graph.add("Gather", ["bias_by_distance", "distances"], "bias_last", axis=0)
    graph.add("Transpose", ["bias_last"], "bias_first", perm=[2, 0, 1])
    return graph.add("Unsqueeze", ["bias_first", "as_row"], "bias")


def _layer(graph: _Graph, shape: Shape, names: Names, number: int, x: str, bias: str) -> str:
    """One layer of the encoder on tokens in one row, shape (texts * tokens, width)."""
    name, out = f"encoder.layer.{number}", f"layer_{number}"
    for part, called in (("query", names.query), ("key", names.key), ("value", names.value)):
        graph.linear(x, f"{name}.{called}", f"{out}_{part}", shape.width, shape.width)
        graph.add("Reshape", [f"{out}_{part}", "by_text"], f"{out}_{part}_by_text")
    parts = [f"{out}_{part}_by_text" for part in ("query", "key", "value")]
    attention = [*parts, "", "attention_mask", bias]
    graph.add(
        "MultiHeadAttention",
        attention if bias else attention[:-1],
        f"{out}_seen_by_text",
        domain=_FUSED,
        num_heads=shape.heads,
    )
    graph.add("Reshape", [f"{out}_seen_by_text", "in_one_row"], f"{out}_seen")
    joined = graph.linear(
        f"{out}_seen", f"{name}.{names.output}", f"{out}_joined", shape.width, shape.width
    )
    attended = graph.residual(joined, x, f"{name}.{names.norm}", f"{out}_attended", shape)
    graph.linear(attended, f"{name}.intermediate.dense", f"{out}_inner", shape.inner, shape.width)
    graph.add("Gelu", [f"{out}_inner"], f"{out}_active", domain=_FUSED)
    graph.linear(f"{out}_active", f"{name}.output.dense", f"{out}_outer", shape.width, shape.inner)
    return graph.residual(f"{out}_outer", attended, f"{name}.output.LayerNorm", out, shape)


def _pooled(graph: _Graph, x: str) -> None:
    """The mean over a text's own tokens, with a length of one."""
    graph.add("Reshape", [x, "by_text"], "last")
    graph.constant("over_tokens", [1])
    graph.constant("per_number", [2])
    graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["mask", "per_number"], "mask_per_number")
    graph.add("Mul", ["last", "mask_per_number"], "own")
    graph.add("ReduceSum", ["own", "over_tokens"], "sum", keepdims=0)
    graph.add("ReduceSum", ["mask", "over_tokens"], "count", keepdims=1)
    graph.add("Div", ["sum", "count"], "mean")
    graph.add("LpNormalization", ["mean"], "vectors", axis=1, p=2)


def _network(shape: Shape, names: Names, *, relative: bool) -> _Graph:
    graph = _Graph()
    embedded = _embedded(graph, shape, types=not relative)
    bias = _relative(graph, shape) if relative else ""
    graph.constant("in_one_row", [-1, shape.width])
    graph.add("Shape", [embedded], "by_text")
    x = graph.add("Reshape", [embedded, "in_one_row"], "row")
    for number in range(shape.layers):
        x = _layer(graph, shape, names, number, x, bias)
    _pooled(graph, x)
    return graph


_WRITERS: dict[str, Callable[[], _Graph]] = {
    "bert": lambda: _network(BERT, _BERT_NAMES, relative=False),
    "mpnet": lambda: _network(MPNET, _MPNET_NAMES, relative=True),
}


def write_graph(known: KnownModel) -> bytes:
    """The graph of a known model, as an ONNX file holds it."""
    made = _WRITERS[known.architecture]()
    shape: list[str | int] = ["texts", "tokens"]
    graph = helper.make_graph(
        made.nodes,
        known.base or known.name,
        [
            helper.make_tensor_value_info(name, TensorProto.INT32, shape)
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", known.dimensions])],
        made.initializers,
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="ibid")
    data: bytes = model.SerializeToString(deterministic=True)
    return data


def main() -> None:
    for known in KNOWN.values():
        known.graph.parent.mkdir(exist_ok=True)
        known.graph.write_bytes(write_graph(known))


if __name__ == "__main__":
    main()
