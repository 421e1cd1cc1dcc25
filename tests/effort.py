"""How much a piece of code does, in lines executed: the same on any machine, busy or not."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


def lines_executed(run: Callable[[], T]) -> tuple[int, T]:
    """How many lines of Python `run` executes, each turn of a loop anew, and what it returns.

    What a function in C does within one call (a search, a sort) counts as one line: tests with
    long repetitions and a generous limit of processor time stand beside those that count.
    """
    count = 0

    def traced(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        result = run()
    finally:
        sys.settrace(before)
    return count, result
