"""Compare the reader of PDF papers with other programs.

`python -m tests.pdf.compare.run FOLDER [--program NAME=PYTHON ...] [--misses]`. `FOLDER` is one of
`tests.corpus.pdf_truth`; `PYTHON` is the interpreter of an environment that has the program;
`tests/pdf/README.md` says how to make one. The table is Markdown.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import Description
from corpus.pdf.reader import read_pdf_paper
from tests.pdf.compare import extract
from tests.pdf.compare.measures import measures_of
from tests.pdf.compare.output import output_of, written_by_ibid
from tests.pdf.score.figures import Faults, Score, total
from tests.pdf.score.truth import Truth, truths


@dataclass(frozen=True)
class Compared:
    """The figures of a program on all papers, and its processor time for a page."""

    name: str
    scores: dict[str, Score]
    milliseconds: float


def ours(papers: Sequence[Truth]) -> Compared:
    """The figures of the project's own reader."""
    scores = {}
    begun = time.process_time()
    documents = [
        (truth, read_pdf_paper(truth.file.read_bytes(), Description(truth.name)))
        for truth in papers
    ]
    spent = time.process_time() - begun
    for truth, document in documents:
        scores[truth.name] = measures_of(output_of(written_by_ibid(document)), truth)
    return Compared("Ibid", scores, _milliseconds(spent, papers))


def other(program: str, python: str, papers: Sequence[Truth]) -> Compared:
    """The figures of another program, which runs under an interpreter of its own."""
    with tempfile.TemporaryDirectory() as folder:
        files = [str(truth.file) for truth in papers]
        script = str(extract.__file__)
        subprocess.run(
            [python, script, program, folder, *files], check=True, stdout=subprocess.DEVNULL
        )
        about = json.loads((Path(folder) / "about.json").read_text("utf-8"))
        scores = {
            truth.name: measures_of(
                output_of((Path(folder) / f"{truth.name}.txt").read_text("utf-8")), truth
            )
            for truth in papers
        }
    name = f"{program} {about['version']}"
    return Compared(name, scores, _milliseconds(about["processor"], papers))


def _milliseconds(spent: float, papers: Sequence[Truth]) -> float:
    return 1000 * spent / sum(truth.pages for truth in papers)


def as_markdown(compared: Sequence[Compared]) -> Iterator[str]:
    """The table: a line for each program."""
    sums = [total(list(one.scores.values())) for one in compared]
    names = list(sums[0])
    yield f"| program | {' | '.join(names)} | ms a page |"
    yield f"|---|{'---|' * (len(names) + 1)}"
    for one, score in zip(compared, sums, strict=True):
        cells = [
            str(figure.value) if isinstance(figure, Faults) else f"{figure.found}/{figure.wanted}"
            for figure in (score[name] for name in names)
        ]
        yield f"| {one.name} | {' | '.join(cells)} | {one.milliseconds:.0f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and every miss of each program where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--program", action="append", default=[], metavar="NAME=PYTHON")
    parser.add_argument("--misses", action="store_true", help="list what each program loses")
    options = parser.parse_args(arguments)
    papers = list(truths(options.folder))
    if not papers:
        print(f"No truth of a paper in {options.folder}.")
        return 1
    compared = [ours(papers)]
    for asked in options.program:
        name, _, python = asked.partition("=")
        compared.append(other(name, python or sys.executable, papers))
    print("\n".join(as_markdown(compared)))
    for one in compared if options.misses else ():
        for paper, score in one.scores.items():
            for figure, found in score.items():
                for miss in found.misses:
                    print(f"{one.name}: {paper}: {figure}: {miss}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
