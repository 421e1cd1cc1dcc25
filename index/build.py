"""Incremental builds: only changed texts are read, cut and embedded again."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache

from corpus.dates import now
from corpus.documents import Document
from corpus.errors import BadPaper, IbidError, UnreadableText
from corpus.extract import UnreadableSource
from corpus.library.skipped import Skipped
from corpus.passages import PassageSettings, cut
from index.changes import describe_changes, differences, write_changes
from index.derive import derive, verify
from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles
from index.errors import DamagedIndex, NotBuilt
from index.plan import Plan, Text, identity, wanted
from index.report import Record, Report, UnitCounts, read_record, write_record
from index.store.database import Draft, Placed, read_entries, read_placed, read_texts
from index.store.generations import Generation, Home, drop
from index.store.lock import Waiting, sole_builder
from index.store.salvage import Salvage, discard

Step = Callable[[str, int, int], None]

_WRITING = 5  # steps that "writing" is reported in
_MOST_NAMED = 3  # papers whose errors are in the message where no paper can be read


def silent(step: str, done: int, of: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears about a build while it runs.

    `step` is called with the name of a step, how much of it is done, and of how much. Where another
    build runs, `waiting` is called with its holder, and this build waits; without it this build
    fails.
    """

    step: Step = silent
    waiting: Waiting | None = None


