"""How well support is told: claims beside texts, and what is found of each.

`python -m tests.qa.supported` prints the figures on both sets of our own: the notes of the shipped
paper beside the stand-in pages (`tests/cited/pages.toml`), and sixty claims beside texts of a few
sentences (`tests/cited/claims.jsonl`). Nothing was fitted on either.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.documents import Document
from corpus.library.from_records import read_records
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.encoding.selection import open_encoder
from index.plan import Text
from index.search.index import Index
from index.search.reader import open_index
from index.store.generations import Home
from qa.claims.claims import claims_of
from qa.claims.differences import Discrepancy, discrepancies
from qa.claims.evidence import Finder
from qa.claims.verdicts import Supporter, is_found, support_score
from qa.evaluation.metrics import auroc
from qa.ranking.reranker import load_reranker
from tests.cited.pages import HERE, pages
from tests.cited.stock import cited_index

_APART = 8  # of so many other pages, one is put beside a claim


@dataclass(frozen=True)
class Case:
    """A claim beside a text: whether it bears on the claim, where, and how they differ; and what
    was said of it.
    """

    claim: str
    right: bool
    sentences: tuple[str, ...]
    expected: tuple[tuple[str, str, str | None], ...]
    score: float
    passage: str
    told: tuple[Discrepancy, ...]
    own: bool = True

    @property
    def hit(self) -> bool:
        """Whether the passage holds the sentence that bears on the claim, or stands in it."""
        return any(s in self.passage or self.passage in s for s in self.sentences)


def note_cases(supporter: Supporter) -> list[Case]:
    """Every labelled note beside its own page, and beside one in four of the others."""
    index = supporter.index
    paper = index.documents["ttp-reemergence"]
    works = {work.cited_by[0].number: work for work in index.works.values()}
    texts = [page for page in pages() if page.is_text]
    cases = []
    for page in texts:
        for label in page.labels:
            note = paper.note(label.note)
            assert note is not None
            (claim, *_) = claims_of(paper, note)
            for other in texts:
                own = other is page
                if not own and (other.work - page.work) % _APART != 1:
                    continue
                backing = supporter.beside(claim, works[other.work])
                assert backing.passage is not None
                assert backing.score is not None
                cases.append(
                    Case(
                        claim.text,
                        own and label.found,
                        label.sentences if own else (),
                        label.discrepancies if own else (),
                        backing.score,
                        backing.passage.text,
                        backing.discrepancies,
                        own,
                    )
                )
    return cases


@cache
def _claims() -> tuple[dict[str, Any], ...]:
    lines = (HERE / "claims.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def _text(number: int, words: str) -> Text:
    ident = f"text-{number:02d}"
    key = hashlib.sha256(words.encode()).hexdigest()
    return Text(ident, key, lambda: read_records(ident, ident, [words]))


def claim_cases(folder: Path, encoder: Encoder, finder_of: Callable[[Index], Finder]) -> list[Case]:
    """The sixty claims, each beside its own text; `finder_of` makes a finder of an index."""
    home = Home(folder)
    texts = [_text(number, one["text"]) for number, one in enumerate(_claims())]
    build(texts, home, find_model(), lambda: encoder)
    index = open_index(home)
    finder = finder_of(index)
    cases = []
    for one, document in zip(_claims(), index.documents.values(), strict=True):
        cases.append(_claim_case(one, document, finder))
    return cases


def _claim_case(one: dict[str, Any], document: Document, finder: Finder) -> Case:
    evidence = finder.find(one["claim"], document)
    assert evidence is not None
    passage = evidence.passage.text
    expected = tuple((d["kind"], d["paper"], d["source"]) for d in one["discrepancies"])
    return Case(
        one["claim"],
        one["verdict"] == "found",
        (one["sentence"],) if one["sentence"] else (),
        expected,
        support_score(evidence),
        passage,
        tuple(discrepancies(one["claim"], passage, evidence.passage.around)),
    )


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """What is reported, and has floors: see the keys."""
    own = [one for one in cases if one.own]
    right = [one for one in own if one.right]
    scored = [(one.score, one.right) for one in cases]
    found = [one for one in cases if is_found(one.score)]
    true = [one for one in found if one.right]
    recall = len(true) / len(right)
    false = (len(found) - len(true)) / max(len(cases) - len(right), 1)
    expected = [(one, want) for one in right for want in one.expected if is_found(one.score)]
    met = sum(_told(one, want) for one, want in expected)
    said = sum(bool(d.source) for one in true for d in one.told)
    meant = sum(
        any(d.kind == k and _same(d.paper, p) for k, p, _ in one.expected)
        for one in true
        for d in one.told
        if d.source
    )
    told = auroc([s for s, r in scored if r], [s for s, r in scored if not r])
    return {
        "claims": len(own),
        "pairs": len(cases),
        "auroc": round(told or 0.0, 3),
        "precision": round(recall / (recall + false), 3) if recall else 0.0,
        "recall": round(recall, 3),
        "right passage": round(sum(one.hit for one in true) / max(len(true), 1), 3),
        "differences told": round(met / max(len(expected), 1), 3),
        "contradictions that are": round(meant / max(said, 1), 3),
    }


def _same(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _told(case: Case, want: tuple[str, str, str | None]) -> bool:
    kind, paper, source = want
    return any(
        one.kind == kind
        and _same(one.paper, paper)
        and (source is None or (one.source is not None and _same(one.source, source)))
        for one in case.told
    )


def main() -> None:
    encoder, reranker = open_encoder(find_model()), load_reranker()

    def finder(index: Index) -> Finder:
        return Finder(index, encoder, reranker)

    with tempfile.TemporaryDirectory() as folder:
        index = cited_index(Path(folder) / "cited", encoder)
        notes = note_cases(Supporter(index, finder(index)))
        claims = claim_cases(Path(folder) / "claims", encoder, finder)
    for name, cases in (("notes beside pages", notes), ("claims beside texts", claims)):
        print(name, json.dumps(figures(cases)))
        for one in cases:
            if one.own:
                verdict = "found" if is_found(one.score) else "not found"
                mark = " " if (verdict == "found") == one.right else "!"
                hit = "hit" if one.hit else "   "
                print(f"{mark} {one.score:.2f} {verdict:9} {hit} {one.claim[:70]}")
                for d in one.told:
                    print(f"        {d.kind}: {d.words}")
                for want in one.expected:
                    print(f"        wanted {want}: {_told(one, want)}")


if __name__ == "__main__":
    main()
