"""A folder of two small papers that can be written in many versions, and an index of them."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_papers
from index.report import Report
from index.store.generations import Home
from qa.settings import Settings

_FERRY = """The Ferry of Odden, {year}

The ferry of Odden was built in {year}. Its first master was {name}. It carried {more} horses and
their riders over the sound in a single day.[1] Nobody was ever lost with it.

Notes

[1] {name}, The Log of the Ferry, {year}.
"""
_MILL = """The Mill of Odden, {year}

The mill of Odden was sold in {year}. It was bought by {name} for {more} crowns.[1] The wheel was
made of oak and turned for the last time in the winter of that year.

Notes

[1] {name}, Letters to a Miller, {year}.
"""
_NAMES = ("Ada Wren", "Otto Lind", "Josiah Croft", "Margaret Ellwood", "Rosalind Pell")
BUILT = "When was the ferry of Odden built?"


@dataclass(frozen=True)
class PaperFolder:
    """Papers and index below one folder. The ferry's year tells the versions apart."""

    folder: Path

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    @property
    def home(self) -> Home:
        return Home(self.folder / "home")

    @property
    def settings(self) -> Settings:
        return Settings(papers=self.papers, home=self.home.folder)

    @property
    def environment(self) -> dict[str, str]:
        """What the program goes by in a process of its own."""
        home = str(self.home.folder)
        return {**os.environ, "IBID_PAPERS": str(self.papers), "IBID_HOME": home}

    @property
    def quick(self) -> Settings:
        """The settings of a server that answers by the index alone."""
        return self.settings.model_copy(update={"quick": True})

    def file(self, name: str) -> Path:
        return self.papers / name / "paper.txt"

    def put(self, name: str, text: str) -> None:
        self.file(name).parent.mkdir(parents=True, exist_ok=True)
        self.file(name).write_text(text, "utf-8")

    def write(self, version: int) -> "PaperFolder":
        """Both papers as they are in a version."""
        facts = {"year": 1900 + version, "name": _NAMES[version % 5], "more": 30 + 7 * version}
        self.put("ferry", _FERRY.format(**facts))
        self.put("mill", _MILL.format(**facts))
        return self

    def build(self, encoder: Encoder) -> Report:
        """Bring the index up to date, in this process."""
        return build(
            from_papers(self.papers, skipped=[]), self.home, find_model(), partial(_same, encoder)
        )

    def damage(self) -> None:
        """Change a file of the generation that stands."""
        self.home.current().vectors.write_bytes(b"nonsense")


def _same(encoder: Encoder) -> Encoder:
    return encoder
