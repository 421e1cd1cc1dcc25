"""The command `ibid support`: the claims of notes beside the works they cite."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from corpus.library.skipped import Skipped
from corpus.sources.catalogue import cited_works
from qa.assembly import load_encoder, load_supporter, open_current
from qa.claims.report import SupportReport, report_csv, report_html
from qa.claims.verdicts import Support, Supporter
from qa.cli.errors import NOT_FOUND, reports_errors
from qa.cli.options import AsJson, OfDocument, WithId
from qa.cli.output import print_json
from qa.errors import BadQuestion, UnknownDocument
from qa.evaluation.saved_runs import check_writable, write
from qa.note_choice import Chosen, choose_notes, unknown_note
from qa.rendering.index import show_skipped
from qa.rendering.progress import progress_bar
from qa.rendering.support import show_summary, show_support
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings


@reports_errors
def support(
    number: Annotated[str | None, typer.Argument(help="The number or label of a note.")] = None,
    ident: WithId = None,
    document: OfDocument = None,
    every: Annotated[bool, typer.Option("--all", help="Every note of the papers.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write the table to this CSV file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write the report to this HTML file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compare a note's claim with the passage of each cited work that best supports it."""
    if (number is None and ident is None) != every:
        raise BadQuestion("Which note?", "Give its number or --id, or --all for every note.")
    chosen = settings()
    for file in (csv, html):
        if file is not None:
            check_writable(file)
    index = open_current(chosen, whole=False)
    supporter = load_supporter(chosen, index, load_encoder(chosen, index=index))
    supports = _compare(chosen, supporter, _chosen_notes(supporter, number, ident, document))
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


def _chosen_notes(
    supporter: Supporter, number: str | None, ident: str | None, document: str | None
) -> list[Chosen]:
    """The notes with a number, label or id, or all. Raises `UnknownDocument` and `UnknownNote`."""
    papers = [one for one in supporter.papers() if document in (None, one.id)]
    if document is not None and not papers:
        raise UnknownDocument(
            f"The index holds no paper {document!r}.", "`ibid index` lists what it holds."
        )
    notes = choose_notes(papers, number, ident)
    if not notes:
        raise unknown_note(number, ident, "`ibid notes` lists them all.")
    return notes


def _compare(chosen: Settings, supporter: Supporter, notes: Sequence[Chosen]) -> list[Support]:
    """Compare notes with the works they cite."""
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
