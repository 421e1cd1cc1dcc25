"""The command `ibid support`: do the cited works bear out what the paper says?"""

from pathlib import Path
from typing import Annotated

import typer

from corpus.skipped import Skipped
from corpus.sources.catalogue import cited_works
from qa.assembly import load_encoder, load_supporter, open_current
from qa.claims.report import SupportReport, report_csv, report_html
from qa.cli.common import AsJson, OfDocument, print_json, progress_bar, told
from qa.errors import BadQuestion, UnknownDocument, UnknownNote
from qa.evaluation.saved_runs import check_writable, write
from qa.rendering.index import show_skipped
from qa.rendering.support import show_summary, show_support
from qa.rendering.terminal import terminal
from qa.settings import settings


@told
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
    supporter = load_supporter(chosen, index, load_encoder(chosen))
    papers = supporter.papers()
    if document is not None:
        papers = [one for one in papers if one.id == document]
        if not papers:
            raise UnknownDocument(
                f"The index holds no paper {document!r}.", "`ibid index` lists what it holds."
            )
    notes = [(one, note) for one in papers for note in one.notes if number in (None, note.number)]
    if not notes:
        raise UnknownNote(f"There is no note {number}.", "`ibid notes` lists them all.")
    skipped: list[Skipped] = []
    works = cited_works(chosen.papers, chosen.ledger, chosen.added, skipped=skipped)
    show_skipped(skipped)
    sources = {one.id: one for one in chosen.ledger.sources(works)}
    supports = []
    with progress_bar() as step:
        for done, (one, note) in enumerate(notes):
            step("comparing", done, len(notes))
            supports.append(supporter.note(one, note, sources))
        step("comparing", len(notes), len(notes))
    if csv is not None:
        write(csv, report_csv(supports))
    if html is not None:
        write(html, report_html(supports, index.id, index.documents))
    if as_json:
        if every:
            print_json(SupportReport(index.id, supports))
        else:
            print_json({"notes": supports})
    else:
        console = terminal()
        for found in supports:
            show_support(console, found, index.documents)
        show_summary(console, supports)
    found_any = any(b.verdict == "found" for found in supports for b in found.backings)
    raise typer.Exit(0 if every or found_any else 1)
