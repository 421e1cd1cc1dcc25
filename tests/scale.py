"""How a build grows with the texts: `python -m tests.scale [SENTENCES…]`.

For each size a shelf of papers of a hundred sentences is made by a seeded generator, from words of
the question sets and of the shipped paper. In processes of their own it is then built, built again
unchanged, built after one sentence of one paper has changed, and loaded. Embedding is compared with
a bare `SentenceTransformer.encode` of the same texts in the same process, in pairs, at that one's
best batch size; the ratio is the median of the pairs'. Prints a JSON object a size, each as soon as
it is there.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from corpus.serialization import to_json
from index.build import build
from index.encoding.models import find_model
from index.encoding.selection import open_encoder
from index.plan import from_papers
from index.search.reader import open_index
from index.store.database import read_placed
from index.store.generations import Home
from qa.evaluation.question_sets import read_set

SIZES = (1_000, 10_000, 100_000)  # sentences
IN_A_PAPER = 100
TOGETHER = 5  # sentences in a paragraph
WORDS = (6, 18)  # in a sentence
SEED = 7
BATCHES = (4, 8, 16, 32, 64)
COMPARED = 1_500  # texts that both embed
TRIES = 2  # of each batch size
PAIRS = 8
QUESTIONS = Path(__file__).parent / "questions"


def vocabulary() -> list[str]:
    words = open_paper(SHIPPED / "ttp-reemergence").read().text.split()
    for folder in sorted(QUESTIONS.iterdir()):
        if folder.is_dir():
            words += [w for one in read_set(folder).questions for w in one.question.split()]
    return [word.strip(".,;:?!()“”'\"") or "and" for word in words]


def make_shelf(folder: Path, sentences: int) -> None:
    chance = random.Random(SEED)
    words = vocabulary()
    for number in range(0, sentences, IN_A_PAPER):
        lines = [
            " ".join(chance.choices(words, k=chance.randint(*WORDS))).capitalize() + "."
            for _ in range(min(IN_A_PAPER, sentences - number))
        ]
        paragraphs = [" ".join(lines[at : at + TOGETHER]) for at in range(0, len(lines), TOGETHER)]
        paper = folder / f"p{number:06}"
        paper.mkdir(parents=True)
        (paper / "paper.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def _memory() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _build(shelf: Path, home: Home) -> dict[str, Any]:
    files = find_model()
    begun = time.perf_counter()
    report = to_json(build(from_papers(shelf), home, files, lambda: open_encoder(files)))
    seconds = round(time.perf_counter() - begun, 2)
    told = ("sentences", "passages", "embedded", "reused", "reading", "embedding", "writing")
    return {"seconds": seconds, **{name: report[name] for name in told}, "peak_mib": _memory()}


def _load(home: Home) -> dict[str, Any]:
    before = _memory()
    begun = time.perf_counter()
    index = open_index(home)
    seconds = round(time.perf_counter() - begun, 2)
    return {"seconds": seconds, "units": len(index.units), "added_mib": _memory() - before}


def _disk(home: Home) -> dict[str, int]:
    """MiB by file."""
    sizes: dict[str, int] = {}
    for name in home.current().hashes():
        size = (home.current().folder / name).stat().st_size
        part = name.partition("/")[0]
        sizes[part] = sizes.get(part, 0) + size
    return {name: round(size / 2**20) for name, size in sizes.items()}


def _compare(home: Home) -> dict[str, Any]:
    """Texts a second by the build's encoder and by a bare one, turn by turn."""
    from sentence_transformers import SentenceTransformer

    index = open_index(home)
    placed = read_placed(home.current().store)
    distinct = list({one.text_hash: index.text(one.unit) for one in placed}.values())
    texts = random.Random(SEED).sample(distinct, min(COMPARED, len(distinct)))
    files = find_model()
    encoder = open_encoder(files)
    bare = SentenceTransformer(str(files.folder), device="cpu")

    def timed(run: Callable[[], object]) -> float:
        begun = time.perf_counter()
        run()
        return time.perf_counter() - begun

    def run_bare(size: int) -> float:
        return timed(
            lambda: bare.encode(
                texts, batch_size=size, normalize_embeddings=True, show_progress_bar=False
            )
        )

    def run_ours() -> float:
        return timed(lambda: encoder.encode(texts))

    run_ours()
    tried = {size: min(run_bare(size) for _ in range(TRIES)) for size in BATCHES}
    best = min(tried, key=lambda size: tried[size])
    # A pair stands side by side in time, now the one first, now the other.
    pairs = []
    for number in range(PAIRS):
        before = [run_ours()] if number % 2 else []
        theirs = run_bare(best)
        pairs.append((theirs, before[0] if before else run_ours()))
    bare_took, own_took = (float(np.median(seconds)) for seconds in zip(*pairs, strict=True))
    return {
        "texts": len(texts),
        "texts_a_second": round(len(texts) / own_took, 1),
        "bare_texts_a_second": round(len(texts) / bare_took, 1),
        "bare_by_batch": {size: round(len(texts) / s, 1) for size, s in tried.items()},
        "bare_best_batch": best,
        "ratio": round(float(np.median([theirs / own for theirs, own in pairs])), 3),
        "ratios": [round(theirs / own, 3) for theirs, own in pairs],
    }


def _child(what: str, folder: Path) -> dict[str, Any]:
    """One measurement, in a process of its own."""
    command = [sys.executable, "-m", "tests.scale", what, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(folder: Path, sentences: int) -> dict[str, Any]:
    make_shelf(folder / "shelf", sentences)
    home = Home(folder / "home")
    row: dict[str, Any] = {"sentences": sentences, "cores": os.cpu_count()}
    row["first build"] = _child("build", folder)
    row["unchanged"] = _child("build", folder)
    paper = folder / "shelf" / f"p{sentences // 2 // IN_A_PAPER * IN_A_PAPER:06}" / "paper.txt"
    words = paper.read_text("utf-8")
    paper.write_text(words.replace(".", " indeed.", 1), "utf-8")
    row["one paper changed"] = _child("build", folder)
    row["load"] = _child("load", folder)
    row["disk_mib"] = _disk(home)
    row["embedding"] = _child("compare", folder)
    return row


def main() -> None:
    given = sys.argv[1:]
    if given and not given[0].isdecimal():
        what, place = given[0], Path(given[1])
        home = Home(place / "home")
        if what == "build":
            found = _build(place / "shelf", home)
        else:
            found = _load(home) if what == "load" else _compare(home)
        print(json.dumps(found))
        return
    for size in map(int, given or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(Path(folder), size), indent=2), flush=True)


if __name__ == "__main__":
    main()
