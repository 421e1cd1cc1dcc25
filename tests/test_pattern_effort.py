"""No pattern of the reading takes time that doubles with each word more.

Such a pattern stands still on an ordinary line of names. Each is tried on repetitions of few words;
what is slow there never ends, so that the limit needs no exact clock.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import FrameType

import pytest

import corpus
from corpus.english.tables import Pattern

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
    """The patterns that a value of a module is or holds, however deep."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Pattern):
        yield value.compiled
    elif isinstance(value, Mapping):
        yield from _compiled((*value, *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _compiled(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _compiled(getattr(value, field.name, None))


def _patterns() -> dict[re.Pattern[str], str]:
    """All patterns on the level of modules, with the first name that each has or stands under."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(corpus.__path__, "corpus."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for pattern in _compiled(value):
                found.setdefault(pattern, f"{module.name}.{name}")
    return found


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
    assert [name for pattern, name in patterns.items() if _never_ends(pattern)] == []


def test_patterns_are_found_wherever_they_stand() -> None:
    row = Pattern("a", "a letter", ("a",))
    other = re.compile("b")
    assert [*_compiled(({"x": row}, [(other,)]))] == [row.compiled, other]
    assert len(_patterns()) > 850


def test_a_pattern_that_never_ends_is_seen() -> None:
    assert _never_ends(re.compile(r"(?:[A-Z]+\s?)+x"), 0.2)
    assert not _never_ends(re.compile(r"(?:[A-Z]+\s)+x"))
