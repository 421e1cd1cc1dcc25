"""Terminal output of evaluations."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qa.answer import STATUS_NAMES, Status
from qa.evaluation.saved_runs import Comparison, Run, growth
from qa.evaluation.summary import FIGURES, Line, by_kind, summarise

_IN_KINDS = ("questions", "hit@1", "hit@3", "f1", "refused_wrong", "refused_right")


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
    kinds = by_kind(run.questions)
    if kinds:
        table = Table("kind", show_edge=False)
        for name in _IN_KINDS:
            table.add_column(name, justify="right")
        for kind, figures in kinds.items():
            table.add_row(Text(kind), *(_figure(figures[name]) for name in _IN_KINDS))
        console.print()
        console.print(table)
    if comparison is not None:
        for title, changes in (("Worse", comparison.worse), ("Better", comparison.better)):
            console.print()
            console.print(Text(f"{title}: {len(changes)}", "bold"))
            for change in changes:
                pairs = zip(change.status, change.rank, strict=True)
                outcomes = " → ".join(_outcome(status, rank) for status, rank in pairs)
                console.print(Text(f"  {outcomes}"))
                console.print(Text(f"    {change.question}", "dim"))


def _outcome(status: Status, rank: int | None) -> str:
    return f"{STATUS_NAMES[status].lower()}, {f'rank {rank}' if rank else 'none right'}"


def show_line(console: Console, line: Line) -> None:
    """Print the outcome of one question."""
    rank = "–" if line.rank is None else str(line.rank)
    console.print(
        Text(f"{line.status:9} {line.confidence:.2f} rank {rank}  {line.question.strip()}")
    )
