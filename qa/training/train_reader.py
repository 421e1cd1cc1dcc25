"""Teaches the reader: `python -m qa.training.train_reader SET…` writes `qa/ranking/reader.onnx`.

The network is made of the first ten layers of ms-marco-MiniLM-L-12-v2, a cross-encoder that the
sentence-transformers authors trained on MS MARCO from MiniLM (Wang et al. 2020, Apache-2.0). It
learns two tasks at once. One is that of Devlin et al. 2019 for SQuAD 2.0: where an answer starts
and ends, the first token standing for "no answer". The other is which sentences answer: the mean
of a third number over a sentence's tokens is the logit.

The weights that come with Ibid were taught with three sets: squad2 (SQuAD 2.0, CC BY-SA 4.0),
clapnq (CLAP NQ, Apache-2.0) and covidqa (COVID-QA, Apache-2.0). Of each only the questions about
the documents that `qa.training.split` has for teaching are used: two in three. The others are what
weights are fitted on and figures are of, those printed at the end too.

All that is drawn is seeded, and the same seed makes the same lessons. But sums of floating-point
numbers depend on the processor, its cores and the libraries, so another run makes weights that
are as good, not the same to the bit.
"""

import argparse
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from qa.evaluation.metrics import auroc
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench
from qa.ranking.reader import NETWORK, Reader
from qa.ranking.windows import windows_around
from qa.settings import settings
from qa.training.batches import Padded, Row, batches, encode
from qa.training.examples import Exercise, exercises, lessons
from qa.training.model import Network, start
from qa.training.onnx_export import export, hash_file

EPOCHS = 3
SEED = 7
_DRAWS = 993  # with the seed above it draws the lessons that the weights in Ibid were taught with
_RATE = 5e-5  # of learning
_HEAD_FASTER = 10  # times: the head knows nothing yet
_DECAY = 0.01
_WARMING = 0.08  # of all steps, while the rate grows; then it falls to 0
_STEEPEST = 1.0  # norm of the gradient
_SENTENCES = 1.5  # how much their loss counts, beside 1 for spans
_NEVER = -1e4  # logit of tokens where no answer may start or end
_TOLD = 40  # steps from one line of progress to the next
_ASKED = 1000  # questions from one line to the next
_MEASURED = 600  # questions of each set
_WINDOWS = 4  # read for each, around what the quick search ranks best

Tell = Callable[[str], None]


def losses(outputs: Tensor, rows: Sequence[Row], allowed: Tensor) -> tuple[Tensor, Tensor]:
    """Mean loss of spans, over the rows that tell them, and of sentences."""
    starts, ends = (
        torch.log_softmax(outputs[..., part].masked_fill(~allowed, _NEVER), -1) for part in (0, 1)
    )
    # Several answers may be right: what counts is the chance of any of them.
    spans = [
        -(
            torch.logsumexp(starts[place, list(row.starts)], 0)
            + torch.logsumexp(ends[place, list(row.ends)], 0)
        )
        / 2
        for place, row in enumerate(rows)
        if row.tells_span
    ]
    sentences = [
        (outputs[place, first:behind, 2].mean(), float(right))
        for place, row in enumerate(rows)
        for first, behind, right in row.sentences
    ]
    return (
        torch.stack(spans).mean() if spans else torch.zeros(()),
        nn.functional.binary_cross_entropy_with_logits(
            torch.stack([logit for logit, _ in sentences]),
            torch.tensor([right for _, right in sentences]),
        ),
    )


