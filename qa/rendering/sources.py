"""The ledger of cited sources as it looks in a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.citations.works import CitedBy
from corpus.sources.attempts import STATES, Source, State
from qa.source_summary import counts, size_words, where_from

_STYLES: dict[State, str] = {
    "fetched": "green",
    "changed": "green",
    "archived": "green",
    "by hand": "green",
    "unlike": "yellow",
    "failed": "yellow",
    "dead": "red",
    "refused": "red",
}


def notes_words(places: Sequence[CitedBy], *, several: bool) -> str:
    """The notes that cite a work; with the papers' ids where there are several papers."""
    listed = []
    for place in places:
        names = ", ".join(place.note_names)
        listed.append(f"{place.document}: {names}" if several else names)
    return "; ".join(listed)


def show_sources(console: Console, sources: Sequence[Source]) -> None:
    """Print every cited work with its state."""
    if not sources:
        console.print("The papers cite no works.")
        return
    several = len({place.document for one in sources for place in one.cited_by}) > 1
    for source in sources:
        numbers = ", ".join(str(place.number) for place in source.cited_by)
        head = Text(f"{numbers:>3}  ", "bold") + Text(
            f"{source.state:<16} ", _STYLES.get(source.state, "dim")
        )
        head.append(source.label, "none")
        head.append(f"  (notes {notes_words(source.cited_by, several=several)})", "dim")
        console.print(head)
        for line in _lines(source):
            console.print(Text(f"     {line}", "dim"))
    console.print()
    show_states(console, sources)


def _lines(source: Source) -> list[str]:
    lines = [source.url] if source.url else []
    if source.reason:
        lines.append(source.reason)
    held = source.held
    if held is not None:
        facts = [held.at[:16].replace("T", " "), where_from(held), size_words(held.size)]
        if held.sha256:
            facts.append(f"sha256 {held.sha256[:12]}")
        lines.append("held: " + " · ".join(fact for fact in facts if fact))
        lines += [f"note and text differ: {one}" for one in held.differences]
    elif source.last is not None:
        lines.append(f"tried {source.last.at[:16].replace('T', ' ')}")
    return lines


def show_states(console: Console, sources: Sequence[Source]) -> None:
    """Print how many works are in each state, and its meaning."""
    table = Table(show_edge=False, show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(style="dim")
    for state, count in counts(sources).items():
        table.add_row(str(count), state, STATES[state])
    console.print(table, soft_wrap=False)
