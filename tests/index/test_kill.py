"""Builds in real processes, killed: the index answers as before or as after."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles
from tests.index.build_forks import BuildForks
from tests.index.kills import SEED, Stage, duration, kill_after, kill_at, touches

RANDOM = 8  # kills


@pytest.fixture(scope="module")
def forks() -> Iterator[BuildForks]:
    with BuildForks() as started:
        yield started


@pytest.fixture(scope="module", params=["an index stands", "nothing is indexed yet"])
def stage(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    encoder: Encoder,
    model: ModelFiles,
) -> Stage:
    folder: Path = tmp_path_factory.mktemp("kills")
    return Stage(folder, encoder, model, first=request.param == "nothing is indexed yet")


@pytest.mark.slow
def test_a_build_killed_at_any_step_leaves_the_index_before_or_after(
    stage: Stage, forks: BuildForks
) -> None:
    touched = touches(stage, forks)
    # Each line of code that touches a file or database, the first time that it does.
    steps = {what: number for number, what in reversed(list(enumerate(touched)))}
    assert len(steps) > 40
    assert any("fsync" in what for what in steps)
    found = [(number, kill_at(stage, forks, number)) for number in sorted(steps.values())]
    before = "nothing" if stage.first else "before"
    assert {when for _, when in found} == {before, "after"}
    # There is one moment at which the one becomes the other.
    assert [when for _, when in found] == sorted(
        (when for _, when in found), key=lambda when: when == "after"
    )


def test_a_build_killed_at_a_random_moment_does_too(stage: Stage, forks: BuildForks) -> None:
    whole = duration(stage, forks)
    chance = random.Random(SEED)
    killed = [kill_after(stage, forks, chance.uniform(0, whole))[1] for _ in range(RANDOM)]
    assert any(killed)
