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
from torch import Tensor, nn

from index.encoding.models import hash_file
from qa.evaluation.metrics import auroc
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench
from qa.ranking.reader import NETWORK, Reader
from qa.ranking.windows import windows_around
from qa.settings import settings
from qa.training.batches import Padded, Row, batches, encode
from qa.training.examples import RankedQuestion, examples, ranked_questions
from qa.training.model import Network, start
from qa.training.onnx_export import export

EPOCHS = 3
SEED = 7
_DRAWS = 993  # added to the seed: so the examples of the weights in Ibid were drawn

# Hyperparameters, set by hand; `--figures` measures a trained network.
_RATE = 5e-5  # highest learning rate
_HEAD_FASTER = 10  # times the rate, for the head, which starts with random weights
_DECAY = 0.01  # weight decay
_WARMUP = 0.08  # share of steps in which the rate grows; then it falls to 0
_MAX_NORM = 1.0  # of the gradient
_SENTENCE_WEIGHT = 1.5  # of the loss of sentences, where that of spans has weight 1; set by hand

_MASKED = -1e4  # logit of tokens where no answer may start or end
_LOGGED_STEPS = 40  # steps from one line of progress to the next
_LOGGED_QUESTIONS = 1000  # questions from one line of progress to the next
_MEASURED = 600  # questions of each set that figures are measured on
_WINDOWS = 4  # windows read for a question, around what the quick search ranks best

Log = Callable[[str], None]


def losses(outputs: Tensor, rows: Sequence[Row], allowed: Tensor) -> tuple[Tensor, Tensor]:
    """The mean loss of spans, over the rows where they are known, and of sentences.

    `outputs`: shape (rows, tokens, 3), of starts, ends and sentences; `allowed` as in `Padded`.
    """
    starts, ends = (
        torch.log_softmax(outputs[..., part].masked_fill(~allowed, _MASKED), -1) for part in (0, 1)
    )
    # Several answers may be right: the loss is that of any of them.
    spans = [
        -(
            torch.logsumexp(starts[place, list(row.starts)], 0)
            + torch.logsumexp(ends[place, list(row.ends)], 0)
        )
        / 2
        for place, row in enumerate(rows)
        if row.span_known
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


def train(network: Network, epochs: Sequence[Sequence[Sequence[Row]]], log: Log) -> None:
    """Train the network, in place, on the batches of each epoch; `log` gets lines of progress."""
    optimizer = torch.optim.AdamW(
        [
            {"params": network.bert.parameters(), "times": 1},
            {"params": network.head.parameters(), "times": _HEAD_FASTER},
        ],
        lr=_RATE,
        weight_decay=_DECAY,
    )
    steps = sum(len(epoch) for epoch in epochs)
    recent: list[tuple[float, float]] = []
    network.train()
    for step, rows in enumerate(batch for epoch in epochs for batch in epoch):
        share = min((step + 1) / (steps * _WARMUP), (steps - step) / (steps * (1 - _WARMUP)))
        for group in optimizer.param_groups:
            group["lr"] = _RATE * group["times"] * share
        padded = Padded.of(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = network(padded.ids, padded.mask, padded.types)
        spans, sentences = losses(outputs.float(), rows, padded.allowed)
        torch.autograd.backward(spans + _SENTENCE_WEIGHT * sentences)
        nn.utils.clip_grad_norm_(network.parameters(), _MAX_NORM)
        optimizer.step()
        optimizer.zero_grad()
        recent.append((spans.item(), sentences.item()))
        if len(recent) == _LOGGED_STEPS or step + 1 == steps:
            of_spans, of_sentences = (sum(part) / len(recent) for part in zip(*recent, strict=True))
            log(f"step {step + 1} of {steps}: spans {of_spans:.3f}, sentences {of_sentences:.3f}")
            recent.clear()
    network.eval()


def plan(questions: Sequence[RankedQuestion], epochs: int, seed: int) -> list[list[list[Row]]]:
    """The batches of every epoch; each epoch has examples of its own."""
    return [
        batches(encode(examples(questions, Random(_DRAWS + seed + epoch))), Random(epoch))
        for epoch in range(epochs)
    ]


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


def _train_and_write(benches: Sequence[Bench], out: Path, epochs: int, seed: int) -> None:
    """Train a network on question sets and write it to `out`."""
    questions = [
        item for bench in benches for item in ranked_questions(bench, {"train"}, step=_log_step)
    ]
    planned = plan(questions, epochs, seed)
    counts = [sum(len(batch) for batch in epoch) for epoch in planned]
    print(f"{len(questions)} questions; examples of each epoch: {counts}", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(seed)
    network = start()
    train(network, planned, lambda line: print(line, flush=True))
    print(f'Wrote {out}. In qa/ranking/reader.py: SHA256 = "{export(network, out)}"', flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.train_reader",
        description="Trains the reader on question sets and writes its network.",
    )
    parser.add_argument("sets", nargs="+", type=Path, help="folders of question sets, in order")
    parser.add_argument("--out", type=Path, default=NETWORK)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--figures", action="store_true", help="only measure the network in OUT")
    chosen = parser.parse_args()
    benches = [Bench.of(read_set(folder), settings()) for folder in chosen.sets]
    if not chosen.figures:
        _train_and_write(benches, chosen.out, chosen.epochs, chosen.seed)
    reader = Reader(chosen.out, hash_file(chosen.out))
    print("The reader alone, on documents not trained on:")
    for bench in benches:
        held_out = ranked_questions(bench, {"fit", "report"}, _MEASURED)
        print(f"  {bench.questions.name}: {measure(reader, held_out)}", flush=True)


if __name__ == "__main__":
    main()
