"""The command `ibid ask`."""

from typing import Annotated

import typer

from corpus.documents import DocumentKind
from qa.assembly import load_asker, load_encoder, open_current
from qa.cli.errors import NOT_FOUND, reports_errors
from qa.cli.options import AsJson, OfDocument
from qa.cli.output import print_json
from qa.query.request import Request
from qa.rendering.answers import show_answer
from qa.rendering.terminal import terminal
from qa.settings import settings


@reports_errors
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    history: Annotated[
        list[str] | None,
        typer.Option("--history", help="An earlier question; repeat, oldest first."),
    ] = None,
    document: OfDocument = None,
    kind: Annotated[
        DocumentKind | None, typer.Option("--of", help="Ask only papers, or only cited sources.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Maximum number of quotations.")] = 3,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Also list the candidates, with the reason each was rejected."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with quotations and their notes."""
    chosen = settings()
    index = open_current(chosen, whole=False)
    request = Request(question, tuple(history or ()), document, limit, explain, kind)
    asker = load_asker(chosen, index, load_encoder(chosen, "one question", index), "one question")
    answer = asker.ask(request)
    if as_json:
        print_json(answer)
    else:
        show_answer(terminal(), answer, index.documents)
    raise typer.Exit(NOT_FOUND if answer.status == "not_found" else 0)
