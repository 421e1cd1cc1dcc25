"""Terminal output of evaluations."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from qa.answer import STATUS_NAMES, Status
from qa.evaluation.curves import curves
from qa.evaluation.saved_runs import Comparison, Run, growth
from qa.evaluation.summary import FIGURES, Figures, Line, by_kind, separation, summarise

_IN_KINDS = (
    "questions",
    "hit@1",
    "hit@3",
    "f1",
    "refused_wrong",
    "refused_right",
    "unanswerable_answered",
    "weak",
)


def _figure(value: float | None) -> str:
    return "–" if value is None else str(value)


def show_evaluation(console: Console, run: Run, comparison: Comparison | None = None) -> None:
    """Print the figures of a run, or of a comparison, and the chief figures of each kind."""
    console.print(Text(run.name, "bold"))
    console.print(Text(run.asked_of, "dim"))
    if comparison is not None:
        console.print(Text(f"before: {comparison.run.asked_of}", "dim"))
        console.print(f"compared over the {comparison.questions} questions that both asked")
    summary = summarise(run.questions)
    table = Table("figure", show_edge=False)
    for column in ("before", "now", "change") if comparison else ("",):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("what it is", style="dim")
    for name, figure in FIGURES.items():
        values: list[str | Text] = [_figure(summary[name])]
        if comparison is not None:
            before, after = comparison.before, comparison.after
            grown = growth(name, before, after)
            way = (grown or 0) * figure.better
            colour = "green" if way > 0 else "red" if way < 0 else ""
            shift = Text("–" if grown is None else f"{grown:+g}" if grown else "", colour)
            values = [_figure(before[name]), _figure(after[name]), shift]
        table.add_row(name, *values, figure.words)
    console.print(table)
    _show_by_name(console, "kind", by_kind(run.questions), _IN_KINDS)
    apart = separation(run.questions)
    told_from = list(dict.fromkeys(kind for figures in apart.values() for kind in figures))
    _show_by_name(console, "AUROC, told from", apart, told_from)
    _show_reliability(console, run)
    if comparison is not None:
        for title, changes in (("Worse", comparison.worse), ("Better", comparison.better)):
            console.print()
            console.print(Text(f"{title}: {len(changes)}", "bold"))
            for change in changes:
                pairs = zip(change.status, change.rank, strict=True)
                outcomes = " → ".join(_outcome(status, rank) for status, rank in pairs)
                console.print(Text(f"  {outcomes}"))
                console.print(Text(f"    {change.question}", "dim"))


def _show_by_name(
    console: Console, head: str, rows: Mapping[str, Figures], columns: Sequence[str]
) -> None:
    """Print figures, a row for each name; nothing where there are none."""
    if not rows or not columns:
        return
    table = Table(Column(head, no_wrap=True), show_edge=False)
    for name in columns:
        table.add_column(Text(name), justify="right")
    for row, figures in rows.items():
        table.add_row(Text(row), *(_figure(figures[name]) for name in columns))
    console.print()
    console.print(table)


def _show_reliability(console: Console, run: Run) -> None:
    """Print the bins of confidence, each with its number of answers and the share that is right."""
    table = Table("confidence", show_edge=False)
    for name in ("answers", "mean", "right"):
        table.add_column(name, justify="right")
    for one in curves(run.questions).reliability:
        values = (str(one.count), _figure(one.confidence), _figure(one.right))
        table.add_row(f"{one.low:g} to {one.high:g}", *values)
    console.print()
    console.print(table)


def _outcome(status: Status, rank: int | None) -> str:
    return f"{STATUS_NAMES[status].lower()}, {f'rank {rank}' if rank else 'none right'}"


def show_line(console: Console, line: Line) -> None:
    """Print the outcome of one question."""
    rank = "–" if line.rank is None else str(line.rank)
    console.print(
        Text(f"{line.status:9} {line.confidence:.2f} rank {rank}  {line.question.strip()}")
    )
