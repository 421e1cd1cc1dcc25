"""Changes of weights, kept in a file."""

from pathlib import Path

import numpy as np
import pytest

from index.encoding.weight_changes import Weights, changed, write_changes

DRAW = np.random.default_rng(5)


def _weights() -> Weights:
    return {
        "matrix": DRAW.normal(size=(6, 40)).astype(np.float32),
        "same": DRAW.normal(size=(2, 3)).astype(np.float32),
        "vector": DRAW.normal(size=40).astype(np.float32),
    }


def test_changes_are_kept_and_what_is_the_same_is_not(tmp_path: Path) -> None:
    before = _weights()
    step = DRAW.normal(scale=0.01, size=(6, 40)).astype(np.float32)
    step[2] = 0  # a row without a change
    after = {**before, "matrix": before["matrix"] + step, "vector": before["vector"] + 0.25}
    write_changes(before, after, tmp_path / "changes.npz")
    found = changed(before, tmp_path / "changes.npz")
    assert found.keys() == before.keys()
    assert found["same"] is before["same"]
    assert np.array_equal(found["matrix"][2], before["matrix"][2])
    assert np.allclose(found["vector"], after["vector"], atol=1e-5)
    rounding = np.abs(step).max(1, keepdims=True) / 127  # a step of int8, by rows
    assert (np.abs(found["matrix"] - after["matrix"]) <= rounding / 2 + 1e-6).all()
    with np.load(tmp_path / "changes.npz") as kept:
        assert set(kept.files) == {"matrix", "matrix.scale", "vector"}


@pytest.mark.parametrize(
    ("before", "error"),
    [({}, KeyError), ({"vector": np.zeros(3, np.float32)}, ValueError)],
    ids=["lacks it", "has another shape"],
)
def test_changes_of_other_weights_are_refused(
    tmp_path: Path, before: Weights, error: type[Exception]
) -> None:
    one = {"vector": np.zeros(40, np.float32)}
    write_changes(one, {"vector": one["vector"] + 1}, tmp_path / "changes.npz")
    with pytest.raises(error):
        changed(before, tmp_path / "changes.npz")
