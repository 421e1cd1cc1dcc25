"""The plan of a build: which sources to read, and what to keep of the standing index."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from corpus.documents import Document
from corpus.errors import BadPaper, IbidError
from corpus.from_extract import READER as ARTICLE_READER
from corpus.library.papers import READER, Paper, list_papers
from corpus.library.skipped import Skipped
from corpus.passages import PassageSettings
from corpus.sources.attempts import Source
from corpus.sources.catalogue import cited_works, read_source, source_key
from corpus.sources.ledger import Ledger
from index.encoding.models import ModelFiles
from index.errors import NoIndex
from index.store.database import READABLE, SCHEMA, WITH_CONTEXT, Entry, read_entries, read_manifest
from index.store.generations import Generation, Home

_MOST_HELD = 64 * 2**20  # bytes of files that are not loaded again to be read
_OTHER_VERSION = "the index was written by another version"


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be indexed.

    `key` changes with everything that the outcome of `read` depends on. `file` is the path within
    its papers folder, or the address of a source; `reader` is the version of the code that reads
    it. `read` raises `BadPaper`, `UnreadableText` or `UnreadableSource`.
    """

    id: str
    key: str
    read: Callable[[], Document]
    file: str = ""
    reader: str = READER

    @property
    def entry(self) -> Entry:
        return Entry(self.id, self.key, self.reader, self.file)


def from_papers(folder: Path, *more: Path, skipped: list[Skipped] | None = None) -> list[Text]:
    """The texts to index from folders of papers; see `corpus.library.papers.list_papers`.

    Raises `BadPaper`. With a list `skipped`, a paper that cannot be used is added there instead.
    """

    held = 0  # bytes

    def source(paper: Paper) -> Text:
        nonlocal held
        data = paper.load()
        key = paper.key(data)
        if held + len(data) <= _MOST_HELD:
            held += len(data)
            return Text(paper.id, key, partial(paper.read, data), paper.location)
        return Text(paper.id, key, partial(_read, paper, key), paper.location)

    found = []
    for paper in list_papers(folder, *more, skipped=skipped):
        try:
            found.append(source(paper))
        except BadPaper as error:
            if skipped is None:
                raise
            skipped.append(paper.skipped(error))
    return found


def _read(paper: Paper, key: str) -> Document:
    """The document of a paper, whose file is loaded again: not all of many fit in memory.

    Raises `BadPaper` where it is no longer the file that has the key.
    """
    data = paper.load()
    if paper.key(data) != key:
        raise BadPaper(f"{paper.file} was changed while the index was built.", "Build it again.")
    return paper.read(data)


def from_ledger(
    papers: Path, ledger: Ledger, *more: Path, skipped: list[Skipped] | None = None
) -> list[Text]:
    """The texts to index of the works that papers cite: those whose text was downloaded or added.

    Raises and skips as `cited_works` does, and raises `BadLedger`.
    """
    if not ledger.file.is_file():
        return []

    def source(found: Source) -> Text:
        held = found.held
        file = (held.url or held.asked) if held else ""
        read = partial(read_source, ledger, found)
        return Text(found.id, source_key(found), read, file, ARTICLE_READER)

    found = ledger.sources(cited_works(papers, ledger, *more, skipped=skipped))
    return [source(one) for one in found if one.held is not None]


def wanted(model: ModelFiles, passages: PassageSettings) -> dict[str, Any]:
    """What an index depends on beside the texts: the schema, the model and the settings."""
    return {
        "schema": SCHEMA,
        "model": [model.name, model.sha256],
        "precision": model.precision,
        "passages": asdict(passages),
    }


