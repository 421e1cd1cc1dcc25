"""Terminal output of papers: lists, and what was found in a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from corpus.errors import ErrorDetail
from corpus.sandbox.file_kinds import KIND_NAMES
from qa.papers import FoundPaper, ListedPaper
from qa.rendering.terminal import terminal

_MOST_WARNINGS = 5  # of one file


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def show_added(one: FoundPaper, file: str) -> None:
    """Print what was found in a file that was added, and what is doubtful in it."""
    console = terminal()
    console.print(Text("Added ", "bold green") + Text(f"{one.id}  ", "bold") + Text(file))
    title = f"“{one.title}”" if one.title else "no title found"
    console.print(Text("   " + ", ".join([title, *one.authors])))
    warnings = f", {_count(len(one.warnings), 'warning')}" if one.warnings else ""
    console.print(
        Text(
            f"   {KIND_NAMES[one.media]}, {_count(one.pages, 'page')}, "
            f"{_count(one.notes, 'note')}{warnings}"
        )
    )
    for warning in one.warnings[:_MOST_WARNINGS]:
        console.print(Text(f"   warning: {warning}", "yellow"))
    if len(one.warnings) > _MOST_WARNINGS:
        console.print(Text(f"   and {len(one.warnings) - _MOST_WARNINGS} more", "yellow"))


def show_failure(name: str, error: ErrorDetail) -> None:
    """Print on standard error what an argument could not be done with, and why. Where the message
    begins with the file's name, its path stands there instead.
    """
    for known in (name, Path(name).name):
        if known and error.message.startswith(f"{known} "):
            head, rest = name, error.message[len(known) :]
            break
    else:
        head, rest = f"{name}:", f" {error.message}"
    words = Text(head, "bold red") + Text(f"{rest} {error.remedy}", "none")
    terminal(stderr=True).print(words)


def show_papers(console: Console, papers: Sequence[ListedPaper]) -> None:
    """Print papers, and why some of them cannot be used."""
    if not papers:
        console.print("There are no papers. `ibid add FILE` adds one.")
    for one in papers:
        title = f"  {one.title or one.label}" if (one.title or one.label) != one.id else ""
        console.print(Text(one.id, "bold") + Text(title, "none"))
        console.print(Text(f"   {', '.join(_facts(one))}"))
        if one.problem is not None:
            words = f"   Skipped: {one.problem.message} {one.problem.remedy}"
            console.print(Text(words, "yellow"))


def _facts(one: ListedPaper) -> Iterator[str]:
    """What a line about a paper says: its kind, what was found in it, where it is from."""
    if one.media is not None:
        yield KIND_NAMES[one.media]
    if one.pages is not None and one.notes is not None:
        yield _count(one.pages, "page")
        yield _count(one.notes, "note")
    if one.warnings:
        yield _count(one.warnings, "warning")
    if not one.indexed and one.problem is None:
        yield "not indexed yet"
    yield "added" if one.added else f"{one.file} in the papers folder"
