"""The command `ibid support`: the claims of notes beside the works they cite."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.library.skipped import Skipped
from corpus.sources.catalogue import cited_works
from index.search.protocol import SearchIndex
from qa.assembly import load_encoder, load_supporter, open_current
from qa.claims.report import SupportReport, report_csv, report_html
from qa.claims.verdicts import Support
from qa.cli.errors import NOT_FOUND, reports_errors
from qa.cli.options import AsJson, OfDocument
from qa.cli.output import print_json
from qa.cli.progress import progress_bar
from qa.errors import BadQuestion, UnknownDocument, UnknownNote
from qa.evaluation.saved_runs import check_writable, write
from qa.rendering.index import show_skipped
from qa.rendering.support import show_summary, show_support
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings


@reports_errors
def support(
    number: Annotated[int | None, typer.Argument(help="The number of a note.")] = None,
    document: OfDocument = None,
    every: Annotated[bool, typer.Option("--all", help="Every note of the papers.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write the table to this CSV file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write the report to this HTML file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compare a note's claim with the passage of each cited work that best supports it."""
    if (number is None) != every:
        raise BadQuestion("Which note?", "Give its number, or --all for every note.")
    chosen = settings()
    for file in (csv, html):
        if file is not None:
            check_writable(file)
    index = open_current(chosen, whole=False)
    supports = _compare(chosen, index, number, document)
    if csv is not None:
        write(csv, report_csv(supports))
    if html is not None:
        write(html, report_html(supports, index.id, index.documents))
    if as_json and every:
        print_json(SupportReport(index.id, supports))
    elif as_json:
        print_json({"notes": supports})
    else:
        console = terminal()
        for one in supports:
            show_support(console, one, index.documents)
        show_summary(console, supports)
    supported = any(work.verdict == "found" for one in supports for work in one.backings)
    raise typer.Exit(0 if every or supported else NOT_FOUND)


def _compare(
    chosen: Settings, index: SearchIndex, number: int | None, document: str | None
) -> list[Support]:
    """Compare the notes with a number, or all, with the works they cite.

    Raises `UnknownDocument` and `UnknownNote`.
    """
    supporter = load_supporter(chosen, index, load_encoder(chosen, index=index))
    papers = [one for one in supporter.papers() if document in (None, one.id)]
    if document is not None and not papers:
        raise UnknownDocument(
            f"The index holds no paper {document!r}.", "`ibid index` lists what it holds."
        )
    notes = [
        (paper, note) for paper in papers for note in paper.notes if number in (None, note.number)
    ]
    if not notes:
        raise UnknownNote(f"There is no note {number}.", "`ibid notes` lists them all.")
    skipped: list[Skipped] = []
    works = cited_works(chosen.papers, chosen.ledger, chosen.added, skipped=skipped)
    show_skipped(skipped)
    sources = {one.id: one for one in chosen.ledger.sources(works)}
    supports = []
    with progress_bar() as step:
        for done, (paper, note) in enumerate(notes):
            step("comparing", done, len(notes))
            supports.append(supporter.note(paper, note, sources))
        step("comparing", len(notes), len(notes))
    return supports
