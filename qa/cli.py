"""The command line: `ibid ask`, `notes`, `check`, `eval`, and those of `qa.building`."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from corpus.documents import Document
from index.reader import open_documents, open_index
from qa import building, sourcing, supporting
from qa.answer import answer_json, cited_note, note_json
from qa.commands import (
    AsJson,
    OfDocument,
    app,
    build_with_progress,
    print_json,
    progress_bar,
    told,
)
from qa.errors import BadQuestion, UnknownNote, unknown_document
from qa.evaluate import Bench, run_of
from qa.loading import load_asker, load_encoder, open_current
from qa.parts import Part
from qa.questionsets import read_set
from qa.quotes import check_json, check_quotation
from qa.recheck import recheck, recheck_json
from qa.report import render
from qa.request import Kind, Request
from qa.runs import check_writable, compare, earlier_run, run_json, run_text, write
from qa.saved import read_answers
from qa.settings import Settings, settings
from qa.show import (
    show_answer,
    show_check,
    show_evaluation,
    show_line,
    show_note,
    show_recheck,
    terminal,
)

__all__ = ["app", "build_with_progress", "main", "told"]

building.install(app)
sourcing.install(app)
supporting.install(app)


@app.command()
@told
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    history: Annotated[
        list[str] | None,
        typer.Option("--history", help="An earlier question; repeat, oldest first."),
    ] = None,
    document: OfDocument = None,
    kind: Annotated[
        Kind | None, typer.Option("--of", help="Ask only papers, or only cited sources.")
    ] = None,
    limit: Annotated[int, typer.Option(help="How many quotes at most.")] = 3,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also what was considered, and why it was rejected.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with quotations and their notes."""
    chosen = settings()
    index = open_current(chosen)
    request = Request(question, tuple(history or ()), document, limit, explain, kind)
    asker = load_asker(chosen, index, load_encoder(chosen))
    answer = asker.ask(request)
    if as_json:
        print_json(answer_json(answer))
    else:
        show_answer(terminal(), answer, index.documents)
    raise typer.Exit(1 if answer.status == "not_found" else 0)


def _documents(chosen: Settings, only: str | None) -> list[Document]:
    """The indexed documents, without loading the rest of the index. Raises `UnknownDocument`."""
    held = open_documents(chosen.index_home)
    if only is not None and only not in held:
        raise unknown_document(only, held)
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
        print_json({"notes": [note_json(cited_note(one, note)) for one, note in found]})
        return
    console = terminal()
    for one, note in found:
        cited = cited_note(one, note)
        sentence = one.text[slice(*cited.sentence)] if cited.sentence else None
        show_note(console, cited, sentence if number is not None else None)


def _names_answer(words: str) -> bool:
    """Whether what is to be checked is the name of a file of answers."""
    return words.endswith((".json", ".md", ".html")) and len(words) < 4096 and Path(words).is_file()


def _check_answers(file: Path, as_json: bool) -> NoReturn:
    answers = read_answers(file)
    index = open_index(settings().index_home)
    found = [recheck(index, answer) for answer in answers]
    if as_json:
        print_json({"answers": [recheck_json(one) for one in found]})
    else:
        for one in found:
            show_recheck(terminal(), one, index.documents)
    raise typer.Exit(0 if all(one.all_stand for one in found) else 1)


@app.command()
@told
def check(
    quotation: Annotated[
        str | None,
        typer.Argument(help="The quotation; omissions as … or [...]."),
    ] = None,
    answer: Annotated[
        Path | None, typer.Option(help="A saved answer, as JSON; - reads standard input.")
    ] = None,
    document: OfDocument = None,
    as_json: AsJson = False,
) -> None:
    """Is this a quotation? Verbatim and where, altered and how, or absent.

    Of an answer that was saved as JSON, or a conversation that was exported: which of its
    quotations still stand, stand elsewhere, or are gone.
    """
    if answer is None and quotation is not None and _names_answer(quotation):
        answer = Path(quotation)
    if answer is not None:
        _check_answers(answer, as_json)
    if quotation is None:
        raise BadQuestion("There is no quotation.", "Give the words, or --answer with a file.")
    chosen = settings()
    _documents(chosen, document)
    index = open_index(chosen.index_home)
    verdict = check_quotation(index, quotation, document)
    if as_json:
        print_json(check_json(verdict))
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
        print_json(run_json(result, comparison, details=details))
        return
    console = terminal()
    show_evaluation(console, result, comparison)
    for line in result.questions if details else ():
        show_line(console, line)


def main() -> None:
    app()
