"""Terminal output of checked quotations."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from corpus.documents import Document
from qa.answer import place
from qa.quotations.check import Check

if TYPE_CHECKING:  # it imports packages that the check of one quotation does not need
    from qa.quotations.recheck import Recheck

_STANDINGS = {
    "stands": ("Stands.", "bold green"),
    "elsewhere": ("Stands elsewhere.", "bold yellow"),
    "gone": ("Gone.", "bold red"),
}


def show_check(console: Console, check: Check, documents: Mapping[str, Document]) -> None:
    """Print the check of a quotation."""
    words = {
        "verbatim": ("Verbatim.", "bold green"),
        "altered": (f"Altered ({int(check.alike)} of 100 alike).", "bold yellow"),
        "absent": ("Absent: nothing like it stands in the texts.", "bold red"),
    }
    console.print(Text(*words[check.status]))
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


def show_recheck(console: Console, recheck: "Recheck", documents: Mapping[str, Document]) -> None:
    """Print the state of each quotation of a saved answer."""
    if recheck.question:
        console.print(Text(recheck.question, "bold"))
    if not recheck.quotes:
        console.print("The answer holds no quotation.")
    for one in recheck.quotes:
        word, style = _STANDINGS[one.status]
        console.print(Text(f"{word} ", style) + Text(one.text, "none"))
        if one.now is not None:
            console.print(Text(f"   {place(one.now, documents)}", "dim"))
        if one.renumbered:
            before = ", ".join(one.saved_names) or "none"
            console.print(Text(f"   its notes were: {before}", "yellow"))
        if one.nearest is not None and one.nearest.matches:
            console.print(Text("   nearest:", "dim"))
            show_check(console, one.nearest, documents)
        if not one.compared:
            console.print(Text("   too long to be compared with the texts", "dim"))
