"""The commands about cited sources: `ibid sources`, `fetch`, `add` and `import`."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.citations.works import Work
from corpus.fetching.address_policy import AddressPolicy
from corpus.fetching.client import Client
from corpus.fetching.politeness import PoliteClient
from corpus.library.skipped import Skipped
from corpus.serialization import to_json
from corpus.sources.attempts import Attempt, Source
from corpus.sources.catalogue import UnknownWork, cited_works, find_work
from corpus.sources.manual import add_file
from corpus.sources.retrieval import Retriever, retrieve_all, sole_fetch
from corpus.sources.warc import WarcImport, import_warc
from qa.cli.errors import NOT_FOUND, reports_errors
from qa.cli.options import AsJson, OfDocument
from qa.cli.output import print_json
from qa.rendering.index import show_skipped
from qa.rendering.progress import progress_bar
from qa.rendering.sources import show_sources
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings
from qa.source_summary import SourceSummary

sources = typer.Typer(
    help="The works that the papers cite, with the state of each.", add_completion=False
)

_BUILD = "`ibid build` indexes the texts."
_INTERRUPTED = 130  # exit code, as shells have it after Ctrl-C


def _cited_works(chosen: Settings, document: str | None = None) -> list[Work]:
    """The works that the papers cite, or one of them; papers that cannot be read are reported.

    Raises `UnknownWork` where `document` cites none.
    """
    skipped: list[Skipped] = []
    works = cited_works(chosen.papers, chosen.ledger, chosen.added, skipped=skipped)
    show_skipped(skipped)
    if document is None:
        return works
    cited = [one for one in works if any(place.document == document for place in one.cited_by)]
    if not cited:
        raise UnknownWork(
            f"No paper {document!r} cites any work.", "`ibid sources` lists them all."
        )
    return cited


@sources.callback(invoke_without_command=True)
@reports_errors
def ledger(context: typer.Context, document: OfDocument = None, as_json: AsJson = False) -> None:
    """List every cited work once: the notes that cite it, its address and its state."""
    if context.invoked_subcommand is not None:
        return
    chosen = settings()
    listed = chosen.ledger.sources(_cited_works(chosen, document))
    if as_json:
        print_json(SourceSummary(listed))
    else:
        show_sources(terminal(), listed)


def _retriever(chosen: Settings, stop: threading.Event) -> Retriever:
    client = Client(AddressPolicy(chosen.private_hosts))
    return Retriever(chosen.ledger, PoliteClient(client, delay=chosen.fetch_pause, stop=stop))


@sources.command()
@reports_errors
def fetch(
    works: Annotated[
        list[str] | None, typer.Argument(help="Numbers (or ids) of works; none means all.")
    ] = None,
    document: OfDocument = None,
    again: Annotated[
        bool, typer.Option("--again", help="Start over instead of resuming an interrupted run.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Download the works that have an address. Re-running downloads only changed pages; an
    interrupted run resumes.
    """
    chosen = settings()
    cited = _cited_works(chosen, document)
    named = [find_work(cited, name, document) for name in works or ()]
    wanted = [work for work in named or cited if work.url]
    if named and not wanted:
        raise UnknownWork("These works have no address.", "Supply them with `ibid sources add`.")
    with sole_fetch(chosen.ledger):
        attempts, left = _fetch(chosen, wanted, named=bool(named), again=again)
    listed = chosen.ledger.sources(named or cited)
    if as_json:
        print_json({**to_json(SourceSummary(listed)), "tried": len(attempts), "left": left})
        return
    console = terminal()
    ids = {attempt.work for attempt in attempts}
    show_sources(console, [one for one in listed if one.id in ids])
    if left:
        console.print(f"{left} were already done by the interrupted run.")
    if any(attempt.outcome == "got" for attempt in attempts):
        console.print(_BUILD)


def _fetch(
    chosen: Settings, wanted: Sequence[Work], *, named: bool, again: bool
) -> tuple[list[Attempt], int]:
    """Download works; returns the attempts, and how many works an interrupted run had done.

    Works that are `named` do not count as a run, so that an interrupted run can still be resumed.
    Ctrl-C ends the command; what was downloaded is kept.
    """
    ledger, stop = chosen.ledger, threading.Event()
    run, done = (None, frozenset[str]()) if named else ledger.begin_run(again=again)
    todo = [one for one in ledger.sources(wanted) if one.id not in done]
    try:
        with progress_bar() as step:
            attempts = retrieve_all(_retriever(chosen, stop), todo, step, stop, run)
    except KeyboardInterrupt:
        terminal(stderr=True).print(
            "Interrupted. What was downloaded is kept; `ibid sources fetch` resumes the run."
        )
        raise typer.Exit(_INTERRUPTED) from None
    if run is not None:
        ledger.end_run(run)
    return attempts, len(wanted) - len(todo)


def _print_source(source: Source, as_json: bool) -> None:
    if as_json:
        print_json(source)
    else:
        show_sources(terminal(), [source])
        terminal().print(_BUILD)


@sources.command()
@reports_errors
def add(
    work: Annotated[str, typer.Argument(help="The number (or id) of the work.")],
    file: Annotated[Path, typer.Argument(help="Its text: HTML, PDF, plain text or DOCX.")],
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Supply the text of a work from a file."""
    chosen = settings()
    cited = find_work(_cited_works(chosen, document), work, document)
    add_file(chosen.ledger, cited, file)
    _print_source(chosen.ledger.sources([cited])[0], as_json)


@sources.command("import")
@reports_errors
def import_archive(
    file: Annotated[Path, typer.Argument(help="A web archive: WARC, also gzipped.")],
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Import the works' texts from a web archive."""
    chosen = settings()
    works = _cited_works(chosen, document)
    imported = import_warc(chosen.ledger, works, file)
    ids = {attempt.work for attempt in imported.attempts}
    supplied = [one for one in chosen.ledger.sources(works) if one.id in ids]
    if as_json:
        outcome: dict[str, Any] = {
            **to_json(SourceSummary(supplied)),
            "pages": imported.pages,
            "already_held": imported.held,
            "problems": list(imported.problems),
        }
        print_json(outcome)
    else:
        _print_import(file.name, imported, supplied)
    raise typer.Exit(0 if supplied or imported.held else NOT_FOUND)


def _print_import(archive: str, imported: WarcImport, supplied: Sequence[Source]) -> None:
    """Print which works a web archive supplied, and what could not be read in it."""
    console = terminal()
    if supplied:
        show_sources(console, supplied)
    console.print(
        f"{imported.pages} pages in {archive}: {len(supplied)} of the cited works imported, "
        f"{imported.held} already held."
    )
    for problem in imported.problems:
        console.print(f"warning: {problem}")
    if supplied:
        console.print(_BUILD)
