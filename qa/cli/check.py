"""The command `ibid check`."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from index.search.reader import borrow_index
from qa.cli.errors import NOT_FOUND, reports_errors
from qa.cli.options import AsJson, OfDocument
from qa.cli.output import print_json
from qa.errors import BadQuestion, UnknownDocument
from qa.quotations.check import check_quotation
from qa.rendering.checks import show_check, show_recheck
from qa.rendering.terminal import terminal
from qa.settings import settings

_LONGEST_PATH = 4096  # characters; a longer argument is a quotation, and no file system takes it


def _is_answer_file(argument: str) -> bool:
    """Whether the argument is the name of a file of saved answers, not a quotation."""
    return (
        argument.endswith((".json", ".md", ".html"))
        and len(argument) < _LONGEST_PATH
        and Path(argument).is_file()
    )


def _check_answers(file: Path, as_json: bool) -> NoReturn:
    """Check the quotations of saved answers, print the outcome, and end the command."""
    from qa.quotations.recheck import recheck
    from qa.quotations.saved_answers import read_answers

    answers = read_answers(file)
    with borrow_index(settings().index_home) as index:
        rechecks = [recheck(index, answer) for answer in answers]
        if as_json:
            print_json({"answers": rechecks})
        else:
            for one in rechecks:
                show_recheck(terminal(), one, index.documents)
    raise typer.Exit(0 if all(one.all_stand for one in rechecks) else NOT_FOUND)


@reports_errors
def check(
    quotation: Annotated[
        str | None,
        typer.Argument(help="The quotation; omissions as … or [...]."),
    ] = None,
    answer: Annotated[
        Path | None,
        typer.Option(help="A saved answer or exported conversation; - reads standard input."),
    ] = None,
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Check a quotation: verbatim and where, altered and how, or absent.

    For an answer saved as JSON, or an exported conversation: which of its quotations are
    unchanged, moved or gone.
    """
    if answer is None and quotation is not None and _is_answer_file(quotation):
        answer = Path(quotation)
    if answer is not None:
        _check_answers(answer, as_json)
    if quotation is None:
        raise BadQuestion("There is no quotation.", "Give the words, or a file with --answer.")
    with borrow_index(settings().index_home) as index:
        if document is not None and document not in index.documents:
            raise UnknownDocument.of(document, index.documents)
        found = check_quotation(index, quotation, document)
        if as_json:
            print_json(found)
        else:
            show_check(terminal(), found, index.documents)
    raise typer.Exit(0 if found.status == "verbatim" else NOT_FOUND)
