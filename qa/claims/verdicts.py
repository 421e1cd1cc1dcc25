"""Support verdicts: each claim of a paper compared with each work that its note cites."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, computed_field

from corpus.citations.works import Work, works_in_note
from corpus.documents import Document, Note
from corpus.notes.names import note_name
from corpus.serialization import PUBLISHED
from corpus.sources.attempts import STATES, Source
from index.search.protocol import PAPERS, SearchIndex
from qa.answer import Quote, check_verbatim, make_quote
from qa.claims.claims import Claim, claims_of
from qa.claims.differences import Discrepancy, discrepancies
from qa.claims.evidence import SIGNALS, Evidence, Finder
from qa.names.matcher import Names
from qa.ranking.scoring import Weights

SupportVerdict = Literal["found", "not found", "not available"]

WEIGHTS = Path(__file__).parent / "support.json"
_REMEMBERED = 512  # claims whose backings are cached

MEANING = (
    "the estimated chance that the text bears on what the paper says, where as many texts do as "
    "do not"
)
_NO_SOURCES: Mapping[str, Source] = MappingProxyType({})
_WORDS: dict[SupportVerdict, str] = {
    "found": "Found: this passage bears on what the paper says.",
    "not found": "Not found in the text we have; this passage is only the nearest.",
    "not available": "Not available: there is no text of this work.",
}


@dataclass(frozen=True, slots=True)
class Backing:
    """A claim of the paper compared with one work that its note cites.

    `passage` is the passage of the work that supports the claim (verdict "found"), or only the
    nearest one ("not found"); it is null exactly where the work's text is not available, and
    `reason` then says why.
    """

    __pydantic_config__ = PUBLISHED

    claim: Claim | None
    work: Work
    verdict: SupportVerdict
    reason: str
    passage: Quote | None = None
    score: Annotated[float | None, Field(description=MEANING)] = None
    discrepancies: tuple[Discrepancy, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """The note of a paper with its number, id, label and name, and its claims beside the works that
    it cites: a backing for each claim and work.
    """

    __pydantic_config__ = PUBLISHED

    document: str
    note: int
    page: Annotated[int, Field(exclude=True)]
    text: str
    backings: Annotated[tuple[Backing, ...], Field(serialization_alias="support")]
    id: str = ""
    label: str = ""
    name: str = ""

    @computed_field
    @property
    def score_means(self) -> str:
        """What a score is, in words."""
        return MEANING


@dataclass(frozen=True, slots=True)
class _Kept:
    """The weights and the threshold fitted by `python -m qa.training.fit_claims`."""

    weights: Weights
    found_at: float


@cache
def _kept() -> _Kept:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    return _Kept(Weights(tuple(kept["columns"]), kept["intercept"]), kept["found_at"])


def row_of(signals: Mapping[str, float]) -> tuple[float, ...]:
    """The signals in the order of `SIGNALS`, the logit divided by 10: about -1 to 1."""
    return tuple(signals[name] / (10 if name == "rerank" else 1) for name in SIGNALS)


def support_score(evidence: Evidence) -> float:
    """The estimated chance, 0 to 1, that the text bears on the claim; see `MEANING`."""
    return _kept().weights.chance(row_of(evidence.signals))


def is_found(score: float) -> bool:
    """Whether a score reaches the fitted threshold of the verdict "found"."""
    return score >= _kept().found_at


class Supporter:
    """Comparison of claims with the works cited for them. Thread-safe."""

    def __init__(self, index: SearchIndex, finder: Finder) -> None:
        self.index = index
        self._finder = finder
        self._names = lru_cache(maxsize=64)(self._names_of)
        self._backed = lru_cache(maxsize=_REMEMBERED)(self._back)

    def _names_of(self, document: str) -> Names:
        return Names.of(self.index.documents[document])

    def note(
        self, document: Document, note: Note, sources: Mapping[str, Source] = _NO_SOURCES
    ) -> Support:
        """The support of a note. `sources`, by the work's id, explain why a work has no text."""
        works = works_in_note(note, list(self.index.works.values()), document.id)
        claims: Sequence[Claim | None] = claims_of(document, note) or [None]
        backings = tuple(self._backing(claim, work, sources) for claim in claims for work in works)
        check_verbatim((b.passage for b in backings if b.passage), self.index.documents)
        return Support(
            document=document.id,
            note=note.number,
            page=note.page,
            text=document.note_text(note),
            backings=backings,
            id=note.id,
            label=note.label,
            name=note_name(document, note),
        )

    def all(
        self, documents: Iterable[Document], sources: Mapping[str, Source] = _NO_SOURCES
    ) -> Iterator[Support]:
        """The support of every note of the papers among `documents`; `sources` as in `note`."""
        for document in documents:
            if document.kind == "paper":
                for note in document.notes:
                    yield self.note(document, note, sources)

    def papers(self) -> list[Document]:
        """The papers of the index."""
        return self.index.documents_of(PAPERS)

    def _backing(self, claim: Claim | None, work: Work, sources: Mapping[str, Source]) -> Backing:
        text = self.index.documents.get(work.id)
        if text is None:
            return Backing(claim, work, "not available", _why(sources.get(work.id)))
        if claim is None:
            reason = "Nothing in the paper refers to this note."
            return Backing(claim, work, "not available", reason)
        return self._backed(claim, work)

    def beside(self, claim: Claim, work: Work) -> Backing:
        """A claim compared with any work whose text is in the index."""
        return self._backed(claim, work)

    def _back(self, claim: Claim, work: Work) -> Backing:
        text = self.index.documents[work.id]
        evidence = self._finder.find(claim.text, text)
        if evidence is None:
            return Backing(claim, work, "not available", "Its text holds no sentence.")
        passage = evidence.passage
        score = support_score(evidence)
        verdict: SupportVerdict = "found" if is_found(score) else "not found"
        quote = make_quote(text, passage.start, passage.end, score=score)
        differences: tuple[Discrepancy, ...] = ()
        if verdict == "found":
            differences = tuple(
                discrepancies(
                    claim.text,
                    passage.text,
                    f"{_known_of(work)} {passage.around}",
                    (self._names(claim.document), self._names(text.id)),
                )
            )
        return Backing(claim, work, verdict, _WORDS[verdict], quote, round(score, 4), differences)


def _known_of(work: Work) -> str:
    """The details of a work in a note, which the work's text need not repeat."""
    cited = work.citation
    known = (cited.title, cited.container, cited.publisher, cited.date, *cited.authors)
    return " ".join(filter(None, known))


def _why(source: Source | None) -> str:
    if source is None:
        return _WORDS["not available"]
    if source.held is not None:
        return "Its text is held, but not in the index yet: run `ibid build`."
    words = STATES[source.state]
    return f"{source.state.capitalize()}: {source.reason or words}."
