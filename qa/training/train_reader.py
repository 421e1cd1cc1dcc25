"""Training of the reader.

`python -m qa.training.train_reader SET…` writes `qa/ranking/reader.onnx`.

The network is made of the first ten layers of ms-marco-MiniLM-L-12-v2, a cross-encoder that the
sentence-transformers authors trained on MS MARCO from MiniLM (Wang et al. 2020, Apache-2.0). It
learns two tasks at once. One is that of Devlin et al. 2019 for SQuAD 2.0: where an answer starts
and ends, the first token standing for "no answer". The other is which sentences answer: the logit
is the mean of a third output over a sentence's tokens.

The weights that come with Ibid were trained on three sets: squad2 (SQuAD 2.0, CC BY-SA 4.0),
clapnq (CLAP NQ, Apache-2.0) and covidqa (COVID-QA, Apache-2.0). Of each set
only questions on the training documents of `qa.training.split` are used: two in three. The others
are for fitting weights and for figures, including those printed at the end.

Every random choice is seeded, and the same seed makes the same examples. But sums of floating-point
numbers depend on the processor, its cores and the libraries, so another run makes weights that are
as good, not bit-identical.
"""

import argparse
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from index.encoding.models import hash_file
from qa.evaluation.metrics import auroc
from qa.evaluation.run import Bench
from qa.ranking.reader import NETWORK, Reader
from qa.ranking.reranker import bundled_reranker
from qa.ranking.windows import windows_around
from qa.settings import settings
from qa.training.batches import Batch, Rows, batches, encode
from qa.training.examples import RankedQuestion, groups
from qa.training.losses import Losses, losses
from qa.training.model import Network, start, start_from
from qa.training.onnx_export import export
from qa.training.ranked_questions import ranked_questions
from qa.training.schedule import Schedule
from qa.training.set_arguments import FORM, HELP, SetArgument

EPOCHS = 3
SEED = 7
_DRAWS = 993  # added to the seed: so the examples of the weights in Ibid were drawn

# Hyperparameters, set by hand; `--figures` measures a trained network.
_RATE = 5e-5  # highest learning rate

_LOGGED_STEPS = 40  # steps from one line of progress to the next
_SAVED_STEPS = 200  # from one saved state to the next
_LOGGED_QUESTIONS = 1000  # questions from one line of progress to the next
_MEASURED = 600  # questions of each set that figures are measured on
_WINDOWS = 4  # windows read for a question, around what the quick search ranks best

# Half precision, where the processor has products of it; elsewhere it is many times slower.
_HALF = bool(torch.cpu._is_avx512_bf16_supported())

Log = Callable[[str], None]


class Training:
    """A network in training on planned batches, in pieces: what is saved goes on where it was."""

    def __init__(self, network: Network, steps: int) -> None:
        self.network, self.steps = network, steps
        self.schedule = Schedule(network, steps, _RATE)

    @property
    def done(self) -> int:
        """The number of batches learned from."""
        return self.schedule.done

    def save(self, file: Path) -> None:
        """Write the state to `file`, replacing it at once."""
        state = {
            "done": self.done,
            "network": self.network.state_dict(),
            "optimizer": self.schedule.optimizer.state_dict(),
        }
        written = file.with_suffix(".part")
        torch.save(state, written)
        os.replace(written, file)

    def resume(self, file: Path) -> None:
        """Take the state from `file`."""
        state = torch.load(file, weights_only=True)
        self.schedule.done = state["done"]
        self.network.load_state_dict(state["network"])
        self.schedule.optimizer.load_state_dict(state["optimizer"])

    def step(self, groups: Sequence[Rows]) -> Losses:
        """Learn from one batch."""
        batch = Batch.of(groups).to(torch.device("cpu"))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALF):
            outputs = self.network(batch.ids, batch.mask, batch.types)
        found = losses(outputs.float(), batch)
        self.schedule.step(self.network, found.total())
        return found

    def run(self, batches: Sequence[Sequence[Rows]], log: Log, state: Path | None = None) -> None:
        """Learn from the batches that are left; `log` gets lines of progress."""
        recent: list[tuple[float, ...]] = []
        self.network.train()
        for batch in batches[self.done :]:
            recent.append(self.step(batch).values())
            last = self.done == self.steps
            if len(recent) == _LOGGED_STEPS or last:
                means = (sum(part) / len(recent) for part in zip(*recent, strict=True))
                parts = (f"{n} {v:.3f}" for n, v in zip(Losses.__slots__, means, strict=True))
                log(f"step {self.done} of {self.steps}: {', '.join(parts)}")
                recent.clear()
            if state is not None and (self.done % _SAVED_STEPS == 0 or last):
                self.save(state)
        self.network.eval()


