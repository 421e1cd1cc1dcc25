"""The command line: `ibid build`, `ask`, `notes`, `check`, `eval`.

Exit codes: 0 answered (or done), 1 not found (or not verbatim), 2 bad use, 3 no usable index,
4 the index could not be built.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NoReturn, ParamSpec

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from corpus.documents import Document
from corpus.errors import BadPaper, IbidError, UnreadableText
from index.build import Step
from index.errors import DamagedIndex, NoIndex, NotBuilt
from index.reader import open_documents, open_index
from index.report import Report, report_json
from qa.answer import answer_json, cited_note, note_json
from qa.errors import UnknownDocument, UnknownNote
from qa.evaluate import Bench, run_of
from qa.loading import build_from_shelf, load_asker, load_encoder, open_current
from qa.parts import Part
from qa.questionsets import read_set
from qa.quotes import check_json, check_quotation
from qa.report import render
from qa.request import Request
from qa.runs import check_writable, compare, earlier_run, run_json, run_text, write
from qa.settings import Settings, settings
from qa.show import (
    show_answer,
    show_check,
    show_evaluation,
    show_line,
    show_note,
    show_report,
    terminal,
)

app = typer.Typer(
    name="ibid",
    help="Answers questions about a research paper in the paper's own words, with its own notes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

P = ParamSpec("P")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OfDocument = Annotated[
    str | None, typer.Option("--document", "-d", help="Only this document (its id).")
]


def _fail(error: IbidError, as_json: bool) -> NoReturn:
    """Print an error and leave with its exit code."""
    if as_json:
        _print_json(
            {"error": {"code": error.code, "message": error.message, "remedy": error.remedy}}
        )
    else:
        words = Text("Error: ", "bold red") + Text(f"{error.message} {error.remedy}", "none")
        terminal(stderr=True).print(words)
    raise typer.Exit(_exit_code(error))


def _exit_code(error: IbidError) -> int:
    if isinstance(error, NoIndex | DamagedIndex):
        return 3
    return 4 if isinstance(error, NotBuilt | BadPaper | UnreadableText) else 2


def _print_json(value: Any) -> None:
    encoding = (sys.stdout.encoding or "ascii").lower()
    text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2)
    sys.stdout.write(text + "\n")


def told(command: Callable[P, None]) -> Callable[P, None]:
    """Every command: an `IbidError` becomes a message and an exit code."""

    @wraps(command)
    def telling(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except IbidError as error:
            _fail(error, bool(kwargs.get("as_json")))

    return telling


@contextmanager
def progress_bar() -> Iterator[Step]:
    """A bar on a terminal's standard error; nothing where that is no terminal."""
    console = terminal(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def step(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=of)
            bar.update(tasks[name], completed=done, total=of)

        yield step


def build_with_progress(chosen: Settings) -> Report:
    with progress_bar() as step:
        return build_from_shelf(chosen, step)


@app.command()
@told
def build(as_json: AsJson = False) -> None:
    """Index the papers; does nothing where nothing has changed."""
    report = build_with_progress(settings())
    if as_json:
        _print_json(report_json(report))
    else:
        show_report(terminal(), report)


@app.command()
@told
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    history: Annotated[
        list[str] | None,
        typer.Option("--history", help="An earlier question; repeat, oldest first."),
    ] = None,
    document: OfDocument = None,
    limit: Annotated[int, typer.Option(help="How many quotes at most.")] = 3,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also what was considered, and why it was rejected.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with quotations and their notes."""
    chosen = settings()
    index = open_current(chosen)
    request = Request(question, tuple(history or ()), document, limit, explain)
    asker = load_asker(chosen, index, load_encoder(chosen))
    answer = asker.ask(request)
    if as_json:
        _print_json(answer_json(answer))
    else:
        show_answer(terminal(), answer, index.documents)
    raise typer.Exit(1 if answer.status == "not_found" else 0)


def _documents(chosen: Settings, only: str | None) -> list[Document]:
    """The indexed documents, without loading the rest of the index. Raises `UnknownDocument`."""
    held = open_documents(chosen.index_home)
    if only is not None and only not in held:
        raise UnknownDocument(
            f"The index holds no document {only!r}.", f"It holds: {', '.join(held)}."
        )
    return [document for ident, document in held.items() if only in (None, ident)]


@app.command()
@told
def notes(
    number: Annotated[int | None, typer.Argument(help="Only the note with this number.")] = None,
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """The notes, with the works they cite as resolved."""
    documents = _documents(settings(), document)
    found = [
        (one, note) for one in documents for note in one.notes if number in (None, note.number)
    ]
    if number is not None and not found:
        held = "; ".join(f"{one.label}: {len(one.notes)} notes" for one in documents)
        raise UnknownNote(f"There is no note {number}.", f"There are, in {held}.")
    if as_json:
        _print_json({"notes": [note_json(cited_note(one, note)) for one, note in found]})
        return
    console = terminal()
    for one, note in found:
        cited = cited_note(one, note)
        sentence = one.text[slice(*cited.sentence)] if cited.sentence else None
        show_note(console, cited, sentence if number is not None else None)


@app.command()
@told
def check(
    quotation: Annotated[str, typer.Argument(help="The quotation; omissions as … or [...].")],
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Is this a quotation? Verbatim and where, altered and how, or absent."""
    chosen = settings()
    _documents(chosen, document)
    index = open_index(chosen.index_home)
    verdict = check_quotation(index, quotation, document)
    if as_json:
        _print_json(check_json(verdict))
    else:
        show_check(terminal(), verdict, index.documents)
    raise typer.Exit(0 if verdict.verdict == "verbatim" else 1)


@app.command("eval")
@told
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder that holds questions.jsonl.")],
    document: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help="Only questions about it; repeat for more."),
    ] = None,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="Only about documents no weights were fitted on.")
    ] = False,
    every: Annotated[int, typer.Option(min=1, help="Only one question in so many.")] = 1,
    most: Annotated[
        int | None, typer.Option(min=1, help="Only so many questions, evenly taken.")
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Write the run here, as JSON.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a report here, as a page.")] = None,
    against: Annotated[Path | None, typer.Option(help="Compare with a saved run.")] = None,
    as_json: AsJson = False,
    details: Annotated[
        bool, typer.Option("--details", help="Also every question's outcome.")
    ] = False,
) -> None:
    """How well a question set is answered."""
    chosen = settings()
    part = Part(tuple(document or ()), unseen, every, most)
    questions = part.of(read_set(folder))
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
        _print_json(run_json(result, comparison, details=details))
        return
    console = terminal()
    show_evaluation(console, result, comparison)
    for line in result.questions if details else ():
        show_line(console, line)


def main() -> None:
    app()
