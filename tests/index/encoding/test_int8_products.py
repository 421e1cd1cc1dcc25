"""Whether the processor multiplies int8 exactly."""

from pathlib import Path

import numpy as np
import pytest

from index.encoding import int8_products
from index.encoding.int8_products import PROBE, products_are_exact, write_probe


def test_the_committed_graph_is_the_one_that_the_script_writes() -> None:
    assert PROBE.read_bytes() == write_probe()


def test_its_sums_are_too_large_for_16_bits() -> None:
    for weight in int8_products._WEIGHTS:
        assert abs(2 * int8_products._LARGEST * weight) > np.iinfo(np.int16).max


def test_sums_that_are_not_as_expected_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.onnx"
    other.write_bytes(write_probe((126, -128)))
    monkeypatch.setattr(int8_products, "PROBE", other)
    assert products_are_exact.__wrapped__() is False
