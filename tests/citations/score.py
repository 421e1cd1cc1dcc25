"""Scores of the reading of citations against the tables of this folder.

    python -m tests.citations.score                    by file and in all
    python -m tests.citations.score --case ID          what one case has and what was read
    python -m tests.citations.score --misses FIELD     every difference in a field

A predicted citation is aligned with the expected one of the same note whose words it overlaps, in
order. Of those that go back to another work only the locator and the work are compared. Strings are
compared with plain quotation marks, hyphens and spaces, without closing punctuation and without the
words for pages; the kind "pdf" is a report. `date` counts the words, `issued` the date in ISO 8601,
where the table gives it. Of personal communications the tables have no title; that the program
gives what they were ("interview with the author") counts against it.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.citations.note_citations import with_citations
from corpus.documents import Citation, Note

Expected = dict[str, Any]

FILES = sorted(Path(__file__).parent.glob("*.toml"))
NAMES = ("authors", "editors", "translators")
FIELDS = (
    "authors", "title", "container", "date", "issued", "locator", "kind",
    "editors", "translators", "volume", "issue", "edition", "publisher", "place", "url",
)  # fmt: skip
SPANS = "verbatim"
_PLAIN = str.maketrans({
    **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚`´", "'"), **dict.fromkeys("–—‐‑−", "-"),
    "\xa0": " ",
})  # fmt: skip
_PAGE_WORDS = re.compile(
    r"^(?:(?:at\s+)?(?:(?:pp?|S|p[áa]gs?)\.|pages?|pp?(?=\s\d))|at)\s*(?=[\divxlc])"
)


@dataclass
class Count:
    """What was predicted, what is expected, and what is both."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


@dataclass
class Score:
    """The counts of every field; the chains; the differences, each as (field, case, words)."""

    fields: dict[str, Count] = field(default_factory=lambda: {n: Count() for n in (*FIELDS, SPANS)})
    chains: Count = field(default_factory=Count)
    confident_wrong: int = 0
    commentary: Count = field(default_factory=Count)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count what another score counts."""
        for name, count in self.fields.items():
            _add(count, other.fields[name])
        _add(self.chains, other.chains)
        _add(self.commentary, other.commentary)
        self.confident_wrong += other.confident_wrong
        self.misses += other.misses


def _add(count: Count, other: Count) -> None:
    count.right += other.right
    count.predicted += other.predicted
    count.expected += other.expected


def cases(file: Path) -> list[Expected]:
    """The cases of a table."""
    found: list[Expected] = tomllib.loads(file.read_text("utf-8"))["case"]
    return found


def plain(text: str) -> str:
    """A string as it is compared."""
    words = " ".join(text.translate(_PLAIN).split()).replace('"', "'")
    return words.strip(" .,;:'").strip()


def read(case: Expected) -> tuple[Note, ...]:
    """The notes of a case, read by the program."""
    text, notes = "", []
    for number, words in enumerate(case["notes"], start=1):
        notes.append(Note(number, len(text), len(text) + len(words), 1, ()))
        text += f"{words}\n\n"
    return with_citations(notes, text)


def _spans(note: str, verbatims: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand in a note, in order where they can."""
    spans, place = [], 0
    for words in verbatims:
        start = note.find(words, place)
        start = note.find(words) if start < 0 else start
        spans.append((start, start + len(words)))
        place = start + 1
    return spans


