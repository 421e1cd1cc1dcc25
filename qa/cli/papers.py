"""The commands `ibid add`, `ibid remove` and `ibid papers`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from corpus.errors import ErrorDetail, IbidError
from corpus.library.added import Given
from corpus.library.files import read_regular
from corpus.sandbox.paper_readers import UnreadablePaper
from index.report import Report
from index.search.reader import open_about, open_documents
from qa.cli.build import build_with_progress
from qa.cli.errors import PAPERS_SKIPPED, exit_code, print_error, reports_errors
from qa.cli.options import AsJson
from qa.cli.output import print_json
from qa.errors import BadQuestion
from qa.papers import FoundPaper, ListedPaper, add_file, largest_size, list_papers
from qa.papers import remove as remove_paper
from qa.rendering.index import show_report
from qa.rendering.papers import show_added, show_failure, show_papers
from qa.rendering.progress import progress_bar
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings

NoBuild = Annotated[
    bool, typer.Option("--no-build", help="Leave the index as it is; `ibid build` updates it.")
]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AddedFile(FoundPaper):
    """A file that was added as a paper, and what was found in it."""

    file: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What an argument could not be done with, and why."""

    name: str
    error: ErrorDetail


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of the arguments of a command, and the code that it ends with."""

    done: Sequence[Any]
    failed: Sequence[Failure]
    code: int = 0


@reports_errors
def add(
    files: Annotated[list[Path], typer.Argument(help="Papers: PDF, DOCX, HTML, Markdown or text.")],
    title: Annotated[
        str | None, typer.Option(help="Title of the paper, instead of the one in the file.")
    ] = None,
    authors: Annotated[
        str | None,
        typer.Option(help="Authors, separated by semicolons, instead of those in the file."),
    ] = None,
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Add papers from files, then build the index. The files are copied; what was found in each is
    shown. A file that cannot be read is named, and the others are added (exit code 5).
    """
    chosen = settings()
    if title and len(files) > 1:
        raise BadQuestion(
            "A title is that of one paper, and several files are given.",
            "Add them one by one, or leave out --title.",
        )
    names = (authors or "").split(";")
    outcome = _each(
        "reading",
        files,
        lambda file: _add(chosen, file, title or "", names),
        lambda one: show_added(one, one.file),
        as_json,
    )
    _end("added", outcome, chosen, no_build, as_json)


def _add(chosen: Settings, file: Path, title: str, authors: Sequence[str]) -> AddedFile:
    """Add a file as a paper. Raises `IbidError`."""
    if file.is_dir():
        raise UnreadablePaper(f"{file} is a folder.", "Name the files in it that are papers.")
    try:
        data = read_regular(file, largest_size(chosen))
    except OSError as error:
        raise UnreadablePaper(
            f"{file} cannot be read: {error.strerror or error}.",
            "Check its name and its permissions, or name another file.",
        ) from error
    given = Given(title, authors, "with `ibid add`")
    found = add_file(chosen, data, None, file.name, given)
    return AddedFile(
        **{one.name: getattr(found, one.name) for one in fields(found)}, file=str(file)
    )


@reports_errors
def remove(
    idents: Annotated[
        list[str], typer.Argument(help="Ids of papers, as `ibid papers` lists them.")
    ],
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Remove papers that were added in the page or with `ibid add`, with their files, then build
    the index. Others are removed from their papers folder by hand.
    """
    chosen = settings()

    def remove_one(ident: str) -> str:
        remove_paper(chosen, ident)
        return ident

    def show(ident: str) -> None:
        terminal().print(f"Removed {ident}.")

    outcome = _each("removing", idents, remove_one, show, as_json)
    _end("removed", outcome, chosen, no_build, as_json)


def _each(
    step: str,
    arguments: Sequence[Any],
    do: Callable[[Any], T],
    show: Callable[[T], None],
    as_json: bool,
) -> _Outcome:
    """Do something with each argument and show what became of it; an error ends none but its own.

    The code is that of the first error where nothing was done, else that of papers left out.
    """
    done: list[T] = []
    failed: list[Failure] = []
    code = 0
    with progress_bar() as report:
        for number, argument in enumerate(arguments):
            report(step, number, len(arguments))
            try:
                done.append(do(argument))
            except IbidError as error:
                failed.append(Failure(str(argument), error.detail))
                code = code or exit_code(error)
        report(step, len(arguments), len(arguments))
    if not as_json:
        for one in done:
            show(one)
        for failure in failed:
            show_failure(failure.name, failure.error)
    return _Outcome(done, failed, PAPERS_SKIPPED if done and failed else code)


def _end(name: str, outcome: _Outcome, chosen: Settings, no_build: bool, as_json: bool) -> None:
    """Build the index where something was done, print what is left to print, and end the command
    with its code.
    """
    report: Report | None = None
    problem: IbidError | None = None
    if outcome.done and not no_build:
        try:
            report = build_with_progress(chosen, wait=True)
        except IbidError as error:
            problem = error
    if as_json:
        printed: dict[str, Any] = {name: outcome.done, "failed": outcome.failed, "build": report}
        print_json(printed | ({"error": problem.detail} if problem else {}))
    elif report is not None:
        show_report(terminal(), report)
    elif problem is not None:
        print_error(problem.detail, as_json=False)
    code = outcome.code or (PAPERS_SKIPPED if report and report.skipped else 0)
    raise typer.Exit(exit_code(problem) if problem else code)


@reports_errors
def papers(as_json: AsJson = False) -> None:
    """List the papers: what was found in each, where it is from, and why one cannot be read."""
    chosen = settings()
    listed = _listed(chosen)
    if as_json:
        print_json({"papers": listed})
    else:
        show_papers(terminal(), listed)


def _listed(chosen: Settings) -> list[ListedPaper]:
    """The papers, with what the index has of them where there is one."""
    try:
        documents = open_documents(chosen.index_home)
        report = open_about(chosen.index_home).report
    except IbidError:  # there is none, or none that can be used
        return list_papers(chosen, {}, None)
    return list_papers(chosen, documents, report)
