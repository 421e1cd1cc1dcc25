"""Runs of an evaluation: kept as JSON, read back, and set side by side."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qa.errors import BadRun
from qa.evaluation.summary import FIGURES, Figures, Line, by_kind, curves, summarise

_SURE = {"not_found": 0, "weak": 1, "answered": 2}


class Run(BaseModel):
    """A question set, or a part of it, asked of an index at the thresholds given; and what became
    of each question. Every figure is counted from these lines.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    format: Literal[1] = 1
    name: str = Field(alias="set")
    part: str
    index: str
    model: str
    answered_at: float
    weak_at: float
    questions: tuple[Line, ...]

    @property
    def asked_of(self) -> str:
        """In words, what was asked of what."""
        return (
            f"{self.part} · index {self.index} · {self.model} · "
            f"answered from {self.answered_at}, weak from {self.weak_at}"
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One question of two runs whose rank or status changed. `better` is 1, or -1 if worse."""

    before: Line
    after: Line
    better: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run beside an earlier one of the same set, over the questions that both asked."""

    earlier: Run
    shared: int
    before: Figures
    after: Figures
    kinds_before: dict[str, Figures]
    kinds_after: dict[str, Figures]
    changes: tuple[Change, ...]

    @property
    def better(self) -> list[Change]:
        return [change for change in self.changes if change.better > 0]

    @property
    def worse(self) -> list[Change]:
        return [change for change in self.changes if change.better < 0]


def _worth(line: Line) -> tuple[float, int]:
    """How good an outcome is: the right quote's rank; then that a right one is said with
    certainty, and a wrong one not.
    """
    sure = _SURE[line.status]
    return (0.0 if line.rank is None else 1 / line.rank, sure if line.right else -sure)


def _outcome(line: Line) -> tuple[int | None, bool | None, str]:
    return line.rank, line.right, line.status


def compare(earlier: Run, run: Run) -> Comparison:
    """Two runs side by side. Raises `BadRun` where they share no question."""
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
    changes = []
    for old, new in pairs:
        if _outcome(old) != _outcome(new):
            better = _worth(new) > _worth(old) or (_worth(new) == _worth(old) and bool(new.right))
            changes.append(Change(old, new, 1 if better else -1))
    return Comparison(
        earlier,
        len(pairs),
        summarise(before),
        summarise(after),
        by_kind(before),
        by_kind(after),
        tuple(changes),
    )


def growth(figure: str, before: Figures, after: Figures) -> float | None:
    """How much a figure grew; `None` where either run has none."""
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
    found = read_run(file)
    if found.name != name:
        raise BadRun(
            f"{file} is a run of the set {found.name}, not of {name}.",
            "Compare with a run of the same set.",
        )
    return found


def check_writable(file: Path) -> None:
    """Raises `BadRun` where `file` could not be written, before time is spent on what goes in."""
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise BadRun(f"{file} cannot be written.", "Name a file in a folder that there is.")


def write(file: Path, text: str) -> None:
    """Write a report to `file`. Raises `BadRun`."""
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise BadRun(f"{file} cannot be written: {error.strerror}.", "Name another.") from error


def change_json(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "id": after.id,
        "question": after.question,
        "rank": [before.rank, after.rank],
        "status": [before.status, after.status],
        "confidence": [before.confidence, after.confidence],
        "first": [before.first, after.first],
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Two runs for programs: what the earlier was asked of, how many questions are compared, the
    figures before and after, their difference, and the questions that changed.
    """
    before, after = comparison.before, comparison.after
    return {
        "run": comparison.earlier.model_dump(by_alias=True, exclude={"questions"}),
        "questions": comparison.shared,
        "before": before,
        "after": after,
        "difference": {name: growth(name, before, after) for name in FIGURES},
        "kinds": {
            kind: {"before": comparison.kinds_before[kind], "after": figures}
            for kind, figures in comparison.kinds_after.items()
            if kind in comparison.kinds_before
        },
        "better": [change_json(change) for change in comparison.better],
        "worse": [change_json(change) for change in comparison.worse],
    }


def run_json(
    run: Run, comparison: Comparison | None = None, *, details: bool = True
) -> dict[str, Any]:
    """A run for programs: figures of all questions and of each kind, what is plotted, and, with
    `details`, every question's line. With those it can be read back by `read_run`.
    """
    lines: Sequence[Line] = run.questions
    fields: dict[str, Any] = run.model_dump(by_alias=True, exclude={"questions"})
    fields |= {"all": summarise(lines), "kinds": by_kind(lines), "curves": curves(lines)}
    if comparison is not None:
        fields["against"] = comparison_json(comparison)
    if details:
        fields["questions"] = [line.model_dump() for line in lines]
    return fields


def run_text(run: Run, comparison: Comparison | None = None) -> str:
    return json.dumps(run_json(run, comparison), ensure_ascii=False, indent=1) + "\n"
