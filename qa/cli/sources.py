"""The commands about the cited sources: `ibid sources`, and its `fetch`, `add`, `import`."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.citations.works import Work
from corpus.fetching.address_policy import AddressPolicy
from corpus.fetching.client import Client
from corpus.fetching.politeness import PoliteClient
from corpus.skipped import Skipped
from corpus.sources.attempts import Attempt, Source
from corpus.sources.catalogue import UnknownWork, cited_works, find_work
from corpus.sources.manual import add_file
from corpus.sources.retrieval import Retriever, retrieve_all, sole_fetch
from corpus.sources.warc import import_warc
from qa.cli.common import AsJson, OfDocument, print_json, progress_bar, told
from qa.rendering.index import show_skipped
from qa.rendering.sources import show_sources
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings
from qa.source_json import source_json, sources_json

sources = typer.Typer(
    help="The works that the papers cite, with the state of each.", add_completion=False
)

_BUILD = "`ibid build` brings the texts into the index."


def _works(chosen: Settings, document: str | None = None) -> list[Work]:
    skipped: list[Skipped] = []
    works = cited_works(chosen.papers, chosen.ledger, chosen.added, skipped=skipped)
    show_skipped(skipped)
    if document is None:
        return works
    found = [one for one in works if any(place.document == document for place in one.cited_by)]
    if not found:
        raise UnknownWork(
            f"No paper {document!r} cites any work.", "`ibid sources` lists them all."
        )
    return found


@sources.callback(invoke_without_command=True)
@told
def ledger(context: typer.Context, document: OfDocument = None, as_json: AsJson = False) -> None:
    """Every cited work once: the notes that cite it, its address, and what became of it."""
    if context.invoked_subcommand is not None:
        return
    chosen = settings()
    found = chosen.ledger.sources(_works(chosen, document))
    if as_json:
        print_json(sources_json(found))
    else:
        show_sources(terminal(), found)


def _retriever(chosen: Settings, stop: threading.Event) -> Retriever:
    client = Client(AddressPolicy(chosen.private_hosts))
    return Retriever(chosen.ledger, PoliteClient(client, delay=chosen.fetch_pause, stop=stop))


@sources.command()
@told
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
    cited = _works(chosen, document)
    named = [find_work(cited, name, document) for name in works or ()]
    wanted = [work for work in named or cited if work.url]
    if named and not wanted:
        raise UnknownWork("These works have no address.", "Supply them with `ibid sources add`.")
    with sole_fetch(chosen.ledger):
        attempts, left = _fetch(chosen, wanted, named=bool(named), again=again)
    found = chosen.ledger.sources(named or cited)
    if as_json:
        print_json({**sources_json(found), "tried": len(attempts), "left": left})
        return
    console = terminal()
    ids = {attempt.work for attempt in attempts}
    show_sources(console, [one for one in found if one.work.id in ids])
    if left:
        console.print(f"{left} were done in the run that this one went on with.")
    if any(attempt.outcome == "got" for attempt in attempts):
        console.print(_BUILD)


def _fetch(
    chosen: Settings, wanted: Sequence[Work], *, named: bool, again: bool
) -> tuple[list[Attempt], int]:
    """Get these works; gives what became of them, and how many were done by the run before.

    Named works are no run of their own: a broken one may still go on.
    """
    ledger, stop = chosen.ledger, threading.Event()
    run, done = (None, frozenset[str]()) if named else ledger.begin_run(again=again)
    todo = [one for one in ledger.sources(wanted) if one.work.id not in done]
    try:
        with progress_bar() as step:
            attempts = retrieve_all(_retriever(chosen, stop), todo, step, stop, run)
    except KeyboardInterrupt:
        terminal(stderr=True).print(
            "Broken off; what was got is kept, and `ibid sources fetch` goes on."
        )
        raise typer.Exit(130) from None
    if run is not None:
        ledger.end_run(run)
    return attempts, len(wanted) - len(todo)


def _tell(source: Source, as_json: bool) -> None:
    if as_json:
        print_json(source_json(source))
    else:
        show_sources(terminal(), [source])
        terminal().print(_BUILD)


@sources.command()
@told
def add(
    work: Annotated[str, typer.Argument(help="The number (or id) of the work.")],
    file: Annotated[Path, typer.Argument(help="Its text: HTML, PDF, plain text or DOCX.")],
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Supply the text of a work from a file."""
    chosen = settings()
    found = find_work(_works(chosen, document), work, document)
    add_file(chosen.ledger, found, file)
    _tell(chosen.ledger.sources([found])[0], as_json)


@sources.command("import")
@told
def import_archive(
    file: Annotated[Path, typer.Argument(help="A web archive: WARC, also gzipped.")],
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Take the works' texts from a web archive."""
    chosen = settings()
    works = _works(chosen, document)
    imported = import_warc(chosen.ledger, works, file)
    ids = {attempt.work for attempt in imported.attempts}
    found = [one for one in chosen.ledger.sources(works) if one.work.id in ids]
    if as_json:
        told_of: dict[str, Any] = {
            **sources_json(found),
            "pages": imported.pages,
            "already_held": imported.held,
            "problems": list(imported.problems),
        }
        print_json(told_of)
        raise typer.Exit(0 if found or imported.held else 1)
    console = terminal()
    if found:
        show_sources(console, found)
    console.print(
        f"{imported.pages} pages in {file.name}: {len(found)} of the cited works taken, "
        f"{imported.held} held already."
    )
    for problem in imported.problems:
        console.print(f"warning: {problem}")
    if found:
        console.print(_BUILD)
    raise typer.Exit(0 if found or imported.held else 1)
