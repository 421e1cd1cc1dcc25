"""Hostile, damaged and odd PDF files are read or refused in words, within limits."""

import re
from collections.abc import Mapping

import pytest

from tests.pdf.hostile.case import Case
from tests.pdf.hostile.child import Reading, read_all
from tests.pdf.hostile.content import contents
from tests.pdf.hostile.structure import structures

CASES = {case.name: case for case in (*structures(), *contents())}
LIGHT = [name for name, case in CASES.items() if not case.heavy]
HEAVY = [name for name, case in CASES.items() if case.heavy]
SECONDS, MEBIBYTES = 60, 1536  # the limits of `corpus.sandbox.process.ParseLimits`
# What the reader does not do yet.
NOT_YET = {
    "a layer that is off": "hidden layers are read",
}


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    """What became of the light cases, which one process reads."""
    found = read_all([CASES[name].make() for name in LIGHT], SECONDS, MEBIBYTES * 2**20)
    assert found.status == 0, LIGHT[len(found.files)]
    assert found.peak is None or found.peak < 500  # MiB
    return dict(zip(LIGHT, found.files, strict=True))


def check(case: Case, reading: Reading) -> None:
    assert reading.error is None
    if reading.message is not None:
        assert case.either or case.refused is not None, reading.message
        assert re.search(case.refused or "", reading.message)
        assert reading.message.startswith("The file ")
        assert reading.remedy
        return
    assert case.refused is None, reading.text[:200]
    words = " ".join(reading.text.split())
    if not case.either:
        assert [one for one in case.has if one not in words] == [], words[:400]
    assert [one for one in case.lacks if one in words] == [], words[:400]
    for text in (reading.text, reading.title or "", *reading.authors):
        text.encode("utf-8")  # raises where there is half a letter
        assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)
    assert len(reading.title or "") <= 1000


def not_yet(name: str, request: pytest.FixtureRequest) -> None:
    if name in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[name], strict=True))


@pytest.mark.parametrize("name", LIGHT)
def test_a_file(name: str, readings: Mapping[str, Reading], request: pytest.FixtureRequest) -> None:
    not_yet(name, request)
    check(CASES[name], readings[name])
    assert readings[name].seconds < 5


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file(name: str, request: pytest.FixtureRequest) -> None:
    """Where it is too much, the process ends within its limits, which its parent tells of."""
    not_yet(name, request)
    found = read_all([CASES[name].make()], SECONDS, MEBIBYTES * 2**20)
    assert found.files or (CASES[name].either and found.status != 0)
    for reading in found.files:
        check(CASES[name], reading)


def test_the_cases_are_many_and_named_once() -> None:
    assert len(CASES) == len([*structures(), *contents()])
    assert len(CASES) > 60
    assert set(NOT_YET) <= set(CASES)
    assert all(len(CASES[name].make()) < 6_000_000 for name in LIGHT)
