"""Detection of processors that add up products of int8 exactly.

Processors with VNNI do. Others add the products of two neighbours in 16 bits, and cut off what is
larger, unless ONNX Runtime is set to be exact (`session.x64quantprecision`), which makes a network
two to three times slower. No processor flag is read: a graph of one product is run, in which
every sum is too large for 16 bits. `python -m index.encoding.int8_products` writes it and needs
`onnx`.
"""

from functools import cache
from pathlib import Path

import numpy as np

PROBE = Path(__file__).parent / "graphs" / "int8-products.onnx"
_INNER, _OUTER = 64, 16
_LARGEST, _WEIGHTS = 255, (127, -128)  # the factors: uint8, and int8 that alternate


@cache
def products_are_exact() -> bool:
    """Whether networks of int8 weights compute exactly here in ONNX Runtime's default mode."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(PROBE), options, providers=["CPUExecutionProvider"])
    rows = np.full((4, _INNER), _LARGEST, dtype=np.uint8)
    (found,) = session.run(None, {"rows": rows})
    expected = [_LARGEST * weight * _INNER for weight in _WEIGHTS] * (_OUTER // 2)
    return bool(np.array_equal(found, np.array([expected] * len(rows))))


def write_probe(pair: tuple[int, int] = _WEIGHTS) -> bytes:
    """The bytes of the ONNX graph, whose weights alternate between a pair."""
    from onnx import TensorProto, helper, numpy_helper

    weights = np.tile(np.array(pair, dtype=np.int8), (_INNER, _OUTER // 2))
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["rows", "weights"], ["products"])],
        "int8-products",
        [helper.make_tensor_value_info("rows", TensorProto.UINT8, ["rows", _INNER])],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["rows", _OUTER])],
        [numpy_helper.from_array(weights, "weights")],
    )
    opsets = [helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="ibid")
    data: bytes = model.SerializeToString(deterministic=True)
    return data


if __name__ == "__main__":
    PROBE.write_bytes(write_probe())