def teach(network: Network, epochs: Sequence[Sequence[Sequence[Row]]], tell: Tell) -> None:
    """Teach the network, in place, the batches of each epoch."""
    optimizer = torch.optim.AdamW(
        [
            {"params": network.bert.parameters(), "times": 1},
            {"params": network.head.parameters(), "times": _HEAD_FASTER},
        ],
        lr=_RATE,
        weight_decay=_DECAY,
    )
    steps = sum(len(epoch) for epoch in epochs)
    told: list[tuple[float, float]] = []
    network.train()
    for step, rows in enumerate(batch for epoch in epochs for batch in epoch):
        share = min((step + 1) / (steps * _WARMING), (steps - step) / (steps * (1 - _WARMING)))
        for group in optimizer.param_groups:
            group["lr"] = _RATE * group["times"] * share
        padded = Padded.of(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = network(padded.ids, padded.mask, padded.types)
        spans, sentences = losses(outputs.float(), rows, padded.allowed)
        torch.autograd.backward(spans + _SENTENCES * sentences)
        nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
        optimizer.step()
        optimizer.zero_grad()
        told.append((spans.item(), sentences.item()))
        if len(told) == _TOLD or step + 1 == steps:
            of_spans, of_sentences = (sum(part) / len(told) for part in zip(*told, strict=True))
            tell(f"step {step + 1} of {steps}: spans {of_spans:.3f}, sentences {of_sentences:.3f}")
            told.clear()
    network.eval()


def plan(taught: Sequence[Exercise], epochs: int, seed: int) -> list[list[list[Row]]]:
    """The batches of every epoch, each of lessons of its own."""
    return [
        batches(encode(lessons(taught, Random(_DRAWS + seed + epoch))), Random(epoch))
        for epoch in range(epochs)
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a reader alone does; 0 to 1, `None` where there is nothing to measure it on.

    `hit`: of answerable questions, those whose best sentence is right. `sentences`: the chance
    that a right sentence stands above a wrong one of the windows read. `answerable`: that a
    question with an answer stands above one without, by the best span of each.
    """

    questions: int
    hit: float | None
    sentences: float | None
    answerable: float | None

    def __str__(self) -> str:
        parts = (("hit@1", self.hit), ("AUROC of sentences", self.sentences),
                 ("of answerable", self.answerable))  # fmt: skip
        told = ", ".join(f"{name} {'–' if v is None else f'{v:.3f}'}" for name, v in parts)
        return f"{self.questions} questions: {told}"


def measure(reader: Reader, untaught: Sequence[Exercise]) -> Figures:
    """Figures of a reader that reads around the sentences ranked best."""
    hits: list[bool] = []
    right: list[float] = []
    wrong: list[float] = []
    spans: dict[bool, list[float]] = {True: [], False: []}
    for exercise in untaught:
        places = ((exercise.document, sentence) for sentence in exercise.found)
        windows = list(windows_around(places, _WINDOWS))
        readings = reader.read(exercise.question, windows)
        known = {s.start: exercise.is_right(s) for window in windows for s in window.sentences}
        for (_, place), reading in readings.items():
            (right if known[place] else wrong).append(reading.answers)
        best_span = max((reading.span for reading in readings.values()), default=-math.inf)
        spans[exercise.answerable].append(best_span)
        if exercise.answerable:
            best = max(readings, key=lambda key: readings[key].answers, default=None)
            hits.append(best is not None and known[best[1]])
    return Figures(
        questions=len(untaught),
        hit=sum(hits) / len(hits) if hits else None,
        sentences=auroc(right, wrong),
        answerable=auroc(spans[True], spans[False]),
    )


def _tell_step(step: str, done: int, of: int) -> None:
    if done % _ASKED == 0 or done == of:
        print(f"{step}: {done} of {of}", flush=True)


def _make(benches: Sequence[Bench], out: Path, epochs: int, seed: int) -> None:
    """Teach a network and write it."""
    taught = [
        exercise for bench in benches for exercise in exercises(bench, {"teach"}, step=_tell_step)
    ]
    planned = plan(taught, epochs, seed)
    lessons_of = [sum(len(batch) for batch in epoch) for epoch in planned]
    print(f"{len(taught)} questions; lessons of each epoch: {lessons_of}", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(seed)
    network = start()
    teach(network, planned, lambda line: print(line, flush=True))
    print(f'Wrote {out}. In qa/ranking/reader.py: SHA256 = "{export(network, out)}"', flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.train_reader",
        description="Teaches the reader with question sets and writes its network.",
    )
    parser.add_argument("sets", nargs="+", type=Path, help="folders of question sets, in order")
    parser.add_argument("--out", type=Path, default=NETWORK)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--figures", action="store_true", help="only measure the network in OUT")
    chosen = parser.parse_args()
    benches = [Bench.of(read_set(folder), settings()) for folder in chosen.sets]
    if not chosen.figures:
        _make(benches, chosen.out, chosen.epochs, chosen.seed)
    reader = Reader(chosen.out, hash_file(chosen.out))
    print("The reader alone, on documents not taught:")
    for bench in benches:
        untaught = exercises(bench, {"fit", "report"}, _MEASURED)
        print(f"  {bench.questions.name}: {measure(reader, untaught)}", flush=True)


if __name__ == "__main__":
    main()