@dataclass(frozen=True, slots=True)
class Course:
    """Questions of one set to learn from; of each epoch, the `share` drawn from them, 0 to 1."""

    questions: Sequence[RankedQuestion]
    share: float = 1.0

    def drawn(self, draw: Random) -> list[RankedQuestion]:
        count = round(self.share * len(self.questions))
        return draw.sample(list(self.questions), count)


def plan(courses: Sequence[Course], epochs: int, seed: int) -> list[list[Rows]]:
    """The batches of all epochs; each epoch has examples of its own."""
    planned: list[list[Rows]] = []
    for epoch in range(epochs):
        draw = Random(_DRAWS + seed + epoch)
        chosen = [item for course in courses for item in course.drawn(draw)]
        planned += batches(encode(groups(chosen, draw)), Random(epoch))
    return planned


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a reader alone, 0 to 1; `None` where there is nothing to measure.

    `hit`: share of answerable questions whose best sentence is right. `sentences`: AUROC of right
    and wrong sentences of the windows read. `answerable`: AUROC of answerable and unanswerable
    questions, by the best span of each.
    """

    questions: int
    hit: float | None
    sentences: float | None
    answerable: float | None

    def __str__(self) -> str:
        parts = (("hit@1", self.hit), ("AUROC of sentences", self.sentences),
                 ("of answerable", self.answerable))  # fmt: skip
        figures = ", ".join(f"{name} {'–' if v is None else f'{v:.3f}'}" for name, v in parts)
        return f"{self.questions} questions: {figures}"


def measure(reader: Reader, held_out: Sequence[RankedQuestion]) -> Figures:
    """The figures of a reader, which reads windows around the sentences that are ranked best."""
    hits: list[bool] = []
    right: list[float] = []
    wrong: list[float] = []
    spans: dict[bool, list[float]] = {True: [], False: []}
    for item in held_out:
        places = ((item.document, sentence) for sentence in item.found)
        windows = list(windows_around(places, _WINDOWS))
        readings = reader.read(item.question, windows)
        known = {s.start: item.is_right(s) for window in windows for s in window.sentences}
        for (_, place), reading in readings.items():
            (right if known[place] else wrong).append(reading.answers)
        best_span = max((reading.span for reading in readings.values()), default=-math.inf)
        spans[item.answerable].append(best_span)
        if item.answerable:
            best = max(readings, key=lambda key: readings[key].answers, default=None)
            hits.append(best is not None and known[best[1]])
    return Figures(
        questions=len(held_out),
        hit=sum(hits) / len(hits) if hits else None,
        sentences=auroc(right, wrong),
        answerable=auroc(spans[True], spans[False]),
    )


def _log_step(step: str, done: int, of: int) -> None:
    if done % _LOGGED_QUESTIONS == 0 or done == of:
        print(f"{step}: {done} of {of}", flush=True)


def _train_and_write(courses: Sequence[Course], chosen: argparse.Namespace) -> None:
    """Train a network on question sets and write it."""
    planned = plan(courses, chosen.epochs, chosen.seed)
    count = sum(len(rows) for batch in planned for rows in batch)
    print(f"{count} examples in {len(planned)} steps", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(chosen.seed)
    cross_encoder = bundled_reranker() / "model.onnx"
    network = start_from(chosen.start) if chosen.start else start(cross_encoder)
    training = Training(network, len(planned))
    if chosen.state and chosen.state.exists():
        training.resume(chosen.state)
    training.run(planned, lambda line: print(line, flush=True), chosen.state)
    hashed = export(network, chosen.out)
    print(f'Wrote {chosen.out}. In qa/ranking/reader.py: SHA256 = "{hashed}"', flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.train_reader",
        description="Trains the reader on question sets and writes its network.",
    )
    parser.add_argument(
        "sets",
        nargs="+",
        type=SetArgument.of,
        metavar=FORM,
        help=f"{HELP}, drawn anew for each epoch",
    )
    parser.add_argument("--out", type=Path, default=NETWORK)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=Path, help="a reader to go on from")
    parser.add_argument("--state", type=Path, help="where to keep the state, to go on if stopped")
    parser.add_argument("--figures", action="store_true", help="only measure the network in OUT")
    return parser.parse_args()


def main() -> None:
    chosen = _arguments()
    benches = [(Bench.of(one.read(), settings()), one.share) for one in chosen.sets]
    if not chosen.figures:
        courses = [
            Course(ranked_questions(bench, {"train"}, step=_log_step), share)
            for bench, share in benches
        ]
        _train_and_write(courses, chosen)
    reader = Reader(chosen.out, hash_file(chosen.out))
    print("The reader alone, on documents not trained on:")
    for bench, _ in benches:
        held_out = ranked_questions(bench, {"fit", "report"}, _MEASURED)
        print(f"  {bench.questions.name}: {measure(reader, held_out)}", flush=True)


if __name__ == "__main__":
    main()
