"""The cited sources for programs: what became of each, and of all."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from corpus.sources.attempts import STATES, Attempt, Source, State
from qa.answer import work_json


def attempt_json(attempt: Attempt) -> dict[str, Any]:
    """A try to get a work, for programs. Sizes are bytes, times UTC."""
    return {
        "at": attempt.at,
        "via": attempt.via,
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "asked": attempt.asked,
        "url": attempt.url,
        "status": attempt.status,
        "snapshot": attempt.snapshot,
        "sha256": attempt.sha256,
        "size": attempt.size,
        "media": attempt.media,
        "title": attempt.title,
        "likeness": attempt.likeness,
        "differences": list(attempt.differences),
    }


def source_json(source: Source) -> dict[str, Any]:
    """A cited work and what became of it; `held` is the attempt that brought the text we have."""
    return {
        **work_json(source.work),
        "state": source.state,
        "meaning": STATES[source.state],
        "reason": source.reason,
        "held": attempt_json(source.held) if source.held else None,
        "last": attempt_json(source.last) if source.last else None,
    }


def counts(sources: Sequence[Source]) -> dict[State, int]:
    """How many are in each state, in the order of `STATES`."""
    found = Counter(source.state for source in sources)
    return {state: found[state] for state in STATES if found[state]}


def sources_json(sources: Sequence[Source]) -> dict[str, Any]:
    """The ledger for programs."""
    return {"sources": [source_json(one) for one in sources], "states": counts(sources)}


def size_words(size: int | None) -> str:
    """Bytes, to be read by people."""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KiB" if size < 1024**2 else f"{size / 1024**2:.1f} MiB"


def where_from(attempt: Attempt) -> str:
    """Where a text that is held came from, in a line."""
    if attempt.via == "hand":
        return f"file {attempt.asked}"
    if attempt.via == "warc":
        return f"{attempt.url} in {attempt.asked}, saved {(attempt.snapshot or '')[:10]}"
    if attempt.via == "archive":
        return f"the Internet Archive’s copy of {(attempt.snapshot or '')[:10]}"
    return attempt.url or attempt.asked
