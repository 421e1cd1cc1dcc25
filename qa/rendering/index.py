"""Terminal output of the index, its builds and its changes."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.library.skipped import Skipped
from index.changes import Change
from index.report import Report
from index.search.metadata import About
from qa.rendering.terminal import terminal

_MOST_WARNINGS = 3  # of one text, that a report of a build prints
_MOST_TEXTS = 20  # whose warnings are printed
_SIGNS = {"appeared": ("+", "green"), "vanished": ("-", "red"), "moved": ("~", "yellow")}


def show_about(console: Console, about: About) -> None:
    """Print the documents of an index with their files and dates, and its model."""
    report, encoder = about.report, about.encoder
    console.print(Text(f"Index {report.index}", "bold"), f"built {report.built}")
    console.print(
        f"{report.sentences} sentences and {report.passages} passages (at most "
        f"{about.passage_settings.limit} tokens, overlap {about.passage_settings.overlap})"
    )
    console.print(
        f"model {encoder.name}, {encoder.precision}, {encoder.dimensions} dimensions, "
        f"SHA-256 {encoder.sha256[:16]}…"
    )
    table = Table("document", "file", "since", show_edge=False)
    for one in about.documents:
        table.add_row(Text(one.id), Text(one.file or "–"), one.since or "–")
    console.print(table)


def _moves(changes: Sequence[Change]) -> list[str]:
    """A line for each group of sentences that moved by the same distance."""
    moved: Counter[tuple[str, str, int]] = Counter()
    for one in changes:
        if one.change == "moved" and one.document and one.start is not None and one.before:
            same = one.document == one.before[0]
            moved[one.before[0], one.document, one.start - one.before[1] if same else 0] += 1
    lines = []
    for (source, target, shift), count in moved.items():
        what = f"{count} sentence{'s' * (count != 1)} of {source}"
        lines.append(
            f"{what} by {shift:+d} characters" if source == target else f"{what} to {target}"
        )
    return lines


def show_changes(
    console: Console, report: Report, changes: Sequence[Change], *, whole: bool
) -> None:
    """Print the changes of a build: sentences that appeared or vanished, and how many moved; with
    `whole`, every change, also of passages.
    """
    if report.previous is None:
        console.print(
            f"Index {report.index}, built {report.built}, is the first: "
            f"all {report.sentences} sentences appeared."
        )
        return
    console.print(f"Index {report.previous} → {report.index}, built {report.built}")
    listed_changes = [one for one in changes if whole or one.kind == "sentence"]
    for one in listed_changes:
        if not whole and one.change == "moved":
            continue
        sign, colour = _SIGNS[one.change]
        line = Text(f"{sign} ", colour)
        if whole:
            line.append(f"[{one.kind}] ", "dim")
        line.append(" ".join(one.text.split()), "none")
        line.append(f"  ({_where(one)})", "dim")
        console.print(line)
    if not whole:
        for words in _moves(listed_changes):
            console.print(Text("~ ", "yellow") + Text(f"moved: {words}", "none"))
    counted: Counter[tuple[str, str]] = Counter((one.kind, one.change) for one in changes)
    for kind in ("sentence", "passage"):
        counts = ", ".join(f"{counted[kind, change]} {change}" for change in _SIGNS)
        console.print(f"{kind}s: {counts}")


def _where(one: Change) -> str:
    now = f"{one.document} {one.start}–{one.end}" if one.document else ""
    before = f"{one.before[0]} {one.before[1]}–{one.before[2]}" if one.before else ""
    return " → ".join(place for place in (before, now) if place)


def show_skipped(skipped: Sequence[Skipped]) -> None:
    """Print papers that could not be used on standard error."""
    for one in skipped:
        head = Text(f"Skipped {one.id}: ", "bold red")
        terminal(stderr=True).print(head + Text(f"{one.message} {one.remedy}", "none"))


def show_report(console: Console, report: Report) -> None:
    """Print the report of a build; papers that it skipped go to standard error."""
    show_skipped(report.skipped)
    if report.unchanged:
        kept = len(report.kept)
        console.print(f"Nothing changed: {kept} document{'s' * (kept != 1)}, index {report.index}.")
        return
    if report.why:
        console.print(Text(f"Full rebuild: {report.why}"))
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
            f"Of the last build: {units.added} new, {units.moved} moved, {units.kept} unchanged, "
            f"{units.removed} removed; `ibid index diff` lists them."
        )
    for line in _warning_lines(report):
        console.print(Text(f"warning: {line}", "yellow"))


def _warning_lines(report: Report) -> Iterator[str]:
    """The first warnings of each text that was read, and how many more there are."""
    read = {*report.added, *report.changed}
    by_text: dict[str, list[str]] = {}
    for warning in report.warnings:
        by_text.setdefault(_text_of(warning, read), []).append(warning)
    for ident, warnings in islice(by_text.items(), _MOST_TEXTS):
        yield from warnings[:_MOST_WARNINGS]
        if len(warnings) > _MOST_WARNINGS:
            yield f"{ident}: and {len(warnings) - _MOST_WARNINGS} more, which its page lists"
    if len(by_text) > _MOST_TEXTS:
        rest = len(by_text) - _MOST_TEXTS
        yield f"{rest} more text{'s have' if rest > 1 else ' has'} warnings, which the pages list"


def _text_of(warning: str, read: Container[str]) -> str:
    """The id of the text that a warning is about, which it begins with."""
    words, *ends = warning.split(": ")
    while words not in read and ends:
        words = f"{words}: {ends.pop(0)}"
    return words if words in read else warning.partition(": ")[0]
