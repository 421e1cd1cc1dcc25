"""Answers, notes and reports as they look in a terminal."""

import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.documents import Document
from corpus.works import Work
from index.report import Report
from qa.answer import STATUS_NAMES, Answer, CitedNote, Considered, Quote, describe
from qa.figures import FIGURES, Line, by_kind, summarise
from qa.quotes import Check
from qa.recheck import Recheck
from qa.runs import Comparison, Run, growth

_HEADS = {"answered": "bold green", "weak": "bold yellow", "not_found": "bold red"}
_STANDINGS = {
    "stands": ("Stands.", "bold green"),
    "elsewhere": ("Stands elsewhere.", "bold yellow"),
    "gone": ("Gone.", "bold red"),
}
_FIRST_WORDS = 6  # of what was considered


def terminal(*, stderr: bool = False) -> Console:
    """A console that neither guesses at markup in texts nor breaks their lines.

    What the terminal's encoding does not have is shown as its code, not an error.
    """
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=True)


def _marked(quote: Quote) -> Text:
    text = Text(quote.text)
    for low, high in quote.answer:
        if (low, high) != (0, len(quote.text)):
            text.stylize("bold reverse", low, high)
    return text


def place(quote: Quote, documents: Mapping[str, Document]) -> str:
    """Where a quote stands, in a line."""
    pages = f"page {quote.page}"
    if quote.last_page != quote.page:
        pages = f"pages {quote.page}–{quote.last_page}"
    parts = [pages]
    if quote.section:
        parts.append(quote.section)
    if len(documents) > 1:
        parts.insert(0, documents[quote.document].label)
    if quote.kind == "source":
        parts.insert(0, "cited source")
    if quote.voice == "quoted":
        parts.append(f"spoken by {quote.speaker}" if quote.speaker else "quoted speech")
    if quote.voice == "note":
        parts.append(f"in note {quote.notes[0]}")
    elif quote.notes:
        word = "note" if len(quote.notes) == 1 else "notes"
        parts.append(f"{word} {', '.join(map(str, quote.notes))}")
    return " · ".join(parts)


def cited_in(work: Work, documents: Mapping[str, Document]) -> str:
    """The notes that cite a work; with the papers' names where there are several papers."""
    several = sum(one.kind == "paper" for one in documents.values()) > 1
    parts = []
    for where in work.cited_by:
        numbers = ", ".join(map(str, where.notes))
        words = f"note{'s' * (len(where.notes) > 1)} {numbers}"
        parts.append(f"{words} of {documents[where.document].label}" if several else words)
    return "; ".join(parts)


def _works(cited: CitedNote) -> list[Text]:
    lines = []
    for citation in cited.note.citations:
        line = Text(f"→ {describe(citation)} [{citation.kind}]")
        if citation.resolved_from:
            chain = " → ".join(f"note {number}" for number in citation.resolved_from)
            line.append(f"  (followed to {chain})", "dim")
        if citation.unsure:
            line.append(f"  (unsure: {citation.unsure})", "yellow")
        if citation.unparsed:
            line.append(f"  (not parsed: {citation.unparsed})", "yellow")
        lines.append(line)
    return lines


def show_note(console: Console, cited: CitedNote, sentence: str | None = None) -> None:
    head = Text(f"{cited.note.number}  ", "bold")
    head.append(cited.text, "none")
    console.print(head)
    for line in _works(cited):
        console.print(Text("   ") + line)
    if sentence:
        console.print(Text(f"   on page {cited.note.page}, behind: {sentence}", "dim"))


def show_answer(console: Console, answer: Answer, documents: Mapping[str, Document]) -> None:
    head = Text(STATUS_NAMES[answer.status], _HEADS[answer.status])
    head.append(f"  {answer.message}  (confidence {answer.confidence:.2f})", "none")
    console.print(head)
    if answer.carried:
        console.print(Text(f"Understood as: {answer.understood}", "italic"))
    for number, quote in enumerate(answer.quotes or answer.near, start=1):
        console.print()
        label = f"{number}." if answer.quotes else "near:"
        console.print(Text(f"{label} ", "bold") + _marked(quote))
        console.print(Text(f"   {place(quote, documents)}", "dim"))
        for work in answer.sources:
            if work.id == quote.document:
                console.print(Text(f"   cited in {cited_in(work, documents)}", "dim"))
    if answer.notes:
        console.print()
        console.print(Text("Notes", "bold"))
        for cited in answer.notes:
            show_note(console, cited)
    if answer.considered is not None:
        console.print()
        show_considered(console, answer.considered, documents)


