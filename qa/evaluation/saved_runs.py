"""Evaluation runs: saved as JSON, read, and compared."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, computed_field

from corpus.serialization import to_json
from qa.answer import Status
from qa.errors import BadRun
from qa.evaluation.curves import Curves, curves
from qa.evaluation.summary import FIGURES, Figures, Line, by_kind, separation, summarise

_SURE = {"not_found": 0, "weak": 1, "answered": 2}


def _is_none(value: object) -> bool:
    return value is None


class RunConditions(BaseModel):
    """The conditions of a run: the question set `name`, the `part` of it, the index and its model,
    and the least confidence of an answer and of a weak answer.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    format: Literal[1] = 1
    name: str = Field(alias="set")
    part: str
    index: str
    model: str
    answered_at: float
    weak_at: float

    @property
    def asked_of(self) -> str:
        """The conditions in words."""
        return (
            f"{self.part} · index {self.index} · {self.model} · "
            f"answered from {self.answered_at}, weak from {self.weak_at}"
        )


class Run(RunConditions):
    """A run with the outcome of each question. Every figure is counted from these lines."""

    questions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose rank or status differs between two runs; each pair is before and after."""

    id: str
    question: str
    rank: tuple[int | None, int | None]
    status: tuple[Status, Status]
    confidence: tuple[float, float]
    first: tuple[str | None, str | None]

    @classmethod
    def of(cls, before: Line, after: Line) -> "Change":
        """The change between two outcomes of a question."""
        return cls(
            id=after.id,
            question=after.question,
            rank=(before.rank, after.rank),
            status=(before.status, after.status),
            confidence=(before.confidence, after.confidence),
            first=(before.first, after.first),
        )


@dataclass(frozen=True, slots=True)
class FigurePair:
    """The figures of two runs."""

    before: Figures
    after: Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run beside an earlier one, `run`, of the same set, over the `questions` (their number) that
    both asked: the figures of all and of each kind, and what got better or worse.
    """

    run: RunConditions
    questions: int
    before: Figures
    after: Figures
    kinds: dict[str, FigurePair]
    better: tuple[Change, ...]
    worse: tuple[Change, ...]

    @computed_field
    @property
    def difference(self) -> Figures:
        """How much each figure grew."""
        return {name: growth(name, self.before, self.after) for name in FIGURES}


class RunReport(RunConditions):
    """A run for programs: the figures of all questions and of each kind, how well the kinds are
    told apart (see `separation`), what is plotted, the comparison `against` an earlier run, and
    each question's line. With the lines, `read_run` reads it back.
    """

    all: Figures
    kinds: dict[str, Figures]
    separation: dict[str, Figures]
    curves: Curves
    against: Annotated[Comparison | None, Field(exclude_if=_is_none)] = None
    questions: Annotated[tuple[Line, ...] | None, Field(exclude_if=_is_none)] = None

    @classmethod
    def of(
        cls, run: Run, comparison: Comparison | None = None, *, details: bool = True
    ) -> "RunReport":
        """The report of a run; without `details`, without the questions' lines."""
        lines = run.questions
        return cls(
            **run.model_dump(exclude={"questions"}),
            all=summarise(lines),
            kinds=by_kind(lines),
            separation=separation(lines),
            curves=curves(lines),
            against=comparison,
            questions=lines if details else None,
        )


def _value(line: Line) -> tuple[float, int]:
    """The value of an outcome: the reciprocal rank of the right quote; then a confident status if
    the first quote is right, an unsure one if it is wrong.
    """
    sure = _SURE[line.status]
    return (0.0 if line.rank is None else 1 / line.rank, sure if line.right else -sure)


def _outcome(line: Line) -> tuple[int | None, bool | None, str]:
    return line.rank, line.right, line.status


def compare(earlier: Run, run: Run) -> Comparison:
    """Compare two runs. Raises `BadRun` where they share no question."""
    asked = {line.id: line for line in earlier.questions}
    pairs = [
        (asked[line.id], line)
        for line in run.questions
        if line.id in asked and asked[line.id].question == line.question
    ]
    if not pairs:
        raise BadRun(
            f"The saved run ({earlier.part}) shares no question with this one.",
            "Compare with a run of the same part.",
        )
    before, after = [old for old, _ in pairs], [new for _, new in pairs]
    better: list[Change] = []
    worse: list[Change] = []
    for old, new in pairs:
        if _outcome(old) != _outcome(new):
            gained = _value(new) > _value(old) or (_value(new) == _value(old) and bool(new.right))
            (better if gained else worse).append(Change.of(old, new))
    kinds_before = by_kind(before)
    return Comparison(
        run=earlier,
        questions=len(pairs),
        before=summarise(before),
        after=summarise(after),
        kinds={
            kind: FigurePair(kinds_before[kind], figures)
            for kind, figures in by_kind(after).items()
            if kind in kinds_before
        },
        better=tuple(better),
        worse=tuple(worse),
    )


def growth(figure: str, before: Figures, after: Figures) -> float | None:
    """The difference of a figure, to 3 decimals; `None` where either run has none."""
    old, new = before[figure], after[figure]
    return None if old is None or new is None else round(new - old, 3)


def read_run(file: Path) -> Run:
    """The run saved in `file`. Raises `BadRun`."""
    remedy = "Name a file that `ibid eval --save` wrote."
    try:
        return Run.model_validate_json(file.read_bytes())
    except OSError as error:
        raise BadRun(f"{file} cannot be read: {error.strerror}.", remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = "".join(f"{part}: " for part in first["loc"])
        raise BadRun(f"{file} is not a saved run: {where}{first['msg']}.", remedy) from error


def earlier_run(file: Path, name: str) -> Run:
    """The run saved in `file`, to compare with one of the set `name`. Raises `BadRun`."""
    run = read_run(file)
    if run.name != name:
        raise BadRun(
            f"{file} is a run of the set {run.name}, not of {name}.",
            "Compare with a run of the same set.",
        )
    return run


def check_writable(file: Path) -> None:
    """Raise `BadRun` where `file` cannot be written, before time is spent on its content."""
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise BadRun(f"{file} cannot be written.", "Name a file in a folder that there is.")


def write(file: Path, text: str) -> None:
    """Write a report to `file`. Raises `BadRun`."""
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise BadRun(f"{file} cannot be written: {error.strerror}.", "Name another.") from error


def run_text(run: Run, comparison: Comparison | None = None) -> str:
    """The JSON of a run with all its questions, as it is saved."""
    report = RunReport.of(run, comparison)
    return json.dumps(to_json(report), ensure_ascii=False, indent=1) + "\n"