@contextmanager
def _file_errors_as_not_built(home: Home) -> Iterator[None]:
    """Raise `NotBuilt` for what goes wrong with files within."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        cause = getattr(error, "strerror", None) or error
        raise NotBuilt(
            f"The index in {home.folder} cannot be written: {cause}.",
            "Free disk space or correct the permissions; the index before this build still stands.",
        ) from error


def build(
    sources: Sequence[Text],
    home: Home,
    model: ModelFiles,
    encoder: Callable[[], Encoder],
    passages: PassageSettings | None = None,
    listener: Listener | None = None,
    skipped: Sequence[Skipped] = (),
) -> Report:
    """Bring the index in `home` up to date with `sources`; do nothing where it is.

    `encoder` loads the model in the files `model`, and is called only if it is needed.

    A source that cannot be read is skipped: it is not in the index, even where it was before, and
    is named in the report, after those that were `skipped` already. It counts as seen all the same,
    so that building again does nothing as long as it stays as it is.

    Raises `NotBuilt` where the index cannot be written, `AnotherBuild` where another build runs and
    the listener does not wait, `BadPaper` where no source can be read; the previous index remains
    then.
    """
    begun = time.perf_counter()
    listener = listener or Listener()
    settings = passages or PassageSettings()
    ident = identity(sources, wanted(model, settings))
    report = None
    with suppress(IbidError), home.reading() as generation:
        if generation.id == ident:  # can be found out where nothing may be written
            report = _unchanged(generation, sources, skipped, begun)
    if report is not None:
        _tidy(home)
        return report
    if not sources:
        if skipped:
            raise _nothing_readable(skipped)
        raise NotBuilt("There are no papers to index.", "Add a paper; see docs/getting-started.md.")
    with _file_errors_as_not_built(home):
        home.folder.mkdir(parents=True, exist_ok=True)
        with sole_builder(home, listener.waiting):
            plan = Plan.of(sources, home, model, settings)
            if plan.nothing_to_do and plan.standing is not None:  # another build did it
                return _unchanged(plan.standing, sources, skipped, begun)
            home.drop_others()
            return _Work(plan, home, cache(encoder), listener.step, begun, skipped).report()


def _unchanged(
    generation: Generation, sources: Sequence[Text], skipped: Sequence[Skipped], begun: float
) -> Report:
    """The report of a build that finds the standing generation up to date."""
    held = read_entries(generation.store)
    unread = (one for one in read_record(generation.report).report.skipped if one.id not in held)
    names = {source.id for source in sources}
    return Report(
        generation.id,
        True,
        kept=tuple(source.id for source in sources if source.id in held),
        seconds=time.perf_counter() - begun,
        skipped=(*skipped, *(one for one in unread if one.id in names)),
    )


def _nothing_readable(skipped: Sequence[Skipped]) -> BadPaper:
    """The error where no paper can be read: what is wrong with the first few."""
    first = skipped[:_MOST_NAMED]
    more = len(skipped) - len(first)
    messages = [*(one.message for one in first), *([f"And {more} more papers."] if more else [])]
    return BadPaper(" ".join(messages), " ".join(dict.fromkeys(one.remedy for one in first)))


def _tidy(home: Home) -> None:
    """Drop old generations and vectors that the last build left: still in use, or interrupted."""
    if home.others() or home.salvage.exists():
        with suppress(NotBuilt, OSError), sole_builder(home):
            home.drop_others()
            discard(home.salvage)


class _Work:
    """One build, from the plan to the switch of generations."""

    def __init__(
        self,
        plan: Plan,
        home: Home,
        encoder: Callable[[], Encoder],
        step: Step,
        begun: float,
        skipped: Sequence[Skipped],
    ) -> None:
        self.plan, self.home, self.encoder = plan, home, encoder
        self.step, self.begun = step, begun
        self.skipped = list(skipped)
        self.unread: set[str] = set()  # sources that cannot be read
        self.warnings: list[str] = []
        self.embedded = 0
        self.seconds: dict[str, float] = {}

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begun

    def report(self) -> Report:
        """Build and switch to the new generation; the report of the build."""
        generation = self.home.prepare(self.plan.id)
        try:
            with ExitStack() as done:
                counts = self._write_store(generation, done)
                with self._timed("writing"):
                    changed, placed = self._derive(generation)
                report = self._reported(counts, changed, placed)
                write_record(generation.report, Record(report, self._since(report)))
                with self._timed("writing"):
                    self.step("writing", 4, _WRITING)
                    self.home.switch(generation)
                    self.home.drop_others()
        except BaseException:
            drop(generation.folder)  # so that it takes no disk space
            raise
        self.step("writing", _WRITING, _WRITING)
        # The report on disk was written before the switch, so it lacks the time of that.
        return replace(report, seconds=self._so_far(), writing=self.seconds["writing"])

    def _so_far(self) -> float:
        return time.perf_counter() - self.begun

    def _write_store(self, generation: Generation, done: ExitStack) -> dict[str, int]:
        before = self.plan.standing.store if self.plan.standing else None
        with Draft.open(generation.store, self.plan.model.precision, before) as draft:
            if self._cuts():
                with self._timed("embedding"):
                    self.encoder()  # so that loading it does not count as reading
            with self._timed("reading"):
                self._read(draft)
            with self._timed("embedding"):
                self._embed(draft, done)
            with self._timed("writing"):
                self.step("writing", 0, _WRITING)
                known = self.plan.encoder_before or self.encoder().model.as_dict()
                counts = draft.finish({**self.plan.manifest, "encoder": known})
        self.step("writing", 1, _WRITING)
        return counts

    def _cuts(self) -> bool:
        """Whether any text is cut into units, for which the tokenizer is needed."""
        return self.plan.cut_again or len(self.plan.kept) < len(self.plan.sources)

    def _read(self, draft: Draft) -> None:
        plan = self.plan
        for ident in plan.removed:
            draft.drop(ident)
        new = [source for source in plan.sources if not plan.is_kept(source)]
        again = [source.id for source in plan.kept] if plan.cut_again else []
        of = len(new) + len(again)
        self.step("reading", 0, of)
        for position, source in enumerate(plan.sources):
            if plan.is_kept(source):
                draft.place(source.id, position, source.file)
        positions = {source.id: position for position, source in enumerate(plan.sources)}
        for done, source in enumerate(new, start=1):
            document = self._document(source)
            if document is None:
                draft.drop(source.id)
                self.step("reading", done, of)
                continue
            self.warnings += [f"{document.id}: {text}" for text in document.warnings]
            draft.put(source.entry, document, positions[source.id])
            draft.cut(document.id, self._cut(document))
            self.step("reading", done, of)
        for done, ident in enumerate(again, start=len(new) + 1):
            for document in draft.documents([ident]):
                draft.cut(ident, self._cut(document))
            self.step("reading", done, of)
        if len(self.unread) == len(plan.sources):
            raise _nothing_readable(self.skipped)
        if plan.embed_again:
            draft.forget_vectors()

    def _document(self, source: Text) -> Document | None:
        """The document of a source; `None` where it cannot be read."""
        try:
            return source.read()
        except (BadPaper, UnreadableText, UnreadableSource) as error:
            self.unread.add(source.id)
            self.skipped.append(Skipped.of(source.id, source.file, error))
            return None

    def _cut(self, document: Document) -> list[Placed]:
        encoder = self.encoder()
        units = cut(document, encoder.token_spans, encoder.model.tokens, self.plan.passages)
        return [Placed.of(unit, document.text) for unit in units]

    def _embed(self, draft: Draft, done: ExitStack) -> None:
        texts = draft.without_vector()
        if not texts:
            return
        encoder = self.encoder()
        salvage = done.enter_context(Salvage.open(self.home.salvage, encoder.model))
        found = salvage.take(list(texts), encoder.model.dimensions)
        for vector_hash, vector in found.items():
            draft.add_vectors([vector_hash], vector.reshape(1, -1))
            del texts[vector_hash]
        hashes = list(texts)
        self.step("embedding", 0, len(hashes))
        alone = [text for text, _ in texts.values()]
        in_context = [text for _, text in texts.values()]
        for places, vectors in encoder.rounds(alone, in_context):
            made = [hashes[place] for place in places]
            draft.add_vectors(made, vectors)
            salvage.add(made, vectors)
            self.embedded += len(made)
            self.step("embedding", self.embedded, len(hashes))

    def _derive(self, generation: Generation) -> tuple[UnitCounts, list[Placed]]:
        """Write vectors, terms and changes; the counts of changed units, and all units."""
        standing = self.plan.standing
        placed = read_placed(generation.store)
        derive(generation, placed)
        self.step("writing", 2, _WRITING)
        try:
            verify(generation)
        except DamagedIndex as error:
            raise NotBuilt(error.message, "The index before still stands; build again.") from error
        self.step("writing", 3, _WRITING)
        pairs = differences(read_placed(standing.store) if standing else (), placed)
        if standing is not None:
            old, new = read_texts(standing.store), read_texts(generation.store)
            write_changes(generation.changes, describe_changes(pairs, old, new))
        else:
            write_changes(generation.changes, ())
        added = sum(before is None for before, _ in pairs)
        removed = sum(after is None for _, after in pairs)
        moved = len(pairs) - added - removed
        return UnitCounts(added, removed, moved, len(placed) - added - moved), placed

    def _reported(
        self, counts: dict[str, int], changed: UnitCounts, placed: Sequence[Placed]
    ) -> Report:
        plan = self.plan
        read = [source for source in plan.sources if source.id not in self.unread]
        unread = [source for source in plan.sources if source.id in self.unread]
        return Report(
            index=plan.id,
            unchanged=False,
            added=tuple(s.id for s in read if s.id not in plan.before),
            changed=tuple(s.id for s in read if s.id in plan.before and not plan.is_kept(s)),
            removed=(*plan.removed, *(s.id for s in unread if s.id in plan.before)),
            kept=tuple(source.id for source in plan.kept),
            sentences=counts["sentences"],
            passages=counts["passages"],
            units=changed,
            embedded=self.embedded,
            reused=len({one.vector_hash for one in placed}) - self.embedded,
            seconds=self._so_far(),
            reading=self.seconds["reading"],
            embedding=self.seconds["embedding"],
            writing=self.seconds["writing"],
            why=plan.why,
            previous=plan.standing.id if plan.standing else None,
            built=now(),
            warnings=tuple(self.warnings),
            skipped=tuple(self.skipped),
        )

    def _since(self, report: Report) -> dict[str, str]:
        """Since when each document has been in the index unchanged: ISO 8601, by id."""
        known = {}
        if self.plan.standing is not None:
            try:
                known = dict(read_record(self.plan.standing.report).since)
            except DamagedIndex:
                known = {}  # unreadable: every document counts as new
        built, kept = report.built or now(), set(report.kept)
        return {
            source.id: known.get(source.id, built) if source.id in kept else built
            for source in self.plan.sources
            if source.id not in self.unread
        }