def show_considered(
    console: Console, considered: Sequence[Considered], documents: Mapping[str, Document]
) -> None:
    """What was considered, best first, with why it was quoted or not."""
    if not considered:
        console.print(Text("Nothing was considered.", "bold"))
        return
    console.print(Text("Considered and rejected", "bold"))
    table = Table(show_edge=False)
    table.add_column("rank", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    for name in ("place", "begins", "why"):
        table.add_column(name)
    for number, one in enumerate(considered, start=1):
        words = one.text.split()
        begins = " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
        where = [f"page {one.page}", *([one.section] if one.section else [])]
        if len(documents) > 1:
            where.insert(0, documents[one.document].label)
        cells = (" · ".join(where), begins, one.reason)
        table.add_row(
            str(number),
            f"{one.score:.2f}",
            *(Text(cell) for cell in cells),
            style="bold" if one.quoted else "",
        )
    console.print(table, soft_wrap=False)


def show_check(console: Console, check: Check, documents: Mapping[str, Document]) -> None:
    words = {
        "verbatim": ("Verbatim.", "bold green"),
        "altered": (f"Altered ({int(check.alike)} of 100 alike).", "bold yellow"),
        "absent": ("Absent: nothing like it stands in the texts.", "bold red"),
    }
    console.print(Text(*words[check.verdict]))
    if check.typography:
        console.print(Text("Only the type of quotation marks, dashes or spaces differs."))
    if check.omissions:
        console.print(Text("The parts between the omissions stand in this order."))
    for quote in check.matches:
        console.print(Text(quote.text))
        console.print(Text(f"   {place(quote, documents)}", "dim"))
    for difference in check.differences:
        line = Text("   given: ", "dim")
        line.append(difference.given or "(nothing)", "red")
        line.append("   text: ", "dim")
        line.append(difference.text or "(nothing)", "green")
        console.print(line)


def show_recheck(console: Console, found: Recheck, documents: Mapping[str, Document]) -> None:
    """What became of each quotation of a saved answer."""
    if found.question:
        console.print(Text(found.question, "bold"))
    if not found.quotes:
        console.print("The answer holds no quotation.")
    for one in found.quotes:
        word, style = _STANDINGS[one.standing]
        console.print(Text(f"{word} ", style) + Text(one.saved.text, "none"))
        if one.now is not None:
            console.print(Text(f"   {place(one.now, documents)}", "dim"))
        if one.renumbered:
            before = ", ".join(map(str, one.saved.notes)) or "none"
            console.print(Text(f"   its notes were: {before}", "yellow"))
        if one.nearest is not None and one.nearest.matches:
            console.print(Text("   nearest:", "dim"))
            show_check(console, one.nearest, documents)
        if not one.compared:
            console.print(Text("   too long to be compared with the texts", "dim"))


def show_report(console: Console, report: Report) -> None:
    if report.unchanged:
        kept = len(report.kept)
        console.print(f"Nothing changed: {kept} document{'s' * (kept != 1)}, index {report.index}.")
        return
    if report.why:
        console.print(Text(f"Built anew: {report.why}"))
    for name in ("added", "changed", "removed", "kept"):
        listed = getattr(report, name)
        if listed:
            console.print(Text(f"{name}: {', '.join(listed)}"))
    console.print(
        f"{report.sentences} sentences and {report.passages} passages; "
        f"{report.embedded} texts embedded, {report.reused} reused; "
        f"{report.seconds:.1f} s; index {report.index}."
    )
    if report.previous:
        units = report.units
        console.print(
            f"of them {units.added} are new, {units.moved} moved, {units.kept} stand where they "
            f"stood; {units.removed} are gone (`ibid index diff` lists them)."
        )
    for warning in report.warnings:
        console.print(Text(f"warning: {warning}", "yellow"))


_IN_KINDS = ("questions", "hit@1", "hit@3", "f1", "refused_wrong", "refused_right")


def _figure(value: float | None) -> str:
    return "–" if value is None else str(value)


def show_evaluation(console: Console, run: Run, comparison: Comparison | None = None) -> None:
    """The figures of a run, or of two side by side, and the chief ones of each kind."""
    console.print(Text(run.name, "bold"))
    console.print(Text(run.asked_of, "dim"))
    if comparison is not None:
        console.print(Text(f"before: {comparison.earlier.asked_of}", "dim"))
        console.print(f"compared over the {comparison.shared} questions that both asked")
    summary = summarise(run.questions)
    table = Table("figure", show_edge=False)
    for column in ("before", "now", "change") if comparison else ("",):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("what it is", style="dim")
    for name, figure in FIGURES.items():
        values: list[str | Text] = [_figure(summary[name])]
        if comparison is not None:
            before, after = comparison.before, comparison.after
            grown = growth(name, before, after)
            way = (grown or 0) * figure.better
            colour = "green" if way > 0 else "red" if way < 0 else ""
            shift = Text("–" if grown is None else f"{grown:+g}" if grown else "", colour)
            values = [_figure(before[name]), _figure(after[name]), shift]
        table.add_row(name, *values, figure.words)
    console.print(table)
    kinds = by_kind(run.questions)
    if kinds:
        table = Table("kind", show_edge=False)
        for name in _IN_KINDS:
            table.add_column(name, justify="right")
        for kind, figures in kinds.items():
            table.add_row(Text(kind), *(_figure(figures[name]) for name in _IN_KINDS))
        console.print()
        console.print(table)
    if comparison is not None:
        for title, changes in (("Worse", comparison.worse), ("Better", comparison.better)):
            console.print()
            console.print(Text(f"{title}: {len(changes)}", "bold"))
            for change in changes:
                console.print(Text(f"  {_went(change.before)} → {_went(change.after)}"))
                console.print(Text(f"    {change.after.question}", "dim"))


def _went(line: Line) -> str:
    return (
        f"{STATUS_NAMES[line.status].lower()}, {f'rank {line.rank}' if line.rank else 'none right'}"
    )


def show_line(console: Console, line: Line) -> None:
    rank = "–" if line.rank is None else str(line.rank)
    console.print(
        Text(f"{line.status:9} {line.confidence:.2f} rank {rank}  {line.question.strip()}")
    )