def align(note: str, expected: Sequence[str], predicted: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places of expected and predicted words, in order, with the greatest overlap."""
    wanted, got = _spans(note, expected), _spans(note, predicted)
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for i in range(len(wanted), -1, -1):
        for j in range(len(got), -1, -1):
            options: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
            if i < len(wanted):
                options.append(best[i + 1, j])
            if j < len(got):
                options.append(best[i, j + 1])
            if i < len(wanted) and j < len(got) and (share := _overlap(wanted[i], got[j])) > 0:
                total, pairs = best[i + 1, j + 1]
                options.append((total + share, [(i, j), *pairs]))
            best[i, j] = max(options, key=lambda option: option[0])
    return best[0, 0][1]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The shared part of two spans' union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def _values(source: Expected | Citation | None, name: str, own: bool = False) -> Counter[str]:
    """The values of a field as they are compared; `own`, only what the citation's words say."""
    if source is None:
        return Counter()
    found = source.get(name) if isinstance(source, dict) else getattr(source, name)
    values = list(found) if name in NAMES and found else [found] if found else []
    if own and isinstance(source, Citation):
        values = [value for value in values if value in source.verbatim]
    if name == "kind":
        values = ["report" if value == "pdf" else value for value in values]
    if name == "locator":
        values = [_PAGE_WORDS.sub("", value) for value in values]
    return Counter(plain(value) for value in values)


def score_case(case: Expected) -> Score:
    """The score of one case."""
    score = Score()
    notes = read(case)
    works: list[Expected] = case.get("work", [])
    pairs: list[tuple[Expected | None, Citation | None]] = []
    got: dict[int, Citation | None] = {}
    for number, (words, note) in enumerate(zip(case["notes"], notes, strict=True), start=1):
        mine = [place for place, work in enumerate(works) if work["note"] == number]
        verbatims = [works[place]["verbatim"] for place in mine]
        found = dict(align(words, verbatims, [one.verbatim for one in note.citations]))
        got |= {
            place: note.citations[found[n]] if n in found else None for n, place in enumerate(mine)
        }
        extra = [c for n, c in enumerate(note.citations) if n not in found.values()]
        pairs += [(works[place], got[place]) for place in mine] + [(None, one) for one in extra]
        _score_commentary(score, case, number, note)
    for work, citation in pairs:
        _score_fields(score, case["id"], work, citation)
    _score_chains(score, case["id"], works, got, pairs)
    return score


def _score_fields(score: Score, case: str, work: Expected | None, got: Citation | None) -> None:
    pointer = work is not None and "same_as" in work
    for name in ("locator",) if pointer else FIELDS:
        if name == "issued" and work and "date" in work and "issued" not in work:
            continue  # the table gives it only of some dates
        count, wanted, found = score.fields[name], _values(work, name), _values(got, name, pointer)
        right = (wanted & found).total()
        count.right += right
        count.expected += wanted.total()
        count.predicted += found.total()
        if not right == wanted.total() == found.total():
            words = work["verbatim"] if work else f"(no citation) {got.verbatim if got else ''}"
            told = f"{sorted(wanted.elements())} read as {sorted(found.elements())}"
            score.misses.append((name, case, f"{told}\n      {words}"))
    spans = score.fields[SPANS]
    same = bool(work and got and plain(work["verbatim"]) == plain(got.verbatim))
    spans.right += same
    spans.expected += work is not None
    spans.predicted += got is not None
    if not same:
        wanted_words = work["verbatim"] if work else None
        read_as = got.verbatim if got else None
        score.misses.append((SPANS, case, f"{wanted_words!r}\n      read as {read_as!r}"))


def _is_unsure(citation: Citation) -> bool:
    return citation.certainty == "unsure" or citation.work is None


def _score_chains(
    score: Score,
    case: str,
    works: Sequence[Expected],
    got: dict[int, Citation | None],
    pairs: Sequence[tuple[Expected | None, Citation | None]],
) -> None:
    for place, work in enumerate(works):
        citation = got.get(place)
        if "same_as" not in work:
            continue
        target = got.get(_root(works, place))
        same = bool(citation and target and citation.work and citation.work == target.work)
        right = same or bool(work.get("unsure") and citation and _is_unsure(citation))
        score.chains.expected += 1
        score.chains.predicted += citation is not None
        score.chains.right += right
        confident = bool(citation and not same and not _is_unsure(citation))
        score.confident_wrong += confident
        if not right or confident:
            kind = "confident" if confident else "chain"
            told = f"{work['verbatim']!r} meant work {work['same_as']}; {_told(citation)}"
            score.misses.append((kind, case, told))
    _count_wrong_merges(score, case, works, got, pairs)


def _count_wrong_merges(
    score: Score,
    case: str,
    works: Sequence[Expected],
    got: dict[int, Citation | None],
    pairs: Sequence[tuple[Expected | None, Citation | None]],
) -> None:
    """Citations of works of their own that were read as pointers or taken for another work."""
    first: dict[int, int] = {}
    for place, work in enumerate(works):
        citation = got.get(place)
        if citation is None or citation.work is None or "same_as" in work:
            continue
        known = first.setdefault(citation.work, place)
        if (known != place or citation.resolved_from) and not _is_unsure(citation):
            score.confident_wrong += 1
            score.misses.append(("confident", case, f"{work['verbatim']!r}; {_told(citation)}"))
    for wanted, citation in pairs:
        if wanted is None and citation and citation.resolved_from and not _is_unsure(citation):
            score.confident_wrong += 1
            score.misses.append(("confident", case, f"(no citation) {_told(citation)}"))


def _told(citation: Citation | None) -> str:
    if citation is None:
        return "not read"
    return f"read as {citation.work} from {citation.resolved_from}, unsure: {citation.unsure}"


def _root(works: Sequence[Expected], place: int) -> int:
    """The place of the work that a reference goes back to in the end."""
    seen = {place}
    while "same_as" in works[place] and works[place]["same_as"] - 1 not in seen:
        place = works[place]["same_as"] - 1
        seen.add(place)
    return place


def _score_commentary(score: Score, case: Expected, number: int, note: Note) -> None:
    wanted = case.get("commentary", [""] * number)[number - 1] or ""
    expected = Counter(re.findall(r"\w+", wanted))
    found = Counter(re.findall(r"\w+", note.commentary or ""))
    right = (expected & found).total()
    score.commentary.right += right
    score.commentary.expected += expected.total()
    score.commentary.predicted += found.total()
    if not right == expected.total() == found.total():
        told = f"{wanted!r}\n      read as {note.commentary!r}"
        score.misses.append(("commentary", case["id"], told))


def score_file(file: Path) -> Score:
    """The score of a table."""
    total = Score()
    for case in cases(file):
        total.add(score_case(case))
    return total


def table(score: Score) -> Iterator[str]:
    """The lines of a score."""
    yield f"  {'field':<12} precision  recall  expected"
    for name, count in (*score.fields.items(), ("commentary", score.commentary)):
        yield f"  {name:<12} {count.precision:9.3f} {count.recall:7.3f} {count.expected:9}"
    chains = score.chains
    yield f"  chains right {chains.right} of {chains.expected} ({chains.recall:.3f})"
    yield f"  confident wrong chains {score.confident_wrong}"


def _show(ident: str) -> None:
    for case in (case for file in FILES for case in cases(file) if case["id"] == ident):
        for number, note in enumerate(read(case), start=1):
            print(f"{number} {case['notes'][number - 1]}\n    commentary: {note.commentary}")
            for citation in note.citations:
                known = {n: v for n in (*FIELDS, "work", "resolved_from", "certainty", "unsure",
                         "unparsed") if (v := getattr(citation, n))}  # fmt: skip
                print(f"    {citation.verbatim!r}\n      {known}")
        for work in case.get("work", []):
            print(f"  expected {work}")
        for missed in score_case(case).misses:
            print("  miss", *missed)


def main() -> None:
    """Print what the arguments ask for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--case", metavar="ID")
    parser.add_argument("--misses", metavar="FIELD")
    parser.add_argument("--file", metavar="STEM", help="this table only")
    arguments = parser.parse_args()
    if arguments.case:
        _show(arguments.case)
        return
    total = Score()
    for file in FILES:
        if arguments.file and file.stem != arguments.file:
            continue
        score = score_file(file)
        total.add(score)
        if not arguments.misses:
            print(f"{file.stem}\n" + "\n".join(table(score)))
    if arguments.misses:
        for name, case, told in total.misses:
            if arguments.misses == name:
                print(f"{case}: {told}")
        return
    print("all\n" + "\n".join(table(total)))


if __name__ == "__main__":
    main()
