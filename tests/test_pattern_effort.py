"""No pattern of the reading takes time that doubles with each word more.

Such a pattern stands still on an ordinary line of names. Each is tried on repetitions of few words;
what is slow there never ends, so that the limit needs no exact clock.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterable, Iterator
from types import FrameType

import pytest

import corpus

LIMIT = 5  # seconds of processor time, for what takes far below a millisecond
REPETITIONS = 30
UNITS = (
    "AAAA ", "AB, CD ", "McDonald ", "A.B. ", "MacAB, ", "ABCD, and EFGH ", "A. ", "Aa ", "Aa, ",
    "Aa Bb, ", "a ", "a, ", "1 ", "12, ", "1990 ", "(A) ", "(1990) ", "“a” ", "A: ", "A.A.A.",
    "de la Aa ", "Aa-Bb ", "Aa’Bb ", "AaBbCc", "A,", "a.", "1.", "1-", "i.v.", "Aa. Bb. ",
    "Aa Bb Cc. ", "ed. Aa ", "Aa & Bb ", "Aa/Bb ", "v. ", "Aa et al., ", "no. 1, ", "vol. 2 ",
    "pp. 1-2 ", "’s ", "'a ", "\u00a0", "é ", "§ 1 ", "(", "[1] ", ": ", "; ", "“", "*a* ", "* ",
)  # fmt: skip
LEADS = ("", "Moss, Ada, ", "Moss, A., ", "See ", "“T,” ", "(")


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value of a module is, or holds."""
    if isinstance(value, dict):
        value = tuple(value.values())
    for one in value if isinstance(value, list | tuple) else (value,):
        for found in (one, getattr(one, "compiled", None), getattr(one, "pattern", None)):
            if isinstance(found, re.Pattern) and isinstance(found.pattern, str):
                yield found


def _patterns() -> dict[str, re.Pattern[str]]:
    """All patterns on the level of modules, by the first name that each has."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(corpus.__path__, "corpus."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for pattern in _compiled(value):
                found.setdefault(pattern, f"{module.name}.{name}")
    return {name: pattern for pattern, name in found.items()}


class TooLong(Exception):
    """A pattern did not come to its end within the limit."""


def _stop(signum: int, frame: FrameType | None) -> None:
    raise TooLong


def _texts() -> Iterable[str]:
    for lead in LEADS:
        for unit in UNITS:
            yield f"{lead}{unit * REPETITIONS}"
            yield f"{lead}{unit * REPETITIONS}!"


def _never_ends(pattern: re.Pattern[str], limit: float = LIMIT) -> bool:
    """Whether a pattern is slow on one of the texts."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        for text in _texts():
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            pattern.match(text)
            pattern.search(text)
        return False
    except TooLong:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.slow
def test_no_pattern_takes_time_that_doubles_with_each_word() -> None:
    patterns = _patterns()
    assert len(patterns) > 300
    assert [name for name, pattern in patterns.items() if _never_ends(pattern)] == []


def test_a_pattern_that_never_ends_is_seen() -> None:
    assert _never_ends(re.compile(r"(?:[A-Z]+\s?)+x"), 0.2)
    assert not _never_ends(re.compile(r"(?:[A-Z]+\s)+x"))
