"""Training of the reader with teachers, on a machine with a GPU.

`qa.training.ranked_questions` makes the questions ready, where Ibid is installed. This needs only
torch, transformers, tokenizers, onnx, numpy and the files that it is given. With what it writes,
`qa.training.train_reader` writes `qa/ranking/reader.onnx`; docs/reader.md has the commands.

Documents are divided into folds. For each fold, a teacher (`qa.training.teacher`) learns from the
questions on all others, so that it has seen no question that it teaches. The reader learns from the
labels and from its teachers at once (Hinton, Vinyals and Dean 2015). Sums of floating-point numbers
on a GPU differ from run to run, so another run makes weights that are as good, not the same.
"""

import argparse
import multiprocessing
import pickle
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn

from qa.evaluation.metrics import auroc
from qa.ranking.windows import windows_around
from qa.training.batches import Batch, batches, encode
from qa.training.examples import Group, RankedQuestion, example_in, groups
from qa.training.losses import Scores, losses, soft_losses
from qa.training.model import pack, start_from
from qa.training.schedule import Schedule
from qa.training.teacher import Teacher, mpnet_weights

# Set by hand.
FOLDS = 2
_SOFT = 0.6  # share of the teachers in the loss, 0 to 1
_TOKENS = 12_000  # of a batch at most
_WINDOWS = 6  # read for a question that is measured
_WRONG_OF_TEACHERS = 2  # `wrong` of their lessons, of which they need fewer
_SEEDS = 1000  # lessons of a run at most, each with a seed of its own

Asked = dict[str, list[RankedQuestion]]  # by the name of their set


@dataclass(frozen=True, slots=True)
class Lesson:
    """One epoch, to be made into batches: of the questions on documents of `folds`, with `wrong` as
    in `qa.training.examples.groups`.
    """

    seed: int
    folds: tuple[int, ...]
    wrong: float


def fold_of(document: str, folds: int) -> int:
    """The fold of a document, from 0, by a checksum of its id."""
    return zlib.crc32(document.encode()) % folds


def planned(
    questions: Sequence[Sequence[RankedQuestion]], tokenizer: Path, folder: Path, lesson: Lesson
) -> Path:
    """Write the batches of a lesson, each with its fold, to a file in `folder`; the questions are
    those of each fold.
    """
    made: list[tuple[int, Batch]] = []
    for fold in lesson.folds:
        draw = Random(f"{lesson.seed} {fold}")
        rows = encode(groups(questions[fold], draw, lesson.wrong), tokenizer)
        made += [(fold, Batch.of(part)) for part in batches(rows, draw, _TOKENS)]
    Random(lesson.seed).shuffle(made)
    file = folder / f"{lesson.seed}-{'-'.join(map(str, lesson.folds))}"
    with file.open("wb") as out:
        pickle.dump(made, out, protocol=pickle.HIGHEST_PROTOCOL)
    return file


def read(network: nn.Module, batch: Batch) -> Tensor:
    """The outputs of a network, in half precision inside where it is on a GPU."""
    device = batch.ids.device.type
    with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
        outputs: Tensor = network(batch.ids, batch.mask, batch.types)
    return outputs.float()


def train(
    network: nn.Module,
    schedule: Schedule,
    lessons: Iterator[Sequence[tuple[int, Batch]]],
    device: torch.device,
    teachers: Sequence[nn.Module] = (),
    log: Callable[[str], None] = print,
) -> None:
    """Teach a network from batches; where there are teachers, each batch by that of its fold."""
    network.to(device).train()
    begun, tokens = time.monotonic(), 0
    for number, lesson in enumerate(lessons, 1):
        hard = soft = torch.zeros((), device=device)
        for fold, kept in lesson:
            batch = kept.to(device)
            outputs = read(network, batch)
            by_labels = losses(outputs, batch).total()
            loss = by_labels
            if teachers:
                with torch.no_grad():
                    taught = read(teachers[fold], batch)
                by_teacher = soft_losses(outputs, taught, batch).total()
                loss = (1 - _SOFT) * by_labels + _SOFT * by_teacher
                soft = soft + by_teacher.detach()
            hard = hard + by_labels.detach()
            schedule.step(network, loss)
            tokens += kept.ids.numel()
        speed = tokens / (time.monotonic() - begun)
        log(
            f"epoch {number}: loss by labels {hard.item() / len(lesson):.3f}, by teachers "
            f"{soft.item() / len(lesson):.3f}; {speed:.0f} tokens a second"
        )
    network.eval()


