"""How quick it is, as multiples of something run beside it: `python -m tests.bench [PART…]`.

`cold`: CPU seconds of each command in a process of its own, as multiples of `LOOP`; of the server,
from its start to its first answer. `--program` names other `ibid` programs to run in turn with this
one, such as one of an earlier commit in an environment of its own.
`embedding`: texts embedded a second, by Ibid and by a bare `SentenceTransformer.encode` at its best
batch size, on one core and on two, of sentences and of passages of 200 tokens.
`quick`: CPU seconds of an answer in the quick mode and with the networks, as multiples of those of
a plain hybrid search (sentence-transformers, FAISS, bm25s) and of txtai, where that is installed.

Prints JSON. Every pair is run in turn, A B A B, and the ratio given is the median of the pairs'.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED

if TYPE_CHECKING:
    from qa.answering.ask import Asker

HERE = Path(__file__).parent
IBID = Path(sys.executable).parent / "ibid"
QUESTIONS = HERE / "questions" / "ttp-reemergence"
LOOP = "s=0\nfor i in range(10**7): s+=i"
ASKED = "When was Tehrik-e-Taliban Pakistan founded?"
COMMANDS = {
    "--version": ["--version"],
    "notes": ["notes", "10"],
    "check": ["check", "an asset that can be utilised to apply pressure to Pakistan"],
    "check, altered": ["check", "an asset that could be used to put pressure on Pakistan"],
    "ask": ["ask", ASKED],
    "ask, quick": ["ask", ASKED],
    "build, nothing changed": ["build"],
}
PORT = 8765
ROUNDS = 5
PAIRS = 7
BATCHES = (8, 16, 32, 64)  # texts; the best is taken
TOKENS = 200  # of a passage


def _cpu(command: Sequence[str], environment: dict[str, str]) -> float:
    """CPU seconds of a command and of the processes that it waited for."""
    before = os.times()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )


def _used(process: int) -> float:
    """CPU seconds that a process and those that it waited for have used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _served(program: Path, environment: dict[str, str]) -> tuple[float, float]:
    """CPU and clock seconds of a server from its start to its first answer."""
    import httpx

    begun = time.perf_counter()
    server = subprocess.Popen(
        [str(program), "serve", "--port", str(PORT)], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        while time.perf_counter() - begun < 120:
            with suppress(httpx.TransportError):
                httpx.post(
                    f"http://127.0.0.1:{PORT}/api/ask", json={"question": ASKED}, timeout=60
                ).raise_for_status()
                return _used(server.pid), time.perf_counter() - begun
            time.sleep(0.02)
        raise SystemExit("the server did not start")
    finally:
        server.terminate()
        server.wait()


def cold(programs: Sequence[Path]) -> dict[str, Any]:
    report: dict[str, Any] = {}
    environments = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, program in enumerate(programs):
            environments[program] = {**os.environ, "IBID_HOME": f"{folder}/{number}"}
            # As users have it: Python keeps what it compiles.
            environments[program].pop("PYTHONDONTWRITEBYTECODE", None)
            subprocess.run([str(program), "build"], env=environments[program], check=True,
                           capture_output=True)  # fmt: skip
        for name, arguments in COMMANDS.items():
            ratios: dict[Path, list[float]] = {program: [] for program in programs}
            for _ in range(ROUNDS):
                for program in programs:
                    quick = {"IBID_QUICK": "true"} if "quick" in name else {}
                    loop = _cpu(["python3", "-c", LOOP], dict(os.environ))
                    used = _cpu([str(program), *arguments], {**environments[program], **quick})
                    ratios[program].append(used / loop)
            report[name] = {str(p): round(statistics.median(r), 2) for p, r in ratios.items()}
        served: dict[Path, list[tuple[float, float]]] = {program: [] for program in programs}
        for _ in range(3):
            for program in programs:
                loop = _cpu(["python3", "-c", LOOP], dict(os.environ))
                used, seconds = _served(program, environments[program])
                served[program].append((used / loop, seconds))
        report["serve, to the first answer"] = {
            str(p): {
                "cpu": round(statistics.median(one for one, _ in found), 2),
                "seconds": round(statistics.median(one for _, one in found), 2),
            }
            for p, found in served.items()
        }
    report["seconds of the loop"] = round(_cpu(["python3", "-c", LOOP], dict(os.environ)), 3)
    return report


def _texts() -> dict[str, list[str]]:
    """Sentences, and passages of `TOKENS` tokens, of both papers."""
    from index.encoding.models import find_model
    from index.encoding.selection import open_encoder

    papers = [SHIPPED / "ttp-reemergence", HERE / "papers" / "harrowmere-ice"]
    whole = " ".join(" ".join(open_paper(one).read().text.split()) for one in papers)
    spans = open_encoder(find_model()).token_spans([whole])[0]
    cuts = [whole[spans[n][0] : spans[n + TOKENS - 1][1]]
            for n in range(0, len(spans) - TOKENS, TOKENS)]  # fmt: skip
    return {"sentences": re.split(r"(?<=[.!?])\s+", whole)[:384], "passages": cuts[:64]}


def _rate(encode: Callable[[], object], count: int) -> float:
    begun = time.perf_counter()
    encode()
    return count / (time.perf_counter() - begun)


def embedding_on(cores: int) -> dict[str, Any]:
    """Rates on the first cores; in a process of its own, so that no library knows of more."""
    os.sched_setaffinity(0, set(range(cores)))
    import torch
    from sentence_transformers import SentenceTransformer

    from index.encoding.models import find_model
    from index.encoding.selection import open_encoder

    torch.set_num_threads(cores)
    files = find_model()
    bare, ours = SentenceTransformer(str(files.folder), device="cpu"), open_encoder(files)
    report = {}
    for kind, texts in _texts().items():

        def reference(size: int, texts: list[str] = texts) -> float:
            return _rate(
                lambda: bare.encode(
                    texts, batch_size=size, normalize_embeddings=True, show_progress_bar=False
                ),
                len(texts),
            )

        ours.encode(texts)
        reference(BATCHES[0])
        best = max(BATCHES, key=lambda size: max(reference(size) for _ in range(2)))
        pairs = []
        for _ in range(PAIRS):
            mine = _rate(partial(ours.encode, texts), len(texts))
            pairs.append((mine, reference(best)))
        ratios = [mine / other for mine, other in pairs]
        report[f"{kind}, {cores} core{'s' * (cores > 1)}"] = {
            "ratio": round(statistics.median(ratios), 2),
            "ratios": [round(min(ratios), 2), round(max(ratios), 2)],
            "a second": round(statistics.median(mine for mine, _ in pairs), 1),
            "bare, a second": round(statistics.median(other for _, other in pairs), 1),
            "bare, best batch": best,
        }
    return report


def embedding() -> dict[str, Any]:
    report: dict[str, Any] = {}
    for cores in range(1, min(2, os.cpu_count() or 1) + 1):
        command = [sys.executable, "-m", "tests.bench", "embedding-on", "--cores", str(cores)]
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        report |= json.loads(ended.stdout)
    return report


def _hybrid(sentences: list[str], folder: Path) -> Callable[[str], object]:
    """A plain search by meaning and by words, joined by their ranks."""
    import bm25s
    import faiss
    import Stemmer
    from sentence_transformers import SentenceTransformer

    bare = SentenceTransformer(str(folder), device="cpu")
    vectors = bare.encode(sentences, normalize_embeddings=True, show_progress_bar=False)
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    stemmer = Stemmer.Stemmer("english")
    words = bm25s.BM25()
    words.index(bm25s.tokenize(sentences, stopwords="en", stemmer=stemmer, show_progress=False),
                show_progress=False)  # fmt: skip

    def search(question: str) -> object:
        vector = bare.encode([question], normalize_embeddings=True, show_progress_bar=False)
        _, near = flat.search(vector, 20)
        tokens = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, show_progress=False)
        worded, _ = words.retrieve(tokens, k=20, show_progress=False)
        scores: dict[int, float] = {}
        for found in (near[0], worded[0]):
            for rank, place in enumerate(found):
                scores[int(place)] = scores.get(int(place), 0.0) + 1 / (60 + rank)
        return sorted(scores, key=scores.__getitem__, reverse=True)[:3]

    return search


