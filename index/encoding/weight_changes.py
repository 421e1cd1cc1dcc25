"""Weights of a model as changes to those of another: matrices in int8, all else in float16.

A model that was trained further differs little from the one it started from. Its changes take a
quarter of the space that its weights would, and are rounded far more finely.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_HIGHEST = 127  # of int8
SCALE = ".scale"  # behind the name of a matrix: what its rows are multiplied by

Weights = dict[str, npt.NDArray[np.float32]]


def int8_rows(
    matrix: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """A matrix in int8, and the scale that each row is multiplied by, shape (rows, 1)."""
    scale = np.maximum(np.abs(matrix).max(1, keepdims=True), 1e-12) / _HIGHEST
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def write_changes(
    before: Mapping[str, npt.NDArray[np.float32]],
    after: Mapping[str, npt.NDArray[np.float32]],
    file: Path,
) -> None:
    """Write what `after` changed of `before`, weights by the same names. Raises `OSError`."""
    kept: dict[str, npt.NDArray[Any]] = {}
    for name in sorted(after):
        change = after[name] - before[name]
        if not change.any():
            continue
        if change.ndim == 2:
            kept[name], kept[name + SCALE] = int8_rows(change)
        else:
            kept[name] = change.astype(np.float16)
    with file.open("wb") as written:
        np.savez(written, allow_pickle=False, **kept)  # int8 hardly gets smaller by compression


def changed(before: Mapping[str, npt.NDArray[np.float32]], file: Path) -> Weights:
    """The weights `before` with the changes in a file.

    Raises `OSError`, or `ValueError` or `KeyError` where the file does not fit the weights.
    """
    found = dict(before)
    with np.load(file) as kept:
        for name in kept.files:
            if not name.endswith(SCALE):
                scale = kept[name + SCALE] if name + SCALE in kept.files else np.float32(1)
                found[name] = before[name] + kept[name].astype(np.float32) * scale
    return found