def measure(
    network: nn.Module, questions: Sequence[RankedQuestion], tokenizer: Path, device: torch.device
) -> str:
    """Figures of a network alone: the share of answerable questions whose best sentence is right,
    and the AUROC of answerable and unanswerable ones by their best window.
    """
    network.to(device).eval()
    shown: list[Group] = []
    for item in questions:
        places = ((item.document, sentence) for sentence in item.found)
        windows = windows_around(places, _WINDOWS)
        shown.append(Group(tuple(example_in(item, one, item.question) for one in windows)))
    rows = encode(shown, tokenizer)
    order = sorted(range(len(rows)), key=lambda n: max(len(row.ids) for row in rows[n]))
    hits: list[bool] = []
    best: dict[bool, list[float]] = {True: [], False: []}
    for first in range(0, len(order), 16):
        chosen = order[first : first + 16]
        batch = Batch.of([rows[n] for n in chosen])
        with torch.no_grad():
            scores = Scores.of(read(network, batch.to(device)), batch.to(device))
        values, chances = scores.sentences.tolist(), scores.windows.tolist()
        sentence = row = 0
        for n in chosen:
            own = [one for each in rows[n] for one in each.sentences]
            of_own = values[sentence : sentence + len(own)]
            answerable = questions[n].answerable
            if answerable:
                hits.append(own[max(range(len(own)), key=of_own.__getitem__)][2])
            best[answerable].append(max(chances[row : row + len(rows[n])]))
            sentence, row = sentence + len(own), row + len(rows[n])
    area = auroc(best[True], best[False])
    return f"{len(questions)}: hit@1 {sum(hits) / max(len(hits), 1):.3f}, AUROC {area or 0:.3f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m qa.training.distil", description=__doc__)
    parser.add_argument("questions", type=Path, help="what `qa.training.ranked_questions` wrote")
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of BERT")
    parser.add_argument(
        "--mpnet",
        type=Path,
        help="weights of all-mpnet-base-v2, packed or not; without, no teachers",
    )
    parser.add_argument(
        "--start", type=Path, required=True, help="the reader to start from, packed or as ONNX"
    )
    parser.add_argument("--out", type=Path, required=True, help="the file of the trained reader")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--wrong", type=float, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--teacher-rate", type=float, default=4e-5)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Planner:
    """Makes the batches of lessons in other processes, while networks learn from earlier ones."""

    def __init__(self, pool: Pool, plan: Callable[[Lesson], Path], all_: Sequence[Lesson]) -> None:
        self._waited = {lesson: pool.apply_async(plan, (lesson,)) for lesson in all_}

    def batches(self, lessons: Sequence[Lesson]) -> Iterator[Sequence[tuple[int, Batch]]]:
        """The batches of each lesson, each with its fold; a lesson can be taken once."""
        for lesson in lessons:
            file = self._waited[lesson].get()
            with file.open("rb") as kept:
                yield pickle.load(kept)
            file.unlink()

    def steps(self, lessons: Sequence[Lesson]) -> int:
        """About how many batches lessons of one kind have together."""
        with self._waited[lessons[0]].get().open("rb") as kept:
            return len(pickle.load(kept)) * len(lessons)


@dataclass(frozen=True, slots=True)
class Distillation:
    """The training of teachers and reader, as `chosen` on the command line."""

    chosen: argparse.Namespace
    asked: Mapping[str, Asked]
    device: torch.device
    log: Callable[[str], None]

    def taught(self) -> list[list[RankedQuestion]]:
        """The questions to learn from, by fold."""
        found: list[list[RankedQuestion]] = [[] for _ in range(FOLDS)]
        for item in chain.from_iterable(self.asked["train"].values()):
            found[fold_of(item.document.id, FOLDS)].append(item)
        return found

    def of_teachers(self) -> dict[int, list[Lesson]]:
        """The lessons of the teacher of each fold, which come from all other folds."""
        others = {fold: tuple(set(range(FOLDS)) - {fold}) for fold in range(FOLDS)}
        return {
            fold: [
                Lesson(self.chosen.seed * _SEEDS + epoch, folds, _WRONG_OF_TEACHERS)
                for epoch in range(self.chosen.teacher_epochs)
            ]
            for fold, folds in others.items()
            if self.chosen.mpnet
        }

    def of_reader(self) -> list[Lesson]:
        """The lessons of the reader."""
        first = self.chosen.seed * _SEEDS + self.chosen.teacher_epochs
        return [
            Lesson(first + epoch, tuple(range(FOLDS)), self.chosen.wrong)
            for epoch in range(self.chosen.epochs)
        ]

    def teacher(self, fold: int, lessons: Sequence[Lesson], planner: Planner) -> nn.Module:
        """A teacher that has learned from its lessons."""
        teacher = Teacher(mpnet_weights(self.chosen.mpnet)).to(self.device)
        schedule = Schedule(teacher, planner.steps(lessons), self.chosen.teacher_rate)
        train(teacher, schedule, planner.batches(lessons), self.device, log=self.log)
        self._measure(f"teacher {fold}", teacher)
        return teacher

    def reader(
        self, lessons: Sequence[Lesson], planner: Planner, teachers: Sequence[nn.Module]
    ) -> nn.Module:
        """The reader, which has learned from its lessons and the teachers."""
        network = start_from(self.chosen.start).to(self.device)
        self._measure("before", network)
        schedule = Schedule(network, planner.steps(lessons), self.chosen.rate)
        train(network, schedule, planner.batches(lessons), self.device, teachers, self.log)
        self._measure("after", network)
        return network

    def _measure(self, when: str, network: nn.Module) -> None:
        for name, part in self.asked["measured"].items():
            figures = measure(network, part, self.chosen.tokenizer, self.device)
            self.log(f"{when}, {name} {figures}")


def main() -> None:
    chosen = _arguments()
    begun = time.monotonic()
    with chosen.questions.open("rb") as file:
        asked = pickle.load(file)
    run = Distillation(
        chosen,
        asked,
        torch.device("cuda" if torch.cuda.is_available() else "cpu"),
        lambda line: print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True),
    )
    of_teachers, of_reader = run.of_teachers(), run.of_reader()
    lessons = [*chain.from_iterable(of_teachers.values()), *of_reader]
    # Forked before the GPU is used, so that the questions need not be copied.
    workers = multiprocessing.get_context("fork")
    with TemporaryDirectory() as folder, workers.Pool() as pool:
        plan = partial(planned, run.taught(), chosen.tokenizer, Path(folder))
        planner = Planner(pool, plan, lessons)
        torch.manual_seed(chosen.seed)
        teachers = [run.teacher(fold, own, planner) for fold, own in of_teachers.items()]
        pack(run.reader(of_reader, planner, teachers).state_dict(), chosen.out)


if __name__ == "__main__":
    main()