def _txtai(sentences: list[str], folder: Path) -> Callable[[str], object] | None:
    if find_spec("txtai") is None:
        return None
    found = import_module("txtai").Embeddings(path=str(folder), hybrid=True, content=True)
    found.index(sentences)
    return lambda question: found.search(question, 3)


def _answer(asker: "Asker", question: str) -> object:
    from qa.query.request import Request

    return asker.ask(Request(question))


def quick() -> dict[str, Any]:
    from index.build import build
    from index.encoding.models import find_model
    from index.plan import from_papers
    from index.search.reader import open_index
    from index.store.generations import Home
    from qa.assembly import load_asker, load_encoder
    from qa.evaluation.question_sets import read_set
    from qa.settings import Settings

    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    chosen = Settings()
    encoder = load_encoder(chosen)
    asked = [one.question for one in read_set(QUESTIONS).questions if not one.notes]
    with tempfile.TemporaryDirectory() as folder:
        build(from_papers(SHIPPED), Home(Path(folder)), find_model(), lambda: encoder)
        index = open_index(Home(Path(folder)))
        sentences = [index.text(index.units[place]) for place in index.places("sentence")]
        searches: dict[str, Callable[[str], object]] = {}
        for name, mode in (("quick", True), ("with the networks", False)):
            asker = load_asker(chosen.model_copy(update={"quick": mode}), index, encoder)
            searches[name] = partial(_answer, asker)
        searches["plain hybrid"] = _hybrid(sentences, find_model().folder)
        txtai = _txtai(sentences, find_model().folder)
        if txtai is not None:
            searches["txtai"] = txtai
        used: dict[str, list[float]] = {name: [] for name in searches}
        for question in (asked[0], *asked):  # the first is not counted
            for name, search in searches.items():
                begun = time.process_time()
                search(question)
                used[name].append(time.process_time() - begun)
    totals = {name: sum(seconds[1:]) for name, seconds in used.items()}
    report: dict[str, Any] = {
        "questions": len(asked),
        "CPU milliseconds": {
            name: round(1000 * total / len(asked), 1) for name, total in totals.items()
        },
    }
    for peer in ("plain hybrid", "txtai"):
        if peer in totals:
            report[f"multiples of {peer}"] = {
                name: round(total / totals[peer], 2) for name, total in totals.items()
            }
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="*", default=["cold", "embedding", "quick"])
    parser.add_argument("--program", type=Path, action="append", default=[])
    parser.add_argument("--cores", type=int, default=1)
    chosen = parser.parse_args()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "cold": lambda: cold([IBID, *chosen.program]),
        "embedding": embedding,
        "embedding-on": lambda: embedding_on(chosen.cores),
        "quick": quick,
    }
    found = {part: parts[part]() for part in chosen.part}
    if chosen.part == ["embedding-on"]:
        found = found["embedding-on"]
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
