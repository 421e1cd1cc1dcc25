"""Support of notes as it looks in a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from corpus.documents import Document
from qa.answer import place
from qa.claims.report import verdicts
from qa.claims.verdicts import MEANING, Backing, Support

_STYLES = {"found": "bold green", "not found": "bold yellow", "not available": "bold red"}


def show_support(console: Console, support: Support, documents: Mapping[str, Document]) -> None:
    """A note, its claims, and what each cited work says."""
    console.print(Text(f"{support.name}  ", "bold") + Text(support.text, "none"))
    if not support.backings:
        console.print("   It cites no work.")
    claim = None
    for backing in support.backings:
        if backing.claim is not None and backing.claim != claim:
            claim = backing.claim
            console.print(Text("   the paper: ", "dim") + Text(claim.text, "none"))
        _show_backing(console, backing, documents)


def _show_backing(console: Console, backing: Backing, documents: Mapping[str, Document]) -> None:
    head = Text("   ") + Text(backing.verdict.capitalize(), _STYLES[backing.verdict])
    if backing.score is not None:
        head.append(f" ({backing.score:.2f})", "none")
    head.append(f"  {backing.work.label}", "none")
    console.print(head)
    if backing.passage is None:
        console.print(Text(f"      {backing.reason}", "dim"))
        return
    lead = "the work: " if backing.verdict == "found" else "nearest: "
    console.print(Text(f"      {lead}", "dim") + Text(backing.passage.text, "none"))
    console.print(Text(f"      {place(backing.passage, documents)}", "dim"))
    for one in backing.discrepancies:
        console.print(Text(f"      differs: {one.words}", "yellow"))


def show_summary(console: Console, supports: Sequence[Support]) -> None:
    """Print how many claims of several notes have each verdict, and the meaning of a score."""
    console.print()
    if len(supports) > 1:
        counts = verdicts(supports)
        console.print(
            f"{counts['notes']} notes, {counts['claims beside works']} claims beside cited works: "
            f"{counts['found']} found "
            f"({counts['found, with a difference']} with a difference), "
            f"{counts['not found']} not found, {counts['not available']} not available."
        )
    if any(one.score is not None for support in supports for one in support.backings):
        console.print(Text(f"The score in brackets: {MEANING}.", "dim"))
