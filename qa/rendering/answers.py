"""Answers and notes as they look in a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.citations.works import Work
from corpus.documents import Document
from qa.answer import STATUS_NAMES, Answer, Considered, Quote, describe, place
from qa.cited_note import CitedNote, notes_words

_HEADS = {"answered": "bold green", "weak": "bold yellow", "not_found": "bold red"}
_FIRST_WORDS = 6  # of what was considered


def _marked(quote: Quote) -> Text:
    text = Text(quote.text)
    for low, high in quote.answer:
        if (low, high) != (0, len(quote.text)):
            text.stylize("bold reverse", low, high)
    return text


def cited_in(work: Work, documents: Mapping[str, Document]) -> str:
    """The notes that cite a work; with the papers' names where there are several papers."""
    several = sum(one.kind == "paper" for one in documents.values()) > 1
    parts = []
    for where in work.cited_by:
        words = notes_words(where.note_names)
        parts.append(f"{words} of {documents[where.document].label}" if several else words)
    return "; ".join(parts)


def _works(cited: CitedNote) -> list[Text]:
    lines = []
    for citation in cited.citations:
        line = Text(f"→ {describe(citation)} [{citation.kind}]")
        if citation.resolved_from:
            chain = " → ".join(f"note {name}" for name in cited.chain(citation))
            line.append(f"  (resolved through {chain})", "dim")
        if citation.unsure:
            line.append(f"  (unsure: {citation.unsure})", "yellow")
        if citation.unparsed:
            line.append(f"  (not parsed: {citation.unparsed})", "yellow")
        lines.append(line)
    return lines


def show_note(console: Console, cited: CitedNote, sentence: str | None = None) -> None:
    """Print a note by its name, with the works that it cites and what is unsure, and the `sentence`
    that has its marker, where it is given.
    """
    head = Text(f"{cited.name}  ", "bold")
    head.append(cited.text, "none")
    console.print(head)
    if cited.unsure:
        console.print(Text(f"   unsure: {cited.unsure}", "yellow"))
    for line in _works(cited):
        console.print(Text("   ") + line)
    if sentence:
        console.print(Text(f"   on {cited.page_words}, behind: {sentence}", "dim"))


def show_answer(console: Console, answer: Answer, documents: Mapping[str, Document]) -> None:
    head = Text(STATUS_NAMES[answer.status], _HEADS[answer.status])
    head.append(f"  {answer.message}  (confidence {answer.confidence:.2f})", "none")
    console.print(head)
    if answer.carried:
        console.print(Text(f"Understood as: {answer.understood}", "italic"))
    labelled = [(f"{number}.", quote) for number, quote in enumerate(answer.quotes, start=1)]
    labelled += [("near:", quote) for quote in answer.near]
    for label, quote in labelled:
        console.print()
        console.print(Text(f"{label} ", "bold") + _marked(quote))
        console.print(Text(f"   {place(quote, documents)}", "dim"))
        for work in answer.sources:
            if work.id == quote.document:
                others = f"; and {work.more} more papers" if work.more else ""
                console.print(Text(f"   cited in {cited_in(work, documents)}{others}", "dim"))
    if answer.notes:
        console.print()
        console.print(Text("Notes", "bold"))
        for cited in answer.notes:
            show_note(console, cited)
    if answer.more_words:
        console.print()
        console.print(answer.more_words)
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
        where = [one.page_words, *([one.section] if one.section else [])]
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
