"""The command `ibid check`."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from index.search.reader import borrow_index
from qa.cli.common import AsJson, OfDocument, print_json, told
from qa.errors import BadQuestion, UnknownDocument
from qa.quotations.check import check_quotation
from qa.rendering.checks import show_check, show_recheck
from qa.rendering.terminal import terminal
from qa.settings import settings


def _names_answer(words: str) -> bool:
    """Whether what is to be checked is the name of a file of answers."""
    return words.endswith((".json", ".md", ".html")) and len(words) < 4096 and Path(words).is_file()


def _check_answers(file: Path, as_json: bool) -> NoReturn:
    from qa.quotations.recheck import recheck
    from qa.quotations.saved_answers import read_answers

    answers = read_answers(file)
    with borrow_index(settings().index_home) as index:
        found = [recheck(index, answer) for answer in answers]
        if as_json:
            print_json({"answers": found})
        else:
            for one in found:
                show_recheck(terminal(), one, index.documents)
    raise typer.Exit(0 if all(one.all_stand for one in found) else 1)


@told
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

    Of an answer that was saved as JSON, or a conversation that was exported: which of its
    quotations still stand, stand elsewhere, or are gone.
    """
    if answer is None and quotation is not None and _names_answer(quotation):
        answer = Path(quotation)
    if answer is not None:
        _check_answers(answer, as_json)
    if quotation is None:
        raise BadQuestion("There is no quotation.", "Give the words, or --answer with a file.")
    with borrow_index(settings().index_home) as index:
        if document is not None and document not in index.documents:
            raise UnknownDocument.of(document, index.documents)
        found = check_quotation(index, quotation, document)
        if as_json:
            print_json(found)
        else:
            show_check(terminal(), found, index.documents)
    raise typer.Exit(0 if found.status == "verbatim" else 1)
