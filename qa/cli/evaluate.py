"""The command `ibid eval`."""

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.errors import reports_errors
from qa.cli.options import AsJson
from qa.cli.output import print_json
from qa.evaluation.question_sets import read_set
from qa.evaluation.report import render
from qa.evaluation.run import Bench, run_of
from qa.evaluation.sampling import Part
from qa.evaluation.saved_runs import (
    RunReport,
    check_writable,
    compare,
    earlier_run,
    run_text,
    write,
)
from qa.rendering.evaluation import show_evaluation, show_line
from qa.rendering.progress import progress_bar
from qa.rendering.terminal import terminal
from qa.settings import settings


@reports_errors
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder that holds questions.jsonl.")],
    document: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help="Only questions about it; repeat for more."),
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(help="The set that has the passages, if FOLDER has none.")
    ] = None,
    unseen: Annotated[bool, typer.Option("--unseen", help="Only held-out documents.")] = False,
    every: Annotated[int, typer.Option(min=1, help="Only every Nth question.")] = 1,
    most: Annotated[
        int | None, typer.Option(min=1, help="At most N questions, evenly spaced.")
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Write the run here, as JSON.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a report here, as a page.")] = None,
    against: Annotated[Path | None, typer.Option(help="Compare with a saved run.")] = None,
    as_json: AsJson = False,
    details: Annotated[
        bool, typer.Option("--details", help="Also every question's outcome.")
    ] = False,
) -> None:
    """Measure answers on a question set."""
    chosen = settings()
    part = Part(tuple(document or ()), unseen, every, most)
    questions = part.of(read_set(folder, texts))
    earlier = earlier_run(against, questions.name) if against else None
    for file in (save, html):
        if file is not None:
            check_writable(file)
    with progress_bar() as step:
        result = run_of(Bench.of(questions, chosen, step), chosen, str(part), step)
    comparison = compare(earlier, result) if earlier else None
    if save is not None:
        write(save, run_text(result, comparison))
    if html is not None:
        write(html, render(result, comparison))
    if as_json:
        print_json(RunReport.of(result, comparison, details=details))
        return
    console = terminal()
    show_evaluation(console, result, comparison)
    for line in result.questions if details else ():
        show_line(console, line)
