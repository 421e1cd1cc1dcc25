"""What a score says: the table, every miss, and the figures as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.pdf.score.figures import Faults, Figure, Score, Share, table, total
from tests.pdf.score.paper import Result

_MOST = 40  # misses of a figure that are shown


def as_table(results: Sequence[Result]) -> str:
    """The figures of all papers and their sums, as aligned text."""
    rows = {one.name: _cells(one.score, one.milliseconds, one.clock) for one in results}
    pages = sum(one.pages for one in results)
    spent = sum(one.processor for one in results)
    clock = sum(one.clock for one in results)
    sums = total([one.score for one in results])
    rows["all"] = _cells(sums, 1000 * spent / max(pages, 1), clock)
    said = [f"{one.name} was not read: {one.unread}" for one in results if one.unread]
    return "\n".join([table(rows), *said])


def _cells(score: Score, milliseconds: float, clock: float) -> dict[str, str]:
    cells = {name: str(figure) for name, figure in score.items()}
    return {**cells, "ms/page": f"{milliseconds:.0f}", "s": f"{clock:.1f}"}


def misses(results: Sequence[Result]) -> Iterator[str]:
    """Lines that say what is missing and what there is instead, paper by paper."""
    for result in results:
        yield f"\n== {result.name}"
        if result.unread:
            yield f"not read: {result.unread}"
            continue
        yield from (f"warning: {one}" for one in result.warnings)
        for name, figure in result.score.items():
            shown = figure.misses[:_MOST]
            yield from (f"{name}: {one}" for one in shown)
            if len(figure.misses) > len(shown):
                yield f"{name}: and {len(figure.misses) - len(shown)} more"


def as_json(results: Sequence[Result]) -> dict[str, Any]:
    """The figures by paper and in total: `[found, wanted]`, or the number of faults."""
    papers = {
        one.name: {
            **_numbers(one.score),
            "pages": one.pages,
            "processor": round(one.processor, 3),
            "clock": round(one.clock, 3),
        }
        for one in results
    }
    return {"papers": papers, "total": _numbers(total([one.score for one in results]))}


def _numbers(score: Score) -> dict[str, Any]:
    return {name: _number(figure) for name, figure in score.items()}


def _number(figure: Share | Faults) -> Any:
    return figure.value if isinstance(figure, Faults) else [figure.found, figure.wanted]


def as_floors(results: Sequence[Result]) -> str:
    """The sums as TOML: the most that may be missing, or wrong, in all papers together."""
    sums = total([one.score for one in results])
    lines = ["# The most that may be missing in all papers together, or be there and should not."]
    for name, figure in sums.items():
        lines.append(f'"{name}" = {missing(figure)}')
    return "\n".join(lines) + "\n"


def missing(figure: Figure) -> int:
    """How many things of a figure are missing, or should not be there."""
    return figure.value if isinstance(figure, Faults) else figure.wanted - figure.found
