"""Builds killed, many times, and what was found after each: `python -m tests.index.kills [N]`.

A shelf is edited (a paper changed, one removed, one added), and its build is killed before every
touch of a file or database, then N times at a random moment. After each kill the index must answer
as before or as after, and the next build must succeed. Prints JSON.
"""

import json
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles, find_model
from index.encoding.selection import open_encoder
from index.errors import NoIndex
from index.plan import from_papers
from index.search.index import Index
from index.search.reader import open_index
from index.store.generations import Home
from tests.index.build_forks import BuildForks

TEXTS = {
    "before": {
        "lake": "The lake froze in January. The ice was cut for six weeks.\n\nCutters were paid.\n",
        "mill": "The mill burned down in 1871. Nobody was hurt.\n",
    },
    "after": {
        "barn": "The barn stands by the road. It holds hay, and sometimes a goat.\n",
        "lake": "The lake froze in March. The ice was cut for six weeks.\n\nCutters were paid.\n",
    },
}
QUESTION = "When did the lake freeze?"
SEED = 11


def shelve(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "paper.txt").write_text(text, "utf-8")
    return folder


def answers(index: Index, encoder: Encoder) -> object:
    """All that an index says to a question, by meaning and by words."""
    query = encoder.encode_question(QUESTION)
    places, cosines = index.nearest(query, 4, "sentence")
    words, scores = index.by_words(QUESTION, 4, "sentence")
    return (
        [index.text(index.units[int(place)]) for place in places],
        np.round(cosines, 4).tolist(),
        [index.text(index.units[int(place)]) for place in words],
        np.round(scores, 4).tolist(),
        list(index.documents.values()),
    )


@dataclass
class Stage:
    """A shelf before and after, an index of each, and what each answers."""

    folder: Path
    encoder: Encoder
    files: ModelFiles
    first: bool = False  # nothing is indexed before
    said: dict[str, object] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for when, texts in TEXTS.items():
            shelf = shelve(self.folder / when, texts)
            home = Home(self.folder / f"home-{when}")
            report = build(from_papers(shelf), home, self.files, lambda: self.encoder)
            self.names[report.index] = when
            self.said[when] = answers(open_index(home), self.encoder)

    @property
    def after(self) -> Path:
        return self.folder / "after"

    def home(self) -> Home:
        """A home in which the shelf before is indexed, or nothing is."""
        home = Home(self.folder / "trial")
        shutil.rmtree(home.folder, ignore_errors=True)
        if not self.first:
            shutil.copytree(self.folder / "home-before", home.folder)
        return home

    def look(self, home: Home) -> str:
        """Which index answers, asserting that it is whole; then builds, which must succeed."""
        try:
            index = open_index(home)
        except NoIndex:
            assert self.first
            when = "nothing"
        else:
            when = self.names[index.id]
            assert answers(index, self.encoder) == self.said[when]
        build(from_papers(self.after), home, self.files, lambda: self.encoder)
        assert answers(open_index(home), self.encoder) == self.said["after"]
        assert len(list(home.generations.iterdir())) == 1
        assert sorted(child.name for child in home.folder.iterdir()) in (
            ["build.lock", "current", "generations"],
            ["build.holder", "build.lock", "current", "generations"],
        )
        return when


def touches(stage: Stage, forks: BuildForks) -> list[str]:
    """What an undisturbed build touches, in order."""
    listed = stage.folder / "touches"
    assert forks.build(stage.after, stage.home().folder, touches=listed).code == 0
    return listed.read_text("utf-8").split("\n")


def kill_at(stage: Stage, forks: BuildForks, number: int) -> str:
    """Killed before touch `number`; what answers then."""
    home = stage.home()
    assert forks.build(stage.after, home.folder, at=number).code == -signal.SIGKILL
    return stage.look(home)


def kill_after(stage: Stage, forks: BuildForks, seconds: float) -> tuple[str, bool]:
    """Killed after so much processor time, which no load of the machine stretches; what answers
    then, and whether the build was still running.
    """
    home = stage.home()
    code = forks.build(stage.after, home.folder, after=seconds).code
    assert code in (0, -signal.SIGPROF)
    return stage.look(home), code != 0


def duration(stage: Stage, forks: BuildForks) -> float:
    """Seconds of processor time of a whole build: the least of three."""
    ended = [forks.build(stage.after, stage.home().folder) for _ in range(3)]
    assert not any(each.code for each in ended)
    return min(each.seconds for each in ended)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    files = find_model()
    encoder = open_encoder(files)
    chance = random.Random(SEED)
    report: dict[str, object] = {}
    for name, first in (("an index stands", False), ("nothing is indexed yet", True)):
        with tempfile.TemporaryDirectory() as folder, BuildForks() as forks:
            stage = Stage(Path(folder), encoder, files, first)
            count = len(touches(stage, forks))
            at = Counter(kill_at(stage, forks, number) for number in range(count))
            whole = duration(stage, forks)
            drawn = [kill_after(stage, forks, chance.uniform(0, 1.1 * whole)) for _ in range(times)]
            report[name] = {
                "killed before every touch": {"kills": count, "answers then": dict(at)},
                "killed at a random moment": {
                    "kills": sum(killed for _, killed in drawn),
                    "ended before the kill": sum(not killed for _, killed in drawn),
                    "answers then": dict(Counter(when for when, _ in drawn)),
                },
                "next build failed": 0,  # it is asserted after each
            }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