def identity(sources: Sequence[Text], manifest: Mapping[str, Any]) -> str:
    """The id of an index: the same for the same texts, model and settings, on any machine."""
    keys = {source.id: source.key for source in sources}
    known = json.dumps([keys, manifest], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Plan:
    """The sources and settings to build from, and the generation that stands.

    `standing` is `None` where no generation can be trusted; `damage` says what is wrong with it, if
    anything. `manifest` and `id` are those of the index to build. `before` are the entries of the
    standing generation by document id, and `manifest_before` is its manifest; both are empty
    without one.
    """

    sources: Sequence[Text]
    model: ModelFiles
    passages: PassageSettings
    standing: Generation | None
    damage: str | None
    manifest: Mapping[str, Any]
    id: str
    before: Mapping[str, Entry]
    manifest_before: Mapping[str, Any]

    @classmethod
    def of(
        cls, sources: Sequence[Text], home: Home, model: ModelFiles, passages: PassageSettings
    ) -> "Plan":
        damage = None
        standing: Generation | None
        try:
            standing = home.current()
        except IbidError as error:
            # FAISS and BM25 can be derived again from a store that is undamaged.
            standing = home.with_store()
            if not isinstance(error, NoIndex) or home.others():  # otherwise it is the first build
                damage = error.message
        manifest = wanted(model, passages)
        manifest_before = read_manifest(standing.store) if standing else {}
        if standing is not None and manifest_before.get("schema") not in READABLE:
            standing, damage = None, _OTHER_VERSION
            manifest_before = {}
        return cls(
            sources=sources,
            model=model,
            passages=passages,
            standing=standing,
            damage=damage,
            manifest=manifest,
            id=identity(sources, manifest),
            before=read_entries(standing.store) if standing else {},
            manifest_before=manifest_before,
        )

    @property
    def nothing_to_do(self) -> bool:
        return self.damage is None and self.standing is not None and self.standing.id == self.id

    def _differs(self, *names: str) -> bool:
        old = self.manifest_before
        return bool(old) and any(old[name] != self.manifest[name] for name in names)

    @property
    def cut_again(self) -> bool:
        """Whether kept documents must be cut into units again."""
        return self._differs("model", "passages", "schema")

    @property
    def embed_again(self) -> bool:
        older = bool(self.manifest_before) and self.manifest_before["schema"] < WITH_CONTEXT
        return older or self._differs("model", "precision")

    @property
    def encoder_before(self) -> Mapping[str, Any] | None:
        """The description of the model whose vectors are kept; `None` where they are not."""
        found: Mapping[str, Any] | None = self.manifest_before.get("encoder")
        return None if self.embed_again else found

    def is_kept(self, source: Text) -> bool:
        """Whether a source was read by an earlier build and has not changed since."""
        entry = self.before.get(source.id)
        return entry is not None and entry.key == source.key

    @property
    def kept(self) -> list[Text]:
        return [source for source in self.sources if self.is_kept(source)]

    @property
    def removed(self) -> list[str]:
        wanted = {source.id for source in self.sources}
        return [ident for ident in self.before if ident not in wanted]

    @property
    def why(self) -> str | None:
        """Why more is built than the changed texts require, in words; `None` where it is not."""
        reasons = [self.damage] if self.damage else []
        if self._differs("schema"):
            reasons.append(_OTHER_VERSION)
        old, new = self.manifest_before, self.manifest
        if self._differs("model"):
            name, sha256 = old["model"]
            what = (name, self.model.name)
            if name == self.model.name:
                what = (f"{name} {sha256[:8]}", self.model.sha256[:8])
            reasons.append(f"the model changed: {' → '.join(what)}")
        if self._differs("precision"):
            reasons.append(f"the precision changed: {old['precision']} → {new['precision']}")
        if self._differs("passages"):
            shifts = [
                f"{name} {old['passages'][name]} → {value}"
                for name, value in new["passages"].items()
                if old["passages"].get(name) != value
            ]
            reasons.append(f"passages are cut otherwise: {', '.join(shifts)}")
        readers = {
            (before.reader, source.reader)
            for source in self.sources
            if (before := self.before.get(source.id)) and before.reader != source.reader
        }
        reasons += [f"texts are read otherwise: {one} → {other}" for one, other in sorted(readers)]
        return "; ".join(reasons) or None
