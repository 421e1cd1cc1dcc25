"""A run as an HTML page: figures, plots and questions."""

from typing import Any

from qa.evaluation.curves import curves
from qa.evaluation.saved_runs import Comparison, Run, growth
from qa.evaluation.summary import FIGURES, Line, by_kind, separation, summarise
from qa.html_templates import html_templates

MOST_LISTED = 300  # questions; all of them are in the saved run


def _wrong(lines: tuple[Line, ...]) -> list[Line]:
    """Errors, highest confidence first: wrong quotes, and answerable questions refused."""
    wrong = [
        line
        for line in lines
        if (line.right is False and line.status != "not_found")
        or (line.answerable and line.status == "not_found")
    ]
    return sorted(wrong, key=lambda line: -line.confidence)


def _verdict(comparison: Comparison, figure: str) -> str:
    """Whether a figure got better or worse: a word that also names its CSS class."""
    grown = growth(figure, comparison.before, comparison.after)
    way = (grown or 0) * FIGURES[figure].better
    return "better" if way > 0 else "worse" if way < 0 else ""


def render(run: Run, comparison: Comparison | None = None) -> str:
    """The self-contained page of a run; texts are escaped."""
    wrong = _wrong(run.questions)
    context: dict[str, Any] = {
        "run": run,
        "names": FIGURES,
        "all": summarise(run.questions),
        "kinds": by_kind(run.questions),
        "separation": separation(run.questions),
        "curves": curves(run.questions),
        "wrong": wrong[:MOST_LISTED],
        "wrong_count": len(wrong),
        "most": MOST_LISTED,
        "comparison": comparison,
        "growth": growth,
        "verdict": _verdict,
    }
    return html_templates.get_template("evaluation.html").render(context)
