"""How long steps take, whatever is done within them."""

import time

import pytest

from qa.stopwatch import step, timed


def _work(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_a_step_within_another_counts_for_itself_alone() -> None:
    with timed() as watch, step("outer"):
        _work(0.01)
        with step("inner"):
            _work(0.04)
        with step("inner"):
            _work(0.04)
    assert list(watch.seconds) == ["outer", "inner"]
    assert watch.seconds["inner"] >= 0.08
    assert 0.01 <= watch.seconds["outer"] < watch.seconds["inner"]


def test_where_nobody_asks_nothing_is_timed() -> None:
    with step("alone"):
        pass
    with timed() as watch:
        pass
    assert watch.seconds == {}


def test_a_step_that_fails_ends_all_the_same() -> None:
    with timed() as watch:
        with pytest.raises(ValueError, match="no"), step("failing"):
            raise ValueError("no")
        with step("next"):
            _work(0.01)
    assert watch.seconds["failing"] < watch.seconds["next"]
