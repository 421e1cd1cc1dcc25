"""Attempts to get a cited work, and the state of the work that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import Field, computed_field

from corpus.citations.works import Work
from corpus.serialization import PUBLISHED

T = TypeVar("T")
Unpublished = Annotated[T, Field(exclude=True)]

Via = Literal["web", "archive", "hand", "warc"]
Outcome = Literal["got", "same", "unlike", "dead", "refused", "failed"]
State = Literal[
    "not tried",
    "nothing to fetch",
    "fetched",
    "changed",
    "archived",
    "by hand",
    "unlike",
    "dead",
    "refused",
    "failed",
]

STATES: dict[State, str] = {
    "not tried": "nobody has tried to get it yet",
    "nothing to fetch": "the note gives no address (a book, a conversation)",
    "fetched": "its text is here",
    "changed": "its text is here, and other than it was the time before",
    "archived": "gone from its address; the Internet Archive's copy is here",
    "by hand": "supplied from a file or a web archive",
    "unlike": "what stands at the address is not the work that the note cites",
    "dead": "gone: 404, 410, or no such host",
    "refused": "not given out: 401, 403, robots.txt, or for money",
    "failed": "could not be got or read; it may be tried again",
}
# The state of a work after an attempt that brought no text.
_FAILURES: dict[Outcome, State] = {
    "unlike": "unlike",
    "dead": "dead",
    "refused": "refused",
    "failed": "failed",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to get a work. Times are UTC in ISO 8601, sizes bytes; `None` is unknown.

    `asked` is the address or file that was tried, `url` the address that answered. `sha256` is
    that of the file, `text_sha256` of its text. `outcome` is "got" where the work's text came,
    "same" where it had not changed, "unlike" where the text seems to be of another work.
    `likeness` compares in words the titles of the file and the note, `differences` lists other
    disagreements. `snapshot` is the time of the archive's copy.
    """

    __pydantic_config__ = PUBLISHED

    work: Unpublished[str]
    at: str
    via: Via
    asked: str
    outcome: Outcome
    reason: str | None = None
    url: str | None = None
    status: int | None = None
    sha256: str | None = None
    text_sha256: Unpublished[str | None] = None
    size: int | None = None
    media: str | None = None
    etag: Unpublished[str | None] = None
    modified: Unpublished[str | None] = None
    title: str | None = None
    likeness: str | None = None
    differences: tuple[str, ...] = ()
    snapshot: str | None = None
    run: Unpublished[int | None] = None


@dataclass(frozen=True, slots=True)
class Source(Work):
    """A cited work and the state of its retrieval. `held` is the attempt that brought the text we
    have, `last` the latest; `reason` explains the state, where there is more to say.
    """

    __pydantic_config__ = PUBLISHED

    state: State = "not tried"
    reason: str | None = None
    held: Attempt | None = None
    last: Attempt | None = None

    @computed_field
    @property
    def meaning(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @classmethod
    def of(
        cls,
        work: Work,
        state: State,
        reason: str | None = None,
        held: Attempt | None = None,
        last: Attempt | None = None,
    ) -> "Source":
        """A work in a state."""
        return cls(work.id, work.citation, work.cited_by, work.more, state, reason, held, last)


def source_of(work: Work, attempts: Sequence[Attempt]) -> Source:
    """The state of a work, from all attempts to get it, oldest first."""
    texts = [one for one in attempts if one.outcome == "got"]
    held = texts[-1] if texts else None
    if not attempts:
        return Source.of(work, "not tried" if work.url else "nothing to fetch")
    last = attempts[-1]
    outcome = last.outcome
    if outcome in _FAILURES:
        reason = last.reason
        if held is not None:
            reason = f"{reason or outcome}; the text of {held.at[:10]} is kept"
        return Source.of(work, _FAILURES[outcome], reason, held, last)
    assert held is not None, 'an outcome "same" follows a text that is held'
    if held.via in ("hand", "warc"):
        return Source.of(work, "by hand", held.reason, held, last)
    if held.via == "archive":
        return Source.of(work, "archived", held.reason, held, last)
    earlier = [one.text_sha256 for one in texts[:-1] if one.via == "web"]
    changed = last is held and bool(earlier) and earlier[-1] != held.text_sha256
    return Source.of(work, "changed" if changed else "fetched", held.reason, held, last)
