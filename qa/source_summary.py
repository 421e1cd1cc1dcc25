"""The states of the cited sources, summarised for programs and readers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import computed_field

from corpus.sources.attempts import STATES, Attempt, Source, State


def counts(sources: Sequence[Source]) -> dict[State, int]:
    """How many are in each state, in the order of `STATES`."""
    counted = Counter(source.state for source in sources)
    return {state: counted[state] for state in STATES if counted[state]}


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """Cited works, each with the state of its retrieval."""

    sources: Sequence[Source]

    @computed_field
    @property
    def states(self) -> dict[State, int]:
        """How many works are in each state."""
        return counts(self.sources)


def size_words(size: int | None) -> str:
    """A number of bytes with its unit; empty where it is not known."""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KiB" if size < 1024**2 else f"{size / 1024**2:.1f} MiB"


def where_from(attempt: Attempt) -> str:
    """The origin of a text in a line: address, file or archive."""
    if attempt.via == "hand":
        return f"file {attempt.asked}"
    if attempt.via == "warc":
        return f"{attempt.url} in {attempt.asked}, saved {(attempt.snapshot or '')[:10]}"
    if attempt.via == "archive":
        return f"the Internet Archive’s copy of {(attempt.snapshot or '')[:10]}"
    return attempt.url or attempt.asked
